"""The sub-commands do what they say, and refuse in one sentence with nothing written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from app import cli, cli_commands
from tests.conftest import ROOT

SAMPLE = ROOT / "resources" / "sample" / "mountain-refuges.txt"
TABLED = ROOT / "resources" / "sample" / "mountain-refuges.tabled.txt"

ROLLING = """\
The Commission on Ponds,

PP1. Noting that ponds freeze,

PP2. Noting also that most (Egypt; reservation: Iran) geese leave,

[PP2 agreed in informals]

1. *Urges* all ~~geese~~ swans (Turkey, Cuba) to stay;

[OP1 agreed in informals]

2. Decides to feed them.
"""


@pytest.fixture
def rolling(tmp_path: Path) -> Path:
    file = tmp_path / "ponds.txt"
    file.write_text(ROLLING, encoding="utf-8")
    return file


@pytest.fixture
def run(capsys):
    """Run a sub-command: its exit status, what it printed, what it said on standard error."""

    def run_command(*argv: object) -> tuple[int, str, str]:
        status = cli.main([str(arg) for arg in argv])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


def assert_refused(told: tuple[int, str, str]) -> str:
    status, out, err = told
    assert status == 2
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
    return err


# -- doing ---------------------------------------------------------------------------------------


def test_a_rolling_text_becomes_a_native_file_with_all_that_is_known(run, rolling):
    made = rolling.with_suffix(".akn")
    status, out, _ = run("convert", rolling, made)
    assert status in (0, 1)
    assert out == ""
    from_text = json.loads(run("changes", rolling, "--json")[1])
    from_native = json.loads(run("changes", made, "--json")[1])
    assert from_native["changes"] == from_text["changes"]
    assert from_native["paragraphs"] == from_text["paragraphs"]


def test_the_same_text_gives_the_same_bytes(run, rolling, tmp_path):
    for name in ("one.akn", "two.akn"):
        run("convert", rolling, tmp_path / name)
    assert (tmp_path / "one.akn").read_bytes() == (tmp_path / "two.akn").read_bytes()


def test_changes_as_json_have_the_shape_that_scripts_rely_on(run, rolling):
    _, out, _ = run("changes", rolling, "--json")
    told = json.loads(out)
    assert list(told) == ["paragraphs", "changes", "positions", "notes", "remarks", "notices"]
    labels = {p["label"]: p for p in told["paragraphs"]}
    assert {"PP1", "PP2", "1", "2"} <= set(labels)
    first = labels["1"]
    assert first["kind"] == "operative"
    assert (first["agreement"], first["forum"], first["struck"]) == ("agreed", "informals", False)
    assert first["tabled"] == "Urges all geese to stay;"
    assert first["clean"] == "Urges all swans to stay;"
    assert labels["2"]["agreement"] == "open"
    swans = next(c for c in told["changes"] if c["paragraph"] == first["id"])
    assert swans["kind"] == "replacement"
    assert (swans["inserted"].strip(), swans["deleted"].strip()) == ("swans", "geese")
    assert [(p["code"], p["stance"]) for p in swans["positions"]] == [
        ("TUR", "support"),
        ("CUB", "support"),
    ]
    assert {"id", "outcome", "ruling", "alternatives", "confidence"} <= set(swans)


def test_kinds_that_cannot_be_agreed_have_no_agreement(run, rolling):
    told = json.loads(run("changes", rolling, "--json")[1])
    assert {p["agreement"] for p in told["paragraphs"] if p["kind"] == "enacting"} == {None}


def test_changes_for_people_are_a_line_each(run, rolling):
    _, out, _ = run("changes", rolling)
    told = json.loads(run("changes", rolling, "--json")[1])
    lines = out.splitlines()
    assert len(lines) == len(told["changes"])
    assert any("OP1\treplacement\t+swans\t-geese\t(Turkey, Cuba)\topen" in x for x in lines)


def test_positions_are_a_grid_by_codes(run, rolling):
    told = json.loads(run("positions", rolling, "--json")[1])
    assert set(told) == {"delegations", "changes"}
    assert {"EGY", "IRN", "TUR", "CUB"} == set(told["delegations"])
    stances = [c["stances"] for c in told["changes"]]
    assert {"TUR": "support", "CUB": "support"} in stances
    assert {"EGY": "propose", "IRN": "reserve"} in stances


def test_positions_as_a_table_have_a_row_a_change(run, rolling):
    _, out, _ = run("positions", rolling, "--csv")
    rows = out.splitlines()
    assert rows[0].startswith("change,paragraph,text,")
    assert any(",OP1,swans," in row for row in rows[1:])


@pytest.mark.parametrize(
    ("reading", "line"),
    [
        ("tabled", "1. Urges all geese to stay;"),
        ("proposed", "1. Urges all swans to stay;"),
        ("clean", "1. Urges all swans to stay;"),
        ("chair", "1. Urges all swans to stay;"),
        ("as:Turkey", "1. Urges all swans to stay;"),
        ("as:TUR", "1. Urges all swans to stay;"),
    ],
)
def test_a_reading_is_printed_a_paragraph_a_line(run, rolling, reading, line):
    _, out, _ = run("text", rolling, "--reading", reading)
    assert line in out.splitlines()


def test_the_tabled_text_tells_where_insertions_begin(run, rolling, tmp_path):
    tabled = tmp_path / "tabled.txt"
    tabled.write_text("PP2. Noting also that geese leave,\n", encoding="utf-8")
    told = json.loads(run("changes", rolling, "--tabled", tabled, "--json")[1])
    most = next(c for c in told["changes"] if "most" in c["inserted"])
    assert most["inserted"].strip() == "most"
    assert most["confidence"] is None


def test_show_keeps_strikes_and_has_no_colours_where_nobody_sees_them(run, rolling):
    _, out, _ = run("show", rolling)
    assert "~~geese~~" in out
    assert "\x1b" not in out


def test_show_is_coloured_on_a_terminal(run, rolling, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "\x1b[" in run("show", rolling)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "\x1b" not in run("show", rolling)[1]


def test_check_tells_what_is_odd_and_refuses_nothing(run, rolling):
    status, out, err = run("check", rolling, "--json")
    told = json.loads(out)
    assert err == ""
    assert status == (1 if told else 0)
    assert all(
        {"rule", "paragraph", "offset", "length", "message", "fix"} <= set(one) for one in told
    )
    assert "agreed-contested" in {one["rule"] for one in told}


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".xml"])
def test_a_draft_goes_out_as_every_kind_of_file(run, rolling, suffix):
    made = rolling.with_name("made" + suffix)
    status, _, _ = run("convert", rolling, made)
    assert status in (0, 1)
    assert made.stat().st_size > 100
    if suffix not in (".html",):
        told = json.loads(run("changes", made, "--json")[1])
        swans = [c for c in told["changes"] if "swans" in c["inserted"]]
        assert {p["code"] for c in swans for p in c["positions"]} == {"TUR", "CUB"}


def test_a_scrubbed_native_file_has_no_rulings(run, rolling):
    made = rolling.with_name("scrubbed.akn")
    run("convert", rolling, made, "--scrub")
    told = json.loads(run("changes", made, "--json")[1])
    assert {c["ruling"] for c in told["changes"]} == {""}


# -- refusing ------------------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_refused(run, tmp_path):
    assert "nothing.txt" in assert_refused(run("changes", tmp_path / "nothing.txt"))


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["convert", "IN", "OUT.docx", "--columns"], "PDF"),
        (["convert", "IN", "OUT.txt", "--protect"], "Word"),
        (["convert", "IN", "OUT.odt"], ".odt"),
        (["convert", "IN", "OUT"], "suffix"),
        (["convert", "IN", "nowhere/OUT.akn"], "folder"),
        (["convert", "IN", "OUT.akn", "--reading", "clean"], "whole negotiation"),
        (["convert", "IN", "OUT.docx", "--reading", "final"], "no reading final"),
        (["convert", "IN", "OUT.docx", "--reading", "as:Nowhere"], "Nowhere"),
        (["convert", "IN", "OUT.docx", "--marks", "loud"], "loud"),
        (["text", "IN"], "--reading"),
        (["text", "IN", "--reading", "as:"], "nothing"),
        (["merge", "IN", "IN"], "merge"),
        ([], "COMMAND"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(run, rolling, argv, says):
    folder = rolling.parent
    before = sorted(folder.iterdir())
    filled = [
        a.replace("IN", str(rolling)).replace("OUT", str(folder / "out"))
        if not a.startswith("nowhere")
        else str(folder / a)
        for a in argv
    ]
    assert says in assert_refused(run(*filled))
    assert sorted(folder.iterdir()) == before


def test_a_word_file_can_be_protected(run, rolling, tmp_path):
    made = tmp_path / "made.docx"
    run("convert", rolling, made, "--protect", "--lead")
    with ZipFile(made) as package:
        assert b"documentProtection" in package.read("word/settings.xml")


def test_pages_are_printed_into_a_pdf(run, rolling, tmp_path, qapp):
    made = tmp_path / "made.pdf"
    assert run("convert", rolling, made, "--columns", "--line-numbers")[0] in (0, 1)
    assert made.read_bytes().startswith(b"%PDF-")


def test_a_failed_write_leaves_the_old_file(run, rolling, tmp_path, monkeypatch):
    made = tmp_path / "made.akn"
    made.write_bytes(b"the old file")

    def full(*_: object) -> None:
        raise cli_commands.SaveFailed("made.akn was not saved because the disk is full.")

    monkeypatch.setattr(cli_commands, "save_bytes", full)
    assert "disk is full" in assert_refused(run("convert", rolling, made))
    assert made.read_bytes() == b"the old file"


def test_a_file_that_lies_is_read_for_what_it_is_or_refused(run, tmp_path):
    lying = tmp_path / "really-a-page.txt"
    lying.write_bytes(b"<!DOCTYPE html><p>PP1. Noting</p>")
    assert ".html" in assert_refused(run("text", lying, "--reading", "clean"))


def test_an_unforeseen_failure_is_one_sentence(run, rolling, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("deep down")

    monkeypatch.setattr(cli_commands, "read_file", fail)
    monkeypatch.delenv(cli.DEBUG, raising=False)
    assert "ZeroDivisionError" in assert_refused(run("check", rolling))
    monkeypatch.setenv(cli.DEBUG, "1")
    assert "Traceback" in run("check", rolling)[2]


def test_help_is_no_failure(run):
    status, out, _ = run("--help")
    assert status == 0
    assert all(command in out for command in cli.COMMANDS)


def test_the_command_line_loads_no_qt_and_no_word():
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, app.cli; print(*(m for m in ('PySide6', 'docx') if m in sys.modules))",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert told.stdout.split() == []
