"""Nothing hostile gets past: the first check at every door through which bytes come in.

In go bytes of unknown origin, out come an element tree, parts of a package, or text; or
:class:`UnreadableFile` with one sentence. Nothing is fetched, expanded or unpacked on the way:
a DOCTYPE is refused (so there are no entities), XInclude is never carried out, and packages are
measured while they stream.
"""

from __future__ import annotations

import codecs
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from model.files.loaded import Notice, UnreadableFile

MAX_FILE = 256 * 2**20
"""Bytes of a file that we look at, at most."""
MAX_XML = 128 * 2**20
"""Bytes of an XML document; the tree takes about four times as much memory."""
MAX_ELEMENTS = 1_500_000
"""Elements of an XML document: 30,000 heavily amended paragraphs have half of that."""
MAX_DEPTH = 256
"""Depth of an XML document. The parser's own limit; readers may recurse that far."""
MAX_PARTS = 10_000
MAX_PART = 96 * 2**20
"""Bytes of one part, unpacked."""
MAX_UNPACKED = 384 * 2**20
"""Bytes of all parts that were looked at, unpacked."""
MAX_RATIO = 150
"""How much a part of more than SMALL_PART bytes may grow; Word's own XML grows about 20 times."""
SMALL_PART = 4 * 2**20
MAX_TEXT = 32 * 2**20
"""Bytes of a plain text."""

REPLACEMENT = "\ufffd"
"""Stands where a character stood that XML has no room for: seen, and never silently gone."""

# XML 1.0 production 2 (Char), turned round.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Encodings in which "<!DOCTYPE" cannot hide: each byte below 0x80 is that ASCII character.
_PLAIN_ENCODINGS = re.compile(
    r"(us-)?ascii|utf-?8|iso-?8859-?\d+|latin-?\d|(windows|cp)-?125\d|koi8-[ru]", re.IGNORECASE
)
_DECLARATION = re.compile(r"<\?xml\b[^>]*?\?>")
_DECLARED = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)


