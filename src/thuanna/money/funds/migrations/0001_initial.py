import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import thuanna.foundation.tenancy.models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('documents', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0002_codes_of_the_nation'),
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('uploaded', 'รับไฟล์แล้ว รอตรวจ'), ('checked', 'ตรวจแล้ว รอยืนยัน'), ('unreadable', 'อ่านไฟล์ไม่ได้'), ('committed', 'นำเข้าแล้ว'), ('undone', 'ยกเลิกการนำเข้าแล้ว'), ('discarded', 'ไม่นำเข้า')], default='uploaded', max_length=12)),
                ('sheet', models.CharField(blank=True, max_length=200)),
                ('sheets', models.JSONField(default=list)),
                ('header_line', models.PositiveIntegerField(blank=True, null=True)),
                ('headings', models.JSONField(default=list)),
                ('mapping', models.JSONField(default=dict)),
                ('refusal_th', models.CharField(blank=True, max_length=400)),
                ('refusal_en', models.CharField(blank=True, max_length=400)),
                ('lines_done', models.PositiveIntegerField(default=0)),
                ('lines_total', models.PositiveIntegerField(default=0)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('accepted', models.PositiveIntegerField(default=0)),
                ('rejected', models.PositiveIntegerField(default=0)),
                ('warned', models.PositiveIntegerField(default=0)),
                ('known', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('committed_at', models.DateTimeField(blank=True, null=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'state'], name='import_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'committed'), _negated=True), ('committed_at__isnull', False), _connector='OR'), name='import_committed_is_dated'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'undone'), _negated=True), ('undone_at__isnull', False), _connector='OR'), name='import_undone_is_dated')],
            },
        ),
        migrations.CreateModel(
            name='CollectionPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20)),
                ('place_th', models.CharField(max_length=200)),
                ('place_en', models.CharField(blank=True, max_length=200)),
                ('keeper', models.CharField(blank=True, max_length=160)),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('community', thuanna.foundation.tenancy.models.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'code'), name='collection_point_code_once'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='collection_point_has_code'), models.CheckConstraint(condition=models.Q(('ends_before__isnull', True), ('ends_before__gt', models.F('starts_on')), _connector='OR'), name='collection_point_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='ColumnMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signature', models.CharField(max_length=64)),
                ('mapping', models.JSONField()),
                ('remembered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'signature'), name='mapping_once')],
            },
        ),
        migrations.CreateModel(
            name='ContributionPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stands_as', models.CharField(choices=[('equity', 'เงินกองทุน'), ('liability', 'เงินที่กองทุนต้องคืน')], max_length=10)),
                ('starts_on', models.DateField()),
                ('resolution_no', models.CharField(blank=True, max_length=40)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'starts_on'), name='contribution_policy_once_a_day'), models.CheckConstraint(condition=models.Q(('stands_as__in', ['equity', 'liability'])), name='contribution_policy_known')],
            },
        ),
        migrations.CreateModel(
            name='Fund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('founded_on', models.DateField()),
                ('supporting_organisation', models.CharField(blank=True, max_length=200)),
                ('objectives_th', models.TextField(blank=True)),
                ('objectives_en', models.TextField(blank=True)),
                ('how_to_join_th', models.TextField(blank=True)),
                ('how_to_join_en', models.TextField(blank=True)),
                ('office_place_th', models.CharField(blank=True, max_length=200)),
                ('office_place_en', models.CharField(blank=True, max_length=200)),
                ('office_phone', models.CharField(blank=True, max_length=20)),
                ('population', models.PositiveIntegerField(blank=True, null=True)),
                ('population_on', models.DateField(blank=True, null=True)),
                ('entry_fee_satang', models.BigIntegerField(default=0)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant',), name='fund_one_a_tenant'), models.CheckConstraint(condition=models.Q(('entry_fee_satang__gte', 0)), name='fund_fee_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('population__isnull', True), ('population_on__isnull', True)), models.Q(('population__isnull', False), ('population_on__isnull', False)), _connector='OR'), name='fund_population_is_dated')],
            },
        ),
        migrations.CreateModel(
            name='ImportFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField()),
                ('column', models.CharField(blank=True, max_length=4)),
                ('heading', models.CharField(blank=True, max_length=200)),
                ('code', models.CharField(max_length=60)),
                ('severity', models.CharField(max_length=8)),
                ('message_th', models.CharField(max_length=500)),
                ('message_en', models.CharField(max_length=500)),
                ('batch', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.importbatch')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'batch', 'row'], name='finding_by_row')],
                'constraints': [models.CheckConstraint(condition=models.Q(('severity__in', ['error', 'warning', 'info'])), name='finding_severity')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20)),
                ('number_key', models.CharField(db_collation='C', max_length=40)),
                ('payment_plan', models.CharField(blank=True, max_length=40)),
                ('opening_satang', models.BigIntegerField(blank=True, null=True)),
                ('brought_person', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('community', thuanna.foundation.tenancy.models.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                ('import_batch', thuanna.foundation.tenancy.models.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.importbatch')),
                ('person', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'community'], name='member_by_community'), models.Index(fields=['tenant', 'number_key'], name='member_by_number_key'), models.Index(fields=['tenant', 'import_batch'], name='member_by_batch')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'number'), name='member_number_once'), models.UniqueConstraint(fields=('tenant', 'person'), name='member_person_once'), models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='member_has_number'), models.CheckConstraint(condition=models.Q(('opening_satang__isnull', True), ('opening_satang__gte', 0), _connector='OR'), name='member_opening_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='MemberStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('applied', 'สมัคร รออนุมัติ'), ('active', 'เป็นสมาชิก'), ('suspended', 'พักสิทธิ'), ('resigned', 'ลาออก'), ('ended', 'พ้นสมาชิกภาพ'), ('deceased', 'เสียชีวิต')], max_length=12)),
                ('starts_on', models.DateField()),
                ('resolution_no', models.CharField(blank=True, max_length=40)),
                ('resolution_on', models.DateField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('recorded_by_id', models.BigIntegerField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('member', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.member')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'member', 'starts_on', 'id'], name='member_status_on'), models.Index(fields=['tenant', 'status', 'starts_on'], name='member_status_by_status')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'member', 'status', 'starts_on'), name='member_status_once')],
            },
        ),
        migrations.CreateModel(
            name='NominatedPayee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('relation', models.CharField(blank=True, max_length=40)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('member', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.member')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True)), fields=('tenant', 'member', 'place'), name='payee_place_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='payee_has_name'), models.CheckConstraint(condition=models.Q(('ends_before__isnull', True), ('ends_before__gte', models.F('starts_on')), _connector='OR'), name='payee_ends_after_start')],
            },
        ),
    ]
