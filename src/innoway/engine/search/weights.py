"""Every number of the ranking in one place, each with its reason.

Chosen on unlike development sets (``bench/search_quality.py``): a setting stays only when it
helps or does no harm on all of them, so that none is fitted to one collection.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Relative weights of the parts of a lexical score, and bounds of its cost."""

    title: float = 0.3  # a term in the title counts this much more
    single: float = 0.2  # one Chinese character against a pair, which is nearly a word
    repeats: float = 2.0  # saturation of a term's frequency in the question (k3 of BM25)
    max_terms: int = 60  # of a whole abstract, the most telling terms
    sense_decay: float = 0.7  # each further sense of a dictionary entry against the one before
    feedback: float = 0.7  # share of a sense's weight that agreement with other words decides
    feedback_documents: int = 20
    max_senses: int = 6
    lone_character: float = 0.3  # a Chinese character no dictionary word covers
    meaning: float = 0.3  # share of vectors beside words in one language
    meaning_across: float = 0.75  # ... and between languages, where words are translated
    finer: float = 1.0  # share of the second encoder beside all before, among the first candidates


DEFAULT = Weights()
