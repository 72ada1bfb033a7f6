"""Labels: two paragraphs of one name, numbers that miss one or go back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.draft.draft import Draft
from model.draft.paragraph import NEGOTIATED_KINDS, bare_label, display_name, is_option
from model.readings.checks.oddity import Mend, Oddity
from model.readings.checks.standing import Standing
from model.readings.places import displaced_by, is_struck

_NUMBER = re.compile(r"(?:OP ?)?(?P<number>\d{1,3})\+?(?P<chain>(?: ?[a-z]+)*)", re.IGNORECASE)


def unit_of(label: str, kind: str) -> str:
    """A label without what differs in writing: "OP9bis" and "OP9 bis" are one."""
    label = re.sub(r"[\s+]+", "", label).upper()
    return f"OP{label}" if kind == "operative" and label[:1].isdigit() else label


def used_twice(draft: Draft) -> dict[str, Oddity]:
    """Standing paragraphs whose label another standing one has; numbers may restart per heading and
    per option."""
    found: dict[str, Oddity] = {}
    seen: dict[str, str] = {}
    displaced = displaced_by(draft)
    for paragraph in draft.paragraphs:
        if paragraph.kind == "heading" or is_option(paragraph):
            seen.clear()
        label = bare_label(paragraph.label)
        if paragraph.kind not in NEGOTIATED_KINDS or not label or paragraph.level > 1:
            continue
        if is_struck(draft, paragraph, displaced):
            continue
        unit = unit_of(label, paragraph.kind)
        if unit in seen:
            said = f"Two paragraphs are called {display_name(paragraph)}."
            found[paragraph.id] = Oddity("label-twice", said, paragraph.id, fix="renumber one")
        seen[unit] = paragraph.id
    return found


def number_oddities(rows: Sequence[Standing]) -> Iterator[Oddity]:
    """Numbers of operative paragraphs that leave one out or go back, up to the next heading."""
    last = 0
    for row in rows:
        paragraph = row.paragraph
        if paragraph.kind == "heading" or is_option(paragraph):
            last = 0
        found = _NUMBER.fullmatch(bare_label(paragraph.label))
        if paragraph.kind != "operative" or found is None or paragraph.level > 1:
            continue
        number = int(found["number"])
        if found["chain"] or number in (last, 1):
            last = max(last, number) if found["chain"] else number
            continue
        if last and number != last + 1:
            name = display_name(paragraph)
            label = paragraph.label.replace(found["number"], str(last + 1), 1)
            yield Oddity(
                "label-order",
                f"{name} follows number {last}: {last + 1} would be next.",
                paragraph.id,
                fix=f"call it {bare_label(label)}",
                mend=Mend(paragraph.id, label=label),
            )
        last = number
