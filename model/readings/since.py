"""What a room reads otherwise than it did: two states of one draft, as a draft with changes.

In: the draft as it went out last, and as it is now. Out: a draft whose tabled text is what the
room read then, whose changes are what it reads now: words, tags and status lines alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from model.draft.agreement import OPEN
from model.draft.change import Change, Position
from model.draft.delegation import SECRETARIAT, Delegation
from model.draft.draft import Draft, make_draft
from model.draft.paragraph import Paragraph
from model.draft.text import EndMark, Run, joined
from model.readings.compare import compare
from model.readings.lines import Rendering
from model.readings.reading import INFORMAL, Line

_SECRETARIAT = Delegation(SECRETARIAT, "@SECR", "Secretariat", kind="actor")


def since(before: Draft, now: Draft) -> Draft:
    """The informal reading of ``now``, as tracked against that of ``before``.

    Its tags are words like others, so that who came and went is tracked too.
    """
    old, new = [*_lines(before)], [*_lines(now)]
    kept = _kept([line.paragraph for line in old], [line.paragraph for line in new])
    paragraphs: list[Paragraph] = []
    done = 0
    for line in new:
        at = kept.get(line.paragraph)
        if at is None:
            paragraphs.append(_added(line, len(paragraphs)))
            continue
        for gone in old[done:at]:
            paragraphs.append(_removed(gone, len(paragraphs)))
        paragraphs.append(_compared(old[at], line, len(paragraphs)))
        done = at + 1
    for gone in old[done:]:
        paragraphs.append(_removed(gone, len(paragraphs)))
    names = dict.fromkeys(change for p in paragraphs for change in p.changes())
    changes = (Change(name, (Position(SECRETARIAT, "propose"),)) for name in names)
    made = make_draft(now.id, paragraphs, changes, (_SECRETARIAT,))
    return replace(
        made,
        tabled_on=now.tabled_on,
        day=now.day,
        language=now.language,
        document=now.document,
        symbol=now.symbol,
    )


def _lines(draft: Draft) -> Iterator[Line]:
    return (line for line in Rendering(draft, INFORMAL).lines() if line.words().strip())


def _kept(old: list[str], new: list[str]) -> dict[str, int]:
    """Paragraphs that keep their order, as many as can be, with their place among the old."""
    place = {paragraph: at for at, paragraph in enumerate(old)}
    here = [(place[paragraph], paragraph) for paragraph in new if paragraph in place]
    ends: list[int] = []
    chosen: list[int] = []
    back: list[int] = []
    for i, (at, _) in enumerate(here):
        rank = bisect_left(ends, at)
        back.append(chosen[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [at]
        chosen[rank : rank + 1] = [i]
    kept: dict[str, int] = {}
    i = chosen[-1] if chosen else -1
    while i >= 0:
        kept[here[i][1]] = here[i][0]
        i = back[i]
    return kept


def _whole(line: Line) -> str:
    """The line as one reads it, its label first: a label that is another now is seen too."""
    label = f"{line.label} " if line.label else ""
    return label + line.words().strip()


def _paragraph(line: Line, at: int, runs: tuple[Run, ...], end: EndMark) -> Paragraph:
    return Paragraph(f"p{at}", line.kind, joined(runs), end, level=line.level, agreement=OPEN)


def _added(line: Line, at: int) -> Paragraph:
    mark = (f"c{at}",)
    return _paragraph(line, at, (Run(_whole(line), ins=mark),), EndMark(ins=mark))


def _removed(line: Line, at: int) -> Paragraph:
    mark = (f"c{at}",)
    return _paragraph(line, at, (Run(_whole(line), dels=mark),), EndMark(dels=mark))


def _compared(old: Line, new: Line, at: int) -> Paragraph:
    before, after = _whole(old), _whole(new)
    mark = (f"c{at}",)
    runs: list[Run] = []
    for op, old_start, old_end, new_start, new_end in compare(before, after):
        if op == "equal":
            runs.append(Run(after[new_start:new_end]))
            continue
        if old_end > old_start:
            runs.append(Run(before[old_start:old_end], dels=mark))
        if new_end > new_start:
            runs.append(Run(after[new_start:new_end], ins=mark))
    return _paragraph(new, at, tuple(runs), EndMark())
