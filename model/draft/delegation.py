"""Delegations, the names that rooms call them by, and the groups they belong to."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal
from zlib import crc32

DelegationKind = Literal["state", "observer", "group", "actor", "unknown"]

CHAIR = "orgchair"
"""Id of the Chair as a delegation of the room."""
SECRETARIAT = "orgsecr"
"""Id of the Secretariat as a delegation of the room."""


_MANY = 99
_MOST_FOLDED = 50_000
_SIGN = re.compile(r"[\s,;:/()–—&+?、，；：）]")


@dataclass(frozen=True, slots=True)
class Delegation:
    """A State, an observer, a group, or a room actor.

    Attributes:
        id: Its id in drafts: the lower-case code, "org" before it where it is no ISO code.
        code: ISO 3166 alpha-3 of a State ("EGY"), or "@EU", "@CHAIR".
        name: The official name.
        short: What the room writes in tags ("Iran"); empty for the name itself.
        kind: What it is.
        aliases: Other names.
        members: Codes of a group's members.
    """

    id: str
    code: str
    name: str
    short: str = ""
    kind: DelegationKind = "state"
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The name in tags."""
        return self.short or self.name


def delegation_id(code: str) -> str:
    """The id of the delegation of that code. "NAM" is Namibia, "@NAM" a movement: ids differ."""
    bare = re.sub(r"[^a-z0-9]", "", code.lower())
    return ("org" + bare)[:24] if code.startswith("@") else bare[:24]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table knows of a delegation beside what drafts carry.

    Attributes:
        formal: The long form of its name, or empty.
        by_language: Its names by ISO 639-2 code, the one of United Nations documents first.
        also: Abbreviations and common slips.
        former: Names that it had, each with the ISO date until which, oldest first.
        spans: For a group, members with the dates from and until which (empty: still).
    """

    formal: str = ""
    by_language: tuple[tuple[str, tuple[str, ...]], ...] = ()
    also: tuple[str, ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    spans: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def names(self) -> Iterator[str]:
        """Every name in it, in the order in which they are believed."""
        yield from filter(None, [self.formal])
        yield from (name for _, names in self.by_language for name in names)
        yield from (name for name, _ in self.former)
        yield from self.also


class DelegationTable:
    """Every delegation that the program knows, found by any of its names.

    Later entries with the code of earlier ones replace them, so a draft's own delegations can be
    laid over the shipped ones (``with_own``), and a room can say whom it means (``meaning``).
    """

    def __init__(
        self,
        delegations: Iterable[Delegation],
        facts: Mapping[str, Facts] | None = None,
        known: Mapping[str, str] | None = None,
    ) -> None:
        """``facts`` tells more of some of them, by id; ``known`` are the names in them, folded."""
        self._by_id = {d.id: d for d in delegations}
        self.facts: Mapping[str, Facts] = facts or {}
        self._by_name: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._meant: dict[str, str] = {}
        self.read: dict[str, object] = {}
        """What readers have made of words by this table, so that they need not do it twice."""
        for d in self._by_id.values():
            for name in (*d.aliases, d.short, d.name, d.code.lstrip("@"), d.code):
                if name:
                    self._by_name.setdefault(_folded(name), d.id)
        if known is None:
            told = [(_folded(n), one) for one, fact in self.facts.items() for n in fact.names()]
            known = dict(reversed(told))
        self._told = known
        self._longest: dict[str, int] | None = None
        self._by_name = {**known, **self._by_name}

    @classmethod
    def from_json(cls, content: bytes) -> DelegationTable:
        """Read the shipped table: ``{"delegations": [{code, name, kind, aliases, members}…]}``.

        A State may have ``formal``, ``names`` by language, ``also`` and ``former`` names, a group
        ``spans`` of membership: code → (from, until).
        """
        entries = json.loads(content)["delegations"]
        return cls(map(_delegation, entries), {d.id: f for e in entries for d, f in _facts(e)})

    def with_own(self, own: Iterable[Delegation]) -> DelegationTable:
        """The table with a draft's own delegations laid over it."""
        made = DelegationTable((*self._by_id.values(), *own), self.facts, self._told)
        made._meant = dict(self._meant)
        return made

    def meaning(self, meant: Mapping[str, str]) -> DelegationTable:
        """The table for a room that means certain delegations by certain names.

        Args:
            meant: For each name the id of the delegation ("CH" → "chn").
        """
        made = self.with_own(())
        made._meant.update({_folded(name): one for name, one in meant.items()})
        made._longest = None
        return made

    def on(self, delegation: Delegation, day: str) -> Delegation:
        """The delegation as it was called, and with the members that it had, on a day.

        Args:
            delegation: One of the table.
            day: ISO date; empty leaves it as it is.
        """
        fact = self.facts.get(delegation.id)
        if fact is None or not day:
            return delegation
        name = next((former for former, until in fact.former if day < until), delegation.name)
        aliases = delegation.aliases
        if name != delegation.name:
            aliases = (*aliases, delegation.name)
        members = tuple(c for c in delegation.members if c not in fact.spans)
        added = (c for c, (since, until) in fact.spans.items() if since <= day < (until or "9999"))
        if fact.spans:
            members = tuple(sorted({*members, *added}))
        short = "" if delegation.short == name else delegation.short
        return replace(delegation, name=name, short=short, aliases=aliases, members=members)

    def __iter__(self) -> Iterator[Delegation]:
        return iter(self._by_id.values())

    def get(self, delegation: str) -> Delegation | None:
        """The delegation of that id."""
        return self._by_id.get(delegation)

    def longest_from(self, word: str, others: frozenset[str] = frozenset()) -> int:
        """How many words the longest name has that begins with this one; 0 where none does.

        The word ends where a sign or a space follows. Says many where it is in doubt; quick where
        texts have thousands of words in parentheses.

        Args:
            word: The first characters of what may be a name.
            others: More first words that names in a longer form have, folded.
        """
        if self._longest is None:
            self._longest = {}
            for name in (*self._by_name, *self._meant):
                known = self._longest.get(_first(name), 0)
                self._longest[_first(name)] = max(known, name.count(" ") + 1)
        first = _first(self._alike(word))
        if first in ("", "the") or first in others:
            return _MANY
        return self._longest.get(first, 0)

    def _alike(self, name: str) -> str:
        """The name folded, remembered."""
        if name not in self._folded:
            if len(self._folded) > _MOST_FOLDED:
                self._folded.clear()
            self._folded[name] = _folded(name)
        return self._folded[name]

    def find(self, name: str) -> Delegation | None:
        """The delegation called so: by name, alias or code, case and accents aside.

        Two-letter codes and other short names must be written in capitals ("CH", not "ch").
        """
        name = name.strip()
        if self._meant:
            one = self._meant.get(_folded(name))
            if one in self._by_id:
                return self._by_id[one]
        found = self._by_name.get(self._alike(name))
        is_small = len(name) <= 3 and name[:2].lower() == name[:2] != name[:2].upper()
        mixed = len(name) <= 3 and name.isascii() and not name[:2].isupper()
        if found is None:
            return None
        # "BiH" is written so; "Fr" is no way to write FR.
        if (is_small or mixed) and name not in self._by_id[found].aliases:
            return None
        return self._by_id[found]


