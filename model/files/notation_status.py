"""Status lines of the informal notation: "[PP2 agreed in informals]", "[OP5 pending EU]"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.draft.agreement import Agreement, AgreementState, Forum
from model.draft.delegation import Delegation, DelegationTable
from model.files.notation_labels import Label, Phrases, read_label
from model.files.notation_tags import name_at

_STATES: tuple[tuple[str, AgreementState], ...] = (
    (r"re-?opened", "reopened"),
    (r"withdrawn", "withdrawn"),
    (r"under silence|silence procedure|silence until", "silence"),
    (r"pending", "pending"),
    (r"agreed|ad ref|gavell?ed|closed", "agreed"),
    (r"open", "open"),
)
_FORUMS: tuple[tuple[str, Forum], ...] = (
    (r"informal", "informals"),
    (r"\bCoW\b|committee of the whole|\bthe committee\b", "cow"),
    (r"plenary", "plenary"),
    (r"ad ref", "adref"),
)
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")
_UNTIL = re.compile(r"until (\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z?)")


@dataclass(frozen=True, slots=True)
class Status:
    """A status line read.

    Attributes:
        agreement: What it says, ``words`` empty, ``pending`` without paragraphs yet.
        names: The label that it names, or None ("[agreed ad ref]").
        title: Whether it names the title.
        delegations: Those it is pending on, each with the name as written.
        packages: Labels of paragraphs it is pending on.
        words: The line without its brackets.
    """

    agreement: Agreement
    names: Label | None
    title: bool
    delegations: tuple[tuple[Delegation, str], ...]
    packages: tuple[Label, ...]
    words: str


def read_status(text: str, table: DelegationTable, phrases: Phrases) -> Status:
    """Read a status line, brackets and emphasis included."""
    words = text.strip().strip("*").strip()[1:-1].strip().strip("*").strip()
    said = words.casefold()
    state: AgreementState = next(
        (state for pattern, state in _STATES if re.search(rf"\b(?:{pattern})", said)), "open"
    )
    forum: Forum = next((f for p, f in _FORUMS if re.search(p, words, re.IGNORECASE)), "")
    head = re.match(
        r"(?P<label>.*?)\s*\b(?:(?:is|was|are) )?(?:not )?(?:agreed|pending|re-?open|"
        r"withdrawn|under|ad ref|gavel|closed)",
        words,
        re.IGNORECASE,
    )
    named = head["label"].strip(" :–—-") if head else ""
    day, until = _DAY.search(words), _UNTIL.search(words)
    tail = re.split(r"\bpending\b", words, maxsplit=1, flags=re.IGNORECASE)
    delegations, packages = _pending(tail[1], table, phrases) if len(tail) > 1 else ((), ())
    agreement = Agreement(
        state,
        forum,
        day[1] if day and not until else "",
        tuple(d.id for d, _ in delegations),
        until[1] if until else "",
    )
    return Status(
        agreement, _label(named, phrases), "title" in named.casefold(), delegations, packages, words
    )


def _label(named: str, phrases: Phrases) -> Label | None:
    bare = re.sub(r"^(?:new|the)\s+", "", named, flags=re.IGNORECASE)
    return read_label(bare + ("." if bare[:1].isdigit() else ""), phrases)


def _pending(
    words: str, table: DelegationTable, phrases: Phrases
) -> tuple[tuple[tuple[Delegation, str], ...], tuple[Label, ...]]:
    found: list[tuple[Delegation, str]] = []
    labels: list[Label] = []
    at = 0
    while at < len(words):
        here = re.compile(r"(?<!\w)(?=\w)").search(words, at)
        if here is None:
            break
        at = here.start()
        named = name_at(words, at, table)
        label = _label(words[at : at + 14], phrases) if re.match(r"[PO]P", words[at:]) else None
        if named is not None:
            found.append((named[0], words[at : named[1]].strip()))
            at = named[1]
        elif label is not None:
            labels.append(label)
            at += max(label.length, 1)
        else:
            at = re.compile(r"\W|$").search(words, at + 1).start()  # type: ignore[union-attr]
    return tuple(found), tuple(labels)
