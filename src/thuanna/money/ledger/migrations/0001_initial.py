import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import thuanna.foundation.tenancy.models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='LooseLegs',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('journal_ids', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=10)),
                ('name_th', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'code'), name='ledger_series_code'), models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Z0-9]+$')), name='ledger_series_code_plain'), models.CheckConstraint(condition=models.Q(models.Q(('name_th', ''), _negated=True), models.Q(('name_en', ''), _negated=True)), name='ledger_series_named')],
            },
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveIntegerField()),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'starts_on'), name='ledger_period_start'), models.CheckConstraint(condition=models.Q(('starts_on__lt', models.F('ends_before'))), name='ledger_period_forward'), models.CheckConstraint(condition=models.Q(('year__gte', 2400), ('year__lte', 2800)), name='ledger_period_year_buddhist')],
            },
        ),
        migrations.CreateModel(
            name='PublishedHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.BigIntegerField()),
                ('hash', models.BinaryField(max_length=32)),
                ('journals', models.BigIntegerField()),
                ('total_satang', models.BigIntegerField()),
                ('published_on', models.DateField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'published_on'), name='ledger_published_head_daily')],
            },
        ),
        migrations.CreateModel(
            name='Unlinked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=1)),
                ('entry_ids', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('leaves', django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), size=None)),
                ('total_satang', models.BigIntegerField(default=0)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20)),
                ('name_th', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('asset', 'สินทรัพย์'), ('liability', 'หนี้สิน'), ('equity', 'กองทุน'), ('income', 'รายรับ'), ('expense', 'รายจ่าย')], max_length=10)),
                ('axis', models.CharField(choices=[('cash', 'เงินสด'), ('bank', 'เงินฝากธนาคาร'), ('custody', 'เงินสดในมือผู้รับเงิน'), ('clearing', 'เงินระหว่างทาง'), ('member', 'เงินสมทบสมาชิก'), ('benefit', 'สวัสดิการ'), ('support', 'เงินสนับสนุน'), ('opening', 'ยอดยกมา'), ('other', 'อื่นๆ')], max_length=10)),
                ('form_line', models.CharField(blank=True, max_length=30)),
                ('party_kind', models.CharField(blank=True, max_length=20)),
                ('never_below_zero', models.BooleanField(default=False)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'code'), name='ledger_account_code'), models.CheckConstraint(condition=models.Q(('code__regex', '^[0-9A-Z][0-9A-Z.-]*$')), name='ledger_account_code_plain'), models.CheckConstraint(condition=models.Q(models.Q(('name_th', ''), _negated=True), models.Q(('name_en', ''), _negated=True)), name='ledger_account_named'), models.CheckConstraint(condition=models.Q(('kind__in', ['asset', 'liability', 'equity', 'income', 'expense'])), name='ledger_account_kind'), models.CheckConstraint(condition=models.Q(('party_kind__regex', '^[a-z_]*$')), name='ledger_account_party_kind_plain')],
            },
        ),
        migrations.CreateModel(
            name='Balance',
            fields=[
                ('pk', models.CompositePrimaryKey('tenant_id', 'account_id', 'party', 'funder', blank=True, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.BigIntegerField()),
                ('party', models.BigIntegerField()),
                ('funder', models.CharField(max_length=16)),
                ('balance_satang', models.BigIntegerField()),
                ('floor_sign', models.SmallIntegerField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('floor_sign', 0), models.Q(('balance_satang__gte', 0), ('floor_sign', 1)), models.Q(('balance_satang__lte', 0), ('floor_sign', -1)), _connector='OR'), name='ledger_balance_never_below_zero')],
            },
        ),
        migrations.CreateModel(
            name='ChainLink',
            fields=[
                ('pk', models.CompositePrimaryKey('tenant_id', 'seq', blank=True, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField()),
                ('prev_hash', models.BinaryField(max_length=32)),
                ('hash', models.BinaryField(max_length=32)),
                ('root', models.BinaryField(max_length=32)),
                ('version', models.SmallIntegerField()),
                ('linked_at', models.DateTimeField()),
                ('kinds', models.TextField()),
                ('entry_ids', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('leaves', django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), size=None)),
                ('journals', models.BigIntegerField()),
                ('total_satang', models.BigIntegerField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'prev_hash'), name='ledger_link_no_fork'), models.CheckConstraint(condition=models.Q(('seq__gt', 0)), name='ledger_link_counts_from_one')],
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.BigIntegerField()),
                ('hash', models.BinaryField(max_length=32)),
                ('journals', models.BigIntegerField()),
                ('total_satang', models.BigIntegerField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant',), name='ledger_head_one')],
            },
        ),
        migrations.CreateModel(
            name='IssuedNumber',
            fields=[
                ('pk', models.CompositePrimaryKey('tenant_id', 'series_id', 'year', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('series_id', models.BigIntegerField()),
                ('year', models.IntegerField()),
                ('number', models.IntegerField()),
                ('journal_id', models.BigIntegerField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'journal_id'), name='ledger_number_of_journal'), models.CheckConstraint(condition=models.Q(('number__gt', 0)), name='ledger_number_counts_from_one')],
            },
        ),
        migrations.CreateModel(
            name='Journal',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('opening', 'ยอดยกมา'), ('contribution', 'เงินสมทบ'), ('entry_fee', 'ค่าสมัคร'), ('donation', 'เงินบริจาค'), ('interest', 'ดอกเบี้ย'), ('matching', 'เงินสมทบจากหน่วยงาน'), ('other_income', 'รายรับอื่น'), ('benefit', 'สวัสดิการสมาชิก'), ('outside_help', 'ช่วยเหลือผู้ที่ไม่ใช่สมาชิก'), ('expense', 'ค่าใช้จ่าย'), ('deposit', 'นำฝากธนาคาร'), ('withdrawal', 'ถอนจากธนาคาร'), ('transfer', 'ส่งมอบเงิน'), ('funder_transfer', 'โอนระหว่างแหล่งเงิน'), ('correction', 'ปรับปรุง'), ('surplus', 'จัดสรรส่วนเกิน'), ('reversal', 'กลับรายการ')], max_length=20)),
                ('happened_on', models.DateField()),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('memo', models.CharField(blank=True, max_length=80)),
                ('key', models.CharField(max_length=120)),
                ('payload_digest', models.BinaryField(max_length=32)),
                ('document_digest', models.BinaryField(max_length=32, null=True)),
                ('series_id', models.BigIntegerField(null=True)),
                ('reverses_id', models.BigIntegerField(null=True)),
                ('entered_by_id', models.BigIntegerField(null=True)),
                ('total_satang', models.BigIntegerField()),
                ('leg_count', models.IntegerField()),
                ('salt', models.BinaryField(max_length=16)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'key'), name='ledger_journal_key'), models.UniqueConstraint(condition=models.Q(('reverses_id__isnull', False)), fields=('tenant', 'reverses_id'), name='ledger_journal_reversed_once'), models.CheckConstraint(condition=models.Q(('key__regex', '^[!-~]+$')), name='ledger_journal_key_plain'), models.CheckConstraint(condition=models.Q(('kind__regex', '^[a-z_]+$')), name='ledger_journal_kind_plain'), models.CheckConstraint(condition=models.Q(('total_satang__gt', 0)), name='ledger_journal_total_positive'), models.CheckConstraint(condition=models.Q(('memo__regex', '^[a-z0-9_.:-]*$')), name='ledger_journal_memo_is_code'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reversal'), ('reverses_id__isnull', False)), models.Q(models.Q(('kind', 'reversal'), _negated=True), ('reverses_id__isnull', True)), _connector='OR'), name='ledger_journal_reversal_names_original')],
            },
        ),
        migrations.CreateModel(
            name='Leg',
            fields=[
                ('pk', models.CompositePrimaryKey('tenant_id', 'journal_id', 'position', blank=True, editable=False, primary_key=True, serialize=False)),
                ('journal_id', models.BigIntegerField()),
                ('position', models.IntegerField()),
                ('account_id', models.BigIntegerField()),
                ('party', models.BigIntegerField(default=0)),
                ('funder', models.CharField(choices=[('member', 'สมาชิก'), ('local_government', 'องค์กรปกครองส่วนท้องถิ่น'), ('state', 'รัฐ'), ('donor', 'ผู้บริจาค'), ('other', 'อื่นๆ')], max_length=16)),
                ('amount_satang', models.BigIntegerField()),
                ('happened_on', models.DateField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'account_id', 'party', 'happened_on'], name='ledger_leg_by_account')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_satang', 0), _negated=True), name='ledger_leg_not_zero'), models.CheckConstraint(condition=models.Q(('position__gt', 0)), name='ledger_leg_position_counts'), models.CheckConstraint(condition=models.Q(('party__gte', 0)), name='ledger_leg_party_counts'), models.CheckConstraint(condition=models.Q(('funder__in', ['member', 'local_government', 'state', 'donor', 'other'])), name='ledger_leg_funder')],
            },
        ),
        migrations.CreateModel(
            name='NumberCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.IntegerField()),
                ('last', models.IntegerField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('series', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.numberseries')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'series', 'year'), name='ledger_counter_one')],
            },
        ),
        migrations.CreateModel(
            name='PeriodClosing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('closed_on', models.DateField()),
                ('closed_by_id', models.BigIntegerField(null=True)),
                ('period', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.period')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'period'), name='ledger_period_closed_once')],
            },
        ),
        migrations.CreateModel(
            name='BookProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.BigIntegerField()),
                ('hash', models.BinaryField(max_length=32)),
                ('journals', models.BigIntegerField()),
                ('total_satang', models.BigIntegerField()),
                ('findings', models.IntegerField()),
                ('proved_at', models.DateTimeField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', '-id'], name='ledger_proof_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('findings__gte', 0), ('journals__gte', 0), ('seq__gte', 0)), name='ledger_proof_counts')],
            },
        ),
    ]
