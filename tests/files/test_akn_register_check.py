"""A broken register is found, though only one entry of each shape is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from model.draft.agreement import Agreement
from model.draft.delegation import DelegationTable
from model.files.akn.names import N
from model.files.akn.read import read_akn
from model.files.akn.write import write_akn
from tests.builders import change, draft, ins, op, pp

SCHEMA = (
    Path(__file__).parent.parent.parent / "resources" / "schema" / "negotiation.rng"
).read_bytes()
TABLE = DelegationTable(())

# What is broken, and how: each is done to an entry whose shape a good one before it has.
BREAKAGES = (
    ('<n:change id="c2">', '<n:change id="C2">'),
    ('<n:change id="c2">', '<n:change id="c2 ">'),
    ('<n:change id="c2">', '<n:change id="c2" note="odd">'),
    ('<n:change id="c2">', "<n:change>"),
    ('<n:change id="c2">', '<n:change id="c2">stray'),
    ('<n:change id="c2">', '<n:change id="c2"><n:odd/>'),
    ('<n:change id="c2">', '<n:change id="c2"><!-- said --> stray'),
    ('<n:change id="c3">', '<n:change id="c3" confidence="2">'),
    ('<n:change id="c3">', '<n:change id="c2">'),
    ('by="irn" stance="support"/>', 'by="irn" stance="support">stray</n:position>'),
    ('by="irn" stance="support"/>', 'by="irn" stance="support"><n:odd/></n:position>'),
    ('by="irn" stance="support"/>', 'by="irn" stance="support"/>stray'),
    ('by="irn" stance="support"/>', 'by="IRN" stance="support"/>'),
    ('by="irn" stance="support"/>', 'by="irn" stance="supports"/>'),
    ('by="irn" stance="support"/>', 'by="irn" stance="support" at="today"/>'),
    ('<n:agreement on="p2"', '<n:agreement on="P2"'),
    ('<n:agreement on="p2"', 'stray<n:agreement on="p2"'),
    ('<n:agreement on="p2"', '<n:agreement odd="1" on="p2"'),
    ('day="2026-03-05"', 'day="2026-13-05"'),
    ("</n:register>", "<n:odd/></n:register>"),
    ("</n:register>", "stray</n:register>"),
    ("</n:register>", "\u00a0</n:register>"),
)
HARMLESS = '<n:change id="c2">'
"""To the schema: that two have a name is found by the reader."""


def a_file() -> str:
    settled = Agreement("agreed", "informals", "2026-03-04")
    later = Agreement("agreed", "informals", "2026-03-05")
    made = draft(
        pp("Ferries ", ins("c1", "and oars "), ins("c2", "and sails,"), agreement=settled),
        op("Tides ", ins("c3", "and moons;"), agreement=later),
        changes=tuple(change(c, "egy propose", "irn support") for c in ("c1", "c2", "c3")),
    )
    return write_akn(made).decode()


def told(text: str) -> list[str]:
    notices = read_akn(text.encode(), TABLE, SCHEMA).notices
    return [n.message for n in notices if n.rule == "register-invalid"]


def direct(text: str) -> list[str]:
    """What validating the whole register says."""
    register = etree.fromstring(text.encode()).find(f".//{N}register")
    rules = etree.RelaxNG(etree.fromstring(SCHEMA))
    assert register is not None
    if rules.validate(register):
        return []
    last = rules.error_log.last_error
    reason = f"line {last.line}, {last.message.rstrip('.')[:200]}"
    return [f"The register is not as it should be: {reason}."]


def test_a_sound_register_is_not_spoken_of():
    assert told(a_file()) == direct(a_file()) == []


@pytest.mark.parametrize(("sound", "broken"), BREAKAGES)
def test_what_is_broken_is_told_as_by_validating_the_whole(sound, broken):
    head, found, tail = a_file().rpartition(sound)
    assert found
    text = head + broken + tail
    assert told(text) == direct(text)
    assert bool(told(text)) == (broken != HARMLESS)
