import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import thuanna.foundation.tenancy.models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('fund', 'หน้ากองทุน'), ('town', 'หน้าท้องถิ่น')], max_length=20)),
                ('code', models.SlugField(db_index=False, max_length=40)),
                ('version', models.PositiveIntegerField()),
                ('schema', models.CharField(max_length=20)),
                ('content', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('as_of', models.DateField()),
                ('published_at', models.DateTimeField()),
                ('supersedes', thuanna.foundation.tenancy.models.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publications.publication')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'code', '-version'], name='publication_newest')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'kind', 'code', 'version'), name='publication_version_once'), models.UniqueConstraint(condition=models.Q(('supersedes__isnull', False)), fields=('tenant', 'supersedes'), name='publication_superseded_once'), models.CheckConstraint(condition=models.Q(('version__gt', 0)), name='publication_counts_from_one'), models.CheckConstraint(condition=models.Q(models.Q(('supersedes__isnull', True), ('version', 1)), models.Q(models.Q(('version', 1), _negated=True), ('supersedes__isnull', False)), _connector='OR'), name='publication_names_the_one_before'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='publication_has_hash'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='publication_has_code')],
            },
        ),
        migrations.CreateModel(
            name='ReceiptProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('issued', 'ออกใบเสร็จแล้ว'), ('voided', 'ยกเลิกแล้ว')], max_length=10)),
                ('reference', models.CharField(max_length=40)),
                ('amount_satang', models.BigIntegerField()),
                ('happened_on', models.DateField()),
                ('stated_at', models.DateTimeField()),
                ('office_code', models.SlugField(db_index=False, max_length=40)),
                ('office_th', models.CharField(max_length=200)),
                ('office_en', models.CharField(max_length=200)),
                ('is_demo', models.BooleanField(default=False)),
                ('link_seq', models.BigIntegerField(blank=True, null=True)),
                ('link_hash', models.CharField(blank=True, max_length=64)),
                ('linked_at', models.DateTimeField(blank=True, null=True)),
                ('inclusion', models.JSONField(blank=True, default=dict)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['digest'], name='receipt_proof_by_digest')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'digest', 'state'), name='receipt_proof_once'), models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='receipt_proof_holds_a_digest'), models.CheckConstraint(condition=models.Q(('amount_satang__gt', 0)), name='receipt_proof_amount_positive')],
            },
        ),
        migrations.CreateModel(
            name='PublicationRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('system', models.CharField(blank=True, max_length=40)),
                ('memory', models.JSONField(default=dict)),
                ('withheld', models.JSONField(default=list)),
                ('publication', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publications.publication')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'publication'), name='publication_record_once'), models.CheckConstraint(condition=models.Q(('published_by__isnull', False), models.Q(('system', ''), _negated=True), _connector='OR'), name='publication_record_names_who')],
            },
        ),
        migrations.CreateModel(
            name='PublicationWithdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('fund', 'หน้ากองทุน'), ('town', 'หน้าท้องถิ่น')], max_length=20)),
                ('code', models.SlugField(db_index=False, max_length=40)),
                ('version', models.PositiveIntegerField()),
                ('reason_th', models.CharField(max_length=300)),
                ('reason_en', models.CharField(blank=True, max_length=300)),
                ('withdrawn_at', models.DateTimeField()),
                ('publication', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publications.publication')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'code', '-version'], name='withdrawal_newest')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'publication'), name='publication_withdrawn_once'), models.CheckConstraint(condition=models.Q(('reason_th', ''), _negated=True), name='publication_withdrawal_says_why')],
            },
        ),
    ]
