"""report.json: the ledger that every build leaves beside its outputs (docs/report.md names its fields)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from typeset import __version__
from typeset.fonts import FontLibrary
from typeset.model.edition import Edition
from typeset.model.page import Composition, GlyphRun
from typeset.notes import Note
from typeset.preflight.conserve import Conservation


@dataclass(frozen=True, slots=True)
class Report:
    """All that a build says of itself. `outputs` maps file names to their bytes, `seconds` stages to their time."""

    edition: Edition
    composition: Composition
    conservation: Conservation
    notes: tuple[Note, ...]
    faces: Mapping[str, str]
    outputs: Mapping[str, str]
    seconds: Mapping[str, float]

    def as_json(self) -> bytes:
        """Write the report as UTF-8 JSON. Only `seconds` differs from one build to the next."""
        return (json.dumps(self._record(), ensure_ascii=False, indent=2) + "\n").encode()

    def _record(self) -> dict[str, Any]:
        conservation = {"closes": self.conservation.closes, **asdict(self.conservation)}
        return {
            "version": __version__,
            "edition": self.edition.meta.key,
            "sources": [{"file": page.file, "sha256": page.sha256} for page in self.edition.meta.pages],
            "faces": dict(sorted(self.faces.items())),
            "outputs": dict(self.outputs),
            "conservation": conservation,
            "pages": [asdict(figures) for figures in self.composition.figures],
            "notes": [note_record(note) for note in self.notes],
            "seconds": {stage: round(time, 3) for stage, time in self.seconds.items()},
        }


def note_record(note: Note) -> dict[str, Any]:
    """Write one note as the report does."""
    span = note.span
    return {
        "code": note.code.value,
        "message": note.message,
        "hint": note.hint,
        "source": [[span.page, span.start, span.end]] if span else [],
    }


def digest(data: bytes) -> str:
    """Give the SHA-256 of an output as hex."""
    return hashlib.sha256(data).hexdigest()


def faces_used(composition: Composition, fonts: FontLibrary) -> dict[str, str]:
    """Map each face that the pages show to the SHA-256 of its file."""
    keys = {mark.face for page in composition.pages for mark in page.marks if isinstance(mark, GlyphRun)}
    return {key: fonts.face(key).sha256 for key in sorted(keys)}
