"""Reads an informal text: labels, tags, strikes, brackets, notes, status lines, into a draft.

In: text as pasted or from a .txt or .md file, the delegation table, the opening phrases, and the
tabled text where it is known. Out: a draft, and a notice for everything odd; nothing is refused and
no word dropped in silence. What it leaves out: tables, pictures, coloured runs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.text import Run
from model.files.collector import collector_off
from model.files.loaded import Loaded, Notice
from model.files.notation.brackets import put_back_loose
from model.files.notation.build import Builder
from model.files.notation.crowded import crowded_notices
from model.files.notation.doubt import tags_in_doubt
from model.files.notation.evidence import Evidence
from model.files.notation.extents import Extents
from model.files.notation.flow import Flow
from model.files.notation.frame import frame_of, is_section_head
from model.files.notation.fullwidth import with_narrow_signs
from model.files.notation.hyphens import Hyphens
from model.files.notation.issued import believe, hold_to
from model.files.notation.labels import Phrases
from model.files.notation.lexer import NotationLexer
from model.files.notation.masthead import is_version_line, title_row, without_math
from model.files.notation.notes import Footnote, footnotes_of
from model.files.notation.proto import bare
from model.files.notation.tabled import TabledParagraph, inserted_spans, partners_of
from model.files.notation.unit import Frame, Unit
from model.files.notation.units import Fate, fates_of
from model.files.notation.walker import flow_of
from model.files.watch import Watch

_LONGEST_TITLE = 420
_FEWEST_FIELDS = 2
_TITLE = re.compile(
    r"(?!(?:Report|Note|Letter|Statement) (?:by|of|from|prepared|submitted)\b|For )"
    r"[“\"]?[A-Z].*[^.,;:!?]$",
    re.DOTALL,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffc\ud800-\udfff]")


@collector_off()
def read_notation(
    text: str,
    table: DelegationTable,
    phrases: Phrases | bytes,
    tabled: Draft | str | None = None,
    name: str = "",
    references: Sequence[str] = (),
    watch: Watch | None = None,
    whole: bool = False,
) -> Loaded:
    """Read an informal text.

    Args:
        text: The whole text.
        table: The delegations by whose names tags are known.
        phrases: The phrases that open paragraphs, read or as the shipped JSON.
        tabled: The tabled text, or as much of it as there is: it speaks only for what it holds.
        name: The file's name, for the notices.
        references: Other texts, whose wording attests what reads well without an insertion.
        watch: Is told how far it is, and can stop it.
        whole: Whether no paragraph is broken into lines: these are the paragraphs of a file.
    """
    if isinstance(phrases, bytes):
        phrases = Phrases.from_json(phrases)
    watch = watch or Watch()
    cleaned, notices = _cleaned(text)
    watch.tell(0.1)
    frame, flows = _units_of(cleaned, table, phrases, whole)
    watch.tell(0.4)
    notices += crowded_notices(frame.units, flows)
    notices += tags_in_doubt(frame.units, flows, table)
    known = _tabled_paragraphs(tabled, table, phrases, whole)
    reader = _Reader(frame, flows, phrases, known, references)
    watch.tell(0.7)
    builder = Builder(cleaned, table, phrases, frame, flows, notices, bool(known))
    draft, told = builder.build(
        reader.fates, reader.extents, reader.partners, reader.footnotes, reader.loose
    )
    return Loaded(draft, tuple(told))


def _cleaned(text: str) -> tuple[str, list[Notice]]:
    """The text without what no text may hold, line ends made one kind, formulas read."""
    notices = []
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n").removeprefix("\ufeff")
    gone = len(_CONTROL.findall(text))
    if gone:
        signs = "character" if gone == 1 else "characters"
        notices.append(
            Notice("control-characters", f"{gone} {signs} that no text may hold left out.")
        )
        text = _CONTROL.sub("", text)
    plain = without_math(text)
    if plain != text:
        notices.append(
            Notice("formula", "A symbol that was written as a formula is read as plain text.")
        )
    return unicodedata.normalize("NFC", plain), notices


def _units_of(
    text: str, table: DelegationTable, phrases: Phrases, whole: bool = False
) -> tuple[Frame, list[Flow]]:
    text = with_narrow_signs(text, table)
    lexer = NotationLexer(table=table, phrases=phrases)
    frame = frame_of(text, lexer.get_tokens_unprocessed(text), phrases, whole)
    hyphens = Hyphens(text)
    flows = [flow_of(unit, table, hyphens, frame.wrapped) for unit in frame.units]
    flows = _without_empty(frame, flows)
    _name_free_lines(frame, flows)
    return frame, flows


def _without_empty(frame: Frame, flows: Sequence[Flow]) -> list[Flow]:
    """Take out units without words: their tags are about the whole text, the rest goes above."""
    units: list[Unit] = []
    kept: list[Flow] = []
    before: list[int] = []
    for unit, flow in zip(frame.units, flows, strict=True):
        before.append(len(units))
        frame.whole += [tag for tag in flow.tags if tag.tag.whole]
        flow.tags = [tag for tag in flow.tags if not tag.tag.whole]
        if flow.text or unit.label is not None or not kept:
            units.append(unit)
            kept.append(flow)
            continue
        above = kept[-1]
        for tag in flow.tags:
            tag.at = len(above.text)
            tag.bracket = None
        above.tags += flow.tags
        above.remarks += flow.remarks
        above.noise += flow.noise
        units[-1].statuses += unit.statuses
    before.append(len(units))
    for note in frame.notes:
        note.after = before[note.after]
    if frame.notes and not units:
        # A note needs a paragraph for its mark to stand in.
        units.append(Unit("text"))
        kept.append(Flow())
    frame.units[:] = units
    return kept


_FREE = ("free", "heading", "text")


def _name_free_lines(frame: Frame, flows: Sequence[Flow]) -> None:
    """Say what the lines before the first paragraph are that have no form of their own."""
    units = frame.units
    head = range(_body_start(units))
    kinds = [units[i].kind for i in head]
    free = [i for i in head if kinds[i] in _FREE and re.search(r"\w", flows[i].text)]
    sponsors = max((i for i in head if kinds[i] == "sponsors"), default=-1)
    masthead = any(k not in _FREE for k in kinds)
    behind = [i for i in free if i > sponsors]
    if "enacting" in {u.kind for u in units} and not behind:
        # The sponsors stand between the title and the enacting formula.
        behind = free[-1:]
    row = _title_of(units, flows, kinds, behind, masthead)
    item = max((i for i in head if kinds[i] == "item"), default=-1)
    for i in free:
        if i == row:
            units[i].kind = "title"
        elif 0 <= item < i and (i < sponsors or (row is not None and i < row and sponsors < 0)):
            units[i].kind = "agenda"
    for unit in units:
        if unit.kind == "free":
            unit.kind = "heading" if unit.raw().startswith("#") else "text"
    if not masthead and not frame.front and not any(u.kind == "title" for u in units):
        _name_first_line(units, flows)


def _body_start(units: Sequence[Unit]) -> int:
    """Where the head ends: at the enacting formula, the first label, or the first paragraph."""
    for kinds in (("enacting",), ("text", "preambular")):
        for i, unit in enumerate(units):
            if unit.kind in kinds or (unit.label is not None and "enacting" in kinds):
                return i
    return len(units)


def _title_of(
    units: Sequence[Unit],
    flows: Sequence[Flow],
    kinds: list[str],
    free: list[int],
    masthead: bool,
) -> int | None:
    """The row of the title among the free lines behind the sponsors, if any."""
    enacting = any(u.kind == "enacting" for u in units)
    short = [
        i
        for i in free
        if len(flows[i].text) < _LONGEST_TITLE
        and not is_section_head(flows[i].text)
        and not is_version_line(flows[i].text)
    ]
    if not short or not (enacting or masthead):
        return None
    if enacting:
        return title_row(kinds, short, "sponsors" in kinds)
    headed = [i for i in short if units[i].raw().startswith("#")]
    if headed:
        return headed[0]
    bold = next((i for i in short if units[i].raw().startswith("**")), None)
    return bold if bold is not None else _plain_title(flows, kinds, short)


def _plain_title(flows: Sequence[Flow], kinds: list[str], short: list[int]) -> int | None:
    """The last line of its own behind a masthead of several fields, and nobody's report or note."""
    fields = [i for i, kind in enumerate(kinds) if kind not in _FREE]
    if len({kinds[i] for i in fields}) < _FEWEST_FIELDS:
        return None
    told = [i for i in short if i > fields[-1] and _TITLE.match(flows[i].text)]
    return told[-1] if told else None


