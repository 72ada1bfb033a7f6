"""The blanks of the informal text between words and what stands beside them."""

from __future__ import annotations

from model.readings.reading import Piece, Role


def spaced(pieces: list[Piece]) -> list[Piece]:
    """The pieces with tags, remarks and status lines set off by one space on either side.

    So are the two halves of a replacement of whole words, which would read as one.
    """
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        if _would_run_together(pieces, i):
            out.append(Piece(" "))
        if piece.role in _BESIDE:
            before = out[-1].text if out else ""
            lead = " " if before and not before[-1].isspace() else ""
            trail = " " if _owes_a_space(pieces, i) else ""
            piece = piece.saying(lead + piece.text + trail) if lead or trail else piece
        out.append(piece)
    return out


_BESIDE: tuple[Role, ...] = ("tag", "remark", "status")
"""What stands beside the words."""


def spaced_anew(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a line as it was spaced, some of them others now, as it is spaced with these.

    Those that stay as they are are the same objects.
    """
    kept = [piece for piece in pieces if piece.run is not None or piece.role != "words"]
    # What stands beside the words is in brackets: the blanks round it are those that spacing gave.
    bare = [p.saying(p.text.strip()) if p.role in _BESIDE else p for p in kept]
    known = iter(kept)
    out: list[Piece] = []
    for piece in spaced(bare):
        is_given = piece.run is None and piece.role == "words"
        was = piece if is_given else next(known)
        out.append(was if was.text == piece.text else piece)
    return out


def _owes_a_space(pieces: list[Piece], i: int) -> bool:
    """Whether words follow that had their space before the first of the tags, or need none.

    A note's mark stands close to the word behind it; its tag does not.
    """
    if i + 1 == len(pieces) or pieces[i + 1].role not in ("words", "bracket", "note"):
        return False
    following = pieces[i + 1].text
    while i >= 0 and pieces[i].role in _BESIDE:
        i -= 1
    if i >= 0 and pieces[i].role == "note":
        return following[:1].isalnum()
    return i < 0 or pieces[i].text[-1:].isspace()


def _would_run_together(pieces: list[Piece], i: int) -> bool:
    """Whether the piece and the one before are whole words, one for the other, with no space."""
    if not i:
        return False
    before, piece = pieces[i - 1], pieces[i]
    if before.deleted == piece.deleted or not (before.inserted or piece.inserted):
        return False
    if not (_ends_in_word(pieces, i - 1) and _begins_with_word(pieces, i)):
        return False
    return not _ends_in_word(pieces, i - 2) and not _begins_with_word(pieces, i + 1)


def _ends_in_word(pieces: list[Piece], i: int) -> bool:
    return i >= 0 and pieces[i].role == "words" and pieces[i].text[-1:].isalnum()


def _begins_with_word(pieces: list[Piece], i: int) -> bool:
    return i < len(pieces) and pieces[i].role == "words" and pieces[i].text[:1].isalnum()
