"""What a person finds with what they type."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innoway.engine.facade.search import SearchQuery, explain_hit, search_documents, suggest
from innoway.engine.search.errors import QueryTooLong


def found(store, text="", **asked):
    return [hit.id for hit in search_documents(store, SearchQuery(text, **asked)).hits]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("database queries", ["US2"], id="words"),
        pytest.param("DATABASE Query", ["US2"], id="case and number"),
        pytest.param('"fuel cell electrode"', ["US3"], id="phrase"),
        pytest.param('"cell fuel"', [], id="phrase in other order"),
        pytest.param("wireless -vehicle", ["CN1"], id="exclusion"),
        pytest.param("title:electrode", ["US3"], id="field"),
        pytest.param("title:catalyst", [], id="field holds it not"),
        pytest.param("text:catalyst", ["US3"], id="text field"),
        pytest.param("owner:ibm", ["US2"], id="filter as field"),
        pytest.param('owner:"volta motors"', ["US1", "US2"], id="filter phrase"),
        pytest.param("权利人:联想", ["CN1"], id="Chinese field name"),
        pytest.param("cpc:G06F", ["US2"], id="class prefix"),
        pytest.param("cpc:G06F16/245 cache", ["US2"], id="whole class"),
        pytest.param("ipc:H02J7", ["CN1"], id="IPC main group"),
        pytest.param("cpc:G06F1", [], id="a group number is no prefix of another"),
        pytest.param("year:2001..2005", ["US2", "US1"], id="years"),
        pytest.param("year:2010.. electrode", ["US3"], id="open range"),
        pytest.param("date:2005-12 cache", ["US2"], id="month"),
        pytest.param("kind:organisation", ["ORG1"], id="kind"),
        pytest.param("id:US3", ["US3"], id="identifier"),
        pytest.param("燃料电池", ["CN2", "US3"], id="traditional document, English by dictionary"),
        pytest.param("fuel cell", ["US3", "CN2"], id="Chinese by dictionary"),
        pytest.param("databsae cache", ["US2"], id="mistyped"),
        pytest.param("nonsense:databases", ["US2"], id="unknown field is read as words"),
        pytest.param('database "unclosed', ["US2"], id="unclosed phrase"),
    ],
)
def test_question_finds(filled_store, text, ids):
    assert sorted(found(filled_store, text)) == sorted(ids)


def test_own_language_comes_first(filled_store):
    assert found(filled_store, "燃料电池 电极") == ["CN2", "US3"]
    assert found(filled_store, "fuel cell electrode") == ["US3", "CN2"]


def test_correction_is_offered(filled_store):
    assert (
        search_documents(filled_store, SearchQuery("platinim catalyst")).corrected
        == "platinum catalyst"
    )
    assert search_documents(filled_store, SearchQuery("platinum catalyst")).corrected is None


def test_translation_is_told(filled_store):
    told = search_documents(filled_store, SearchQuery("燃料电池")).translated

    assert [(t.term, t.into, t.source) for t in told] == [("燃料电池", ("fuel cell",), "glossary")]


def test_empty_question_lists_newest_first(filled_store):
    page = search_documents(filled_store, SearchQuery(limit=2))

    assert ([hit.id for hit in page.hits], page.total) == (["CN1", "US3"], 6)


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("date", ["US1", "US2", "CN1"]),
        ("-date", ["CN1", "US2", "US1"]),
        ("title", ["US2", "US1", "CN1"]),
    ],
)
def test_sorting(filled_store, sort, ids):
    query = SearchQuery("cache OR charging 充电", sort=sort)

    assert [i for i in found(filled_store, query.text, sort=sort) if i in ids] == ids


def test_facets_count_all_matches(filled_store):
    query = SearchQuery(kind="technology", facets=("owner", "cpc", "language"), limit=1)

    facets = search_documents(filled_store, query).facets

    assert {f.value: f.count for f in facets["owner"]}["Volta Motors, Inc."] == 2
    assert {f.value for f in facets["cpc"]} == {"H02J", "B60L", "G06F", "H01M"}
    assert {f.value: f.count for f in facets["language"]} == {"en": 3, "zh": 2}


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        pytest.param({"owner": ("ibm",)}, ["US2"], id="case"),
        pytest.param({"owner": ("IBM", "Hydrogenics")}, ["US2", "US3"], id="any value"),
        pytest.param({"owner": ("IBM",), "cpc": ("H01M",)}, [], id="every field"),
        pytest.param({"cpc": ("H02J50",)}, ["US1"], id="prefix"),
        pytest.param({"language": ("zh-Hans",)}, ["CN1", "CN2"], id="language"),
        pytest.param({"kind": ("organisation",)}, ["ORG1"], id="kind"),
        pytest.param({"no such": ("x",)}, [], id="unknown field"),
    ],
)
def test_filters(filled_store, filters, ids):
    assert sorted(found(filled_store, filters=filters)) == ids


def test_dates_are_inclusive(filled_store):
    day = datetime.date(2005, 12, 31)

    assert found(filled_store, date_from=day, date_to=day) == ["US2"]


def test_highlight_is_plain_segments(filled_store):
    hit = search_documents(filled_store, SearchQuery("无线充电")).hits[0]

    assert hit.title_segments == (("无线充电", True), ("装置", False))
    assert (
        "".join(text for text, _ in hit.snippet)
        in "本发明涉及一种用于电动汽车的无线充电装置，包括线圈和电池。"
    )


ANY_QUESTION = st.text(st.characters(), max_size=60) | st.lists(
    st.sampled_from(
        ["wireless", "充电", '"', '"fuel cell"', "-", "owner:", "cpc:H", "year:20", "year:9999..", "(", ":", "\x00", "\ud800", "*", "title:电", "“", "…"]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


@settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ANY_QUESTION)
def test_any_question_is_answered_and_explained(filled_store, text):
    query = SearchQuery(text)
    page = search_documents(filled_store, query)

    assert 0 <= len(page.hits) <= page.total
    for hit in page.hits:
        told = explain_hit(filled_store, query, hit.id)
        if text.strip():
            assert sum(c.score for c in told.contributions) == pytest.approx(
                hit.score, rel=1e-4, abs=1e-4
            )
            assert told.score == pytest.approx(hit.score, rel=1e-5, abs=1e-5)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(["", "battery", "燃料电池", "owner:volta", "the"]),
    st.dictionaries(st.sampled_from(["owner", "cpc", "kind"]), st.tuples(st.sampled_from(["IBM", "H", "technology", "x"])), max_size=2),
)  # fmt: skip
def test_filters_never_widen(filled_store, text, filters):
    everything = {h.id for h in search_documents(filled_store, SearchQuery(text, limit=50)).hits}
    narrowed = search_documents(filled_store, SearchQuery(text, filters=filters, limit=50))

    if narrowed.total and everything:
        relaxed = {h.id for h in search_documents(filled_store, SearchQuery("", limit=50)).hits}
        assert {h.id for h in narrowed.hits} <= relaxed
    if " " not in text:
        assert {h.id for h in narrowed.hits} <= everything


def test_too_long_a_question_is_refused(filled_store):
    with pytest.raises(QueryTooLong, match="10,000 characters; this one has 100,000"):
        search_documents(filled_store, SearchQuery("x" * 100_000))


def test_pages_do_not_overlap(filled_store):
    query = SearchQuery(limit=2, sort="title")

    pages = [
        found(filled_store, "", limit=2, offset=offset, sort=query.sort) for offset in (0, 2, 4)
    ]

    assert len({i for page in pages for i in page}) == 6


def test_limits_are_bounded(filled_store):
    page = search_documents(filled_store, replace(SearchQuery(), limit=10**9, offset=-5))

    assert len(page.hits) == 6


def test_no_index_answers_nothing(tmp_path):
    assert search_documents(tmp_path, SearchQuery("laser")).total == 0
    assert explain_hit(tmp_path, SearchQuery("laser"), "1") is None
    assert suggest(tmp_path, "la") == ()


def test_explaining_what_does_not_match(filled_store):
    told = explain_hit(filled_store, SearchQuery("database"), "US3")

    assert (told.matched, told.score, told.contributions) == (False, 0.0, ())
    assert explain_hit(filled_store, SearchQuery("database"), "nowhere") is None


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("wire", ["Wireless charging system"]),
        ("VOLTA", ["Volta Motors, Inc."]),
        ("cell elec", ["Fuel cell electrode"]),
        ("无线", ["无线充电装置"]),
        ("\x00", []),
    ],
)
def test_suggestions(filled_store, typed, texts):
    assert [s.text for s in suggest(filled_store, typed)] == texts
