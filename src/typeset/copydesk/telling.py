"""What a pattern cannot do without: characters of which every text that it matches has one.

Most lines of a page bear no date, no credit, no name of a notice. A look for a few characters tells so for a tenth of
what the patterns of a role cost, which must try each place of the line.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from re import _constants as op  # type: ignore[attr-defined]  # the parse tree that `re` compiles has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

_FEW: Final = 48
"""A class of more characters tells nothing; nor does a space, which most lines have."""
_Needed = frozenset[str] | None
"""Characters of which one must be there; None where nothing is known."""


Search = Callable[..., re.Match[str] | None]
"""Given a text and, if need be, where in it to begin."""


def telling(pattern: str) -> Search:
    """A search for the characters of which every match of a pattern has one; it finds anything where none are known."""
    needed = _needed(_parser.parse(pattern))
    return re.compile("[" + "".join(map(re.escape, sorted(needed))) + "]" if needed else "").search


def _needed(items: Iterable[tuple[Any, Any]]) -> _Needed:
    """What a sequence cannot do without: the least that any of its items needs."""
    found = [needed for kind, value in items if (needed := _needed_by(kind, value)) is not None]
    return min(found, key=len, default=None)


def _needed_by(kind: object, value: Any) -> _Needed:
    if kind is op.LITERAL:
        return frozenset(chr(value)) - {" "} or None
    if kind is op.IN:
        return _of_class(value)
    if kind is op.BRANCH:
        return _of_any([_needed(branch) for branch in value[1]])
    if kind is op.SUBPATTERN:
        return _needed(value[3])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
        return _needed(value[2])
    # What is looked for ahead or behind may lie outside the match.
    return None


def _of_class(members: Sequence[tuple[Any, Any]]) -> _Needed:
    chars: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            chars.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _FEW:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(chars) if len(chars) <= _FEW and " " not in chars else None


def _of_any(branches: Sequence[_Needed]) -> _Needed:
    known = [needed for needed in branches if needed is not None]
    return frozenset().union(*known) if len(known) == len(branches) else None
