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
from model.draft.text import EndMark, Run, Runs, between, cut, flat, joined
from model.readings.compare import compare
from model.readings.lines import Rendering
from model.readings.reading import INFORMAL, Line, Piece

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


def _runs_of(line: Line) -> Runs:
    """The line as one reads it, its label first: a label that is another now is seen too.

    Insertions are underlined; what is struck, which no format says, stands between tildes.
    """
    label = f"{line.label} " if line.label else ""
    runs = joined([Run(label), *(_run(piece) for piece in line.pieces)])
    end = len(flat(runs).rstrip())
    return cut(runs, end)[0]


def _run(piece: Piece) -> Run:
    words = piece.text.strip()
    if piece.deleted and words:
        return Run(piece.text.replace(words, f"~~{words}~~", 1))
    return Run(piece.text, format=("u",) if piece.inserted and words else ())


def _paragraph(line: Line, at: int, runs: Runs, end: EndMark) -> Paragraph:
    return Paragraph(f"p{at}", line.kind, joined(runs), end, level=line.level, agreement=OPEN)


def _added(line: Line, at: int) -> Paragraph:
    mark = (f"c{at}",)
    runs = tuple(replace(run, ins=mark) for run in _runs_of(line))
    return _paragraph(line, at, runs, EndMark(ins=mark))


def _removed(line: Line, at: int) -> Paragraph:
    mark = (f"c{at}",)
    runs = tuple(replace(run, dels=mark) for run in _runs_of(line))
    return _paragraph(line, at, runs, EndMark(dels=mark))


def _compared(old: Line, new: Line, at: int) -> Paragraph:
    before, after = _runs_of(old), _runs_of(new)
    mark = (f"c{at}",)
    runs: list[Run] = []
    for op, old_start, old_end, new_start, new_end in compare(flat(before), flat(after)):
        if op == "equal":
            runs += between(after, new_start, new_end)
            continue
        runs += [replace(run, dels=mark) for run in between(before, old_start, old_end)]
        runs += [replace(run, ins=mark) for run in between(after, new_start, new_end)]
    return _paragraph(new, at, tuple(runs), EndMark())
