-- Bytes and hashes, exactly as docs/algorithms/book-of-account-seal.md writes them down. The same stands
-- in sealing.py and in tools/verify_book.py: change one, change all, and raise the version byte.

-- One field: its length in four bytes, big-endian, then its UTF-8. Nothing is written as the empty text.
create or replace function ledger_field(value text) returns bytea language sql stable parallel safe as $$
  select int4send(octet_length(coalesce(value, ''))) || convert_to(coalesce(value, ''), 'UTF8')
$$;

-- The same for many plain ASCII fields at once, none of them null: PostgreSQL's own binary form of a text
-- array is a header of 20 bytes, then each element's length and bytes. One call instead of five a field.
create or replace function ledger_fields(variadic ascii text[]) returns bytea
language sql stable parallel safe as $$
  select substring(array_send(ascii) from 21)
$$;

create or replace function ledger_moment(at timestamptz) returns text language sql stable parallel safe as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

create or replace function ledger_day(day date) returns text language sql stable parallel safe as $$
  select to_char(day, 'YYYY-MM-DD')
$$;

-- Satang stay whole numbers of 64 bits while they are summed, and too many are refused: sum(bigint) would
-- carry a numeric for each group, which costs more than the adding.
create or replace aggregate ledger_sum(satang bigint) (sfunc = int8pl, stype = bigint, initcond = '0');

-- A leaf of the tree: tag 0 (RFC 6962), version 1, the fields.
create or replace function ledger_leaf(fields bytea) returns bytea language sql immutable parallel safe as $$
  select sha256('\x0001'::bytea || fields)
$$;

-- The Merkle tree root of RFC 6962, level by level: a last node without a partner goes up as it is. A level is
-- one string of hashes, 32 bytes each.
create or replace function ledger_root(leaves bytea[]) returns bytea language plpgsql immutable parallel safe as $$
declare
  level bytea := (
    select string_agg(leaf, ''::bytea order by place) from unnest(leaves) with ordinality as n (leaf, place)
  );
  nodes integer := cardinality(leaves);
begin
  while nodes > 1 loop
    select string_agg(sha256('\x01'::bytea || substring(level from pair * 64 + 1 for 64)), ''::bytea order by pair)
           || substring(level from nodes / 2 * 64 + 1)
      into level
      from generate_series(0, nodes / 2 - 1) as pair;
    nodes := (nodes + 1) / 2;
  end loop;
  return level;
end $$;
