"""Demo accounts, one for every role of the district; generated, nobody is meant."""

import datetime
import json
import secrets
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.models import Account, Appointment
from innoway.apps.accounts.operations.appoint_staff import appoint_staff

DOMAIN = "demo.innoway.example"
# Name of the mailbox: (what the role is called in both languages, staff role)
PEOPLE: dict[str, tuple[str, str, StaffRole | None]] = {
    "founder": ("Founder", "创业者", None),
    "owner": ("Enterprise owner", "企业负责人", None),
    "preparer": ("Enterprise preparer", "企业经办人", None),
    "approver": ("Enterprise approver", "企业审批人", None),
    "buyer": ("Technology buyer", "技术需求方", None),
    "clerk": ("Window clerk", "窗口工作人员", StaffRole.WINDOW_CLERK),
    "space": ("Space manager", "空间管理员", StaffRole.SPACE_MANAGER),
    "agent": ("Technology transfer agent", "技术转移专员", StaffRole.TECHNOLOGY_AGENT),
    "fund": ("Fund manager", "基金经理", StaffRole.FUND_MANAGER),
    "policy": ("Policy officer", "政策专员", StaffRole.POLICY_OFFICER),
    "supervisor": ("Supervisor", "监督员", StaffRole.SUPERVISOR),
    "analyst": ("Analyst", "分析员", StaffRole.ANALYST),
    "partner": ("Partner district", "合作街区", StaffRole.PARTNER_DISTRICT),
    "steward": ("Data steward", "数据管家", StaffRole.STEWARD),
    "administrator": ("Administrator", "系统管理员", StaffRole.ADMINISTRATOR),
}
TERM = datetime.timedelta(days=3 * 365)


def seed() -> list[dict[str, str]]:
    """Add the demo accounts that are missing and return what to type for each."""
    passwords = _passwords()
    with transaction.atomic():
        for mailbox in PEOPLE:
            _ensure_person(mailbox, passwords[mailbox])
    return [
        {"role": role, "email": email, "password": word} for role, email, word in demo_sign_ins()
    ]


def demo_sign_ins() -> list[tuple[str, str, str]]:
    """Return (role, address, password) of every demo account, from this installation's secrets."""
    passwords = _passwords()
    return [
        (english, address(mailbox), passwords[mailbox])
        for mailbox, (english, _chinese, _role) in PEOPLE.items()
    ]


def address(mailbox: str) -> str:
    """Return the demo address of a mailbox; ``.example`` never receives mail (RFC 2606)."""
    return f"{mailbox}@{DOMAIN}"


def _ensure_person(mailbox: str, password: str) -> None:
    english, chinese, role = PEOPLE[mailbox]
    account = Account.objects.filter(email=address(mailbox)).first()
    if account is None:
        account = Account.objects.create_user(
            address(mailbox), password, full_name=f"{english} · {chinese}"
        )
    elif not account.check_password(password):
        account.set_password(password)
        account.save(update_fields=["password"])
    EmailAddress.objects.get_or_create(
        user=account, email=account.email, defaults={"verified": True, "primary": True}
    )
    if role is not None:
        _ensure_desk(account, role)


def _ensure_desk(account: Account, role: StaffRole) -> None:
    now = timezone.now()
    held = Appointment.objects.filter(account=account, role=role, revoked_at=None)
    if not held.not_over(now).exists():
        appoint_staff(
            account_id=account.pk, role=role, end=now + TERM, appointed_by_id=None, at=now
        )


def _passwords() -> dict[str, str]:
    """Return this installation's demo passwords, made up once and readable by its owner only."""
    file = Path(settings.HOME) / "secrets" / "demo-passwords.json"
    known: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    missing = PEOPLE.keys() - known.keys()
    if missing:
        known |= {mailbox: secrets.token_urlsafe(9) for mailbox in sorted(missing)}
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.chmod(0o600)
        file.write_text(json.dumps(known, indent=1))
    return known
