"""A person who signs in; the e-mail address is the login."""

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.enums import StaffRole, Theme


class LowercaseEmailField(models.EmailField):  # type: ignore[type-arg]
    """Stores and looks up addresses in lower case, so that one mailbox is one account."""

    def to_python(self, value: Any) -> Any:
        """Return the address in lower case and without spaces around it."""
        return value.strip().lower() if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        """Return what the database stores and compares."""
        return self.to_python(super().get_prep_value(value))


class Accounts(BaseUserManager["Account"]):
    """Finds and makes accounts by e-mail address, whatever its letter case."""

    def get_by_natural_key(self, email: str | None) -> "Account":
        """Return the account of an address; upper and lower case are one."""
        return self.get(email=email)

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "Account":
        """Create an account; without a password it can sign in by mailed code or passkey only.

        Raises:
            ValueError: The address is empty.
        """
        if not email:
            raise ValueError("an account needs an e-mail address")
        account = self.model(email=email.strip().lower(), **facts)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **facts: Any) -> "Account":
        """Create an account that passes every permission check, for the first administrator."""
        return self.create_user(email, password, is_superuser=True, **facts)


class Account(AbstractBaseUser, PermissionsMixin):
    """One natural person's way in; what the person may do hangs on roles, not on this row."""

    email = LowercaseEmailField(_("e-mail address"), max_length=254, unique=True)
    full_name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=16, blank=True)
    theme = models.CharField(
        _("appearance"), max_length=8, choices=Theme.choices, default=Theme.SYSTEM
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    deletion_due_at = models.DateTimeField(_("deletion due"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="account_email_lowercase"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        """Return the name, or the address when no name is known."""
        return str(self)

    @property
    def is_staff(self) -> bool:
        """Whether the person works for the district now."""
        return bool(self.staff_roles)

    @cached_property
    def staff_roles(self) -> frozenset[StaffRole]:
        """The staff roles in force when this row was loaded; asked once a request.

        Where the house demands a second factor of its staff, roles sleep until one is set up:
        a stolen password alone opens no desk.
        """
        if settings.STAFF_TWO_FACTOR and not self.has_second_factor:
            return frozenset()
        return self.appointed_roles

    @cached_property
    def appointed_roles(self) -> frozenset[StaffRole]:
        """The staff roles given and in force, whether or not a second factor wakes them."""
        held = self.roles_at(timezone.now()) if self.pk else frozenset()
        return held | {StaffRole.ADMINISTRATOR} if self.is_superuser else held

    def roles_at(self, at: datetime.datetime) -> frozenset[StaffRole]:
        """Return the staff roles given for a moment; one query."""
        from innoway.apps.accounts.models.appointment import Appointment

        rows = Appointment.objects.filter(account_id=self.pk).in_force(at)
        return frozenset(StaffRole(role) for role in rows.values_list("role", flat=True))

    @cached_property
    def has_second_factor(self) -> bool:
        """Whether a passkey, security key or one-time password guards the account; one query."""
        from allauth.mfa.models import Authenticator

        strong = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
        return bool(Authenticator.objects.filter(user_id=self.pk, type__in=strong).exists())

    def has_staff_role(self, *roles: StaffRole) -> bool:
        """Whether one of the roles is awake."""
        return not self.staff_roles.isdisjoint(roles)
