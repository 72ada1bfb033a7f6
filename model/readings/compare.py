"""Two texts compared word by word, two lists of paragraphs aligned: the engine of all comparing.

In: texts. Out: what was kept, put in, taken out, in code points of both. It knows nothing of
changes; what to make of a difference is the caller's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from model.readings.same_ends import same_ends
from model.readings.words import Word, is_word, loose_words_of, words_of

Op = Literal["equal", "insert", "delete", "replace"]


class Difference(NamedTuple):
    """What became of a stretch: code points of the old text and of the new."""

    op: Op
    old_start: int
    old_end: int
    new_start: int
    new_end: int


Block = tuple[int, int, int, int]
"""An edit in tokens: old from, old to, new from, new to. Between two blocks all is kept."""


def compare(
    old: str, new: str, *, loose: bool = False, ends: Collection[int] = (), tidy: bool = True
) -> list[Difference]:
    """Compare two texts word by word.

    Args:
        old: The text before.
        new: The text after.
        loose: Whether case, hyphens and kinds of white space make no difference.
        ends: Offsets in ``new`` where an insertion should end if it may end there as well.
        tidy: Whether single words kept by accident inside a rewritten stretch are rewritten too.

    Returns:
        Differences that together cover both texts, in order.
    """
    if old == new:
        return [Difference("equal", 0, len(old), 0, len(new))] if old else []
    start, end = same_ends(old, new)
    if start or end:
        olds, news = old[start : len(old) - end], new[start : len(new) - end]
        found = _compared(olds, news, loose, [n - start for n in ends], tidy)
        if len(found) > 1 and found[0].op == found[-1].op == "equal":
            return _widened(found, start, len(old), len(new))
    # An edit slid to the edge of the window: beyond it there may be a better place.
    return _compared(old, new, loose, ends, tidy)


def _compared(old: str, new: str, loose: bool, ends: Iterable[int], tidy: bool) -> list[Difference]:
    cutter = loose_words_of if loose else words_of
    old_words, new_words = cutter(old), cutter(new)
    blocks = _blocks(old_words, new_words)
    if tidy:
        blocks = _without_islands(blocks, old_words, new_words)
    wanted = {_token_at(new_words, end) for end in ends}
    blocks = _settled(blocks, old_words, new_words, wanted)
    return list(_differences(blocks, old, new, old_words, new_words))


def _widened(found: list[Difference], by: int, old: int, new: int) -> list[Difference]:
    """Differences of a window, of the whole texts of these lengths; ``by`` characters before."""
    moved = [Difference(d.op, *(n + by for n in d[1:])) for d in found]
    moved[0] = Difference("equal", 0, moved[0].old_end, 0, moved[0].new_end)
    moved[-1] = Difference("equal", moved[-1].old_start, old, moved[-1].new_start, new)
    return moved


def _blocks(old: Sequence[Word], new: Sequence[Word]) -> list[Block]:
    keys: dict[str, int] = {}
    one = [keys.setdefault(w.key, len(keys)) for w in old]
    other = [keys.setdefault(w.key, len(keys)) for w in new]
    blocks: list[Block] = []
    for op in Indel.opcodes(one, other):
        if op.tag == "equal":
            continue
        here = (op.src_start, op.src_end, op.dest_start, op.dest_end)
        if blocks and blocks[-1][1] == here[0] and blocks[-1][3] == here[2]:
            blocks[-1] = (blocks[-1][0], here[1], blocks[-1][2], here[3])
        else:
            blocks.append(here)
    return blocks


def _without_islands(blocks: list[Block], old: Sequence[Word], new: Sequence[Word]) -> list[Block]:
    """The edits, joined over a kept word or two that nobody would have meant to keep.

    Only where words go out and come in on the whole: two plain insertions stay two.
    """
    out: list[Block] = []
    for block in blocks:
        while out:
            last = out[-1]
            kept = old[last[1] : block[0]]
            telling = [w for w in kept if is_word(w)]
            out_in = (
                _letters(old[last[0] : last[1]]) + _letters(old[block[0] : block[1]]),
                _letters(new[last[2] : last[3]]) + _letters(new[block[2] : block[3]]),
            )
            sides = (
                max(_letters(old[last[0] : last[1]]), _letters(new[last[2] : last[3]])),
                max(_letters(old[block[0] : block[1]]), _letters(new[block[2] : block[3]])),
            )
            size = sum(len(w.key) for w in telling)
            if len(telling) > 1 or not all(out_in) or size > min(sides) or size > 7:
                break
            block = (last[0], block[1], last[2], block[3])
            out.pop()
        out.append(block)
    return out


def _letters(words: Iterable[Word]) -> int:
    return sum(w.end - w.start for w in words if is_word(w))


def _token_at(words: Sequence[Word], offset: int) -> int:
    """How many tokens end at or before ``offset``; white space before it counts as passed."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def _settled(
    blocks: list[Block], old: Sequence[Word], new: Sequence[Word], wanted: Collection[int]
) -> list[Block]:
    """The edits slid to where a person would see them; those that then touch are one."""
    while True:
        slid: list[Block] = []
        for index in range(len(blocks)):
            around = [*slid, *blocks[index:]]
            here = _slid(index, around, old, new, wanted)
            slid.append(here)
        merged: list[Block] = []
        for block in slid:
            if merged and merged[-1][1] == block[0] and merged[-1][3] == block[2]:
                merged[-1] = (merged[-1][0], block[1], merged[-1][2], block[3])
            else:
                merged.append(block)
        if merged == blocks or len(merged) == len(blocks):
            return merged
        blocks = merged


