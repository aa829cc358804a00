import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import thuanna.foundation.tenancy.models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('places', '0002_codes_of_the_nation'),
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('local_government', 'องค์กรปกครองส่วนท้องถิ่น'), ('division', 'กอง สำนัก หรือฝ่าย'), ('community', 'คณะกรรมการชุมชนหรือหมู่บ้าน'), ('fund', 'กองทุนสวัสดิการชุมชน'), ('provincial_committee', 'คณะกรรมการระดับจังหวัด'), ('provincial_office', 'สำนักงานระดับจังหวัด'), ('agency', 'หน่วยงานของรัฐ'), ('institution', 'สถานพยาบาล สถานสงเคราะห์ หรือสถาบัน'), ('partner_state', 'ภาคีภาครัฐ'), ('partner_private', 'ภาคีภาคเอกชน'), ('partner_civil', 'ภาคีภาคประชาสังคม'), ('partner_professional', 'ภาคีองค์กรวิชาชีพ'), ('partner_religious', 'วัดและศาสนสถาน'), ('partner_school', 'สถานศึกษา')], max_length=30)),
                ('is_self', models.BooleanField(default=False)),
                ('name_th', models.CharField(max_length=200)),
                ('name_en', models.CharField(blank=True, max_length=200)),
                ('sort_key', models.CharField(db_collation='C', max_length=900)),
                ('address_line', models.CharField(blank=True, max_length=200)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('hours_th', models.CharField(blank=True, max_length=200)),
                ('hours_en', models.CharField(blank=True, max_length=200)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('community', thuanna.foundation.tenancy.models.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                ('parent', thuanna.foundation.tenancy.models.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('subdistrict', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.subdistrict')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'kind', 'sort_key'], name='organisation_by_kind')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name_th', ''), _negated=True), name='organisation_has_name'), models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='organisation_not_own_parent'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'division'), _negated=True), ('parent__isnull', False), _connector='OR'), name='organisation_division_has_parent'), models.CheckConstraint(condition=models.Q(models.Q(('community__isnull', False), ('kind', 'community')), models.Q(models.Q(('kind', 'community'), _negated=True), ('community__isnull', True)), _connector='OR'), name='organisation_community_names_its_place'), models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_before__isnull', True), ('ends_before__gt', models.F('starts_on')), _connector='OR'), name='organisation_ends_after_start'), models.CheckConstraint(condition=models.Q(('is_self', False), ('ends_before__isnull', True), _connector='OR'), name='organisation_self_is_open'), models.UniqueConstraint(condition=models.Q(('is_self', True)), fields=('tenant',), name='organisation_one_is_self'), models.UniqueConstraint(condition=models.Q(models.Q(('kind', 'community'), _negated=True), ('ends_before__isnull', True)), fields=('tenant', 'parent', 'name_th'), name='organisation_name_once', nulls_distinct=False), models.UniqueConstraint(condition=models.Q(('community__isnull', False), ('ends_before__isnull', True)), fields=('tenant', 'community'), name='organisation_one_a_community')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60)),
                ('label_th', models.CharField(max_length=160)),
                ('label_en', models.CharField(max_length=160)),
                ('measure', models.CharField(choices=[('count', 'จำนวนเต็ม'), ('decimal', 'ทศนิยม'), ('money', 'จำนวนเงิน')], max_length=10)),
                ('amount', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('satang', models.BigIntegerField(blank=True, null=True)),
                ('unit_th', models.CharField(max_length=40)),
                ('unit_en', models.CharField(max_length=40)),
                ('as_of', models.DateField()),
                ('source', models.CharField(max_length=300)),
                ('definition_th', models.CharField(max_length=500)),
                ('definition_en', models.CharField(blank=True, max_length=500)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('replaces', thuanna.foundation.tenancy.models.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.figure')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', True), ('measure', 'money'), ('satang__isnull', False)), models.Q(models.Q(('measure', 'money'), _negated=True), ('amount__gte', 0), ('satang__isnull', True)), _connector='OR'), name='figure_has_one_value'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='figure_has_source'), models.CheckConstraint(condition=models.Q(('definition_th', ''), _negated=True), name='figure_has_definition'), models.CheckConstraint(condition=models.Q(models.Q(('label_th', ''), _negated=True), models.Q(('unit_th', ''), _negated=True)), name='figure_says_what_it_counts'), models.UniqueConstraint(condition=models.Q(('replaces__isnull', True)), fields=('tenant', 'code', 'as_of'), name='figure_once_a_day'), models.UniqueConstraint(condition=models.Q(('replaces__isnull', False)), fields=('tenant', 'replaces'), name='figure_replaced_once')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('executive', 'ผู้บริหารท้องถิ่น'), ('deputy_executive', 'รองผู้บริหารท้องถิ่น'), ('council_chair', 'ประธานสภา'), ('council_deputy_chair', 'รองประธานสภา'), ('councillor', 'สมาชิกสภา'), ('clerk', 'ปลัด'), ('head', 'หัวหน้าหน่วยงาน'), ('officer', 'เจ้าหน้าที่'), ('village_head', 'กำนันหรือผู้ใหญ่บ้าน'), ('chair', 'ประธานกรรมการ'), ('vice_chair', 'รองประธานกรรมการ'), ('secretary', 'เลขานุการ'), ('treasurer', 'เหรัญญิก'), ('committee', 'กรรมการ'), ('adviser', 'ที่ปรึกษา')], max_length=30)),
                ('title_th', models.CharField(max_length=120)),
                ('title_en', models.CharField(blank=True, max_length=120)),
                ('person_name', models.CharField(max_length=160)),
                ('sex', models.CharField(choices=[('male', 'ชาย'), ('female', 'หญิง'), ('not_stated', 'ไม่ระบุ')], max_length=10)),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'organisation', 'kind'], name='post_by_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title_th', ''), _negated=True), name='post_has_title'), models.CheckConstraint(condition=models.Q(('person_name', ''), _negated=True), name='post_is_held_by_somebody'), models.CheckConstraint(condition=models.Q(('ends_before__isnull', True), ('ends_before__gt', models.F('starts_on')), _connector='OR'), name='post_ends_after_start'), models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True), ('kind__in', ['executive', 'council_chair', 'clerk', 'head', 'village_head', 'chair', 'secretary', 'treasurer'])), fields=('tenant', 'organisation', 'kind'), name='post_held_by_one')],
            },
        ),
    ]
