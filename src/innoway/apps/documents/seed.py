"""Generated papers of the demo accounts; each says on its face that it is generated."""

import io

from django.utils import timezone

from innoway.apps.accounts.facade import account_named, delegations_of
from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.models import Document
from innoway.apps.documents.operations.store_document import store_document
from innoway.apps.documents.queries.uploads import upload_of

DOMAIN = "demo.innoway.example"
OWN = (
    ("plan", "Business plan (generated)", "business-plan-generated.pdf"),
    ("identity", "Identity paper (generated)", "identity-generated.pdf"),
)
COMPANY = (
    ("licence", "Business licence (generated)", "business-licence-generated.pdf"),
    ("articles", "Articles of association (generated)", "articles-generated.pdf"),
    ("contract", "Office lease (generated)", "office-lease-generated.pdf"),
)


def seed() -> None:
    """Give the founder and the enterprise of the demo a few papers, once."""
    now = timezone.now()
    founder, boss = account_named(f"founder@{DOMAIN}"), account_named(f"owner@{DOMAIN}")
    if founder:
        _ensure(Owner(account_id=founder.id), founder.id, OWN)
    for role in delegations_of(boss.id, now)[:1] if boss else ():
        _ensure(Owner(organisation_id=role.organisation_id), role.account_id, COMPANY)


def _ensure(owner: Owner, account_id: int, papers: tuple[tuple[str, str, str], ...]) -> None:
    if Document.objects.of(owner).exists():
        return
    now = timezone.now()
    for kind, title, name in papers:
        stream = io.BytesIO(paper(title))
        store_document(
            owner=owner, kind=kind, title=title, upload=upload_of(stream, name, now),
            account_id=account_id, at=now,
        )  # fmt: skip


def paper(title: str) -> bytes:
    """Return a one-page PDF that says what it would be and that it is not.

    >>> paper("Lease").startswith(b"%PDF-1.4")
    True
    """
    lines = (
        title,
        "Generated for the demonstration of Innoway.",
        "No real paper, no legal effect.",
    )
    text = b"BT /F1 20 Tf 70 740 Td 30 TL " + b" T* ".join(
        b"(" + line.replace("(", r"\(").replace(")", r"\)").encode("ascii") + b") Tj"
        for line in lines
    ) + b" ET"  # fmt: skip
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    return _written(objects)


def _written(objects: tuple[bytes, ...]) -> bytes:
    """Write objects, their table and the trailer (ISO 32000-1, 7.5)."""
    file, places = io.BytesIO(b""), []
    file.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        file.write(b"%010d 00000 n \n" % place)
    file.write(b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    file.write(b"startxref\n%d\n%%%%EOF\n" % table)
    return file.getvalue()
