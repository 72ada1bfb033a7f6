"""Figures of the files: reading and writing each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from statistics import median
from time import perf_counter
from typing import TypeVar

from app.equipment import shipped_equipment
from model.draft.draft import Draft, Memory
from model.draft.paragraphs import Paragraphs
from model.files.choose import Equipment, Export, read_file, write_file
from model.readings.tally import tally

Figure = tuple[str, float, str]
T = TypeVar("T")


def measure(draft: Draft) -> Iterator[Figure]:
    """Reading and writing, in milliseconds, the better of two."""
    equipment = shipped_equipment()
    yield "tally, first", _best(lambda: tally(_in_fresh_chunks(draft)))[0], "ms"
    yield "tally, nothing new", _best(lambda: tally(draft))[0], "ms"
    for name in ("bench.akn", "bench.docx", "bench.txt"):
        suffix = name[5:]
        write = partial(_written, name, draft, equipment)
        taken, content = _best(write)
        yield f"write {suffix}", taken, "ms"
        if suffix == ".akn":
            yield "write .akn again, a paragraph edited", _again(draft, equipment), "ms"
        yield f"size of {suffix}", len(content) / 1e6, "MB"
        if suffix != ".txt":
            read = partial(read_file, name, content, equipment)
            yield f"read {suffix}", _best(read)[0], "ms"


def _in_fresh_chunks(draft: Draft) -> Draft:
    """The draft without what was counted of it before."""
    return replace(draft, paragraphs=Paragraphs(draft.paragraphs))


def _forgotten(draft: Draft) -> Draft:
    """The draft without what was written of it before."""
    return replace(draft, memory=Memory())


def _again(draft: Draft, equipment: Equipment) -> float:
    """What a save takes after an edit: milliseconds, the median of nine."""
    taken = []
    for row in range(10):
        write_file("bench.akn", draft, equipment, Export())
        draft = draft.with_paragraph(replace(draft.paragraphs[row], label=f"{row} bis."))
        start = perf_counter()
        write_file("bench.akn", draft, equipment, Export())
        taken.append((perf_counter() - start) * 1000)
    return median(taken[1:])


def _written(name: str, draft: Draft, equipment: Equipment) -> bytes:
    return write_file(name, _forgotten(draft), equipment, Export())


def _best(act: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds of the better of two, and what comes of it."""
    taken, answers = zip(*[_timed(act), _timed(act)], strict=True)
    return min(taken), answers[-1]


def _timed(act: Callable[[], T]) -> tuple[float, T]:
    start = perf_counter()
    answer = act()
    return (perf_counter() - start) * 1000, answer
