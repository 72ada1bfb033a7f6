"""Figures of the files: reading and writing each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median
from time import perf_counter

from app.equipment import shipped_equipment
from model.draft.draft import Draft, Memory
from model.draft.paragraphs import Paragraphs
from model.files.choose import Equipment, Export, read_file, write_file
from model.readings.tally import tally

Figure = tuple[str, float, str]


def measure(draft: Draft) -> Iterator[Figure]:
    """Reading and writing, in milliseconds, the better of two."""
    equipment = shipped_equipment()
    yield "tally, first", _best(lambda: tally(_in_fresh_chunks(draft)))[0], "ms"
    yield "tally, nothing new", _best(lambda: tally(draft))[0], "ms"
    for name in ("bench.akn", "bench.docx", "bench.txt"):
        suffix = name[5:]
        try:
            taken, content = _best(
                lambda name=name: write_file(name, _forgotten(draft), equipment, Export())
            )
            yield f"write {suffix}", taken, "ms"
            if suffix == ".akn":
                yield "write .akn again, a paragraph edited", _again(draft, equipment), "ms"
            yield f"size of {suffix}", len(content) / 1e6, "MB"
            if suffix != ".txt":
                yield (
                    f"read {suffix}",
                    _best(lambda n=name, c=content: read_file(n, c, equipment))[0],
                    "ms",
                )
        except ImportError:
            yield f"no reader or writer of {suffix} yet", 0.0, ""


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


def _best(act: Callable[[], object]) -> tuple[float, object]:
    best, answer = float("inf"), None
    for _ in range(2):
        start = perf_counter()
        answer = act()
        best = min(best, (perf_counter() - start) * 1000)
    return best, answer
