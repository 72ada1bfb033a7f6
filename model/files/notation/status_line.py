"""Where a status line stands in a text, and which paragraphs it names.

In: the text and an offset. Out: where the line ends ("[OP1, OP2 and PP1–PP4 agreed ad ref]",
"(agreed)", "OP7 - pending (US)"), or None where these words are no status.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from model.files.notation.labels import CHAIN, Label, Phrases, read_label

Group = Literal["", "title", "preambular", "operative", "all"]

_SUB = r"\((?:[a-z]{1,4}|\d{1,2})\)"
_NAME = (
    rf"(?:(?:PP|OP)s?[ \t.#]{{0,2}}\d{{1,4}}\+?{CHAIN}*(?:[ \t]?{_SUB})*|(?:PP|OP)s?{CHAIN}+"
    rf"|Title{CHAIN}+|\d{{1,3}}\+?{CHAIN}*(?:[ \t]?{_SUB})*|{_SUB}{CHAIN}*)"
)
_GAP = r"[ \t]*(?:[,;/&–—-]|\band\b|\bto\b|\bthrough\b)*[ \t]*"
_LEAD = r"(?:(?:the|new|all|both|this|chapeau(?: of)?|(?:sub-?)?para(?:graph)?s?\.?)[ \t]+)*"
_GROUP = (
    r"(?:(?P<title>title)|(?P<pre>preamble|preambular (?:part|section|paragraphs)|PPs)"
    r"|(?P<oper>operative (?:part|section|paragraphs)|OPs)"
    r"|(?P<all>(?:(?:whole|entire|full|draft) )*(?:text|resolution|decision|document)"
    r"|all(?: paragraphs)?)|(?P<here>paragraph|para))"
)
_SUBJECT = re.compile(
    rf"{_LEAD}(?:(?P<names>{_NAME}(?:{_GAP}{_NAME})*)|{_GROUP})(?![\w.])", re.IGNORECASE
)
_NAMES = re.compile(
    rf"(?P<word>PP|OP|Title)?s?[ \t.#]{{0,2}}(?P<number>\d{{1,4}}\+?)?(?P<chain>{CHAIN}*)"
    rf"(?P<subs>(?:[ \t]?{_SUB})*)",
    re.IGNORECASE,
)
_AUX = (
    r"(?:(?:is|are|was|were|has|have|been|now|also|all|both|still|remains?|text|provisionally"
    r"|tentatively|already|fully)[ \t]+)*"
)
_CORE = (
    r"(?:(?:not|no|not yet|yet|never|nearly|still)[ \t]+)*(?:(?:yet[ \t]+)?to be[ \t]+)?"
    r"(?:agreed|agreement|gavell?ed|closed|cleared|pending|re-?open(?:ed)?|withdrawn|deleted|open|green"
    r"|on hold|parked|deferred|postponed|discussed|continued|revisited|considered|confirmed"
    r"|under (?:discussion|consideration|negotiation|review|silence)|silence procedure"
    r"|ad[ \t]?ref(?:erendum|\b)\.?|✓)"
)
_WHERE = (
    r"(?:[ \t,:–-]*(?:ad[ \t]?ref(?:erendum|\b)\.?|(?:(?:to be|for|to)[ \t]+)?delet(?:ed?|ion)\b"
    r"|in[ \t]+(?:(?:the|our|\d\w+)[ \t]+)?(?:round of[ \t]+)?(?:informal(?:s|[ \t]+informals|"
    r"[ \t]+consultations)?|CoW|Committee of the Whole|Committee|plenary|principle)\b))*"
)
STATE = re.compile(_AUX + _CORE + _WHERE, re.IGNORECASE)
"""What is settled, and where; behind it comes who or what is waited for."""
_TAIL = (
    r"(?:[ \t]*[.?!]?[ \t]*|[ \t]*[,;:(–—-][^\n]{0,120}|[ \t]+(?:pending|subject|except|but|on|by|"
    r"until|with|without|unless|at|as|awaiting|if|today|yesterday|this|tomorrow|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"[^\n]{0,120})"
)
_WAITS = r"[ \t]+(?<=pending[ \t])(?-i:[A-Z])[^\n]{0,120}"
_STATED = re.compile(rf"[ \t]*[:–—-]?[ \t]*{STATE.pattern}(?:{_TAIL}|{_WAITS})", re.IGNORECASE)
_ALONE = re.compile(
    r"(?:not |to be )?(?:agreed|agreement|ad ?ref|pending|re-?opened)", re.IGNORECASE
)
_SURE = re.compile(r"agreed (?:ad ?ref\b|ad ?referendum|in informals|in CoW\b)", re.IGNORECASE)
_ONLY_LABEL = re.compile(
    r"\W*(?:(?:PP|OP)[^\n;,]{1,14}|\d{1,3}(?:[ \t]?\w{3,8})?\.)", re.IGNORECASE
)
_SEVERAL = re.compile(r"\d\W*(?:[,/&–-]|and\b|to\b)")
_SAID_OF_SEVERAL = re.compile(r"[ \t]+(?:to be|should|could|can|needs?|are|will|would|may)\b")
_LANGUAGE = re.compile(r"agreed[ \t]+(?:language|text|wording)", re.IGNORECASE)
_HINT = re.compile(
    r"agree|gavel|closed|cleared|pending|open|withdrawn|deleted|green|hold|parked|deferred|postponed"
    r"|discuss|continued|revisited|considered|confirmed|under|silence|ad[ \t]?ref|✓|PP|OP",
    re.IGNORECASE,
)
"""Words without which nothing in brackets is a status."""
_OPEN = re.compile(r"\*{0,2}(?P<sign>[\[(])[ \t]*\*{0,2}")
_TRAILING = re.compile(
    r"(?<=[.;:,)\]])[ \t]+(?:(?:AGREED(?: AD REF(?:ERENDUM)?| IN INFORMALS)?|AD REF|✓)"
    r"|[Aa]greed (?:ad ref(?:erendum)?|in informals)\.?)[ \t]*$",
)
_BLANK = re.compile(r"\n[^\S\n]*\n[^\S\n]*$")
_LONGEST = 220
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """The paragraphs that a status line names.

    Attributes:
        names: Each label named: its first, its last (the same but for a range), and the
            sub-paragraphs below it, "(a)".
        group: For a whole part of the text, which.
        here: Whether it says "paragraph" and means the one it stands at.
    """

    names: tuple[tuple[Label, Label, tuple[str, ...]], ...] = ()
    group: Group = ""
    here: bool = False


def subject_of(words: str, phrases: Phrases) -> tuple[Subject, int]:
    """Which paragraphs the words name at their start, and where the names end."""
    found = _SUBJECT.match(words)
    if found is None:
        return Subject(), 0
    if found["names"] is None:
        kinds: tuple[tuple[str, Group], ...] = (
            *(("title", "title"), ("pre", "preambular")),
            *(("oper", "operative"), ("all", "all")),
        )
        none: Group = ""
        group = next((kind for key, kind in kinds if found[key]), none)
        return Subject((), group, found["here"] is not None), found.end()
    return Subject(tuple(_named(found["names"], phrases))), found.end()


def _named(text: str, phrases: Phrases) -> list[tuple[Label, Label, tuple[str, ...]]]:
    named: list[tuple[Label, Label, tuple[str, ...]]] = []
    word = ""
    last = 0
    for found in _NAMES.finditer(text):
        if not found.group().strip(" \t.#"):
            continue
        word = found["word"] or word
        typed = f"{word}{found['number'] or ''}{found['chain']}" or found["subs"].strip()
        subs = tuple(re.findall(_SUB, found["subs"])) if typed != found["subs"].strip() else ()
        label = read_label(typed + ".", phrases)
        if label is None:
            continue
        label = replace(label, text=typed)
        between = text[last : found.start()].strip().casefold()
        if named and between in ("-", "–", "—", "to", "through"):
            named[-1] = (named[-1][0], label, ())
        else:
            named.append((label, label, subs))
        last = found.end()
    return named


def status_end(text: str, at: int, phrases: Phrases) -> int | None:
    """Where a status in brackets or parentheses ends that begins at ``at``, or None."""
    if not _may_be_status(text, at):
        return None
    end = text.find("\n", at, at + 3 * _LONGEST)
    line = text[at : end if end >= 0 else at + 3 * _LONGEST]
    opened = _OPEN.match(line)
    if opened is None:
        return None
    close = _partner(line, opened.start("sign"))
    if close is None or close > _LONGEST:
        return None
    inner = line[opened.end() : close].strip(" \t*")
    if _HINT.search(inner) is None:
        return None
    behind = line[close + 1 :].strip(" \t*_.;,~")
    subject = _SUBJECT.match(inner)
    begins = max(0, at - 3 * _LONGEST)
    before = text[max(begins, text.rfind("\n", begins, at) + 1) : at].strip(" \t*_~")
    at_end = not behind or behind[0] in "[("
    if _ALONE.match(inner) and (_SURE.match(inner) or _ONLY_LABEL.fullmatch(before)):
        at_end = True
    if not _is_status(inner, subject, at_end, phrases):
        return None
    if subject is None and not _ALONE.match(inner) and before and before[-1] not in ".;:,)]":
        return None
    stars = re.match(r"\*{0,2}", line[close + 1 :])
    return at + close + 1 + (stars.end() if stars else 0)


def _may_be_status(text: str, at: int) -> bool:
    """Whether what is bracketed at ``at`` closes in time and has a word that states tell by."""
    opened = _OPEN.match(text, at)
    if opened is None:
        return False
    start = opened.start("sign")
    opens, closes = "[]" if text[start] == "[" else "()"
    near = text.find(closes, start, start + _LONGEST + 1)
    if near < 0 or text.find("\n", start, near) >= 0:
        return False
    nested = text.find(opens, start + 1, near) >= 0
    return nested or _HINT.search(text, start, near) is not None


def _is_status(inner: str, subject: re.Match[str] | None, at_end: bool, phrases: Phrases) -> bool:
    if subject is None:
        stated = _STATED.fullmatch(inner) is not None and _LANGUAGE.match(inner) is None
        return at_end and stated
    rest = inner[subject.end() :]
    if _STATED.fullmatch(rest):
        return True
    # "[OP4 placeholder on funding]": said of the paragraph, no words for it.
    said = re.match(r"[ \t]*[:–—-]?[ \t]+(?=[a-z])", rest)
    if said is None or not at_end or not re.match(r"(?:new )?(?:PP|OP)", inner):
        return False
    return phrases.opening(rest[said.end() :]) is None and rest.rstrip()[-1:] not in ",;"


def status_line_end(text: str, at: int) -> int | None:
    """Where a status without brackets ends that is a line of its own, or None."""
    end = _line_end(text, at)
    line = text[at:end].strip(" \t*_")
    if not line or len(line) > _LONGEST / 2 or line[-1] in ",;":
        return None
    subject = _SUBJECT.match(line)
    if subject is not None and re.match(r"(?:PP|OP|Title)", line):
        rest = line[subject.end() :]
        several = subject["names"] is not None and _SEVERAL.search(subject["names"])
        said = _STATED.fullmatch(rest) or (several and _SAID_OF_SEVERAL.match(rest))
        return end if said else None
    before = text[max(0, at - 80) : at]
    if before.strip() and not _BLANK.search(before) and before.rstrip()[-1] not in ".;:,)]":
        return None
    if _ALONE.match(line) and _STATED.fullmatch(line) and not _LANGUAGE.match(line):
        return end
    return None


def label_named(status: str, phrases: Phrases) -> Label | None:
    """The label of the one paragraph that a status names, "[PP1 agreed]", or None."""
    subject, _ = subject_of(status.strip(" \t*[("), phrases)
    if len(subject.names) != 1:
        return None
    first, last, subs = subject.names[0]
    return first if first is last and not subs and first.is_explicit() else None


def explicit_subject_end(line: str) -> int:
    """Where the paragraph that a line names at its start ends, "OP4 "; 0 where it names none."""
    if not line.startswith(("PP", "OP", "pp", "op")):
        return 0
    found = _SUBJECT.match(line[:_LONGEST])
    if found is None:
        return 0
    gap = re.match(r"[ \t]*(?:[:–—-][ \t]+)?(?=[A-Z])", line[found.end() :])
    return found.end() + gap.end() if gap else 0


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def trailing_status(line: str) -> int | None:
    """Where a status without brackets begins at the end of a line of words, or None."""
    found = _TRAILING.search(line)
    return found.start() if found else None


def _partner(line: str, at: int) -> int | None:
    opening = line[at]
    closing = "]" if opening == "[" else ")"
    near = line.find(closing, at, at + _LONGEST + 1)
    if near < 0:
        return None
    if line.find(opening, at + 1, near) < 0:
        return near
    depth = 0
    for index in range(at, min(len(line), at + _LONGEST + 1)):
        depth += (line[index] == opening) - (line[index] == closing)
        if depth == 0:
            return index
        if depth > _DEEPEST:
            return None
    return None
