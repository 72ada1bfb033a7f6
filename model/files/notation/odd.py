"""What is odd in an informal text: names, noise, notes without a body, order in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.draft.delegation import CHAIR, Delegation
from model.draft.paragraph import Paragraph, display_name
from model.files.loaded import Notice
from model.files.notation.brackets import by_unit
from model.files.notation.flow import Flow
from model.files.notation.notes import Footnote
from model.files.notation.unit import Frame
from model.files.notation.units import Fate


@dataclass(slots=True)
class Names:
    """The delegations that a text names, each under the first name it uses."""

    used: dict[str, Delegation] = field(default_factory=dict)
    told: list[Notice] = field(default_factory=list)
    varied: dict[str, tuple[str, int]] = field(default_factory=dict)

    def use(self, delegation: Delegation, written: str, line: int) -> None:
        """Note that the delegation is named so in a line; a second name is told once."""
        known = self.used.get(delegation.id)
        if known is None:
            short = "" if delegation.id == CHAIR or written == delegation.name else written
            self.used[delegation.id] = replace(delegation, short=short)
            if delegation.kind == "unknown":
                self.told.append(
                    Notice(
                        "delegation-unknown",
                        f"“{written}” is in no list of delegations.",
                        where=f"line {line}",
                        fix="say who it is",
                    )
                )
        elif delegation.id != CHAIR and written != known.shown and written not in self.varied:
            self.varied[written] = (known.shown, line)

    def delegations(self) -> Iterable[Delegation]:
        """Every delegation used."""
        return self.used.values()

    def notices(self) -> list[Notice]:
        """Names that nobody knows, and in one notice those that vary: they are no doubt."""
        if not self.varied:
            return self.told
        said = "; ".join(f"{name} “{other}”" for other, (name, _) in self.varied.items())
        line = min(line for _, line in self.varied.values())
        told = f"Some are named in more than one way: {said}."
        return [*self.told, Notice("name-varies", told, where=f"line {line}")]


def odd_notices(
    frame: Frame,
    flows: Sequence[Flow],
    paragraphs: Sequence[Paragraph],
    fates: Sequence[Fate],
    footnotes: Sequence[Footnote],
    loose: Sequence[tuple[int, int, str]],
) -> list[Notice]:
    """Everything odd that is not about a name or a status line."""
    shift = len(paragraphs) - len(fates)
    notices = _about_furniture(frame.furniture)
    for flow, paragraph in zip(flows, paragraphs, strict=True):
        notices += _about_words(flow, paragraph.id)
    notices += _about_brackets(frame, paragraphs, loose, shift)
    notices += _about_notes(frame, paragraphs, footnotes, shift)
    notices += _plain_openings(frame, flows, paragraphs)
    notices += _about_order(frame, paragraphs, fates, shift)
    return notices


_FEW_BRACKETS = 8
_MOST_FURNITURE = 200
_ENOUGH_ITALICS = 5


def _about_furniture(furniture: Sequence[tuple[int, str]]) -> list[Notice]:
    """Each line that was left out; of very many, all in one."""
    told = [(text, f"line {line}") for line, text in furniture]
    if len(told) > _MOST_FURNITURE:
        told = [("”, “".join(text for text, _ in told), told[0][1])]
    return [
        Notice("page-furniture", f"Left out as page furniture: “{text}”.", where=where)
        for text, where in told
    ]


def _plain_openings(
    frame: Frame, flows: Sequence[Flow], paragraphs: Sequence[Paragraph]
) -> Iterator[Notice]:
    """Openings that are not in italics, in a text that nobody amends and that has most so."""
    if any(flow.tags or flow.struck for flow in flows):
        return
    for kind in ("preambular", "operative"):
        rows = [i for i, p in enumerate(paragraphs) if p.kind == kind and p.level == 1]
        italic = [i for i in rows if flows[i].opens_italic]
        if len(italic) < max(_ENOUGH_ITALICS, len(rows) / 2):
            continue
        for i in rows:
            if not flows[i].opens_italic:
                first = flows[i].text.split(" ", 1)[0]
                yield Notice(
                    "opening-plain",
                    f"“{first}” in {display_name(paragraphs[i])} is not in italics, as the other "
                    "openings are.",
                    paragraphs[i].id,
                    0,
                    len(first),
                    where=f"line {frame.units[i].line}",
                    fix="set it in italics",
                )


def _about_brackets(
    frame: Frame,
    paragraphs: Sequence[Paragraph],
    loose: Sequence[tuple[int, int, str]],
    shift: int,
) -> Iterator[Notice]:
    """Each bracket without a partner; very many in one paragraph are one thing to tell."""
    for (unit, sign), offsets in by_unit(loose).items():
        several = len(offsets) > _FEW_BRACKETS
        for offset in offsets[:1] if several else offsets:
            yield Notice(
                "bracket-unpaired",
                f"{len(offsets)} “{sign}” have no partner: all kept."
                if several
                else f"A “{sign}” has no partner and is kept as it stands.",
                paragraphs[unit + shift].id,
                offset,
                len(sign),
                where=f"line {frame.units[unit + shift].line}",
            )


_REWORDED = re.compile(r"\b(?:by|from|de)\b")


def _about_words(flow: Flow, paragraph: str) -> Iterator[Notice]:
    """Noise, requests without a place, and tags that are written in words of their own."""
    for line, text in flow.noise:
        message = f"Left out as a sign of the conversion: “{text}”."
        yield Notice("noise", message, paragraph, where=f"line {line}")
    for spoken in flow.remarks:
        if spoken.typed:
            message = f"Asked for without saying where: “{spoken.typed}”."
            yield Notice("remark-unplaced", message, paragraph, where=f"line {spoken.line}")
    for tag in flow.tags:
        if _REWORDED.search(tag.raw):
            message = f"Read as a stance of its own kind: “({tag.raw})”."
            yield Notice("tag-reworded", message, paragraph, where=f"line {tag.line}")


def _about_notes(
    frame: Frame, paragraphs: Sequence[Paragraph], footnotes: Sequence[Footnote], shift: int
) -> list[Notice]:
    notices = []
    for note in footnotes:
        where = paragraphs[note.unit + shift]
        line = f"line {note.line or frame.units[note.unit + shift].line}"
        if not note.line:
            notices.append(
                Notice(
                    "note-missing", f"Note {note.mark} has no text.", where.id, note.offset, 1, line
                )
            )
        elif not note.placed:
            notices.append(
                Notice(
                    "note-unplaced",
                    f"No mark was found for note {note.mark}; it is put at the "
                    "end of the paragraph before it.",
                    where.id,
                    note.offset,
                    1,
                    line,
                )
            )
    return notices


def _about_order(
    frame: Frame, paragraphs: Sequence[Paragraph], fates: Sequence[Fate], shift: int
) -> list[Notice]:
    notices = []
    for index, fate in enumerate(fates):
        if fate.copy is None or fate.movers:
            continue
        home, copy = paragraphs[index + shift], paragraphs[fate.copy + shift]
        notices.append(
            Notice(
                "move-doubtful",
                f"{display_name(home)} and {display_name(copy)} have the same words; "
                f"the first is taken as moved to where the second stands.",
                copy.id,
                where=f"line {frame.units[fate.copy + shift].line}",
                asks=True,
                fix="confirm the new order",
            )
        )
    for index, unit in enumerate(frame.units):
        number = unit.label.number if unit.label else ""
        if "+" in number:
            notices.append(
                Notice(
                    "label-doubtful",
                    f"The number in the label “{unit.label.text}” was itself changed."
                    if unit.label
                    else "",
                    paragraphs[index].id,
                    where=f"line {unit.line}",
                )
            )
    return notices
