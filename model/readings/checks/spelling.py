"""House spelling: -ize, compounds, "Member States", and slips that the text itself shows.

Quoted titles and proper names are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.draft.text import OBJECT
from model.readings.checks.misread import misread
from model.readings.checks.oddity import Mend, Oddity
from model.readings.checks.standing import Standing

_ISE = (
    *("author", "apolog", "capital", "categor", "central", "character", "civil", "colon"),
    *("commercial", "computer", "criminal", "critic", "crystall", "custom", "democrat", "digit"),
    *("digital", "emphas", "energ", "equal", "external", "familiar", "final", "formal", "general"),
    *("global", "harmon", "hospital", "human", "ideal", "incentiv", "individual", "industrial"),
    *("initial", "institutional", "internal", "international", "legal", "legitim", "liberal"),
    *("local", "marginal", "material", "maxim", "mechan", "memor", "minim", "mobil", "modern"),
    *("monet", "monopol", "national", "natural", "neutral", "normal", "operational", "optim"),
    *("organ", "penal", "popular", "priorit", "privat", "public", "radical", "rational"),
    *("real", "recogn", "regional", "regular", "reorgan", "revital", "revolution", "scrutin"),
    *("sensit", "social", "special", "stabil", "standard", "stigmat", "subsid", "summar"),
    *("symbol", "synchron", "theor", "universal", "urban", "util", "victim", "visual"),
)
_WITH_ISE = re.compile(
    rf"\b(?P<stem>(?:re|de|un|dis)?(?:{'|'.join(_ISE)}))is(?P<rest>e|es|ed|er|ers|ing|ation|ations"
    r"|able)\b",
    re.IGNORECASE,
)
_HOUSE = (
    (r"\bcombatt(?P<a>ing|ed)\b", r"combat\g<a>"),
    (r"\bextra[ -]budgetary\b", "extrabudgetary"),
    (r"\bcapacitybuilding\b", "capacity-building"),
    (r"\bmoneylaundering\b", "money-laundering"),
    (r"\bdecisionmaking\b", "decision-making"),
    (r"\b[Mm]ember states\b", "Member States"),
    (r"\bmember States\b(?<=[a-z] member States)", "Member States"),
    (r"\bco[ -]operat(?P<a>e|ion|ive|ing)\b", r"cooperat\g<a>"),
    (r"\bco[ -]ordinat(?P<a>e|ion|ed|ing)\b", r"coordinat\g<a>"),
    (r"\bon-going\b", "ongoing"),
    (r"\bwell being\b", "well-being"),
    (r"\bfollow up to\b", "follow-up to"),
)
_RULES = tuple((re.compile(pattern), instead) for pattern, instead in _HOUSE)
_QUOTED = re.compile(r"“[^”]{0,400}”|\"[^\"]{0,400}\"|«[^»]{0,400}»")
_TWICE = re.compile(r"\b(?P<word>the|of|to|and|in|for|a|an|with|on|by|that) (?P=word)\b")
_SPACED = re.compile(r"(?<=[^\s.]) +(?=[,;:](?:\s|$))")
_LONE = re.compile(r"(?<=[a-z,;] )(?P<letter>[b-hj-np-uw-z]|o) (?=[a-z]{3,})")
_STATES = re.compile(r"\bState[’']s\b")
_OWNER = re.compile(
    r"\b(?:a|an|the|each|every|that|one|its|any|another|this|which|no|some|host|requesting|requested"
    r"|concerned|receiving|Member|Party|coastal|flag|port|Head of)\s*$"
)
_OF_ANOTHER = r"\borgani[sz]ations?\b|\b(?:their|its|whose) $"
_NEGOTIATED = ("title", "preambular", "operative", "text")
_ATTESTED = 3
_STRAY = "a letter parted from its word"


def spelling_oddities(rows: Sequence[Standing], own_words: bool = True) -> Iterator[Oddity]:
    """Words that the house spells otherwise (in its ``own_words``), and slips."""
    said = [row for row in rows if row.paragraph.kind in _NEGOTIATED]
    together = _phrases(said)
    for row in said:
        quoted = [m.span() for m in _QUOTED.finditer(row.text)]
        seen: set[int] = set()
        for start, end, instead, why in sorted(_found(row.text, together)):
            if not own_words and why == "house spelling":
                continue
            if start in seen or any(a <= start < b for a, b in quoted):
                continue
            seen.add(start)
            yield _oddity(row, start, end, instead, why)


def _found(text: str, together: Counter[str]) -> Iterator[tuple[int, int, str, str]]:
    for found in _WITH_ISE.finditer(text):
        if not _is_name(text, found.start()):
            yield *found.span(), f"{found['stem']}iz{found['rest']}", "house spelling"
    for pattern, instead in _RULES:
        for found in pattern.finditer(text):
            wanted = found.expand(instead)
            wanted = wanted[0].upper() + wanted[1:] if found.group()[0].isupper() else wanted
            if not _is_name(text, found.start()) and not _is_of_another(text, found):
                yield *found.span(), wanted, "house spelling"
    for found in _TWICE.finditer(text):
        yield *found.span(), found["word"], "the same word twice"
    for found in _SPACED.finditer(text):
        yield *found.span(), "", "a space before a sign"
    for found in _LONE.finditer(text):
        why = "a letter by itself" if found["letter"] == "o" else _STRAY
        yield found.start(), found.end(), "to " if found["letter"] == "o" else "", why
    for found in _STATES.finditer(text):
        if not _OWNER.search(text[max(0, found.start() - 24) : found.start()]):
            yield *found.span(), "States’", "one State without an article"
    yield from _parted(text, together)
    yield from misread(text)


def _is_of_another(text: str, found: re.Match[str]) -> bool:
    """Whether "member States" are those of an organization named before, not of the United
    Nations."""
    before = text[: found.start()]
    return found.group() == "member States" and re.search(_OF_ANOTHER, before) is not None


def _is_name(text: str, at: int) -> bool:
    """Whether a word with a capital stands within a sentence: part of a name."""
    if not text[at].isupper() or text[at:].startswith("Member"):
        return False
    return bool(text[:at].strip()) and not re.search(r"[.;:“]\s*$", text[:at])


def _phrases(rows: Sequence[Standing]) -> Counter[str]:
    """Pairs of neighbouring words, with how often they stand together in the whole text."""
    together: Counter[str] = Counter()
    for row in rows:
        words = re.findall(r"[a-z-]+|\S", row.text.casefold())
        together.update(f"{one} {other}" for one, other in pairwise(words))
    return together


def _parted(text: str, together: Counter[str]) -> Iterator[tuple[int, int, str, str]]:
    """A comma within a phrase that stands without it elsewhere: "illicit drug, trafficking"."""
    for found in re.finditer(r"\b(?P<one>[a-z-]{4,}), (?P<other>[a-z-]{4,})\b", text):
        if together[f"{found['one']} {found['other']}"] < _ATTESTED:
            continue
        before = re.search(r"([a-z-]{4,}) $", text[: found.start()])
        if before is not None and together[f"{before[1]} {found['one']}"] >= _ATTESTED:
            at = found.end("one")
            yield at, at + 1, "", "a comma within a phrase that has none elsewhere"


def _oddity(row: Standing, start: int, end: int, instead: str, why: str) -> Oddity:
    words = row.text[start:end]
    where, length = row.place(start, end)
    name = row.name
    told = f"“{words.strip() or words}” in {name}: {why}"
    told += f", “{instead.strip()}”." if instead.strip() else "."
    safe = row.is_whole(start, end) and OBJECT not in words and why != _STRAY
    return Oddity(
        "spelling" if why == "house spelling" else "slip",
        told,
        row.paragraph.id,
        where,
        length,
        fix=_fix(instead, why),
        mend=Mend(row.paragraph.id, where, where + length, instead) if safe else None,
    )


def _fix(instead: str, why: str) -> str:
    if why == _STRAY:
        return "join it to its word"
    return f"write “{instead.strip()}”" if instead.strip() else "take it out"