def _slid(
    index: int,
    blocks: Sequence[Block],
    old: Sequence[Word],
    new: Sequence[Word],
    wanted: Collection[int],
) -> Block:
    """A plain insertion or deletion, moved along equal words to where a person would see it."""
    o1, o2, n1, n2 = blocks[index]
    if o1 != o2 and n1 != n2:
        return blocks[index]
    words, start, end = (new, n1, n2) if o1 == o2 else (old, o1, o2)
    left = start - (blocks[index - 1][3 if o1 == o2 else 1] if index else 0)
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    stop = (following[2] if o1 == o2 else following[0]) if following else len(words)
    shifts = [0]
    while (
        -shifts[-1] < left and words[start + shifts[-1] - 1].key == words[end + shifts[-1] - 1].key
    ):
        shifts.append(shifts[-1] - 1)
    shift = 0
    while end + shift < stop and words[start + shift].key == words[end + shift].key:
        shift += 1
        shifts.append(shift)
    inserted = o1 == o2
    floor = start - left
    best = max(
        shifts,
        key=lambda by: (
            inserted and end + by in wanted,
            (bool(index) and start + by == floor) or (following is not None and end + by == stop),
            *_fit(words, start + by, end + by),
        ),
    )
    return o1 + best, o2 + best, n1 + best, n2 + best


