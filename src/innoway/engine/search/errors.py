"""What the search refuses, with a message for people."""


class SearchRefused(Exception):
    """A request the search cannot serve; the text says why and what would work."""


class QueryTooLong(SearchRefused):
    """The question holds more text than is read."""


class IndexBusy(SearchRefused):
    """Another process writes to the index and did not finish in time."""


class ModelsMissing(SearchRefused):
    """The method asked for needs sentence models or vectors that are not here."""
