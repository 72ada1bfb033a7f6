"""What is pasted over all the words of one paragraph or of several: compared before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from model.draft.draft import Draft
from model.draft.text import flat
from model.readings.compare import Pair, align_paragraphs
from model.readings.pasted_over import differing, whole_rows, words_shown
from model.readings.reading import Reading
from model.steps.coming_edits import Coming, add_paragraphs
from model.steps.labels import label_key
from model.steps.making import is_tracked
from model.steps.rewriting_edits import NewBeside, Rewriting, rewrite
from model.steps.several import Replacement, replace_several
from model.steps.step import StepRefused
from model.steps.typed import Typed
from model.steps.voice import Voice
from model.steps.whole_edits import add_alternative, add_paragraph
from widgets.table.asking import Asking
from widgets.table.pasted import Pasted

Maker = Callable[[Draft, Voice], Typed]
"""Makes an edit for the hat that is worn."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which pasted words can be taken: what it is called, and what makes it."""

    told: str
    make: Maker


def ways_over(draft: Draft, asking: Asking, pasted: Pasted, typed: Maker) -> tuple[Way, ...]:
    """The ways to take what was pasted over whole paragraphs; none where it was not.

    ``typed``: Takes it as if it had been typed there.
    """
    from app.acts.pasted_heads import coming  # knows the notation: only when pasting

    rows = (
        whole_rows(draft, asking.reading, asking.start, asking.end) if is_tracked(draft) else None
    )
    if not rows:
        return ()
    come = coming(pasted.paragraphs)
    if len(rows) == len(come) == 1:
        return _over_one(asking, rows[0], flat(come[0].runs))
    wanted = _rewriting(draft, asking.reading, rows, come)
    if wanted is None:
        return ()
    beside = draft.paragraphs[rows[-1]].id
    return (
        Way("the words that differ", partial(_rewritten, wanted)),
        Way("typed words", typed),
        Way("new paragraphs behind", partial(add_paragraphs, beside=beside, coming=come)),
    )


def _over_one(asking: Asking, row: int, words: str) -> tuple[Way, ...]:
    """Over a whole paragraph: its words are compared first."""
    beside = asking.start.paragraph
    return (
        Way("the words that differ", partial(_only_differing, asking.reading, row, words)),
        Way(
            "an alternative to the paragraph",
            partial(add_alternative, paragraph=beside, words=words),
        ),
        Way("a new paragraph behind it", partial(add_paragraph, after=beside, words=words)),
    )


def _only_differing(reading: Reading, row: int, words: str, draft: Draft, voice: Voice) -> Typed:
    found = differing(draft, reading, row, words)
    if not found:
        raise StepRefused("These are the words that stand there.")
    return replace_several(draft, voice, [[Replacement(*one)] for one in found])


def _rewritten(wanted: Rewriting, draft: Draft, voice: Voice) -> Typed:
    return rewrite(draft, voice, wanted)


# -- several -------------------------------------------------------------------------------------


def _rewriting(
    draft: Draft, reading: Reading, rows: Sequence[int], come: Sequence[Coming]
) -> Rewriting | None:
    """What becomes of each paragraph; None where what comes is like none of them."""
    pairs = _paired(draft, reading, rows, come)
    kept: list[tuple[Replacement, ...]] = []
    new: list[NewBeside] = []
    gone = dict.fromkeys(rows)
    last = ""
    for is_new, some in groupby(pairs, key=_is_new):
        if is_new:
            coming = tuple(come[pair.new] for pair in some if pair.new is not None)
            new.append(NewBeside(last or draft.paragraphs[rows[0]].id, not last, coming))
            continue
        for old, now, _ in some:
            row = rows[old or 0]
            last = draft.paragraphs[row].id
            if now is not None:
                del gone[row]
                found = differing(draft, reading, row, flat(come[now].runs)) or ()
                kept.append(tuple(Replacement(*one) for one in found))
    if not kept:
        return None
    said = next(pair for pair in reversed(pairs) if pair.new is not None)
    stays = "" if _is_new(said) else draft.paragraphs[rows[said.old or 0]].id
    lines = tuple(_ends(draft, reading, row) for row in gone)
    return Rewriting(tuple(kept), tuple(new), lines, stays)


def _ends(draft: Draft, reading: Reading, row: int) -> tuple[str, str]:
    """The first and the last of the paragraphs that flow into the line of a row."""
    shown = words_shown(draft, reading, row)
    held = [piece.paragraph for piece in shown[1].pieces if piece.start >= 0] if shown else []
    own = draft.paragraphs[row].id
    return (held[0], held[-1]) if held else (own, own)


def _is_new(pair: Pair) -> bool:
    """Whether it has no old paragraph; one that was moved goes where it was, and comes anew."""
    return pair.old is None or pair.moved


def _paired(
    draft: Draft, reading: Reading, rows: Sequence[int], come: Sequence[Coming]
) -> list[Pair]:
    """Which of the paragraphs that come is which of those that are there."""
    old = [(_named(draft.paragraphs[row].label), _words(draft, reading, row)) for row in rows]
    return align_paragraphs(old, [(_named(one.label), flat(one.runs)) for one in come])


def _named(label: str) -> str:
    """A label as it is compared: "OP3." and "3." are the same."""
    return label_key("operative", label)[1]


def _words(draft: Draft, reading: Reading, row: int) -> str:
    shown = words_shown(draft, reading, row)
    return shown[0].text if shown is not None else ""