def _fit(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """How well an edit sits: whole words with the space behind, and further right."""
    first = words[start]
    before = words[start - 1] if start else None
    clean = 2 if before is None or before.key in (".", ";", "\n") else 0
    if is_word(first) and (before is None or before.key.isspace() or not is_word(before)):
        clean += 2
    if words[end - 1].key.isspace() or end == len(words):
        clean += 1
    return clean, start


def _differences(
    blocks: Sequence[Block], old: str, new: str, olds: Sequence[Word], news: Sequence[Word]
) -> Iterable[Difference]:
    at_old = at_new = 0
    for o1, o2, n1, n2 in blocks:
        first_old, first_new = _start(olds, o1, old), _start(news, n1, new)
        if first_old > at_old or first_new > at_new:
            yield Difference("equal", at_old, first_old, at_new, first_new)
        at_old, at_new = _start(olds, o2, old), _start(news, n2, new)
        op: Op = "insert" if o1 == o2 else "delete" if n1 == n2 else "replace"
        yield Difference(op, first_old, at_old, first_new, at_new)
    if at_old < len(old) or at_new < len(new):
        yield Difference("equal", at_old, len(old), at_new, len(new))


def _start(words: Sequence[Word], index: int, text: str) -> int:
    if index == 0:
        return 0
    return words[index].start if index < len(words) else len(text)


class Pair(NamedTuple):
    """Rows of two lists of paragraphs that are one paragraph; None where there is none."""

    old: int | None
    new: int | None
    moved: bool = False


_ALIKE = 0.5
_LABEL_ALIKE = 0.3
_SURELY_MOVED = 0.75
_FAR_BETTER = 0.25
_FEW = 10_000
_RARE = 40
_MOST_CANDIDATES = 8


def align_paragraphs(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> list[Pair]:
    """Align two lists of (label, text), by label, likeness and order.

    Returns:
        Pairs in the order of the new list; those only in the old one stand where they stood.
    """
    scores = _scores(old, new)
    chain = _best_chain(scores, len(new))
    taken_old = {o for o, _ in chain}
    taken_new = {n for _, n in chain}
    partner = {n: (o, False) for o, n in chain}
    rest = sorted(((s, o, n) for (o, n), s in scores.items() if s >= _SURELY_MOVED), reverse=True)
    for _, o, n in rest:
        if o not in taken_old and n not in taken_new:
            partner[n] = (o, True)
            taken_old.add(o)
            taken_new.add(n)
    return _in_order(partner, taken_old, len(old), len(new))


def _scores(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> dict[tuple[int, int], float]:
    """The likeness of every pair that could be one paragraph."""
    olds = [[w.key for w in loose_words_of(text) if is_word(w)] for _, text in old]
    news = [[w.key for w in loose_words_of(text) if is_word(w)] for _, text in new]
    scores = {}
    for o, n in _candidates(old, new, olds, news):
        one, other = olds[o], news[n]
        if not one or not other:
            continue
        same_label = bool(old[o][0]) and old[o][0] == new[n][0]
        kept = (len(one) + len(other) - int(Indel.distance(one, other))) / 2
        # A proposal makes a paragraph longer: what counts most is how much of the old is there.
        score = 0.5 * kept / len(one) + 0.5 * 2 * kept / (len(one) + len(other))
        if score >= (_LABEL_ALIKE if same_label else _ALIKE):
            scores[o, n] = score + (0.2 if same_label else 0.0)
    return _without_weak(scores)


def _candidates(
    old: Sequence[tuple[str, str]],
    new: Sequence[tuple[str, str]],
    olds: Sequence[Sequence[str]],
    news: Sequence[Sequence[str]],
) -> Iterable[tuple[int, int]]:
    """Pairs worth looking at: all in short texts, else those that share a label or rare words."""
    if len(old) * len(new) <= _FEW:
        return [(o, n) for o in range(len(old)) for n in range(len(new))]
    rows: dict[str, list[int]] = {}
    labels: dict[str, list[int]] = {}
    for n, words in enumerate(news):
        labels.setdefault(new[n][0], []).append(n)
        for word in set(words):
            rows.setdefault(word, []).append(n)
    pairs: set[tuple[int, int]] = set()
    for o, words in enumerate(olds):
        votes: dict[int, float] = {}
        for word in set(words):
            found = rows.get(word, ())
            if len(found) <= _RARE:
                for n in found:
                    votes[n] = votes.get(n, 0.0) + 1 / len(found)
        best = sorted(votes, key=lambda n: (-votes[n], abs(n - o)))[:_MOST_CANDIDATES]
        pairs.update((o, n) for n in best)
        if old[o][0]:
            pairs.update((o, n) for n in labels.get(old[o][0], ())[:_MOST_CANDIDATES])
    return sorted(pairs)


def _without_weak(scores: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """The pairs without those of which both sides have a far better partner: a label stays where
    it was when its words move."""
    best_old: dict[int, float] = {}
    best_new: dict[int, float] = {}
    for (o, n), score in scores.items():
        best_old[o] = max(best_old.get(o, 0.0), score)
        best_new[n] = max(best_new.get(n, 0.0), score)
    return {
        (o, n): score
        for (o, n), score in scores.items()
        if score + _FAR_BETTER >= best_old[o] or score + _FAR_BETTER >= best_new[n]
    }


def _best_chain(scores: dict[tuple[int, int], float], news: int) -> list[tuple[int, int]]:
    """The pairs in one order in both lists that are most alike on the whole.

    The heaviest rising chain, by a tree of best ends: n log n in the pairs.
    """
    tree: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (news + 1)
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for o, n in sorted(scores, key=lambda pair: (pair[0], -pair[1])):
        best: tuple[float, tuple[int, int] | None] = (0.0, None)
        at = n
        while at > 0:
            best = max(best, tree[at], key=lambda end: end[0])
            at -= at & -at
        before[o, n] = best[1]
        here = (best[0] + scores[o, n], (o, n))
        at = n + 1
        while at <= news:
            tree[at] = max(tree[at], here, key=lambda end: end[0])
            at += at & -at
    last: tuple[float, tuple[int, int] | None] = (0.0, None)
    at = news
    while at > 0:
        last = max(last, tree[at], key=lambda end: end[0])
        at -= at & -at
    chain = []
    pair = last[1]
    while pair is not None:
        chain.append(pair)
        pair = before[pair]
    return chain[::-1]


def _in_order(
    partner: dict[int, tuple[int, bool]], taken: set[int], olds: int, news: int
) -> list[Pair]:
    pairs: list[Pair] = []
    gone = [o for o in range(olds) if o not in taken]
    for n in range(news):
        o, moved = partner.get(n, (None, False))
        if o is not None and not moved:
            while gone and gone[0] < o:
                pairs.append(Pair(gone.pop(0), None))
        pairs.append(Pair(o, n, moved))
    pairs.extend(Pair(o, None) for o in gone)
    return pairs
