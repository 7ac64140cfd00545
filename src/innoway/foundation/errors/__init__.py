"""The root of every refusal, with its stable code and its message for people."""

from django.utils.functional import Promise


class DomainError(Exception):
    """A refusal with a stable code for machines and a message for people.

    Web views turn it into a form error, REST endpoints into an RFC 9457 problem
    document, jobs into a retry or a parked task. Anything else that is raised is a bug.

    Keyword arguments fill the ``%(name)s`` places of the message and travel with the
    refusal as ``facts``; they must be safe to show to the person who is refused.
    """

    code: str = "domain.refused"
    message: str | Promise = "This is not possible."
    status: int = 409

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts

    def __str__(self) -> str:
        text = str(self.message)
        return text % self.facts if self.facts else text
