"""What the frame of an informal text is made of: lines, units, notes, and tags in their place."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.files.notation import signs as lex
from model.files.notation.itu import Act
from model.files.notation.labels import Label
from model.files.notation.signs import Piece
from model.files.notation.tags import Tag


@dataclass(slots=True)
class Line:
    """One line of the source, numbered from 1."""

    number: int
    pieces: list[Piece]
    _words: list[Piece] | None = field(default=None, repr=False, compare=False)
    _text: str | None = field(default=None, repr=False, compare=False)

    @property
    def words(self) -> list[Piece]:
        """The tokens without white space; asked for when the line is whole."""
        if self._words is None:
            self._words = [p for p in self.pieces if p.kind is not lex.SPACE]
        return self._words

    @property
    def text(self) -> str:
        """The characters, without the line's end."""
        if self._text is None:
            self._text = "".join([p.text for p in self.pieces]).strip()
        return self._text

    @property
    def indent(self) -> int:
        """Columns of white space before the first word."""
        text = "".join(p.text for p in self.pieces)
        return len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())


@dataclass(slots=True)
class Unit:
    """A paragraph in the making.

    Attributes:
        kind: Its paragraph kind, as far as known.
        label: Its label.
        fragments: Its lines or page parts, each a line number and tokens.
        statuses: Status lines behind it: line number and words.
        level: 1, 2 for (a), …
        page: Which page part it stands in; notes are looked for by it.
        joined: Whether a page was broken in it.
        act: What a proposal to an ITU conference does with it.
    """

    kind: str
    label: Label | None = None
    fragments: list[tuple[int, list[Piece]]] = field(default_factory=list)
    statuses: list[tuple[int, str]] = field(default_factory=list)
    level: int = 1
    page: int = 0
    joined: bool = False
    act: Act | None = None

    @property
    def line(self) -> int:
        """The first line number."""
        return self.fragments[0][0] if self.fragments else 0

    def is_only_label(self) -> bool:
        """Whether it is a label, PP or OP, that stands on a line of its own so far."""
        if self.label is None or not self.label.is_explicit():
            return False
        words = [p for _, pieces in self.fragments for p in pieces if p.kind is not lex.SPACE]
        return all(p.kind in (lex.LABEL, lex.OPEN, lex.EMPHASIS, lex.STRIKE) for p in words)

    def raw(self, last: int = 0) -> str:
        """The source text of the fragments, or of the last ones only."""
        some = self.fragments[-last:] if last else self.fragments
        return " ".join("".join(p.text for p in pieces) for _, pieces in some).strip()


@dataclass(slots=True)
class Placed:
    """A tag where it stands.

    Attributes:
        at: Offset in the flat text right behind the words that it follows, their space included.
        tag: What it says.
        raw: As typed.
        line: Line of the source.
        first: Whether it goes before its words: "(Venezuela): internet …".
        quote: For words put in the tag itself, where they stand in the flat text.
        bracket: Number of the bracket that it belongs to, from inside or right behind, or None.
        slash: Whether a slash comes right behind it.
        inside: Whether its bracket was still open.
    """

    at: int
    tag: Tag
    raw: str
    line: int
    first: bool = False
    quote: tuple[int, int] | None = None
    bracket: int | None = None
    slash: bool = False
    inside: bool = False


@dataclass(slots=True)
class NoteBody:
    """A footnote's text as met in the flow: its mark as typed, its tokens, where."""

    mark: str
    line: int
    pieces: list[Piece]
    page: int
    after: int
    bare: bool = False


@dataclass(slots=True)
class Frame:
    """The sorted text."""

    units: list[Unit] = field(default_factory=list)
    notes: list[NoteBody] = field(default_factory=list)
    furniture: list[tuple[int, str]] = field(default_factory=list)
    front: dict[str, str] = field(default_factory=dict)
    whole: list[Placed] = field(default_factory=list)
    wrapped: bool = False
