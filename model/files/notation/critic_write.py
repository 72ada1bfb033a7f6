"""Writes a draft as CriticMarkup with attributions, in a form that reads back as the same draft.

``{++in++}{>>(Turkey)<<}``, ``{--out--}{>>(Egypt)<<}``, ``{==held==}{>>(reservation: Iran)<<}``; an
amendment within another stands within its signs. What those signs cannot say has the room's.
"""

from __future__ import annotations

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import change_of
from model.files.notation.bounds import Bound
from model.files.notation.write import Words, Writer

_SIGNS = {"in": ("{++", "++}"), "held": ("{==", "==}"), "out": ("", ""), "swap": ("", "++}")}


def write_critic(draft: Draft) -> str:
    """The draft as Markdown with CriticMarkup."""
    return _CriticWriter(draft).text()


class _CriticWriter(Writer):
    """Writes paragraph after paragraph, in the signs of CriticMarkup."""

    def words(self, paragraph: Paragraph) -> Words:
        return _CriticWords(self.draft, paragraph, self.table, self.brackets)

    def said(self, words: str) -> str:
        return f"{{>>{words}<<}}" if words else ""

    def struck(self, words: str, tag: str) -> str:
        return f"{{--{words.strip()}--}} {self.said(tag)}".rstrip()

    def note_start(self, mark: str) -> str:
        return f"[^{_note_name(mark)}]:"


class _CriticWords(Words):
    """The words of one paragraph in the signs of CriticMarkup."""

    BEGINS = (" ", "[", "{++", "{==", " {--", "[{--", " ~~", "[~~")

    def opening(self, bound: Bound) -> str:
        return _SIGNS.get(self._kind(bound), ("[", "]"))[0]

    def closing(self, bound: Bound) -> str:
        return _SIGNS.get(self._kind(bound), ("[", "]"))[1]

    def strike_sign(self, bound: Bound | None, opens: bool) -> str:
        kind = self._kind(bound) if bound is not None else ""
        if kind == "out":
            return "{--" if opens else "--}"
        if kind == "swap":
            return "{--" if opens else "--}{++"
        return "~~"

    def said(self, tag: str, bound: Bound | None) -> str:
        return f"{{>>{tag}<<}}" if bound is None or self._kind(bound) in _SIGNS else tag

    def note(self, mark: str) -> str:
        return f"[^{_note_name(mark)}]"

    def whole(self, words: str, tag: str, chain: bool) -> str:
        return f"{{++{words}++}} {tag}"

    def _kind(self, bound: Bound) -> str:
        """How an amendment is said: in, out, held, swap (out, then in), or in the room's signs."""
        if bound.change is None or not (bound.opens and bound.closes):
            return "room"
        if not bound.amends:
            return "held"
        own = bound.change.id
        states: list[tuple[bool, bool]] = []
        offset = 0
        for run in self.bounds.runs:
            if bound.start <= offset < bound.end and run.text:
                states.append((own in map(change_of, run.ins), own in map(change_of, run.dels)))
            offset += len(run.text)
        nested = any(
            b is not bound and bound.start <= b.start and b.end <= bound.end
            for b in self.bounds.inner
        )
        if all(put and not out for put, out in states):
            return "in"
        if nested:
            return "room"
        if all(out and not put for put, out in states):
            return "out"
        turn = next((i for i, (put, _) in enumerate(states) if put), 0)
        swap = turn and all(o and not p for p, o in states[:turn])
        return "swap" if swap and all(p and not o for p, o in states[turn:]) else "room"


def _note_name(mark: str) -> str:
    return mark.replace("*", "star") or "note"
