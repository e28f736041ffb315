"""The tables, and how they are read: tab-separated, one header line, `#` opens a comment."""

from collections.abc import Iterator
from importlib.resources import files


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of tables/`name` as header → field; a comment line or an empty one is passed over."""
    header: list[str] = []
    for line in files(__name__).joinpath(name).read_text("utf-8").splitlines():
        if not line or line.startswith("# ") or line == "#":
            continue
        fields = line.split("\t")
        if header:
            yield dict(zip(header, fields, strict=True))
        else:
            header = fields
