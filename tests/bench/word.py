"""``python -m tests.bench.word``: Word files against LibreOffice, a JSON line a figure.

10,000 revisions in 3,000 paragraphs: reading (with and without what our program noted in the
file), writing into our template, writing into the issued file after an edit in every tenth
paragraph, the first time and again; and LibreOffice, headless and running, loading and storing
the same file.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from app.equipment import shipped_equipment
from model.draft.draft import Draft
from model.draft.paragraphs import Paragraphs
from model.draft.text import Run
from model.files.choose import Export, read_file, write_file
from model.files.word.last_issued import LastIssued
from model.files.word.numbering import without_numbers
from tests.bench.generator import make
from tests.edits import inserted_words
from tests.files import office

PARAGRAPHS = 3000
REVISIONS = 10_000
LIMIT = 240.0
"""Seconds after which LibreOffice is not waited for any longer."""


def main() -> None:
    """Measure, and print as soon as something is known."""
    equipment = shipped_equipment()
    draft = make(PARAGRAPHS, REVISIONS)
    writing, content = _best(lambda: write_file("a.docx", draft, equipment, Export()))
    _tell("write .docx", writing)
    reading, _ = _best(lambda: read_file("a.docx", content, equipment))
    _tell("read .docx", reading)
    bare = _without_part(content)
    foreign, loaded = _best(lambda: read_file("a.docx", bare, equipment))
    _tell("read .docx of others", foreign)
    worked_on = _edited(without_numbers(loaded.draft))
    issued, _ = _best(lambda: write_file("a.docx", worked_on, equipment, Export()))
    _tell("write into the issued .docx", issued)
    last = LastIssued()
    again, _ = _best(lambda: write_file("a.docx", worked_on, equipment, Export(), last=last))
    _tell("write into the issued .docx, the next of several files", again)
    if reason := office.missing():
        _tell(f"no figure of LibreOffice: {reason}", 0)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.docx"
        file.write_bytes(bare)
        other = office.load_and_store(file, Path(folder) / "profile", LIMIT)
    if other is None:
        _tell("LibreOffice loads and stores it in more than", other := LIMIT)
    else:
        _tell("LibreOffice loads and stores it", other)
    ours = foreign + _best(lambda: write_file("a.docx", loaded.draft, equipment, Export()))[0]
    _tell("times as fast, nothing edited", other / ours, "times")
    _tell("times as fast, our own", other / (reading + writing), "times")
    _tell("times as fast, every tenth paragraph edited", other / (foreign + issued), "times")


def _edited(draft: Draft) -> Draft:
    """The draft with words put into every tenth paragraph by whom its first change is."""
    change = replace(next(iter(draft.changes.values())), id="cbench")
    rows = list(draft.paragraphs)
    for n in range(0, len(rows), 10):
        words = [Run("and lamps ")]
        runs = inserted_words(rows[n].runs, 0, words, "cbench", None, rows[n].end)
        rows[n] = replace(rows[n], runs=runs)
    changes = draft.changes.put("cbench", change)
    return replace(draft, paragraphs=Paragraphs(rows), changes=changes)


def _without_part(content: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if not name.startswith("customXml/"):
                new.writestr(name, old.read(name))
    return out.getvalue()


def _best(act: Callable[[], Any]) -> tuple[float, Any]:
    best, answer = float("inf"), None
    for _ in range(2):
        start = perf_counter()
        answer = act()
        best = min(best, perf_counter() - start)
    return best, answer


def _tell(name: str, value: float, unit: str = "s") -> None:
    told = {"name": name, "size": PARAGRAPHS, "value": round(value, 3), "unit": unit}
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
