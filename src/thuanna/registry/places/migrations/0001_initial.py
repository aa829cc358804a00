import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Province',
            fields=[
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False)),
                ('name_th', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[1-9][0-9]$')), name='province_code_form')],
            },
        ),
        migrations.CreateModel(
            name='RetiredCode',
            fields=[
                ('code', models.CharField(max_length=6, primary_key=True, serialize=False)),
                ('name_th', models.CharField(max_length=160)),
                ('name_en', models.CharField(blank=True, max_length=160)),
                ('retired_on', models.DateField()),
                ('basis', models.CharField(blank=True, choices=[('notice', 'ประกาศในราชกิจจานุเบกษา'), ('name', 'ชื่อเดียวกันในรหัสใหม่'), ('', 'ไม่ทราบ')], max_length=10)),
                ('noticed_on', models.DateField(blank=True, null=True)),
                ('source', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[1-9][0-9]{3}([0-9]{2})?$')), name='retired_code_form')],
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('code', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('name_th', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('province', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.province')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[1-9][0-9]{3}$')), name='district_code_form'), models.CheckConstraint(condition=models.Q(('province_id', django.db.models.functions.text.Left('code', 2))), name='district_lies_in_its_province')],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('successor_code', models.CharField(max_length=6)),
                ('retired', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.retiredcode')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('retired', 'successor_code'), name='succession_once'), models.CheckConstraint(condition=models.Q(('successor_code', models.F('retired_id')), _negated=True), name='succession_leads_elsewhere')],
            },
        ),
        migrations.CreateModel(
            name='Subdistrict',
            fields=[
                ('code', models.CharField(max_length=6, primary_key=True, serialize=False)),
                ('name_th', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('postcodes', models.CharField(max_length=40)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.district')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[1-9][0-9]{5}$')), name='subdistrict_code_form'), models.CheckConstraint(condition=models.Q(('district_id', django.db.models.functions.text.Left('code', 4))), name='subdistrict_lies_in_its_district'), models.CheckConstraint(condition=models.Q(('postcodes__regex', '^[1-9][0-9]{4}( [1-9][0-9]{4})*$')), name='subdistrict_postcode_form')],
            },
        ),
        migrations.CreateModel(
            name='LocalArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('coverage', models.CharField(choices=[('whole', 'ทั้งตำบล'), ('part', 'บางส่วนของตำบล')], max_length=10)),
                ('part_th', models.CharField(blank=True, max_length=200)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('subdistrict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.subdistrict')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'subdistrict'), name='local_area_once'), models.CheckConstraint(condition=models.Q(('coverage', 'part'), ('part_th', ''), _connector='OR'), name='local_area_whole_has_no_part')],
            },
        ),
        migrations.CreateModel(
            name='Community',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('village', 'หมู่บ้าน'), ('municipal', 'ชุมชน')], max_length=10)),
                ('village_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('code', models.CharField(blank=True, max_length=8)),
                ('name_th', models.CharField(max_length=120)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('sort_key', models.CharField(db_collation='C', max_length=500)),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('subdistrict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.subdistrict')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'subdistrict', 'village_number'], name='community_by_place')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name_th', ''), _negated=True), name='community_has_name'), models.CheckConstraint(condition=models.Q(('code', ''), ('code__regex', '^[1-9][0-9]{7}$'), _connector='OR'), name='community_code_form'), models.CheckConstraint(condition=models.Q(('code', ''), ('subdistrict_id', django.db.models.functions.text.Left('code', 6)), _connector='OR'), name='community_code_in_subdistrict'), models.CheckConstraint(condition=models.Q(('code', ''), ('village_number', django.db.models.functions.comparison.Cast(django.db.models.functions.text.Right('code', 2), models.PositiveSmallIntegerField())), _connector='OR'), name='community_code_ends_in_number'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'village'), ('village_number__range', (1, 99))), models.Q(('code', ''), ('kind', 'municipal'), ('village_number__isnull', True)), _connector='OR'), name='community_villages_are_numbered'), models.CheckConstraint(condition=models.Q(('ends_before__isnull', True), ('ends_before__gt', models.F('starts_on')), _connector='OR'), name='community_ends_after_start'), models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True), ('kind', 'village')), fields=('tenant', 'subdistrict', 'village_number'), name='community_village_once'), models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True), ('kind', 'municipal')), fields=('tenant', 'subdistrict', 'name_th'), name='community_municipal_once')],
            },
        ),
    ]
