"""Heads side by side in faces that differ: a headline beside one in its own face takes its class's other face."""

from collections.abc import Sequence
from dataclasses import replace

from typeset.compose.heads import HeadStack, reface
from typeset.compose.makeup.forms import BrokenForm, Placed, StoryForm
from typeset.compose.stone import Stone
from typeset.model.page import Part


def vary(blocks: Sequence[Placed], stone: Stone) -> tuple[Placed, ...]:
    """Set anew, from left to right, each head whose left neighbour on the same line has its face; heights stay."""
    varied = {id(block): block for block in blocks}
    for block in sorted(blocks, key=lambda one: (one.column, one.line)):
        form = block.form
        if not isinstance(form, StoryForm | BrokenForm) or form.story.began is not None:
            continue
        face = _face(form.head)
        beside = (
            _face(other.form.head)
            for other in varied.values()
            if isinstance(other.form, StoryForm | BrokenForm)
            and other.column + other.span == block.column
            and other.line == block.line
        )
        if face is not None and face in beside:
            varied[id(block)] = replace(block, form=replace(form, head=_other(form, face, stone)))
    return tuple(varied[id(block)] for block in blocks)


def _face(head: HeadStack) -> str | None:
    """The face of a stack's headline."""
    main = next((row for row in head.rows if row.element.part is Part.HEADLINE), None)
    return main.setting.lines[0].runs[0].face if main is not None and main.setting.lines[0].runs else None


def _other(form: StoryForm | BrokenForm, face: str, stone: Stone) -> HeadStack:
    """Set a head in its class's other face, if it has one and that can be done."""
    other = next((one for one in form.grade.faces if one != face), None)
    headline = form.story.head.headline
    if other is None or not headline:
        return form.head
    return reface(form.head, headline, other, stone) or form.head
