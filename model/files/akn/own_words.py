"""The words of a plain line of our own as runs: text between the few tags that our writer uses."""

from __future__ import annotations

import re
from typing import cast

from model.draft.text import Run, sorted_marks
from model.files.akn.names import FORMATS
from model.files.akn.words_read import PLAIN, State, Thawed

_BRACKET, _SPAN = 'inline name="bracket"', 'inline name="span"'
_TAGS = re.compile(
    f'<(?:(ins|del|{_BRACKET}|{_SPAN}) n:c="([^"<>&\t]*)">(?:([^<>]*)<(/[a-z]+)>)?|(/?[a-z]+/?)>)'
)
"""A tag that names ids, with the words in it and its end where there are no tags in it; another."""
_GROUPS = 6
_ENDS = {name: "/" + name.partition(" ")[0] for name in ("ins", "del", _BRACKET, _SPAN, *FORMATS)}
_REFERENCE = re.compile("&(?:amp|lt|gt);")
_DEEPEST = 100
"""Tags round a word; the parser has a limit, and so have all who read what it gives."""


class OwnWords:
    """Reads the words of one line after the other.

    Marks are noted in ``marks``, by what attributes say, and brackets in ``bracketed``.
    """

    def __init__(self, marks: dict[str, tuple[str, ...]], bracketed: set[str]) -> None:
        self._marks = marks
        self._bracketed = bracketed

    def runs(self, said: str) -> tuple[Run, ...] | None:
        """The runs; None where there is anything in the words that is not plain."""
        pieces: list[str] = _TAGS.split(said)
        between = "".join(pieces[::_GROUPS])
        if "<" in between or ">" in between:
            return None
        if "&" in said:
            if said.count("&") != len(_REFERENCE.findall(said)):
                return None
            pieces[::_GROUPS] = map(_meant, pieces[::_GROUPS])
            pieces[3::_GROUPS] = map(_meant, pieces[3::_GROUPS])
        if len(pieces) > 1:
            return self._walked(pieces)
        return (Run(pieces[0]),) if said else ()

    def _walked(self, pieces: list[str]) -> tuple[Run, ...] | None:
        """The runs of a text, and of tags each of which is followed by a text."""
        runs: list[Run] = []
        around: list[tuple[str, State]] = []
        text, state, now = pieces[0], PLAIN, PLAIN
        more = iter(pieces[1:])
        for name, ids, within, end, tag, said in zip(*[more] * _GROUPS, strict=True):
            if within is not None:
                inner = self._inside(state, name, ids)
                if end != _ENDS[name]:
                    return None
                if within and inner == now:
                    text += within
                elif within:
                    if text:
                        runs.append(cast(Run, Thawed(text, *now)))
                    text, now = within, inner
            elif name is not None:
                around.append((_ENDS[name], state))
                state = self._inside(state, name, ids)
            elif around and tag == around[-1][0]:
                state = around.pop()[1]
            elif tag == "br/":
                said = "\n" + said
            elif tag in FORMATS:
                around.append((_ENDS[tag], state))
                state = _formatted(state, tag)
            else:
                return None
            if said and (state is now or state == now):
                text += said
            elif said:
                if text:
                    runs.append(cast(Run, Thawed(text, *now)))
                text, now = said, state
            if len(around) > _DEEPEST:
                return None
        if text:
            runs.append(cast(Run, Thawed(text, *now)))
        return None if around else _frozen(runs)

    def _inside(self, state: State, name: str, said: str) -> State:
        """The state inside a tag that names ids and stands in that state."""
        ins, dels, brackets, holds, form, kept = state
        if name == _BRACKET:
            named = tuple(said.split())
            self._bracketed.update(named)
            return ins, dels, brackets + named, holds, form, kept
        marks = self._marks.get(said)
        if marks is None:
            marks = self._marks[said] = tuple(said.split())
        if name == "ins":
            return ins + marks, dels, brackets, holds, form, kept
        if name == _SPAN:
            return ins, dels, brackets, sorted_marks(holds + marks), form, kept
        dels = sorted_marks(dels + marks) if dels or len(marks) > 1 else marks
        return ins, dels, brackets, holds, form, kept


def _frozen(runs: list[Run]) -> tuple[Run, ...]:
    for run in runs:
        run.__class__ = Run
    return tuple(runs)


def _meant(piece: str) -> str:
    """The text with its three references resolved; of ``&`` last, lest it make others."""
    if not piece:
        return piece
    return piece.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _formatted(state: State, name: str) -> State:
    *outer, form, kept = state
    return state if name in form else (*outer, tuple(sorted((*form, name))), kept)  # type: ignore[return-value]
