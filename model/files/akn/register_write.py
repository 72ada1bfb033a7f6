"""The stand-off register of the negotiation: what is known of a draft beyond its text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from operator import itemgetter
from typing import TypeVar

from model.draft.agreement import OPEN
from model.draft.change import Alternatives, Change, Position
from model.draft.delegation import Delegation
from model.draft.draft import Draft, Package
from model.draft.paragraph import Paragraph
from model.files.akn.written import Written
from model.files.akn.xml import attributes, content, value

V = TypeVar("V")

_PART = 4_000_000
"""Characters of base64 in one element: the parser takes no more than ten million."""
_NO_FACTS = ("open", "", "", "", "")


def register_lines(draft: Draft, paragraphs: Iterable[Paragraph], known: Written) -> Iterator[str]:
    """The register's elements, one a line, in an order that does not move when one is added.

    Args:
        draft: The draft.
        paragraphs: All of its paragraphs, those of notes too, in the order of the file.
        known: Lines that were written before, and those that are written now.
    """
    for delegation in _by_id(draft.delegations):
        yield _delegation(delegation)
    for change in _by_id(draft.changes):
        yield known.change(change, _change)
    yield from (_position(position) for position in draft.positions)
    for paragraph in paragraphs:
        yield from _of_paragraph(paragraph)
    for bracket in _by_id(draft.brackets):
        marks = (("id", bracket.id), ("ins", _list(bracket.ins)), ("dels", _list(bracket.dels)))
        yield f"<n:bracket{attributes(marks)}/>"
    for group in _by_id(draft.alternatives):
        yield _alternatives(group)
    for remark in _by_id(draft.remarks):
        told = (
            ("id", remark.id),
            ("by", remark.by),
            ("on", remark.on),
            ("at", remark.at),
            ("owed", "1" if remark.owed else ""),
        )
        yield f"<n:remark{attributes(told)}>{content(remark.text)}</n:remark>"


def _alternatives(group: Alternatives) -> str:
    named = f'<n:alternatives id="{value(group.id)}" of="{value(_list(group.of))}"'
    if not group.through:
        return f"{named}/>"
    blocks = "".join(
        f'<n:block first="{value(first)}" last="{value(last)}"/>' for first, last in group.through
    )
    return f"{named}>{blocks}</n:alternatives>"


def _by_id(things: Mapping[str, V]) -> list[V]:
    return [thing for _, thing in sorted(things.items(), key=itemgetter(0))]


def _delegation(delegation: Delegation) -> str:
    told = (
        ("id", delegation.id),
        ("code", delegation.code),
        ("name", delegation.name),
        ("short", delegation.short),
        ("kind", "" if delegation.kind == "state" else delegation.kind),
    )
    inside = "".join(f"<n:alias>{content(alias)}</n:alias>" for alias in delegation.aliases)
    inside += "".join(f"<n:member>{content(code)}</n:member>" for code in delegation.members)
    return _element("delegation", attributes(told), inside)


def _change(change: Change) -> str:
    out = f' id="{value(change.id)}"'
    facts = (change.outcome, change.ruling, change.moved_from, change.moved_to, change.reason)
    if facts != _NO_FACTS or change.confidence is not None:
        sure = change.confidence is None
        out += attributes(
            (
                ("kind", "move" if change.moved_from or change.moved_to else ""),
                ("from", change.moved_from),
                ("to", change.moved_to),
                ("outcome", "" if change.outcome == "open" else change.outcome),
                ("ruling", change.ruling),
                ("confidence", "" if sure else format(Decimal(repr(change.confidence)), "f")),
                ("reason", change.reason),
            )
        )
    return _element("change", out, "".join([_position(p) for p in change.positions]))


def _position(position: Position, on: str = "") -> str:
    out = f' on="{value(on)}"' if on else ""
    out += f' by="{value(position.delegation)}" stance="{value(position.stance)}"'
    if position.at:
        out += f' at="{value(position.at)}"'
    if position.note:
        out += f' note="{value(position.note)}"'
    if position.private:
        out += ' private="1"'
    return f"<n:position{out}/>"


def _of_paragraph(paragraph: Paragraph) -> Iterator[str]:
    for position in paragraph.positions:
        yield _position(position, paragraph.id)
    if paragraph.tabled_label is not None or paragraph.former_labels:
        tabled = paragraph.tabled_label
        told = f' of="{value(paragraph.id)}"'
        told += "" if tabled is None else f' tabled="{value(tabled)}"'
        former = (
            f"<n:former{attributes([('at', was.at)])}>{content(was.label)}</n:former>"
            for was in paragraph.former_labels
        )
        yield _element("label", told, "".join(former))
    settled = paragraph.agreement
    if settled != OPEN:
        facts = (
            ("on", paragraph.id),
            ("state", settled.state),
            ("forum", settled.forum),
            ("day", settled.day),
            ("pending", _list(settled.pending)),
            ("until", settled.until),
            ("words", settled.words),
        )
        yield f"<n:agreement{attributes(facts)}/>"


def package_element(package: Package) -> str:
    """The issued Word file. It is a zip already, so it is not compressed again."""
    coded = base64.b64encode(package.content).decode("ascii")
    if len(coded) > _PART:
        pieces = range(0, len(coded), _PART)
        coded = "".join(f"<n:part>{coded[at : at + _PART]}</n:part>" for at in pieces)
    digest = hashlib.sha256(package.content).hexdigest()
    return f'<n:package name="{value(package.name)}" sha256="{digest}">{coded}</n:package>'


def _element(name: str, told: str, inside: str) -> str:
    return f"<n:{name}{told}>{inside}</n:{name}>" if inside else f"<n:{name}{told}/>"


def _list(ids: tuple[str, ...]) -> str:
    return " ".join(ids)
