import django.db.models.deletion
import thuanna.foundation.tenancy.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('username', models.CharField(max_length=60, unique=True)),
                ('display_name', models.CharField(max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('password', models.CharField(max_length=128)),
                ('last_login', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('join', 'เข้าร่วมหน่วยงาน'), ('new_password', 'ตั้งรหัสผ่านใหม่')], max_length=20)),
                ('code_digest', models.CharField(max_length=64)),
                ('display_name', models.CharField(max_length=120)),
                ('login_name', models.CharField(blank=True, max_length=60)),
                ('roles', models.JSONField(default=list)),
                ('unit_id', models.BigIntegerField(null=True)),
                ('forgets_second_factor', models.BooleanField(default=False)),
                ('issued_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'code_digest'), name='invitation_code_once'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('issued_at'))), name='invitation_lasts'), models.CheckConstraint(condition=models.Q(('code_digest__regex', '^[0-9a-f]{64}$')), name='invitation_digest'), models.CheckConstraint(condition=models.Q(('display_name', ''), _negated=True), name='invitation_names_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('account__isnull', True), ('kind', 'join')), models.Q(('account__isnull', False), ('kind', 'new_password')), _connector='OR'), name='invitation_password_has_account'), models.CheckConstraint(condition=models.Q(('kind', 'join'), ('roles', []), _negated=True), name='invitation_to_join_has_role')],
            },
        ),
        migrations.CreateModel(
            name='LoginRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('outcome', models.CharField(choices=[('in', 'เข้าระบบแล้ว'), ('wrong_password', 'รหัสผ่านไม่ถูก'), ('wrong_code', 'รหัสหกหลักไม่ถูก'), ('locked', 'ถูกพักไว้')], max_length=20)),
                ('device', models.CharField(blank=True, max_length=60)),
                ('network', models.CharField(blank=True, max_length=45)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'at'], name='login_record_of_user')],
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['in', 'wrong_password', 'wrong_code', 'locked'])), name='login_record_outcome')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('administrator', 'ผู้ดูแลระบบของหน่วยงาน'), ('chair', 'ประธานกองทุน'), ('treasurer', 'เหรัญญิก'), ('secretary', 'เลขานุการ'), ('registrar', 'นายทะเบียน'), ('collector', 'ผู้รับเงินประจำหมู่บ้าน'), ('committee', 'กรรมการกองทุน'), ('inspector', 'ผู้ตรวจสอบกิจการ'), ('officer', 'เจ้าหน้าที่กอง'), ('head', 'หัวหน้ากอง'), ('clerk', 'ปลัด'), ('executive', 'ผู้บริหารท้องถิ่น'), ('auditor', 'ผู้ตรวจสอบภายใน'), ('community_chair', 'ประธานชุมชน'), ('community_committee', 'กรรมการชุมชน'), ('volunteer', 'อาสาสมัคร'), ('partner', 'ภาคี'), ('province', 'คณะกรรมการระดับจังหวัด'), ('operator', 'ผู้ให้บริการระบบ')], max_length=30)),
                ('unit_id', models.BigIntegerField(blank=True, null=True)),
                ('starts_on', models.DateField()),
                ('ends_before', models.DateField(blank=True, null=True)),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_before__isnull', True), ('ends_before__gte', models.F('starts_on')), _connector='OR'), name='membership_ends_after_start'), models.UniqueConstraint(condition=models.Q(('ends_before__isnull', True)), fields=('tenant', 'user', 'role'), name='membership_once')],
            },
        ),
        migrations.CreateModel(
            name='InvitationOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('accepted', 'ตอบรับแล้ว'), ('withdrawn', 'ถอนคืนแล้ว')], max_length=20)),
                ('at', models.DateTimeField()),
                ('invitation', thuanna.foundation.tenancy.models.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.invitation')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.tenant')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'invitation'), name='invitation_works_once'), models.CheckConstraint(condition=models.Q(models.Q(('what', 'accepted'), _negated=True), ('user__isnull', False), _connector='OR'), name='invitation_accepted_by_somebody')],
            },
        ),
    ]
