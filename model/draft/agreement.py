"""What is settled of a paragraph, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AgreementState = Literal["open", "agreed", "pending", "silence", "reopened", "withdrawn"]
Forum = Literal["", "adref", "informals", "cow", "plenary"]

FORUM_NAMES: dict[str, str] = {
    "adref": "ad ref",
    "informals": "in informals",
    "cow": "in the Committee of the Whole",
    "plenary": "in plenary",
}
"""How a forum is said after "agreed"."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The state of a paragraph.

    Attributes:
        state: open until something else is said.
        forum: Where it was settled.
        day: ISO date of the settling, or empty.
        pending: Ids of the delegations, or of the other paragraphs (a package), it waits for.
        until: When a silence procedure ends (UTC, whole seconds), or empty.
        words: The status line as it was typed, where it says other than our own would.
    """

    state: AgreementState = "open"
    forum: Forum = ""
    day: str = ""
    pending: tuple[str, ...] = ()
    until: str = ""
    words: str = ""


OPEN = Agreement()
