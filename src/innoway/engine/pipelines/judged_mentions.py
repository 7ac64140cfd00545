"""Judgements name mentions; this says for whom or what those speak in the store as it is now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from innoway.engine.pipelines.mentions import CREATORS
from innoway.engine.resolution.judgements import Contradiction, Judgement, weigh_judgements
from innoway.engine.store.connection import among, listed
from innoway.engine.store.derived import Derivation

_CREATOR = f"kind = 'person' AND (technology IS NULL OR role IN {CREATORS})"
_SAID = f"""
    SELECT mention, party, document, kind = 'organisation', {_CREATOR}
    FROM mentioned WHERE mention = ANY(texts($1))"""  # noqa: S608 - names come from the code

# A person is resolved once a document, by the lowest of the mentions there; which one that is
# may change when a further source names the person in another role.
_STANDING = f"""
    SELECT document, party, min(mention) FROM mentioned
    WHERE {_CREATOR} AND document IN {{documents}} GROUP BY document, party"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a judged mention speaks for: a spelling of an organisation, or a person on a document.

    ``standing`` is the mention by which the person is resolved there.
    """

    party: str
    document: str | None
    organisation: bool
    standing: str

    @property
    def subject(self) -> str:
        """What is one for all mentions that speak for the same."""
        return self.party if self.organisation else f"{self.document}|{self.party}"


class JudgedMentions:
    """The mentions that judgements name, as far as the store has them."""

    def __init__(self, made: Derivation, judgements: Iterable[Judgement]) -> None:
        ends = sorted({end for judgement in judgements for end in judgement.pair})
        said = made.con.execute(_SAID, [listed(ends)]).fetchall() if ends else []
        documents = among({document for _, _, document, _, creator in said if creator})
        standing = {
            (document, party): mention
            for document, party, mention in made.con.execute(
                _STANDING.format(documents=documents)
            ).fetchall()
        }
        self._speakers = {
            mention: Speaker(
                party, document, organisation,
                standing[document, party] if creator else mention,
            )
            for mention, party, document, organisation, creator in said
        }  # fmt: skip

    def by_standing(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Return judgements with each person's mention replaced by the one that is resolved now."""

        def stands(mention: str) -> str:
            return known.standing if (known := self._speakers.get(mention)) else mention

        return [Judgement(stands(j.first), stands(j.second), j.verdict) for j in judgements]

    def of_spellings(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Return what judgements say of the spellings of organisations."""
        parties = {
            mention: one.party for mention, one in self._speakers.items() if one.organisation
        }
        return [
            Judgement(parties[j.first], parties[j.second], j.verdict)
            for j in judgements
            if j.pair <= parties.keys() and parties[j.first] != parties[j.second]
        ]

    def contradictions(self, judgements: Sequence[Judgement]) -> tuple[Contradiction, ...]:
        """Return the judgements that newer ones overrule, of the whole store, as they were given."""
        subjects = {mention: one.subject for mention, one in self._speakers.items()}
        given: dict[Judgement, Judgement] = {}
        for one in judgements:
            if one.pair <= subjects.keys() and subjects[one.first] != subjects[one.second]:
                keyed = Judgement(subjects[one.first], subjects[one.second], one.verdict)
                given.pop(keyed, None)  # said again: the newer place counts
                given[keyed] = one
        judged = weigh_judgements(given, set(subjects.values()))
        return tuple(
            Contradiction(given[one.judgement], tuple(given[other] for other in one.against))
            for one in judged.contradictions
        )
