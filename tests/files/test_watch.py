"""Readers and writers tell how far they are, and can be stopped."""

from __future__ import annotations

import pytest

from app.equipment import shipped_equipment
from model.files.choose import Export, read_file, write_file
from model.files.watch import Stopped, Watch
from tests.builders import change, draft, ins, op, pp

EQUIPMENT = shipped_equipment()
DRAFT = draft(
    pp("Recalling the ", ins("c1", "old "), "Charter,", label="PP1."),
    *(op(f"Urges all to light lamp {n}.", label=f"{n}.") for n in range(1, 90)),
    changes=[change("c1", "tur propose")],
)
KINDS = ["a.akn", "a.docx", "a.txt", "a.md"]


class Noting(Watch):
    """Notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.shares: list[float] = []

    def tell(self, share: float) -> None:
        self.shares.append(share)
        super().tell(share)


@pytest.mark.parametrize("name", KINDS)
def test_a_reader_comes_nearer_its_end(name):
    watch = Noting()
    read_file(name, write_file(name, DRAFT, EQUIPMENT, Export()), EQUIPMENT, watch=watch)
    assert len(watch.shares) >= 2
    assert watch.shares == sorted(watch.shares)
    assert watch.shares[0] >= 0 and watch.shares[-1] <= 1


@pytest.mark.parametrize("name", KINDS)
def test_a_reader_stops_when_nobody_waits_any_more(name):
    content = write_file(name, DRAFT, EQUIPMENT, Export())
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        read_file(name, content, EQUIPMENT, watch=watch)


def test_a_word_writer_tells_and_stops():
    watch = Noting()
    write_file("a.docx", DRAFT, EQUIPMENT, Export(), watch)
    assert len(watch.shares) >= 3
    assert watch.shares == sorted(watch.shares)
    watch.stop()
    with pytest.raises(Stopped):
        write_file("a.docx", DRAFT, EQUIPMENT, Export(), watch)
