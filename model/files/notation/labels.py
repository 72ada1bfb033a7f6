"""Labels ("PP3 ter alt.", "8 bis", "10+.", "(a)") and the phrases that open paragraphs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from model.draft.paragraph import OPTION_WORD

LabelKind = Literal["preambular", "operative", "sub", "option", "title"]

_WORDS = (
    r"(?i:bis|ter|quater|quinquies|quinquie|sexies|septies|octies|nonies|novies|decies|alt)"
    r"(?![a-zA-Z])(?:[ \t]?\d{1,2}(?!\d))?"
)
CHAIN = rf"(?:[ \t]*\({_WORDS}\)|(?:[ \t]*[–-]?[ \t]*|\.){_WORDS})"
"""A suffix of a label, however it is joined: "OP2 bis", "OP2(bis)", "OP 2.bis", "OP2-ALT"."""
_LABEL = re.compile(
    rf"""
    (?P<lead>(?:[÷—–•·+>\-]\s*)*)
    (?P<open>\*{{0,3}}\[*\*{{0,3}}(?P<enclosing>\((?=[PO]P(?!\))|Title))?)
    (?P<label>
        (?P<option>(?:{OPTION_WORD}|{OPTION_WORD.upper()})[ \t]+(?:[IVX]+|\d+|[A-Z])
        (?![a-z])(?:[ \t]+alt)?)(?=\**\s*[:.]|\**\s*$)
      | (?P<word>PP|OP|pp|op|Pp|Op|\((?:PP|OP)\))(?![a-z])[ \t]*[.\#]?[ \t]*
        (?P<number>\d{{1,4}}\+?|X{{1,2}})?(?P<chain>{CHAIN}*)
      | (?P<title>Title)(?P<tchain>{CHAIN}+)
      | (?P<para>(?:Para|Paragraph)\.?[ \t]+)?(?P<plain>\d{{1,3}}\+?)(?P<pchain>{CHAIN}*)
      | (?P<sub>\((?:[a-z]{{1,2}}|[A-Z]|x{{0,3}}(?:ix|iv|v?i{{0,3}})|\d{{1,2}})\)
        (?P<schain>{CHAIN}*)|(?:[a-z]|ii|iii|iv|vi{{1,3}}|ix)\)(?=\s)|[a-z]\.(?=\s))
    )
    (?P<close>\*{{0,3}})(?P<point>\s?[.:]|\)|\])?(?P<close2>\*{{0,3}}:?)
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\s,;:.()\[\]~*]+")
_BEFORE_WORDS = ' \t*_[~“"('
_ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XV)\.(?=\s)")
_LETTER_HEADING = re.compile(r"[A-Z]\.(?=\s+[A-Z])")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as typed, and what it says.

    Attributes:
        text: As typed, final point included, without emphasis and marks of the conversion.
        kind: What kind of unit it names.
        number: Its number as typed ("10+"), or empty.
        chain: bis, ter, alt … in their order.
        lead: Signs of the conversion before it ("÷ ").
        brackets: How many brackets open before it; one that only encloses it is none.
        length: Characters of the source from the lead to the end of the label.
    """

    text: str
    kind: LabelKind
    number: str = ""
    chain: tuple[str, ...] = ()
    lead: str = ""
    brackets: int = 0
    length: int = 0

    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What makes two labels name one unit: kind, number, suffix chain."""
        return self.kind, self.number.rstrip("+"), self.chain

    def is_explicit(self) -> bool:
        """Whether it says itself what it labels, PP or OP, and leaves nothing to the words."""
        return re.match(r"\(?[PO]P", self.text, re.IGNORECASE) is not None

    def replaces(self) -> tuple[str, str, tuple[str, ...]] | None:
        """For an *alt*, the key of what it replaces."""
        cut = [i for i, word in enumerate(self.chain) if word.startswith("alt")]
        if not cut:
            return None
        return self.kind, self.number.rstrip("+"), self.chain[: cut[-1]]


def read_label(text: str, phrases: Phrases, at: int = 0) -> Label | None:
    """The label that begins at ``at``, or None: a number without a point needs a phrase after."""
    found = _LABEL.match(text, at)
    if found is None:
        return None
    after = text[found.end() :]
    chain = found["chain"] or found["pchain"] or found["tchain"] or found["schain"] or ""
    enclosed = _is_enclosed(found)
    if enclosed is None:
        return None
    if after[:1] and not after[0].isspace() and after[0] not in '[(~*“"' and not found["point"]:
        return None
    if found["plain"] and not found["point"] and not chain:
        return None
    bare_word = found["word"] and not found["number"] and not chain
    if bare_word or (found["plain"] and not _opens(after, found, phrases)):
        return None
    point = "" if enclosed else found["point"] or ""
    return Label(
        (found["label"] + point).strip(),
        _kind(found, after, phrases),
        found["number"] or found["plain"] or "",
        _chain_words(chain),
        found["lead"],
        found["open"].count("[") - (enclosed and found["point"] == "]"),
        found.end() - at + (enclosed and after.startswith(".")),
    )


