#!/usr/bin/python3
"""What LibreOffice makes of Word files: their text with every change accepted, and rejected.

Run under the interpreter that has python3-uno, with a folder for LibreOffice's profile and the
files; prints a JSON object ``{file: {"accepted": [paragraph…], "rejected": […], "accepted notes":
[note…], "rejected notes": […]}}``. A note's mark is given as "†"; empty paragraphs are given, and
the footnotes in their order. One LibreOffice serves all the files.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
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


def resolved(files: list[Path], profile: Path) -> dict[str, dict[str, list[str]]]:
    """Ask LibreOffice, in a process of its own."""
    asked = subprocess.run(
        [PYTHON, __file__, str(profile), *map(str, files)],
        capture_output=True,
        check=True,
        text=True,
    )
    answer: dict[str, dict[str, list[str]]] = json.loads(asked.stdout)
    return answer


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
            continue
        told = ""
        portions = one.createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            if portion.TextPortionType == "Text":
                told += portion.getString()
            elif portion.TextPortionType == "Footnote":
                told += "†"
        out.append(told)
    return out


def _notes(document: Any) -> list[str]:
    notes = document.getFootnotes()
    each = (notes.getByIndex(i) for i in range(notes.getCount()))
    return ["\n".join(_paragraphs(note)) for note in each]


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
        return _paragraphs(document.Text), _notes(document)
    finally:
        document.close(True)


def _stored(path: str, desktop: Any) -> float:
    import uno
    from com.sun.star.beans import PropertyValue

    def told(name: str, value: object) -> Any:
        made = PropertyValue()
        made.Name, made.Value = name, value
        return made

    start = time.perf_counter()
    url = uno.systemPathToFileUrl(str(Path(path).resolve()))
    document = desktop.loadComponentFromURL(url, "_blank", 0, (told("Hidden", True),))
    document.storeToURL(url + ".stored.docx", (told("FilterName", "MS Word 2007 XML"),))
    taken = time.perf_counter() - start
    document.close(True)
    return taken


def store(profile: str, path: str) -> None:
    """Print how long LibreOffice takes to load and to store a file."""
    desktop, _, office = _connected(profile)
    try:
        sys.stdout.write(str(_stored(path, desktop)))
        desktop.terminate()
        office.wait(20)
    finally:
        if office.poll() is None:
            office.kill()


def main(profile: str, *files: str) -> None:
    """Print what LibreOffice makes of the files."""
    desktop, dispatcher, office = _connected(profile)
    try:
        answer: dict[str, dict[str, list[str]]] = {path: {} for path in files}
        for path, told in answer.items():
            for how, name in (("Accept", "accepted"), ("Reject", "rejected")):
                told[name], told[name + " notes"] = _resolved(path, how, desktop, dispatcher)
        desktop.terminate()
        office.wait(20)
    finally:
        if office.poll() is None:
            office.kill()
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    if sys.argv[1] == "--store":
        store(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
