"""What a draft says in comments that the document it came from does not say yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from model.draft.draft import Draft
from model.draft.text import EndMark, Run, change_of
from model.files.word.authors import Authors
from model.files.word.comments import Comment, comments_by_target, in_full
from model.files.word.flow import WordParagraph
from model.files.word.issued import Issued
from model.files.word.names import BEHIND
from model.readings.reading import INFORMAL
from model.readings.showing import Showing


def new_comments(
    draft: Draft, issued: Issued, authors: Authors, fresh: Collection[str]
) -> dict[str, list[Comment]]:
    """The comments that the document does not have, by the change or paragraph they are about.

    It has those that would be written of the draft that it was, in whatever words it says them.
    ``fresh`` are the changes of which more may be said than the document says.
    """
    mine = issued.draft
    told = comments_by_target(
        draft, authors, Showing(draft, INFORMAL), [draft.changes[c] for c in fresh]
    )
    if not told:
        return {}
    known = [mine.changes[c] for c in fresh if c in mine.changes]
    there = Counter(
        (target, comment.author, comment.text)
        for target, comments in comments_by_target(
            mine, issued.authors, Showing(mine, INFORMAL), known
        ).items()
        for comment in comments
    )
    out: dict[str, list[Comment]] = {}
    for target, comments in told.items():
        for comment in comments:
            key = (target, comment.author, comment.text)
            if there[key]:
                there[key] -= 1
            else:
                out.setdefault(target, []).append(comment)
    return out


def told_in_full(
    draft: Draft, issued: Issued, authors: Authors, units: Sequence[WordParagraph]
) -> dict[str, Comment]:
    """The comments that tell all of those who propose together, where the author does not."""
    told = in_full(draft, authors, _marks(units))
    if not told:
        return {}
    known = [marks for marks in _marks_there(issued.draft) if change_of(marks[0]) in told]
    there = in_full(issued.draft, issued.authors, known)
    return {
        target: comment
        for target, comment in told.items()
        if target not in there or set(_names(there[target])) != set(_names(comment))
    }


def _names(comment: Comment) -> list[str]:
    return comment.text.removeprefix(BEHIND).split("; ")


def _marks_there(draft: Draft) -> list[tuple[str, ...]]:
    """The marks that are together in a document just read, of which nothing is decided yet."""
    found: set[tuple[str, ...]] = set()
    for paragraph in draft.paragraphs:
        things: tuple[Run | EndMark, ...] = (*paragraph.runs, paragraph.end)
        for thing in things:
            found |= {thing.ins[-1:], thing.dels}
    return sorted(found - {()})


def _marks(units: Sequence[WordParagraph]) -> list[tuple[str, ...]]:
    """The marks that are in the file together, each set once."""
    found: set[tuple[str, ...]] = set()
    for unit in units:
        shown = [item for item in unit.items if not item.hidden]
        found.update(item.ins for item in shown)
        found.update(item.dels for item in shown)
        if shown:
            found |= {unit.ins or (), unit.dels or ()}
    return sorted(found - {()})
