"""What a walk over a Word file gives: paragraphs of tokens, each in its revisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from model.draft.paragraph import Cell


class Revision(NamedTuple):
    """Who revised something and when; for a move, the name of its range."""

    author: str
    at: str = ""
    move: str = ""


@dataclass(slots=True)
class Token:
    """Characters in one state.

    Attributes:
        text: The characters; U+FFFC for a note or something kept.
        ins: The insertion round them, if any.
        dels: The deletion over them, if any.
        formats: ``b i u sup sub``, sorted.
        style: Id of the character style.
        note: Word's number of the note, "e" before that of an endnote.
        mark: The note's own mark, where it has one.
        kept: XML of something kept whole.
        words: What can be read of something kept.
        around: The marks whose bookmarks are open here, in the order of their opening.
        brackets: Ids of the brackets that are known to be round it, outermost first.
    """

    text: str
    ins: Revision | None = None
    dels: Revision | None = None
    formats: tuple[str, ...] = ()
    style: str = ""
    note: str = ""
    mark: str = ""
    kept: str = ""
    words: str = ""
    around: tuple[str, ...] = ()
    brackets: tuple[str, ...] = ()


@dataclass(slots=True)
class Walked:
    """A paragraph as it stands in the file.

    Attributes:
        tokens: Its text.
        style: Id of its paragraph style.
        outline: Its outline level, from 1; 0 for none.
        list_number: The list that it says it is in; None where it says nothing.
        list_level: The level of that list, from 0; None where it says nothing.
        ins: The insertion of its end mark.
        dels: The deletion of its end mark.
        inside: The cells it stands in.
        names: What its hidden bookmarks name: (paragraph, bracket or mark; index of a token).
        end_marks: Marks whose bookmarks are open at its end, or stand there.
        comments: Comments that begin or are referred to here: (number, first token, last token).
        list_before: Style, list and level before a change of layout; None without one.
        has_break: Whether a section ends with it.
        element: Its XML.
        fields: Of each field that is open where it begins, whether its code is.
        around: The authors of the insertion and the deletion of all that it stands in (a row).
    """

    tokens: list[Token] = field(default_factory=list)
    style: str = ""
    outline: int = 0
    list_number: str | None = None
    list_level: int | None = None
    list_before: tuple[str, str | None, int | None] | None = None
    ins: Revision | None = None
    dels: Revision | None = None
    inside: tuple[Cell, ...] = ()
    names: list[tuple[str, int]] = field(default_factory=list)
    end_marks: tuple[str, ...] = ()
    comments: dict[str, tuple[int, int]] = field(default_factory=dict)
    has_break: bool = False
    element: etree._Element | None = None
    fields: tuple[bool, ...] = ()
    around: tuple[str, str] = ("", "")
