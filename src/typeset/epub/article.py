"""An article's document: head stack, text, sections, pictures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from typeset.epub.pictures import ImageFile
from typeset.epub.plan import Chapter, Plan, Story, flat
from typeset.epub.setting import Setter
from typeset.epub.xhtml import Node, add, document, element
from typeset.model.edition import Article, EditorsNote, Jump, Paragraph, Photo, Section, Verse
from typeset.model.ids import section_id
from typeset.model.page import Element, Part


@dataclass(frozen=True, slots=True)
class Desk:
    """What every document is written with: the plan, the setter, and the fitted pictures by name."""

    plan: Plan
    setter: Setter
    images: Mapping[str, ImageFile]


def article_document(desk: Desk, chapter: Chapter, story: Story) -> Node:
    """Write an article: where it stood, its head stack, its first picture, its text, its other pictures."""
    article = story.article
    first, *others = article.photos or (None,)
    root = element("article", id=article.id, class_="story")
    add(root, folio_line(chapter), *_head(desk, article))
    if first is not None:
        add(root, *figure(desk, first))
    add(root, *_body(desk, article))
    for photo in others:
        if photo is not None:
            add(root, *figure(desk, photo))
    return document(desk.plan.meta, story.title, root, body_type="bodymatter")


def folio_line(chapter: Chapter) -> Node:
    """Tell the original page that this stood on, with the way there."""
    return element("p", element("a", chapter.title, href=chapter.href), class_="folio")


def figure(desk: Desk, photo: Photo) -> Iterator[Node]:
    """Write a photo with its caption and credit; a picture that is not there is said to be missing."""
    setter = desk.setter
    yield from setter.marks(Element(photo.id, Part.PICTURE))
    image = desk.images.get(photo.image) if photo.image is not None else None
    node = element("figure", id=photo.id, class_="photo" if image else "photo no-picture")
    if image is not None:
        add(node, _image(desk, photo, image))
    else:
        add(node, element("p", desk.plan.words.no_photo, class_="absent"))
    lines = [
        setter.inline("p", Element(photo.id, part), text, class_=part.value)
        for part, text in ((Part.CAPTION, photo.caption), (Part.CREDIT, photo.credit))
        if text
    ]
    if lines:
        add(node, element("figcaption", *lines))
    yield node


def _image(desk: Desk, photo: Photo, image: ImageFile) -> Node:
    """Show a picture; its caption is what can be said of it in words (EPUB Accessibility 1.1, 3.2)."""
    described = flat(str(photo.caption)) or desk.plan.words.photo
    return element("img", src=image.file, alt=described, width=str(image.width), height=str(image.height))


def _head(desk: Desk, article: Article) -> Iterator[Node]:
    """Write the head stack. What stands highest in it is the document's h1: the headline, where there is one."""
    setter = desk.setter
    stack = (
        (Part.KICKER, article.kicker),
        (Part.HEADLINE, article.headline),
        (Part.DECK, article.deck),
        (Part.BYLINE, article.byline),
    )
    parts = [(part, text) for part, text in stack if text]
    if not parts:
        return
    worded = {part for part, text in parts if flat(str(text))}
    chief = next((part for part in (Part.HEADLINE, Part.KICKER, Part.DECK) if part in worded), None)
    header = element("header", class_="head")
    for part, text in parts:
        place = Element(article.id, part)
        if part is chief:
            add(header, *setter.heading("h1", place, text, class_=part.value))
        elif part is Part.BYLINE:
            add(header, *setter.block("p", place, text, class_=part.value))
        else:
            add(header, *setter.heading("p", place, text, class_=part.value))
    yield header


def _body(desk: Desk, article: Article) -> Iterator[Node]:
    """Write the blocks; a section head opens a section, which lasts till the next."""
    section: Node | None = None
    count = 0
    for index, block in enumerate(article.body):
        if isinstance(block, Section):
            if section is not None:
                yield section
            count += 1
            section = element("section", *_section_head(desk, article, index, block), id=section_id(article, count))
            continue
        nodes = _block(desk, article, index, block)
        if section is None:
            yield from nodes
        else:
            add(section, *nodes)
    if section is not None:
        yield section


def _section_head(desk: Desk, article: Article, index: int, head: Section) -> Iterator[Node]:
    yield from desk.setter.heading("h2", Element(article.id, Part.SECTION, index), head.text, class_="section-head")
    if head.deck:
        yield from desk.setter.heading("p", Element(article.id, Part.SECTION_DECK, index), head.deck, class_="slogan")


def _block(desk: Desk, article: Article, index: int, block: Paragraph | Verse | EditorsNote | Jump) -> Iterable[Node]:
    setter = desk.setter
    match block:
        case Paragraph(text):
            return setter.block("p", Element(article.id, Part.PARAGRAPH, index), text, class_="text")
        case Verse(lines):
            set_lines = (
                setter.inline("p", Element(article.id, Part.VERSE, index, number), line)
                for number, line in enumerate(lines)
            )
            return (element("div", *set_lines, class_="verse"),)
        case EditorsNote(text):
            return (
                element(
                    "div", *setter.block("p", Element(article.id, Part.NOTE, index), text), class_="note", role="note"
                ),
            )
        case Jump():
            return _jump(desk, Element(article.id, Part.JUMP, index), block)


def _jump(desk: Desk, place: Element, jump: Jump) -> Iterator[Node]:
    """Write a jump line, as a link where the page that it names is in this edition."""
    yield from (folio.marker() for offset, folio in desk.setter.folios.get(place, ()) if offset == 0)
    target = desk.plan.page(jump.label)
    line = element("p", class_="jump")
    if target is None:
        yield add(line, desk.setter.tail("span", place, jump.text))
    else:
        yield add(line, desk.setter.tail("a", place, jump.text, href=target.href))
