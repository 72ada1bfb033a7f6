"""Writes a draft as an informal text, in a form that reads back as the same draft.

In: a draft. Out: labels, words, strikes, tags, brackets, notes, status lines, remarks. An amendment
stands in square brackets with its tag behind, for that is what bounds it exactly. Left out: what
was decided (accepted words are plain, rejected ones gone), rulings, times, private notes, pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.draft.change import Change
from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import Run, change_of
from model.files.notation.bounds import Bound, bounds_of
from model.files.notation.say import say_positions
from model.files.notation.tags import read_tag
from model.readings.tags import document_tags, remark_text, status_text

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ESCAPED = re.compile(r"([\\\[\]*])")
_PARENTHESIS = re.compile(r"\((?P<inner>[^()]*(?:\([^()]*\)[^()]*)*)\)")


def write_notation(draft: Draft) -> str:
    """The draft as an informal text."""
    return Writer(draft).text()


class Writer:
    """Writes paragraph after paragraph, in the room's signs; a subclass has others."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.whole_tags = list(document_tags(draft))
        self.table = DelegationTable(draft.delegations.values())
        self.enacting = any(p.kind == "enacting" for p in draft.paragraphs)
        self.brackets = _bracket_ends(draft)
        self.remarks: dict[str, list[str]] = {}
        # By their words: nothing else of a remark is the same when it is read again.
        for text, of in sorted((remark_text(draft, r), r.id) for r in draft.remarks.values()):
            remark = draft.remarks[of]
            self.remarks.setdefault(remark.on, []).append(
                text if remark.by else text.replace("[", "[Remark: ", 1)
            )

    def text(self) -> str:
        """The whole text."""
        return "\n\n".join(block for block in self.blocks() if block.strip()) + "\n"

    def words(self, paragraph: Paragraph) -> Words:
        """The words of a paragraph, to be written."""
        return Words(self.draft, paragraph, self.table, self.brackets)

    def said(self, words: str) -> str:
        """What is said of the text and is no part of it."""
        return words

    def struck(self, words: str, tag: str) -> str:
        """A paragraph that goes as a whole."""
        return f"~~{words}~~ {tag}".replace("~~ ~~", "").rstrip()

    def note_start(self, mark: str) -> str:
        """What the text of a note begins with."""
        return note_sign(mark)

    def blocks(self) -> Iterator[str]:
        """The blocks of the text, between which an empty line stands."""
        paragraphs = list(self.draft.paragraphs)
        title = next((p.id for p in paragraphs if p.kind == "title"), "")
        if not title:
            yield from self._document()
        for paragraph in paragraphs:
            yield self._paragraph(paragraph)
            yield from map(self.said, self.remarks.get(paragraph.id, ()))
            for change in paragraph.changes():
                yield from map(self.said, self.remarks.pop(change, ()))
            yield from self._notes(paragraph)
            status = status_text(paragraph, paragraph.agreement, self.draft)
            if status:
                yield self.said(status)
            if paragraph.id == title:
                yield from self._document()

    def _document(self) -> Iterator[str]:
        yield from map(self.said, self.whole_tags)
        yield from map(self.said, self.remarks.get("", ()))

    def _paragraph(self, paragraph: Paragraph) -> str:
        inner = self.words(paragraph).text()
        if not inner and not paragraph.label:
            return ""
        head = "  " * 2 * (paragraph.level - 1) if paragraph.kind != "heading" else ""
        if paragraph.kind == "heading":
            head = "#" * max(1, min(paragraph.level, 6)) + " "
        if paragraph.kind == "title" and not self.enacting:
            # Without "The Commission on …," nothing else tells the title from the lines before it.
            head = "# "
        label = paragraph.label
        gone = _whole_deletions(self.draft, paragraph)
        if gone is None:
            return f"{head}{label} {inner}".rstrip() if label else f"{head}{inner}"
        tag = say_positions(self.draft, gone.positions) if gone.positions else ""
        tag = tag or self._moved(gone)
        return head + self.struck(f"{label} {inner.strip()}", tag)

    def _moved(self, gone: Change) -> str:
        """Who moves a paragraph, and where to: "(moved to PP4: Samoa)"."""
        change = self.draft.changes[gone.id]
        target = self.draft.paragraph(change.moved_to) if change.moved_to else None
        positions = change.positions
        plain = all(p.stance in ("propose", "support") and not p.note for p in positions)
        if target is None or not target.label or not positions or not plain:
            return ""
        names = ", ".join(self.draft.shown_name(p.delegation) for p in positions)
        return f"(moved to {display_name(target)}: {names})"

    def _notes(self, paragraph: Paragraph) -> Iterator[str]:
        for run in paragraph.runs:
            note = self.draft.notes.get(run.object) if run.object else None
            if note is None:
                continue
            words = " ".join("".join(formatted(r) for r in p.runs).strip() for p in note.paragraphs)
            if not words.strip():
                continue
            struck = all(r.dels for p in note.paragraphs for r in p.runs)
            yield f"{self.note_start(note.mark)} " + (f"~~{words}~~" if struck else words)


