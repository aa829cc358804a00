"""The few pages of the account library that exist here, under the names by which it finds them.

No sign-up, no e-mail, no reset by e-mail: accounts and new passwords come by invitation.
"""

from django.urls import path

from . import entrance, second_factor

urlpatterns = [
    path("login/", entrance.login, name="account_login"),
    path("login/code/", entrance.second_step, name="mfa_authenticate"),
    path("logout/", entrance.logout, name="account_logout"),
    path("password/", entrance.change_password, name="account_change_password"),
    path("confirm/", entrance.confirm_password, name="account_reauthenticate"),
    path("confirm/code/", entrance.confirm_code, name="mfa_reauthenticate"),
    path("second-factor/own/", second_factor.own, name="mfa_index"),
    path("second-factor/on/", second_factor.activate, name="mfa_activate_totp"),
    path("second-factor/off/", second_factor.deactivate, name="mfa_deactivate_totp"),
    path("second-factor/recovery/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/recovery/new/", second_factor.new_codes, name="mfa_generate_recovery_codes"),
]
