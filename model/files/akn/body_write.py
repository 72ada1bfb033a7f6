"""Paragraphs and notes as the elements of the preface, the preamble and the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from model.draft.agreement import OPEN
from model.draft.draft import Draft
from model.draft.note import Note
from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT, PLAIN_END, Run
from model.files.akn.attributes import Pairs, Placed
from model.files.akn.names import BODY, HOMES, PREAMBLE, PREFACE
from model.files.akn.table_write import TableWriter
from model.files.akn.words_write import WordsWriter, in_place
from model.files.akn.written import Written
from model.files.akn.xml import attributes, foreign_attributes, value, words

FORMULA = "enactingFormula"
NOTHING = '<p n:none="1"/>'
"""Stands where the schema wants a paragraph and the draft has none."""

_BETWEEN = frozenset(["toc", "foreign"])
_IN_BODY = frozenset(["toc", "foreign", "componentRef"])


class BodyWriter:
    """Writes the paragraphs of a draft, each on a line of its own.

    Attributes:
        placed: Where attributes of other tools went.
        words: What writes the runs.
    """

    def __init__(self, draft: Draft, eids: set[str], known: Written | None = None) -> None:
        """``known``: lines that were written before, and those that are written now."""
        self._known = known or Written()
        self.placed = Placed(eids)
        self.words = WordsWriter(draft, self._note)
        self._draft = draft

    def parts(self) -> tuple[list[str], list[str], list[str]]:
        """The lines of the preface, of the preamble and of the body."""
        paragraphs = list(self._draft.paragraphs)
        first, second = _borders(paragraphs)
        return (
            self._lines(paragraphs[:first], PREFACE),
            self._lines(paragraphs[first:second], PREAMBLE),
            self._lines(paragraphs[second:], BODY),
        )

    def alone(self, row: int) -> str:
        """The element of one paragraph, as it stands in the file; of a cell only what is in it."""
        paragraph = self._draft.paragraphs[row]
        if paragraph.inside:
            given = self._placed_on(paragraph, {"": "p"})
            return self._plain(paragraph, "cell", given.get("", []))
        # The body begins where something asks for it: what comes after need not be looked at.
        before = list(takewhile(_is_no_body, self._draft.paragraphs))
        first, second = _borders(before)
        part = PREFACE if row < first else PREAMBLE if row < second else BODY
        return self._element(paragraph, part)

    def _lines(self, paragraphs: Sequence[Paragraph], part: int) -> list[str]:
        lines: list[str] = [""]
        tables = TableWriter(self.placed)
        reciting = False
        for paragraph in paragraphs:
            turn = tables.turn(paragraph.inside)
            if turn.closing:
                lines[-1] += turn.closing
            recital = part == PREAMBLE and paragraph.kind == "preambular" and not paragraph.inside
            if recital != reciting:
                lines.append("<recitals>" if recital else "</recitals>")
                reciting = recital
            if paragraph.inside:
                given = self._placed_on(paragraph, {"": "p", **turn.elements()})
                opening = tables.opening(turn, given)
                lines.append(opening + self._plain(paragraph, "cell", given.get("", [])))
            else:
                lines.append(self._element(paragraph, part))
        lines[-1] += tables.turn(()).closing
        if reciting:
            lines.append("</recitals>")
        return lines[1:]

    def _element(self, paragraph: Paragraph, part: int) -> str:
        """A paragraph that stands in no cell, in the form of its part of the document."""
        known = self._known.paragraph(paragraph, part)
        if known is not None and self.placed.claim(paragraph.id):
            return known
        raw = self._raw(paragraph, part)
        if raw:
            return raw
        name, own, wraps, numbered = _form(paragraph, part)
        given = self._placed_on(paragraph, _elements(name, wraps, numbered and paragraph.label))
        pairs = given.get("", [])
        if name == "formula" and not any(key == "name" for key, _ in pairs):
            own = f' name="{FORMULA}"'
        label = "" if numbered else paragraph.label
        start = f"<{name}{own}{self._identity(paragraph, pairs)}{attributes([('n:label', label)])}>"
        if numbered and paragraph.label:
            others = foreign_attributes(given.get("num", []))
            start += f"<num{others}>{words(paragraph.label)}</num>"
        inside = f"<p{foreign_attributes(given.get('p', []))}>{self.words.runs(paragraph.runs)}</p>"
        if wraps:
            inside = f"<content{foreign_attributes(given.get('content', []))}>{inside}</content>"
        line = f"{start}{inside}</{name}>"
        if not pairs and start.startswith(f"<{name}{own} GUID=") and _stands_alone(paragraph):
            self._known.keep(paragraph, part, line)
        return line

    def _raw(self, paragraph: Paragraph, part: int) -> str:
        """A paragraph that is nothing but another tool's block, as that block; else empty."""
        if paragraph.kind != "block" or len(paragraph.runs) != 1:
            return ""
        run = paragraph.runs[0]
        kept = self._draft.objects.get(run.object)
        told = replace(paragraph, agreement=OPEN, positions=(), former_labels=(), tabled_label=None)
        if kept is None or kept.id in self.words.written:
            return ""
        if run != Run(OBJECT, object=kept.id) or told != Paragraph(told.id, "block", (run,)):
            return ""
        made = in_place(kept, run.text, paragraph.id, _IN_BODY if part == BODY else _BETWEEN)
        if made:
            self.words.written.add(kept.id)
        return made

    def _plain(self, paragraph: Paragraph, kind: str, pairs: Pairs) -> str:
        """A paragraph of a cell or a note, where ``kind`` goes without saying."""
        said = attributes([("n:label", paragraph.label)])
        if paragraph.kind != kind:
            said += f' n:kind="{value(paragraph.kind)}"'
        start = f"<p{self._identity(paragraph, pairs)}{said}>"
        return f"{start}{self.words.runs(paragraph.runs)}</p>"

    def _identity(self, paragraph: Paragraph, pairs: Pairs) -> str:
        """Id, end mark and level, then the attributes of other tools."""
        name = value(paragraph.id)
        other = any(key == "GUID" for key, _ in pairs)
        out = f' GUID="{name}"' if not other and self.placed.claim(paragraph.id) else ""
        out = out or f' n:id="{name}"'
        if paragraph.end is not PLAIN_END:
            ends = (
                ("n:ins", " ".join(paragraph.end.ins)),
                ("n:dels", " ".join(paragraph.end.dels)),
            )
            out += attributes(ends)
        if paragraph.level != 1:
            out += f' n:level="{paragraph.level}"'
        return out + foreign_attributes(pairs) if pairs else out

    def _placed_on(self, paragraph: Paragraph, elements: dict[str, str]) -> dict[str, Pairs]:
        if not paragraph.attributes:
            return {}
        return self.placed.sorted(paragraph.id, paragraph.attributes, elements)

    def _note(self, note: Note) -> str:
        """A note where its mark stands, with its paragraphs."""
        name = value(note.id)
        out = f' GUID="{name}"' if self.placed.claim(note.id) else f' n:id="{name}"'
        out += attributes([("marker", note.mark)])
        inside, given = self.note_paragraphs(note)
        if not any(key == "placement" for key, _ in given):
            out += ' placement="bottom"'
        return f"<authorialNote{out}{foreign_attributes(given)}>{inside}</authorialNote>"

    def note_paragraphs(self, note: Note) -> tuple[str, Pairs]:
        """The paragraphs of a note, and the attributes of other tools for the note itself."""
        tables = TableWriter(self.placed)
        out: list[str] = []
        own: Pairs = []
        for paragraph in note.paragraphs:
            turn = tables.turn(paragraph.inside)
            elements = {"": "p", **turn.elements()}
            if not out:
                elements["authorialNote"] = "authorialNote"
            given = self._placed_on(paragraph, elements)
            own.extend(given.get("authorialNote", []))
            kind = "cell" if paragraph.inside else "note"
            opening = tables.opening(turn, given)
            out.append(turn.closing + opening + self._plain(paragraph, kind, given.get("", [])))
        out.append(tables.turn(()).closing)
        return "".join(out) or NOTHING, own


