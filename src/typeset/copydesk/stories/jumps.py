"""Articles that go on on another page, joined by their jump lines (下转, 上接, ○面に続く); both jump lines are kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.copydesk.knowledge.cohesion import Lexicon
from typeset.copydesk.stories.articles import Draft
from typeset.model.edition import Block, Jump, Section
from typeset.notes import Code, Note

_GOES_ON: Final = re.compile("[转轉续續接続]|つづ")
"""What a jump line says by which a story goes on; others name a page where there is more: 相关报道见3版, ３面に解説."""
_NUMERALS: Final = {char: str(number) for number, char in enumerate("〇一二三四五六七八九")} | {"十": "10"}
_DIGITS: Final = str.maketrans("０１２３４５６７８９ＡＢＣＤ", "0123456789ABCD")


@dataclass(frozen=True, slots=True)
class _Tie:
    """Article `onward` goes on as article `back`; `score` tells how surely."""

    onward: int
    back: int
    score: float


def join_jumps(drafts: Sequence[Draft], labels: Sequence[str]) -> tuple[list[Draft], list[Note]]:
    """Join the parts of each article; `labels`: the printed label of each page. A jump that leads nowhere is noted."""
    if not any(isinstance(block, Jump) for draft in drafts for block in draft.body):
        return list(drafts), []
    ties = _ties(drafts, labels)
    joined = dict(enumerate(drafts))
    for tie in sorted(ties, key=lambda tie: (-tie.back, tie.onward)):
        if tie.onward in joined and tie.back in joined:
            joined[tie.onward] = _join(joined[tie.onward], joined.pop(tie.back))
    tied = {tie.onward for tie in ties}
    notes = [
        _unmet(jump)
        for number, draft in enumerate(drafts)
        for jump in draft.body
        if isinstance(jump, Jump) and jump.onward and _goes_on(jump) and number not in tied and len(labels) > 1
    ]
    return [joined[number] for number in sorted(joined)], notes


def _ties(drafts: Sequence[Draft], labels: Sequence[str]) -> list[_Tie]:
    """The best ties, each article going on once and being gone on to once."""
    known = [plain_label(label) for label in labels]
    pairs = _pairs_that_may_tie(drafts, known)
    if not pairs:
        return []
    lexicon = Lexicon([_words(draft) for draft in drafts], ())
    candidates: list[_Tie] = []
    for number, other, back in pairs:
        headless = drafts[other].headline is None
        score = 10.0 * (back == known[drafts[number].page]) + 3.0 * headless + lexicon.kinship(number, other)
        candidates.append(_Tie(number, other, score))
    ties: list[_Tie] = []
    onward: set[int] = set()
    gone_on_to: set[int] = set()
    for tie in sorted(candidates, key=lambda tie: (-tie.score, tie.onward, tie.back)):
        if tie.onward not in onward and tie.back not in gone_on_to:
            ties.append(tie)
            onward.add(tie.onward)
            gone_on_to.add(tie.back)
    return ties


def _pairs_that_may_tie(drafts: Sequence[Draft], known: Sequence[str]) -> list[tuple[int, int, str | None]]:
    """Each article that leads to another page with each part there that has no head, or leads back: to which page."""
    parts: dict[int, list[tuple[int, str | None]]] = {}
    for number, part in enumerate(drafts):
        back = _led_to(part, onward=False)
        if back is not None or part.headline is None:
            parts.setdefault(part.page, []).append((number, back))
    found: list[tuple[int, int, str | None]] = []
    for number, draft in enumerate(drafts):
        target = _led_to(draft, onward=True)
        for page, label in enumerate(known):
            if label == target and page != draft.page:
                found.extend((number, other, back) for other, back in parts.get(page, ()))
    return found


def plain_label(label: str) -> str:
    """A page's label as jump lines give it: 第03版, ３ and 三 are all 3."""
    label = "".join(_NUMERALS.get(char, char) for char in label.translate(_DIGITS))
    kept = "".join(char for char in label if char.isascii() and char.isalnum())
    letters = kept.rstrip("0123456789")
    return letters + (kept[len(letters) :].lstrip("0") or "")


def _led_to(draft: Draft, *, onward: bool) -> str | None:
    for block in draft.body:
        if isinstance(block, Jump) and block.onward == onward and _goes_on(block):
            return plain_label(block.label)
    return None


def _goes_on(jump: Jump) -> bool:
    return _GOES_ON.search(str(jump.text)) is not None


def _words(draft: Draft) -> str:
    return str(draft.headline or "") + "".join(_text(block) for block in draft.body)


def _text(block: Block) -> str:
    return "".join(map(str, block.lines)) if hasattr(block, "lines") else str(block.text)


def _join(draft: Draft, part: Draft) -> Draft:
    """Put a part behind its beginning; a head of its own becomes a section head there."""
    head = [text for text in (part.kicker, part.headline, part.deck) if text is not None]
    sections = (Section(head[0], head[1] if len(head) > 1 else None),) if head else ()
    more = tuple(Section(text, None) for text in head[2:])
    byline = draft.byline if part.byline is None else part.byline
    rest = (Section(part.byline, None),) if draft.byline is not None and part.byline is not None else ()
    return replace(draft, byline=draft.byline or byline, body=(*draft.body, *sections, *more, *rest, *part.body))


def _unmet(jump: Jump) -> Note:
    return Note(
        Code.UNMET_JUMP,
        jump.text.spans[0],
        f"The article goes on on page {jump.label}, but nothing there goes on from it.",
        "Add the page to the edition, or join the parts in edition.md.",
    )
