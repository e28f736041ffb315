"""Setting the edition's text in XHTML: page markers at their very character, headings turned at phrases."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from typeset.epub.folios import Folios
from typeset.epub.turning import screen_turns
from typeset.epub.xhtml import COPY, Node, element
from typeset.model.edition import Script
from typeset.model.page import Element
from typeset.model.source import Text
from typeset.script.classes import IDEOGRAPHS, WESTERN, class_table
from typeset.script.phrases import part_costs, turn_costs

_PART: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text by the region's phrases, with the pages that begin in it."""

    script: Script
    folios: Folios

    def block(self, tag: str, place: Element, text: Text, **attributes: str | None) -> Iterator[Node]:
        """Set a text as a block of its own. A page that begins with it is marked before it, not in it."""
        yield from (folio.marker() for offset, folio in self.folios.get(place, ()) if offset == 0)
        yield element(tag, *self._run(place, text, skip_first=True), **{COPY: place.owner}, **attributes)

    def heading(self, tag: str, place: Element, text: Text, **attributes: str | None) -> Iterator[Node]:
        """Set a heading, which may be turned only between phrases."""
        yield from (folio.marker() for offset, folio in self.folios.get(place, ()) if offset == 0)
        yield element(tag, *self._run(place, text, skip_first=True, turned=True), **{COPY: place.owner}, **attributes)

    def inline(self, tag: str, place: Element, text: Text, **attributes: str | None) -> Node:
        """Set a text inside a line or a list, pages that begin with it included."""
        return element(tag, *self._run(place, text), **{COPY: place.owner}, **attributes)

    def link(self, chars: str, href: str) -> Node:
        """Make a listing's link, turned like the heading that it leads to. Its text is none of the edition's."""
        return element("a", *self._parts(chars, self._turns(chars)), href=href)

    def tail(self, tag: str, place: Element, text: Text, **attributes: str | None) -> Node:
        """Set a text inside a block before which the pages that begin with it are marked."""
        return element(tag, *self._run(place, text, skip_first=True), **{COPY: place.owner}, **attributes)

    def marks(self, place: Element) -> Iterator[Node]:
        """Mark the pages that begin with what has no text: a picture, the title page."""
        yield from (folio.marker() for _, folio in self.folios.get(place, ()))

    def _run(
        self, place: Element, text: Text, *, skip_first: bool = False, turned: bool = False
    ) -> Iterator[Node | str]:
        """Put the marks of pages and turns into a text."""
        chars = str(text)
        cuts = self._turns(chars) if turned else {}
        for offset, folio in self.folios.get(place, ()):
            if offset or not skip_first:
                cuts.setdefault(offset, []).append(folio.marker())
        return self._parts(chars, cuts) if turned else self._cut(chars, cuts)

    def _turns(self, chars: str) -> dict[int, list[Node]]:
        """Find where a heading may be turned."""
        return {turn: [element("wbr")] for turn in heading_turns(chars, self.script)}

    def _parts(self, chars: str, cuts: Mapping[int, list[Node]]) -> Iterator[Node | str]:
        """Keep each part of a heading that spaces divide together on a line; one that is too long turns inside."""
        parts = [match.span() for match in _PART.finditer(chars)]
        if len(parts) < 2:
            yield from self._cut(chars, cuts)
            return
        done = 0
        for start, stop in parts:
            yield from self._cut(
                chars, {cut: nodes for cut, nodes in cuts.items() if done <= cut <= start}, done, start
            )
            inside = {cut: nodes for cut, nodes in cuts.items() if start < cut < stop}
            yield element("span", *self._cut(chars, inside, start, stop), class_="part")
            done = stop
        yield from self._cut(chars, {cut: nodes for cut, nodes in cuts.items() if cut >= done}, done)

    def _cut(
        self, chars: str, cuts: Mapping[int, list[Node]], done: int = 0, stop: int | None = None
    ) -> Iterator[Node | str]:
        """Cut a text where a page begins, a phrase ends or a line ends, and put the mark of it there."""
        for cut in sorted(cuts):
            spaced = done < cut < len(chars) and cuts[cut][0].tag.endswith("wbr") and self._gapped(chars, cut)
            yield from _lines(chars[done : cut - spaced])
            if spaced:
                yield element("span", chars[cut - 1], class_="gap")
            yield from cuts[cut]
            done = cut
        yield from _lines(chars[done:stop])

    def _gapped(self, chars: str, cut: int) -> bool:
        """Tell whether the Han-Latin gap stands at a turn, where browsers see a <wbr> and leave it out."""
        trait = class_table(self.script).trait
        left, right = trait(chars[cut - 1]).kind, trait(chars[cut]).kind
        return (left in IDEOGRAPHS and right in WESTERN) or (left in WESTERN and right in IDEOGRAPHS)


def heading_turns(chars: str, script: Script) -> frozenset[int]:
    """Give the offsets before which a line of a heading may begin on a screen; parts between spaces turn by themselves.

    A page shows a heading in its article, in listings and in the contents: it is looked at once.
    """
    parts = [match.span() for match in _PART.finditer(chars)]
    if len(parts) < 2:
        return screen_turns(turn_costs(chars, script), chars, script)
    costs = part_costs(chars, script)
    inside = (
        start + offset
        for start, stop in parts
        for offset in screen_turns(
            {offset - start: cost for offset, cost in costs.items() if start < offset < stop}, chars[start:stop], script
        )
    )
    return frozenset(inside).union(start for start, _ in parts[1:])


def _lines(chars: str) -> Iterator[Node | str]:
    """Write line ends that the text itself has as line breaks."""
    first, *rest = chars.split("\n")
    yield first
    for line in rest:
        yield element("br")
        yield line
