"""Brackets of ours in paragraphs that somebody has worked on since: kept where they still stand.

Bookmarks say which words a bracket is round, signs in the body where it is drawn. Where the two
agree, in the tabled text and in the one with all accepted, the bracket is there as before and its
signs are no words. Of any other the signs are read as what they are: typed words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from model.draft.text import EndMark, change_of, stands
from model.files.word.names import BRACKET_STYLE
from model.files.word.part import Register
from model.files.word.tokens import Token, Walked

_ONE_AFTER_ANOTHER = re.compile(r"\]*\[*")


class Spot(NamedTuple):
    """A spot in the tabled text or in the one with all accepted.

    Attributes:
        paragraph: Which of the Word paragraphs.
        at: How many pieces of that text stand before the spot there.
        tabled: Which of the two texts.
    """

    paragraph: int
    at: int
    tabled: bool


Signs = list[tuple[Spot, str]]
"""Where signs stand, and which."""


def keep_brackets(register: Register, paragraphs: list[Walked]) -> None:
    """Say of the words of each bracket that still stands that they are in it; take its signs off.

    Args:
        register: Our part of the file.
        paragraphs: Those that somebody worked on, and all that share a bracket with one of them.
    """
    if not paragraphs:
        return
    nestings = _nestings(register)
    brackets = frozenset().union(*nestings)
    if not brackets:
        return
    body = _Body(paragraphs, register, brackets)
    drawn = body.still_drawn()
    gone = body.signs_of(drawn.values())
    for paragraph in paragraphs:
        _take_off(paragraph, gone)
    for bracket in drawn:
        for token in body.words_in(bracket):
            token.brackets = (*token.brackets, bracket)
    for paragraph in paragraphs:
        for token in paragraph.tokens:
            told = nestings.get(frozenset(token.brackets), (*token.around, *token.brackets))
            token.brackets = tuple(b for b in dict.fromkeys(told) if b in token.brackets)


def _nestings(register: Register) -> dict[frozenset[str], tuple[str, ...]]:
    """The orders in which brackets were nested, by the sets of them."""
    told = (
        recorded.run.brackets
        for unit in register.units.values()
        for member in unit.members
        for recorded in member.runs
    )
    return {frozenset(nesting): nesting for nesting in told}


class _Body:
    """The words and the signs of some Word paragraphs, apart."""

    def __init__(
        self, paragraphs: list[Walked], register: Register, brackets: frozenset[str]
    ) -> None:
        self._register = register
        self._tokens = [paragraph.tokens for paragraph in paragraphs]
        self._signs = [token for tokens in self._tokens for token in tokens if is_sign(token)]
        self._spots: dict[int, tuple[Spot, ...]] = {}
        self._within: dict[str, list[tuple[int, int]]] = {}
        for number, tokens in enumerate(self._tokens):
            seen = {True: 0, False: 0}
            for i, token in enumerate(tokens):
                texts = [tabled for tabled in seen if _is_in(token, tabled)]
                self._spots[id(token)] = tuple(Spot(number, seen[text], text) for text in texts)
                if is_sign(token):
                    continue
                for text in texts:
                    seen[text] += 1
                for name in brackets.intersection(token.around):
                    self._within.setdefault(name, []).append((number, i))
        for spots in self._within.values():
            spots[:0] = self._typed_beside(*spots[0], -1)[::-1]
            spots += self._typed_beside(*spots[-1], 1)

    def words_in(self, bracket: str) -> Iterator[Token]:
        """The words in the bracket."""
        return (self._tokens[number][i] for number, i in self._within[bracket])

    def still_drawn(self) -> dict[str, Signs]:
        """The brackets that are drawn just as their words and our part say, with their signs."""
        there = Counter(self._signs_there())
        drawn = {bracket: list(self._signs_due(bracket)) for bracket in self._within}
        while True:
            due = Counter(sign for signs in drawn.values() for sign in signs)
            spots = {spot for spot, _ in due}
            odd = {
                spot for spot in spots if any(due[spot, sign] != there[spot, sign] for sign in "[]")
            }
            for token in self._signs:
                # A sign of both texts is a bracket's in both or in neither.
                here = self._spots[id(token)]
                odd |= spots.intersection(here) if not spots.issuperset(here) else set()
            if not odd:
                return drawn
            drawn = {
                bracket: signs
                for bracket, signs in drawn.items()
                if not any(spot in odd for spot, _ in signs)
            }

    def signs_of(self, drawn: Iterable[Signs]) -> frozenset[int]:
        """The tokens, by ``id()``, that are the signs of brackets still drawn."""
        spots = {spot for signs in drawn for spot, _ in signs}
        return frozenset(
            id(token) for token in self._signs if not spots.isdisjoint(self._spots[id(token)])
        )

    def _signs_there(self) -> Iterator[tuple[Spot, str]]:
        found: dict[Spot, str] = {}
        for token in self._signs:
            for spot in self._spots[id(token)]:
                found[spot] = found.get(spot, "") + token.text
        for spot, signs in found.items():
            if _ONE_AFTER_ANOTHER.fullmatch(signs):
                yield from ((spot, sign) for sign in signs)

    def _signs_due(self, bracket: str) -> Iterator[tuple[Spot, str]]:
        spots = [spot for token in self.words_in(bracket) for spot in self._spots[id(token)]]
        for tabled in (True, False):
            shown = [spot for spot in spots if spot.tabled is tabled]
            if shown and self._is_drawn(bracket, tabled):
                yield shown[0], "["
                yield shown[-1]._replace(at=shown[-1].at + 1), "]"

    def _is_drawn(self, bracket: str, tabled: bool) -> bool:
        known = self._register.draft.brackets.get(bracket)
        if known is None:
            return True
        if tabled:
            return not known.ins
        return stands(EndMark(known.ins, known.dels), self._is_wanted) is True

    def _is_wanted(self, change: str) -> bool:
        known = self._register.draft.changes.get(change)
        return known is None or known.outcome in ("open", "accepted")

    def _typed_beside(self, number: int, edge: int, step: int) -> list[tuple[int, int]]:
        """The words typed between a bracket's first or last word and its sign, edge first.

        A bookmark does not grow with what is typed at its end.
        """
        tokens = self._tokens[number]
        found: list[tuple[int, int]] = []
        for i in range(edge + step, len(tokens) if step > 0 else -1, step):
            if is_sign(tokens[i]):
                return found
            if not self._is_new(tokens[i]):
                break
            found.append((number, i))
        return []

    def _is_new(self, token: Token) -> bool:
        changes = self._register.draft.changes
        return token.ins is not None and not any(change_of(m) in changes for m in token.around)


def is_sign(token: Token) -> bool:
    """Whether the token is nothing but bracket signs that we drew."""
    return token.style == BRACKET_STYLE and token.text != "" and not token.text.strip("[]")


def _is_in(token: Token, tabled: bool) -> bool:
    return (token.ins if tabled else token.dels) is None


def _take_off(paragraph: Walked, gone: frozenset[int]) -> None:
    """Take the tokens out of the paragraph; names and comments keep to the words they were at."""
    left: list[Token] = []
    moved = []
    for token in paragraph.tokens:
        moved.append(len(left))
        if id(token) not in gone:
            left.append(token)
    moved.append(len(left))
    paragraph.tokens = left
    paragraph.names = [(name, moved[at]) for name, at in paragraph.names]
    paragraph.comments = {n: (moved[a], moved[b]) for n, (a, b) in paragraph.comments.items()}
