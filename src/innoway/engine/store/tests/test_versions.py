"""Versions: switched at once, kept while read, three at most otherwise."""

import datetime
import threading

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from innoway.engine.formats.items import Chunk
from innoway.engine.records.expectation import Origin
from innoway.engine.store import snapshot as reading
from innoway.engine.store.entities import need, statements_about
from innoway.engine.store.layout import Layout
from innoway.engine.store.snapshot import snapshot
from innoway.engine.store.versions import current_number, lease_current
from innoway.engine.store.writer import Writer

NOW = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)


def origin(content="c", source="s", precedence=1):
    return Origin(source, precedence, "file", content, NOW)


def needs(*ids, title="t", as_of=None):
    rows = [
        {"id": id, "title": title, "phases": [], "as_of": as_of, "position": f"row {n}"}
        for n, id in enumerate(ids)
    ]
    return Chunk(rows={"needs": rows}, end=(0, 1), last=True)


def held(store):
    return [row["id"] for row in snapshot(store).rows("SELECT id FROM needs ORDER BY id")]


def versions(store):
    return sorted(int(folder.name) for folder in (store / "versions").iterdir())


def test_three_versions_are_kept(tmp_path):
    with Writer(tmp_path) as writer:
        for number in range(6):
            writer.commit(origin(str(number)), needs(f"n{number}"))

    assert versions(tmp_path) == [4, 5, 6]
    assert current_number(Layout(tmp_path)) == 6


def test_a_pinned_version_stays_and_can_be_read_to_the_end(tmp_path):
    with Writer(tmp_path) as writer:
        writer.commit(origin("0"), needs("n0"))
        pinned = snapshot(tmp_path)
        for number in range(1, 12):  # past a compaction
            writer.commit(origin(str(number)), needs(f"n{number}"))

        assert [row["id"] for row in pinned.rows("SELECT id FROM needs")] == ["n0"]
        assert pinned.by_key("needs", "id").rows("n0")[0]["title"] == "t"
        assert versions(tmp_path) == [1, 10, 11, 12]
        del pinned
        reading._open.clear()
        writer.commit(origin("last"), needs("last"))

    assert versions(tmp_path) == [11, 12, 13]
    assert len(held(tmp_path)) == 13


def test_readers_never_see_half_a_commit(tmp_path):
    seen, failures, stop = set(), [], threading.Event()

    def read():
        while not stop.is_set():
            try:
                shot = snapshot(tmp_path)
                if shot is not None:
                    count = len(shot.rows("SELECT id FROM needs"))
                    linked = len(shot.rows("SELECT DISTINCT subject FROM statements"))
                    seen.add((count % 7, count - linked))
            except Exception as error:  # any failure of a reader fails the test
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    with Writer(tmp_path) as writer:
        for number in range(20):
            writer.commit(origin(str(number)), needs(*(f"{number}-{n}" for n in range(7))))
    stop.set()
    for reader in readers:
        reader.join()

    assert failures == []
    assert seen == {(0, 0)}


def test_a_failed_commit_leaves_nothing(tmp_path):
    with Writer(tmp_path) as writer:
        writer.commit(origin("0"), needs("n0"))
        with pytest.raises(Exception, match="nowhere"):
            writer.commit(origin("1"), Chunk(rows={"nowhere": [{"id": "x"}]}))
        writer.commit(origin("2"), needs("n2"))

    assert held(tmp_path) == ["n0", "n2"]
    assert versions(tmp_path) == [1, 2]


def test_an_unpublished_store_has_no_lease(tmp_path):
    assert lease_current(Layout(tmp_path)) is None
    assert snapshot(tmp_path) is None


facts = st.tuples(
    st.integers(0, 3),  # id
    st.sampled_from(["a", "b", "c"]),  # title
    st.sampled_from([None, datetime.date(2020, 1, 1), datetime.date(2021, 1, 1)]),
    st.sampled_from([("low", 1), ("high", 2)]),
)


@settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(facts, min_size=1, max_size=8), st.randoms())
def test_what_speaks_does_not_depend_on_who_came_first(tmp_path_factory, said, chance):
    shuffled = list(said)
    chance.shuffle(shuffled)
    found = []
    for order in (said, shuffled):
        store = tmp_path_factory.mktemp("order")
        with Writer(store) as writer:
            for number, (id, title, as_of, (source, rank)) in enumerate(order):
                writer.commit(
                    origin(str(number), source, rank), needs(f"n{id}", title=title, as_of=as_of)
                )
        ids = sorted({f"n{id}" for id, *_ in said})
        found.append(
            [(id, need(store, id).title, {s.value for s in statements_about(store, id, "title", limit=99)})
             for id in ids]
        )  # fmt: skip

    assert found[0] == found[1]
    speaking = {id: title for id, title, _ in found[0]}
    for id, title in speaking.items():
        best = max((rank, as_of or datetime.date.min) for i, _, as_of, (_, rank) in said
                   if f"n{i}" == id)  # fmt: skip
        assert title in {t for i, t, as_of, (_, rank) in said
                         if f"n{i}" == id and (rank, as_of or datetime.date.min) == best}  # fmt: skip
