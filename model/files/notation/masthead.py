"""What stands before the first paragraph of a UN document, a line at a time."""

from __future__ import annotations

import re

_DAY = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-zéû]+ \d{4}"
_ORGANS = (
    "General Assembly",
    "Economic and Social Council",
    "Security Council",
    "Trusteeship Council",
    "Human Rights Council",
    "United Nations",
    "Council of the",
    "European Union",
    "Assemblée générale",
    "Conseil économique et social",
    "Conseil de sécurité",
    "Asamblea General",
    "Consejo Económico y Social",
)
_SESSION = r"(?:\S+ ){0,6}(?:session|meeting)(?:, [A-Z][^,]{2,30}, (?:[^,]{2,20} )?\d{4})?$"
_LANGUAGE = (
    r"(?:Original|Langue|Idioma)\b.*:|\(OR\. \w\w\)|(?:Arabic|Chinese|English|French|Russian|"
    r"Spanish)(?: (?:and|/) \w+)? only$"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("distribution", re.compile(r"Distr\b|(?:General|Limited) Distribution$", re.IGNORECASE)),
    ("language", re.compile(_LANGUAGE, re.IGNORECASE)),
    (
        "symbol",
        re.compile(
            r"(?:[A-Z][A-Za-z0-9-]*(?:/[A-Za-z0-9.()-]+)+|\d{3,6}/\d{2,4}"
            r"|[A-Z]{1,4} \d{4}/[A-Z]{2,4}/\d+)\*?$"
        ),
    ),
    ("date", re.compile(rf"(?:Date: )?(?:{_DAY}|\d{{1,2}}(?: [A-Z][a-zéû]+)?\s?[–-]\s?{_DAY})$")),
    (
        "sponsors",
        re.compile(
            r".+(?::|–|-)[*¹]?\s*(?:revised |amended )?draft (?:resolution|decision)"
            r"|(?:Revised |Amended )?[Dd]raft (?:resolution|decision),? (?:as )?(?:co-)?"
            r"(?:submitted|proposed|presented|introduced|sponsored|tabled) by\b"
        ),
    ),
    ("item", re.compile(r"(?:Agenda |Provisional agenda )?[Ii]tems? \d+")),
    ("session", re.compile(_SESSION, re.IGNORECASE)),
    ("place", re.compile(rf"[A-Z][\w .’'-]+(?: \(\w+\))?, (?:\d{{1,2}}.*\d{{4}}|{_DAY})$")),
    (
        "body",
        re.compile(
            r"Subsidiary Body for\b[^.;:]{0,60}$"
            r"|(?:[A-Z][\w’-]+ ){0,3}(?:Commission|Committee|Conference|Council|Board|Assembly"
            r"|Working Group)\b[^.;:]{0,80}$"
        ),
    ),
)
_CUTS = re.compile(
    rf"(?<=\S )(?=(?:[A-Z][\w-]+ session\b|[A-Z][a-z]+, \d{{1,2}}\s?[–-]\s?\d{{1,2}} [A-Z][a-z]+"
    rf" \d{{4}}|Items? \d+ of|\*\*|(?<!, )(?<!–){_DAY}$))"
)
_COLUMNS = re.compile(r"(?<=\S)(?:\t[^\S\n]*| {3,})(?=\S)")
_ORGAN = re.compile(r"[^\d.;:()]{1,60}")
_VERSION = re.compile(
    r"(?:Rev(?:ision)?\b\.? ?\d|Version\b|v\d"
    r"|(?:Zero|First|Second|Third|Fourth|Final) draft\b"
    r"|(?:Status|Text|Draft|Compilation)?\s?[Aa]s (?:of|at) \d|Compilation\b|Rolling text\b"
    r"|\d{1,2} [A-Z][a-z]+,? (?:at )?\d{1,2}[.:h]\d\d"
    r"|[^.;]*\b(?:[Cc]o-?)?(?:[Cc]hairs?|[Ff]acilitators?)[’']s? "
    r"(?:text|draft|proposal|compilation)$"
    r"|[^.;]*\b(?:informal consultations|informals)\b.*\b(?:compilation|as of|rev)\b)",
)
_LEADING = re.compile(
    r"Distr\b|Commission on|[A-Z]\w+ Committee|General Assembly|Economic and Social"
)
_ENACTING = re.compile(
    r"(?:The|THE|We,|La|Le|L[’'])\s?(?:[^.;:]{3,110}[,，]|[A-Z][^.;:]{2,109}[:：])"
    r"|[^\s.;:]{2,20}，|Have agreed as follows:"
)
_GREETING = re.compile(
    r"(?:Dear|Excellenc(?:y|ies)|Colleagues|Distinguished|Hello|Hi|Good (?:morning|afternoon"
    r"|evening)|Ch[eè]re?s?|Estimad[oa]s)\b"
    r"[^.;:]{0,60}[,!]"
)
_LEAVE = re.compile(
    r"(?:(?:With )?(?:(?:Best|Kind|Warm|Kindest|Warmest) )?(?:regards|wishes)|Sincerely|Best"
    r"|Yours \w+|Many thanks|Thanks|Thank you|Cheers|Cordialement|Saludos|Sent from my .{1,30})"
    r"[^.;:]{0,30}[,.!]?",
    re.IGNORECASE,
)
_JUNK_MATH = re.compile(r"\$\s*([A-Z])_\{\\rm\s*/?\s*([^}$]*)\}\s*\$")


