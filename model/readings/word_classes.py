"""What kind of word a word of English drafting may be: verbs in their forms, numbers, adverbs, and
words that rooms put in each other's place.

It knows no sentence: a word may be a verb and a noun. Of what it does not know it says nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

VerbForm = Literal["", "base", "s", "ing", "ed"]

_VERBS_LIST = """
    abstain accede accelerate accept accommodate accompany accord achieve acknowledge acquire act
    adapt address adhere adjourn adjust administer adopt advance advise advocate affect affirm
    aggregate agree aim alert align alleviate allocate allow alter amend analyse answer anticipate
    appeal apply appoint appreciate approach approve arrange ascertain ask assemble assert assess
    assign assist assume assure attach attain attempt attend attract attribute audit authorize
    avoid award balance ban base bear become begin benefit block boost borrow break brief bring
    broaden build calculate call campaign cancel carry cease celebrate certify challenge change
    charge check choose cite claim clarify classify close collaborate collect combat combine come
    commemorate commence commend comment commission commit communicate compare compel compensate
    compete compile complement complete comply comprise conceive concentrate conclude condemn
    conduct confer confirm confront connect consent consider consolidate constitute constrain
    construct consult consume contain contest continue contribute control convene convert convey
    convince cooperate coordinate correct counter cover create criminalize curb curtail cut damage
    deal debate decentralize decide declare decrease dedicate deepen defend defer define degrade
    delay delegate delete deliver demand demonstrate denounce deny depart depend deplore deploy
    derive describe design designate destroy detain detect deter determine develop devise
    differentiate digitize diminish direct disarm discharge disclose discontinue discourage
    discriminate discuss dismantle displace dispose disrupt disseminate dissolve dissuade
    distribute diversify divert divide document donate double draft draw drive earn ease elaborate
    elect eliminate embed embrace emerge emit emphasize employ empower enable enact encompass
    encounter encourage end endanger endeavour endorse enforce engage enhance enlarge enrich
    ensure entail enter entrust envisage equip eradicate erode escape establish estimate evaluate
    exacerbate examine exceed exchange exclude execute exercise exert expand expect expedite
    expire explain exploit explore export expose express extend extract extradite face facilitate
    favour feed fight fill finalize finance find flag focus follow forbid forge form formulate
    foster fuel fulfil fund further gain gather generate give go govern grant grow guarantee guide
    halt halve handle harm harmonize harness heed help highlight hinder hire hold honour host
    identify impede implement import impose imprison improve incentivize incite include
    incorporate increase incur induce inform infringe inhibit initiate insist inspect inspire
    install institute instruct insure integrate intend intensify interact intercept interfere
    interpret interrupt intervene introduce invest investigate invite involve isolate issue join
    judge justify keep launch lay lead learn leave lend lessen leverage liberalize license lift
    limit link list listen live locate lodge look lose lower mainstream maintain make manage map
    mark match measure mediate meet mention merge migrate minimize mitigate mobilize modernize
    modify monitor mount move multiply name narrow neglect negotiate nominate note notify oblige
    observe obtain occupy occur offer open operate oppose optimize order organize originate outlaw
    outline overcome oversee own participate pass pay penalize perform permit persist persuade
    phase pilot place plan pledge point pool pose possess postpone practise praise preclude prefer
    prepare prescribe present preserve press prevail prevent prioritize proceed procure produce
    prohibit project promote propose prosecute protect prove provide publicize publish punish
    purchase pursue put qualify quantify question quote raise rate ratify reach react reaffirm
    realize rebuild recall receive recognize recommend recommit reconcile reconfirm reconsider
    reconstruct reconvene record recover recruit recycle redirect redistribute redouble redress
    reduce refer refine reflect refocus reform refrain refuse regard register regret regulate
    rehabilitate reinforce reintegrate reiterate reject relate release relieve rely remain remedy
    remind remit remove render renew reopen repatriate repeal replace reply report represent
    repress request require reschedule rescue resettle reside resist resolve resort respect
    respond restate restore restrict restructure resume retain return reveal reverse revert review
    revise revisit revitalize revive revoke reward rise risk rule run safeguard sanction satisfy
    save scale search secure seek select sell send sensitize separate serve set settle shape share
    shelter shift shorten show sign simplify slow solicit solve speak specify speed sponsor spread
    stabilize staff standardize start state stem stimulate stipulate stop store streamline
    strengthen stress strive structure study subject submit subscribe subsidize substitute succeed
    suffer suggest summarize supervise supplement supply support suppress survey survive suspend
    sustain switch tackle tailor take tap target tax teach tend terminate test thank threaten
    tighten tolerate trace track trade train transfer transform translate transmit travel treat
    trigger triple trust try turn underline undermine underscore undertake unify unite update
    upgrade uphold upscale urge use utilize vaccinate value vary verify view violate visit vote
    wait waive warn waste weaken welcome widen withdraw withhold withstand witness work write
"""
_VERBS = frozenset(_VERBS_LIST.split())
_NOUNS_TOO_LIST = """
    access act address aim alert appeal approach attempt award balance ban base benefit block
    boost break call campaign challenge change charge check claim comment commission conduct
    contact contest control correct cover cut damage deal debate decrease delay demand design
    discharge divide document draft drive elaborate end escape estimate exchange exercise export
    express face feed fight finance flag focus form fuel fund grant guarantee guide halt harm help
    host import increase issue judge launch lead lease license lift limit link list live look map
    mark match measure mention monitor mount move name note object offer open order outline own
    pass pay pilot place plan pledge point pool pose press process produce progress project
    promise purchase question quote rate record reform regard regret release remedy reply report
    request rescue resort respect result return review reward rise risk rule run sanction search
    separate set shape share shelter shift show sign slow sponsor staff start state stem store
    stress structure study subject supplement supply support survey switch tap target tax test
    trace track trade train transfer travel treat trigger trust turn update upgrade use value view
    visit vote waste witness work
"""
_NOUNS_TOO = frozenset(_NOUNS_TOO_LIST.split())
"""Base forms that are as often nouns, and their plurals with them."""

_NUMBERS_LIST = """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
    fifty sixty seventy eighty ninety
"""
NUMBERS = frozenset(_NUMBERS_LIST.split())
_ORDERED = frozenset(
    ("four", "fif", "six", "seven", "eigh", "nin", "ten", "eleven", "twelf", "thirteen", "fifteen")
)
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


def is_ordinal(key: str) -> bool:
    """Whether a word orders: "third", "seventh"."""
    return key in ("first", "second", "third") or (key.endswith("th") and key[:-2] in _ORDERED)


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
