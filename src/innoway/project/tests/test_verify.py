"""The command that checks receipts needs neither the platform nor a database."""

import json

import pytest
from click.testing import CliRunner

from innoway.apps.cases.calculations.merkle import leaf_hash
from innoway.apps.cases.calculations.receipt import canonical, make_receipt, public_key_of, sign
from innoway.project.cli import main

KEY = bytes(range(32))


@pytest.fixture
def receipt():
    """A receipt of the only act of a log."""
    act = {"index": 0, "case": "2026-AAAA-BBBB", "kind": "open_case", "at": "2026-11-23T10:00"}
    head = {"size": 1, "root": leaf_hash(canonical(act)).hex(), "at": "2026-11-23T02:00"}
    return make_receipt(act, {**head, "signature": sign(head, KEY)}, [], KEY)


def run(tmp_path, text, *options):
    """Run the command on a file with this text."""
    file = tmp_path / "receipt.json"
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["verify", str(file), *options])


def test_verify_says_valid_and_names_the_act(tmp_path, receipt):
    done = run(tmp_path, json.dumps(receipt), "--key", public_key_of(KEY))

    assert done.exit_code == 0
    assert "case 2026-AAAA-BBBB, act 0: open_case" in done.output
    assert "\nVALID" in done.output


def test_verify_says_not_valid_after_a_change(tmp_path, receipt):
    receipt["act"]["kind"] = "approve_case"

    done = run(tmp_path, json.dumps(receipt))

    assert (done.exit_code, "NOT VALID" in done.output) == (1, True)


def test_verify_refuses_a_key_that_is_not_trusted(tmp_path, receipt):
    done = run(tmp_path, json.dumps(receipt), "--key", public_key_of(bytes(32)))

    assert done.exit_code == 1


@pytest.mark.parametrize(("text", "status"), [("no json", 2), ("[]", 1), ("{}", 1), ("1", 1)])
def test_verify_answers_to_anything(tmp_path, text, status):
    assert run(tmp_path, text).exit_code == status
