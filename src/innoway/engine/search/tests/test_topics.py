"""The tool of its own: files of documents and topics in, runs out."""

import gzip
import json
from itertools import pairwise

import pytest
from click.testing import CliRunner

from innoway.engine.cli.explain import explain
from innoway.engine.cli.index import index
from innoway.engine.cli.query import query
from innoway.engine.facade.search import index_documents, query_topics
from innoway.engine.search.errors import ModelsMissing, SearchRefused
from innoway.engine.search.fuse import fused
from innoway.engine.search.runfile import strictly_falling

DOCUMENTS = [
    {"id": "p 1", "title": "Wireless charger", "text": "A coil charges a battery.", "language": "en", "cpc": ["H02J50/10"]},
    {"id": "p2", "title": "", "text": "一种燃料电池的电极及其催化剂", "office": {"code": "CN"}},
    {"id": 3, "title": "Empty", "text": None, "granted": True},
    {"id": "p4", "title": "Pump", "text": "A pump moves water.", "language": "en"},
    {"id": "p4", "title": "Laser", "text": "A laser cuts steel plates.", "language": "en"},
]  # fmt: skip


def lines(records):
    return "".join(
        r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) + "\n" for r in records
    )


@pytest.fixture
def documents(tmp_path):
    path = tmp_path / "docs.jsonl"
    path.write_text(
        "\ufeff"
        + lines(
            [
                *DOCUMENTS,
                "\n",
                "{broken\n",
                "[1]\n",
                {"title": "no id"},
                {"id": "x", "text": 5.5, "title": {}},
            ]
        )
    )
    return path  # fmt: skip


def run(command, *arguments, **options):
    return CliRunner().invoke(command, [str(a) for a in arguments], **options)


def read_run(path):
    return [line.split(" ") for line in path.read_text().splitlines()]


def test_index_reports_skipped_lines(documents, tmp_path):
    result = run(index, documents, "--store", tmp_path / "s", "--no-vectors")

    assert result.exit_code == 0
    assert (
        "5 documents indexed" in result.stderr
        and "4 in the index, 4 lines skipped" in result.stderr
    )
    assert [line.split(":")[0] for line in result.stderr.splitlines()[:4]] == [
        "line 7",
        "line 8",
        "line 9",
        "line 10",
    ]
    skipped = (tmp_path / "s/search/skipped.jsonl").read_text().splitlines()
    assert [json.loads(line)["line"] for line in skipped] == [7, 8, 9, 10]


@pytest.mark.parametrize(
    ("content", "strict", "code"),
    [
        pytest.param("{bad\n", False, 1, id="no valid line"),
        pytest.param('{"id":"1"}\n{bad\n', False, 0, id="some bad lines"),
        pytest.param('{"id":"1"}\n{bad\n', True, 3, id="strict"),
        pytest.param("", False, 0, id="empty file"),
    ],
)
def test_index_exit_codes(tmp_path, content, strict, code):
    path = tmp_path / "d.jsonl"
    path.write_text(content)

    result = run(index, path, "--store", tmp_path / "s", *(["--strict"] if strict else []))

    assert result.exit_code == code


def test_missing_file_is_told(tmp_path):
    result = run(index, tmp_path / "no.jsonl", "--store", tmp_path / "s")

    assert (result.exit_code, "No such file" in result.stderr) == (1, True)


def test_gzip_and_standard_input_and_truncation(tmp_path):
    packed = gzip.compress(lines(DOCUMENTS).encode())
    (tmp_path / "d.jsonl.gz").write_bytes(packed)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[:-20])

    whole = run(index, tmp_path / "d.jsonl.gz", "--store", tmp_path / "a", "--no-vectors")
    piped = run(index, "-", "--store", tmp_path / "b", "--no-vectors", input=lines(DOCUMENTS))
    cut = run(index, tmp_path / "cut.jsonl.gz", "--store", tmp_path / "c", "--no-vectors")

    assert (whole.exit_code, piped.exit_code, cut.exit_code) == (0, 0, 1)


