"""All that is known of one change, as a page: words, positions, rivals, doubts, history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from model.draft.blocks import all_of, block_of
from model.draft.change import Change, Position, latest_positions
from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.draft.text import OBJECT
from model.readings.grid import LETTERS
from model.readings.open_parts import state_of
from model.readings.places import ChangePlace, places_in
from widgets.colours import Colours

SERIF = "'Times New Roman', 'Liberation Serif', serif"
_LONGEST = 600

_SAID = {
    "propose": "proposes",
    "support": "supports",
    "flexible": "flexible",
    "consult": "consults capital",
    "retain": "retains the text",
    "delete": "asks to delete",
    "reserve": "reserves",
    "oppose": "opposes",
}
_RULED = {"take": "The Chair would take it.", "leave": "The Chair would leave it."}
_STATES = {"agreed": "in as the paragraph is agreed", "moot": "moot: no word of it can stand"}

Told = Sequence[tuple[str, str]]
"""Edits of the sitting: when (UTC, or empty) and what."""


def change_page(draft: Draft, change: str, colours: Colours, edits: Told = ()) -> str:
    """The page of a change as HTML; empty where the draft has none of that id."""
    known = draft.changes.get(change)
    return "".join(_Page(draft, known, colours, edits).parts()) if known is not None else ""


def change_in_words(draft: Draft, change: str) -> str:
    """A change in one line, for screen readers."""
    known = draft.changes.get(change)
    if known is None:
        return "No change"
    page = _Page(draft, known)
    first = next(iter(page.places), None)
    words = _plain(first.inserted or first.deleted or first.held) if first is not None else ""
    said = ", ".join(
        f"{draft.shown_name(p.delegation)} {_SAID[p.stance]}"
        for p in latest_positions(known.positions).values()
    )
    kind = first.kind if first is not None else "bracket"
    state = _STATES.get(page.state, page.state)
    return f"{page.where()}, {kind} “{words}”, {state}. {said}".strip()


def moment(stamp: str) -> str:
    """A time in UTC as the clock on the wall says it: "13 Jan 21:41"."""
    try:
        at = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    return f"{at.day} {at:%b %H:%M}"


class _Page:
    def __init__(
        self, draft: Draft, change: Change, colours: Colours | None = None, edits: Told = ()
    ) -> None:
        self._draft = draft
        self._change = change
        self._ink = colours
        self._edits = edits
        self.places = [
            place
            for paragraph in draft.carrying(change.id)
            for place in places_in(draft, paragraph)
            if place.change.id == change.id
        ]

    @property
    def _colours(self) -> Colours:
        assert self._ink is not None
        return self._ink

    @property
    def state(self) -> str:
        """What became of it, in a word."""
        return state_of(self._draft, self._change.id)

    def where(self) -> str:
        """The paragraphs that the change stands in."""
        names = dict.fromkeys(self._name(place.paragraph) for place in self.places)
        some = list(names)[:6]
        return ", ".join(some) + (" …" if len(names) > len(some) else "") or "Bracket"

    def parts(self) -> Iterator[str]:
        """The page, part by part."""
        yield from self._head()
        yield from self._words()
        yield from self._doubt()
        yield from self._positions()
        yield from self._rivals()
        yield from self._remarks()
        yield from self._history()

    def _head(self) -> Iterator[str]:
        change = self._change
        kind = self.places[0].kind if self.places else "bracket"
        count = f" in {len(self.places)} places" if len(self.places) > 1 else ""
        told = _STATES.get(self.state, self.state)
        state = told[:1].upper() + told[1:]
        colour = self._colours.quiet if self.state != "open" else self._colours.text
        yield (
            f'<p style="margin: 0 0 4px 0;"><b>{escape(self.where())}</b>'
            f' <span style="color: {self._colours.quiet};">· {kind}{count} ·</span>'
            f' <span style="color: {colour};">{state}</span></p>'
        )
        if change.outcome == "open" and change.ruling:
            told = _RULED[change.ruling]
            yield f'<p style="margin: 0 0 4px 0; color: {self._colours.chair};">{told}</p>'

    def _words(self) -> Iterator[str]:
        seen: set[tuple[str, str, str]] = set()
        for place in self.places:
            told = (place.inserted, place.deleted, place.held)
            if told not in seen and len(seen) < 4:
                seen.add(told)
                style = f"margin: 4px 0 8px 0; font-family: {SERIF}; font-size: 16px;"
                yield f'<p style="{style}">{self._words_of(place)}</p>'

    def _words_of(self, place: ChangePlace) -> str:
        colours = self._colours
        parts = []
        if place.kind == "move":
            parts.append(f'<span style="color: {colours.quiet};">moved</span> ')
        if place.deleted:
            parts.append(f'<s style="color: {colours.deletion};">{_words(place.deleted)}</s> ')
        if place.inserted:
            parts.append(f'<u style="color: {colours.insertion};">{_words(place.inserted)}</u>')
        if not place.deleted and not place.inserted:
            parts.append(f"“{_words(place.held)}”" if place.held else "¶ (the end of a paragraph)")
        return "".join(parts)

    def _doubt(self) -> Iterator[str]:
        sure = self._change.confidence
        if sure is None:
            return
        reason = f": {escape(self._change.reason)}" if self._change.reason else ""
        colours = self._colours
        yield (
            f'<table width="100%" cellpadding="4" cellspacing="0" bgcolor="{colours.guess_behind}">'
            f'<tr><td style="color: {colours.guess};"><b>?</b> Where it begins is a guess,'
            f" {round(sure * 100)}&nbsp;% sure{reason}.</td></tr></table>"
        )

    def _positions(self) -> Iterator[str]:
        positions = self._change.positions
        if not positions:
            yield f'<p style="color: {self._colours.quiet};">Nobody has spoken on it.</p>'
            return
        last = latest_positions(positions)
        yield '<table width="100%" cellpadding="2" cellspacing="0" style="margin-top: 4px;">'
        for position in positions:
            yield self._position(position, last[position.delegation] is not position)
        yield "</table>"

    def _position(self, position: Position, is_past: bool) -> str:
        colours = self._colours
        ink = colours.quiet if is_past else colours.text
        kind = ink if is_past else _kind_colour(colours, position)
        name = escape(self._draft.shown_name(position.delegation))
        said = _SAID[position.stance] + (", before" if is_past else "")
        at = escape(moment(position.at)) if position.at else ""
        note = ""
        if position.note:
            mark = "private: " if position.private else ""
            note = (
                f'<br><span style="color: {colours.guess if position.private else ink};">'
                f"<b>{mark}</b><i>“{escape(position.note)}”</i></span>"
            )
        return (
            f'<tr><td width="22" valign="top" style="color: {kind};">'
            f"<b>{LETTERS[position.stance]}</b></td>"
            f'<td valign="top" style="color: {ink};">{name}'
            f' <span style="color: {colours.quiet};">{said}</span>{note}</td>'
            f'<td align="right" valign="top" style="color: {colours.quiet};">{at}</td></tr>'
        )

    def _rivals(self) -> Iterator[str]:
        change = self._change.id
        made = {p.id for p in self._draft.carrying(change) if _makes(p.end.ins, change)}
        own = {change, *made}
        rivals = {
            one: None
            for group in self._draft.alternatives.values()
            if not own.isdisjoint(all_of(self._draft, group))
            for one in group.of
            if own.isdisjoint((one, *(p.id for p in block_of(self._draft, group, one))))
        }
        if rivals:
            yield self._title("Only one of these can stand")
            yield "".join(f'<p style="margin: 0;">{self._link(one)}</p>' for one in rivals)

    def _link(self, one: str) -> str:
        """A rival, as a link to where it stands."""
        if one in self._draft.changes:
            page = _Page(self._draft, self._draft.changes[one], self._colours)
            first = page.places[0] if page.places else None
            home = first.paragraph if first is not None else ""
            words = _plain((first.inserted or first.deleted) if first is not None else "", 60)
            return self._anchor(f"place:{home}/{one}", f"{page.where()}: {words}")
        paragraph = self._draft.paragraph(one)
        text = _plain(paragraph.text(), 60) if paragraph is not None else ""
        return self._anchor(f"place:{one}/", f"{self._name(one)}: {text}")

    def _anchor(self, to: str, told: str) -> str:
        return (
            f'<a href="{escape(to)}" style="color: {self._colours.insertion};">{escape(told)}</a>'
        )

    def _remarks(self) -> Iterator[str]:
        about = [r for r in self._draft.remarks.values() if r.on == self._change.id]
        if about:
            yield self._title("Remarks")
        for remark in about:
            by = f"{self._draft.shown_name(remark.by)}: " if remark.by else ""
            owed = " (language promised)" if remark.owed else ""
            yield f'<p style="margin: 0;">{escape(by + remark.text + owed)}</p>'

    def _history(self) -> Iterator[str]:
        if not self._edits:
            return
        yield self._title("In this sitting")
        for at, what in self._edits:
            when = f"{moment(at)} " if at else ""
            yield (
                f'<p style="margin: 0;"><span style="color: {self._colours.quiet};">{when}</span>'
                f"{escape(what)}</p>"
            )

    def _title(self, text: str) -> str:
        return f'<p style="margin: 8px 0 2px 0; color: {self._colours.quiet};">{text}</p>'

    def _name(self, paragraph: str) -> str:
        found = self._draft.paragraph(paragraph)
        return display_name(found) if found is not None else paragraph


def _makes(marks: tuple[str, ...], change: str) -> bool:
    return any(mark.partition(".")[0] == change for mark in marks)


def _kind_colour(colours: Colours, position: Position) -> str:
    if position.stance in ("propose", "support"):
        return colours.insertion
    return colours.quiet if position.stance in ("flexible", "consult") else colours.deletion


def _words(text: str) -> str:
    return escape(_plain(text))


def _plain(text: str, longest: int = _LONGEST) -> str:
    line = " ".join(text.replace(OBJECT, "").split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
