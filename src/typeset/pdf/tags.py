"""The structure tree, written from the paths of the content (ISO 32000-1, 14.7; PDF/UA-1, 7.1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from typeset.pdf.sequences import Node, Path
from typeset.pdf.sheets import Rectangle
from typeset.pdf.words import brief


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content `mcid` of sheet number `sheet`, which belongs at `path`. `box`: where a figure stands."""

    path: Path
    sheet: int
    mcid: int
    box: Rectangle | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link annotation of sheet number `sheet`, which belongs at `path`."""

    path: Path
    sheet: int
    annotation: Object


@dataclass(slots=True)
class _Branch:
    """A node while the tree grows: its kids in order, branches among content, and those branches by their nodes."""

    node: Node
    kids: "list[_Branch | Content | Annotated]" = field(default_factory=list)
    branches: "dict[Node, _Branch]" = field(default_factory=dict)

    def down(self, path: Path) -> "_Branch":
        """Go down a path, growing what is not there yet."""
        branch = self
        for node in path:
            if node not in branch.branches:
                branch.branches[node] = _Branch(node)
                branch.kids.append(branch.branches[node])
            branch = branch.branches[node]
        return branch


@dataclass(frozen=True, slots=True)
class _Soil:
    """What the tree grows in: the file, its page objects, and the entries of the parent tree by key."""

    pdf: Pdf
    sheets: tuple[Object, ...]
    parents: dict[int, dict[int, Object] | Object]


def plant(pdf: Pdf, contents: Iterable[Content], links: Iterable[Annotated], sheets: tuple[Object, ...]) -> None:
    """Write the tree into the catalog, with the parent tree that leads back from each sheet and link to it.

    `contents` come in reading order; `sheets` are the page objects.
    """
    stem = _Branch(Node("", ()))
    for content in contents:
        stem.down(content.path).kids.append(content)
    for link in links:
        stem.down(link.path).kids.append(link)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    soil = _Soil(pdf, sheets, {number: {} for number in range(len(sheets))})
    root.K = Array([_element(soil, branch, root) for branch in stem.branches.values()])
    root.ParentTree, root.ParentTreeNextKey = _parent_tree(soil)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _element(soil: _Soil, branch: _Branch, parent: Object) -> Object:
    """Write one structure element and all under it (ISO 32000-1, table 323)."""
    node = branch.node
    element = soil.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.tag), P=parent))
    for key, value in (
        ("/T", brief(node.title or "")),
        ("/Alt", brief(node.alt or "")),
        ("/Lang", node.lang),
        ("/ActualText", node.actual),
    ):
        if value:
            element[key] = String(value)
    contents = [kid for kid in branch.kids if not isinstance(kid, _Branch)]
    if contents:
        element.Pg = soil.sheets[contents[0].sheet]
    boxes = [kid.box for kid in contents if isinstance(kid, Content) and kid.box]
    if boxes:
        element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(edge, 3) for edge in boxes[0]]))
    element.K = Array([_kid(soil, kid, element) for kid in branch.kids])
    return element


def _kid(soil: _Soil, kid: _Branch | Content | Annotated, element: Object) -> Object | int:
    """Write one kid: an element, the number of marked content, or a reference to either on another sheet."""
    if isinstance(kid, _Branch):
        return _element(soil, kid, element)
    sheet = soil.sheets[kid.sheet]
    if isinstance(kid, Annotated):
        key = max(soil.parents) + 1
        soil.parents[key] = element
        kid.annotation.StructParent = key
        return Dictionary(Type=Name.OBJR, Pg=sheet, Obj=kid.annotation)
    entries = soil.parents[kid.sheet]
    assert isinstance(entries, dict)
    entries[kid.mcid] = element
    if element.Pg.objgen == sheet.objgen:
        return kid.mcid
    return Dictionary(Type=Name.MCR, Pg=sheet, MCID=kid.mcid)


def _parent_tree(soil: _Soil) -> tuple[Object, int]:
    """Write the parent tree (14.7.4.4): for a sheet the elements of its contents, for a link its element."""
    nums: list[Any] = []
    for key, entry in sorted(soil.parents.items()):
        if isinstance(entry, dict):
            if not entry:
                continue
            soil.sheets[key].StructParents = key
            entry = soil.pdf.make_indirect(Array([entry[mcid] for mcid in range(len(entry))]))
        nums.extend([key, entry])
    return soil.pdf.make_indirect(Dictionary(Nums=Array(nums))), max(soil.parents, default=-1) + 1