def _delegation(entry: Mapping[str, Any]) -> Delegation:
    return Delegation(
        id=delegation_id(entry["code"]),
        code=entry["code"],
        name=entry["name"],
        short=entry.get("short", ""),
        kind=entry["kind"],
        aliases=(*entry.get("aliases", ()), *filter(None, [entry.get("alpha2")])),
        members=tuple(entry.get("members", ())),
    )


def _facts(entry: Mapping[str, Any]) -> Iterator[tuple[Delegation, Facts]]:
    names = tuple((one, tuple(said)) for one, said in entry.get("names", {}).items())
    former = tuple((one["name"], one["until"]) for one in entry.get("former", ()))
    spans = {code: (since, until) for code, (since, until) in entry.get("spans", {}).items()}
    told = Facts(entry.get("formal", ""), names, tuple(entry.get("also", ())), former, spans)
    if told != Facts():
        yield _delegation(entry), told


def unknown_delegation(name: str, taken: DelegationTable | None = None) -> Delegation:
    """A delegation of its own for an author that no table knows."""
    folded = _folded(name)
    slug = re.sub(r"[^A-Z0-9]+", "", folded.upper())
    code = "@" + slug[:16]
    if not slug or (taken is not None and taken.get(delegation_id(code))):
        # Names in other scripts, or alike at their start, are told apart in every file alike.
        code = f"@{slug[:8] or 'UNNAMED'}{crc32(folded.encode('utf-8', 'replace')):08X}"
    return Delegation(delegation_id(code), code, name, kind="unknown")


def _first(folded: str) -> str:
    """What a folded name begins with, up to a sign or a space."""
    return _SIGN.split(folded, maxsplit=1)[0]


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    """The name with case, accents, kinds of apostrophe and white space made alike."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.removeprefix("the ").split())
