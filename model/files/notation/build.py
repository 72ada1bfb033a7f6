"""Puts a draft together from what was read of an informal text, and says what is odd in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from model.draft.by_id import ById
from model.draft.change import Alternatives, Bracket, Change, Position, Remark, Stance
from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.ids import derived_id
from model.draft.note import Note
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs
from model.draft.text import EndMark, Mark, Run, make_mark, sorted_marks
from model.files.loaded import Notice
from model.files.notation.agreements import agreements_of
from model.files.notation.brackets import Matched, match_brackets
from model.files.notation.day import iso_day
from model.files.notation.extents import Extents
from model.files.notation.flow import Flow, Spoken
from model.files.notation.kinds import is_resolution
from model.files.notation.labels import Phrases
from model.files.notation.notes import Footnote
from model.files.notation.odd import Names, odd_notices
from model.files.notation.options import options_of
from model.files.notation.proto import Proto
from model.files.notation.runs import Layers, runs_of
from model.files.notation.standing import Standing, standings_of
from model.files.notation.status import remarked
from model.files.notation.tabled import TabledParagraph
from model.files.notation.tags import Stand, Tag
from model.files.notation.unit import Frame, Placed, Unit
from model.files.notation.units import Fate

_OWED = re.compile(
    r"\b(?:will (?:send|provide|submit|come back|share)|to follow|to be (?:sent|provided)|"
    r"to (?:send|provide|submit|share|come back with)|"
    r"(?:language|text|wording) (?:to come|coming))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Sheet:
    """What lies over one unit, and its end mark."""

    layers: Layers = field(default_factory=Layers)
    end_ins: list[Mark] = field(default_factory=list)
    end_dels: list[Mark] = field(default_factory=list)


class Builder:
    """Makes the draft. One use only.

    Args:
        text: The cleaned source; ids are derived from it.
        table: The known delegations.
        phrases: Opening phrases.
        frame: Units, notes, furniture.
        flows: A flow a unit.
        notices: What was already noticed.
        compared: Whether a tabled text was at hand.
    """

    def __init__(
        self,
        text: str,
        table: DelegationTable,
        phrases: Phrases,
        frame: Frame,
        flows: list[Flow],
        notices: list[Notice],
        compared: bool,
    ) -> None:
        self.table = table
        self.phrases = phrases
        self.frame = frame
        self.units: list[Unit] = frame.units
        self.flows = flows
        self.notices = notices
        self.compared = compared
        self.id = derived_id("d", text)
        self.names = Names()
        self.sheets = [_Sheet() for _ in self.units]
        self.paragraph_ids = [
            derived_id("p", self.id, i, u.label.text if u.label else "", f.text)
            for i, (u, f) in enumerate(zip(self.units, flows, strict=True))
        ]
        self.changes: list[Change] = []
        self.alternatives: list[tuple[str, ...]] = []
        self.options: list[Alternatives] = []
        self.change_ids: dict[int, str] = {}

    def build(
        self,
        fates: Sequence[Fate],
        extents: Sequence[Extents],
        partners: Sequence[TabledParagraph | None],
        footnotes: Sequence[Footnote],
        loose: Sequence[tuple[int, int, str]],
    ) -> tuple[Draft, list[Notice]]:
        """Make the draft and gather the notices, in the order of the file."""
        positions = self._document_positions()
        standings = standings_of(self.units, self.table, self.phrases)
        self._say(standings)
        for index in range(len(self.units)):
            self._moves(index, fates[index])
            self._whole(index, fates[index])
            self._inside(index, extents[index])
            self._agreed_to_go(index, standings[index])
        matched = match_brackets(self.units, self.flows, [e.used_brackets for e in extents])
        brackets = self._brackets(matched)
        self._options(matched)
        notes = self._notes(footnotes)
        paragraphs = self._paragraphs(fates, partners)
        remarks = self._remarks()
        # A title from front matter may stand before the units that the lines were sorted by.
        front: list[list[Standing]] = [[] for _ in range(len(self.units) - len(standings))]
        agreements, told = agreements_of(
            self.units, [*front, *standings], paragraphs, fates, self.names
        )
        paragraphs = [
            p if a == p.agreement else replace(p, agreement=a)
            for p, a in zip(paragraphs, agreements, strict=True)
        ]
        self.notices += told
        self.notices += odd_notices(self.frame, self.flows, paragraphs, fates, footnotes, loose)
        draft = self._draft(paragraphs, brackets, notes, remarks, positions)
        self.notices += self.names.notices()
        self.notices.sort(key=_line_of)
        return draft, self.notices

    def _draft(
        self,
        paragraphs: list[Paragraph],
        brackets: list[Bracket],
        notes: list[Note],
        remarks: list[Remark],
        positions: tuple[Position, ...],
    ) -> Draft:
        said = {p.kind: p.text() for p in reversed(paragraphs) if p.kind in ("date", "symbol")}
        day = iso_day(said.get("date", ""))
        amended = bool(self.changes) or self.compared
        resolution = any(u.kind in ("enacting", "preambular") for u in self.units)
        if not paragraphs:
            paragraphs = [Paragraph(derived_id("p", self.id))]
        return Draft(
            self.id,
            paragraphs=Paragraphs(paragraphs),
            changes=ById((c.id, c) for c in self.changes),
            brackets=ById((b.id, b) for b in brackets),
            alternatives=ById(
                (one.id, one)
                for one in (
                    *(Alternatives(derived_id("a", *of), of) for of in self.alternatives),
                    *self.options,
                )
            ),
            remarks=ById((r.id, r) for r in remarks),
            notes=ById((n.id, n) for n in notes),
            delegations=ById((d.id, self.table.on(d, day)) for d in self.names.delegations()),
            positions=positions,
            tabled_on=day if amended else "",
            day="" if amended else day,
            document="resolutionDraft" if resolution else "statement",
            symbol=said.get("symbol", ""),
        )

    def _document_positions(self) -> tuple[Position, ...]:
        return tuple(p for tag in self.frame.whole for p in self._positions([tag]))

    def _positions(self, tags: Iterable[Placed], deletes: bool = False) -> list[Position]:
        """The positions in tags. Beside a "delete:", names without a verb want the text."""
        tags = list(tags)
        wanted = deletes and any(s.stance == "delete" for t in tags for s in t.tag.stands)
        found = []
        for placed in tags:
            for stand in placed.tag.stands:
                stance = stand.stance or "propose"
                if wanted and stand.bare:
                    stance = "retain"
                self.names.use(stand.delegation, stand.written, placed.line)
                found.append(Position(stand.delegation.id, stance, note=stand.note))
        return found

    def _change(self, index: int, proto: Proto, moved: tuple[str, str] = ("", "")) -> str:
        words = "|".join(
            self.flows[index].text[s:e] for s, e in (*proto.ins, *proto.dels, *proto.holds)
        )
        identity = derived_id(
            "c", self.id, self.paragraph_ids[index], len(self.changes), proto.whole, words
        )
        deletes = proto.whole == "deleted" or bool(proto.dels and not proto.ins)
        self.changes.append(
            Change(
                identity,
                tuple(self._positions(proto.tags, deletes)),
                moved_from=moved[0],
                moved_to=moved[1],
                confidence=proto.confidence,
                reason=proto.reason,
            )
        )
        self.change_ids[id(proto)] = identity
        return identity

    def _all(self, index: int) -> tuple[int, int]:
        return 0, len(self.flows[index].text)

    def _delete_all(self, index: int, mark: Mark) -> None:
        sheet = self.sheets[index]
        sheet.layers.dels.append((*self._all(index), mark))
        sheet.end_dels.append(mark)

    def _insert_all(self, index: int, mark: Mark) -> None:
        sheet = self.sheets[index]
        sheet.layers.whole_ins += (mark,)
        sheet.end_ins.append(mark)

    def _moves(self, index: int, fate: Fate) -> None:
        """A move is made where its home is: ``dels`` there, ``ins`` on the copy."""
        if fate.copy is None:
            return
        proto = Proto(self._movers(fate), whole="deleted", line=self.units[index].line)
        if not fate.movers:
            proto.guess(0.8, "the same words stand in another place")
        change = self._change(
            index, proto, (self.paragraph_ids[index], self.paragraph_ids[fate.copy])
        )
        self._delete_all(index, make_mark(change))
        self._insert_all(fate.copy, make_mark(change, 2))

    def _movers(self, fate: Fate) -> list[Placed]:
        """Those who said that a paragraph moves, as the tag that proposes it."""
        stance: Stance = "propose" if len({s.by for s in fate.movers}) < 2 else "support"
        known = {s.by: (self.table.get(s.by), s) for s in fate.movers}
        stands = [Stand(d, s.written, stance) for d, s in known.values() if d is not None]
        line = fate.movers[0].line if fate.movers else 0
        return [Placed(0, Tag(tuple(stands)), "", line)] if stands else []

    def _whole(self, index: int, fate: Fate) -> None:
        proto = fate.whole
        if proto is None:
            return
        change = self._change(index, proto)
        mark = make_mark(change)
        if proto.whole == "inserted":
            self._insert_all(index, mark)
        elif proto.whole == "deleted":
            self._delete_all(index, mark)
        else:
            self.sheets[index].layers.holds.append((*self._all(index), mark))
        gone = [*fate.deletes, *([fate.replaces] if fate.replaces is not None else [])]
        for place, other in enumerate(gone, start=2):
            self._delete_all(other, make_mark(change, place))
        if fate.replaces is not None:
            self.alternatives.append((self.paragraph_ids[fate.replaces], self.paragraph_ids[index]))

    def _say(self, standings: Sequence[list[Standing]]) -> None:
        """Lines about a paragraph that say no state are remarks on it, the first that they name."""
        heard: set[tuple[int, str]] = set()
        for flow, standing in zip(self.flows, standings, strict=True):
            for one in [s for s in standing if not s.status.understood]:
                standing.remove(one)
                if not one.part and (one.line, one.status.words) not in heard:
                    heard.add((one.line, one.status.words))
                    flow.remarks.append(Spoken(*remarked(one.status, self.table), one.line))

    def _agreed_to_go(self, index: int, standing: Sequence[Standing]) -> None:
        """Where it was agreed that a paragraph goes and nothing strikes it yet, a change does."""
        if not standing or not standing[-1].status.deletes or self.sheets[index].end_dels:
            return
        proto = Proto(whole="deleted", line=standing[-1].line)
        self._delete_all(index, make_mark(self._change(index, proto)))

    def _inside(self, index: int, extents: Extents) -> None:
        layers = self.sheets[index].layers
        for proto in extents.protos:
            mark = make_mark(self._change(index, proto))
            if proto.asks:
                start = proto.first()
                self.notices.append(
                    Notice(
                        "replacement-doubtful",
                        proto.asks,
                        self.paragraph_ids[index],
                        start,
                        where=f"line {proto.line}",
                        asks=True,
                        fix="say which words are proposed",
                    )
                )
            layers.ins += [(s, e, mark) for s, e in proto.ins if e > s]
            layers.dels += [(s, e, mark) for s, e in proto.dels if e > s]
            layers.holds += [(s, e, mark) for s, e in proto.holds if e > s]
        for group in extents.alternatives:
            self.alternatives.append(tuple(dict.fromkeys(self.change_ids[id(p)] for p in group)))

    def _brackets(self, matched: Matched) -> list[Bracket]:
        made = []
        for number, spread in enumerate(matched.brackets):
            identity = derived_id("b", self.id, number, *spread.spans)
            made.append(Bracket(identity))
            for unit, start, end in spread.spans:
                self.sheets[unit].layers.brackets.append((start, end, identity))
        for chain in matched.side_by_side:
            self.alternatives.append(tuple(made[i].id for i in chain))
        return made

    def _notes(self, footnotes: Sequence[Footnote]) -> list[Note]:
        notes = []
        for number, note in enumerate(footnotes):
            identity = derived_id("n", self.id, number, note.mark)
            layers = self.sheets[note.unit].layers
            gone = sorted_marks(m for s, e, m in layers.dels if s <= note.offset < e)
            runs = tuple(replace(run, dels=gone) if note.struck else run for run in note.runs)
            inside = Paragraph(derived_id("q", identity), "note", runs)
            notes.append(Note(identity, (inside,), note.mark))
            layers.notes[note.offset] = identity
        return notes

    def _paragraphs(
        self, fates: Sequence[Fate], partners: Sequence[TabledParagraph | None]
    ) -> list[Paragraph]:
        made = []
        numbered = is_resolution(self.units, self.flows, self.phrases)
        for index, unit in enumerate(self.units):
            sheet, flow = self.sheets[index], self.flows[index]
            kind = unit.kind
            is_option = unit.label is not None and unit.label.kind == "option"
            if is_option or (kind in ("operative", "preambular") and not numbered):
                # An option keeps its name in a clean text, where others are numbered afresh.
                kind = "text"
            if kind not in ("preambular", "operative", "text", "enacting"):
                flow.formats = [f for f in flow.formats if f[2] == "i" and kind == "heading"]
            partner = partners[index]
            label = unit.label.text if unit.label else ""
            made.append(
                Paragraph(
                    self.paragraph_ids[index],
                    kind,
                    runs_of(flow, sheet.layers),
                    EndMark(tuple(sheet.end_ins), sorted_marks(sheet.end_dels)),
                    label,
                    partner.label if partner is not None and partner.label != label else None,
                    level=unit.level if kind != "title" else 1,
                )
            )
        return [*self._front_title(), *made]

    def _front_title(self) -> list[Paragraph]:
        title = self.frame.front.get("title")
        if not title or any(u.kind == "title" for u in self.units):
            return []
        self.units.insert(0, Unit("title"))
        self.flows.insert(0, Flow(title))
        identity = derived_id("p", self.id, "front", title)
        self.paragraph_ids.insert(0, identity)
        return [Paragraph(identity, "title", (Run(title),))]

    def _options(self, matched: Matched) -> None:
        """Option 1, Option 2 … of one place are alternatives, each with all its paragraphs."""
        for blocks in options_of(self.units, self.flows, matched):
            named = [(self.paragraph_ids[i], self.paragraph_ids[j]) for i, j in blocks]
            of = tuple(first for first, _ in named)
            through = tuple(pair for pair in named if pair[0] != pair[1])
            self.options.append(Alternatives(derived_id("a", *of), of, through))

    def _remarks(self) -> list[Remark]:
        made: list[Remark] = []
        for index, flow in enumerate(self.flows):
            for spoken in flow.remarks:
                known = self.table.get(spoken.by)
                if known is not None:
                    self.names.use(known, spoken.written, spoken.line)
                identity = derived_id("r", self.id, len(made), spoken.by, spoken.text)
                made.append(
                    Remark(
                        identity,
                        spoken.text,
                        spoken.by,
                        self.paragraph_ids[index],
                        owed=_OWED.search(spoken.text) is not None,
                    )
                )
        return made


def _line_of(notice: Notice) -> int:
    found = re.search(r"\d+", notice.where)
    return int(found.group()) if found else 0