class Words:
    """The words of one paragraph, with what bounds its amendments."""

    BEGINS: tuple[str, ...] = (" ", "[", " ~~", "[~~")
    """What may stand before words that need no space of their own."""

    def __init__(
        self,
        draft: Draft,
        paragraph: Paragraph,
        table: DelegationTable,
        brackets: dict[str, tuple[str, str]],
    ) -> None:
        self.draft = draft
        self.table = table
        self.paragraph = paragraph
        self.gone = _whole_deletions(draft, paragraph)
        self.bounds = bounds_of(draft, paragraph, self.gone.id if self.gone else "")
        for bound in self.bounds.inner:
            first, last = brackets.get(bound.bracket, ("", ""))
            bound.opens = not first or first == paragraph.id
            bound.closes = not last or last == paragraph.id
        self.rivals = [set(a.of) for a in draft.alternatives.values()]
        self.struck = False
        self.struck_in: Bound | None = None
        self.depth: list[Bound] = []
        self.out: list[str] = []
        self.closed: list[Bound] = []

    def text(self) -> str:
        """The words written out; a tag on the whole paragraph stands at the end."""
        offset = 0
        opens: dict[int, list[Bound]] = {}
        closes: dict[int, list[Bound]] = {}
        for bound in self.bounds.inner:
            opens.setdefault(bound.start, []).append(bound)
            closes.setdefault(bound.end, []).append(bound)
        for run in self.bounds.runs:
            closing, opening = closes.pop(offset, []), opens.pop(offset, [])
            self._close(closing)
            self._slash(closing, opening)
            own = self._struck_by(run)
            if not own:
                self._strike(False)
            for bound in opening:
                self._strike_in_bounds(run, own)
                self._open(bound)
            self._run(run, bool(own))
            # "[shall] / [should]": only a space stands between.
            self.closed = closing if not run.text.strip() else []
            offset += len(run.text)
        self._close(closes.pop(offset, []))
        self._strike(False)
        text = "".join(self.out)
        return self._with_whole(text)

    def _with_whole(self, text: str) -> str:
        """The words with what is said of the whole of them."""
        whole = self.bounds.whole
        if whole is None:
            return text
        if not self.paragraph.end.ins or whole.id not in map(change_of, self.paragraph.end.ins):
            said = say_positions(self.draft, whole.positions, held=True)
            return f"{text.rstrip()} {self.said(said, None)}"
        tag = say_positions(self.draft, whole.positions, amends=True)
        has_chain = re.search(r"bis|ter|qua|quin|sex|alt", self.paragraph.label) is not None
        # "… ropes / chains (Cuba)" would be a branch of Cuba's.
        chain = has_chain and bool(whole.positions) and " / " not in text
        return self.whole(text.strip(), self.said(tag or "(?)", None), chain)

    def _slash(self, closing: list[Bound], opening: list[Bound]) -> None:
        """A slash between two amendments side by side of which only one can stand."""
        for one in closing or self.closed:
            for other in opening:
                pair = {b.change.id if b.change else b.bracket for b in (one, other)}
                if not closing and not (one.bracket and other.bracket):
                    continue
                if closing and (one.bracket or other.bracket):
                    continue
                if len(pair) == 2 and any(pair <= rivals for rivals in self.rivals):
                    self.out.append("/ " if self.out[-1].endswith(" ") else " / ")
                    return

    def _open(self, bound: Bound) -> None:
        self.depth.append(bound)
        if not bound.opens:
            return
        if bound.lead and self.out and not self.out[-1].endswith(" "):
            self.out.append(" ")
        self.out.append(self.opening(bound))

    def opening(self, bound: Bound) -> str:
        """The sign that an amendment or a bracket begins with."""
        return "["

    def closing(self, bound: Bound) -> str:
        """The sign that it ends with."""
        return "]"

    def strike_sign(self, bound: Bound | None, opens: bool) -> str:
        """The sign of a strike within an amendment."""
        return "~~"

    def said(self, tag: str, bound: Bound | None) -> str:
        """A tag on an amendment; on the whole paragraph (None)."""
        return tag

    def note(self, mark: str) -> str:
        """A note's mark."""
        return note_sign(mark)

    def whole(self, words: str, tag: str, chain: bool) -> str:
        """Words that are put in as a whole; a ``chain`` in the label says so by itself."""
        return f"{words} {tag}" if chain else f"[{words}] {tag}"

    def _close(self, bounds: list[Bound]) -> None:
        for bound in reversed(bounds):
            if self.struck and self.struck_in is bound:
                self._strike(False)
            if bound in self.depth:
                self.depth.remove(bound)
            if not bound.closes:
                continue
            space = self.out[-1].endswith(" ") if self.out else False
            if space:
                self.out[-1] = self.out[-1].rstrip()
            self.out.append(self.closing(bound))
            if bound.change is not None:
                tag = (
                    "(…)"
                    if bound.more
                    else say_positions(
                        self.draft, bound.change.positions, bound.amends, not bound.amends
                    )
                )
                # Without a space the words behind go on where the bracket ended ("[un](X)even").
                said = self.said(tag or "(?)", bound)
                self.out.append((" " if space or bound.apart else "") + said)
            if space:
                self.out.append(" ")

    def _strike(self, wanted: bool) -> None:
        if wanted == self.struck:
            return
        within = self.struck_in if not wanted else self.depth[-1] if self.depth else None
        sign = self.strike_sign(within, wanted)
        if not wanted and self.out[-1].endswith(" "):
            self.out[-1] = self.out[-1].rstrip()
            sign += " "
        self.out.append(sign)
        self.struck = wanted
        self.struck_in = within if wanted else None

    def _struck_by(self, run: Run) -> set[str]:
        """Ids of the changes that strike the run."""
        if self.gone is not None:
            return set()
        return {change_of(m) for m in run.dels} & self.bounds.striking

    def _strike_in_bounds(self, run: Run, own: set[str]) -> None:
        """Begin a strike once the bracket of what asks for it is open: it runs over others'."""
        if not self.struck and any(b.change and b.change.id in own for b in self.depth):
            self._begin_strike(run)

    def _begin_strike(self, run: Run) -> None:
        if run.text.startswith(" ") and self.out and not self.out[-1].endswith(self.BEGINS[:2]):
            self.out.append(" ")
        self._strike(True)

    def _run(self, run: Run, struck: bool) -> None:
        if struck and not self.struck:
            self._begin_strike(run)
        note = self.draft.notes.get(run.object) if run.object else None
        if note is not None:
            self.out.append(self.note(note.mark))
            return
        kept = self.draft.objects.get(run.object) if run.object else None
        words = kept.text if kept is not None else self._escaped(formatted(run))
        before = "".join(self.out[-2:])
        if before.endswith(self.BEGINS):
            words = words.lstrip()
        self.out.append(words)

    def _escaped(self, words: str) -> str:
        """The words, with parentheses escaped that would be read as tags."""

        def escape(found: re.Match[str]) -> str:
            if read_tag(found["inner"], self.table) is None:
                return found.group()
            return f"\\({found['inner']}\\)"

        return _PARENTHESIS.sub(escape, words)


