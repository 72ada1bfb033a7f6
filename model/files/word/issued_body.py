"""Paragraphs of an issued document written anew: their words may change, all else of them stays.

What is kept of the paragraph that was there: its properties, the properties of its runs, and the
links, content controls, fields, bookmarks and comments between its words. New words look like
those beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from model.draft.text import change_of
from model.files.word.aligned import Family, Spot
from model.files.word.atoms import Atom, Path
from model.files.word.body import ROLE_STYLES, BodyWriter, NoteWriter, Ranges, Token, digest
from model.files.word.flow import Item, WordParagraph
from model.files.word.issued_pieces import Bit, Relatives, assembled, shared, solid
from model.files.word.looks import (
    for_new_words,
    is_hidden,
    paragraph_look,
    unnumbered,
    with_formats,
    with_style,
    without_change,
)
from model.files.word.runs import run_xml

_AUTHOR = re.compile(r'<w:(ins|del|moveFrom|moveTo)\b[^>]*? w:author="([^"]*)"')
_CHANGE = re.compile(r'(<w:(?:\w+Change|ins|del|moveFrom|moveTo)\b[^>]*? w:id=")([^"]*)')
_RELATED = re.compile(r'\br:\w+="([^"]+)"')


class IssuedBody(BodyWriter):
    """Writes paragraphs in the place of those of an issued document."""

    whole = True
    revised = True
    scrub = False
    known_changes: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    labels_stay: frozenset[str] = frozenset()
    """Ids of the paragraphs whose labels are in the copy as they were issued."""

    @cached_property
    def _records(self) -> set[str]:
        """Numbers of the revisions and of the records of older looks that are written."""
        return set()

    def relatives(self, family: Relatives, write_note: NoteWriter | None) -> list[str]:
        """The XML of each paragraph of a family."""
        written = [self._numbered(xml) for xml in _Writing(self, family, write_note).written()]
        # Left here it would hold the whole export in a ring, for the collector to walk: 1 s.
        del self.writing
        return written

    def _numbered(self, xml: str) -> str:
        """A paragraph in which each revision and record of an older look has a number of its own.

        A run, a label or a paragraph that is cut has what there was round it in each of the pieces.
        """

        def own(found: re.Match[str]) -> str:
            number = found[2]
            if number in self._records:
                number = str(self.counter.next())
            self._records.add(number)
            return found[1] + number

        return _CHANGE.sub(own, xml)

    def is_new(self, item: Item) -> bool:
        """Whether words were put in since the document was read."""
        run = item.run
        return run is None or any(change_of(m) not in self.known_changes for m in run.ins)

    def _words(self, item: Item, opening: bool, deleted: bool) -> str:
        writing, spot = self.writing, self.spot
        if spot.atom < 0:
            return self._new_words(item, deleted)
        atom = writing.atoms[spot.atom]
        if self.scrub and is_hidden(atom.look):
            return ""
        if atom.kind == "solid":
            return solid(atom, deleted)
        wants = item.run.format if item.run else atom.formats
        look = with_formats(atom.look, atom.formats, wants)
        if not self.whole:
            look = without_change(look)
        return run_xml(item.text, with_style(look, "", item.look) if item.look else look, deleted)

    def _new_words(self, item: Item, deleted: bool) -> str:
        beside = self.writing.beside
        look, has = "", frozenset[str]()
        if beside is not None:
            look = for_new_words(beside.look)
            has = frozenset(beside.formats) - {"sup", "sub"}
            if beside.path != self.writing.path:
                look = with_style(look, "DefaultParagraphFont")
                look = look.replace('<w:rStyle w:val="DefaultParagraphFont"/>', "")
        kept = self._draft.objects.get(item.run.object) if item.run and item.run.object else None
        if kept is not None and set(_RELATED.findall(kept.content)) <= self.relations:
            inside = kept.content
            return inside if "oMath" in inside[:200] else f"<w:r>{look}{inside}</w:r>"
        look = with_formats(look, has, item.run.format if item.run else ())
        style = ROLE_STYLES.get(item.role, "")
        if style or item.look:
            look = with_style(look, style, item.look)
        return run_xml(item.text, look, deleted)

    def _reference(self, item: Item, write_note: NoteWriter, deleted: bool) -> str:
        writing, spot = self.writing, self.spot
        written = super()._reference(item, write_note, deleted)  # its text too, on the way
        self.writing, self.spot = writing, spot
        return written if spot.atom < 0 else solid(writing.atoms[spot.atom], deleted)

    writing: _Writing
    spot: Spot


class _Writing:
    """The writing of one family."""

    def __init__(self, body: IssuedBody, family: Relatives, write_note: NoteWriter | None) -> None:
        self._body = body
        self._family = family
        self._write_note = write_note
        self.atoms = [atom for base in family.bases for atom in base.atoms]
        self._labels: dict[str, list[tuple[int, str]]] = {}
        self._verbatim: dict[int, list[tuple[int, str]]] = {}
        self._gone: set[int] = set()
        self._struck: dict[int, Item] = {}
        self._at = 0
        self.beside: Atom | None = None
        self.path: Path = ()
        body.writing = self

    def written(self) -> Iterator[str]:
        family = self._family
        labels = self._label_places()
        for unit in family.units:
            self._keep_labels(unit)
            if not family.bases and self._is_numbered(unit):
                unit.items = [item for item in unit.items if item.role != "label"]
        told = [[item for item in unit.items if not item.hidden] for unit in family.units]
        words = [[i for i in items if id(i) not in self._verbatim] for items in told]
        spots = Family(self.atoms, labels).spots(words, self._body.is_new)
        if not family.bases:
            spots = [self._opened(unit) for unit in family.units]
        self._decide_fields([spot for some in spots for spot in some])
        for i, unit in enumerate(family.units):
            yield self._paragraph(unit, told[i], spots[i], i == len(family.units) - 1)

    def _opened(self, unit: WordParagraph) -> list[Spot]:
        """The items of a new paragraph, its opening words in italics."""
        out = []
        for item, opening in self._body._with_opening(unit):
            if opening and item.run is not None:
                formats = tuple(sorted({*item.run.format, "i"}))
                item = replace(item, run=replace(item.run, format=formats))
            out.append(Spot(item))
        return out

    # --- labels ---------------------------------------------------------------------------------

    def _label_places(self) -> frozenset[int]:
        """The numbers of the family's characters that are labels; which of them are whose."""
        shift = first = 0
        places: set[int] = set()
        for base in self._family.bases:
            at = 0
            pieces = []
            for number, atom in enumerate(base.atoms, first):
                mine = [i for i in range(at, at + len(atom.text)) if i in base.labels]
                if mine:
                    text = "".join(atom.text[i - at] for i in mine)
                    pieces.append((number, text))
                at += len(atom.text)
            self._labels[base.paragraph.id] = pieces
            places |= {i + shift for i in base.labels}
            shift, first = shift + at, first + len(base.atoms)
        return frozenset(places)

    def _keep_labels(self, unit: WordParagraph) -> None:
        """Put the label that was there in the place of the one that would be typed."""
        for paragraph, _ in unit.members:
            if paragraph.id not in self._body.labels_stay or paragraph.id not in self._labels:
                continue
            mine = [i for i in unit.items if i.role == "label" and i.paragraph == paragraph.id]
            pieces = self._labels[paragraph.id]
            at = unit.items.index(mine[0]) if mine else self._start_of(unit, paragraph.id)
            unit.items = [i for i in unit.items if not any(i is one for one in mine)]
            if pieces:
                text = "".join(text for _, text in pieces)
                kept = Item(text, "label", True, True, paragraph=paragraph.id)
                unit.items.insert(at, kept)
                self._verbatim[id(kept)] = pieces

    def _start_of(self, unit: WordParagraph, paragraph: str) -> int:
        return next((i for i, it in enumerate(unit.items) if it.paragraph == paragraph), 0)

    # --- a paragraph ----------------------------------------------------------------------------

    def _paragraph(
        self, unit: WordParagraph, told: list[Item], spots: list[Spot], is_last: bool
    ) -> str:
        body = self._body
        body._in_note = self._write_note is None
        spots = self._with_labels(told, spots)
        ranges = Ranges()
        plain = [(spot.item, False) for spot in spots]
        body._add_ranges(unit, plain, ranges)
        moved_end = body._add_moves(unit, plain, ranges)
        bits: list[Bit] = []
        tokens: list[Token] = []
        for i, spot in enumerate(spots):
            before = list(self._up_to(spot))
            bits += before
            self._look_beside(spots, i)
            bits += [(self.path, xml, False) for xml in ranges.before.get(i, ())]
            if id(spot.item) in self._verbatim:
                bits += self._label(spot.item, tokens)
            else:
                body.spot = spot
                xml = body._item(spot.item, False, self._write_note, tokens)
                body._in_note = self._write_note is None
                bits.append((self.path, xml, True))
            bits += [(self.path, xml, False) for xml in ranges.after.get(i, ())]
            if spot.ends:
                bits += self._after(spot.atom)
        for where in (ranges.before, ranges.after):
            bits += [((), xml, False) for xml in where.get(len(spots), ())]
        if is_last:
            bits += self._zero(len(self.atoms))
        body.digests[id(unit)] = digest(tokens, self._end_authors(unit))
        if self._write_note is None:  # the space behind a note's own mark is no word of it
            unit.items = [item for item in unit.items if item.role != "label"]
        return f"{self._head(unit, is_last)}{assembled(bits)}</w:p>{moved_end}"

    def _end_authors(self, unit: WordParagraph) -> tuple[str, str]:
        """The authors of the end's revisions; the last end in a row goes with the row."""
        mine = {paragraph.id for paragraph, _ in unit.members}
        ins, dels = self._body._end_authors(unit)
        for base in self._family.bases:
            if base.paragraph.id in mine:
                ins, dels = ins or base.around[0], dels or base.around[1]
        return ins, dels

    def _with_labels(self, told: list[Item], spots: list[Spot]) -> list[Spot]:
        """The spots with the labels that stay among them, before the words of their paragraphs."""
        out = list(spots)
        for item in told:
            if id(item) in self._verbatim:
                at = next(
                    (i for i, s in enumerate(out) if s.item.paragraph == item.paragraph), len(out)
                )
                out.insert(at, Spot(item))
        return out

    def _head(self, unit: WordParagraph, is_last: bool) -> str:
        body = self._body
        mine = {paragraph.id for paragraph, _ in unit.members}
        own = [base for base in self._family.bases if base.paragraph.id in mine]
        marks = body._end_revision(unit)
        bases = own or self._family.bases[-1:]
        if not bases:
            like = self._family.like
            look = like.properties if like else ""
            if like is not None and like.automatic and not self._is_numbered(unit):
                look = unnumbered(look)
            look = paragraph_look(look, marks, is_new=True)
            return f"<w:p>{look}"
        tag = own[0].tag if own else "<w:p>"
        look = paragraph_look(
            bases[-1].properties, marks, is_last=is_last, keeps_changes=body.whole
        )
        return tag + look

    def _is_numbered(self, unit: WordParagraph) -> bool:
        """Whether Word numbers a new paragraph like those beside it: where nothing is tracked.

        Elsewhere a number more would change those of all that follow, and labels are the room's.
        """
        like, owner = self._family.like, unit.owner
        if like is None or not like.automatic or self._body.revised:
            return False
        return (like.paragraph.kind, like.paragraph.level) == (owner.kind, owner.level)

    def _look_beside(self, spots: Sequence[Spot], i: int) -> None:
        """Find what new words at a spot look like, and the wrappers that they stand in."""
        if spots[i].atom >= 0:
            self.path = self.atoms[spots[i].atom].path
            return
        left = next((s for s in reversed(spots[:i]) if s.atom >= 0), None)
        right = next((s for s in spots[i + 1 :] if s.atom >= 0), None)
        around = [self.atoms[s.atom] for s in (left, right) if s is not None]
        paths = [atom.path for atom in around]
        self.path = shared(paths[0], paths[1]) if len(paths) == 2 else ()
        words = [atom for atom in around if atom.kind == "text"]
        like = self._family.like
        others = self.atoms + (like.atoms if like else [])
        words += [atom for atom in others if atom.kind == "text"][:1]
        self.beside = words[0] if words else None

    def _label(self, item: Item, tokens: list[Token]) -> Iterator[Bit]:
        for number, text in self._verbatim[id(item)]:
            yield from self._zero(number)
            self._at = max(self._at, number)
            atom = self.atoms[number]
            deleted = any(
                opens.startswith(("<w:del ", "<w:moveFrom ")) for opens, _ in atom.revisions
            )
            inside = (
                solid(atom, deleted) if atom.kind == "solid" else run_xml(text, atom.look, deleted)
            )
            by = {"ins": "", "del": ""}
            for opens, closes in reversed(atom.revisions):
                inside = opens + inside + closes
                found = _AUTHOR.match(opens)
                if found:
                    by["del" if found[1] in ("del", "moveFrom") else "ins"] = found[2]
            if self._write_note is not None:
                tokens.append((by["ins"], by["del"], " ".join(atom.formats), text))
            yield (atom.path, inside, True)

    # --- what has no characters -----------------------------------------------------------------

    def _up_to(self, spot: Spot) -> Iterator[Bit]:
        if spot.atom >= 0:
            yield from self._zero(spot.atom)

    def _zero(self, end: int) -> Iterator[Bit]:
        """What stands before an atom and is not written yet."""
        while self._at < end:
            yield from self._nothing(self._at)
            self._at += 1

    def _after(self, number: int) -> Iterator[Bit]:
        """What ends right behind an atom."""
        self._at = max(self._at, number + 1)
        while self._at < len(self.atoms):
            atom = self.atoms[self._at]
            if atom.text or not atom.closes:
                return
            yield from self._nothing(self._at)
            self._at += 1

    def _nothing(self, number: int) -> Iterator[Bit]:
        atom = self.atoms[number]
        if atom.text or number in self._gone or atom.kind == "move":
            return
        if atom.kind == "comment" and not self._body.whole:
            return
        if atom.kind != "run":
            yield (atom.path, atom.raw, False)
            return
        struck = self._struck.get(number)
        xml = f"<w:r>{atom.look}{atom.raw}</w:r>"
        if struck is not None:
            xml = xml.replace("<w:instrText", "<w:delInstrText").replace(
                "</w:instrText", "</w:delInstrText"
            )
            by = self._body._authors.of(struck.dels)
            xml = self._body.revisions.wrapped("del", by, xml)
        else:
            xml = xml.replace("w:delInstrText", "w:instrText")
        yield (atom.path, xml, False)

    def _decide_fields(self, spots: list[Spot]) -> None:
        """Find the fields of which nothing is written, and those that go as a whole."""
        by_atom: dict[int, list[Item]] = {}
        for spot in spots:
            by_atom.setdefault(spot.atom, []).append(spot.item)
        begun: list[int] = []
        for number, atom in enumerate(self.atoms):
            if atom.kind != "run" or "fldCharType" not in atom.raw:
                continue
            if '"begin"' in atom.raw:
                begun.append(number)
            elif '"end"' in atom.raw and begun:
                span = range(begun.pop(), number + 1)
                told = [i for i in span if self.atoms[i].text]
                items = [item for i in told for item in by_atom.get(i, ())]
                runs = [i for i in span if self.atoms[i].kind == "run"]
                if told and not items:
                    self._gone.update(runs)
                elif items and not any(item.read for item in items):
                    self._struck.update(dict.fromkeys(runs, items[0]))
