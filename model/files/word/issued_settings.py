"""What an export changes round the text of an issued document: numbers, settings, old revisions."""

from __future__ import annotations

import re

from model.files.word.package import Parts
from model.files.word.runs import escaped
from model.files.word.source import Source

_ID = re.compile(rb":id\s*=\s*[\"'](\d{1,9})[\"']")
_CHANGES = re.compile(
    r"<w:(rPrChange|pPrChange|sectPrChange|tblPrChange|tblPrExChange|tblGridChange|trPrChange"
    r"|tcPrChange|numberingChange)(?:(?:\s[^>]*)?/>|(?:\s[^>]*)?>.*?</w:\1>)",
    re.DOTALL,
)
_COMMENTS = re.compile(r"<w:commentRange(?:Start|End)\b[^>]*/>")
_COMMENT_RUN = re.compile(
    r"<w:r(?:\s[^>]*)?>(?:(?!</w:r>).)*?<w:commentReference\b[^>]*/>(?:(?!</w:r>).)*</w:r>",
    re.DOTALL,
)
_MOVES = re.compile(r"<w:move(?:From|To)Range(?:Start|End)\b[^>]*/>")
_AUTHOR = re.compile(r'(<w:(?:ins|del)\b[^>]*?) w:author="[^"]*"')
_DATE = re.compile(r'(<w:(?:ins|del)\b[^>]*?) w:date="([^"]*)"')
_UTC = re.compile(r' w16du:dateUtc="[^"]*"')
_ROW_MARK = re.compile(r"<w:(?:ins|del|cellIns|cellDel|cellMerge)\b[^>]*/>")
_CELL_MARK = re.compile(r"<w:(?:cellIns|cellDel|cellMerge)\b[^>]*/>")
_BEFORE_TRACKING = (
    *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
    *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
    *("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts"),
    *("embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins"),
    *("alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
    *("gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle"),
    *("proofState", "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter"),
    *("stylePaneSortMethod", "documentType", "mailMerge", "revisionView"),
)
_SETTING = re.compile(
    rf"<w:(?:{'|'.join(_BEFORE_TRACKING)})\b(?:[^>]*/>|.*?</w:(?:{'|'.join(_BEFORE_TRACKING)})>)",
    re.DOTALL,
)
_ROOT = re.compile(r"<w:settings\b[^>]*[^/]>")


def greatest_number(source: Source) -> int:
    """The greatest id of anything in the file: new ones follow it."""
    found = [0]
    for name in source.parts:
        if name.endswith(".xml") and not name.startswith("customXml/"):
            content = source.parts[name]
            if b"\0" in content[:64]:  # two bytes a letter
                content = content.replace(b"\0", b"")
            found += (n for n in map(int, _ID.findall(content)) if n < 900_000_000)
    return max(found)


def tracked_settings(parts: Parts, name: str) -> None:
    """See to it that what is typed in the file is tracked."""
    if not name:
        return
    text = parts.text(name)
    if "<w:trackRevisions" in text:
        return
    found = [*_ROOT.finditer(text), *_SETTING.finditer(text)]
    if found:
        at = max(one.end() for one in found)
        parts.set(name, f"{text[:at]}<w:trackRevisions/>{text[at:]}")


def untracked(text: str, author: str, revised: bool, hour: str = "") -> str:
    """A text without comments and records of how things looked; its rows by one author.

    Args:
        text: The text of a part.
        author: The one author of the copy's revisions; empty where they are several.
        revised: Whether the copy has revisions.
        hour: The one time that stays on revisions: it tells those apart that stand side by side.
    """
    text = _COMMENT_RUN.sub("", _COMMENTS.sub("", _CHANGES.sub("", text)))
    text = _UTC.sub("", text)
    if revised and not author:
        return text
    if revised:
        text = _CELL_MARK.sub("", text)  # what is in the cells says itself how it stands
        named = f' w:author="{escaped(author)}"'
        text = _AUTHOR.sub(lambda found: found[1] + named, text)
        return _DATE.sub(lambda found: found[0] if hour and found[2] == hour else found[1], text)
    return _ROW_MARK.sub("", _MOVES.sub("", text))
