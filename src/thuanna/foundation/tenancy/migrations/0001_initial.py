import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Tenant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('kind', models.CharField(choices=[('local_government', 'องค์กรปกครองส่วนท้องถิ่น'), ('fund', 'กองทุนสวัสดิการชุมชน'), ('province', 'คณะกรรมการระดับจังหวัด'), ('agency', 'หน่วยงาน'), ('operator', 'ผู้ให้บริการระบบ')], max_length=20)),
                ('name_th', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('motto_th', models.CharField(blank=True, max_length=200)),
                ('motto_en', models.CharField(blank=True, max_length=200)),
                ('is_demo', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('host_tenant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='tenant_has_code'), models.CheckConstraint(condition=models.Q(('name_th', ''), _negated=True), name='tenant_has_thai_name')],
            },
        ),
    ]
