"""Everything Dateline raises on purpose.

DatelineError
├── InputError          something the user gave cannot be used; says which file and what would help
│   ├── UnreadableError     a report that cannot be read (the pipeline sets it aside and goes on)
│   └── QuestionError       a filter or option that makes no sense
│       └── OvertakenError      somebody else decided otherwise on the same thing meanwhile
├── CaseError           the case file itself: missing, not a case, read-only, of a newer version
└── VocabularyError     a data file of the package or the user breaks its rules
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all; `remedy` says what the user can do, and is part of the message."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(f"{message} ({remedy})" if remedy else message)
        self.message, self.remedy = message, remedy


class InputError(DatelineError):
    """Something the user gave cannot be used."""


class UnreadableError(InputError):
    """A report that cannot be read; it is set aside, the rest goes on."""


class QuestionError(InputError):
    """A filter or option that makes no sense."""


class OvertakenError(QuestionError):
    """Somebody else decided otherwise on the same thing after it was looked at; nothing was kept of the second decision."""


class CaseError(DatelineError):
    """The case itself cannot be opened or written."""


class VocabularyError(DatelineError):
    """A data file breaks its rules."""