def formatted(run: Run) -> str:
    """The run's words with signs escaped that would be read as marks, and its emphasis."""
    words = _ESCAPED.sub(r"\\\1", run.text.replace("\n", " ").replace("~~", "~\\~"))
    bare = words.strip()
    if not bare or not run.format:
        return words
    sign = "".join(s for f, s in (("b", "**"), ("i", "*")) if f in run.format)
    return words.replace(bare, sign + bare + sign[::-1], 1)


def _bracket_ends(draft: Draft) -> dict[str, tuple[str, str]]:
    """For each bracket the ids of the first and the last paragraph that it stands in."""
    ends: dict[str, tuple[str, str]] = {}
    for paragraph in draft.paragraphs:
        for run in paragraph.runs:
            for bracket in run.brackets:
                first, _ = ends.get(bracket, (paragraph.id, ""))
                ends[bracket] = (first, paragraph.id)
    return ends


def note_sign(mark: str) -> str:
    """A note's mark as the notation has it: "³", "^{*}"."""
    return mark.translate(_SUPERSCRIPTS) if mark.isdigit() else f"^{{{mark}}}"


def _whole_deletions(draft: Draft, paragraph: Paragraph) -> Change | None:
    """The open change that takes the whole paragraph out and is drawn as a strike, if any.

    An alt's own deletion of what it replaces is said by its label.
    """
    displaced = {
        change_of(m)
        for a in draft.alternatives.values()
        if paragraph.id in a.of
        for other in a.of
        if other != paragraph.id
        for known in (draft.paragraph(other),)
        if known is not None
        for m in known.end.ins
    }
    for mark in paragraph.end.dels:
        change = draft.changes.get(change_of(mark))
        if change is None or change.outcome != "open" or change.id in displaced:
            continue
        elsewhere = change.moved_from or any(
            change_of(m) == change.id for p in draft.paragraphs for m in p.end.ins
        )
        positions = () if elsewhere else change.positions
        return Change(change.id, positions)
    return None
