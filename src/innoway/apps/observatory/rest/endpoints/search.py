"""Search for machines: the same question as in the address of the search page."""

from dataclasses import replace
from typing import Annotated, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from innoway.apps.observatory.calculations.question import LAST_OFFSET, PER_PAGE, Question
from innoway.apps.observatory.queries import findings as queries
from innoway.apps.observatory.rest import schemas
from innoway.foundation.rest import Problem, SafeText

router = Router()

Values = Annotated[list[SafeText], Field(max_length=20)]
Year = Annotated[int, Field(ge=1500, le=2199)]


class QuestionIn(Schema):
    """Words and filters; values of one filter are alternatives, filters must all hold."""

    q: Annotated[SafeText, Field(max_length=2000)] = ""
    kind: Literal["", "technology", "need", "organisation", "person"] = ""
    type: Values = []
    wipo_field: Values = []
    cpc: Values = []
    ipc: Values = []
    owner: Values = []
    person: Values = []
    place: Values = []
    country: Values = []
    source: Values = []
    year_from: Annotated[Year | None, Field(alias="from")] = None
    year_to: Annotated[Year | None, Field(alias="to")] = None
    sort: Literal["relevance", "date", "-date", "title"] = "relevance"

    def asked(self, *, page: int = 1, per: int = PER_PAGE[0]) -> Question:
        """Return the question as the queries read it."""
        names = queries.FILTERS
        filters = {name: tuple(getattr(self, name)) for name in names if getattr(self, name)}
        years = {"year_from": self.year_from, "year_to": self.year_to}
        return Question(self.q, self.kind, filters, sort=self.sort, per=per, page=page, **years)


@router.get("/search", response={200: schemas.FindingsOut, 422: Problem, 429: Problem})
def search(
    request: HttpRequest,
    question: Query[QuestionIn],
    per: Literal["20", "50"] = "20",
    page: Annotated[int, Field(ge=1, le=LAST_OFFSET // 20 + 1)] = 1,
) -> dict[str, object]:
    """Find technologies, needs, organisations and people, in English and Chinese."""
    size = int(per)
    asked = question.asked(page=min(page, LAST_OFFSET // size + 1), per=size)
    found = queries.findings(asked)
    more = found.question.page < found.pages
    answer = found.answer
    return {
        "total": answer.total,
        "took_ms": answer.took_ms,
        "corrected": answer.corrected,
        "translated": answer.translated,
        "facets": answer.facets,
        "hits": [hit_out(hit) for hit in answer.hits],
        "next": replace(asked, page=asked.page + 1).address() if more else None,
    }


def hit_out(hit: queries.Hit) -> dict[str, object]:
    """Return a hit with its snippet as named segments."""
    segments = [{"text": text, "highlighted": marked} for text, marked in hit.snippet]
    names = ("id", "kind", "title", "language", "date", "score")
    fields = {name: list(values) for name, values in hit.fields.items()}
    return {name: getattr(hit, name) for name in names} | {"snippet": segments, "fields": fields}


@router.get(
    "/search/explain",
    response={200: schemas.ExplanationOut, 404: Problem, 422: Problem, 429: Problem},
)
def explain(
    request: HttpRequest, question: Query[QuestionIn], id: SafeText
) -> queries.HitExplanation:
    """Say why a document answers a question, in parts that sum to its score."""
    found = queries.explanation(question.asked(), id)
    if found is None:
        raise Http404
    return found


@router.get(
    "/search/suggest", response={200: list[schemas.SuggestionOut], 422: Problem, 429: Problem}
)
def suggest(
    request: HttpRequest, q: Annotated[SafeText, Field(max_length=100)]
) -> list[queries.Suggestion]:
    """Complete what is being typed with titles and names of the record."""
    return list(queries.suggestions(q))
