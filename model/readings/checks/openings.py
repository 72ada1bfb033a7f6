"""How paragraphs open: with a phrase of their kind, in the right form, and set like the others.

It knows the phrases that the program ships; what is not among them is no oddity by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from model.draft.paragraph import Paragraph
from model.readings.checks.oddity import Mend, Oddity
from model.readings.checks.standing import Standing

Form = Literal["bare", "also", "further"]
_ENOUGH_ITALICS = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening phrase.

    Attributes:
        kind: Of which kind of paragraph.
        head: The bare phrase that it is a form of ("Recalling").
        form: Which form.
        length: Its characters in the text.
    """

    kind: str
    head: str
    form: Form
    length: int


class Openings:
    """The phrases that open paragraphs, in their series: "Recalling", "Recalling also"."""

    def __init__(self, entries: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
        self.forms: dict[tuple[str, Form], str] = {}
        self._known: dict[str, tuple[str, str, Form]] = {}
        forms: tuple[tuple[str, Form], ...] = (
            ("phrase", "bare"),
            ("also", "also"),
            ("further", "further"),
        )
        for kind in ("preambular", "operative"):
            for entry in entries.get(kind, ()):
                for key, form in forms:
                    if entry.get(key):
                        self.forms[entry["phrase"], form] = entry[key]
                        self._known.setdefault(entry[key], (kind, entry["phrase"], form))
        self._longest = max((len(phrase.split()) for phrase in self._known), default=1)

    @classmethod
    def from_json(cls, content: bytes) -> Openings:
        """Read the shipped list of phrases."""
        return cls(json.loads(content))

    def of(self, text: str) -> Opening | None:
        """The longest known phrase that a text opens with."""
        words = list(re.finditer(r"[^\s,;:.()\[\]]+", text[:160]))[: self._longest]
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            known = self._known.get(" ".join(text[words[0].start() : end].split()))
            if known is not None:
                return Opening(*known, end)
        return None

    def counterpart(self, opening: Opening) -> str:
        """The same verb as the other kind of paragraph has it: "Recalls" for "Recalling"."""
        first, _, rest = self.forms[opening.head, "bare"].partition(" ")
        bare = re.sub(r"(?:ing|es|s)$", "", first)
        to = "operative" if opening.kind == "preambular" else "preambular"
        endings = ("s", "es") if to == "operative" else ("ing",)
        for ending in endings:
            for stem in (bare, bare + "e") if to == "operative" else (bare, bare.removesuffix("e")):
                wanted = f"{stem}{ending} {rest}".strip()
                if self._known.get(wanted, ("",))[0] == to:
                    return wanted
        return ""


def opening_oddities(rows: Sequence[Standing], openings: Openings) -> Iterator[Oddity]:
    """Openings of the wrong kind, and those that are not set as the others are."""
    known: list[tuple[Standing, Opening]] = []
    for row in rows:
        paragraph = row.paragraph
        opening = openings.of(row.text)
        if paragraph.kind not in ("preambular", "operative") or paragraph.level > 1:
            continue
        if opening is None:
            yield from _lower_case(row, openings)
            continue
        known.append((row, opening))
        if opening.kind != paragraph.kind and _is_told(paragraph):
            yield _other_kind(row, opening, openings)
    yield from _plain_among_italic(known)


def _is_told(paragraph: Paragraph) -> bool:
    """Whether the label says of itself what the paragraph is."""
    return paragraph.label[:1].isdigit() or paragraph.label[:2].upper() in ("PP", "OP")


def _other_kind(row: Standing, opening: Opening, openings: Openings) -> Oddity:
    name = row.name
    said = "a preambular" if opening.kind == "preambular" else "an operative"
    start, length = row.place(0, opening.length)
    instead = openings.counterpart(opening)
    safe = instead and opening.form == "bare" and row.is_whole(0, opening.length)
    return Oddity(
        "opening-kind",
        f"{name} opens as {said} paragraph does: “{row.text[: opening.length]}”.",
        row.paragraph.id,
        start,
        length,
        fix=f"write “{instead}”" if instead else "open it as its kind does",
        mend=Mend(row.paragraph.id, start, start + length, instead) if safe else None,
    )


def _lower_case(row: Standing, openings: Openings) -> Iterator[Oddity]:
    """ "urges all States" at the start of a paragraph."""
    first = row.text[:1]
    if first.islower() and _is_told(row.paragraph):
        opening = openings.of(first.upper() + row.text[1:])
        if opening is not None:
            at, length = row.place(0, 1)
            yield Oddity(
                "opening-small-letter",
                f"{row.name} opens with a small letter.",
                row.paragraph.id,
                at,
                length,
                fix="write a capital letter",
                mend=Mend(row.paragraph.id, at, at + 1, first.upper()),
            )


def _plain_among_italic(known: Sequence[tuple[Standing, Opening]]) -> Iterator[Oddity]:
    """Opening phrases that are not in italics though most of their kind are."""
    for kind in ("preambular", "operative"):
        mine = [(row, opening) for row, opening in known if row.paragraph.kind == kind]
        italic = [_is_italic(row.paragraph, row.at[0], opening.length) for row, opening in mine]
        if sum(italic) < max(_ENOUGH_ITALICS, len(mine) / 2):
            continue
        for (row, opening), is_italic in zip(mine, italic, strict=True):
            if not is_italic:
                start, length = row.place(0, opening.length)
                yield Oddity(
                    "opening-plain",
                    f"“{row.text[: opening.length]}” in {row.name} is not in "
                    "italics, as the other openings are.",
                    row.paragraph.id,
                    start,
                    length,
                    fix="set it in italics",
                )


def _is_italic(paragraph: Paragraph, start: int, length: int) -> bool:
    offset = 0
    for run in paragraph.runs:
        end = offset + len(run.text)
        touched = offset < start + length and end > start and not run.dels
        if touched and "i" not in run.format and run.text[: start + length - offset].strip():
            return False
        offset = end
    return True