def parse_xml(
    content: bytes, what: str = "The file", elements_alone: bool = False
) -> etree._Element:
    """Return the root element of an XML document of unknown origin.

    Args:
        content: The bytes, in UTF-8, UTF-16 or a declared single-byte encoding.
        what: What the sentence of a refusal calls the document ("word/document.xml").
        elements_alone: Whether comments and instructions are left out: they part no words then.

    Raises:
        UnreadableFile: If it is not well-formed, has a DOCTYPE, or is too large or too deep.
    """
    if len(content) > MAX_XML:
        raise UnreadableFile(f"{what} is larger than {MAX_XML >> 20} MB and was not opened.")
    plain = as_utf8(content, what)
    if not plain.strip():
        raise UnreadableFile(f"{what} is empty.")
    prolog = _PROLOG.match(plain)
    if plain.startswith(b"<!DOCTYPE", prolog.end() if prolog else 0):
        raise UnreadableFile(f"{what} has a DOCTYPE, which can hide traps, and was not opened.")
    if plain.count(b"<") - plain.count(b"</") > MAX_ELEMENTS:
        raise UnreadableFile(f"{what} has more than {MAX_ELEMENTS:,} elements and was not opened.")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=elements_alone,
        remove_pis=elements_alone,
    )
    try:
        root = etree.fromstring(plain, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(_syntax_sentence(error, what)) from None
    if root.getroottree().docinfo.internalDTD is not None:  # the scan above is the rule; a net
        raise UnreadableFile(f"{what} has a DOCTYPE, which can hide traps, and was not opened.")
    return root


def _syntax_sentence(error: etree.XMLSyntaxError, what: str) -> str:
    reason = (error.msg or "it ends too early").split(", line ")[0].rstrip(".")
    if "depth" in reason.lower():
        return f"{what} is nested more than {MAX_DEPTH} deep and was not opened."
    line, column = error.position
    reason = " ".join(clean_text(reason)[0].split())[:200]
    return f"{what} is not well-formed XML (line {line}, column {column}: {reason})."


def as_utf8(content: bytes, what: str) -> bytes:
    """The document in UTF-8, so that one scan serves every encoding.

    Raises:
        UnreadableFile: If it is in another encoding than it says, or in one that is not read.
    """
    encoding = _xml_encoding(content)
    if encoding is None:
        return content
    try:
        if not _PLAIN_ENCODINGS.fullmatch(encoding) and not encoding.startswith("utf-16"):
            raise LookupError
        text = content.decode(encoding)
    except LookupError:
        raise UnreadableFile(
            f"{what} is in the encoding {encoding}, which is not read; save it as UTF-8."
        ) from None
    except UnicodeDecodeError:
        raise UnreadableFile(f"{what} is not in the encoding {encoding} that it claims.") from None
    text = text.removeprefix("\ufeff")
    declaration = _DECLARATION.match(text)
    return text[declaration.end() if declaration else 0 :].encode("utf-8", "surrogatepass")


def _xml_encoding(content: bytes) -> str | None:
    """The encoding by its first bytes, then by its declaration; None for UTF-8."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, b"\0\0\0<", b"<\0\0\0")):
        return "UTF-32"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if content.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if content.startswith(b"<") else "utf-16-be"
    declared = _DECLARED.match(content.removeprefix(codecs.BOM_UTF8).lstrip()[:400])
    if declared is None:
        return None
    name = declared.group(1).decode("ascii").lower()
    if name.startswith("utf-16"):  # written in single bytes, so the claim is an oversight
        return "utf-8"
    return None if name in ("utf-8", "utf8", "us-ascii", "ascii") else name


class Parts(Mapping[str, bytes]):
    """The parts of a zip package by name, unpacked when asked for, with a limit on each."""

    def __init__(self, package: zipfile.ZipFile, what: str) -> None:
        self._package = package
        self._what = what
        self._infos = {
            name: info for info in package.infolist() if not (name := part_name(info)).endswith("/")
        }
        self._sizes: dict[str, int] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)

    def __getitem__(self, name: str) -> bytes:
        info = self._infos[name]
        try:
            return self._unpacked(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise UnreadableFile(f"{self._what} is damaged: {name} cannot be unpacked.") from error

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        # What the headers say of sizes is not believed: the stream itself is counted.
        spent = sum(self._sizes.values()) - self._sizes.get(info.filename, 0)
        grown = max(SMALL_PART, MAX_RATIO * info.compress_size)
        most = min(MAX_PART, grown, MAX_UNPACKED - spent)
        chunks: list[bytes] = []
        size = 0
        with self._package.open(info) as stream:
            while chunk := stream.read(1 << 18):
                size += len(chunk)
                if size > most:
                    raise UnreadableFile(
                        f"{self._what} was not opened: {info.filename} unpacks to more than "
                        f"{most >> 20} MB."
                    )
                chunks.append(chunk)
        self._sizes[info.filename] = size
        return b"".join(chunks)


_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ESCAPES = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|[\x00-\x1f]")


def part_name(info: zipfile.ZipInfo) -> str:
    """The name of a part; some programs begin it with a stroke, or turn its strokes round."""
    return info.filename.replace("\\", "/").removeprefix("/")


def open_package(content: bytes, what: str = "The file") -> Parts:
    """Return the parts of a zip package (.docx) of unknown origin.

    Nothing is unpacked before it is asked for, and never more than the limits say.

    Raises:
        UnreadableFile: If it is no package, is protected, or has names that lead out of it.
            A part that is damaged or too large raises it when asked for.
    """
    if content.startswith(_OLE):
        raise UnreadableFile(
            f"{what} is protected by a password or is an old Word document; "
            "save it as .docx without a password."
        )
    if content.count(b"PK\x01\x02") > MAX_PARTS:
        raise UnreadableFile(f"{what} has more than {MAX_PARTS:,} parts and was not opened.")
    if len(content) > MAX_FILE:
        raise UnreadableFile(f"{what} is larger than {MAX_FILE >> 20} MB and was not opened.")
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        state = "empty" if not content else "damaged or not a Word package"
        raise UnreadableFile(f"{what} is {state}.") from None
    seen: dict[str, tuple[str, int, int]] = {}
    for info in package.infolist():
        _check_part(info, seen, what)
    return Parts(package, what)


def _check_part(info: zipfile.ZipInfo, seen: dict[str, tuple[str, int, int]], what: str) -> None:
    name = part_name(info)
    shown = clean_text(name)[0][:80]
    if info.flag_bits & 1:
        raise UnreadableFile(f"{what} is protected by a password; save it without one.")
    told = info.orig_filename.replace("\\", "/").removeprefix("/")
    if _ESCAPES.search(told) or _ESCAPES.search(name) or len(name) > 1000:
        raise UnreadableFile(
            f"{what} was not opened: it has a part whose name leads out of it ({shown})."
        )
    # Part names differ by more than case (ECMA-376 part 2, 6.2.2). One part twice is harmless.
    mine = (name, info.CRC, info.file_size)
    if seen.setdefault(name.casefold(), mine) != mine:
        raise UnreadableFile(f"{what} was not opened: it has two parts named {shown}.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableFile(f"{what} was not opened: {shown} is packed in an unusual way.")


def read_bytes(path: Path, limit: int = MAX_FILE) -> bytes:
    """Return the content of a file, if it is a file and not too large.

    Raises:
        UnreadableFile: With what hinders, in one sentence.
    """
    name = clean_text(path.name or str(path))[0]
    try:
        # A pipe or a device would never end; it is not even opened.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile(f"{name} is not a file.")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"There is no file {name}.") from None
    except PermissionError:
        raise UnreadableFile(f"{name} may not be read by you.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one"
        raise UnreadableFile(f"{name} cannot be read ({reason}).") from None
    if len(content) > limit:
        raise UnreadableFile(f"{name} is larger than {limit >> 20} MB and was not opened.")
    return content


def clean_text(text: str) -> tuple[str, int]:
    """Return the text fit for XML, and how many characters had to give way to REPLACEMENT."""
    if _NOT_XML.search(text) is None:
        return text, 0
    return _NOT_XML.subn(REPLACEMENT, text)


def read_text_file(content: bytes, what: str = "The file") -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a plain text file, its lines ended by ``\\n``, and what is odd of it.

    UTF-8, UTF-16 with its mark, or else Windows-1252, which has a letter for nearly every byte.

    Raises:
        UnreadableFile: If it is too large.
    """
    if len(content) > MAX_TEXT:
        raise UnreadableFile(f"{what} is larger than {MAX_TEXT >> 20} MB and was not opened.")
    text, notices = _decoded(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pages = text.count("\f") + text.count("\v")
    if pages:
        text = text.replace("\f", "\n").replace("\v", "\n")
        said = f"{pages} page or column breaks were taken as line breaks."
        notices.append(Notice("page-break", said))
    text, gone = clean_text(text)
    if gone:
        said = f"{gone} control characters were replaced by “{REPLACEMENT}”."
        notices.append(Notice("control-characters", said))
    return text, tuple(notices)


def _decoded(content: bytes) -> tuple[str, list[Notice]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # Not "replace": a lone surrogate must reach clean_text, which counts it.
        text = content[: len(content) // 2 * 2].decode("utf-16", "surrogatepass")
        if len(content) % 2:
            text += REPLACEMENT
            return text, [Notice("encoding", "The file ends in half a character.")]
        return text, []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    text = "".join(_cp1252(content))
    said = "The file is not in UTF-8; it was read as Windows-1252. Look at its accents and quotes."
    return text, [Notice("encoding", said, where=f"line {line}", asks=True)]


def _cp1252(content: bytes) -> Iterator[str]:
    """The text in Windows-1252; its five empty places keep their numbers."""
    start = 0
    for hole in re.finditer(rb"[\x81\x8d\x8f\x90\x9d]", content):
        yield content[start : hole.start()].decode("cp1252")
        yield hole.group().decode("latin-1")
        start = hole.end()
    yield content[start:].decode("cp1252")
