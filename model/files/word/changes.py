"""Revisions of a Word file as changes: neighbours of one author are one act.

Word splits one act over many siblings. What follows directly on a revision of the same author is
the same change, and a deletion beside an insertion is a replacement; but two changes that our
hidden bookmarks tell apart stay two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from model.draft.change import Change
from model.draft.ids import derived_id
from model.draft.text import EndMark, Mark, Run, change_of, sorted_marks
from model.files.loaded import Notice
from model.files.word.part import Member
from model.files.word.speakers import Speakers
from model.files.word.tokens import Revision, Token, Walked

_NOT_CHANGES = ("b", "p", "q", "n")
"""What ids of things that are no changes begin with, where no register tells."""


class ChangeBook:
    """The changes found in a file so far."""

    def __init__(self, identity: str, speakers: Speakers, known: Mapping[str, Change]) -> None:
        self._identity = identity
        self._speakers = speakers
        self._known = known
        self._first_by: dict[str, str] = {}
        self._adjacent: dict[str, Mark] = {}
        self._moves: dict[str, str] = {}
        self._sides: dict[str, dict[bool, list[str]]] = {}
        self._paragraph = ""
        self.made: dict[str, Change] = {}

    def begin(self, paragraph: str) -> None:
        """Go on to the next paragraph; an act goes on over the end mark before it."""
        self._paragraph = paragraph

    # --- words ----------------------------------------------------------------------------------

    def run(self, token: Token, text: str, member: Member | None) -> Run:
        """The run of a token; ``member`` is what our part tells of its paragraph."""
        told = _recorded_state(token, member) if member else None
        formats = () if token.note or token.kept else token.formats
        if told is None and token.ins is None and token.dels is None:
            self._adjacent = {}
            return Run(text, brackets=token.brackets, format=formats)
        new: tuple[Mark, ...] = ()
        if told is None:
            ins = self._marks(token.ins, token.around, True)
            dels = self._marks(token.dels, token.around, False)
            run = Run(text, ins, dels, token.brackets, format=formats)
        else:
            # Not the brackets told: where they are not the token's, their signs are typed words.
            run = Run(text, told.ins, told.dels, token.brackets, told.holds, formats)
            if token.dels and not _is_deleted_by(token, member, told):
                new = self._marks(token.dels, (), False)
                run = replace(run, dels=sorted_marks((*run.dels, *new)))
        shown = tuple(mark for mark in run.dels if self._can_show(change_of(mark)))
        self._go_on(token.ins, token.dels, run.ins, new or shown or run.dels)
        return run

    def end(self, walked: Walked) -> EndMark:
        """The end mark of a paragraph."""
        ins = self._marks(walked.ins, walked.end_marks, True)
        dels = self._marks(walked.dels, walked.end_marks, False)
        self._go_on(walked.ins, walked.dels, ins, dels)
        return EndMark(ins, dels)

    def stop(self) -> None:
        """End the act: what follows is in another container."""
        self._adjacent = {}

    def _go_on(
        self,
        ins: Revision | None,
        dels: Revision | None,
        inserted: tuple[Mark, ...],
        deleted: tuple[Mark, ...],
    ) -> None:
        self._adjacent = {}
        if ins and inserted:
            self._adjacent[ins.author] = inserted[-1]
        if dels and deleted:
            self._adjacent.setdefault(dels.author, deleted[-1])

    def _marks(
        self, by: Revision | None, around: tuple[Mark, ...], inserts: bool
    ) -> tuple[Mark, ...]:
        if by is None:
            return ()
        if by.move:
            return (self._moved(by, inserts),)
        for mark in reversed(around):
            change = change_of(mark)
            ours = self._can_show(change)
            if ours and self._first_by.setdefault(change, by.author) == by.author:
                self._add(change, by)
                return (mark,)
        before = self._adjacent.get(by.author)
        if before is not None:
            return (before,)
        return (self._new(by),)

    def _can_show(self, change: str) -> bool:
        """Whether a revision can be that change's: a rejected or withdrawn one shows none."""
        if not self._known:
            return change[0] not in _NOT_CHANGES
        known = self._known.get(change)
        return known is not None and known.outcome in ("open", "accepted")

    def _new(self, by: Revision) -> Mark:
        change = derived_id("c", self._identity, by.author, len(self.made))
        while change in self.made or change in self._known:
            change = derived_id("c", change)
        self._first_by[change] = by.author
        self._add(change, by)
        return change

    def _add(self, change: str, by: Revision) -> None:
        if change not in self.made:
            self.made[change] = Change(change, self._speakers.positions(by))

    # --- moves ----------------------------------------------------------------------------------

    def _moved(self, by: Revision, inserts: bool) -> Mark:
        """The mark of a move: its first place is at home, its second at the copy."""
        key = by.move if by.move != "?" else f"?{by.author}"
        change = self._moves.get(key)
        if change is None:
            change = self._moves[key] = self._new(by)
        places = self._sides.setdefault(key, {}).setdefault(inserts, [])
        if self._paragraph not in places:
            places.append(self._paragraph)
        return f"{change}.2" if inserts else change

    def moves_told(self, note: Callable[[Notice], None]) -> None:
        """Say of each move where it leads, once everything is read."""
        for key, sides in self._sides.items():
            change = self._moves[key]
            home, copy = sides.get(False, []), sides.get(True, [])
            known = self.made[change]
            if len(home) == 1 and len(copy) == 1 and not key.startswith("?"):
                self.made[change] = Change(
                    change, known.positions, moved_from=home[0], moved_to=copy[0]
                )
            elif not home or not copy or key.startswith("?"):
                said = "A move has only one side; it was taken as a deletion or an insertion."
                note(Notice("move-doubtful", said, paragraph=(home or copy)[0], asks=True))


def _recorded_state(token: Token, member: Member | None) -> Run | None:
    """The state that our part tells of words under these bookmarks with these authors."""
    if member is None:
        return None
    around = set(token.around)
    authors = (token.ins.author if token.ins else "", token.dels.author if token.dels else "")
    best: Run | None = None
    for wanted in (authors, (authors[0], "")):
        for recorded in member.runs:
            run = recorded.run
            if run.text or recorded.by != wanted or run.object:
                continue
            here = {*run.marks(), *run.brackets}
            if here <= around and (best is None or len(here) > _weight(best)):
                best = run
        if best is not None:
            return best
    return None if around or not any(authors) else _only_state(member, authors)


def _only_state(member: Member, authors: tuple[str, str]) -> Run | None:
    """The one state under these authors' names in a paragraph that we left without bookmarks."""
    found = {
        (recorded.run.ins, recorded.run.dels): recorded.run
        for recorded in member.runs
        if recorded.by == authors and not recorded.run.text and not recorded.run.object
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _weight(run: Run) -> int:
    return len({*run.marks(), *run.brackets})


def _is_deleted_by(token: Token, member: Member | None, told: Run) -> bool:
    author = token.dels.author if token.dels else ""
    return any(r.run is told and r.by[1] == author for r in member.runs) if member else False
