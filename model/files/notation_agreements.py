"""Status lines brought to their paragraphs, and what of them is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.draft.agreement import OPEN, Agreement
from model.draft.by_id import ById
from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.paragraphs import Paragraphs
from model.files.loaded import Notice
from model.files.notation_labels import Phrases
from model.files.notation_odd import Names
from model.files.notation_status import Status, read_status
from model.files.notation_unit import Unit
from model.files.notation_units import Fate
from model.readings.tags import status_text


def agreements_of(
    units: Sequence[Unit],
    paragraphs: Sequence[Paragraph],
    fates: Sequence[Fate],
    table: DelegationTable,
    phrases: Phrases,
    names: Names,
) -> tuple[list[Agreement], list[Notice]]:
    """The agreement of each unit: its status line stands right under it."""
    notices: list[Notice] = []
    agreements: list[Agreement] = []
    keys = {u.label.key(): p.id for u, p in zip(units, paragraphs, strict=True) if u.label}
    for unit, paragraph in zip(units, paragraphs, strict=True):
        agreement = OPEN
        for line, words in unit.statuses:
            if agreement is not OPEN:
                notices.append(_doubled(paragraph, agreement, line))
            status = read_status(words, table, phrases)
            for delegation, written in status.delegations:
                names.use(delegation, written, line)
            packages = tuple(keys[p.key()] for p in status.packages if p.key() in keys)
            agreement = replace(status.agreement, pending=status.agreement.pending + packages)
            about = Draft("d", Paragraphs(paragraphs), delegations=ById(names.used.items()))
            # What our own line would say needs no words of its own.
            if status_text(paragraph, agreement, about) != f"[{status.words}]":
                agreement = replace(agreement, words=status.words)
            doubt = _mismatch(unit, paragraph, status, line)
            if doubt is not None:
                notices.append(doubt)
        agreements.append(agreement)
    notices += _agreed_rivals(units, paragraphs, fates, agreements)
    return agreements, notices


def _mismatch(unit: Unit, paragraph: Paragraph, status: Status, line: int) -> Notice | None:
    """A status line that names another number than the paragraph over it has."""
    if status.names is None or unit.label is None or status.names.key() == unit.label.key():
        return None
    return Notice(
        "order-doubtful",
        f"The line “{status.words}” stands under {display_name(paragraph)}; is that the paragraph?",
        paragraph.id,
        where=f"line {line}",
        asks=True,
        fix="keep it here or move it to the paragraph that it names",
    )


def _doubled(paragraph: Paragraph, before: Agreement, line: int) -> Notice:
    return Notice(
        "status-doubled",
        f"{display_name(paragraph)} has more than one status line; the last one counts."
        + (f" Before it: “{before.words}”." if before.words else ""),
        paragraph.id,
        where=f"line {line}",
    )


def _agreed_rivals(
    units: Sequence[Unit],
    paragraphs: Sequence[Paragraph],
    fates: Sequence[Fate],
    agreements: Sequence[Agreement],
) -> list[Notice]:
    """A paragraph and the alt in its place, both agreed: only one can stand."""
    notices = []
    for index, fate in enumerate(fates):
        if fate.replaces is None:
            continue
        # A title from front matter may stand before the units that fates were counted by.
        shift = len(paragraphs) - len(fates)
        one, other = paragraphs[fate.replaces + shift], paragraphs[index + shift]
        both = (agreements[fate.replaces + shift], agreements[index + shift])
        if all(a.state == "agreed" for a in both):
            notices.append(
                Notice(
                    "alternatives-agreed",
                    f"{display_name(one)} and {display_name(other)} are both agreed; "
                    "only one can stand.",
                    other.id,
                    where=f"line {units[index + shift].line}",
                    asks=True,
                    fix="say which one stands",
                )
            )
    return notices