def _borders(paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Where the preamble and the body begin: each part ends with the last that asks for it."""
    homes = [None if p.inside else HOMES.get(p.kind) for p in paragraphs]
    body = next((i for i, home in enumerate(homes) if home == BODY), len(homes))
    preamble = next((i for i, home in enumerate(homes[:body]) if home == PREAMBLE), body)
    first = max((i + 1 for i in range(preamble) if homes[i] == PREFACE), default=0)
    second = max((i + 1 for i in range(first, body) if homes[i] == PREAMBLE), default=first)
    return first, second


def _stands_alone(paragraph: Paragraph) -> bool:
    """Whether its line is the same whatever was written before: it names nothing written once."""
    return not paragraph.attributes and not any(run.object for run in paragraph.runs)


def _is_no_body(paragraph: Paragraph) -> bool:
    return bool(paragraph.inside) or HOMES.get(paragraph.kind) != BODY


def _form(paragraph: Paragraph, part: int) -> tuple[str, str, bool, bool]:
    """The element's name, its own attributes, whether it has ``content``, whether ``num``."""
    kind = paragraph.kind
    if part == BODY:
        if kind == "operative":
            return "paragraph", "", True, True
        return "hcontainer", f' name="{value(kind)}"', True, True
    if part == PREFACE and kind == "title":
        return "longTitle", "", False, False
    if part == PREAMBLE and kind == "preambular":
        return "recital", "", False, True
    if part == PREAMBLE and kind == "enacting":
        return "formula", "", False, False
    return "container", f' name="{value(kind)}"', False, False


def _elements(name: str, wraps: bool, label: object) -> dict[str, str]:
    out = {"": name, "p": "p"}
    if wraps:
        out["content"] = "content"
    if label:
        out["num"] = "num"
    return out
