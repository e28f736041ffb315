"""What opens and closes a letter or a notice: whom it greets, what it wishes, who signs it, and when."""

import re
from collections.abc import Sequence
from typing import Final

from typeset.copydesk.cues import Cues
from typeset.copydesk.lines import Edge, Line

_SHORT: Final = 40
"""Such a line is no wider, in half ems."""
_CLAUSES: Final = re.compile("[，。]")
_GREETS: Final = frozenset("：:；;！!，,、位中啓略")
"""A salutation ends on one of these, a telephone number on none."""
_KANA: Final = re.compile("[\u3041-\u3096]")
_ASKS: Final = frozenset("？?")
_STOPPED: Final = (Edge.STOP, Edge.EXCLAIM)


def find_closings(lines: Sequence[Line], texts: Sequence[str], cues: Cues) -> list[bool]:
    """Find the short lines that open or close a letter or a notice."""
    short = [line.width <= _SHORT and not _CLAUSES.search(line.bare, 0, len(line.bare) - 1) for line in lines]
    greets = [
        a and text[-1] in _GREETS and cues.is_whole("salutation", text) for a, text in zip(short, texts, strict=True)
    ]
    found = [
        greet
        or (a and (cues.is_whole("closing", text) or (text[-1] not in _GREETS and cues.is_whole("contact", text))))
        for a, greet, text in zip(short, greets, texts, strict=True)
    ]
    dated = [a and cues.is_whole("dated", text) for a, text in zip(short, texts, strict=True)]
    for place, is_dated in enumerate(dated):
        if is_dated:
            found[place] = True
            if place and cues.is_whole("signature", texts[place - 1]):
                found[place - 1] = True
    framed = any(greets) or any(a and cues.is_whole("notice", text) for a, text in zip(short, texts, strict=True))
    japanese = sum(_KANA.search(text) is not None for text in texts) > 0.4 * len(texts)
    for place in range(1, len(lines)):
        # A question above a name is a head's, above its writer.
        said = lines[place - 1].edge in _STOPPED and texts[place - 1][-1] not in _ASKS
        if found[place] or not short[place] or not (said or found[place - 1]):
            continue
        last = place + 1 == len(lines) or lines[place + 1].blank > 0
        signed = said and not japanese and cues.is_whole("signed", texts[place])
        found[place] = signed or (framed and last and cues.is_whole("office", texts[place]))
    return found
