"""One-line makers of drafts, paragraphs, runs and changes, for tests to read like the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from model.draft.change import Change, Position, Stance
from model.draft.delegation import CHAIR, SECRETARIAT, Delegation, DelegationKind
from model.draft.draft import Draft, make_draft
from model.draft.note import Note
from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT, EndMark, Run, change_of, joined, sorted_marks

Piece = str | Run | tuple[Run, ...]
"""What a paragraph is made of: words, a run, or what ``ins`` and its like give."""

TABLED_ON = "2026-01-12"

NAMES = {
    "egy": "Egypt",
    "irn": "Iran",
    "tur": "Türkiye",
    "cub": "Cuba",
    "che": "Switzerland",
    "mex": "Mexico",
    "orgeu": "European Union",
    CHAIR: "Chair",
    SECRETARIAT: "Secretariat",
}
"""The delegations of the tests, by id."""


def delegation(identity: str) -> Delegation:
    """The test delegation of that id; others are made up."""
    name = NAMES.get(identity, identity.capitalize())
    if not identity.startswith("org"):
        return Delegation(identity, identity.upper(), name)
    kind: DelegationKind = "actor" if identity in (CHAIR, SECRETARIAT) else "group"
    return Delegation(identity, "@" + identity[3:].upper(), name, kind=kind)


def runs(*pieces: Piece) -> tuple[Run, ...]:
    """The pieces as runs in their one form."""
    return joined(run for piece in pieces for run in _loose(piece))


def _loose(piece: Piece) -> tuple[Run, ...]:
    if isinstance(piece, str):
        return (Run(piece),) if piece else ()
    return (piece,) if isinstance(piece, Run) else piece


def ins(mark: str, *pieces: Piece) -> tuple[Run, ...]:
    """The pieces inserted by ``mark``, which becomes their outermost insertion."""
    return tuple(replace(r, ins=(mark, *r.ins)) for r in runs(*pieces))


def dele(mark: str, *pieces: Piece) -> tuple[Run, ...]:
    """The pieces deleted by ``mark``."""
    return tuple(replace(r, dels=sorted_marks((*r.dels, mark))) for r in runs(*pieces))


def hold(mark: str, *pieces: Piece) -> tuple[Run, ...]:
    """The pieces held by ``mark``, which changes nothing in them."""
    return tuple(replace(r, holds=sorted_marks((*r.holds, mark))) for r in runs(*pieces))


def bracket(identity: str, *pieces: Piece) -> tuple[Run, ...]:
    """The pieces in the bracket of that id, which becomes their outermost."""
    return tuple(replace(r, brackets=(identity, *r.brackets)) for r in runs(*pieces))


def fmt(formats: str, *pieces: Piece) -> tuple[Run, ...]:
    """The pieces with formats added ("b i")."""
    return tuple(
        replace(r, format=tuple(sorted({*r.format, *formats.split()}))) for r in runs(*pieces)
    )


def note_mark(note: str) -> Run:
    """The run that is the mark of the note of that id."""
    return Run(OBJECT, object=note)


def end(ins: str = "", dels: str = "") -> EndMark:
    """An end mark; marks with spaces between."""
    return EndMark(tuple(ins.split()), sorted_marks(dels.split()))


def para(kind: str, *pieces: Piece, id: str = "", **facts: Any) -> Paragraph:
    """A paragraph of any kind; ``draft`` gives it an id where it has none."""
    return Paragraph(id, kind, runs(*pieces), **facts)


def pp(*pieces: Piece, id: str = "", **facts: Any) -> Paragraph:
    """A preambular paragraph."""
    return para("preambular", *pieces, id=id, **facts)


def op(*pieces: Piece, id: str = "", **facts: Any) -> Paragraph:
    """An operative paragraph."""
    return para("operative", *pieces, id=id, **facts)


def note(identity: str, *pieces: Piece, mark: str = "1") -> Note:
    """A note of one paragraph, whose id is the note's with ``x`` behind."""
    return Note(identity, (para("note", *pieces, id=identity + "x"),), mark)


def change(identity: str, *stances: str, by: str = "egy", **facts: Any) -> Change:
    """A change. Stances are words: "egy propose", "irn reserve"; none: ``by`` proposes."""
    taken = tuple(position(stance) for stance in stances or (f"{by} propose",))
    return Change(identity, taken, **facts)


def position(words: str, **facts: Any) -> Position:
    """A position said in two words: "egy propose"."""
    delegation_, _, stance = words.partition(" ")
    taken: Stance = stance  # type: ignore[assignment]
    return Position(delegation_, taken, **facts)


def draft(
    *paragraphs: Paragraph,
    changes: Iterable[Change] = (),
    notes: Iterable[Note] = (),
    tabled_on: str = TABLED_ON,
    facts: dict[str, Any] | None = None,
    **tables: Any,
) -> Draft:
    """A tabled draft. Paragraphs without ids are p1, p2…; changes not given are Egypt's."""
    body = [p if p.id else replace(p, id=f"p{i}") for i, p in enumerate(paragraphs, 1)]
    notes = tuple(notes)
    known = {c.id: c for c in changes}
    inside = [p for n in notes for p in n.paragraphs]
    marked = [c for p in (*body, *inside) for c in p.changes()]
    marked += [change_of(m) for b in tables.get("brackets", ()) for m in b.ins + b.dels]
    for identity in marked:
        known.setdefault(identity, change(identity))
    named = {p.delegation for c in known.values() for p in c.positions}
    made = make_draft(
        "d1",
        body,
        known.values(),
        [delegation(d) for d in sorted({*NAMES, *named})],
        notes=notes,
        **tables,
    )
    return replace(made, tabled_on=tabled_on, **(facts or {}))
