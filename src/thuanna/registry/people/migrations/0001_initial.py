import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import thuanna.foundation.tenancy.models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('places', '0001_initial'),
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('house_code', models.CharField(blank=True, max_length=11)),
                ('house_number', models.CharField(blank=True, max_length=40)),
                ('village_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('community', thuanna.foundation.tenancy.models.TenantForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                ('subdistrict', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.subdistrict')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'subdistrict', 'house_number'], name='household_by_house')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('house_code', ''), _negated=True), fields=('tenant', 'house_code'), name='household_code_once'), models.CheckConstraint(condition=models.Q(('house_code', ''), ('house_code__regex', '^[0-9]{11}$'), _connector='OR'), name='household_code_form'), models.CheckConstraint(condition=models.Q(('house_code', ''), ('house_number', ''), _negated=True), name='household_has_code_or_house_number')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=60)),
                ('given_name', models.CharField(max_length=120)),
                ('family_name', models.CharField(blank=True, max_length=120)),
                ('nickname', models.CharField(blank=True, max_length=60)),
                ('sort_key', models.CharField(db_collation='C', max_length=1000)),
                ('sex', models.CharField(blank=True, choices=[('female', 'หญิง'), ('male', 'ชาย'), ('', 'ไม่ระบุ')], max_length=10)),
                ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('birth_month', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('birth_day', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('is_birth_year_uncertain', models.BooleanField(default=False)),
                ('nationality', models.CharField(blank=True, max_length=60)),
                ('marital_status', models.CharField(blank=True, choices=[('single', 'โสด'), ('married', 'สมรส'), ('divorced', 'หย่า'), ('widowed', 'หม้าย'), ('separated', 'แยกกันอยู่'), ('', 'ไม่ระบุ')], max_length=12)),
                ('occupation', models.CharField(blank=True, max_length=120)),
                ('income_band', models.CharField(blank=True, choices=[('none', 'ไม่มีรายได้'), ('to_3000', 'ไม่เกิน 3,000 บาท'), ('to_8000', '3,001–8,000 บาท'), ('to_15000', '8,001–15,000 บาท'), ('above_15000', 'มากกว่า 15,000 บาท'), ('', 'ไม่ระบุ')], max_length=12)),
                ('death_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('death_month', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('death_day', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('number_sealed', models.BinaryField(blank=True, null=True)),
                ('number_index', models.BinaryField(blank=True, null=True)),
                ('number_key_version', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('number_tail', models.CharField(blank=True, max_length=3)),
                ('number_kind', models.CharField(blank=True, choices=[('unregistered', 'unregistered'), ('born_since_2527', 'born_since_2527'), ('registered_late', 'registered_late'), ('in_register_by_2527', 'in_register_by_2527'), ('moved_before_number', 'moved_before_number'), ('added_to_register', 'added_to_register'), ('temporary_stay', 'temporary_stay'), ('child_of_temporary_stay', 'child_of_temporary_stay'), ('permanent_or_naturalised', 'permanent_or_naturalised'), ('unassigned', 'unassigned')], max_length=30)),
                ('no_number_reason', models.CharField(blank=True, choices=[('not_given', 'ยังไม่ได้แจ้งเลข'), ('not_issued', 'ยังไม่มีเลขประจำตัว'), ('unreadable', 'เลขในเอกสารเดิมอ่านไม่ได้หรือไม่ครบ'), ('', 'มีเลขแล้ว')], max_length=12)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'sort_key'], name='person_by_name')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'number_index'), name='person_number_once'), models.CheckConstraint(condition=models.Q(('given_name', ''), _negated=True), name='person_has_given_name'), models.CheckConstraint(condition=models.Q(models.Q(('no_number_reason', ''), ('number_index__isnull', False), ('number_key_version__isnull', False), ('number_sealed__isnull', False), ('number_tail__regex', '^[0-9]{3}$'), models.Q(('number_kind', ''), _negated=True)), models.Q(('number_index__isnull', True), ('number_key_version__isnull', True), ('number_kind', ''), ('number_sealed__isnull', True), ('number_tail', ''), models.Q(('no_number_reason', ''), _negated=True)), _connector='OR'), name='person_number_or_reason'), models.CheckConstraint(condition=models.Q(models.Q(('birth_year__isnull', True), ('birth_year__range', (1850, 2200)), _connector='OR'), models.Q(('birth_month__isnull', True), models.Q(('birth_month__range', (1, 12)), ('birth_year__isnull', False)), _connector='OR'), models.Q(('birth_day__isnull', True), models.Q(('birth_day__range', (1, 31)), ('birth_month__isnull', False)), _connector='OR')), name='person_birth_is_partial_date'), models.CheckConstraint(condition=models.Q(models.Q(('death_year__isnull', True), ('death_year__range', (1850, 2200)), _connector='OR'), models.Q(('death_month__isnull', True), models.Q(('death_month__range', (1, 12)), ('death_year__isnull', False)), _connector='OR'), models.Q(('death_day__isnull', True), models.Q(('death_day__range', (1, 31)), ('death_month__isnull', False)), _connector='OR')), name='person_death_is_partial_date'), models.CheckConstraint(condition=models.Q(('birth_year__isnull', True), ('death_year__isnull', True), ('death_year__gte', models.F('birth_year')), _connector='OR'), name='person_dies_after_birth'), models.CheckConstraint(condition=models.Q(('is_birth_year_uncertain', False), models.Q(('birth_month__range', (1, 3)), ('birth_year__lt', 1941)), _connector='OR'), name='person_uncertain_only_before_2484')],
            },
        ),
        migrations.CreateModel(
            name='HouseholdMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('standing', models.CharField(choices=[('head', 'เจ้าบ้าน'), ('resident', 'ผู้อาศัย')], max_length=10)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('household', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.household')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('person', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'household'], name='household_members'), models.Index(fields=['tenant', 'person'], name='household_by_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True)), fields=('tenant', 'person'), name='household_one_at_a_time'), models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True), ('standing', 'head')), fields=('tenant', 'household'), name='household_one_head'), models.CheckConstraint(condition=models.Q(('ends_before__isnull', True), ('starts_on__isnull', True), ('ends_before__gt', models.F('starts_on')), _connector='OR'), name='household_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=60)),
                ('given_name', models.CharField(max_length=120)),
                ('family_name', models.CharField(blank=True, max_length=120)),
                ('ends_before', models.DateField()),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('person', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'person'], name='former_name_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('given_name', ''), _negated=True), name='former_name_has_given_name')],
            },
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('registered', 'ตามทะเบียนบ้าน'), ('living', 'ที่อยู่จริง')], max_length=12)),
                ('house_number', models.CharField(blank=True, max_length=40)),
                ('village_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('lane', models.CharField(blank=True, max_length=80)),
                ('road', models.CharField(blank=True, max_length=80)),
                ('postcode', models.CharField(blank=True, max_length=5)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('community', thuanna.foundation.tenancy.models.TenantForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                ('subdistrict', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.subdistrict')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('person', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'person'], name='address_by_person'), models.Index(fields=['tenant', 'community', 'person'], name='address_by_community')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True)), fields=('tenant', 'person', 'kind'), name='address_one_current_of_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('house_number', ''), ('lane', ''), ('road', ''), _negated=True), ('village_number__isnull', False), ('community__isnull', False), ('subdistrict__isnull', False), _connector='OR'), name='address_says_something'), models.CheckConstraint(condition=models.Q(('village_number__isnull', True), ('village_number__range', (1, 99)), _connector='OR'), name='address_village_number'), models.CheckConstraint(condition=models.Q(('postcode', ''), ('postcode__regex', '^[1-9][0-9]{4}$'), _connector='OR'), name='address_postcode_form'), models.CheckConstraint(condition=models.Q(('ends_before__isnull', True), ('starts_on__isnull', True), ('ends_before__gt', models.F('starts_on')), _connector='OR'), name='address_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='PhoneNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digits', models.CharField(db_collation='C', max_length=20)),
                ('owner', models.CharField(choices=[('self', 'ของตนเอง'), ('family', 'ของคนในครอบครัว'), ('neighbour', 'ของเพื่อนบ้านหรือคนรู้จัก')], default='self', max_length=10)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('person', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'digits', 'person'], name='phone_by_digits')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'person', 'digits'), name='phone_once_a_person'), models.CheckConstraint(condition=models.Q(('digits__regex', '^0[0-9]{8,9}(#[0-9]{1,6})?$')), name='phone_form')],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('spouse', 'คู่สมรส'), ('father', 'บิดา'), ('mother', 'มารดา'), ('child', 'บุตร'), ('sibling', 'พี่น้อง'), ('grandchild', 'หลาน'), ('relative', 'ญาติ'), ('guardian', 'ผู้ปกครอง'), ('carer', 'ผู้ดูแล')], max_length=12)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('other', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'person'], name='relation_by_person'), models.Index(fields=['tenant', 'other'], name='relation_by_other')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True)), fields=('tenant', 'person', 'other', 'kind'), name='relation_once'), models.CheckConstraint(condition=models.Q(('person', models.F('other')), _negated=True), name='relation_between_two'), models.CheckConstraint(condition=models.Q(('ends_before__isnull', True), ('starts_on__isnull', True), ('ends_before__gt', models.F('starts_on')), _connector='OR'), name='relation_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='SearchKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spelt', models.CharField(db_collation='C', max_length=260)),
                ('heard', models.CharField(blank=True, db_collation='C', max_length=260)),
                ('person', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'person'], name='search_key_by_person'), models.Index(fields=['tenant', 'heard', 'person'], name='search_key_by_sound')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'spelt', 'person'), name='search_key_once'), models.CheckConstraint(condition=models.Q(('spelt', ''), _negated=True), name='search_key_not_empty')],
            },
        ),
        migrations.CreateModel(
            name='Trait',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('orphan', 'เด็กกำพร้า'), ('disadvantaged', 'ผู้ด้อยโอกาส'), ('disabled', 'คนพิการ')], max_length=15)),
                ('source', models.CharField(choices=[('self', 'เจ้าตัวหรือครอบครัวแจ้ง'), ('document', 'บัตรหรือเอกสาร'), ('committee', 'มติคณะกรรมการ'), ('register', 'ทะเบียนเดิมที่นำเข้า')], max_length=12)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('person', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'person'], name='trait_by_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True)), fields=('tenant', 'person', 'kind'), name='trait_once'), models.CheckConstraint(condition=models.Q(('ends_before__isnull', True), ('starts_on__isnull', True), ('ends_before__gt', models.F('starts_on')), _connector='OR'), name='trait_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='ViewLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=[('citizen_number', 'เลขประจำตัวประชาชน'), ('traits', 'กลุ่มที่ต้องดูแล')], max_length=20)),
                ('reason', models.CharField(choices=[('check_card', 'ตรวจกับบัตรหรือทะเบียนบ้าน'), ('fill_form', 'กรอกแบบหรือหนังสือให้เจ้าตัว'), ('decide_benefit', 'พิจารณาสวัสดิการ'), ('person_asked', 'เจ้าตัวขอดู'), ('correct', 'แก้ไขข้อมูลให้ถูกต้อง'), ('audit', 'ตรวจสอบงาน')], max_length=20)),
                ('viewed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('person', thuanna.foundation.tenancy.models.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('viewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'person', 'viewed_at'], name='view_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='view_has_reason'), models.CheckConstraint(condition=models.Q(('field__in', ['citizen_number', 'traits'])), name='view_of_known_field')],
            },
        ),
    ]
