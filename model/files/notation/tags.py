"""Position tags of the informal notation: what stands in "(Turkey; reservation: Egypt)".

In: the words inside a parenthesis and the delegation table. Out: who stands how, or None where the
parenthesis is no tag because its names do not resolve ("(COVID-19)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from model.draft.change import Stance
from model.draft.delegation import CHAIR, Delegation, DelegationTable, unknown_delegation
from model.files.notation.names import name_at as name_at
from model.files.notation.verbs import STANCE, stance_of

PartKind = Literal["name", "stance", "quote", "words", "point"]
Part = tuple[int, int, PartKind]


@dataclass(frozen=True, slots=True)
class Stand:
    """One delegation in a tag; ``bare`` says that no verb tells how it stands."""

    delegation: Delegation
    written: str
    stance: Stance | Literal[""] = ""
    note: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A parenthesis that says who stands how.

    Attributes:
        stands: The delegations, in their order.
        quote: Words put in the tag itself, to replace those before it.
        remark: Words that are no stance: a comment or request of the delegations named.
        whole: Whether it speaks of the whole document.
        nobody: Whether it says that nobody is known to be behind the amendment: "(?)".
        more: Whether the amendment goes on where the next tag stands: "(…)".
        only: Whether it says that nobody changes the words, whatever the stances: "(on this: X)".
        all_said: Whether a verb says how each of them stands on words of others.
        parts: What of the inner text is what: (start, end, kind).
    """

    stands: tuple[Stand, ...]
    quote: str = ""
    remark: str = ""
    whole: bool = False
    nobody: bool = False
    more: bool = False
    only: bool = False
    all_said: bool = False
    parts: tuple[Part, ...] = ()

    def only_stances(self) -> bool:
        """Whether it says by a verb how each in it stands, and no words of the text."""
        kinds = [kind for *_, kind in self.parts]
        verbs = kinds[:1] == ["stance"] or ("stance" in kinds and self.all_said)
        return verbs and not self.remark and not self.quote

    def is_behind(self) -> bool:
        """Whether somebody proposes or supports."""
        if self.nobody or self.more or self.only:
            return not self.only
        return any(stand.stance in ("", "propose", "support") for stand in self.stands)

    def deletes(self) -> bool:
        """Whether somebody in it asks for words to go."""
        return not self.only and any(stand.stance == "delete" for stand in self.stands)

    def key(self) -> tuple[str, ...]:
        """Who stands in it, whatever the order."""
        return tuple(sorted(stand.delegation.id for stand in self.stands))


