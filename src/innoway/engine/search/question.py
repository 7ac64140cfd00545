"""Build the request for what a person asked: every word or its translation must be met."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from innoway.engine.search.analyse import pieces
from innoway.engine.search.clauses import Clause, Conditions, Group, Request
from innoway.engine.search.lexical import Lexicon, known
from innoway.engine.search.page import SearchQuery, Translation
from innoway.engine.search.schema import HIERARCHICAL, day_number, field_name, filter_value
from innoway.engine.search.spelling import correct
from innoway.engine.search.syntax import Days, Parsed, Part, parse
from innoway.engine.search.translate import Rendering, Translator
from innoway.engine.search.weights import Weights
from innoway.engine.text.fold import fold, writable
from innoway.engine.text.language import primary
from innoway.engine.text.words import grams, is_unspaced, terms, word_term

ALL_OF = 4  # words that must all be met; of more, three quarters
MAX_WORDS = 40
MAX_PHRASE_TERMS = 64
LEAST_SENSE = 0.08  # of a word's meaning; what is rarer meant is not searched
TYPO_WEIGHT = 0.5
TRANSLATED_WEIGHT = 0.6
PHRASE_WEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class Question:
    """A request with what was done to reach it."""

    request: Request
    translated: tuple[Translation, ...]
    corrected: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """One word of the question and its alternatives."""

    text: str
    clauses: tuple[Clause, ...]


def build(
    query: SearchQuery, lexicon: Lexicon, translator: Translator | None, weights: Weights
) -> Question:
    """Turn a query into a request on this index.

    Raises:
        QueryTooLong: More text than a question can hold.
    """
    parsed = parse(query.text, lexicon.index.field_names())
    found = pieces(parsed.words)[:MAX_WORDS] if parsed.words else []
    units = [unit for piece in found for unit in _units(piece, translator)][:MAX_WORDS]
    renderings = _renderings(units, lexicon, translator, weights)
    corrections = correct([u for u in units if not is_unspaced(u)], lexicon)
    groups = []
    for place, unit in enumerate(units):
        clauses = _own(unit, weights) + _translations(place, renderings, weights)
        if unit in corrections:
            clauses += _both((word_term(corrections[unit]),), TYPO_WEIGHT, unit, "typo", weights)
        groups.append(Group(clauses))
    groups += [group for part in parsed.parts for group in _part_groups(part, weights)]
    optional = sum(1 for g in groups if not g.required and not g.forbidden)
    needed = optional if optional <= ALL_OF else ceil(optional * 0.75)
    request = Request(tuple(groups), _conditions(query, parsed), needed)
    return Question(request, _told(renderings), _corrected(query.text, corrections))


def _units(piece: str, translator: Translator | None) -> list[str]:
    if is_unspaced(piece) and translator is not None:
        return translator.segment(piece)
    return [piece]


def _both(
    found: tuple[str, ...], weight: float, origin: str, reason: str, weights: Weights
) -> tuple[Clause, ...]:
    return (
        Clause(found, "body", weight, origin, reason),
        Clause(found, "title", weight * weights.title, origin, reason),
    )


def _own(unit: str, weights: Weights) -> tuple[Clause, ...]:
    if not is_unspaced(unit):
        return _both((word_term(unit),), 1.0, unit, "word", weights)
    found = (unit,) if len(unit) <= 2 else tuple(grams(unit)[:MAX_PHRASE_TERMS])
    return _both(found, phrase_share(found), unit, "word", weights)


def phrase_share(found: tuple[str, ...]) -> float:
    """Weigh a phrase of Chinese as half as many words as it has characters.

    An index adds the rarity of every term of a phrase, and a run of characters has twice as
    many terms as characters; unweighted, one long word would outweigh a whole question.

    >>> phrase_share(("燃", "燃料", "料", "料电", "电", "电池", "池")), phrase_share(("fuel", "cell"))
    (0.2857142857142857, 1.0)
    """
    if len(found) == 1 or not all(is_unspaced(term) for term in found):
        return 1.0
    return (len(found) + 1) / 4 / len(found)


def _renderings(
    units: Sequence[str], lexicon: Lexicon, translator: Translator | None, weights: Weights
) -> list[tuple[int, Rendering]]:
    """Renderings with the place of the first word they cover."""
    if translator is None:
        return []
    placed: list[tuple[int, Rendering]] = []
    at = 0
    while at < len(units):
        if is_unspaced(units[at]):
            found = translator.word_into_english(units[at], weights)
        else:
            end = at
            while end < len(units) and not is_unspaced(units[end]):
                end += 1
            found = next(
                iter(translator.into_chinese(list(units[at:end]), weights, first=True)), None
            )
        kept = known([found], lexicon, weights.max_senses) if found else []
        placed += [(at, rendering) for rendering in kept]
        at += found.count if found else 1
    return placed


def _translations(
    place: int, renderings: Sequence[tuple[int, Rendering]], weights: Weights
) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    for start, rendering in renderings:
        if not start <= place < start + rendering.count:
            continue
        for sense in rendering.senses:
            if sense.weight >= LEAST_SENSE:
                found = sense_terms(sense.terms, sense.written)
                weight = TRANSLATED_WEIGHT * sense.weight / rendering.count / len(found)
                clauses += _both(found, weight, rendering.origin, sense.source, weights)
    return tuple(clauses)


def sense_terms(found: tuple[str, ...], written: str) -> tuple[str, ...]:
    """Return a sense as a phrase in the order in which the index holds its terms."""
    if is_unspaced(written):
        return (written,) if len(written) <= 2 else tuple(grams(written))
    return found


def _part_groups(part: Part, weights: Weights) -> list[Group]:
    found = tuple(terms(part.text)[:MAX_PHRASE_TERMS])
    if not found:
        return []
    flags = {"required": not part.excluded, "forbidden": part.excluded}
    if part.field in HIERARCHICAL:
        value = filter_value(part.field, part.text)
        return [Group((Clause((value,), f"filter.{part.field}", 0.0, part.text),), **flags)]
    if part.field in {"id", "kind", "language"}:
        value = writable(part.text) if part.field == "id" else fold(part.text)
        return [Group((Clause((value,), part.field, 0.0, part.text),), **flags)]
    if part.field == "title":
        return [Group((Clause(found, "title", 1.0, part.text, "phrase"),), **flags)]
    if part.field not in {"", "text"}:
        return [Group((Clause(found, f"words.{part.field}", 1.0, part.text, "phrase"),), **flags)]
    reason, weight = ("phrase", PHRASE_WEIGHT) if len(found) > 1 else ("word", 1.0)
    weight *= phrase_share(found)
    return [Group(_both(found, weight, part.text, reason, weights), **flags)]


def _conditions(query: SearchQuery, parsed: Parsed) -> Conditions:
    filters, languages, kinds = [], [], [query.kind] if query.kind else []
    for written, values in query.filters.items():
        name = field_name(written)
        if name == "language":
            languages += [primary(value) for value in values]
        elif name == "kind":
            kinds += list(values)
        elif values:
            wanted = tuple(filter_value(name, value) for value in values)
            filters.append((f"filter.{name}", wanted))
    return Conditions(
        kinds=tuple(kinds),
        languages=tuple(languages),
        filters=tuple(filters),
        days=_days((query.date_from, query.date_to), parsed.days),
    )


def _days(chosen: Days, typed: Days) -> tuple[int | None, int | None]:
    firsts = [day_number(day) for day in (chosen[0], typed[0]) if day]
    lasts = [day_number(day) for day in (chosen[1], typed[1]) if day]
    return max(firsts, default=None), min(lasts, default=None)


def _told(renderings: Sequence[tuple[int, Rendering]]) -> tuple[Translation, ...]:
    told = []
    for _, rendering in renderings:
        senses = [s for s in rendering.senses if s.weight >= LEAST_SENSE]
        if senses:
            told.append(
                Translation(rendering.origin, tuple(s.written for s in senses), senses[0].source)
            )
    return tuple(told)


def _corrected(text: str, corrections: dict[str, str]) -> str | None:
    lowered = fold(text)
    for wrong, right in corrections.items():
        lowered = lowered.replace(wrong, right)
    return lowered if corrections else None
