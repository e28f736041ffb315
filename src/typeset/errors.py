"""Errors: one class and one exit code per cause. Each says the cause, the consequence and the cure.

Caught once, in `typeset.cli`. The exit codes are a promise and stand in docs/errors.md.
"""

from typing import ClassVar


class TypesetError(Exception):
    """What a person can put right. `cause` is one sentence; `cure` says what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, cause: str, cure: str) -> None:
        super().__init__(cause, cure)  # both, so that it can cross to another process
        self.cause = cause
        self.cure = cure


class SourceMissing(TypesetError):
    """A path does not exist, or a folder holds no raw page."""

    exit_code = 3


class SourceEmpty(TypesetError):
    """A raw page holds no character but white space."""

    exit_code = 4


class SourceUndecodable(TypesetError):
    """A raw page is not text in any encoding that can be told without doubt."""

    exit_code = 5


class SourceTooLarge(TypesetError):
    """A raw page is larger than any newspaper page can be."""

    exit_code = 6


class SettingsInvalid(TypesetError):
    """edition.toml cannot be read, or says something that cannot be."""

    exit_code = 7


class HouseStyleInvalid(TypesetError):
    """A house style is unknown, has an unknown key, or describes a grid that cannot be."""

    exit_code = 8


class FontInvalid(TypesetError):
    """A face is missing, is not what fonts.toml says, or cannot be embedded."""

    exit_code = 9


class PictureInvalid(TypesetError):
    """A picture cannot be read, or is too large to be one."""

    exit_code = 10


class ManuscriptInvalid(TypesetError):
    """edition.md has a line that is not manuscript; file, line and column are in the cause."""

    exit_code = 11


class OutputUnwritable(TypesetError):
    """The output folder cannot be written to."""

    exit_code = 12


class CountNotClosed(TypesetError):
    """The conservation count does not close: a character of the paper would be lost or invented."""

    exit_code = 13


class OutputNonconforming(TypesetError):
    """A written file fails preflight and is not published."""

    exit_code = 14


class ManuscriptKept(TypesetError):
    """A manuscript that differs from what would be written is already there; it may be corrected, so it stays."""

    exit_code = 15
