"""The signs of the chair's proposal round what is still undecided, "[so]"."""

from __future__ import annotations

from itertools import zip_longest

from model.draft.text import Run, change_of
from model.readings.reading import Piece


def sign(signs: str, beside: Piece) -> Piece:
    """Bracket signs that stand beside a piece, and come and go with it."""
    return Piece(
        signs,
        "bracket",
        inserted=beside.inserted,
        deleted=beside.deleted,
        undecided=beside.undecided,
        change=beside.change,
        paragraph=beside.paragraph,
    )


def with_undecided_signs(words: list[Piece]) -> list[tuple[Piece, str, str]]:
    """The words, with one pair of signs round neighbours undecided for the same changes.

    The signs hug the words: spaces at either edge stay outside.
    """
    keys = [_undecided_for(piece) for piece in words]
    out: list[tuple[Piece, str, str]] = []
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and keys[end] == keys[start]:
            continue
        neighbours = words[start:end]
        if keys[start] is not None and any(piece.text.strip() for piece in neighbours):
            out += _signed(neighbours)
        else:
            out += [(piece, "", "") for piece in neighbours]
        start = end
    return out


def _undecided_for(piece: Piece) -> tuple[frozenset[str], frozenset[str]] | None:
    """The changes that a piece is undecided for, which share one pair of signs; None for none."""
    if not piece.undecided or piece.run is None:
        return None
    return frozenset(map(change_of, piece.run.ins)), frozenset(map(change_of, piece.run.dels))


def _signed(pieces: list[Piece]) -> list[tuple[Piece, str, str]]:
    """The pieces, not all blank, as one bracket: its signs by the first and the last word."""
    lead: list[Piece] = []
    while not pieces[0].text.strip():
        lead.append(pieces.pop(0))
    trail: list[Piece] = []
    while not pieces[-1].text.strip():
        trail.insert(0, pieces.pop())
    first = pieces[0]
    blank = len(first.text) - len(first.text.lstrip())
    if blank:
        lead.append(first.between(0, blank))
        pieces[0] = first.between(blank, len(first.text))
    last = pieces[-1]
    words = len(last.text.rstrip())
    if words < len(last.text):
        trail.insert(0, last.between(words, len(last.text)))
        pieces[-1] = last.between(0, words)
    end = len(pieces) - 1
    return [
        *((piece, "", "") for piece in lead),
        *((p, "[" if i == 0 else "", "]" if i == end else "") for i, p in enumerate(pieces)),
        *((piece, "", "") for piece in trail),
    ]


def signed_anew(pieces: list[Piece], at: int, run: Run) -> bool:
    """Put a run in the place of the one that the piece at ``at`` begins, with its signs.

    Whether that was possible: not where other brackets stand among them.
    """
    start, end = _bracketed(pieces, at)
    if start == end:
        return False
    whole: list[Piece] = []
    for piece in pieces[start:end]:
        if piece.run is None:
            continue
        if whole and whole[-1].run is piece.run:
            whole[-1] = whole[-1].saying(whole[-1].text + piece.text)
        else:
            whole.append(piece)
    was = pieces[at].run
    out: list[Piece] = []
    for piece, opened, closed in _signed([p.of(run) if p.run is was else p for p in whole]):
        if opened:
            out.append(sign(opened, piece))
        out.append(piece)
        if closed:
            out.append(sign(closed, piece))
    pairs = zip_longest(out, pieces[start:end])
    pieces[start:end] = [old if old == new else new for new, old in pairs if new is not None]
    return True


def _bracketed(pieces: list[Piece], at: int) -> tuple[int, int]:
    """From where to where the pieces stand that share the signs of one; none if others do."""
    key = _undecided_for(pieces[at])
    signs: list[str] = []

    def is_of_it(piece: Piece, following: str) -> bool:
        if piece.role != "bracket":
            return _undecided_for(piece) == key and not (piece.run and piece.run.brackets)
        if piece.text != following:
            return False
        signs.append(piece.text)
        return True

    start, end = at, at
    while start and is_of_it(pieces[start - 1], "" if signs else "["):
        start -= 1
    # A blank before the signs may be the first of it.
    while end < len(pieces) and is_of_it(pieces[end], ("[", "]", "")[len(signs)]):
        end += 1
    return (start, end) if len(signs) == 2 else (at, at)
