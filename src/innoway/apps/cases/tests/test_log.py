"""The log shows what was altered, deleted or inserted behind its back; its proofs hold."""

import pytest
from django.db import connection

from innoway.apps.cases.calculations.merkle import leaf_hash, verify_consistency, verify_inclusion
from innoway.apps.cases.calculations.receipt import canonical, verify_receipt
from innoway.apps.cases.errors import LogSizeUnknown
from innoway.apps.cases.models import Act
from innoway.apps.cases.queries import log
from innoway.apps.cases.queries.log_check import log_check

pytestmark = pytest.mark.django_db


def behind_its_back(*statements):
    """Change tables with their triggers disabled, as somebody with the server would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("cases_act", "cases_treehead"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def acts(accepted):
    """Twelve acts of three cases."""
    for _ in range(3):
        accepted()
    return list(Act.objects.order_by("index"))


def test_untouched_log_is_in_order(acts):
    assert (log_check().acts, log_check().problem) == (12, "")


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["UPDATE cases_act SET stated = jsonb_set(stated, '{facts}', '{}') WHERE index = 5"],
         "act 5 (case"),
        (["UPDATE cases_act SET kind = 'approve_case' WHERE index = 6"], "act 6 (case"),
        (["DELETE FROM cases_act WHERE index = 4"], "act 4 was deleted"),
        (["DELETE FROM cases_act WHERE index = 11"], "act 11 was deleted"),
        (["DELETE FROM cases_act WHERE index = 4",
          "UPDATE cases_act SET index = index - 1 WHERE index > 4"], "act 4 (case"),
        (["INSERT INTO cases_act (index, case_id, kind, actor_id, on_behalf_of_id, at, stated, leaf_hash) "
          "SELECT 12, case_id, kind, actor_id, on_behalf_of_id, at, "
          "jsonb_set(stated, '{index}', '12'), leaf_hash FROM cases_act WHERE index = 3"],
         "act 12 (case"),
        (["UPDATE cases_treehead SET root = repeat('0', 64) WHERE size = 7"],
         "the head of size 7 does not bear"),
        (["DELETE FROM cases_treehead WHERE size = 7"], "the head of size 7 was deleted"),
    ],
    ids=["facts", "column", "deleted", "last deleted", "deleted and renumbered", "inserted",
         "head altered", "head deleted"],
)  # fmt: skip
def test_log_check_names_the_first_touched_act(acts, statements, said):
    behind_its_back(*statements)

    assert log_check().problem.startswith(said)


def test_altered_act_with_a_fresh_leaf_is_still_found(acts):
    stated = {**acts[5].stated, "facts": {}}
    leaf = leaf_hash(canonical(stated)).hex()

    behind_its_back(
        "UPDATE cases_act SET stated = jsonb_set(stated, '{facts}', '{}'), "
        f"leaf_hash = '{leaf}' WHERE index = 5"
    )

    assert log_check().problem == "act 5 was exchanged: its signed head has another root"


def test_every_receipt_verifies_and_every_head_continues_the_one_before(acts):
    last = log.head()
    for act in acts:
        assert verify_receipt(log.receipt_of(act), log.public_key()).valid
        path = [bytes.fromhex(step) for step in log.inclusion(act.index, last.size)]
        leaf, root = bytes.fromhex(act.leaf_hash), bytes.fromhex(last.root)
        assert verify_inclusion(leaf, act.index, last.size, path, root)
        older = log.head(act.index + 1)
        bridge = [bytes.fromhex(step) for step in log.consistency(older.size, last.size)]
        assert verify_consistency(older.size, last.size, bytes.fromhex(older.root), root, bridge)


@pytest.mark.parametrize(("index", "size"), [(12, 12), (-1, 12), (0, 13)])
def test_proof_of_what_is_not_there_is_refused(acts, index, size):
    with pytest.raises(LogSizeUnknown):
        log.inclusion(index, size)