def test_query_writes_a_run(documents, tmp_path):
    run(index, documents, "--store", tmp_path / "s", "--no-vectors")
    topics = tmp_path / "topics.jsonl"
    topics.write_text(
        lines(
            [
                {"id": "t 1", "text": "battery charger coil"},
                {"id": "t2", "text": "fuel cell electrode", "language": "en"},
                {"id": "t3", "text": ""},
                {"id": "t4", "text": "laser", "exclude": ["p4", "p2"]},
                {"id": "t5", "text": "charger laser", "exclude": "p 1"},
                {"text": "no id"},
            ]
        )
    )

    result = run(
        query, topics, "--store", tmp_path / "s", "--run", tmp_path / "o/run.txt", "--depth", 2
    )

    rows = read_run(tmp_path / "o/run.txt")
    assert result.exit_code == 0
    assert [(r[0], r[1], r[2], r[3], r[5]) for r in rows] == [
        ("t%201", "Q0", "p%201", "1", "innoway-dictionary"),
        ("t2", "Q0", "p2", "1", "innoway-dictionary"),
        ("t5", "Q0", "p4", "1", "innoway-dictionary"),
    ]
    assert "topic t3: no text" in result.stderr and "line 6: no id" in result.stderr


@pytest.mark.parametrize(("method", "ids"), [("words", []), ("dictionary", ["p2"])])
def test_methods(documents, tmp_path, method, ids):
    run(index, documents, "--store", tmp_path / "s", "--no-vectors")

    answer = next(query_topics(tmp_path / "s", [{"id": "1", "text": "fuel cell"}], method=method))

    assert [i for i, _ in answer.documents] == ids


def test_query_without_an_index_or_models_is_refused(documents, tmp_path):
    with pytest.raises(SearchRefused, match="Nothing is indexed"):
        query_topics(tmp_path, [])
    run(index, documents, "--store", tmp_path / "s", "--no-vectors")
    with pytest.raises(ModelsMissing, match="--vectors"):
        query_topics(tmp_path / "s", [], method="cascade")


def test_cascade_finds_what_no_word_shows(tmp_path):
    found = index_documents(tmp_path, DOCUMENTS, vectors=True)
    again = index_documents(tmp_path, DOCUMENTS, vectors=True)

    answer = next(query_topics(tmp_path, [{"id": "1", "text": "power supply for accumulators"}]))

    assert (found.vectors, again.vectors) == (4, 0)
    assert answer.documents[0][0] == "p 1"
    scores = [score for _, score in answer.documents]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == len(scores)


def test_deleted_documents_leave_the_cascade(tmp_path):
    index_documents(tmp_path, DOCUMENTS, vectors=True)
    index_documents(tmp_path, [DOCUMENTS[1]], replace=True, vectors=False)

    answers = list(
        query_topics(tmp_path, [{"id": "1", "text": "laser"}, {"id": "2", "text": "燃料电池"}])
    )

    assert [[i for i, _ in a.documents] for a in answers] == [[], ["p2"]]


def test_any_other_field_is_a_filter(documents, tmp_path):
    run(index, documents, "--store", tmp_path / "s", "--no-vectors")

    told = run(explain, "p 1", "cpc:H02J charger", "--store", tmp_path / "s")

    assert told.exit_code == 0
    assert "charger" in told.stdout.replace("charg ", "charger ")


def test_api_counts_bad_mappings(tmp_path):
    filled = index_documents(tmp_path, [{"id": "1", "text": "x"}, {"id": None}], vectors=False)

    assert (filled.documents, filled.bad, [b.number for b in filled.bad_lines]) == (1, 1, [2])


def test_scores_fall_strictly():
    falling = strictly_falling([("c", 1.0), ("a", 1.0), ("b", 2.0), ("d", 1.0000001)])

    assert [i for i, _ in falling] == ["b", "d", "a", "c"]
    assert all(x > y for (_, x), (_, y) in pairwise(falling))


def test_fusion_is_fair_to_documents_without_a_vector():
    words = {"a": 3.0, "b": 2.0, "c": 1.0}
    only_words = fused(words, {}, {})
    with_some = fused(words, {"a": 0.5, "b": 0.5}, {"a": 1.0, "b": 1.0})

    assert sorted(only_words, key=only_words.get) == sorted(with_some, key=with_some.get)
