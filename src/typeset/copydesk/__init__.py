"""The copy desk: works out a raw page's articles, captions and furniture again, and says where it is in doubt."""

from typeset.copydesk.desk import reassemble

__all__ = ["reassemble"]
