"""Delegations, the names that rooms call them by, and the groups they belong to."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

DelegationKind = Literal["state", "observer", "group", "actor", "unknown"]

CHAIR = "orgchair"
"""Id of the Chair as a delegation of the room."""
SECRETARIAT = "orgsecr"
"""Id of the Secretariat as a delegation of the room."""


_MOST_FOLDED = 50_000


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


class DelegationTable:
    """Every delegation that the program knows, found by any of its names.

    Later entries with the code of earlier ones replace them, so a draft's own delegations can be
    laid over the shipped ones (``with_own``).
    """

    def __init__(self, delegations: Iterable[Delegation]) -> None:
        self._by_id = {d.id: d for d in delegations}
        self._by_name: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self.read: dict[str, object] = {}
        """What readers have made of words by this table, so that they need not do it twice."""
        for d in self._by_id.values():
            for name in (*d.aliases, d.short, d.name, d.code.lstrip("@"), d.code):
                if name:
                    self._by_name.setdefault(_folded(name), d.id)

    @classmethod
    def from_json(cls, content: bytes) -> DelegationTable:
        """Read the shipped table: ``{"delegations": [{code, name, kind, aliases, members}…]}``."""
        return cls(
            Delegation(
                id=delegation_id(entry["code"]),
                code=entry["code"],
                name=entry["name"],
                short=entry.get("short", ""),
                kind=entry["kind"],
                aliases=(*entry.get("aliases", ()), *filter(None, [entry.get("alpha2")])),
                members=tuple(entry.get("members", ())),
            )
            for entry in json.loads(content)["delegations"]
        )

    def with_own(self, own: Iterable[Delegation]) -> DelegationTable:
        """The table with a draft's own delegations laid over it."""
        return DelegationTable((*self._by_id.values(), *own))

    def __iter__(self) -> Iterator[Delegation]:
        return iter(self._by_id.values())

    def get(self, delegation: str) -> Delegation | None:
        """The delegation of that id."""
        return self._by_id.get(delegation)

    def find(self, name: str) -> Delegation | None:
        """The delegation called so: by name, alias or code, case and accents aside.

        Two-letter codes and other short names must be written in capitals ("CH", not "ch").
        """
        name = name.strip()
        if name not in self._folded:
            if len(self._folded) > _MOST_FOLDED:
                self._folded.clear()
            self._folded[name] = _folded(name)
        found = self._by_name.get(self._folded[name])
        if found is None or (len(name) <= 3 and not name[:2].isupper()):
            return None
        return self._by_id[found]


def unknown_delegation(name: str, taken: DelegationTable | None = None) -> Delegation:
    """A delegation of its own for an author that no table knows."""
    folded = _folded(name)
    slug = re.sub(r"[^A-Z0-9]+", "", folded.upper())
    code = "@" + slug[:16]
    if not slug or (taken is not None and taken.get(delegation_id(code))):
        # Names in other scripts, or alike at their start, are told apart in every file alike.
        code = f"@{slug[:8] or 'UNNAMED'}{crc32(folded.encode('utf-8', 'replace')):08X}"
    return Delegation(delegation_id(code), code, name, kind="unknown")


def _folded(name: str) -> str:
    """The name with case, accents, kinds of apostrophe and white space made alike."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.removeprefix("the ").split())
