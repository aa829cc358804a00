import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('media_type', models.CharField(max_length=120)),
                ('purpose', models.CharField(choices=[('import', 'ไฟล์นำเข้า'), ('evidence', 'หลักฐาน'), ('issued', 'เอกสารที่ออก')], max_length=20)),
                ('size_bytes', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('stored_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('stored_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'sha256'], name='document_by_checksum')],
                'constraints': [models.CheckConstraint(condition=models.Q(('size_bytes__gt', 0)), name='document_not_empty'), models.CheckConstraint(condition=models.Q(('sha256', ''), _negated=True), name='document_has_checksum')],
            },
        ),
    ]
