"""Which pairs of mentions are worth a steward's look, and why the model joins or parts a pair."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, zip_longest
from math import inf, log, log2
from pathlib import Path

from innoway.engine.pipelines import mentions as reading
from innoway.engine.pipelines.kept_counts import KeptCounts
from innoway.engine.pipelines.people_parts import MEMORY_MB, Budget
from innoway.engine.records.graph import EntityRef
from innoway.engine.records.judging import (
    Link,
    MentionView,
    PairExplanation,
    PairFeature,
    ReviewPair,
)
from innoway.engine.resolution.judgements import Judgement, Verdict, weigh_judgements
from innoway.engine.resolution.organisations.chains import chain_between
from innoway.engine.resolution.organisations.likeness import in_bits
from innoway.engine.resolution.organisations.resolve import (
    THRESHOLD,
    NameLikeness,
    OrganisationResolver,
)
from innoway.engine.resolution.people.cluster import FORBIDDEN
from innoway.engine.resolution.people.explain import Explanation, explain_people
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.weights import ROUNDS
from innoway.engine.store.connection import listed
from innoway.engine.store.derived import MAKE, graph_snapshot, made_from
from innoway.engine.store.mention_views import mention_views
from innoway.engine.store.snapshot import Snapshot

BIT = log(2)
SHOWN = 3  # values of one side beside a comparison
SPELLINGS_AT_ONCE = 300  # of an organisation, of which the links that join it are looked for

# Pairs by mention and entity, with names as written where the pairs tell them.
_PAIRED = """
    WITH p AS MATERIALIZED (FROM ({pairs}) WHERE {condition})
    SELECT p.first, p.second, p.score, coalesce(p.first_name, x.name) AS first_name,
        coalesce(p.second_name, y.name) AS second_name,
        x.id AS first_id, x.name AS first_entity, x.mentions AS first_mentions,
        y.id AS second_id, y.name AS second_entity, y.mentions AS second_mentions
    FROM p JOIN entities x ON x.id = p.first_id JOIN entities y ON y.id = p.second_id
    ORDER BY {order}, p.first, p.second LIMIT ?"""

_NEAR = """
    SELECT r.first, r.second, r.score, NULL::VARCHAR AS first_name, NULL::VARCHAR AS second_name,
        a.entity AS first_id, b.entity AS second_id
    FROM review r JOIN assigned a ON a.mention = r.first JOIN assigned b ON b.mention = r.second"""

# Spellings of organisations whose likeness is near the threshold, each by one of its mentions.
_DOUBTFUL = """
    WITH stands AS (
        SELECT party, min(mention) AS mention, min(entity) AS entity, min(name) AS name
        FROM membership
        SEMI JOIN (SELECT unnest([first, second]) AS party FROM organisations_review) USING (party)
        WHERE kind = 'organisation' GROUP BY party)
    SELECT a.mention AS first, b.mention AS second, log2(r.score / (1 - r.score)) AS score,
        a.name AS first_name, b.name AS second_name, a.entity AS first_id, b.entity AS second_id
    FROM organisations_review r JOIN stands a ON a.party = r.first
    JOIN stands b ON b.party = r.second"""

# The largest entities of each exact name, side by side.
_NAMESAKES = f"""
    WITH shared AS (
        SELECT party, entity, min(mention) AS mention, min(name) AS name, count(*) AS n
        FROM membership WHERE kind = 'person' AND role IN {reading.CREATORS} GROUP BY ALL),
    ranked AS (
        SELECT *, row_number() OVER (PARTITION BY party ORDER BY n DESC, entity) AS place
        FROM shared QUALIFY place <= 4)
    SELECT a.mention AS first, b.mention AS second, NULL AS score, a.name AS first_name,
        b.name AS second_name, a.entity AS first_id, b.entity AS second_id
    FROM ranked a JOIN ranked b ON b.party = a.party AND b.place > a.place"""  # noqa: S608

# The commonest spelling of the largest entities beside the one least like it: was it joined rightly?
_SPELLINGS = """
    WITH large AS (
        SELECT id FROM entities WHERE kind = '{kind}' AND len(names) > 1
        ORDER BY mentions DESC, id LIMIT 2000),
    spelled AS (
        SELECT m.entity, m.party, min(m.mention) AS mention, min(m.name) AS name, count(*) AS n
        FROM membership m JOIN large ON large.id = m.entity
        WHERE m.kind = 'organisation' OR m.role IN {creators} GROUP BY ALL),
    common AS (
        SELECT * FROM spelled
        QUALIFY row_number() OVER (PARTITION BY entity ORDER BY n DESC, party) = 1),
    odd AS (
        SELECT s.* FROM spelled s JOIN common c ON c.entity = s.entity AND c.party <> s.party
        QUALIFY row_number() OVER (PARTITION BY s.entity ORDER BY
            jaro_winkler_similarity(lower(c.name), lower(s.name)), s.party) = 1)
    SELECT a.mention AS first, b.mention AS second, NULL AS score, a.name AS first_name,
        b.name AS second_name, a.entity AS first_id, b.entity AS second_id
    FROM common a JOIN odd b ON b.entity = a.entity"""


# The two largest strands of a person whom name and subject alone join: are they two?
_LOOSE = """
    WITH ranked AS (
        SELECT *, row_number() OVER (PARTITION BY entity ORDER BY count DESC, mention) AS place
        FROM strands QUALIFY place <= 2)
    SELECT a.mention AS first, b.mention AS second, NULL AS score, NULL::VARCHAR AS first_name,
        NULL::VARCHAR AS second_name, a.entity AS first_id, b.entity AS second_id, b.count AS mentions
    FROM ranked a JOIN ranked b ON b.entity = a.entity AND b.place > a.place"""


_JOINED = {None: "true", True: "first_id = second_id", False: "first_id <> second_id"}

# The entities that some mentions belong to.
_STAND = """
    SELECT m.mention, e.id, e.name, e.mentions
    FROM (SELECT mention, entity FROM membership WHERE mention = ANY(texts(?))) m
    JOIN entities e ON e.id = m.entity"""


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why pairs wait: SQL that names them, and which are the most useful.

    ``joined`` says whether they are of one entity or of two; ``None``: of either.
    """

    why: str
    kind: str
    pairs: str
    order: str
    joined: bool | None = False
    bits: float = 1.0  # one unit of the score that the pairs tell
    table: str = "membership"  # a store that an older version resolved may lack it

    def found(self, shot: Snapshot, limit: int) -> Iterator[ReviewPair]:
        """Yield the pairs with the entities they belong to."""
        if self.table not in shot.manifest.tables:
            return
        threshold = ROUNDS[-1] / BIT if self.kind == "person" else in_bits(THRESHOLD)
        sql = _PAIRED.format(pairs=self.pairs, condition=_JOINED[self.joined], order=self.order)
        for row in shot.rows(sql, [limit]):
            score = row["score"]
            yield ReviewPair(
                row["first"], row["second"], row["first_name"], row["second_name"],
                EntityRef(row["first_id"], self.kind, row["first_entity"]),
                EntityRef(row["second_id"], self.kind, row["second_entity"]),
                row["first_mentions"], row["second_mentions"],
                score / self.bits if score is not None else None, threshold, self.why,
            )  # fmt: skip


