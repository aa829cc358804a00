"""Sealed packets: the only way in which something passes from one tenant to another.

A packet is an immutable snapshot with a canonical hash and the sender's Ed25519 signature, handed over as a
file like the paper form it replaces. Owns: making, opening and keeping packets, and whose key is trusted; a
person of the office says so after comparing the fingerprint. Must not know: what a kind of packet means.

- `actions.seal` what leaves · `actions.receive` what came, with `Vouched` for a sender seen the first time
- `packets.opened` reads a file and refuses changed bytes; it asks no database
- `queries` what was sent and received, the answers to a packet, the office's own fingerprint
"""
