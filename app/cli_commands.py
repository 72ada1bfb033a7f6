"""What each sub-command does: a file in, what is to be printed and noticed out."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from app import cli_tables
from app.cli_progress import Progress
from app.equipment import shipped_equipment
from app.writing import Paper, file_content
from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.files.choose import (
    CannotWrite,
    Equipment,
    Kind,
    kind_of_name,
    kind_to_write,
    read_file,
    usual_export,
)
from model.files.critic import without_critic_marks
from model.files.guard import read_bytes
from model.files.left_behind import left_behind
from model.files.loaded import Loaded, Notice, UnreadableFile
from model.files.notation.return_trip import lost_on_return
from model.files.save import SaveFailed, save_bytes
from model.readings.check import Oddity, Openings, checked, oddities
from model.readings.reading import Reading


class Refused(Exception):
    """What was asked for cannot be done. One sentence."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command gives.

    Attributes:
        output: What is printed on standard output.
        notices: What is printed on standard error, a line each.
        odd: Whether the output itself tells of something odd.
    """

    output: str = ""
    notices: tuple[str, ...] = ()
    odd: bool = False


Run = Callable[[Namespace], Done]


def convert(asked: Namespace) -> Done:
    """Read IN and write OUT; OUT is written whole or not at all."""
    equipment = shipped_equipment()
    kind = _kind_to_write(asked)
    loaded = _load(asked, equipment)
    if kind == "akn" and loaded.read_only:
        raise Refused(
            f"{asked.file.name} is of a later version of Penholder; writing it again would lose "
            "what this version does not know."
        )
    draft, reading = loaded.draft, None
    if asked.reading:
        draft, reading = _reading(asked.reading, draft, equipment)
    export = usual_export(reading, asked.marks, asked.scrub, asked.profile)
    export = replace(export, protect=asked.protect, lead=asked.lead)
    paper = Paper(asked.columns, asked.line_numbers)
    progress = Progress(f"Writing {asked.out.name}", sys.stderr)
    try:
        content = file_content(asked.out.name, draft, equipment, export, paper, progress)
        save_bytes(asked.out, content)
    except (CannotWrite, SaveFailed) as reason:
        raise Refused(str(reason)) from None
    finally:
        progress.done()
    # What is in doubt is asked where a text first becomes a draft, not at every copy of the draft.
    made = kind_of_name(asked.file.name) != "akn"
    notices = _with_oddities(loaded) if made else loaded.notices
    if kind in ("txt", "md") and export.marks != "none":
        notices = (*notices, *left_behind(loaded.draft))
        if reading is None:
            notices = (*notices, *_lost_on_return(loaded.draft, kind, content, equipment))
    return Done(notices=_told(loaded.draft, notices))


def _lost_on_return(
    draft: Draft, kind: Kind, content: bytes, equipment: Equipment
) -> tuple[Notice, ...]:
    """What the text written does not bring back when it is read again."""
    text = content.decode("utf-8")
    room = without_critic_marks(text) if kind == "md" else text
    return lost_on_return(draft, room, equipment.table, equipment.phrases)


def _kind_to_write(asked: Namespace) -> Kind:
    """The kind of OUT, once it is sure that it can be written as it is asked for."""
    try:
        kind = kind_to_write(asked.out.name)
    except CannotWrite as reason:
        raise Refused(str(reason)) from None
    if kind == "akn" and (asked.reading or asked.marks):
        raise Refused(
            f"{asked.out.name} would hold the whole negotiation; --reading and --marks are for "
            "Word, PDF, text, Markdown and HTML."
        )
    if kind != "pdf" and (asked.columns or asked.line_numbers):
        raise Refused("--columns and --line-numbers are for PDF.")
    if kind != "docx" and (asked.protect or asked.lead):
        raise Refused("--protect and --lead are for Word.")
    if not asked.out.parent.is_dir():
        raise Refused(f"There is no folder {asked.out.parent}.")
    return kind


def changes(asked: Namespace) -> Done:
    """Every place of every change; with --json all that is known of the draft."""
    loaded = _load(asked, shipped_equipment())
    notices = _with_oddities(loaded)
    told = _told(loaded.draft, notices)
    if asked.json:
        return Done(_as_json(cli_tables.everything(loaded.draft, notices)), told)
    return Done("\n".join(cli_tables.change_lines(loaded.draft)), told)


def positions(asked: Namespace) -> Done:
    """The grid of changes and delegations."""
    loaded = _load(asked, shipped_equipment())
    told = _told(loaded.draft, loaded.notices)
    if asked.json:
        return Done(_as_json(cli_tables.grid(loaded.draft)), told)
    return Done(cli_tables.grid_table(loaded.draft, "," if asked.csv else "\t"), told)


def text(asked: Namespace) -> Done:
    """The body of a reading, one paragraph a line."""
    from model.files.word.numbering import with_numbers, without_numbers
    from model.readings.lines import printed_lines

    equipment = shipped_equipment()
    loaded = _load(asked, equipment)
    draft, reading = _reading(asked.reading, loaded.draft, equipment)
    told = _told(draft, loaded.notices)
    draft = with_numbers(draft) if asked.numbers else without_numbers(draft)
    return Done("\n".join(printed_lines(draft, reading)), told)


def show(asked: Namespace) -> Done:
    """The informal reading for the terminal."""
    from model.files.text_colours import coloured, uncoloured

    equipment = shipped_equipment()
    loaded = _load(asked, equipment)
    told = _told(loaded.draft, loaded.notices)
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return Done(uncoloured(loaded.draft), told)
    return Done(coloured(loaded.draft, equipment), told)


def check(asked: Namespace) -> Done:
    """What is odd in the draft: what its reader noticed, and what the draft itself shows."""
    equipment = shipped_equipment()
    loaded = _load(asked, equipment)
    openings = Openings.from_json(equipment.phrases)
    notices = _with_oddities(loaded, checked(loaded.draft, openings))
    if asked.json:
        return Done(_as_json([cli_tables.notice(n) for n in notices]), odd=bool(notices))
    return Done("\n".join(_told(loaded.draft, notices)), odd=bool(notices))


# -- reading -------------------------------------------------------------------------------------


def _load(asked: Namespace, equipment: Equipment) -> Loaded:
    try:
        tabled = None
        if getattr(asked, "tabled", None) is not None:
            tabled = _read(asked.tabled, equipment).draft
        return _read(asked.file, equipment, tabled)
    except UnreadableFile as reason:
        raise Refused(str(reason)) from None


def _read(path: Path, equipment: Equipment, tabled: Draft | None = None) -> Loaded:
    progress = Progress(f"Reading {path.name}", sys.stderr)
    try:
        return read_file(path.name, read_bytes(path), equipment, tabled, progress)
    finally:
        progress.done()


def _reading(said: str, draft: Draft, equipment: Equipment) -> tuple[Draft, Reading]:
    """The reading that is asked for, and the draft as it is needed for it."""
    if said in ("informal", "chair", "clean", "tabled", "proposed"):
        return draft, Reading(said)  # type: ignore[arg-type]
    if not said.startswith("as:"):
        raise Refused(
            f"There is no reading {said}; there are informal, chair, clean, tabled, proposed and "
            "as:NAME."
        )
    name = said.removeprefix("as:").strip()
    found = equipment.table.with_own(draft.delegations.values()).find(name)
    if found is None:
        raise Refused(f"No delegation is called {name or 'nothing'}.")
    # A delegation that never spoke has its groups speak for it; the draft must know it for that.
    known = replace(draft, delegations=draft.delegations.put(found.id, found))
    return known, Reading("as", found.id)


# -- telling -------------------------------------------------------------------------------------


def _with_oddities(
    loaded: Loaded, found_in_draft: Iterable[Oddity] | None = None
) -> tuple[Notice, ...]:
    """The reader's notices and what the draft itself shows, each once."""
    if found_in_draft is None:
        found_in_draft = oddities(loaded.draft)
    known = {(notice.rule, notice.paragraph) for notice in loaded.notices}
    found = (
        Notice(odd.rule, odd.message, odd.paragraph, odd.offset, odd.length, "", odd.asks, odd.fix)
        for odd in found_in_draft
        if (odd.rule, odd.paragraph) not in known
    )
    return (*loaded.notices, *found)


def _told(draft: Draft, notices: Iterable[Notice]) -> tuple[str, ...]:
    return tuple(_sentence(draft, notice) for notice in notices)


def _sentence(draft: Draft, notice: Notice) -> str:
    paragraph = draft.paragraph(notice.paragraph) if notice.paragraph else None
    where = ", ".join(filter(None, [display_name(paragraph) if paragraph else "", notice.where]))
    told = f"{where}: {notice.message}" if where else notice.message
    if notice.fix:
        told += f" ({notice.fix})"
    return " ".join(told.split())


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
