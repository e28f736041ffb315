"""The book's faces: which class speaks in which voice, cut down to the characters that the voice says.

A voice names the faces it would have, best first, and the local faces that stand in for it. Faces are subset to what
is there, never obfuscated (EPUB 3.3, 4.3, leaves that to choice), as plain OpenType files: the one font format that
the oldest reading systems read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from typeset.epub.xhtml import Node
from typeset.fonts import FontLibrary, subset
from typeset.model.edition import Script


@dataclass(frozen=True, slots=True)
class Voice:
    """A typeface with a task: `family` its name in the style sheet, `faces` keys of fonts.toml, best first.

    `serif` chooses the local faces that stand in, `weight` what they are asked for, `classes` who speaks in it.
    """

    family: str
    faces: tuple[str, ...]
    serif: bool
    weight: int
    classes: tuple[str, ...]


TEXT: Final = Voice("Paper Text", ("serif-regular", "sans-regular"), True, 400, ())
"""The body's voice, and of all that names no other."""

VOICES: Final = (
    TEXT,
    Voice("Paper Head", ("serif-black", "serif-bold", "sans-black", "sans-bold"), True, 900, ("headline", "nameplate")),
    Voice(
        "Paper Section",
        ("sans-bold", "sans-black", "serif-bold"),
        False,
        700,
        ("section-head", "page-name", "list-head"),
    ),
    Voice(
        "Paper Label",
        ("sans-regular", "sans-medium", "serif-regular"),
        False,
        400,
        ("kicker", "byline", "slogan", "folio", "jump", "figcaption", "absent", "furniture", "facts", "note"),
    ),
)

_LOCAL: Final[Mapping[Script, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Script.CN: (
        ("Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "SimSun"),
        ("PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei"),
    ),
    Script.TW: (
        ("Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "PMingLiU"),
        ("PingFang TC", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Microsoft JhengHei"),
    ),
    Script.HK: (
        ("Noto Serif CJK HK", "Noto Serif HK", "Source Han Serif HC", "Songti TC", "MingLiU_HKSCS"),
        ("PingFang HK", "Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HC", "Microsoft JhengHei"),
    ),
    Script.JP: (
        ("Hiragino Mincho ProN", "Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif", "Yu Mincho"),
        ("Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Yu Gothic"),
    ),
    Script.KR: (
        ("AppleMyungjo", "Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "Batang"),
        ("Apple SD Gothic Neo", "Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Malgun Gothic"),
    ),
}
"""What people's machines have, serif and sans, in the forms of each region."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A subset face: its file in the book, its bytes, and the family and weight that the style sheet knows it by."""

    file: str
    media_type: str
    data: bytes
    family: str
    weight: int


def cut_faces(documents: Iterable[Node], fonts: FontLibrary, *, lang: str) -> tuple[FontFile, ...]:
    """Subset a face for each voice to what it says in the documents, and one more for what that face has not.

    `lang` tells which region's shapes are wanted.
    """
    said: dict[str, set[str]] = {voice.family: set() for voice in VOICES}
    for document in documents:
        for voice, text in _speech(document, TEXT):
            said[voice.family].update(char for char in text if not char.isspace())
    files: list[FontFile] = []
    for voice in VOICES:
        key = next((key for key in voice.faces if key in fonts.keys), None)
        if key is not None and said[voice.family]:
            files.extend(_cut(voice, key, sorted(said[voice.family]), fonts, lang))
    return tuple(files)


def font_rules(files: Iterable[FontFile], script: Script) -> str:
    """Write the style sheet's rules on faces. Where no face is embedded, the reader's own stand in.

    The house's faces are drawn for the mainland: elsewhere the machine's faces for the region come first, and the
    embedded ones answer for the characters that those lack.
    """
    rules = []
    families: dict[str, list[str]] = {}
    for file in files:
        rules.append(
            f'@font-face {{\n  font-family: "{file.family}";\n  font-weight: {file.weight};\n'
            f'  font-style: normal;\n  src: url("{file.file}");\n}}\n'
        )
        families.setdefault(file.family.removesuffix(_RARE), []).append(file.family)
    for voice in VOICES:
        embedded = families.get(voice.family, [])
        local = list(_LOCAL[script][0 if voice.serif else 1])
        order = [*embedded, *local] if script is Script.CN else [*local, *embedded]
        stack = ", ".join(f'"{family}"' for family in order) + (", serif" if voice.serif else ", sans-serif")
        selector = ", ".join(_selector(name) for name in voice.classes) or "body"
        rules.append(f"{selector} {{\n  font-family: {stack};\n  font-weight: {voice.weight};\n}}\n")
    return "".join(rules)


_RARE: Final = " Rare"


def _cut(voice: Voice, key: str, chars: list[str], fonts: FontLibrary, lang: str) -> Iterator[FontFile]:
    """Subset a voice's face, and the faces that the library finds for the characters it lacks."""
    face = fonts.face(key)
    by_face: dict[str, list[str]] = {key: [char for char in chars if face.gid(char)]}
    for char in chars:
        other = None if face.gid(char) else fonts.fallback(char, key, lang=lang)
        if other is not None:
            by_face.setdefault(other.key, []).append(char)
    for number, (each, text) in enumerate(by_face.items()):
        if not text:
            continue
        one = fonts.face(each)
        suffix, media_type = ("ttf", "font/ttf") if one.has_glyf else ("otf", "font/otf")
        stem = voice.family.removeprefix("Paper ").lower() + (f"-rare-{number}" if number else "")
        family = voice.family + (_RARE if number else "")
        yield FontFile(f"fonts/{stem}.{suffix}", media_type, subset(one, "".join(text)).data, family, voice.weight)


def _speech(node: Node, voice: Voice) -> Iterator[tuple[Voice, str]]:
    """Give the text under a node with the voice that says it: the nearest one that an ancestor's class names."""
    names = {*(node.get("class") or "").split(), node.tag.rpartition("}")[2]}
    own = next((other for other in VOICES if names & set(other.classes)), voice)
    yield own, node.text or ""
    for child in node:
        yield from _speech(child, own)
        yield own, child.tail or ""


def _selector(name: str) -> str:
    """Select by class, or by tag where the name is one."""
    return name if name == "figcaption" else f".{name}"
