"""Status lines brought to their paragraphs, and what of them is in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.draft.agreement import OPEN, Agreement
from model.draft.by_id import ById
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.paragraphs import Paragraphs
from model.files.loaded import Notice
from model.files.notation.odd import Names
from model.files.notation.standing import Standing
from model.files.notation.unit import Unit
from model.files.notation.units import Fate
from model.readings.tags import status_text


def agreements_of(
    units: Sequence[Unit],
    standings: Sequence[Sequence[Standing]],
    paragraphs: Sequence[Paragraph],
    fates: Sequence[Fate],
    names: Names,
) -> tuple[list[Agreement], list[Notice]]:
    """The agreement of each unit, by what the status lines say of it."""
    notices: list[Notice] = []
    agreements: list[Agreement] = []
    keys = {u.label.key(): p.id for u, p in zip(units, paragraphs, strict=True) if u.label}
    for paragraph, standing in zip(paragraphs, standings, strict=True):
        agreement = OPEN
        asked = False
        for said in standing:
            # One that is asked about is quoted there.
            if agreement is not OPEN and not asked:
                notices.append(_doubled(paragraph, agreement, said.line))
            asked = said.doubtful
            for delegation, written in said.status.delegations:
                names.use(delegation, written, said.line)
            agreement = _agreement(said, paragraph, paragraphs, keys, names)
            if said.doubtful:
                notices.append(_mismatch(paragraph, said))
        agreements.append(agreement)
    notices += _agreed_rivals(units, paragraphs, fates, agreements)
    return agreements, notices


def _agreement(
    said: Standing,
    paragraph: Paragraph,
    paragraphs: Sequence[Paragraph],
    keys: Mapping[tuple[str, str, tuple[str, ...]], str],
    names: Names,
) -> Agreement:
    status = said.status
    packages = tuple(keys[p.key()] for p in status.packages if p.key() in keys)
    agreement = replace(status.agreement, pending=status.agreement.pending + packages)
    about = Draft("d", Paragraphs(paragraphs), delegations=ById(names.used.items()))
    words = status.words
    if said.named:
        # A line about several is said of each by itself.
        words = f"{display_name(paragraph)} {status.said}"
    # What our own line would say needs no words of its own.
    if status_text(paragraph, agreement, about) != f"[{words}]":
        agreement = replace(agreement, words=words)
    return agreement


def _mismatch(paragraph: Paragraph, said: Standing) -> Notice:
    """A status line that names another number than the paragraph over it has."""
    return Notice(
        "order-doubtful",
        f"The line “{said.status.words}” stands under {display_name(paragraph)}; "
        "is that the paragraph?",
        paragraph.id,
        where=f"line {said.line}",
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
