"""The register of a file as values; what cannot be one is kept as it is and told."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast, get_args

from lxml import etree

from model.draft.agreement import Agreement, AgreementState, Forum
from model.draft.change import (
    Alternatives,
    Bracket,
    Change,
    Outcome,
    Position,
    Remark,
    Ruling,
    Stance,
)
from model.draft.delegation import Delegation, DelegationKind
from model.draft.draft import Package
from model.draft.ids import is_id
from model.draft.note import Kept, KeptKind
from model.draft.paragraph import FormerLabel
from model.files.akn.element_read import told
from model.files.akn.gather import Facts, Gathered, quoted, words_in
from model.files.akn.names import N
from model.files.akn.own_lines import NO_LINES, STRETCH, Misread, OwnLines, stretch_named
from model.files.akn.register_check import Sample
from model.files.akn.xml import canonical

_CHANGE, _POSITION, _BRACKET = N + "change", N + "position", N + "bracket"
_MANY = (_CHANGE, _BRACKET)
"""Entries that seldom say more than their id; those that do are put into the sample one by one."""
_STANCES = frozenset(get_args(Stance))
_OUTCOMES = frozenset(get_args(Outcome))
_RULINGS = frozenset(get_args(Ruling))
_STATES = frozenset(get_args(AgreementState))
_FORUMS = frozenset(get_args(Forum))
_DELEGATION_KINDS = frozenset(get_args(DelegationKind))
_KEPT_KINDS = frozenset(get_args(KeptKind))


class _Unfit(Exception):
    """An entry that says nothing that a draft can hold."""


@dataclass(slots=True)
class Register:
    """What the register holds, but for what is said of paragraphs (``Gathered.facts``).

    Attributes:
        notes: Elements of notes whose mark is not in the text.
    """

    delegations: dict[str, Delegation] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    positions: list[Position] = field(default_factory=list)
    brackets: dict[str, Bracket] = field(default_factory=dict)
    alternatives: dict[str, Alternatives] = field(default_factory=dict)
    remarks: dict[str, Remark] = field(default_factory=dict)
    notes: list[etree._Element] = field(default_factory=list)
    package: Package | None = None


class RegisterReader:
    """Reads the entries of a register one by one.

    Attributes:
        register: What was read.
        sample: One entry of each shape that was met.
    """

    def __init__(
        self, gathered: Gathered, element: etree._Element, lines: OwnLines = NO_LINES
    ) -> None:
        """``lines``: what was read as text already, and stands in the element by name only."""
        self.register = Register()
        self._lines = lines
        self.sample = Sample(element)
        self._element = element
        self._gathered = gathered
        self._seen: set[str] = set()
        self._positions: dict[object, Position] = {}
        self._of_paragraphs = {N + "position", N + "label", N + "agreement", N + "attribute"}
        self._entries: dict[str, Callable[[etree._Element], None]] = {
            N + "delegation": self._delegation,
            _CHANGE: self._change,
            _POSITION: self._position,
            N + "remark": self._remark,
            N + "alternatives": self._alternatives,
            _BRACKET: self._bracket,
            N + "agreement": self._agreement,
            N + "label": self._label,
            N + "attribute": self._attribute,
            N + "kept": self._kept,
            N + "note": self.register.notes.append,
            N + "foreign": self._foreign,
            N + "package": self._package,
        }

    def read(self) -> None:
        """Read every entry of the register."""
        sample = self.sample
        for shape, pairs in self._lines.shapes:
            sample.take_attributes(etree.Element(shape, pairs))
        for entry in self._element:
            if entry.tail != "\n":
                sample.look_between(entry.tail)
            tag = entry.tag
            if not isinstance(tag, str):
                continue
            if tag == STRETCH and self._lines is not NO_LINES:
                self._own(entry)
                continue
            if tag not in _MANY:
                sample.take(entry)
            read = self._entries.get(tag)
            try:
                if read is None:
                    raise _Unfit("is not known")
                read(entry)
            except _Unfit as reason:
                self._set_aside(entry, str(reason))

    def _own(self, stretch: etree._Element) -> None:
        """Entries that were read as lines, and say nothing but what they are."""
        for entry in self._lines.entries(stretch_named(told(stretch))):
            is_change = isinstance(entry, Change)
            key = (_CHANGE if is_change else _BRACKET) + entry.id
            if key in self._seen:
                raise Misread
            self._seen.add(key)
            if isinstance(entry, Change):
                self.register.changes[entry.id] = entry
            else:
                self.register.brackets[entry.id] = entry

    def _set_aside(self, entry: etree._Element, reason: str) -> None:
        self.sample.is_odd = True
        text = canonical(entry)
        self._gathered.homeless.append((1 << 30, "register", text))
        self._gathered.tell(
            "register-entry",
            f"An entry of the register {reason}; it is kept but means nothing: “{quoted(text)}”.",
            f"line {entry.sourceline}",
        )

    def set_aside_lost(self) -> None:
        """Keep the entries about paragraphs that were not met."""
        if not self._gathered.facts:
            return
        for entry in self._element:
            on = entry.get("on") or entry.get("of") if isinstance(entry.tag, str) else None
            if on in self._gathered.facts and entry.tag in self._of_paragraphs:
                self._gathered.homeless.append((1 << 30, "register", canonical(entry)))

    def _named(self, entry: etree._Element) -> str:
        name = entry.get("id")
        if not name:
            raise _Unfit("has no id")
        key = entry.tag + name
        if key in self._seen:
            raise _Unfit(f"has the id “{name}” of another")
        self._seen.add(key)
        return name

    def _facts(self, name: str) -> Facts:
        return self._gathered.facts.setdefault(name, Facts())

    def _delegation(self, entry: etree._Element) -> None:
        name = self._named(entry)
        self.register.delegations[name] = Delegation(
            name,
            entry.get("code", ""),
            entry.get("name", ""),
            entry.get("short", ""),
            cast(
                DelegationKind,
                self._or_else(
                    entry, "kind", _DELEGATION_KINDS, "unknown" if entry.get("kind") else "state"
                ),
            ),
            tuple(alias.text or "" for alias in entry.iterchildren(N + "alias")),
            tuple(member.text or "" for member in entry.iterchildren(N + "member")),
        )

    def _change(self, entry: etree._Element) -> None:
        name = self._named(entry)
        is_bare = len(entry.items()) == 1
        if not is_bare or not is_id(name):
            self.sample.take_attributes(entry)
        positions = self._positions_in(entry)
        if is_bare:
            self.register.changes[name] = Change(name, positions)
            return
        get = entry.get
        self.register.changes[name] = Change(
            name,
            positions,
            cast(Outcome, self._or_else(entry, "outcome", _OUTCOMES, "open")),
            cast(Ruling, self._or_else(entry, "ruling", _RULINGS, "")),
            get("from", ""),
            get("to", ""),
            self._confidence(entry),
            get("reason", ""),
        )

    def _positions_in(self, entry: etree._Element) -> tuple[Position, ...]:
        positions: list[Position] = []
        known, sample = self._positions, self.sample
        sample.look_between(entry.text)
        for child in entry:
            if child.tail:
                sample.look_between(child.tail)
            found = known.get(tuple(child.items())) if child.tag == _POSITION else None
            if found is None:
                found = self._new_position(child)
            elif child.text or len(child):
                sample.is_odd = True
            if found is not None:
                positions.append(found)
        return tuple(positions)

    def _new_position(self, child: etree._Element) -> Position | None:
        """What a child of a change tells for the first time; None if it is no position."""
        if not isinstance(child.tag, str):
            return None
        try:
            if child.tag != _POSITION:
                raise _Unfit("is not known")
            self.sample.take(child)
            return self._told_position(child)
        except _Unfit as reason:
            self._set_aside(child, str(reason))
            return None

    def _confidence(self, entry: etree._Element) -> float | None:
        said = entry.get("confidence")
        if said is None:
            return None
        try:
            number = float(said)
        except ValueError:
            number = -1.0
        if 0 <= number <= 1:
            return number
        self._tell_odd(entry, "confidence")
        return None

    def _or_else(
        self, entry: etree._Element, name: str, allowed: frozenset[str], default: str
    ) -> str:
        """What an attribute says; the default, and a notice, where it says what cannot be."""
        said = entry.get(name, default)
        if said not in allowed:
            self._tell_odd(entry, name)
            return default
        return said

    def _tell_odd(self, entry: etree._Element, name: str) -> None:
        self._gathered.tell(
            "register-entry",
            f"The {name} of “{entry.get('id', '')}” is not known and was left out: "
            f"“{quoted(entry.get(name, ''))}”.",
            f"line {entry.sourceline}",
        )

    def _told_position(self, entry: etree._Element) -> Position:
        """The position that an entry tells; the same words give the same object."""
        told = tuple(entry.items())
        found = self._positions.get(told)
        if found is None:
            found = self._positions[told] = _position(entry)
        return found

    def _position(self, entry: etree._Element) -> None:
        position = self._told_position(entry)
        on = entry.get("on")
        if on is None:
            self.register.positions.append(position)
        else:
            self._facts(on).positions.append(position)

    def _remark(self, entry: etree._Element) -> None:
        name = self._named(entry)
        get = entry.get
        owed = get("owed") in ("1", "true")
        text = words_in(entry)
        self.register.remarks[name] = Remark(
            name, text, get("by", ""), get("on", ""), get("at", ""), owed
        )

    def _alternatives(self, entry: etree._Element) -> None:
        name = self._named(entry)
        of = tuple(entry.get("of", "").split())
        blocks = [child for child in entry if child.tag == N + "block"]
        through = tuple((one.get("first", ""), one.get("last", "")) for one in blocks)
        self.register.alternatives[name] = Alternatives(name, of, through)

    def _bracket(self, entry: etree._Element) -> None:
        name = self._named(entry)
        is_bare = len(entry.items()) == 1
        if not is_bare or not is_id(name) or len(entry) or entry.text:
            self.sample.take(entry)
        if is_bare:
            self.register.brackets[name] = Bracket(name)
            return
        mark = self._gathered.mark
        ins, dels = mark(entry.get("ins", "")), mark(entry.get("dels", ""))
        self.register.brackets[name] = Bracket(name, ins, dels)

    def _agreement(self, entry: etree._Element) -> None:
        get = entry.get
        self._facts(_on(entry, "on")).agreement = Agreement(
            cast(AgreementState, _one_of(entry, "state", _STATES, "open")),
            cast(Forum, self._or_else(entry, "forum", _FORUMS, "")),
            get("day", ""),
            tuple(get("pending", "").split()),
            get("until", ""),
            get("words", ""),
        )

    def _label(self, entry: etree._Element) -> None:
        facts = self._facts(_on(entry, "of"))
        facts.tabled_label = entry.get("tabled")
        facts.former_labels = tuple(
            FormerLabel(former.text or "", former.get("at", ""))
            for former in entry.iterchildren(N + "former")
        )

    def _attribute(self, entry: etree._Element) -> None:
        pair = (entry.get("name", ""), entry.get("value", ""))
        self._facts(_on(entry, "on")).attributes.append(pair)

    def _kept(self, entry: etree._Element) -> None:
        name = self._named(entry)
        inside = [child for child in entry if isinstance(child.tag, str)]
        content = "".join(map(canonical, inside)) if inside else entry.text or ""
        kind = cast(KeptKind, self._or_else(entry, "kind", _KEPT_KINDS, "inline"))
        self._gathered.keep(Kept(name, kind, content, entry.get("text", "")))

    def _foreign(self, entry: etree._Element) -> None:
        at = entry.get("at", "")
        index = int(at) if at.isascii() and at.isdigit() and len(at) < 9 else 1 << 29
        self._gathered.homeless.append((index, entry.get("where", ""), entry.text or ""))

    def _package(self, entry: etree._Element) -> None:
        coded = "".join(words_in(entry).split())
        try:
            content = base64.b64decode(coded, validate=True)
        except (binascii.Error, ValueError):
            raise _Unfit("holds a Word file that is damaged") from None
        said = entry.get("sha256")
        if said and said != hashlib.sha256(content).hexdigest():
            self._gathered.tell(
                "package-changed",
                "The issued Word file in this draft is not as it was put there (its checksum "
                "differs); look at what is exported with it.",
                f"line {entry.sourceline}",
            )
        self.register.package = Package(entry.get("name", ""), content)


def _position(entry: etree._Element) -> Position:
    get = entry.get
    delegation, stance = get("by"), get("stance", "")
    if not delegation:
        raise _Unfit("names no delegation")
    if stance not in _STANCES:
        raise _Unfit(f"has the stance “{quoted(stance)}”")
    private = get("private") in ("1", "true")
    return Position(delegation, cast(Stance, stance), get("at", ""), get("note", ""), private)


def _on(entry: etree._Element, name: str) -> str:
    on = entry.get(name)
    if not on:
        raise _Unfit("names no paragraph")
    return on


def _one_of(entry: etree._Element, name: str, allowed: frozenset[str], default: str) -> str:
    said = entry.get(name, default)
    if said not in allowed:
        raise _Unfit(f"has the {name} “{quoted(said)}”")
    return said
