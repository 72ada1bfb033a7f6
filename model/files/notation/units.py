"""What becomes of whole units: new, deleted, moved, merged, replaced by an alt.

In: the units and their flows. Out: for each unit its fate, before any extent inside it is sought.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from model.files.notation.flow import Flow, Spoken
from model.files.notation.moves import moves_of
from model.files.notation.proto import Proto, Whole
from model.files.notation.unit import Placed, Unit


@dataclass(slots=True)
class Fate:
    """What happens to a unit as a whole.

    Attributes:
        ending: How many of its last tags speak of all of it.
        whole: The amendment that puts it in, takes it out or holds it, or None.
        deletes: Indices of other units that its amendment takes out too.
        replaces: For an alt, the index of the unit that it stands in the place of.
        home: For the copy of a moved unit, the index of the unit at home.
        copy: For a unit moved away, the index of its copy.
        movers: For a unit moved away, who said that it moves.
    """

    ending: int = 0
    whole: Proto | None = None
    deletes: list[int] = field(default_factory=list)
    replaces: int | None = None
    home: int | None = None
    copy: int | None = None
    movers: list[Spoken] = field(default_factory=list)


_NEGOTIATED = ("preambular", "operative", "text", "title")


def fates_of(
    units: Sequence[Unit], flows: Sequence[Flow], tabled: Sequence[bool | None]
) -> list[Fate]:
    """The fate of each unit; ``tabled``: whether the tabled text has it (None: unknown)."""
    fates = [Fate() for _ in units]
    _find_moves(units, flows, fates)
    tagged = any(flow.tags for flow in flows)
    for index, unit in enumerate(units):
        if fates[index].home is None and fates[index].copy is None:
            _judge(unit, flows[index], fates[index], tabled[index], tagged)
    _find_merges(units, flows, fates)
    _find_alts(units, fates)
    return fates


def closing_tags(flow: Flow) -> tuple[int, bool]:
    """How many tags end the unit, and whether its final punctuation goes before them."""
    count = 0
    pointed = False
    for tag in reversed(flow.tags):
        if flow.text[tag.at :].strip(" .,;:") or tag.first:
            break
        behind_point = re.search(r"[.;:,]\s*$", flow.text[: tag.at]) is not None
        if flow.text[tag.at :].strip() and not behind_point:
            # "(Venezuela);" is about the last words; "precursors. (Pakistan)," about all.
            break
        count += 1
        pointed = behind_point
    return count, pointed


def _find_moves(units: Sequence[Unit], flows: Sequence[Flow], fates: list[Fate]) -> None:
    for move in moves_of(units, flows, _NEGOTIATED):
        home, copy = fates[move.home], fates[move.copy]
        home.copy, copy.home = move.copy, move.home
        home.movers = list(move.said)
        flows[move.home].struck, flows[move.copy].struck = [], []


def _closing(flow: Flow) -> tuple[list[Placed], bool]:
    """The tags that end the unit and are about all of it; whether its point goes before them."""
    count, pointed = closing_tags(flow)
    closing = flow.tags[len(flow.tags) - count :]
    outer = _outer_brackets(flow)
    if outer:
        # "[… [to be patient;] (Cuba)] (Egypt)": the first of them is about its own bracket.
        own = list(takewhile(lambda t: t.bracket in (None, *outer), reversed(closing)))
        closing = own[::-1]
    if closing and flow.text[closing[0].at :].strip():
        # "precursors. (Pakistan),": the point before the tag is not the paragraph's.
        flow.noise.append((closing[0].line, flow.text[closing[0].at - 1]))
        flow.drop(closing[0].at - 1)
    return closing, pointed


def _new_by_label(unit: Unit, flow: Flow, closing: Sequence[Placed]) -> Proto:
    """A bis, ter or alt: put in by whoever tags it."""
    whole = Proto(list(closing), whole="inserted", line=unit.line)
    _wholly_bracketed(flow, closing)
    claimed = None if closing else _claimed(flow)
    if claimed is not None:
        flow.tags.remove(claimed)
        whole.tags.append(claimed)
        whole.guess(0.5, "a tag at the end of a bis, ter or alt that no other claims")
    elif not _behind(closing):
        whole.guess(0.6, "a bis, ter or alt that no tag claims")
    return whole


def _judge(unit: Unit, flow: Flow, fate: Fate, tabled: bool | None, tagged: bool) -> None:
    """Decide from the unit alone: struck, newly labelled, or tagged as a whole."""
    if unit.kind not in _NEGOTIATED or not flow.text:
        return
    closing, pointed = _closing(flow)
    count = len(closing)
    if unit.act is not None and unit.act.kind in ("ADD", "SUP"):
        whole: Whole = "inserted" if unit.act.kind == "ADD" else "deleted"
        fate.ending = count
        fate.whole = Proto(list(closing), whole=whole, line=unit.line)
        return
    chain = bool(unit.label and unit.label.chain)
    if chain and not count and flow.tags and flow.tags[0].at == 0 and tabled is not True:
        # "PP3 alt (Egypt): Reaffirming …": who proposes it stands behind the label.
        fate.whole = Proto([flow.tags.pop(0)], whole="inserted", line=unit.line)
        return
    if flow.is_struck():
        fate.ending = count
        fate.whole = Proto(list(closing), whole="deleted", line=unit.line)
        flow.struck = []
    elif chain and tabled is not True and (tagged or count):
        fate.ending = count
        fate.whole = _new_by_label(unit, flow, closing)
    elif _wholly_bracketed(flow, closing):
        fate.ending = count
        fate.whole = Proto(list(closing), whole="inserted", line=unit.line)
    elif count and pointed:
        fate.ending = count
        fate.whole = Proto(list(closing), whole="held", line=unit.line)
        if _behind(closing) and tabled is not True and not flow.struck:
            fate.whole.whole = "inserted"
            fate.whole.guess(0.6, "a tag behind the final point proposes the whole paragraph")
        else:
            fate.whole.guess(0.5, "which words the stance is about")


def _claimed(flow: Flow) -> Placed | None:
    """The tag that claims a new paragraph though it stands before the last point or its last
    words: "… at night (Norway);", "… to wait (Cuba): until dawn;"."""
    for tag in flow.tags[-1:]:
        alone = tag.first and len(flow.tags) == 1
        ends = not tag.first and not flow.text[tag.at :].strip(" .,;:")
        struck = any(start <= tag.at <= end + 1 for start, end in flow.struck)
        if (alone or ends) and tag.bracket is None and tag.tag.is_behind() and not struck:
            return tag
    return None


def _behind(tags: Sequence[Placed]) -> bool:
    return any(tag.tag.is_behind() for tag in tags)


def _wholly_bracketed(flow: Flow, closing: Sequence[Placed]) -> bool:
    outer = _outer_brackets(flow)
    if not closing or not _behind(closing) or not outer:
        return False
    # "[[To sleep. (Egypt)]]": the bracket of the tag says how far it reaches, the other stays.
    number = next((t.bracket for t in closing if t.bracket in outer), None) or outer[0]
    flow.brackets[number].start = flow.brackets[number].end = None
    for tag in flow.tags:
        tag.bracket = None if tag.bracket == number else tag.bracket
    return True


def _outer_brackets(flow: Flow) -> list[int]:
    """The numbers of the brackets that all the words stand in, outermost first."""
    return [
        number
        for number, mark in enumerate(flow.brackets)
        if mark.start == 0 and mark.end is not None and not flow.text[mark.end :].strip(" .,;")
    ]


def _find_merges(units: Sequence[Unit], flows: Sequence[Flow], fates: list[Fate]) -> None:
    """Struck units without a tag or status of their own go with the unit that takes the first
    one's number right behind them."""
    waiting: list[int] = []
    for index, unit in enumerate(units):
        fate = fates[index]
        loose = fate.whole is not None and fate.whole.whole == "deleted" and not fate.whole.tags
        if loose and unit.label and unit.label.number and not unit.statuses:
            waiting.append(index)
            continue
        alive = fate.whole is None or fate.whole.whole == "inserted"
        if waiting and unit.label and alive and fate.home is None:
            first = units[waiting[0]].label
            if first is not None and first.key() == unit.label.key():
                _merge(index, waiting, flows, fates)
        waiting = []


def _merge(index: int, old: list[int], flows: Sequence[Flow], fates: list[Fate]) -> None:
    if fates[index].whole is not None:
        _take_along(index, old, fates)
        return
    count, _ = closing_tags(flows[index])
    closing = flows[index].tags[len(flows[index].tags) - count :]
    fates[index].ending = count
    fates[index].whole = Proto(
        list(closing), whole="inserted", line=closing[0].line if closing else 0
    )
    _take_along(index, old, fates)


def _take_along(index: int, old: list[int], fates: list[Fate]) -> None:
    """Let a unit's own amendment take the struck ones before it out."""
    whole = fates[index].whole
    assert whole is not None
    fates[index].deletes = list(old)
    whole.guess(0.7, "takes the number of the struck paragraph before it")
    for gone in old:
        fates[gone].whole = None


def _find_alts(units: Sequence[Unit], fates: list[Fate]) -> None:
    by_key: dict[tuple[str, str, tuple[str, ...]], int] = {}
    for index, unit in enumerate(units):
        if unit.label is None:
            continue
        replaced = unit.label.replaces()
        if replaced is not None and replaced in by_key and fates[index].whole is not None:
            fates[index].replaces = by_key[replaced]
        by_key[unit.label.key()] = index
