"""Comments of a Word file as positions and remarks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from model.draft.by_id import ById
from model.draft.change import Change, Position, Remark
from model.draft.draft import Draft
from model.draft.ids import derived_id
from model.draft.text import change_of
from model.files.loaded import Notice
from model.files.word.authors import Authors
from model.files.word.comments import Comment, comments_by_target, said_by
from model.files.word.names import BEHIND
from model.files.word.source import Source, SourceComment
from model.files.word.speakers import Speakers
from model.readings.reading import INFORMAL
from model.readings.showing import Showing

Anchors = dict[str, tuple[str, tuple[str, ...]]]
"""Word's number of a comment → the paragraph it stands in, the marks it lies within."""


def read_comments(
    draft: Draft, source: Source, anchors: Anchors, speakers: Speakers, ours: bool
) -> tuple[Draft, list[Notice]]:
    """The draft with what the comments say; ``ours`` if it came with our part.

    Of a file of ours the comments that we would write of the draft are known already.
    """
    comments = source.comments()
    if not comments:
        return draft, []
    known: Counter[tuple[tuple[str, ...], str]] = Counter()
    if ours:
        authors = Authors(draft, INFORMAL, scrub=False)
        for told in comments_by_target(draft, authors, Showing(draft, INFORMAL)).values():
            known.update((speakers.delegations(c.author)[:1], _shown(c)) for c in told)
    saying = _Saying(draft, speakers)
    for number, comment in comments.items():
        key = (speakers.delegations(comment.author)[:1], comment.text.strip())
        if known[key]:
            known[key] -= 1
        elif not (ours and comment.text.startswith(BEHIND)):
            saying.take(comment, *anchors.get(number, ("", ())))
    return saying.done(), []


def _shown(comment: Comment) -> str:
    """The words of a comment as a reader sees them."""
    return comment.text.strip()


class _Saying:
    """A draft to which comments are added one by one."""

    def __init__(self, draft: Draft, speakers: Speakers) -> None:
        self.draft = draft
        self._speakers = speakers
        self._count = 0
        self._changes: dict[str, Change] = {}
        self._remarks: list[Remark] = []

    def take(self, comment: SourceComment, paragraph: str, marks: tuple[str, ...]) -> None:
        """Add what one comment says, of the innermost change round it or of its paragraph."""
        changes = [change_of(m) for m in marks if change_of(m) in self.draft.changes]
        change = self._change(changes[-1]) if changes else None
        by = self._speakers.delegations(comment.author)
        said = said_by(comment.text)
        if comment.text.startswith(BEHIND) and change is not None:
            self._take_names(change, comment)
        elif said is not None and by:
            taken = tuple(Position(d, said.stance, comment.at, said.note) for d in by)
            self._take_positions(taken, change, paragraph, said.whole)
        elif comment.text:
            about = change.id if change else paragraph
            self._take_remark(comment, by[0] if by else "", about)

    def _take_names(self, change: Change, comment: SourceComment) -> None:
        """The names in full of a change whose author was shortened."""
        names = comment.text.removeprefix(BEHIND).split("; ")
        known = {p.delegation for p in change.positions}
        new = [d for name in names for d in self._speakers.delegations(name) if d not in known]
        added = tuple(Position(d, "support", comment.at) for d in new)
        self._put_change(replace(change, positions=change.positions + added))

    def _take_positions(
        self, taken: tuple[Position, ...], change: Change | None, paragraph: str, whole: bool
    ) -> None:
        there = self.draft.paragraph(paragraph) if paragraph else None
        if whole or (change is None and there is None):
            self.draft = replace(self.draft, positions=self.draft.positions + taken)
        elif change is not None:
            self._put_change(replace(change, positions=change.positions + taken))
        elif there is not None:
            self.draft = self.draft.with_paragraph(
                replace(there, positions=there.positions + taken)
            )

    def _take_remark(self, comment: SourceComment, by: str, about: str) -> None:
        self._count += 1
        made = derived_id("r", self.draft.id, comment.author, comment.text, self._count)
        remark = Remark(made, comment.text, by, about, comment.at)
        self._remarks.append(remark)

    def _put_change(self, change: Change) -> None:
        self._changes[change.id] = change

    def _change(self, change: str) -> Change:
        """A change with what was said of it so far."""
        return self._changes.get(change) or self.draft.changes[change]

    def done(self) -> Draft:
        """The draft with all of it: put in one by one, 5,000 comments take a tenth of a second."""
        changes = {**self.draft.changes, **self._changes} if self._changes else None
        remarks = {**self.draft.remarks, **{r.id: r for r in self._remarks}}
        return replace(
            self.draft,
            changes=ById(changes.items()) if changes else self.draft.changes,
            remarks=ById(remarks.items()) if self._remarks else self.draft.remarks,
        )
