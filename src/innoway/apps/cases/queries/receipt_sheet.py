"""The receipt of one act on paper: what was asked, who acts, by when, which rule, how to object."""

import io
import json
from pathlib import Path
from typing import Any

import segno
import typst
from django.template.defaultfilters import date as shown_date
from django.utils import timezone, translation
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from noto_cjk_sans_otc import FONT_PATH  # type: ignore[import-untyped]

from innoway.apps.accounts.facade import accounts_named
from innoway.apps.cases.calculations.data_rows import data_rows
from innoway.apps.cases.enums import DeadlineKind
from innoway.apps.cases.models import Act, Case
from innoway.apps.cases.queries.log import head, public_key
from innoway.apps.cases.queries.receipt import act_seen
from innoway.apps.registry.facade import organisations_named

SHEET = Path(__file__).with_name("receipt_sheet.typ")
DATA_SHOWN = 40


def receipt_sheet(actor: Any, index: int, *, language: str, address: str) -> bytes | None:
    """Return the receipt as PDF/UA-1 in a language, or None for whoever may not know of it.

    ``address`` leads to the signed JSON; the QR code holds it. The sheet repeats what the JSON
    says and proves nothing by itself.
    """
    act = act_seen(actor, index)
    if act is None:
        return None
    with translation.override(language):
        facts = sheet_facts(act, address)
    code = io.BytesIO()
    segno.make(address, error="m").save(code, kind="svg", border=0, scale=4)
    facts |= {"lang": "zh" if language.startswith("zh") else "en", "qr": code.getvalue().decode()}
    return compile_sheet(facts)


def compile_sheet(facts: dict[str, Any]) -> bytes:
    """Set the sheet with the bundled font alone, so that it looks the same everywhere."""
    return typst.compile(
        SHEET, format="pdf", font_paths=[Path(str(FONT_PATH)).parent],
        ignore_system_fonts=True, pdf_standards="ua-1",
        sys_inputs={"receipt": json.dumps(facts, ensure_ascii=False)},
    )  # fmt: skip


def sheet_facts(act: Act, address: str) -> dict[str, Any]:
    """Return what the sheet says, in the active language."""
    case, found = act.case, head(act.index + 1)
    return {
        "title": _("Receipt"), "act": str(act.get_kind_display()), "item": case.title,
        "rows": _rows(act, case), "data_title": _("Data used"), "data": _data(case),
        "said_title": pgettext("case", "What was said"), "said": _said(act),
        "object_title": _("How to object"),
        "object": _(
            "Open the case and choose “Object to an act”, or tell any window of the hall the case "
            "number. You may also apply for administrative reconsideration or go to court within "
            "the time the law gives."
        ),
        "proof_title": _("Proof"),
        "proof": [
            [_("Number in the log"), str(act.index)], [_("Leaf"), act.leaf_hash],
            [_("Root"), found.root if found else "—"], [_("Public key"), public_key()],
        ],
        "verify": _("The signed receipt is at this address. Check it with: innoway verify FILE"),
        "address": address,
        "qr_alt": _("QR code of the address of the signed receipt"),
    }  # fmt: skip


def _rows(act: Act, case: Case) -> list[list[str]]:
    people = accounts_named(number for number in (act.actor_id, case.handler_id) if number)
    firm = organisations_named([case.organisation_id] if case.organisation_id else [])
    applicant = firm.get(case.organisation_id or 0)
    opener = accounts_named([case.opened_by_id])[case.opened_by_id].name
    by_itself = _("by itself, when the time was over")
    who = people[act.actor_id].name if act.actor_id in people else by_itself
    charge = people[case.handler_id].name if case.handler_id in people else _("Nobody yet")
    language = translation.get_language() or "en"
    rows = [
        [_("Case"), case.number],
        [_("Applicant"), applicant.shown(language) if applicant else opener],
        [_("What was asked"), case.title],
        [pgettext("case", "Act"), str(act.get_kind_display())],
        [_("When"), shown_date(timezone.localtime(act.at), "DATETIME_FORMAT")],
        [_("Who acted"), who], [_("In charge"), charge],
        [_("Rule"), _rule(act, case)],
    ]  # fmt: skip
    by_when, provisional = _("By when"), _("provisional")
    for one in case.deadlines.filter(met_on=None):
        day = shown_date(one.due, "DATE_FORMAT")
        note = f" ({provisional})" if one.provisional else ""
        rows.append([f"{by_when}: {DeadlineKind(one.kind).label}", day + note])
    return rows


def _rule(act: Act, case: Case) -> str:
    cited = [act.stated["rule"]] if act.stated["rule"] else case.terms["legal_basis"]
    return "; ".join(_(rule) for rule in cited if rule) or "—"


def _data(case: Case) -> list[list[str]]:
    return [list(row) for row in data_rows(case.data, get_language() or "en")[:DATA_SHOWN]]


def _said(act: Act) -> list[str]:
    facts = act.stated["facts"]
    papers = [str(one) for one in facts.get("papers", []) + facts.get("tolerated", [])]
    return [text for text in (facts.get("reason"), facts.get("note"), *papers) if text]
