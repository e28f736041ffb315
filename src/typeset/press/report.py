"""report.json: the ledger that every build leaves beside its outputs (docs/report.md names its fields)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from typeset import __version__
from typeset.fonts import FontLibrary
from typeset.manuscript import Change
from typeset.model.page import Composition, GlyphRun
from typeset.notes import Note
from typeset.press.desk import Copy
from typeset.press.inspection import Inspection


@dataclass(frozen=True, slots=True)
class Report:
    """All that a build says of itself. `outputs` maps file names to their bytes, `seconds` stages to their time."""

    copy: Copy
    composition: Composition
    inspection: Inspection
    notes: tuple[Note, ...]
    faces: FontLibrary
    outputs: Mapping[str, bytes]
    seconds: Mapping[str, float]

    def as_json(self) -> bytes:
        """Write the report as UTF-8 JSON. Only `seconds` differs from one build to the next."""
        return (json.dumps(self._record(), ensure_ascii=False, indent=2) + "\n").encode()

    def _record(self) -> dict[str, Any]:
        counted = self.inspection.conservation
        return {
            **_before_press(self.copy, self.composition, self.faces),
            "outputs": {name: hashlib.sha256(data).hexdigest() for name, data in self.outputs.items()},
            "conservation": {"closes": counted.closes, **asdict(counted)},
            "typography": asdict(self.inspection.typography),
            "notes": [_note(note) for note in self.notes],
            "seconds": {stage: round(time, 3) for stage, time in self.seconds.items()},
        }


def enclosed(copy: Copy, composition: Composition, faces: FontLibrary) -> bytes:
    """Write the report that goes inside the PDF: all that is known before the PDF is, and so without its digest."""
    return (json.dumps(_before_press(copy, composition, faces), ensure_ascii=False, indent=2) + "\n").encode()


def _before_press(copy: Copy, composition: Composition, faces: FontLibrary) -> dict[str, Any]:
    return {
        "version": __version__,
        "edition": copy.edition.meta.key,
        "sources": [{"file": page.file, "sha256": page.sha256} for page in copy.source.pages],
        "faces": _faces(composition, faces),
        "by_hand": None if copy.changes is None else [_change(change) for change in copy.changes],
        "pages": [asdict(figures) for figures in composition.figures],
    }


def _note(note: Note) -> dict[str, Any]:
    span = note.span
    return {
        "code": note.code.value,
        "message": note.message,
        "hint": note.hint,
        "source": [[span.page, span.start, span.end]] if span else [],
    }


def _change(change: Change) -> dict[str, Any]:
    span = change.span
    return {
        "kind": change.kind.value,
        "owner": change.owner,
        "text": change.text,
        "source": [span.page, span.start, span.end],
    }


def _faces(composition: Composition, fonts: FontLibrary) -> dict[str, str]:
    """Map each face that the pages show to the SHA-256 of its file."""
    keys = {mark.face for page in composition.pages for mark in page.marks if isinstance(mark, GlyphRun)}
    return {key: fonts.face(key).sha256 for key in sorted(keys)}