def _is_enclosed(found: re.Match[str]) -> bool | None:
    """Whether the label stands in brackets of its own, "[PP1]" or "(PP1)"; None: only half."""
    named = bool(found["word"] or found["title"])
    if found["enclosing"]:
        return True if named and found["point"] == ")" else None
    if found["point"] != "]":
        return False
    return True if named and "[" in found["open"] else None


def _kind(found: re.Match[str], after: str, phrases: Phrases) -> LabelKind:
    if found["para"]:
        opened = phrases.opening(after.lstrip(_BEFORE_WORDS))
        return opened[0] if opened else "operative"
    if found["word"]:
        return "preambular" if found["word"].strip("()").upper() == "PP" else "operative"
    if found["sub"]:
        return "sub"
    if found["option"]:
        return "option"
    return "title" if found["title"] else "operative"


def _opens(after: str, found: re.Match[str], phrases: Phrases) -> bool:
    """Whether what follows a bare number can open a paragraph ("10. Requests", not "3.5 per")."""
    words = after.lstrip(_BEFORE_WORDS)
    if found["point"] and not found["para"]:
        return not after[:1].isdigit() and not words[:1].isdigit()
    return phrases.opening(words) is not None


def _chain_words(chain: str) -> tuple[str, ...]:
    found = re.findall(r"[a-z]+\s?\d*", chain.casefold())
    return tuple(re.sub(r"\s+", "", words) for words in found)


def heading_number(text: str) -> bool:
    """Whether a line begins as a numbered heading: "II. …", "A. …"."""
    bare = text.lstrip(" *#")
    return _ROMAN.match(bare) is not None or _LETTER_HEADING.match(bare) is not None


class Phrases:
    """The phrases that open paragraphs, and the caveats that rooms add."""

    def __init__(
        self,
        preambular: Iterable[str] = (),
        operative: Iterable[str] = (),
        caveats: Iterable[str] = (),
    ) -> None:
        self._kinds: dict[str, LabelKind] = {}
        for phrase in operative:
            self._kinds.setdefault(phrase.casefold(), "operative")
        for phrase in preambular:
            self._kinds[phrase.casefold()] = "preambular"
        self._longest = max((len(p.split()) for p in self._kinds), default=1)
        self.caveats = tuple(sorted((c.casefold() for c in caveats), key=len, reverse=True))
        self.caveat_keys = sorted(
            (tuple(c.replace("-", " ").split()) for c in self.caveats), key=len, reverse=True
        )
        self._plural = {_plural(p) for p, k in self._kinds.items() if k == "operative"}
        # The first word alone tells of most lines that they open with no phrase.
        self._firsts = {p.split()[0] for p in (*self._kinds, *self._plural) if p.split()}

    @classmethod
    def from_json(cls, content: bytes) -> Phrases:
        """Read the shipped list: ``{"preambular": [{phrase, also, further}…], …}``."""
        told: Mapping[str, Any] = json.loads(content)
        french: Mapping[str, Any] = told.get("french", {})
        return cls(
            _forms((*told["preambular"], *french.get("PP", ()))),
            _forms((*told["operative"], *french.get("OP", ()))),
            told.get("agreed_caveats", ()),
        )

    def opening(self, text: str) -> tuple[LabelKind, int] | None:
        """What kind of paragraph the first words open, and how long the phrase is."""
        first = _WORD.search(text, 0, 160)
        if first is None or first[0].casefold() not in self._firsts:
            return None
        words = list(islice(_WORD.finditer(text[:160]), self._longest))
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            phrase = " ".join(text[words[0].start() : end].casefold().split())
            kind = self._kinds.get(phrase)
            if kind is not None:
                return kind, end
            if phrase in self._plural and text[:1].isupper():
                return "operative", end
        return None


def _forms(entries: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for entry in entries:
        for key in ("phrase", "also", "further"):
            if entry.get(key):
                yield entry[key]
        if entry.get("head"):
            yield entry["head"]


def _plural(phrase: str) -> str:
    """ "reaffirms" as a declaration has it: "reaffirm"."""
    words = phrase.split()
    at = 1 if words[0] in ("also", "further") and len(words) > 1 else 0
    if words[at].endswith("sses") or words[at].endswith("shes"):
        words[at] = words[at][:-2]
    elif words[at].endswith("s"):
        words[at] = words[at][:-1]
    return " ".join(words)
