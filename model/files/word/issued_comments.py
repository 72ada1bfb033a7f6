"""What a draft says in comments that the document it came from does not say yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from model.draft.draft import Draft
from model.files.word.authors import Authors
from model.files.word.comments import Comment, comments_by_target, in_full
from model.files.word.flow import WordParagraph
from model.files.word.issued import Issued
from model.readings.reading import INFORMAL
from model.readings.showing import Showing


def new_comments(draft: Draft, issued: Issued, authors: Authors) -> dict[str, list[Comment]]:
    """The comments that the document does not have, by the change or paragraph they are about."""
    find = issued.speakers.delegations
    there = Counter(
        (find(comment.author)[:1], comment.text.strip())
        for comment in issued.source.comments().values()
    )
    out: dict[str, list[Comment]] = {}
    told = comments_by_target(draft, authors, Showing(draft, INFORMAL))
    for target, comments in told.items():
        for comment in comments:
            key = (find(comment.author)[:1], comment.text.strip())
            if there[key]:
                there[key] -= 1
            else:
                out.setdefault(target, []).append(comment)
    return out


def told_in_full(
    draft: Draft, issued: Issued, authors: Authors, units: Sequence[WordParagraph]
) -> dict[str, Comment]:
    """The comments that tell all of those who propose together, where the author does not."""
    there = {comment.text for comment in issued.source.comments().values()}
    marks = {
        one
        for unit in units
        for item in unit.items
        if not item.hidden
        for one in (item.ins, item.dels, unit.ins or (), unit.dels or ())
        if one
    }
    told = in_full(draft, authors, sorted(marks))
    return {target: comment for target, comment in told.items() if comment.text not in there}