def _name_first_line(units: Sequence[Unit], flows: Sequence[Flow]) -> None:
    """Take the first line for the title where there is no masthead and it looks like one."""
    if not units or (units[0].kind == "heading" and is_section_head(flows[0].text)):
        return
    if units[0].kind == "heading" or _is_title_like(units, flows):
        units[0].kind = "title"


def _is_title_like(units: Sequence[Unit], flows: Sequence[Flow]) -> bool:
    """Whether the first unit is a line of its own before an enacting formula or labelled units."""
    if len(units) < 2 or units[0].label is not None or units[0].kind != "text":
        return False
    text = flows[0].text.rstrip()
    if is_version_line(text):
        return False
    follows = units[1].kind == "enacting" or units[1].label is not None
    return follows and not text.endswith((".", ",", ";", ":")) and len(text) < _LONGEST_TITLE


def _tabled_paragraphs(
    tabled: Draft | str | None, table: DelegationTable, phrases: Phrases, whole: bool
) -> list[TabledParagraph]:
    if tabled is None:
        return []
    if isinstance(tabled, str):
        frame, flows = _units_of(_cleaned(tabled)[0], table, phrases, whole)
        return [
            TabledParagraph(u.kind, u.label.text if u.label else "", f.text)
            for u, f in zip(frame.units, flows, strict=True)
            if f.text
        ]

    def stands(run: Run) -> bool:
        return not run.ins

    return [
        TabledParagraph(
            p.kind,
            p.label if p.tabled_label is None else p.tabled_label,
            "".join(run.text for run in p.runs if stands(run)),
        )
        for p in tabled.paragraphs
        if any(stands(run) for run in p.runs) and not p.end.ins
    ]


