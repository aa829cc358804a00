import django.db.models.deletion
import django.db.models.functions.datetime
import thuanna.foundation.tenancy.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ledger', '0002_guards'),
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=10)),
                ('year', models.PositiveIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('token', models.CharField(max_length=26)),
                ('request_id', models.CharField(max_length=80)),
                ('payer_kind', models.CharField(choices=[('member', 'สมาชิก'), ('other', 'บุคคลหรือหน่วยงานอื่น')], max_length=10)),
                ('payer_ref', models.BigIntegerField(default=0)),
                ('happened_on', models.DateField()),
                ('total_satang', models.BigIntegerField()),
                ('into_account', models.CharField(max_length=20)),
                ('into_party', models.BigIntegerField(default=0)),
                ('paper_book', models.CharField(blank=True, max_length=20)),
                ('paper_number', models.CharField(blank=True, max_length=20)),
                ('issued_by_id', models.BigIntegerField(null=True)),
                ('issued_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('journal', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journal')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'happened_on', 'id'], name='receipt_by_day'), models.Index(fields=['tenant', 'payer_ref', 'id'], name='receipt_by_payer')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'series', 'year', 'number'), name='receipt_number_once'), models.UniqueConstraint(fields=('tenant', 'journal'), name='receipt_one_a_journal'), models.UniqueConstraint(fields=('tenant', 'token'), name='receipt_token_once'), models.UniqueConstraint(fields=('tenant', 'request_id'), name='receipt_request_once'), models.UniqueConstraint(condition=models.Q(('paper_number', ''), _negated=True), fields=('tenant', 'paper_book', 'paper_number'), name='receipt_paper_number_once'), models.CheckConstraint(condition=models.Q(('total_satang__gt', 0)), name='receipt_total_positive'), models.CheckConstraint(condition=models.Q(('number__gt', 0)), name='receipt_number_counts_from_one'), models.CheckConstraint(condition=models.Q(('request_id', ''), _negated=True), name='receipt_has_request'), models.CheckConstraint(condition=models.Q(('token__regex', '^[0-9a-z]{26}$')), name='receipt_token_form'), models.CheckConstraint(condition=models.Q(models.Q(('payer_kind', 'member'), ('payer_ref__gt', 0)), models.Q(('payer_kind', 'other'), ('payer_ref', 0)), _connector='OR'), name='receipt_member_is_named_by_ref'), models.CheckConstraint(condition=models.Q(models.Q(('paper_number', ''), _negated=True), ('paper_book', ''), _connector='OR'), name='receipt_paper_book_has_number')],
            },
        ),
        migrations.CreateModel(
            name='PayerName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('receipt', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.receipt')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'receipt'), name='payer_name_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='payer_name_given')],
            },
        ),
        migrations.CreateModel(
            name='ReceiptLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('entry_fee', 'ค่าสมัครสมาชิก'), ('daily', 'เงินสมทบรายวัน'), ('monthly', 'เงินสมทบรายเดือน'), ('half_yearly', 'เงินสมทบรายครึ่งปี'), ('yearly', 'เงินสมทบรายปี'), ('donation', 'เงินบริจาค'), ('other', 'อื่นๆ')], max_length=12)),
                ('amount_satang', models.BigIntegerField()),
                ('first_month', models.DateField(blank=True, null=True)),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('receipt', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.receipt')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'receipt', 'place'), name='receipt_line_place'), models.CheckConstraint(condition=models.Q(('amount_satang__gt', 0)), name='receipt_line_positive'), models.CheckConstraint(condition=models.Q(models.Q(('first_month__isnull', True), ('months__isnull', True)), models.Q(('first_month__isnull', False), ('months__gt', 0)), _connector='OR'), name='receipt_line_months_begin_somewhere')],
            },
        ),
        migrations.CreateModel(
            name='ReceiptPrint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('printed_by_id', models.BigIntegerField(null=True)),
                ('printed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('receipt', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.receipt')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'receipt', 'place'), name='receipt_print_place'), models.CheckConstraint(condition=models.Q(('place__gt', 0)), name='receipt_print_counts_from_one')],
            },
        ),
        migrations.CreateModel(
            name='ReceiptVoid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('wrong_amount', 'จำนวนเงินไม่ถูกต้อง'), ('wrong_payer', 'ผิดคน'), ('wrong_date', 'วันที่ไม่ถูกต้อง'), ('twice', 'บันทึกซ้ำ'), ('returned', 'คืนเงินแล้ว')], max_length=15)),
                ('voided_on', models.DateField()),
                ('voided_by_id', models.BigIntegerField(null=True)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('receipt', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.receipt')),
                ('reversal', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journal')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'receipt'), name='receipt_voided_once'), models.UniqueConstraint(fields=('tenant', 'reversal'), name='receipt_void_one_a_reversal'), models.CheckConstraint(condition=models.Q(('reason__in', ['wrong_amount', 'wrong_payer', 'wrong_date', 'twice', 'returned'])), name='receipt_void_reason')],
            },
        ),
    ]
