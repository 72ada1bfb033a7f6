"""The mixed content of an element as runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from model.draft.note import Kept, KeptKind
from model.draft.text import OBJECT, Run, sorted_marks
from model.files.akn.element_read import told
from model.files.akn.foreign_changes import foreign_mark
from model.files.akn.gather import Gathered, quoted, words_in
from model.files.akn.names import FORMATS, A, N
from model.files.akn.words_write import default_kind, is_wrapper
from model.files.akn.xml import canonical, emptied

State = tuple[
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
]
"""ins, dels, brackets, holds, format, kept: the fields of a run in their order."""

PLAIN: State = ((), (), (), (), (), ())

_INS, _DEL, _INLINE, _BR = A + "ins", A + "del", A + "inline", A + "br"
_CHANGES = frozenset([_INS, _DEL])
_NOTE, _MARKER = A + "authorialNote", A + "marker"
_FORMAT_TAGS = {A + name: name for name in FORMATS}
_WRAPPER = N + "wrapper"
_C, _KEPT, _REF, _PART = N + "c", N + "kept", N + "ref", N + "part"
_OURS = (_KEPT, N + "block", N + "kind", N + "shown")

# A line break among words was put there by a program that lays XML out; ours is <br/>.
_LAID_OUT = re.compile(r"[ \t]*\n[ \t\n]*")
_BREAK = "\x00"


class Thawed:
    """A run before it is frozen, by being given the class Run: there are tens of thousands.

    The constructor of a frozen dataclass sets each slot through ``object.__setattr__``; this way
    a run takes 0.2 µs instead of 0.7.
    """

    __slots__ = Run.__slots__

    def __init__(
        self,
        text: str,
        ins: tuple[str, ...],
        dels: tuple[str, ...],
        brackets: tuple[str, ...],
        holds: tuple[str, ...],
        form: tuple[str, ...],
        kept: tuple[str, ...],
    ) -> None:
        self.text = text
        self.ins = ins
        self.dels = dels
        self.brackets = brackets
        self.holds = holds
        self.format = form
        self.kept = kept
        self.object = ""


class WordsReader:
    """Reads the words of one element after the other."""

    def __init__(self, gathered: Gathered, note: Callable[[etree._Element], str]) -> None:
        self._gathered = gathered
        self._marks = gathered.marks
        self._note = note
        self._wrappers: dict[tuple[object, ...], str] = {}
        self._start()

    def _start(self) -> None:
        self._runs: list[Run] = []
        self._texts: list[str] = []
        self._state: State | None = None
        self._laid_out = False
        self._parts = 1
        self._last_foreign = ("", "", "")

    def runs(self, element: etree._Element) -> tuple[Run, ...]:
        """The runs of the element; its own tag is not looked at."""
        if len(element) == 0:
            text = element.text
            if not text:
                return ()
            if "\n" not in text:
                return (Run(text),)
        # A note inside the words is read by this reader too, before these are done.
        outer = (self._runs, self._texts, self._state, self._laid_out, self._parts)
        self._start()
        self._walk(element, PLAIN)
        self._flush()
        runs = _without_layout(self._runs) if self._laid_out else tuple(self._runs)
        self._runs, self._texts, self._state, self._laid_out, self._parts = outer
        return runs

    def _say(self, text: str, state: State) -> None:
        if "\n" in text:
            text = _LAID_OUT.sub(_BREAK, text)
            self._laid_out = True
        if state is not self._state and state != self._state:
            if self._texts:
                self._flush()
            self._state = state
        self._texts.append(text)

    def _flush(self) -> None:
        texts = self._texts
        if texts and self._state is not None:
            text = texts[0] if len(texts) == 1 else "".join(texts)
            run = Thawed(text, *self._state)
            run.__class__ = Run  # type: ignore[assignment]
            self._runs.append(run)  # type: ignore[arg-type]
            texts.clear()

    def _put(self, name: str, state: State, text: str = OBJECT) -> None:
        self._flush()
        self._gathered.referred.add(name)
        self._runs.append(Run(text, *state, name))
        self._state = state

    def _walk(self, element: etree._Element, state: State) -> None:
        text = element.text
        if text:
            self._say(text, state)
        if not len(element):
            return
        for child in element:
            tag = child.tag
            if tag in _CHANGES:
                self._changed(child, tag, state)
            elif tag in _FORMAT_TAGS:
                self._formatted(child, tag, state)
            elif tag == _BR:
                if state != self._state:
                    self._flush()
                    self._state = state
                self._texts.append("\n")
            elif tag == _INLINE:
                self._inline(child, state)
            else:
                self._other(child, tag, state)
            tail = child.tail
            if tail:
                self._say(tail, state)

    def _changed(self, child: etree._Element, tag: str, state: State) -> None:
        pairs = told(child)
        said = pairs.get(_C)
        if said is None:
            last = self._last_foreign if _follows_change(child) else None
            mark, self._last_foreign = foreign_mark(self._gathered, child, tag == _INS, last)
            marks: tuple[str, ...] = (mark,)
        else:
            marks = self._marks.get(said) or self._gathered.mark(said)
        ins, dels, brackets, holds, form, kept = state
        if tag == _INS:
            ins += marks
        else:
            dels = sorted_marks(dels + marks) if dels or len(marks) > 1 else marks
        inner = (ins, dels, brackets, holds, form, kept)
        if len(pairs) > (said is not None):
            inner = self._wrapped(child, inner, ("inline", tag[len(A) :]))
        if len(child):
            self._walk(child, inner)
            return
        text = child.text
        if text:
            self._say(text, inner)

    def _formatted(self, child: etree._Element, tag: str, state: State) -> None:
        ins, dels, brackets, holds, form, kept = state
        name = _FORMAT_TAGS[tag]
        if name not in form:
            form = tuple(sorted((*form, name)))
        inner = (ins, dels, brackets, holds, form, kept)
        if child.attrib:
            inner = self._wrapped(child, inner)
        self._walk(child, inner)

    def _inline(self, child: etree._Element, state: State) -> None:
        said_of = told(child)
        name, said, quotes = said_of.get("name"), said_of.get(_C), said_of.get(_WRAPPER)
        ins, dels, brackets, holds, form, kept = state
        if said is not None and name == "bracket":
            named = tuple(said.split())
            self._gathered.bracketed.update(named)
            inner = (ins, dels, brackets + named, holds, form, kept)
        elif said is not None and name == "span":
            marks = self._gathered.mark(said)
            inner = (ins, dels, brackets, sorted_marks(holds + marks), form, kept)
        elif quotes is not None and name == "kept":
            inner = (ins, dels, brackets, holds, form, (*kept, quotes))
        else:
            self._other(child, child.tag, state)
            return
        if len(said_of) > 2:
            inner = self._wrapped(child, inner, ("inline", name))
        self._walk(child, inner)

    def _other(self, child: etree._Element, tag: object, state: State) -> None:
        if not isinstance(tag, str):
            self._unwritten(child)
        elif tag == _NOTE:
            self._put(self._note(child), state)
        elif tag == _MARKER and child.get(_REF) is not None:
            self._put(child.get(_REF, ""), state, child.get(N + "text") or OBJECT)
        elif child.get(_KEPT) is not None or not is_wrapper(tag):
            self._put(self.kept(child), state)
        else:
            said = len(self._runs), len(self._texts)
            self._walk(child, self._wrapped(child, state))
            if said == (len(self._runs), len(self._texts)):
                self._put(self.kept(child), state)

    def _unwritten(self, child: etree._Element) -> None:
        text = str(child.text or "")
        if isinstance(child, (etree._Comment, etree._ProcessingInstruction)):
            self._gathered.tell(
                "comment-left-out",
                f"A comment among the words is not kept: “{quoted(text)}”.",
                f"line {child.sourceline}",
            )

    def _wrapped(
        self, child: etree._Element, state: State, stand_in: tuple[str, str] | None = None
    ) -> State:
        """The state inside another tool's wrapper, told apart from an equal one just before."""
        key = (child.tag, stand_in, *child.attrib.items())
        text = self._wrappers.get(key)
        if text is None:
            text = self._wrappers[key] = _wrapper_text(child, stand_in, 0)
        outer, kept = state[:4], state[5]
        last = self._state
        if last is not None and last[:4] == outer and last[5][: len(kept) + 1] == (*kept, text):
            self._parts += 1
            text = _wrapper_text(child, stand_in, self._parts)
        return (*outer, state[4], (*kept, text))

    def kept(self, child: etree._Element, kind: KeptKind | None = None) -> str:
        """Keep an element whole and return its object's id."""
        said = child.get(_KEPT)
        tag = str(child.tag)
        shown = child.get(N + "shown")
        kind = child.get(N + "kind") or kind or default_kind(tag)  # type: ignore[assignment]
        bare = child
        if said is not None:
            bare = etree.fromstring(etree.tostring(child, with_tail=False))
            for name in _OURS:
                bare.attrib.pop(name, "")
        text = canonical(bare)
        words = words_in(child) if shown is None else shown
        name = self._gathered.told_id(child, said or "", "") or self._gathered.made_id("o", text)
        self._gathered.keep(Kept(name, kind or "inline", text, words))
        return name


