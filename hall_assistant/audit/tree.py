"""The tree of hashes under a seal (哈希树): one root stands for all facts of a day, and a short path leads to it.

The path from one fact to the root is made of hashes alone: it proves that the fact stood there and shows nothing of
anybody else's. Leaves and nodes are hashed apart, so that a node can never pass for a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

LEFT, RIGHT = "L", "R"


class Tree:
    """The tree over the hashes of facts in their order; one without a neighbour goes up as it is."""

    def __init__(self, hashes: Sequence[bytes]) -> None:
        """hashes: at least one."""
        self._levels = [[sha256(b"\0" + one).digest() for one in hashes]]
        while len(self._levels[-1]) > 1:
            self._levels.append(_above(self._levels[-1]))

    @property
    def root(self) -> str:
        """The root, in hexadecimal digits."""
        return self._levels[-1][0].hex()

    def path(self, place: int) -> list[str]:
        """The way from the fact at a place (from 0) to the root: each step the neighbour's hash and its side."""
        steps = []
        for level in self._levels[:-1]:
            beside = place ^ 1
            if beside < len(level):
                steps.append((LEFT if beside < place else RIGHT) + level[beside].hex())
            place //= 2
        return steps


def _above(level: list[bytes]) -> list[bytes]:
    pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
    return [sha256(b"\1" + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0] for pair in pairs]