def masthead_kind(text: str) -> str | None:
    """The masthead kind of a line, or None."""
    bare = text.strip(" *_#")
    if not bare:
        return None
    # "SEVENTY-NINTH WORLD HEALTH ASSEMBLY": capitals of a heading say no more than its words.
    told = bare.title() if bare.isupper() and len(bare) > 5 and bare[-1].isalpha() else bare
    if any(told.startswith(organ) for organ in _ORGANS) and _ORGAN.fullmatch(told):
        return "organ"
    for kind, pattern in _PATTERNS:
        if pattern.match(told) and (len(bare) < 90 or kind == "sponsors"):
            return kind
    return None


def is_version_line(text: str) -> bool:
    """Whether a line says which state of a text this is: "Rev.3 – 10 Dec, 22.40 – Chair’s text"."""
    return _VERSION.match(text.strip(" *_#[]()")) is not None


def masthead_cuts(text: str) -> list[int]:
    """Where a line holds several masthead lines run together: offsets of the later ones."""
    columns = [found.end() for found in _COLUMNS.finditer(text)]
    if columns or not _LEADING.match(text.strip(" *")):
        return columns
    return [found.start() for found in _CUTS.finditer(text)]


def is_enacting(text: str) -> bool:
    """Whether a line is "The Commission on …," before the preamble."""
    bare = text.strip(" *_~[]")
    return _ENACTING.fullmatch(bare) is not None and len(bare.split()) <= 14


_HEADER = re.compile(r"(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To):[ \t]+\S")


def is_mail_header(text: str) -> bool:
    """Whether a line is of those that a mail program puts above a mail: "Subject: Rev. 2"."""
    return _HEADER.match(text) is not None


def opens_mail(text: str) -> bool:
    """Whether a line greets the readers of a mail that a text came in: "Dear colleagues,"."""
    return _GREETING.fullmatch(text.strip(" *_")) is not None


def closes_mail(text: str) -> bool:
    """Whether a line takes leave of them: "Best regards,"."""
    return _LEAVE.fullmatch(text.strip(" *_")) is not None


def without_math(text: str) -> str:
    """The text with symbols that a conversion wrote as formulas put right ("E/CN.7/2022/L.4")."""
    return _JUNK_MATH.sub(lambda found: f"{found[1]}/{found[2].strip().lstrip('/')}", text)


def title_row(kinds: list[str], free: list[int], sponsors: bool) -> int | None:
    """Which of the rows without a masthead kind of their own (``free``) is the title.

    The last of them, where the item's subject (the agenda title) stands before it or sponsors do.
    """
    if not free:
        return None
    if len(free) > 1 or sponsors or "item" not in kinds:
        return free[-1]
    return free[0]
