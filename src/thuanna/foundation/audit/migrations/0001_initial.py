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
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('system', models.CharField(blank=True, max_length=40)),
                ('verb', models.CharField(max_length=80)),
                ('subject_kind', models.CharField(max_length=80)),
                ('subject_id', models.BigIntegerField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('facts', models.JSONField(default=dict)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'subject_kind', 'subject_id'], name='audit_by_subject'), models.Index(fields=['tenant', 'recorded_at'], name='audit_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('user__isnull', False), models.Q(('system', ''), _negated=True), _connector='OR'), name='audit_never_anonymous'), models.CheckConstraint(condition=models.Q(('verb', ''), _negated=True), name='audit_has_verb')],
            },
        ),
    ]