def reasons(kind: str) -> tuple[_Reason, ...]:
    """Return why pairs of a kind wait."""
    spelled = _SPELLINGS.format(kind=kind, creators=reading.CREATORS)
    large = _Reason("large", kind, spelled, "x.mentions DESC", joined=True)
    both = "least(x.mentions, y.mentions) DESC, greatest(x.mentions, y.mentions) DESC"
    if kind == "organisation":
        doubtful = _Reason(
            "borderline", kind, _DOUBTFUL, both, joined=None, table="organisations_review"
        )
        return (doubtful, large)
    return (
        _Reason("borderline", kind, _NEAR, "p.score DESC", bits=BIT),
        _Reason("loose", kind, _LOOSE, "p.mentions DESC", joined=True, table="strands"),
        _Reason("same-name", kind, _NAMESAKES, both),
        large,
    )


def review_queue(store: Path, *, kind: str, limit: int, offset: int) -> tuple[ReviewPair, ...]:
    """Return pairs worth a look, kinds of reasons in turn, the most useful of each first.

    They are looked for once a run and once an hour of judgements; in between those that a judgement
    joined or parted leave, and the others are told as they stand now.
    """
    shot, note = graph_snapshot(store), made_from(store)
    if shot is None:
        return ()
    looked = str(note.get("networks", {}).get("at", ""))
    return _standing(store, shot.number, looked, kind, limit + offset)[offset:]


