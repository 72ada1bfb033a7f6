"""The paragraphs that the reader of the notation made of a Word file, given their places in it.

In go the paragraphs that were read of the file's lines, those that the reader of Word files made
of them, and the lines; out come those of the notation with the identity, the cells, the looks and
the notes that they have in the file. A paragraph in which nothing is proposed is that of the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import product

from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT, EndMark, Run, joined, with_text
from model.files.word.aligned import matched

_ASIDE = re.compile(r"\[[^]]+\]|\([^)]+\)")
"""A line that says something of the paragraph above: "[Agreed ad ref]"."""
_JOINED = 4
"""How many lines a paragraph can have been broken into."""


def placed(
    read: Sequence[Paragraph],
    there: Sequence[Paragraph],
    lines: Sequence[str],
    new: Collection[int],
) -> list[Paragraph]:
    """The paragraphs in their order, those of the file that the notation has no use for among them.

    Args:
        read: What the notation gave.
        there: The paragraphs of the file, one for each of the lines.
        lines: The words of each of them, with all labels, tags and signs.
        new: The numbers of the lines all words of which are inserted.
    """
    homes = _homes(read, lines)
    at_home: dict[int, list[Paragraph]] = {}
    last = -1
    is_sure = all(
        home is not None or not _letters(p.text()) for p, home in zip(read, homes, strict=True)
    )
    for paragraph, home in zip(read, homes, strict=True):
        last = last if home is None else home
        at_home.setdefault(last, []).append(paragraph)
    out = list(at_home.get(-1, ()))
    for n, word in enumerate(there):
        mine = at_home.get(n, [])
        for i, paragraph in enumerate(mine):
            paragraph = _inserted(paragraph) if n in new else paragraph
            out.append(replace(paragraph, inside=word.inside) if i else _at(paragraph, word))
        is_aside = not is_sure or _ASIDE.fullmatch(lines[n].strip())
        if not mine and not (is_aside and _letters(lines[n])):
            out.append(word)  # an empty paragraph, a picture, a line of the masthead
    return out


def _inserted(paragraph: Paragraph) -> Paragraph:
    """A paragraph that comes as a whole, if one change makes it."""
    things: tuple[Run | EndMark, ...] = (*paragraph.runs, paragraph.end)
    marks = {mark for thing in things for mark in thing.ins}
    if len(marks) != 1:
        return paragraph
    runs = (replace(run, ins=run.ins or tuple(marks)) for run in paragraph.runs)
    return replace(paragraph, runs=joined(runs), end=replace(paragraph.end, ins=tuple(marks)))


def _letters(text: str) -> str:
    told = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in told if c.isalnum())


def _homes(read: Sequence[Paragraph], lines: Sequence[str]) -> list[int | None]:
    """For each paragraph the line in which it begins."""
    here = [_letters(p.label + p.text()) for p in read]
    words = [_letters(p.text()) for p in read]
    there = [_letters(line) for line in lines]
    homes: list[int | None] = [None] * len(read)
    n = line = 0
    for block in SequenceMatcher(None, there, here, autojunk=False).get_matching_blocks():
        _between(words, there, homes, range(n, block.b), range(line, block.a))
        for i in range(block.size):
            homes[block.b + i] = block.a + i
        n, line = block.b + block.size, block.a + block.size
    return homes


def _between(
    words: Sequence[str],
    there: Sequence[str],
    homes: list[int | None],
    paragraphs: Iterable[int],
    lines: range,
) -> None:
    """Find the lines of paragraphs with tags: those in which their letters stand in order."""
    line, used = lines.start, 0
    for n in filter(words.__getitem__, paragraphs):
        # One line for choice: of several together the letters stand too easily in order.
        for size, home in product((1, _JOINED), range(line, lines.stop)):
            start = used if home == line else 0
            end = _through(words[n], "".join(there[home : min(home + size, lines.stop)]), start)
            if end is not None:
                homes[n] = line = home
                while line < lines.stop and end >= len(there[line]):
                    end -= len(there[line])
                    line += 1
                used = end
                break


def _through(letters: str, text: str, start: int) -> int | None:
    """Where in the text the last of the letters is, if all of them stand there in order."""
    for letter in letters:
        start = text.find(letter, start) + 1
        if not start:
            return None
    return start


def _at(paragraph: Paragraph, word: Paragraph) -> Paragraph:
    """A paragraph of the notation as it stands in the file."""
    runs = word.runs
    is_plain = not paragraph.changes() and not any(r.brackets or r.holds for r in paragraph.runs)
    if not is_plain or _letters(paragraph.text()) != _letters(word.text()):
        runs = joined(_dressed(paragraph.runs, word))
    return replace(
        paragraph,
        id=word.id,
        runs=runs,
        inside=word.inside,
        attributes=word.attributes,
        positions=(*paragraph.positions, *word.positions),
    )


def _dressed(runs: Sequence[Run], word: Paragraph) -> Iterable[Run]:
    """The runs with the looks that their words have in the file, and its notes between them."""
    whole = word.text()
    told = "".join(run.text for run in runs)
    found = matched(whole.replace("\n", " ").replace("\t", " "), told)
    owner = [run for run in word.runs for _ in run.text]
    at, passed = 0, 0
    last = runs[0] if runs else None
    for run in runs:
        for letter in run.text:
            place = found[at]
            at += 1
            if place < 0:
                yield with_text(run, letter)
                continue
            yield from _objects(owner[passed:place], last or run)
            yield _looking(with_text(run, whole[place]), owner[place])
            passed, last = place + 1, run
    if last is not None:
        yield from _objects(owner[passed:], last)


def _objects(between: Sequence[Run], beside: Run) -> Iterable[Run]:
    """What is no words, in the state of the words beside it."""
    for run in between:
        if run.object:
            yield replace(with_text(beside, OBJECT), object=run.object, format=())


def _looking(run: Run, like: Run) -> Run:
    """The run with the formats of the file but for the underline, which says what is proposed."""
    formats = {*run.format, *(f for f in like.format if f != "u")}
    return replace(run, format=tuple(sorted(formats)))