class _Reader:
    """Brings evidence, fates and extents together, in the order in which each needs the last."""

    def __init__(
        self,
        frame: Frame,
        flows: list[Flow],
        phrases: Phrases,
        tabled: Sequence[TabledParagraph],
        references: Sequence[str] = (),
    ) -> None:
        units = frame.units
        self.loose = put_back_loose(units, flows)
        self.footnotes = footnotes_of(units, flows, frame.notes)
        self.partners: list[TabledParagraph | None] = [None] * len(units)
        if tabled:
            self.partners = partners_of(units, flows, tabled)
        in_tabled = [True if p is not None else None for p in self.partners]
        self.fates: list[Fate] = fates_of(units, flows, in_tabled)
        believe(self.fates, self.partners)
        evidence = _evidence(flows, tabled)
        for text in references:
            evidence.learn(_cleaned(text)[0])
        self.extents: list[Extents] = []
        for index, flow in enumerate(flows):
            partner, fate = self.partners[index], self.fates[index]
            inserted = None
            if partner is not None and fate.home is None:
                inserted = inserted_spans(flow, partner.text)
            extents = Extents(flow, evidence, phrases, fate.ending, inserted)
            extents.find()
            if partner is not None and fate.home is None:
                hold_to(flow, extents.protos, partner.text)
            extents.settle([])
            self.extents.append(extents)
        _follow_notes(self.footnotes, flows)


def _follow_notes(footnotes: Sequence[Footnote], flows: Sequence[Flow]) -> None:
    """Bring the notes to where their marks are now: settling spaces may have moved them."""
    left = {i: sorted(flow.notes) for i, flow in enumerate(flows)}
    for note in footnotes:
        if left[note.unit]:
            note.offset = left[note.unit].pop(0)[0]


def _evidence(flows: Sequence[Flow], tabled: Sequence[TabledParagraph]) -> Evidence:
    """What the whole text and the tabled one attest."""
    evidence = Evidence()
    if not tabled and not any(flow.tags or flow.struck for flow in flows):
        # Nothing is sought that it could speak for.
        return evidence
    for paragraph in tabled:
        evidence.learn(paragraph.text)
    evidence.all_bound = all(map(_is_bound, flows))
    for flow in flows:
        evidence.learn_flow(flow)
        for tag in flow.tags:
            mark = flow.brackets[tag.bracket] if tag.bracket is not None else None
            if mark is not None and mark.start is not None and mark.end is not None:
                span = bare(flow.text, mark.start, mark.end)
                evidence.learn_known(flow.heard().keys_between(*span))
        for strike in flow.struck:
            _learn_strike(evidence, flow, strike)
    return evidence


def _is_bound(flow: Flow) -> bool:
    """Whether every tag within the words has a bracket that says how far it reaches."""
    return all(t.bracket is not None or not flow.text[t.at :].strip(" .,;:") for t in flow.tags)


def _learn_strike(evidence: Evidence, flow: Flow, strike: tuple[int, int]) -> None:
    """Learn what replaced a struck phrase: words up to the next tag, or before the last."""
    old = flow.text[slice(*strike)]
    before = [t.at for t in flow.tags if t.at <= strike[0]]
    if before and not flow.text[before[-1] : strike[0]].strip():
        start = before[-2] if len(before) > 1 else 0
        words = flow.text[start : before[-1]].split()[-7:]
        evidence.learn_struck(old, " ".join(words))
        return
    behind = [t.at for t in flow.tags if t.at >= strike[1]]
    if behind:
        new = flow.text[strike[1] : behind[0]]
        # Far more words than were struck are a sentence that goes on to another tag.
        if new.strip() and len(new.split()) <= min(14, max(3, 3 * len(old.split()))):
            evidence.learn_known(flow.heard().keys_between(strike[1], behind[0]))
            evidence.learn_struck(old, new)
