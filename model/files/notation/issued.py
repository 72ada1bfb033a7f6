"""Holds what was read of an informal text to the tabled text: where both have a paragraph, it
reads without its amendments exactly as it was tabled, whatever the notation seemed to say.

Words, order and punctuation are held to; case, hyphens and spaces stay as the room typed them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.draft.text import OBJECT
from model.files.notation.flow import Flow, Span
from model.files.notation.proto import Proto, bare
from model.files.notation.tabled import TabledParagraph, put_words, tag_ends
from model.files.notation.units import Fate
from model.readings.compare import Difference, compare
from model.readings.words import loose_words_of


def believe(fates: Sequence[Fate], partners: list[TabledParagraph | None]) -> None:
    """Let no paragraph that the tabled text has be put in as a whole; a move is tabled at home."""
    for index, fate in enumerate(fates):
        if fate.copy is not None and partners[fate.copy] is not None:
            if partners[index] is None:
                partners[index], partners[fate.copy] = partners[fate.copy], None
            else:
                # Both places were tabled: nothing moves, the struck one goes.
                fates[fate.copy].home = None
                fate.copy = None
                fate.whole = Proto(whole="deleted")
        whole = fate.whole
        if whole is not None and whole.whole == "inserted" and partners[index] is not None:
            whole.whole = "held"
            whole.guess(0.5, "the paragraph is in the tabled text")


def hold_to(flow: Flow, protos: list[Proto], tabled: str) -> None:
    """Mend the amendments of a flow so that without them it reads as tabled."""
    if _is_held(flow, protos, tabled):
        return
    _put_back(flow, protos, tabled)
    new = [
        (d.new_start, d.new_end)
        for d in _differences(flow, tabled)
        if d.op in ("insert", "replace") and flow.text[d.new_start : d.new_end].strip(OBJECT + " ")
    ]
    for proto in protos:
        inside = _common(flow.text, proto.ins, new)
        if inside == sorted(proto.ins):
            continue
        if not inside and not proto.dels and not proto.holds:
            proto.holds = list(proto.ins)
        proto.ins = inside
        proto.guess(0.4, "held to the tabled text")
    taken = [span for proto in protos for span in proto.ins]
    for span in _without(flow.text, new, taken):
        left = Proto(ins=[span])
        left.guess(0.3, "not in the tabled text; no tag says whose")
        protos.append(left)
    protos.sort(key=lambda p: p.first())


def _is_held(flow: Flow, protos: Iterable[Proto], tabled: str) -> bool:
    text = flow.text
    for start, end in sorted((s for p in protos for s in p.ins), reverse=True):
        text = text[:start] + text[max(start, end) :]
    return _keys(text) == _keys(tabled)


def _keys(text: str) -> list[str]:
    return [w.key for w in loose_words_of(text) if w.key != OBJECT]


def _differences(flow: Flow, tabled: str) -> list[Difference]:
    return compare(tabled, flow.text, loose=True, ends=tag_ends(flow), tidy=False)


def _put_back(flow: Flow, protos: list[Proto], tabled: str) -> None:
    """Put back what of the tabled text the flow has not, as struck by nobody."""
    lost = [d for d in _differences(flow, tabled) if d.op in ("delete", "replace")]
    for d in reversed(lost):
        if not tabled[d.old_start : d.old_end].strip(OBJECT + " "):
            continue
        at, size, start, end = put_words(flow, tabled, d)
        for proto in protos:
            for spans in (proto.ins, proto.dels, proto.holds):
                spans[:] = [
                    (s + size if s >= at else s, e + size if e > at else e) for s, e in spans
                ]
        gone = Proto(dels=[(start, end)])
        gone.guess(0.3, "in the tabled text, and not here")
        protos.append(gone)


def _common(text: str, spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """What two lists of spans share."""
    shared = [bare(text, max(s, a), min(e, b)) for s, e in spans for a, b in others]
    return sorted({span for span in shared if span[1] > span[0]})


def _without(text: str, spans: Sequence[Span], taken: Iterable[Span]) -> list[Span]:
    """What of the spans is not taken."""
    left = list(spans)
    for start, end in taken:
        left = [
            part
            for s, e in left
            for part in ((s, min(e, start)), (max(s, end), e))
            if part[1] > part[0]
        ]
    bared = [bare(text, *span) for span in left]
    return [span for span in bared if span[1] > span[0]]
