"""The names of places, which both outputs share: the PDF's named destinations are the ePub's ids.

Articles and photos have ids of their own; an original page is `page-` and its label, an article's section the
article's id, `-s` and its number.
"""

from typeset.model.edition import Article, Meta


def page_ids(meta: Meta) -> tuple[str, ...]:
    """Name the original pages, in order. An id has no white space (HTML, 3.2.6) and is like no other."""
    taken: dict[str, None] = {}
    for info in meta.pages:
        wanted = "page-" + "_".join(info.label.split())
        name, count = wanted, 1
        while name in taken:
            count += 1
            name = f"{wanted}-{count}"
        taken[name] = None
    return tuple(taken)


def section_id(article: Article, number: int) -> str:
    """Name an article's section, counted from 1."""
    return f"{article.id}-s{number}"
