#!/usr/bin/python3
"""What LibreOffice makes of Word files: their text with every change accepted, and rejected.

Run under the interpreter that has python3-uno, with a folder for LibreOffice's profile. Reads one
question a line, and answers each with a line of JSON: to ``{"resolve": [file…]}`` an object
``{file: {"accepted": [paragraph…], "rejected": […], "accepted notes": [note…], "rejected notes":
[…]}}``; ``{"store": [file, other file]}`` stores the one as the other. A note's mark is given as
"†"; empty paragraphs are given, and the footnotes in their order. One LibreOffice, whose start is
what takes longest, serves all questions.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OFFICE = Path("/usr/bin/soffice")
PYTHON = Path("/usr/bin/python3")


def missing() -> str:
    """Why LibreOffice cannot be asked; empty where it can."""
    if not OFFICE.exists():
        return "LibreOffice is not installed"
    asked = subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return "" if asked.returncode == 0 else "python3-uno is not installed"


class Office:
    """LibreOffice answering until it is closed: two of it at once, in processes of their own."""

    def __init__(self, profile: Path) -> None:
        self._asked = [
            subprocess.Popen(
                [PYTHON, __file__, f"{profile}{i}"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for i in range(2)
        ]

    def resolved(self, files: list[Path]) -> dict[str, dict[str, list[str]]]:
        """The texts of the files, all accepted and all rejected."""
        count = len(self._asked)
        for i, asked in enumerate(self._asked):
            _ask(asked, {"resolve": list(map(str, files[i::count]))})
        told = [_answer(asked) for asked in self._asked]
        return {path: texts for some in told for path, texts in some.items()}

    def stored(self, file: Path) -> Path:
        """A Word file as LibreOffice saves it again, beside it."""
        made = file.with_suffix(".stored.docx")
        _ask(self._asked[0], {"store": [str(file), str(made)]})
        _answer(self._asked[0])
        return made

    def close(self) -> None:
        """End it."""
        for asked in self._asked:
            asked.communicate()


def _ask(asked: subprocess.Popen[str], question: dict[str, list[str]]) -> None:
    assert asked.stdin is not None
    asked.stdin.write(json.dumps(question) + "\n")
    asked.stdin.flush()


def _answer(asked: subprocess.Popen[str]) -> Any:
    assert asked.stdout is not None
    return json.loads(asked.stdout.readline())


def load_and_store(file: Path, profile: Path, limit: float) -> float | None:
    """The seconds that LibreOffice, running already, takes to load a file and to store it.

    None where it takes more than ``limit``.
    """
    asked = subprocess.Popen(
        [PYTHON, __file__, "--store", str(profile), str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        return float(asked.communicate(timeout=limit)[0])
    except subprocess.TimeoutExpired:
        os.killpg(asked.pid, signal.SIGKILL)  # the group that was made for it, LibreOffice too
        asked.wait()
        return None


def _connected(profile: str) -> tuple[Any, Any, subprocess.Popen[bytes]]:
    import uno  # only this interpreter has it
    from com.sun.star.connection import NoConnectException

    pipe = "penholder" + str(time.time_ns())
    office = subprocess.Popen(
        [
            *(str(OFFICE), "--headless", "--invisible", "--nologo", "--norestore"),
            *("--nodefault", "--nolockcheck", "--nofirststartwizard"),
            f"-env:UserInstallation=file://{profile}",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(400):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.1)
    else:
        raise RuntimeError("LibreOffice did not start")
    make = context.ServiceManager.createInstanceWithContext
    return (
        make("com.sun.star.frame.Desktop", context),
        make("com.sun.star.frame.DispatchHelper", context),
        office,
    )


def _paragraphs(text: Any) -> list[str]:
    out: list[str] = []
    contents = text.createEnumeration()
    while contents.hasMoreElements():
        one = contents.nextElement()
        if one.supportsService("com.sun.star.text.TextTable"):
            for name in one.getCellNames():
                out += _paragraphs(one.getCellByName(name))
        else:  # whole: each portion of it would be several questions to the other process
            out.append(one.getString())
    return out


def _notes(document: Any) -> list[str]:
    return ["\n".join(_paragraphs(note)) for note in _each_note(document)]


def _each_note(document: Any) -> Iterator[Any]:
    notes = document.getFootnotes()
    return (notes.getByIndex(i) for i in range(notes.getCount()))


def _resolved(path: str, how: str, desktop: Any, dispatcher: Any) -> tuple[list[str], list[str]]:
    import uno
    from com.sun.star.beans import PropertyValue

    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    url = uno.systemPathToFileUrl(str(Path(path).resolve()))
    document = desktop.loadComponentFromURL(url, "_blank", 0, (hidden,))
    try:
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, f".uno:{how}AllTrackedChanges", "", 0, ())
        for note in _each_note(document):
            note.setLabel("†")
        return _paragraphs(document.Text), _notes(document)
    finally:
        document.close(True)


def _stored(path: str, other: str, desktop: Any) -> float:
    import uno
    from com.sun.star.beans import PropertyValue

    def told(name: str, value: object) -> Any:
        made = PropertyValue()
        made.Name, made.Value = name, value
        return made

    start = time.perf_counter()
    url = uno.systemPathToFileUrl(str(Path(path).resolve()))
    document = desktop.loadComponentFromURL(url, "_blank", 0, (told("Hidden", True),))
    there = uno.systemPathToFileUrl(str(Path(other).resolve()))
    document.storeToURL(there, (told("FilterName", "MS Word 2007 XML"),))
    taken = time.perf_counter() - start
    document.close(True)
    return taken


def store(profile: str, path: str) -> None:
    """Print how long LibreOffice takes to load and to store a file."""
    desktop, _, office = _connected(profile)
    try:
        sys.stdout.write(str(_stored(path, path + ".stored.docx", desktop)))
        desktop.terminate()
        office.wait(20)
    finally:
        if office.poll() is None:
            office.kill()


def serve(profile: str) -> None:
    """Answer questions until there are no more."""
    desktop, dispatcher, office = _connected(profile)
    try:
        for line in sys.stdin:
            question = json.loads(line)
            if "store" in question:
                path, other = question["store"]
                _stored(path, other, desktop)
            answer: dict[str, dict[str, list[str]]] = {p: {} for p in question.get("resolve", ())}
            for path, told in answer.items():
                for how, name in (("Accept", "accepted"), ("Reject", "rejected")):
                    told[name], told[name + " notes"] = _resolved(path, how, desktop, dispatcher)
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
        desktop.terminate()
        office.wait(20)
    finally:
        if office.poll() is None:
            office.kill()


if __name__ == "__main__":
    if sys.argv[1] == "--store":
        store(*sys.argv[2:])
    else:
        serve(sys.argv[1])
