"""The catalogue is whole, cited, in two languages and free of words that hide something."""

import datetime
import shutil
from importlib.resources import as_file
from pathlib import Path

import pytest
from django.core.management import call_command

from innoway.apps.hall.calculations.lint import lint
from innoway.apps.hall.enums import WindowKey
from innoway.apps.hall.errors import ContentFault
from innoway.apps.hall.queries.catalogue import (
    catalogue,
    content_folder,
    items_in_force,
    read_catalogue,
)

TODAY = datetime.date(2026, 11, 23)
REGISTRATION = "legal/company-registration.yml"


@pytest.fixture
def copied(tmp_path):
    """Return a copy of the services folder that a test may spoil."""
    with as_file(content_folder("zhongguancun")) as folder:
        return Path(shutil.copytree(folder, tmp_path / "services"))


def spoil(folder, file, old, new):
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_published_catalogue_has_no_fault():
    assert lint(catalogue("zhongguancun")) == []


def test_every_window_offers_services():
    windows = {window: len(items_in_force(TODAY, window)) for window in WindowKey}

    assert min(windows.values()) >= 4
    assert sum(windows.values()) >= 30


def test_lint_services_prints_what_was_checked(capsys):
    call_command("lint_services")

    assert "without a fault" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (REGISTRATION, "window: legal", "window: moon", "company-registration.yml:2: window: 'moon'"),
        (REGISTRATION, "visits: 0", "visits: none", "visits: must be a whole number"),
        (REGISTRATION, "handling: promised", "handeling: x", "handeling: is not a known key"),
        (REGISTRATION, "version:", "visits: 1\nversion:", "visits: stands twice"),
        (REGISTRATION, ", zh: 企业设立登记}", "}", "name.zh: is missing"),
        (REGISTRATION, "valid_from: 2026-01-01", "valid_from: soon", "valid_from: must be a date"),
        (REGISTRATION, "basis: [", "basis: [[", "is not YAML"),
        ("ipr/patent-filing.yml", "amount: 900", "amount: much", "fee.amount: must be an amount"),
        (REGISTRATION, "key: company-registration", "key: other", "must be the name of the file"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_line(copied, file, old, new, said):
    spoil(copied, file, old, new)

    with pytest.raises(ContentFault) as refused:
        read_catalogue(copied)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "zh: 发起人身份证明",
            "zh: 发起人身份证明等相关材料",
            "'相关' promises a list and hides it",
        ),
        ("Identity documents of the founders", "Relevant papers", "'relevant' promises a list"),
        ("promised: {length: 1,", "promised: {length: 9,", "longer than the statutory limit"),
        ("zh: 企业设立登记}", "zh: Registration}", "no Chinese in 'Registration'"),
        ("reference: beijing-business", "reference: hearsay", "source 'hearsay' is not listed"),
        ("body: haidian-market", "body: nobody", "body 'nobody' is not listed"),
        ("value: IH-QR-0302", "value: QR-302", "does not fit the scheme"),
        ("value: IH-QR-0302", "value: IH-QR-0303", "is used twice"),
        ("{field: company-kind}", "{field: shoe-size}", "'shoe-size', which is no field"),
        ("by: applicant}", "by: stranger}", "'stranger' is neither the applicant nor"),
        ("target: [natural-person, legal-person]", "target: [martian]", "target must be of"),
    ],
)
def test_lint_refuses(copied, old, new, said):
    spoil(copied, REGISTRATION, old, new)

    assert any(said in fault for fault in lint(read_catalogue(copied)))


def test_lint_refuses_a_source_that_nobody_cites(copied):
    path = copied / "shared/sources.yml"
    path.write_text(
        path.read_text("utf-8")
        + "- {key: idle, kind: law, confidence: P, title: {en: Idle law, zh: 闲置法}}\n",
        "utf-8",
    )

    assert lint(read_catalogue(copied)) == ["idle: nobody cites this source"]