def _follows_change(child: etree._Element) -> bool:
    """Whether an insertion or deletion stands just before, without words between."""
    before = child.getprevious()
    return before is not None and not before.tail and before.tag in _CHANGES


def _wrapper_text(child: etree._Element, stand_in: tuple[str, str] | None, part: int) -> str:
    pairs = {str(name): str(said) for name, said in child.attrib.items()}
    tag = str(child.tag)
    if stand_in is not None:
        # Our own elements say by n:c what they are; their other attributes stand beside them.
        tag = A + stand_in[0]
        pairs.pop(_C, None)
        pairs["name"] = stand_in[1]
    if part:
        pairs[_PART] = str(part)
    return emptied(child, tag, pairs)


def _without_layout(runs: list[Run]) -> tuple[Run, ...]:
    """The runs with white space that only lays out the file made one space, none at the ends."""
    out: list[Run] = []
    for place, run in enumerate(runs):
        text = run.text
        if place == 0:
            text = text.removeprefix(_BREAK)
        if place == len(runs) - 1:
            text = text.removesuffix(_BREAK)
        text = text.replace(_BREAK + "\n", "\n").replace("\n" + _BREAK, "\n")
        if text:
            out.append(replace(run, text=text.replace(_BREAK, " ")))
    return tuple(out)
