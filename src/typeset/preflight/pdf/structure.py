"""The structure tree of a PDF, read back: its text in reading order, and the tree as a person can read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pikepdf import Array, Dictionary, Name

from typeset.preflight.pdf.document import Document, opened

_SHOWN: Final = 36


@dataclass(frozen=True, slots=True)
class Words:
    """Marked content as a leaf of the tree: its sheet's number, its number there, and its text."""

    sheet: int
    mcid: int
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """A live link as a leaf of the tree: where it leads."""

    name: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """A structure element with what it says of itself ("" where it says nothing) and its kids."""

    tag: str
    title: str
    alt: str
    lang: str
    actual: str
    boxed: bool
    kids: "tuple[Tagged | Words | Target, ...]"

    @property
    def text(self) -> str:
        """All the text under the element; ActualText in the place of what it replaces (14.9.4)."""
        if self.actual:
            return self.actual
        return "".join(kid.text for kid in self.kids if not isinstance(kid, Target))

    def walk(self) -> "Iterator[Tagged]":
        """Give the element and all elements under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tagged):
                yield from kid.walk()

    def leaves(self) -> Iterator[Words]:
        """Give the marked content under the element, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Tagged):
                yield from kid.leaves()
            elif isinstance(kid, Words):
                yield kid


def tags(data: bytes) -> str:
    """Write a file's structure tree as an indented outline: tag, what it says of itself, the first of its words."""
    with opened(data) as document:
        return "".join(f"{line}\n" for root in read_tree(document) for line in _outline(root, 0))


def read_tree(document: Document) -> tuple[Tagged, ...]:
    """Read the tree from its root's kids on; () where the file has none."""
    root = document.pdf.Root.get(Name.StructTreeRoot)
    if root is None:
        return ()
    texts: dict[tuple[int, int], str] = {}
    for number, sheet in enumerate(document.sheets):
        for said in sheet.said:
            if said.mcid is not None:
                texts[number, said.mcid] = texts.get((number, said.mcid), "") + said.text
    numbers = {sheet.page.objgen: number for number, sheet in enumerate(document.sheets)}
    reader = _Reader(numbers, texts)
    return tuple(reader.element(kid) for kid in _listed(root.get(Name.K)))


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading the tree needs: the number of each sheet by its object, and the text of each marked content."""

    numbers: dict[tuple[int, int], int]
    texts: dict[tuple[int, int], str]

    def element(self, entries: Any) -> Tagged:
        said = {key: str(entries.get(name, "")) for key, name in _ENTRIES}
        attributes = _listed(entries.get(Name.A))
        return Tagged(
            tag=str(entries.S).lstrip("/"),
            boxed=any(Name.BBox in item for item in attributes if isinstance(item, Dictionary)),
            kids=tuple(self._kid(kid, entries) for kid in _listed(entries.get(Name.K))),
            **said,
        )

    def _kid(self, kid: Any, parent: Any) -> Tagged | Words | Target:
        if not isinstance(kid, Dictionary):
            return self._words(parent.Pg, int(kid))
        if kid.get(Name.Type) == Name.MCR:
            return self._words(kid.get(Name.Pg, parent.get(Name.Pg)), int(kid.MCID))
        if kid.get(Name.Type) == Name.OBJR:
            return Target(str(kid.Obj.get(Name.Dest, "")))
        return self.element(kid)

    def _words(self, page: Any, mcid: int) -> Words:
        sheet = self.numbers[page.objgen]
        return Words(sheet, mcid, self.texts.get((sheet, mcid), ""))


_ENTRIES: Final = (("title", Name.T), ("alt", Name.Alt), ("lang", Name.Lang), ("actual", Name.ActualText))


def _listed(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _outline(node: Tagged, depth: int) -> Iterator[str]:
    """Write a node and what is under it; a node's own words stand on its line, gathered from all its columns."""
    said = [
        f"{name}={_cut(value)}"
        for name, value in (("title", node.title), ("alt", node.alt), ("lang", node.lang), ("says", node.actual))
        if value
    ]
    own = "".join(kid.text for kid in node.kids if isinstance(kid, Words))
    leads = [f"→ {kid.name}" for kid in node.kids if isinstance(kid, Target)]
    yield "  " * depth + " ".join((node.tag, *said, *([_cut(own)] if own else ()), *leads))
    for kid in node.kids:
        if isinstance(kid, Tagged):
            yield from _outline(kid, depth + 1)


def _cut(text: str) -> str:
    """Quote the beginning of a text, and tell how long it is if that is not all."""
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN]}…” ({len(text)})"