@lru_cache(maxsize=8)
def _standing(
    store: Path, version: int, looked: str, kind: str, limit: int
) -> tuple[ReviewPair, ...]:
    """Return the pairs that still are what they were found for, as of one published version."""
    shot, found = graph_snapshot(store), _found(store, looked, kind, limit)
    if shot is None or version == found.version:
        return found.pairs
    ends = {end for pair in found.pairs for end in (pair.first, pair.second)}
    rows = shot.tuples(_STAND, [listed(sorted(ends))])
    now = {mention: (EntityRef(id, kind, name), count) for mention, id, name, count in rows}
    joined = {reason.why: reason.joined for reason in reasons(kind)}
    stand = []
    for pair in found.pairs:
        if {pair.first, pair.second} <= now.keys():
            (one, its), (other, others) = now[pair.first], now[pair.second]
            if joined[pair.why] in {None, one == other}:
                stand.append(replace(
                    pair, first_entity=one, second_entity=other,
                    first_mentions=its, second_mentions=others,
                ))  # fmt: skip
    return tuple(stand)


@dataclass(frozen=True, slots=True)
class _Found:
    """The pairs that one published version was found to hold."""

    version: int
    pairs: tuple[ReviewPair, ...]


@lru_cache(maxsize=8)
def _found(store: Path, looked: str, kind: str, limit: int) -> _Found:
    """Look for pairs, once a process for each run or analysis ``looked`` names."""
    shot = graph_snapshot(store)
    if shot is None:
        return _Found(0, ())
    turns = zip_longest(*(reason.found(shot, limit) for reason in reasons(kind)))
    seen: set[frozenset[str]] = set()
    found = [pair for pair in chain.from_iterable(turns) if pair and not _known(pair, seen)]
    return _Found(shot.number, tuple(found[:limit]))


def _known(pair: ReviewPair, seen: set[frozenset[str]]) -> bool:
    key = frozenset((pair.first, pair.second))
    known = key in seen
    seen.add(key)
    return known


def explain_pair(store: Path, first: str, second: str) -> PairExplanation | None:
    """Return why two mentions are likely one or not, ``None`` if one is not on record.

    People without evidence of their own (attorneys, signers of deeds) and pairs of two kinds
    are told apart or together by name alone: they have no comparisons.
    """
    shot, views = graph_snapshot(store), mention_views(store, (first, second))
    if shot is None or not {first, second} <= views.keys():
        return None
    pair = (views[first], views[second])
    if pair[0].kind != pair[1].kind:
        return None
    if pair[0].kind == "organisation":
        return _organisations(store, shot, *pair)
    return _people(shot, *pair)


def _people(shot: Snapshot, first: MentionView, second: MentionView) -> PairExplanation:
    mentions = _blocks(shot, first.mention, second.mention)
    here = {one.id: one for one in mentions}
    same = first.entity.id == second.entity.id
    threshold = ROUNDS[-1] / BIT
    if not {first.mention, second.mention} <= here.keys() or first.mention == second.mention:
        return PairExplanation(first, second, 0.0, threshold, (), (), same)
    counts = KeptCounts(shot.stream("SELECT 1"), "counts")
    why = explain_people(
        mentions, first.mention, second.mention, judgements=_judgements(shot), counts=counts,
        memory_mb=Budget.of(MEMORY_MB).block_mb,
        groups=None if same else _resolved_by(shot, first.entity.id, second.entity.id),
    )  # fmt: skip
    sides = here[first.mention], here[second.mention]
    features = [PairFeature("prior", "", "", why.prior / BIT)]
    features += [
        PairFeature(name, *_sides(name, *sides, why.read), score / BIT)
        for name, score in why.contributions.items()
    ]
    if why.forbidden:
        features.append(PairFeature("ruled out", sides[0].full_name, sides[1].full_name, 0.0))
    # What stewards joined was joined before the first round: no threshold was asked for.
    joined = threshold if why.threshold in (None, inf) else why.threshold / BIT
    path = tuple(_path(why, here))
    ruled_out = why.groups == FORBIDDEN
    return PairExplanation(
        first, second, why.score / BIT, joined, tuple(features), path, same,
        None if why.groups is None or ruled_out else why.groups / BIT, ruled_out,
    )  # fmt: skip


