"""A Merkle tree over a growing list: root, inclusion and consistency, and their verification.

Source: RFC 9162, sections 2.1.1 to 2.1.4.

>>> leaves = [leaf_hash(bytes([n])) for n in range(7)]
>>> proof = inclusion_proof(3, 7, over(leaves))
>>> verify_inclusion(leaves[3], 3, 7, proof, root(leaves))
True
"""

import hashlib
from collections.abc import Callable, Sequence

# The hash of the complete subtree at (level, position): level 0 is the leaves.
Nodes = Callable[[int, int], bytes]

EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of an entry.

    >>> leaf_hash(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def over(leaves: Sequence[bytes]) -> Nodes:
    """Return a lookup over leaves in memory."""

    def nodes(level: int, position: int) -> bytes:
        if level == 0:
            return leaves[position]
        return node_hash(nodes(level - 1, 2 * position), nodes(level - 1, 2 * position + 1))

    return nodes


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaves in memory."""
    return range_hash(0, len(leaves), over(leaves))


def range_hash(start: int, end: int, nodes: Nodes) -> bytes:
    """Return the hash of entries ``start`` to ``end``; complete subtrees are looked up."""
    size = end - start
    if size == 0:
        return EMPTY
    if size & (size - 1) == 0 and start % size == 0:
        return nodes(size.bit_length() - 1, start // size)
    middle = start + _split(size)
    return node_hash(range_hash(start, middle, nodes), range_hash(middle, end, nodes))


def peak_places(size: int) -> list[tuple[int, int]]:
    """Return (level, position) of the complete subtrees that make up a tree, largest first.

    >>> peak_places(7)
    [(2, 0), (1, 2), (0, 6)]
    """
    places, start = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            places.append((level, start >> level))
            start += 1 << level
    return places


def grow(size: int, peaks: list[bytes], leaf: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return (the new peaks, the nodes made above the leaf, lowest first)."""
    peaks, made, carried = list(peaks), [], leaf
    while size & 1:
        carried = node_hash(peaks.pop(), carried)
        made.append(carried)
        size >>= 1
    return [*peaks, carried], made


def root_of_peaks(peaks: Sequence[bytes]) -> bytes:
    """Return the root over the complete subtrees, largest first.

    >>> leaves = [leaf_hash(bytes([n])) for n in range(3)]
    >>> root_of_peaks([node_hash(*leaves[:2]), leaves[2]]) == root(leaves)
    True
    """
    if not peaks:
        return EMPTY
    found = peaks[-1]
    for peak in reversed(peaks[:-1]):
        found = node_hash(peak, found)
    return found


def inclusion_proof(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """Return the audit path of an entry, lowest first; at most log2(size) hashes."""
    if not 0 <= index < size:
        raise IndexError(index)
    return _path(index, 0, size, nodes)


def _path(index: int, start: int, end: int, nodes: Nodes) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_path(index, start, middle, nodes), range_hash(middle, end, nodes)]
    return [*_path(index, middle, end, nodes), range_hash(start, middle, nodes)]


def consistency_proof(first: int, second: int, nodes: Nodes) -> list[bytes]:
    """Return the hashes that show that a tree of ``second`` entries continues one of ``first``."""
    if not 0 < first <= second:
        raise IndexError(first)
    return [] if first == second else _subproof(first, 0, second, nodes, whole=True)


def _subproof(first: int, start: int, end: int, nodes: Nodes, *, whole: bool) -> list[bytes]:
    if first == end:
        return [] if whole else [range_hash(start, end, nodes)]
    middle = start + _split(end - start)
    if first <= middle:
        left = _subproof(first, start, middle, nodes, whole=whole)
        return [*left, range_hash(middle, end, nodes)]
    right = _subproof(first, middle, end, nodes, whole=False)
    return [*right, range_hash(start, middle, nodes)]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes
) -> bool:
    """Tell whether the path leads from the leaf to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(step, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and found == expected


def verify_consistency(
    first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Tell whether the second tree continues the first (RFC 9162, 2.1.4.2)."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not path:
        return False
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def _split(size: int) -> int:
    """Return the largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1
