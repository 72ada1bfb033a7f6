"""What was pasted or dropped, as the draft can take it: paragraphs of runs, cleaned at the door."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from model.draft.text import Run, flat, joined

OWN_FORM = "application/x-penholder+json"
"""The name that our own form has on the clipboard."""
MOST = 4_000_000
"""Characters; more than that is no text for a paragraph, and is not taken."""

WRAPPED = 45
"""Characters; a shorter line ended because it was meant to."""
WRAPPED_APART = 24
"""The same where empty lines part the paragraphs."""

_FORMATS = frozenset(("b", "i", "u", "sup", "sub"))
_ENDS = re.compile("\r\n|[\r\n\f\x85\u2029]")
_BREAKS = re.compile("[\x0b\u2028]")
# What no text may hold, and the sign that stands for objects in ours.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_LONE = re.compile("[\ud800-\udfff]")
# Word's own signs in plain text: a hyphen that does not break, one that shows only at a break.
_OF_WORD = str.maketrans({"\x1e": "\u2011", "\x1f": "\u00ad"})


@dataclass(frozen=True, slots=True)
class PastedParagraph:
    """A paragraph, or the part of one that was copied.

    Attributes:
        runs: Words with their format (b i u sup sub); everything else of a run is empty. A line
            break inside is ``\\n``.
        kind: Its kind where it comes from a draft, or empty.
        label: Its label where that was copied too, or empty.
        level: Its level where it comes from a draft, or 0.
    """

    runs: tuple[Run, ...]
    kind: str = ""
    label: str = ""
    level: int = 0

    def text(self) -> str:
        """Its words."""
        return flat(self.runs)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Words to be put in; none of the paragraphs is empty.

    Attributes:
        paragraphs: In order; a single one is words to go into a paragraph.
        cleaned: How many characters that no text may hold were left out.
    """

    paragraphs: tuple[PastedParagraph, ...]
    cleaned: int = 0

    def text(self) -> str:
        """The words alone: a line a paragraph, a line break inside one as U+2028."""
        return "\n".join(p.text().replace("\n", "\u2028") for p in self.paragraphs)


def make_pasted(paragraphs: Iterable[PastedParagraph]) -> Pasted | None:
    """Clean what came in; None where no words are left."""
    kept, gone = [], 0
    for paragraph in paragraphs:
        runs = []
        for run in paragraph.runs:
            text, unfit = cleaned(run.text)
            text = _BREAKS.sub("\n", _ENDS.sub("\n", text))
            gone += unfit
            runs.append(Run(text, format=tuple(sorted(_FORMATS.intersection(run.format)))))
        whole = joined(runs)
        if whole:
            label = " ".join(cleaned(paragraph.label)[0].split())
            kept.append(PastedParagraph(whole, paragraph.kind, label, paragraph.level))
    return Pasted(tuple(kept), gone) if kept else None


def cleaned(text: str) -> tuple[str, int]:
    """The text without what no text may hold, and how many characters that were.

    Half a character keeps its place as U+FFFD: something stood there.
    """
    text, halves = _LONE.subn("\ufffd", text.translate(_OF_WORD))
    text, gone = _UNFIT.subn("", text)
    return text, halves + gone


def pasted_text(text: str) -> Pasted | None:
    """Plain text, a paragraph a line; lines that only a page was too narrow for are joined."""
    lines = _unwrapped(_unquoted(_ENDS.sub("\n", text[:MOST]).split("\n")))
    if len(lines) > 1:
        lines = [line for line in lines if line.strip()]
    return make_pasted(PastedParagraph((Run(line),)) for line in lines if line)


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the signs that an answer to a mail puts before those it quotes."""
    while any(map(str.strip, lines)) and all(line[:1] == ">" for line in lines if line.strip()):
        lines = [line[1:].removeprefix(" ") for line in lines]
    return lines


def _unwrapped(lines: list[str]) -> list[str]:
    """The lines of a page or a mail as the paragraphs that they were before it broke them."""
    whole = "\n".join(lines).strip()
    # Where empty lines part the paragraphs, the others are lines of one.
    least = max(WRAPPED_APART if "\n\n" in whole else WRAPPED, 0.7 * max(map(len, lines)))
    joined_: list[str] = []
    last = ""
    for line in lines:
        if joined_ and _goes_on(last, line, least):
            gap = "" if re.search(r"\w-$", last) else " "
            joined_[-1] = joined_[-1].rstrip() + gap + line.lstrip()
        else:
            joined_.append(line)
        last = line.rstrip()
    return joined_


def _goes_on(last: str, line: str, least: float) -> bool:
    """Whether a line goes on with the sentence of the one before, which was as long as they are."""
    if len(last) < least or not line.strip():
        return False
    return line.lstrip()[0].islower() or last[-1].isalpha()


def to_own_form(paragraphs: Iterable[PastedParagraph]) -> bytes:
    """Our own form of what is copied."""
    told = [
        {
            "kind": p.kind,
            "label": p.label,
            "level": p.level,
            "runs": [{"text": run.text, "format": list(run.format)} for run in p.runs],
        }
        for p in paragraphs
    ]
    return json.dumps({"version": 1, "paragraphs": told}, ensure_ascii=True).encode()


def from_own_form(content: bytes) -> Pasted | None:
    """Read our own form; None where it is not. Any program can have written it."""
    if len(content) > 4 * MOST:
        return None
    try:
        told = json.loads(content)
        paragraphs = [
            PastedParagraph(
                tuple(_run(run) for run in one["runs"]),
                _word(one["kind"]),
                str(one["label"]),
                _level(one.get("level")),
            )
            for one in told["paragraphs"]
        ]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return make_pasted(paragraphs)


def _run(told: dict[str, object]) -> Run:
    text, formats = told["text"], told["format"]
    if not isinstance(text, str) or not isinstance(formats, list):
        raise TypeError("not a run")
    return Run(text, format=tuple(f for f in formats if isinstance(f, str)))


def _level(told: object) -> int:
    """A level, if it can be one."""
    return told if isinstance(told, int) and 0 < told < 10 else 0


def _word(kind: object) -> str:
    """A kind of paragraph, if it can be one."""
    return kind if isinstance(kind, str) and re.fullmatch("[a-z]{1,24}", kind) else ""
