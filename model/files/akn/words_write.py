"""The runs of a paragraph as the mixed content of its element."""

from __future__ import annotations

from collections.abc import Callable

from model.draft.draft import Draft
from model.draft.note import Kept, KeptKind, Note
from model.draft.text import OBJECT, Run
from model.files.akn.names import BLOCKS, MARKERS, OURS, A
from model.files.akn.xml import attributes, embedded, fragment, opened, value, words

Tag = tuple[str, str]

# Parsers stop at a depth of 256, so that many marks of a kind are written as one element.
_THICK = 40


_NO_TAGS: list[Tag] = []

_MARKED = (
    ('<inline name="bracket"', "</inline>"),
    ("<ins", "</ins>"),
    ("<del", "</del>"),
    ('<inline name="span"', "</inline>"),
)


class WordsWriter:
    """Writes runs. Each note and each kept object is written whole where it is met first.

    Attributes:
        written: Ids of the notes and objects that stand in the text by now.
    """

    def __init__(self, draft: Draft, note: Callable[[Note], str]) -> None:
        self.written: set[str] = set()
        self._draft = draft
        self._note = note
        self._marked: tuple[dict[str, Tag], ...] = ({}, {}, {}, {})
        self._formats: dict[str, Tag] = {}
        self._wrappers: dict[str, Tag] = {}

    def runs(self, runs: tuple[Run, ...]) -> str:
        """The runs; wrappers that neighbours share are opened once."""
        out: list[str] = []
        stack = _NO_TAGS
        for run in runs:
            # Most runs stand in one insertion or deletion, or in none.
            if not (run.ins or run.dels or run.brackets or run.holds or run.kept or run.format):
                wanted = _NO_TAGS
            else:
                wanted = self._stack(run)
            if wanted or stack:
                shared = 0
                if wanted and stack:
                    for mine, theirs in zip(wanted, stack, strict=False):
                        if mine is not theirs:
                            break
                        shared += 1
                for tag in stack[shared:][::-1]:
                    out.append(tag[1])
                for tag in wanted[shared:] if shared else wanted:
                    out.append(tag[0])
                stack = wanted
            out.append(self._object(run) if run.object else words(run.text))
        out.extend([tag[1] for tag in reversed(stack)])
        return "".join(out)

    def _stack(self, run: Run) -> list[Tag]:
        """The wrappers of a run, outermost first; equal ones are one object."""
        out: list[Tag] = []
        marked = (run.brackets, run.ins, run.dels, run.holds)
        for kind, marks in enumerate(marked):
            if not marks:
                continue
            if len(marks) > _THICK:
                marks = (" ".join(marks),)
            known = self._marked[kind]
            for mark in marks:
                tag = known.get(mark)
                if tag is None:
                    start, end = _MARKED[kind]
                    tag = known[mark] = (f'{start} n:c="{value(mark)}">', end)
                out.append(tag)
        if run.kept:
            out.extend([self._wrapper(kept) for kept in run.kept])
        if run.format:
            out.extend([self._format(name) for name in run.format])
        return out

    def _format(self, name: str) -> Tag:
        return self._formats.setdefault(name, (f"<{name}>", f"</{name}>"))

    def _wrapper(self, kept: str) -> Tag:
        """Another tool's element where Akoma Ntoso allows it, else an element that quotes it."""
        found = self._wrappers.get(kept)
        if found is None:
            element = fragment(kept)
            if element is not None and is_wrapper(element.tag) and not len(element):
                found = opened(kept)
            else:
                found = (f'<inline name="kept" n:wrapper="{value(kept)}">', "</inline>")
            self._wrappers[kept] = found
        return found

    def _object(self, run: Run) -> str:
        name = run.object
        if name not in self.written:
            note = self._draft.notes.get(name)
            if note is not None:
                self.written.add(name)
                return self._note(note)
            kept = self._draft.objects.get(name)
            inside = in_place(kept, run.text) if kept is not None else ""
            if inside:
                self.written.add(name)
                return inside
        said = "" if run.text == OBJECT else run.text
        return f'<marker name="object" n:ref="{value(name)}"{attributes([("n:text", said)])}/>'


def is_wrapper(tag: object) -> bool:
    """Whether an element of that tag can stand round words without saying anything to us."""
    if not isinstance(tag, str) or not tag.startswith(A):
        return False
    name = tag[len(A) :]
    return name not in MARKERS and name not in BLOCKS and name not in _NO_WRAPPERS


_NO_WRAPPERS = frozenset(
    ["ins", "del", "authorialNote", "br", "subFlow", "embeddedStructure", "quotedStructure"]
)
_NOT_AMONG_WORDS = frozenset(
    [*BLOCKS, "ins", "del", "authorialNote", "br", "componentRef", "documentRef"]
)


def default_kind(tag: str) -> KeptKind:
    """How an object kept from an element of that tag is shown, unless something else is said."""
    name = tag.removeprefix(A)
    if name == "img":
        return "picture"
    return "block" if name in BLOCKS else "inline"


def in_place(kept: Kept, text: str, block: str = "", fits: frozenset[str] | None = None) -> str:
    """The object as the element it came from, naming its id; empty where it cannot stand there.

    Args:
        kept: The object.
        text: The text of its run.
        block: The id of the paragraph that is nothing else, for an object between paragraphs.
        fits: Names of the elements that may stand there; None among words.
    """
    element = fragment(kept.content) if text == OBJECT else None
    if element is None or not str(element.tag).startswith(A):
        return ""
    name = str(element.tag)[len(A) :]
    if name not in fits if fits is not None else name in _NOT_AMONG_WORDS:
        return ""
    own_words = "".join(str(piece) for piece in element.itertext())
    if element.nsmap.get("n", OURS) != OURS or (own_words and not kept.text):
        return ""
    ours = [
        ("xmlns:n", OURS if "n" in element.nsmap else ""),
        ("n:kept", kept.id),
        ("n:block", block),
        ("n:kind", "" if kept.kind == default_kind(str(element.tag)) else kept.kind),
        ("n:shown", "" if kept.text == own_words else kept.text),
    ]
    raw = embedded(kept.content).replace(f' xmlns:n="{OURS}"', "", 1)
    return raw[: len(name) + 1] + attributes(ours) + raw[len(name) + 1 :]
