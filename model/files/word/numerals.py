"""Numbers as Word writes them in lists."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


def numeral(count: int, kind: str) -> str:
    """A number in one of the formats of lists; one that is not known is written in digits."""
    if count < 0 or count > 32767:
        return str(count)
    if kind == "decimalZero":
        return f"{count:02}"
    if kind in ("lowerLetter", "upperLetter"):
        return _cased(_letters(count, "abcdefghijklmnopqrstuvwxyz"), kind)
    if kind in ("lowerRoman", "upperRoman"):
        return _cased(_roman(count), kind)
    if kind in ("russianLower", "russianUpper"):
        told = _letters(count, _RUSSIAN)
        return told.upper() if kind.endswith("Upper") else told
    if kind == "arabicAlpha":
        return _letters(count, _ARABIC)
    if kind == "arabicAbjad":
        return _letters(count, _ABJAD)
    if kind == "ordinal":
        return f"{count}{_ending(count)}"
    if kind == "cardinalText":
        return _words(count).capitalize()
    if kind == "ordinalText":
        return _ordinal(_words(count)).capitalize()
    if kind == "hex":
        return f"{count:X}"
    return str(count)


def _cased(told: str, kind: str) -> str:
    return told.upper() if kind.startswith("upper") else told


def _letters(count: int, alphabet: str) -> str:
    """a … z, aa … zz, aaa …: Word doubles the letter."""
    if not count:
        return ""
    times, letter = divmod(count - 1, len(alphabet))
    return alphabet[letter] * (times + 1)


def _roman(count: int) -> str:
    told = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        told += letters * times
    return told


def _ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _words(count: int) -> str:
    if count < 20:
        return _ONES[count]
    if count < 100:
        tens, ones = divmod(count, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if count >= size:
            many, rest = divmod(count, size)
            return f"{_words(many)} {name}" + (f" {_words(rest)}" if rest else "")
    return str(count)


def _ordinal(words: str) -> str:
    head, sign, last = words.rpartition("-" if "-" in words.rpartition(" ")[2] else " ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = last[:-1] + "ieth"
    else:
        last += "th"
    return head + sign + last
