"""Judgements name mentions; this says for whom or what those speak in the store as it is now."""

from collections.abc import Iterable, Sequence

from innoway.engine.pipelines.mentions import CREATORS
from innoway.engine.resolution.judgements import Contradiction, Judgement, weigh_judgements
from innoway.engine.store.connection import listed
from innoway.engine.store.derived import Derivation

# A person is resolved once a document, by the lowest of the mentions there; which one that is
# may change when a further source names the person in another role.
_STANDS = f"""
    SELECT a.mention, min(m.mention) FROM mentioned a
    JOIN mentioned m ON m.document = a.document AND m.party = a.party
    WHERE a.mention = ANY(texts($1)) AND a.kind = 'person'
        AND (m.technology IS NULL OR m.role IN {CREATORS})
        AND (a.technology IS NULL OR a.role IN {CREATORS})
    GROUP BY a.mention"""  # noqa: S608 - names come from the code

# What a mention speaks for: a spelling of an organisation, a person on a document.
_SPEAKS = """
    SELECT mention, CASE WHEN kind = 'organisation' THEN party
        ELSE concat_ws('|', document, party) END
    FROM mentioned WHERE mention = ANY(texts($1))"""


def by_standing_mention(made: Derivation, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return judgements with each person's mention replaced by the one that is resolved now."""
    said = list(judgements)
    stands = dict(made.con.execute(_STANDS, [listed(_ends(said))]).fetchall())
    return [
        Judgement(stands.get(j.first, j.first), stands.get(j.second, j.second), j.verdict)
        for j in said
    ]


def contradictions_among(
    made: Derivation, judgements: Sequence[Judgement]
) -> tuple[Contradiction, ...]:
    """Return the judgements that newer ones overrule, of the whole store, as they were given."""
    speaks = dict(made.con.execute(_SPEAKS, [listed(_ends(judgements))]).fetchall())
    given: dict[Judgement, Judgement] = {}
    for one in judgements:
        if one.pair <= speaks.keys() and speaks[one.first] != speaks[one.second]:
            keyed = Judgement(speaks[one.first], speaks[one.second], one.verdict)
            given.pop(keyed, None)  # said again: the newer place counts
            given[keyed] = one
    judged = weigh_judgements(given, set(speaks.values()))
    return tuple(
        Contradiction(given[one.judgement], tuple(given[other] for other in one.against))
        for one in judged.contradictions
    )


def _ends(judgements: Iterable[Judgement]) -> list[str]:
    return sorted({end for judgement in judgements for end in judgement.pair})
