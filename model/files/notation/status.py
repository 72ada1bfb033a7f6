"""Status lines of the informal notation: "[PP2 agreed in informals]", "[OP5 pending EU]"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.draft.agreement import Agreement, AgreementState, Forum
from model.draft.delegation import Delegation, DelegationTable
from model.files.notation.day import iso_day
from model.files.notation.labels import Label, Phrases, read_label
from model.files.notation.status_line import STATE, Subject, subject_of
from model.files.notation.tags import name_at

_DELETED = re.compile(
    r"\b(?:agreed|agreement)\b.{0,12}\b(?:delet|to go\b|removal)"
    r"|^\W*(?:is |was )?(?:deleted|gone)\b|\bdeletion (?:is |was )?agreed",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|never|no|yet|cannot|without|un)\b[\w ]{0,20}\b(?:agreed|agreement|closed|cleared)"
    r"|\bnear(?:ly)? agreed|\b(?:to|be|should|could|may|can|almost) (?:be )?(?:agreed|closed)"
    r"|\bagreed[^.;]{0,40}\?|\bdis-?agreed",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:pending|subject to|except|but|unless|awaiting|provided|conditional|if|in principle|"
    r"tentatively|provisionally|reserv\w*|to confirm|to check|checking|to revert|to come back|"
    r"consult\w*|confirmation|awaits?|waiting|scrutiny)\b",
    re.IGNORECASE,
)
_NO_RESERVATION = re.compile(r"\b(?:no|without) (?:any )?reserv\w*", re.IGNORECASE)
_STATES: tuple[tuple[str, AgreementState], ...] = (
    (r"re-?open", "reopened"),
    (r"(?<!be )withdrawn", "withdrawn"),
    (r"under silence|silence procedure|silence until", "silence"),
    (r"pending|on hold|parked|deferred|postponed", "pending"),
    (r"agreed|ad\s?ref|gavell?ed|closed|cleared|green\b", "agreed"),
)
_FORUMS: tuple[tuple[str, Forum], ...] = (
    (r"informal", "informals"),
    (r"\bCoW\b|committee of the whole|\bthe committee\b", "cow"),
    (r"plenary", "plenary"),
    (r"\bad\s?ref", "adref"),
)
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")
_UNTIL = re.compile(r"until (\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?Z?)| (\d\d:\d\d)(:\d\d)? UTC)")
_WORD = re.compile(r"(?<!\w)(?=\w)")
_WORD_END = re.compile(r"\W|$")


@dataclass(frozen=True, slots=True)
class Status:
    """A status line read.

    Attributes:
        agreement: What it says, ``words`` empty, ``pending`` without paragraphs yet.
        subject: The paragraphs that it names; it may name none ("[agreed ad ref]").
        delegations: Those it is pending on, each with the name as written.
        packages: Labels of paragraphs it is pending on.
        deletes: Whether it was agreed that the paragraph goes.
        understood: Whether its words say a state; else they are a remark.
        words: The line without its brackets.
        said: The words behind the names of the paragraphs.
    """

    agreement: Agreement
    subject: Subject
    delegations: tuple[tuple[Delegation, str], ...]
    packages: tuple[Label, ...]
    deletes: bool
    understood: bool
    words: str
    said: str


def read_status(text: str, table: DelegationTable, phrases: Phrases) -> Status:
    """Read a status line, brackets and emphasis included."""
    words = text.strip().strip("*").strip()
    if words[:1] in ("[", "("):
        words = words[1:-1].strip().strip("*").strip()
    subject, begins = subject_of(words, phrases)
    said = words[begins:].strip(" \t:–—-")
    deletes = _DELETED.search(said) is not None and not _NOT_YET.search(said)
    state = "agreed" if deletes else _state(said)
    forum: Forum = next((f for p, f in _FORUMS if re.search(p, said, re.IGNORECASE)), "")
    day, until = _DAY.search(said), _UNTIL.search(said)
    delegations: tuple[tuple[Delegation, str], ...] = ()
    packages: tuple[Label, ...] = ()
    if state == "pending" and not deletes:
        delegations, packages = _pending(_condition(said), table, phrases)
    agreement = Agreement(
        state,
        forum if state != "open" else "",
        "" if until or state == "open" else day[1] if day else iso_day(said),
        tuple(d.id for d, _ in delegations),
        _stamp(until) if until else "",
    )
    understood = deletes or state != "open" or _NOT_YET.search(said) is not None
    understood = understood or STATE.match(said) is not None
    return Status(agreement, subject, delegations, packages, deletes, understood, words, said)


def _stamp(until: re.Match[str]) -> str:
    """The time in "until …", as drafts keep it."""
    return f"{until[1]}T{until[2] or until[3] + (until[4] or ':00') + 'Z'}"


def remarked(status: Status, table: DelegationTable) -> tuple[str, str, str]:
    """A status that says no state, as a remark: its words, who made it and how that was written.

    "OP4 Secretariat: to be checked" is said by its speaker, "placeholder – Chad to send language"
    by the only delegation named.
    """
    named = name_at(status.said, 0, table)
    if named is not None and status.said[named[1] :].lstrip().startswith(":"):
        label = status.words[: status.words.find(status.said)].strip(" \t:–—-")
        words = f"{label}: {status.said[named[1] :].lstrip(' :')}"
        return words, named[0].id, status.said[: named[1]].strip()
    found = _pending(status.said, table, Phrases())[0]
    if len(found) == 1:
        return status.words, found[0][0].id, found[0][1]
    return status.words, "", ""


def _state(said: str) -> AgreementState:
    lower = _NO_RESERVATION.sub("", said.casefold())
    if re.match(r"(?:agreement )?pending\b", lower):
        return "pending"
    if _NOT_YET.search(lower):
        return "open"
    state: AgreementState = next(
        (state for pattern, state in _STATES if re.search(rf"\b(?:{pattern})", lower)), "open"
    )
    if state == "open" and "✓" in said:
        state = "agreed"
    if state == "agreed" and _IF.search(lower):
        return "pending"
    return state


def _condition(said: str) -> str:
    """The words behind what is settled: who or what is waited for."""
    found = STATE.match(said)
    return said[found.end() :] if found else said


def _pending(
    words: str, table: DelegationTable, phrases: Phrases
) -> tuple[tuple[tuple[Delegation, str], ...], tuple[Label, ...]]:
    found: dict[str, tuple[Delegation, str]] = {}
    labels: list[Label] = []
    at = 0
    while at < len(words):
        here = _WORD.search(words, at)
        if here is None:
            break
        at = here.start()
        named = name_at(words, at, table)
        label = read_label(words[at : at + 14], phrases) if re.match(r"[PO]P", words[at:]) else None
        if named is not None:
            found.setdefault(named[0].id, (named[0], words[at : named[1]].strip()))
            at = named[1]
        elif label is not None:
            labels.append(label)
            at += max(label.length, 1)
        else:
            end = _WORD_END.search(words, at + 1)
            at = end.start() if end else len(words)
    return tuple(found.values()), tuple(labels)
