"""Figures of the files: reading and writing each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import perf_counter

from app.equipment import shipped_equipment
from model.draft.draft import Draft
from model.draft.paragraphs import Paragraphs
from model.files.choose import Export, read_file, write_file
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
            taken, content = _best(lambda name=name: write_file(name, draft, equipment, Export()))
            yield f"write {suffix}", taken, "ms"
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


def _best(act: Callable[[], object]) -> tuple[float, object]:
    best, answer = float("inf"), None
    for _ in range(2):
        start = perf_counter()
        answer = act()
        best = min(best, (perf_counter() - start) * 1000)
    return best, answer
