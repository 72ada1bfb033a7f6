"""What kind of word a word of English drafting may be: verbs in their forms, numbers, adverbs, and
words that rooms put in each other's place.

It knows no sentence: a word may be a verb and a noun. Of what it does not know it says nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

VerbForm = Literal["", "base", "s", "ing", "ed"]

_VERBS_LIST = """
    accelerate accept accommodate achieve acknowledge act adapt address adhere adjust adopt
    advance advise advocate affect affirm agree aim align allocate allow amend analyse apply
    appoint appreciate approve arrange ascertain ask assess assist assure attract avoid ban bear
    begin benefit brief bring broaden build call campaign carry cease celebrate change clarify
    close collaborate collect combat come comment commend commit communicate compile complement
    complete comply conclude condemn conduct confirm consider consolidate constitute consult
    contain continue contribute control convene convey cooperate coordinate counter cover create
    criminalize curb cut deal decide declare decrease dedicate deepen define delay deliver demand
    denounce deny deploy deplore design designate destroy detect determine develop devise diminish
    direct disclose discontinue discourage discuss dismantle disrupt disseminate dissuade
    distribute diversify double draw eliminate embed embrace emphasize empower enable enact
    encourage endeavour endorse enforce engage enhance enlarge enrich ensure enter entrust
    envisage equip eradicate establish evaluate examine exchange exclude execute exercise exert
    expand expedite explore express extend face facilitate finalize finance find focus follow
    forbid forge form formulate foster fulfil fund further gain gather generate give go govern
    grant guarantee guide halt halve handle harmonize harness help highlight hold honour host
    identify impede implement impose improve include incorporate increase inform initiate inspire
    institute integrate intensify introduce invest investigate invite involve issue join keep
    launch lead leverage lift limit lower maintain make manage map mainstream measure meet
    minimize mitigate mobilize modernize modify monitor narrow negotiate nominate note notify
    observe obtain offer oppose optimize organize overcome oversee participate pay persuade phase
    plan pledge practise preclude prepare present preserve prevent prioritize proceed produce
    prohibit promote propose prosecute protect provide publicize publish punish pursue put raise
    ratify reach react reaffirm realize recall recognize recommend reconfirm reconsider record
    recover redouble reduce refer reflect refrain refuse regard regulate reinforce reiterate
    reject relieve remain remind remove renew repeal replace report represent request require
    rescue resolve respect respond restore restrict retain return review revise revisit revitalize
    safeguard save scale secure seek send serve set settle share show sign simplify speed spread
    stop streamline strengthen stress strive submit substitute suggest support suppress suspend
    sustain tackle take target terminate thank trace train transfer transform transmit treat
    triple undermine underline underscore undertake update upgrade uphold upscale urge use utilize
    vaccinate verify view wait warn weaken welcome widen withdraw withhold work
"""
_VERBS = frozenset(_VERBS_LIST.split())
_NOUNS_TOO_LIST = """
    access act address aim ban benefit call campaign change comment conduct contact control cover
    cut deal decrease delay demand design exchange exercise express face finance focus form fund
    grant guarantee guide halt help host increase issue launch lead lift limit link map measure
    monitor note offer pay plan pledge process produce progress project promise record reform
    regard report request rescue respect result return review set share show sign stress support
    target trace train transfer treat update upgrade use view work
"""
_NOUNS_TOO = frozenset(_NOUNS_TOO_LIST.split())
"""Base forms that are as often nouns, and their plurals with them."""

_NUMBERS_LIST = """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
    fifty sixty seventy eighty ninety
"""
NUMBERS = frozenset(_NUMBERS_LIST.split())
_PARTICIPLE_LIST = """
    made given held taken sent set done built drawn kept put shown seen found met paid brought led
    written begun overcome withdrawn upheld undertaken borne known
"""
_PARTICIPLES = frozenset(_PARTICIPLE_LIST.split())
_NO_ADVERB_LIST = """
    family assembly supply reply early likely friendly timely apply rely imply orderly daily
    monthly yearly costly elderly ally anomaly butterfly only july
