"""The OpenAPI document: what ninja writes, completed by what every endpoint may answer."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from innoway.foundation.rest.problems import MEDIA_TYPE
from innoway.foundation.rest.sign_in import visitor
from innoway.foundation.rest.types import Problem

PLACE = "#/components/schemas/"
REF = {"$ref": f"{PLACE}Problem"}
WORDS = {
    400: "The request cannot be read.",
    401: "Nobody is signed in, or the key is not valid.",
    403: "Whoever is signed in may not do this, or the key lacks the scope.",
    413: "The request is too large.",
    422: "Some fields are not valid.",
    429: "Too many requests; `Retry-After` says when to come back.",
}


class Document(OpenAPISchema):
    """OpenAPI 3.1 with the refusals of the frame as problem documents."""

    app = ""  # whose operation is being written; two apps may each have a schema of one name

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        super().__init__(api, path_prefix)
        self.app = ""
        defined = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        self.add_schema_definitions(defined.pop("$defs", {}))
        self.add_schema_definitions({"Problem": defined})

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        """Return one operation, its schemas named after its app: ``RegistryOrganisationOut``."""
        parts = operation.view_func.__module__.split(".")
        self.app = parts[2] if parts[1:2] == ["apps"] else ""
        found: dict[str, Any] = self.named(super().operation_details(operation))
        return found

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Keep schemas under the name of the app they belong to."""
        for name, schema in definitions.items():
            self.schemas[f"{self.app.title()}{name}"] = self.named(schema)

    def named(self, part: Any) -> Any:
        """Copy a part of the document with references that carry the name of the app."""
        if isinstance(part, list):
            return [self.named(one) for one in part]
        if not isinstance(part, dict):
            return part
        found = {key: self.named(one) for key, one in part.items()}
        ref = found.get("$ref")
        if isinstance(ref, str) and ref.startswith(PLACE) and part != REF:
            found["$ref"] = f"{PLACE}{self.app.title()}{ref.removeprefix(PLACE)}"
        return found

    def operation_security(self, operation: Operation) -> list[dict[str, Any]] | None:
        """Return the ways to sign in; an empty one where visitors are welcome."""
        ways = super().operation_security(operation) or []
        return [*ways, {}] if visitor in operation.auth_callbacks else ways

    def responses(self, operation: Operation) -> dict[int, dict[str, Any]]:
        """Return what the endpoint declares and what the frame may answer for it."""
        found = super().responses(operation)
        for status in self.refusals(operation):
            found.setdefault(status, {"description": WORDS[status]})
        for status, details in found.items():
            if status >= 400:
                details["content"] = {MEDIA_TYPE: {"schema": REF}}
                details["description"] = WORDS.get(status, details["description"])
        return dict(sorted(found.items()))

    def refusals(self, operation: Operation) -> list[int]:
        """Return the statuses that the frame itself may answer with."""
        sources = {model.__ninja_param_source__ for model in operation.models}
        found = [401, 429]
        if visitor not in operation.auth_callbacks or operation.methods != ["GET"]:
            found.append(403)
        else:
            found.append(403)  # a key without the scope ``read``
        if sources:
            found.append(422)
        if sources & {"body", "form", "file"}:
            found += [400, 413]
        return found
