"""Which paragraphs of an issued document may stay as they are in a copy."""

from __future__ import annotations

from typing import NamedTuple

from model.draft.draft import Draft
from model.files.word.authors import Authors
from model.files.word.flow import WordParagraph
from model.files.word.issued import Issued, told_of
from model.files.word.issued_body import IssuedBody


class Copy(NamedTuple):
    """What kind of copy is made.

    Attributes:
        revised: Whether it has tracked changes.
        whole: Whether it holds all of the negotiation.
        scrub: Whether it names no persons.
        one: The author of all its revisions, where there is one.
    """

    revised: bool
    whole: bool
    scrub: bool
    one: str


def other_changes(draft: Draft, issued: Issued) -> dict[str, None]:
    """Ids of the changes of which more may be to be told than the document tells: a few.

    Not of those that are as they were read, while those who speak of them have the names they had;
    but whether one who asks for a deletion is behind a change, its words say.
    """
    mine = issued.draft
    names = {*draft.delegations, *mine.delegations}
    renamed = {name for name in names if draft.shown_name(name) != mine.shown_name(name)}
    others = draft.changes.differing(mine.changes)
    return {
        one: None
        for one, change in draft.changes.items()
        if (one in others and change != mine.changes.get(one))
        or any(p.delegation in renamed or p.stance == "delete" for p in change.positions)
    }


class Staying:
    """Finds the paragraphs that are in the document just as they are to be in the copy.

    Attributes:
        around: The authors of what inserts and deletes rows that change, by the paragraphs in them.
        moved: The moves of which one side changes.
        others: The changes of which the document may not tell all.
    """

    def __init__(self, draft: Draft, issued: Issued, authors: Authors, copy: Copy) -> None:
        self._draft = draft
        self._issued = issued
        self._authors = authors
        self._copy = copy
        self.others = other_changes(draft, issued)
        self.around: dict[str, tuple[str, str]] = {}
        self.moved: set[str] = set()

    def labels(self, now: tuple[dict[str, str], dict[str, str]]) -> frozenset[str]:
        """Ids of the paragraphs before which the document shows the right label already.

        ``now`` are the labels to be printed: in the tabled text, in that of the reading.
        """
        issued = self._issued
        out = set(issued.automatic)
        for paragraph in issued.draft.paragraphs:
            tabled, printed = issued.labels(paragraph.id)
            mine = now[0].get(paragraph.id, ""), now[1].get(paragraph.id, "")
            if mine == (tabled, printed) and (self._copy.whole or tabled == printed):
                out.add(paragraph.id)
        for note in issued.draft.notes.values():
            out.update(paragraph.id for paragraph in note.paragraphs)
        return frozenset(out)

    def stays(self, unit: WordParagraph, writer: IssuedBody) -> bool:
        """Whether a paragraph is there just as ``writer`` would write it."""
        members = tuple(p.id for p, _ in unit.members)
        if not writer.labels_stay.issuperset(members):
            return False
        if not self._copy.revised:
            return self._stays_unmarked(unit, members)
        if not self.around.keys().isdisjoint(members):
            return False
        if any(item.hidden for item in unit.items) and any(
            paragraph != self._issued.draft.paragraph(paragraph.id) for paragraph, _ in unit.members
        ):
            return False  # of what is in neither text only we know
        targets = {*members, *(c for p, _ in unit.members for c in p.changes())}
        if not targets.isdisjoint(writer.waiting()) or not targets.isdisjoint(self.moved):
            return False
        if self._copy.whole and self.is_untouched(unit):
            return True
        if any(i.role == "words" and not i.hidden and writer.is_new(i) for i in unit.items):
            return False
        return self._issued.told(members) == told_of(unit, self._authors, self._copy.one)

    def is_untouched(self, unit: WordParagraph) -> bool:
        """Whether a paragraph is as it was read, and all that is to be told of its changes.

        Most are: what they tell need not be made and held against what the document tells.
        """
        paragraph = unit.members[0][0]
        there = self._issued.draft.paragraph(paragraph.id)
        if len(unit.members) != 1 or (paragraph is not there and paragraph != there):
            return False
        end, read = paragraph.end, self._issued.draft.changes
        if (unit.ins or (), unit.dels or ()) != (end.ins[-1:], end.dels):
            return False  # told otherwise than the document does, for the sake of those beside it
        mine, behind = self._authors, self._issued.authors.behind
        return all(
            mine.behind(c) == behind(c) and self._draft.changes.get(c) == read.get(c)
            for c in paragraph.changes()
            if c in self.others or c not in self._draft.changes
        )

    def _stays_unmarked(self, unit: WordParagraph, members: tuple[str, ...]) -> bool:
        """Whether a paragraph of a copy without tracked changes is there just so, with none."""
        if len(members) != 1:
            return False
        issued = self._issued.draft.paragraph(members[0])
        if issued is None or issued.changes() or any(item.look for item in unit.items):
            return False
        if any(item.role == "words" and item.run is None for item in unit.items):
            return False
        if self._copy.scrub and "anish" in self._issued.xml(issued.id):
            return False  # some of its words are hidden
        return unit.owner.runs == issued.runs and not any(run.brackets for run in issued.runs)