def _resolved_by(shot: Snapshot, first: str, second: str) -> tuple[list[str], list[str]]:
    """Return the mentions by which two people were resolved."""
    found: dict[str, list[str]] = {first: [], second: []}
    for mention, entity in shot.tuples(
        "SELECT mention, entity FROM assigned WHERE entity = ANY(texts(?)) ORDER BY mention",
        [listed((first, second))],
    ):
        found[entity].append(mention)
    return found[first], found[second]


def _blocks(shot: Snapshot, first: str, second: str) -> list[Mention]:
    """Return the mentions of the blocks of two mentions; by the stem of their names, as they are kept."""
    if shot.manifest.extra.get("make") != MAKE:
        return []  # made by an earlier version of the engine: reasons come with the next run
    assigned = shot.by_key("assigned", "mention")
    blocks = [row["block"] for one in (first, second) for row in assigned.rows(one)]
    rows = shot.tuples(
        "SELECT mention FROM assigned WHERE list_contains(texts(?), block)", [listed(blocks)]
    )
    within = [mention for (mention,) in rows]
    stems = shot.tuples(
        "SELECT DISTINCT stem FROM people WHERE mention = ANY(texts(?))", [listed(within)]
    )
    if len(blocks) < 2 or not stems:
        return []
    rows = shot.tuples(
        f"""SELECT {reading.COLUMNS} FROM people
            SEMI JOIN (SELECT unnest(texts(?)) AS mention) USING (mention)
            WHERE stem = ANY(texts(?))""",  # noqa: S608 - names come from the code
        [listed(within), listed(stem for (stem,) in stems)],
    )
    return [reading.mention_of(row) for row in rows]


def _judgements(shot: Snapshot) -> list[Judgement]:
    rows = shot.tuples("SELECT first, second, verdict FROM judgements ORDER BY place")
    return [Judgement(first, second, Verdict(verdict)) for first, second, verdict in rows]


def _sides(
    name: str, first: Mention, second: Mention, names_read: Mapping[str, str]
) -> tuple[str, str]:
    """Return what a comparison saw on both sides, what they share first."""
    lists: dict[str, Callable[[Mention], Sequence[str]]] = {
        "colleagues": lambda m: [n for n in m.colleagues if n != m.full_name],
        "organisation": lambda m: m.organisations,
        "technology classes": lambda m: m.classes,
        "attorney": lambda m: m.attorneys,
    }
    if name in lists:
        one, other = lists[name](first), lists[name](second)
        shared = [value for value in one if value in other]
        return _few([*shared, *one]), _few([*shared, *other])
    texts: dict[str, Callable[[Mention], str]] = {
        "name": lambda m: " → ".join(filter(None, (m.full_name, names_read.get(m.id)))),
        "place": lambda m: ", ".join(part for part in (m.city, m.state, m.country) if part),
        "title": lambda m: m.title,
        "time": lambda m: str(m.year or ""),
    }
    read = texts.get(name)
    return (read(first), read(second)) if read else ("", "")


def _few(values: Sequence[str]) -> str:
    found = list(dict.fromkeys(values))
    return ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")


