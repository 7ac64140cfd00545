"""Cut text into the pieces of XLM-RoBERTa: a unigram model by Viterbi, word by word."""

from functools import lru_cache

from innoway.engine.search.e5_file import Vocabulary

SPACE = "▁"
MAX_WORD = 200  # characters without a space that are cut at once
_CACHE = 200_000


class Tokeniser:
    """Cuts words once and remembers them: texts of one collection share most of theirs."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._cut = lru_cache(maxsize=_CACHE)(self._pieces)

    def ids(self, text: str, limit: int) -> list[int]:
        """Return at most ``limit`` piece ids between the marks of begin and end."""
        normal = self.vocabulary.normal
        plain = "".join(normal.get(character, character) for character in text)
        found = [self.vocabulary.begin]
        for word in plain.split():
            for start in range(0, len(word), MAX_WORD):
                found += self._cut((SPACE if start == 0 else "") + word[start : start + MAX_WORD])
            if len(found) >= limit:
                break
        return [*found[: limit - 1], self.vocabulary.end]

    def _pieces(self, word: str) -> tuple[int, ...]:
        table, longest = self.vocabulary.pieces, self.vocabulary.longest
        best = [0.0] + [-1e30] * len(word)
        back: list[tuple[int, int]] = [(0, 0)] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + longest) + 1):
                piece = table.get(word[start:end])
                if piece is not None and best[start] + piece[1] > best[end]:
                    best[end], back[end] = best[start] + piece[1], (start, piece[0])
            unknown = best[start] + self.vocabulary.unknown_score
            if unknown > best[start + 1]:
                best[start + 1], back[start + 1] = unknown, (start, self.vocabulary.unknown)
        found, at = [], len(word)
        while at:
            at, piece_id = back[at]
            found.append(piece_id)
        return tuple(reversed(found))