"""
_NO_ADVERBS = frozenset(_NO_ADVERB_LIST.split())
_LIKE = (
    "reduce lower decrease diminish curb limit minimize cut lessen mitigate",
    "promote advance foster enhance strengthen encourage support boost facilitate reinforce",
    "establish create launch",
    "ensure guarantee secure assure safeguard",
    "consider examine review explore discuss study revisit assess evaluate analyse",
    "address tackle combat counter confront fight",
    "eliminate eradicate abolish remove",
    "provide offer supply deliver give",
    "decide agree resolve determine",
    "nominate designate appoint identify",
    "achieve attain reach realize fulfil meet",
    "implement apply execute fulfil enforce",
    "adopt approve endorse accept",
    "request ask invite call urge encourage",
    "note acknowledge recognize observe",
    "develop elaborate prepare formulate draft produce",
    "important essential crucial vital key critical significant fundamental pivotal central",
    "grave serious deep profound severe strong",
    "urgent immediate prompt swift rapid timely",
    "full complete comprehensive",
    "adequate sufficient appropriate suitable",
    "equitable fair just equal",
    "cooperation consultation coordination collaboration partnership dialogue",
    "problem challenge issue question obstacle impediment",
    "measure step action effort",
    "resource funding finance financing fund",
    "moratorium pause ban prohibition halt",
    "state country",
    "aim goal objective target purpose",
    "group committee panel forum",
    "report study assessment review",
    "shall should will may must can would could",
    "biennial annual quarterly triennial",
)
_RIVALS: dict[str, frozenset[int]] = {}
for _number, _words in enumerate(_LIKE):
    for _word in _words.split():
        _RIVALS[_word] = _RIVALS.get(_word, frozenset()) | {_number}


@lru_cache(maxsize=4096)
def verb_form(key: str) -> VerbForm:
    """The form of which verb a word may be; empty where it is none that is known."""
    if key in _VERBS:
        return "base"
    if key.endswith("s") and _lemma(key, ("s", "es", "ies")):
        return "s"
    if key.endswith("ing") and _lemma(key, ("ing",)):
        return "ing"
    if key in _PARTICIPLES or (key.endswith("ed") and _lemma(key, ("ed", "d", "ied"))):
        return "ed"
    return ""


def lemma_of(key: str) -> str:
    """The verb of which a word may be a form; a plural's singular; else the word itself."""
    if key in _VERBS:
        return key
    found = _lemma(key, ("ing", "ed", "d", "ied", "es", "ies", "s"))
    return found or (key[:-1] if key.endswith("s") and not key.endswith("ss") else key)


def _lemma(key: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if not key.endswith(ending):
            continue
        bare = key[: -len(ending)]
        for word in (bare, bare + "e", bare + "y", bare[:-1]):
            if word in _VERBS and (word != bare[:-1] or bare[-1:] == bare[-2:-1]):
                return word
    return ""


def is_noun_too(key: str) -> bool:
    """Whether a verb's form is as often a noun: "support", "reports"."""
    return lemma_of(key) in _NOUNS_TOO


def is_number(key: str) -> bool:
    """Whether a word counts."""
    return key.isdigit() or key in NUMBERS


def is_adverb(key: str) -> bool:
    """Whether a word looks like an adverb in -ly."""
    return key.endswith("ly") and len(key) > 4 and key not in _NO_ADVERBS


def is_plural(key: str) -> bool:
    """Whether a word looks like a noun in the plural."""
    if key in ("women", "men", "children", "people", "persons", "data"):
        return True
    return len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "us", "is", "ous"))


def are_rivals(one: str, other: str) -> bool:
    """Whether two different words are such as rooms put in each other's place."""
    first, second = lemma_of(one), lemma_of(other)
    if first == second:
        return False
    return not _RIVALS.get(first, frozenset()).isdisjoint(_RIVALS.get(second, frozenset()))