_BRACKETED = re.compile(r"\[(?P<verb>[a-z ]{3,30})\]", re.IGNORECASE)
_WIDE = str.maketrans("、，；：،؛", ",,;:,;")
_GAP = re.compile(r"(?:[\s,/&+]|and\b|et\b|y\b|as well as\b)+", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:the|this|whole|entire) (?:whole |entire |present |draft )*"
    r"(?:resolution|document|text|draft|decision|statement)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"«‘](?P<words>[^”\"»]*)[”\"»’]")
_REQUEST = re.compile(
    r"(?:suggest|propos|request|ask|would|want|wish|will|to |prefer|question|comment|need|insist|"
    r"recall|remind|can |could |addition|add |move|mov|chang|see|note)",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"(?P<phrase>[^:;()“\"]{3,90}?)\s*:\s*")
_UNKNOWN = re.compile(r"[A-Z][\w’'.-]*(?: (?:of |the |and )?[A-Z][\w’'.-]*){0,3}(?=\s*(?:[,;)]|$))")
_BEHALF = re.compile(r"(?:speaking )?on behalf of [^,;]+", re.IGNORECASE)
_ASIDE = re.compile(
    r"\s*\((?P<aside>[^()]{1,40})\)|\s*[,–-]?\s*(?P<doubt>\?|t\.?b\.?[cd]\.?|to be confirmed)"
    r"(?=\s*(?:[,;]|$))",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s+(?:member states|members|group|delegations?|region|countries)(?=\s*(?:[,;:]|$))",
    re.IGNORECASE,
)
_MOST_KNOWN = 20_000
ON_THIS = "on this: "
"""How our writer begins a tag on words that nobody changes."""


def read_tag(inner: str, table: DelegationTable) -> Tag | None:
    """Read what stands inside a parenthesis; None where it is no tag."""
    if inner == "…":
        return Tag((), more=True, parts=((0, 1, "point"),))
    known = table.read.get(inner, table)
    if known is table:
        known = _TagReader(inner, table).read()
        if len(table.read) < _MOST_KNOWN:
            table.read[inner] = known
    return known if isinstance(known, Tag) else None


class _TagReader:
    """Walks once over the inside of a parenthesis."""

    def __init__(self, inner: str, table: DelegationTable) -> None:
        # "(Cuba [delete])" says it no otherwise than "(Cuba delete)".
        self.inner = _BRACKETED.sub(r" \g<verb> ", inner.translate(_WIDE))
        self.table = table
        self.at = 0
        self.stands: list[Stand] = []
        self.parts: list[Part] = []
        self.stance: Stance | Literal[""] = ""
        self.note = ""
        self.quote = ""
        self.remark = ""
        self.whole = False
        self.unknown = 0
        self.group = 0
        self.nobody = False
        self.only = inner.startswith(ON_THIS)

    def read(self) -> Tag | None:
        if self.inner.startswith("?"):
            self.nobody = True
            self.at = 1
        if self.only:
            self.at = len(ON_THIS)
            self.parts.append((0, self.at, "stance"))
        while self._skip_gaps():
            if not (
                self._behalf()
                or self._name()
                or self._stance()
                or self._phrase()
                or self._stranger()
            ):
                return None
        known = len(self.stands) - self.unknown
        if not known and not self.nobody:
            return None
        if self.unknown and known <= self.unknown and not self.stance:
            return None
        return Tag(
            self._settled(),
            self.quote,
            self.remark,
            self.whole,
            self.nobody,
            only=self.only,
            all_said=all(s.stance not in ("", "propose") for s in self.stands),
            parts=tuple(self._all_parts()),
        )

    def _skip_gaps(self) -> bool:
        gap = _GAP.match(self.inner, self.at)
        if gap:
            self.at = gap.end()
        if self.at < len(self.inner) and self.inner[self.at] in ";.":
            # EBNF of the notation: a group after ";" has its own verb or none.
            if self.inner[self.at] == ";":
                self.stance, self.note = "", ""
                self.group = len(self.stands)
            self.at += 1
            return self._skip_gaps()
        return self.at < len(self.inner)

    def _name(self) -> bool:
        found = name_at(self.inner, self.at, self.table)
        if found is None:
            return False
        delegation, end = found
        written = self.inner[self.at : end].strip()
        self.parts.append((self.at, end, "name"))
        self.at = end
        kind = _KIND.match(self.inner, self.at)
        if kind is not None:
            written += " " + kind.group().strip()
            self.at = kind.end()
        self.stands.append(Stand(delegation, written, self.stance, self.note))
        aside = _ASIDE.match(self.inner, self.at)
        if aside is not None:
            # "(Japan (tbc), Egypt)", "(EU?)": said beside the name.
            note = aside["aside"] or aside["doubt"]
            self.stands[-1] = replace(self.stands[-1], note=note)
            self.parts.append((self.at, aside.end(), "words"))
            self.at = aside.end()
        self._after_name()
        return True

    def _after_name(self) -> None:
        """Read "X: retain original language", "X: “words”", "X – reservation", "X suggests …"."""
        dash = re.compile(r"\s*[:–—-]\s*|\s+").match(self.inner, self.at)
        if dash is None:
            return
        start = dash.end()
        quote = _QUOTE.match(self.inner, start)
        if quote:
            as_note = bool(self.stance or re.match(r"\s[–—]", dash.group()))
            if as_note:
                self.stands[-1] = replace(self.stands[-1], note=quote["words"])
            else:
                self.quote = quote["words"]
            self.parts.append((start, quote.end(), "words" if as_note else "quote"))
            self.at = quote.end()
            return
        end = self.inner.find(";", start)
        end = len(self.inner) if end < 0 else end
        phrase = self.inner[start:end].strip()
        said = STANCE.match(phrase)
        spoken = ":" in dash.group() or dash.group().strip() != ""
        if said and (spoken or said.end() == len(phrase)) and not self._names_follow(phrase, said):
            stance = stance_of(said)
            self._say_of_group(stance, "" if said.end() == len(phrase) else phrase)
            self.parts.append((start, end, "stance"))
            self.at = end
        elif phrase and (self.stance or re.match(r"\s[–—-]\s", dash.group())) and spoken:
            end = min(e for e in (self.inner.find(",", start), end) if e >= 0)
            note = self.inner[start:end].strip()
            self.stands[-1] = replace(self.stands[-1], note=note)
            self.parts.append((start, end, "words"))
            self.at = end
        elif phrase and (spoken or _REQUEST.match(phrase)) and not self._is_name(phrase):
            if not spoken and not re.match(r"[a-z]", phrase):
                return
            self.remark = self.inner[start:].strip()
            self.parts.append((start, len(self.inner), "words"))
            self.at = len(self.inner)

    def _say_of_group(self, stance: Stance, note: str) -> None:
        """Take a verb after a list: "(Cuba, Iran: retain)" says it of both."""
        for at in range(self.group, len(self.stands) - 1):
            if not self.stands[at].stance and not note:
                self.stands[at] = replace(self.stands[at], stance=stance)
        self.stands[-1] = replace(self.stands[-1], stance=stance, note=note)

    def _names_follow(self, phrase: str, said: re.Match[str]) -> bool:
        rest = phrase[said.end() :].lstrip(" :")
        return bool(rest) and self._is_name(rest)

    def _is_name(self, words: str) -> bool:
        return name_at(words, 0, self.table) is not None

    def _stance(self) -> bool:
        said = STANCE.match(self.inner, self.at)
        if said is None:
            return False
        rest = self.inner[said.end() :]
        colon = re.match(r"(?P<more>[^:;,“\"]{0,60}?)\s*:\s*", rest)
        after = re.match(r"\s*[:–—-]?\s*", rest)
        if colon and self._is_name(rest[colon.end() :]):
            more, width = colon["more"].strip(), colon.end()
        elif after and self._is_name(rest[after.end() :]):
            more, width = "", after.end()
        elif self.stands and re.match(r"\s*(?:[;,]|$)", rest):
            self._reach_back(stance_of(said), said)
            return True
        else:
            return False
        self.stance = stance_of(said)
        self.note = "" if not more else (said.group() + " " + more)
        if more and _WHOLE.search(more):
            self.whole = True
            if self.stance != "propose":
                self.note = ""
        self.parts.append((self.at, said.end() + len(rest[:width].rstrip(" :")), "stance"))
        self.at = said.end() + width
        return True

    def _reach_back(self, stance: Stance, said: re.Match[str]) -> None:
        """Read "(Egypt, reserve)": a verb behind the name that it belongs to."""
        self.stands[-1] = replace(self.stands[-1], stance=stance)
        self.parts.append((said.start(), said.end(), "stance"))
        self.at = said.end()

    def _behalf(self) -> bool:
        """Read "Egypt, on behalf of the African Group" as a note on Egypt's position."""
        said = _BEHALF.match(self.inner, self.at)
        if said is None or not self.stands:
            return False
        self.stands[-1] = replace(self.stands[-1], note=said.group().strip())
        self.parts.append((self.at, said.end(), "words"))
        self.at = said.end()
        return True

    def _phrase(self) -> bool:
        """Read "Suggests postponing the resolution: CH"."""
        said = _PHRASE.match(self.inner, self.at)
        if said is None or not self._is_name(self.inner[said.end() :]):
            return False
        phrase = said["phrase"].strip()
        self.stance, self.note = "propose", phrase
        if _WHOLE.search(phrase):
            self.whole = True
        else:
            self.remark = phrase
        self.parts.append((said.start(), said.end("phrase"), "words"))
        self.at = said.end()
        return True

    def _stranger(self) -> bool:
        """Take a capitalised name that no table knows, among others that it does know."""
        said = _UNKNOWN.match(self.inner, self.at)
        if said is None or not (self.stands or self.stance):
            return False
        made = unknown_delegation(said.group(), self.table)
        self.stands.append(Stand(made, said.group(), self.stance, self.note))
        self.parts.append((said.start(), said.end(), "name"))
        self.at = said.end()
        self.unknown += 1
        return True

    def _settled(self) -> tuple[Stand, ...]:
        """The stands, each named without a verb as proposing alone or supporting among several."""
        if self.remark:
            return tuple(self.stands)
        bare = [stand for stand in self.stands if not stand.stance]
        chair = any(stand.delegation.id == CHAIR for stand in bare)
        settled = []
        for stand in self.stands:
            if (
                not stand.stance
                and (stand.delegation.id == CHAIR or len(bare) == 1)
                and (not chair or stand.delegation.id == CHAIR)
            ):
                settled.append(replace(stand, stance="propose", bare=True))
            elif not stand.stance:
                settled.append(replace(stand, stance="support", bare=True))
            else:
                settled.append(stand)
        return tuple(settled)

    def _all_parts(self) -> Iterator[Part]:
        at = 0
        for start, end, kind in sorted(self.parts):
            if start > at:
                yield at, start, "point"
            if end > start:
                yield start, end, kind
            at = max(at, end)
        if at < len(self.inner):
            yield at, len(self.inner), "point"