def _path(why: Explanation, here: dict[str, Mention]) -> Iterator[Link]:
    """Yield what joined two mentions: judgements where a steward did, else the model's links."""
    said = [j for j in why.judgements if j.verdict is Verdict.SAME]
    for one in said:
        yield Link(
            one.first, one.second, _name(here, one.first), _name(here, one.second), 0.0, True
        )
    for step in () if said else why.path:
        yield Link(
            step.first, step.second, _name(here, step.first), _name(here, step.second),
            step.score / BIT, False, step.first_size, step.second_size,
        )  # fmt: skip


def _name(here: dict[str, Mention], mention: str) -> str:
    return here[mention].full_name if mention in here else mention


def _organisations(
    store: Path, shot: Snapshot, first: MentionView, second: MentionView
) -> PairExplanation:
    resolver = _spellings(store, int(made_from(store).get("store_version", 0)))
    party = dict(shot.tuples(
        "SELECT mention, party FROM membership WHERE list_contains(texts(?), mention)",
        [listed((first.mention, second.mention))],
    ))  # fmt: skip
    place = {spelling.id: n for n, spelling in enumerate(resolver.spellings)}
    likeness = resolver.compare(place[party[first.mention]], place[party[second.mention]])
    features = tuple(_words(likeness))
    same = first.entity.id == second.entity.id
    score = sum(feature.score for feature in features)
    pair = party[first.mention], party[second.mention]
    path = tuple(_joined(shot, resolver, first.entity.id, *pair)) if same else ()
    return PairExplanation(first, second, score, in_bits(THRESHOLD), features, path, same)


def _joined(
    shot: Snapshot, resolver: OrganisationResolver, entity: str, first: str, second: str
) -> Iterator[Link]:
    """Yield what joined two spellings of an organisation: judgements, else the links of the model."""
    rows = shot.tuples(
        """SELECT party, min(mention), arg_min(name, mention), count(*), list(mention) FROM membership
           WHERE entity = ? AND kind = 'organisation' GROUP BY party""",
        [entity],
    )
    stands = {party: (mention, name, count) for party, mention, name, count, _ in rows}
    of_mention = {mention: party for party, *_, mentions in rows for mention in mentions}
    said = [
        Judgement(of_mention[j.first], of_mention[j.second], j.verdict)
        for j in _judgements(shot)
        if j.pair <= of_mention.keys() and of_mention[j.first] != of_mention[j.second]
    ]
    judged = weigh_judgements(said, stands).path(first, second)
    for one in judged:
        (a, a_name, a_size), (b, b_name, b_size) = stands[one.first], stands[one.second]
        yield Link(a, b, a_name, b_name, 0.0, True, a_size, b_size)
    if judged or len(stands) > SPELLINGS_AT_ONCE:
        return
    for step in chain_between(resolver, first, second, stands):
        a, _, a_size = stands.get(step.first, ("", "", 0))
        b, _, b_size = stands.get(step.second, ("", "", 0))
        yield Link(
            a, b, step.first_name, step.second_name, in_bits(step.score), False, a_size, b_size
        )


@lru_cache(maxsize=1)
def _spellings(store: Path, version: int) -> OrganisationResolver:
    """Return every spelling with the weights of its words; they change with the sources only."""
    shot = graph_snapshot(store)
    rows = shot.tuples(reading.SPELLED.format(table="membership")) if shot else []
    return OrganisationResolver(reading.spelled(rows))


def _words(likeness: NameLikeness) -> Iterator[PairFeature]:
    """Yield what the names share and what only one has; together they are the score in bits.

    The words of one have what is left: what misspelt words take away too.
    """
    signs = likeness.signs
    shared = ", ".join(likeness.shared)
    total = in_bits(likeness.score)
    words = total - sum(signs.values())
    if not likeness.only_first and not likeness.only_second:
        if shared or not signs:
            yield PairFeature("words of both", shared, shared, words)
    else:
        gained = log2(1 + sum(likeness.shared.values()))
        yield PairFeature("words of both", shared, shared, gained)
        yield PairFeature(
            "words of one", ", ".join(likeness.only_first), ", ".join(likeness.only_second),
            words - gained,
        )  # fmt: skip
    for sign, bits in signs.items():
        yield PairFeature(sign, "", "", bits)
