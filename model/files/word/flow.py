"""A draft as Word paragraphs whose revisions give two texts.

In go a draft and the reading that is sent out; out come Word paragraphs made of items, each of
which stands in the tabled text, in the text of the reading, in both, or in neither. Accepting all
of them gives the reading, rejecting all gives the tabled text.

Where Word's rules are narrower than ours: the last mark of a body, cell or note cannot go, so its
change slides to the one before; a mark that is in neither text cannot be told, so the paragraphs
are one in Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import EndMark, Mark, Run, change_of
from model.files.word.authors import Authors
from model.files.word.printed import Printed
from model.readings.lines import Rendering
from model.readings.reading import INFORMAL, PROPOSED, TABLED, Reading
from model.readings.showing import Showing

ItemRole = Literal["words", "label", "sign"]


@dataclass(slots=True)
class Item:
    """Something in a Word paragraph.

    Attributes:
        text: What is printed; of an object, U+FFFC or the words it is shown by.
        role: Words of the draft, a label typed before them, or bracket signs.
        tabled: Whether it stands in the tabled text.
        read: Whether it stands in the reading.
        ins: The marks that an insertion is by.
        dels: The marks that a deletion is by.
        hidden: Whether it is in neither text and no business of Word's.
        paragraph: Id of the draft's paragraph.
        run: The run that words are cut from.
        look: Properties of its Word run beside those of the words: (name, XML).
        apart: Whether its insertion must not be taken for one with that before it.
    """

    text: str
    role: ItemRole
    tabled: bool
    read: bool
    ins: tuple[Mark, ...] = ()
    dels: tuple[Mark, ...] = ()
    hidden: bool = False
    paragraph: str = ""
    run: Run | None = None
    look: tuple[tuple[str, str], ...] = ()
    apart: bool = False


@dataclass(slots=True)
class WordParagraph:
    """A paragraph of the Word file.

    Attributes:
        owner: The paragraph of the draft that it is called and styled after.
        items: What it is made of.
        members: The draft's paragraphs that begin in it: (paragraph, index of the first item).
        ins: The marks that its end is inserted by; None where the tabled text has it.
        dels: The marks that its end is deleted by; None where the reading has it.
        around: The authors of what inserts and deletes the row that it stands in.
        apart: Whether the insertion of its end must not be taken for one with that before it.
    """

    owner: Paragraph
    items: list[Item] = field(default_factory=list)
    members: list[tuple[Paragraph, int]] = field(default_factory=list)
    ins: tuple[Mark, ...] | None = None
    dels: tuple[Mark, ...] | None = None
    around: tuple[str, str] = ("", "")
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """What holds of a container as a whole: a note stands in a text where its mark does."""

    tabled: bool = True
    read: bool = True
    ins: tuple[Mark, ...] = ()
    dels: tuple[Mark, ...] = ()


BODY = Within()


class Flow:
    """The Word paragraphs of one export."""

    def __init__(self, draft: Draft, reading: Reading, authors: Authors) -> None:
        self.draft = draft
        self._authors = authors
        shown = PROPOSED if reading.name == "informal" else reading
        self._struck = Showing(draft, INFORMAL) if shown == PROPOSED else None
        rendering = Rendering(draft, shown)
        self._reading = rendering.showing
        self.printed = Printed(rendering)
        self.tabled = self.printed if shown == TABLED else Printed(Rendering(draft, TABLED))

    def paragraphs(
        self, paragraphs: Sequence[Paragraph], within: Within = BODY
    ) -> list[WordParagraph]:
        """The Word paragraphs of one container: a stretch of the body, a cell, a note."""
        units = [self._unit(paragraph, within) for paragraph in paragraphs]
        units = self._merged(units)
        self._slide(units, within)
        units = self._merged(units)
        self._part_insertions(units)
        self._keep_apart(units)
        for unit in units:
            unit.owner = self._owner(unit)
        return units

    def within(self, paragraph: Paragraph, run: Run) -> Within:
        """How what stands at a run of the body stands: the note that it refers to."""
        item = self._words(paragraph, run, BODY)
        return Within(item.tabled, item.read, item.ins, item.dels)

    # --- end marks ------------------------------------------------------------------------------

    def _unit(self, paragraph: Paragraph, within: Within) -> WordParagraph:
        end = paragraph.end
        unit = WordParagraph(paragraph, members=[(paragraph, 0)])
        if end.ins or not within.tabled:
            unit.ins = end.ins[-1:] or within.ins
        if not within.read or not self.reads(paragraph, end):
            unit.dels = self._deciding(paragraph, end) or within.dels
        unit.items = list(self._items(paragraph, within))
        return unit

    def _merged(self, units: list[WordParagraph]) -> list[WordParagraph]:
        """The paragraphs, those whose end is in neither text made one with the next."""
        out: list[WordParagraph] = []
        carried: WordParagraph | None = None
        for unit in units:
            if carried is not None:
                carried.items += _line_break_after(carried.items, unit.items)
                shift = len(carried.items)
                unit.members = carried.members + [(p, i + shift) for p, i in unit.members]
                unit.items = carried.items + unit.items
                carried = None
            if unit.ins is not None and unit.dels is not None and unit is not units[-1]:
                carried = unit
            else:
                out.append(unit)
        return out

    def _slide(self, units: list[WordParagraph], within: Within) -> None:
        """Make the last end stand in both texts, as Word's does.

        Where the last paragraph is not there, the one before it ends with this last end, so its
        own end goes instead. The end of a whole inserted or deleted note goes with the note.
        """
        if not units:
            return
        last = units[-1]
        if within.tabled:
            if last.ins is not None:
                before = self._slides_to(units, tabled=True)
                if before is not None:
                    before.ins = last.ins
            last.ins = None
        if within.read:
            if last.dels is not None:
                before = self._slides_to(units, tabled=False)
                if before is not None:
                    before.dels = last.dels
            last.dels = None
        if last.ins is not None and last.dels is not None:
            last.dels = None

    def _slides_to(self, units: list[WordParagraph], tabled: bool) -> WordParagraph | None:
        """The last paragraph that ends in that text, if nothing of it stands after that end."""
        for i in range(len(units) - 1, -1, -1):
            unit = units[i]
            if i < len(units) - 1 and (unit.ins if tabled else unit.dels) is None:
                return unit
            if any(item.tabled if tabled else item.read for item in unit.items):
                return None
        return None

    def _part_insertions(self, units: list[WordParagraph]) -> None:
        """Tell "…x⏎ y" with an inserted end as "…x ⏎y" where one author inserts x and y.

        WORKAROUND for LibreOffice (7.4): it makes one change of two insertions of an author at the
        end of a paragraph and at the start of the next, and rejecting them takes the end between
        them too. Both texts are the same either way.
        """
        for unit, following in pairwise(units):
            if unit.ins is not None or unit.dels is not None or following.ins is None:
                continue
            here = [item for item in unit.items if not item.hidden]
            there = [item for item in following.items if not item.hidden]
            if here and there and not here[-1].tabled and not any(i.tabled for i in there):
                authors = {self._authors.of(i.ins)[0] for i in (here[-1], there[0])}
                if len(authors) == 1:
                    unit.ins, following.ins = following.ins, None

    def _keep_apart(self, units: list[WordParagraph]) -> None:
        """Find the insertions that go on, for LibreOffice, over an end that is in both texts.

        They are of one author and have no times, by which it would tell them apart.
        """
        for unit, following in pairwise(units):
            if unit.ins is not None or unit.dels is not None:
                continue
            here = [item for item in unit.items if not item.hidden]
            there = [item for item in following.items if not item.hidden]
            if not here or here[-1].tabled:
                continue
            by = self._authors.of(here[-1].ins)
            goes_on = there[0].ins if there else following.ins
            is_one = not there or not there[0].tabled
            if goes_on is None or not is_one or by[1] or by != self._authors.of(goes_on):
                continue
            (there[0] if there else following).apart = not here[-1].apart

    def _owner(self, unit: WordParagraph) -> Paragraph:
        members = [paragraph for paragraph, _ in unit.members]
        for printed in (self.printed, self.tabled):
            for paragraph in members:
                if paragraph.id in printed.owners:
                    return paragraph
        return members[0]

    # --- items ----------------------------------------------------------------------------------

    def _items(self, paragraph: Paragraph, within: Within) -> Iterator[Item]:
        yield from self._label_items(paragraph, within)
        here = self.tabled.cuts.get(paragraph.id, set()) | self.printed.cuts.get(
            paragraph.id, set()
        )
        offset = 0
        for run in paragraph.runs:
            end = offset + len(run.text)
            cuts = [offset, *sorted(c for c in here if offset < c < end), end]
            whole = self._words(paragraph, run, within)
            for start, stop in pairwise(cuts):
                if start in here:
                    yield from self._signs(paragraph, start, whole)
                if len(cuts) == 2:
                    yield whole
                else:
                    yield _cut(whole, run.text[start - offset : stop - offset])
            offset = end
        if offset in here and paragraph.runs:
            yield from self._signs(paragraph, offset, whole)

    def _words(self, paragraph: Paragraph, run: Run, within: Within) -> Item:
        text = run.text
        if run.object and run.object not in self.draft.notes:
            kept = self.draft.objects.get(run.object)
            text = kept.text if kept and kept.text else text
        tabled = within.tabled and not run.ins
        read = within.read and self.reads(paragraph, run)
        item = Item(text, "words", tabled, read, paragraph=paragraph.id, run=run)
        if not tabled:
            item.ins = run.ins[-1:] or within.ins
        if not read:
            item.dels = self._deciding(paragraph, run) or within.dels
        if not tabled and not read:
            item.hidden = self._is_hidden(paragraph, run, item)
        return item

    def _is_hidden(self, paragraph: Paragraph, run: Run, item: Item) -> bool:
        if self._struck is None or not self._struck.shows(paragraph, run):
            return True
        return self._authors.of(item.ins)[0] == self._authors.of(item.dels)[0]

    def reads(self, paragraph: Paragraph, thing: Run | EndMark) -> bool:
        """Whether the thing stands in the text of the reading."""
        if not thing.ins and not thing.dels:
            return True
        return self._reading.shows(paragraph, thing)

    def _deciding(self, paragraph: Paragraph, thing: Run | EndMark) -> tuple[Mark, ...]:
        """The marks that delete the thing in the reading."""
        decided = self._reading.decisions.in_paragraph(paragraph)
        return tuple(mark for mark in thing.dels if decided(change_of(mark)))

    def _label_items(self, paragraph: Paragraph, within: Within) -> Iterator[Item]:
        old = self.tabled.labels.get(paragraph.id, "") if within.tabled else ""
        new = self.printed.labels.get(paragraph.id, "") if within.read else ""
        gap = "\t" if paragraph.kind == "operative" or paragraph.level > 1 else " "
        if old == new:
            if old:
                yield Item(old + gap, "label", True, True, paragraph=paragraph.id)
            elif paragraph.label and paragraph.runs:
                yield from self._struck_label(paragraph, paragraph.label + gap, within)
            return
        if old:
            by = self._label_marks(paragraph, deleted=True) if not new else ()
            yield Item(old + gap, "label", True, False, dels=by, paragraph=paragraph.id)
        if new:
            by = self._label_marks(paragraph, deleted=False) if not old else ()
            yield Item(new + gap, "label", False, True, ins=by, paragraph=paragraph.id)

    def _struck_label(self, paragraph: Paragraph, label: str, within: Within) -> Iterator[Item]:
        """The label of an inserted paragraph that somebody deletes: in neither text, but seen."""
        first = self._words(paragraph, paragraph.runs[0], within)
        if not first.tabled and not first.read and not first.hidden:
            yield Item(label, "label", False, False, first.ins, first.dels, paragraph=paragraph.id)

    def _label_marks(self, paragraph: Paragraph, deleted: bool) -> tuple[Mark, ...]:
        """The marks by which a label comes or goes with its paragraph."""
        things: tuple[Run | EndMark, ...] = (paragraph.end, *paragraph.runs)
        for thing in things:
            marks = self._deciding(paragraph, thing) if deleted else thing.ins[-1:]
            if marks:
                return marks
        return ()

    def _signs(self, paragraph: Paragraph, offset: int, beside: Item) -> Iterator[Item]:
        spot = (paragraph.id, offset)
        for sign, old, new in (
            ("]", self.tabled.closing.get(spot, 0), self.printed.closing.get(spot, 0)),
            ("[", self.tabled.opening.get(spot, 0), self.printed.opening.get(spot, 0)),
        ):
            both = min(old, new)
            if both:
                yield Item(sign * both, "sign", True, True, paragraph=paragraph.id)
            if old > both:
                by = self._sign_marks(beside, deleted=True)
                yield Item(
                    sign * (old - both), "sign", True, False, dels=by, paragraph=paragraph.id
                )
            if new > both:
                by = self._sign_marks(beside, deleted=False)
                yield Item(sign * (new - both), "sign", False, True, ins=by, paragraph=paragraph.id)

    def _sign_marks(self, beside: Item, deleted: bool) -> tuple[Mark, ...]:
        """The marks by which a bracket beside the item is drawn or lifted."""
        for bracket in beside.run.brackets if beside.run else ():
            known = self.draft.brackets.get(bracket)
            marks = (known.dels if deleted else known.ins) if known else ()
            if marks:
                return marks if deleted else marks[-1:]
        return beside.dels if deleted else beside.ins


def _line_break_after(before: list[Item], after: list[Item]) -> list[Item]:
    """What sets paragraphs that are one in Word apart: a break that is in neither text, too."""
    shown = [item for item in before if not item.hidden]
    if not shown or shown[-1].tabled or shown[-1].read or all(i.hidden for i in after):
        return []
    last = shown[-1]
    return [
        Item("\n", "sign", False, False, last.ins, last.dels, paragraph=last.paragraph),
    ]


def _cut(item: Item, text: str) -> Item:
    return Item(
        text,
        item.role,
        item.tabled,
        item.read,
        item.ins,
        item.dels,
        item.hidden,
        item.paragraph,
        item.run,
    )
