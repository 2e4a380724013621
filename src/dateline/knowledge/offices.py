"""Who held which office, when: heads of state and government (The World Factbook) and a table of our own that adds
ministers, heads of organisations and the years the Factbook extract lacks.

Where our own table covers an office and a day, the Factbook's row for it is left out. A term whose end is only known to be
"no later than" a day has that day as `held.latest` and says so in its reason. A term without an end is one that had not ended
when the tables were made: of a day long after that it says nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.knowledge.spelling import NameIndex, fold
from dateline.knowledge.table import read_rows, split_list
from dateline.when import When

OWN, FACTBOOK = "general knowledge", "The World Factbook"
STILL_HELD = timedelta(days=365)
"""How long after the newest term of the tables one without an end may be taken for not ended."""


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """One person in one office over one term; `body` is an ISO3 code or an organisation's name."""

    body: str
    office: str
    """head_of_state, head_of_government, foreign_minister, secretary_general …; see `normalise_title`."""
    title: str
    name: str
    held: When
    source: str

    @property
    def country(self) -> str | None:
        """ISO3 when the office is a state's."""
        return self.body if len(self.body) == 3 and self.body.isupper() and self.body.isalpha() else None


_PORTFOLIOS = (
    (r"labou?r", "labour_minister"),
    (r"(?:public )?health", "health_minister"),
    (r"education", "education_minister"),
    (r"(?:trade|commerce)", "trade_minister"),
    (r"(?:agriculture|farm)", "agriculture_minister"),
    (r"(?:energy|oil|petroleum)", "energy_minister"),
    (r"(?:transport|transportation)", "transport_minister"),
    (r"environment", "environment_minister"),
    (r"(?:information|communications?)", "information_minister"),
)
_FRENCH_PORTFOLIOS = (
    (r"travail", "labour_minister"),
    (r"sante", "health_minister"),
    (r"(?:education|enseignement)", "education_minister"),
    (r"commerce", "trade_minister"),
    (r"agriculture", "agriculture_minister"),
    (r"(?:energie|petrole)", "energy_minister"),
    (r"transports?", "transport_minister"),
    (r"environnement", "environment_minister"),
    (r"(?:information|communication)", "information_minister"),
)
"""Fields of ministers, folded, and their offices."""
_TITLES = (
    (r"deputy prime minister|vice premier|deputy premier", "deputy_head_of_government"),
    (r"(?:vice|deputy) president|vp|veep", "vice_president"),
    (r"(?:deputy|vice|assistant|junior|under) .*|minister of state", "deputy"),
    (r"pm|premier|prime minister|head of (?:the )?government|chancellor|taoiseach|first minister", "head_of_government"),
    (r"foreign secretary|fm|.*foreign (?:affairs )?minister|foreign policy chief|top diplomat", "foreign_minister"),
    (r"minister (?:of|for) (?:foreign|external) .*|external affairs minister|secretary of state", "foreign_minister"),
    (
        r"defen[cs]e (?:minister|secretary|chief)|(?:minister|secretary) (?:of|for) defen[cs]e|pentagon chief"
        r"|armed forces minister",
        "defence_minister",
    ),
    (
        r"interior minister|home (?:secretary|minister)|(?:minister|secretary) (?:of|for) (?:the )?(?:interior|home .*)",
        "interior_minister",
    ),
    (r"justice minister|attorney general|minister (?:of|for) justice", "justice_minister"),
    (
        r"finance minister|economy minister|treasury secretary|minister (?:of|for) (?:the )?(?:finance|economy).*"
        r"|chancellor of the exchequer",
        "finance_minister",
    ),
    *(
        (rf"{field} (?:minister|secretary)|(?:minister|secretary) (?:of|for) {field}.*", office)
        for field, office in _PORTFOLIOS
    ),
    (r"(?:un|u n) ambassador|ambassador to the (?:un|united nations)", "un_ambassador"),
    (r"national security advis[eo]r", "national_security_adviser"),
    (
        r"(?:speaker|president) of (?:the )?(?:house|parliament|national assembly).*|(?:house|parliament) speaker|speaker",
        "speaker",
    ),
    (r"supreme leader", "supreme_leader"),
    (r"crown prince", "crown_prince"),
    (r"secretary general|sg", "secretary_general"),
    (r"(?:chair|chairman|chairperson|chairwoman|president in office|current chair)(?: of .*)?", "chair"),
    (
        r"army chief|chief of (?:the )?army|army commander|commander in chief"
        r"|chief of (?:the )?(?:defen[cs]e|general) staff",
        "army_chief",
    ),
    (r".*spokes(?:man|woman|person)", "spokesperson"),
    (r"(?:cia|intelligence|mi6) (?:chief|director)", "intelligence_chief"),
    (r"(?:fbi|police) (?:chief|director)", "police_chief"),
    (r"opposition leader|leader of the opposition", "opposition_leader"),
    (r"(?:president|head of (?:the )?state|king|queen|emir|amir|sultan|monarch|pope|ruler)(?: of .*)?", "head_of_state"),
    (r"(?:junta|coup|military|strong) ?(?:leader|chief|man|ruler)|head of (?:the )?junta|strongman", "head_of_state"),
    (
        r"(?:high commissioner|special representative|director general|managing director|chief prosecutor).*"
        r"|commission (?:president|chief)|chief|head|director|boss",
        "chief",
    ),
    (r"(?:political )?leader", "leader"),
)
_OWN_TITLES = {
    **dict.fromkeys(("chancellor", "chancelier", "chanceliere"), frozenset({"DEU", "AUT"})),
    "taoiseach": frozenset({"IRL"}),
}
"""Titles of heads of government that only some states have."""
_CROWNS = ("king", "queen", "emperor", "monarch", "prince", "amir", "emir", "sultan", "duke")
_STYLES = {
    **dict.fromkeys(("president", "presidente"), frozenset({"president", "leader", "chairman", "minister"})),
    **dict.fromkeys(("pope", "pape"), frozenset({"pope"})),
    **dict.fromkeys(("king", "queen", "monarch", "emperor", "roi", "reine"), frozenset(_CROWNS)),
    **dict.fromkeys(("amir", "emir", "sultan"), frozenset({"amir", "emir", "sultan"})),
}
"""Word of a title → words of which one stands in the style of every head of state who is called so."""
_FRENCH_TITLES = (
    (r"vice premiere? ministre", "deputy_head_of_government"),
    (r"vice presidente?", "vice_president"),
    (r"premiere? ministre|chef(?:fe)? du gouvernement|chanceli(?:er|ere)", "head_of_government"),
    (r"(?:ministre|secretaire) delegue.*|ministre adjointe?.*|secretaire detat(?! americain).*", "deputy"),
    (
        r"(?:ministre|chef(?:fe)?) (?:des affaires etrangeres|de la diplomatie|des relations exterieures).*"
        r"|ministre de leurope et des affaires etrangeres|secretaire detat americain",
        "foreign_minister",
    ),
    (r"ministre (?:de la defense|des armees).*", "defence_minister"),
    (r"ministre de linterieur.*", "interior_minister"),
    (r"ministre de la justice.*|garde des sceaux", "justice_minister"),
    *((rf"ministre (?:du |de la |de l|des ){field}.*", office) for field, office in _FRENCH_PORTFOLIOS),
    (r"ministre (?:des finances|de leconomie).*", "finance_minister"),
    (r"ambassadeur (?:aupres|a) (?:de )?(?:lonu|des nations unies)", "un_ambassador"),
    (r"president(?:e)? (?:de lassemblee|du parlement|du senat).*", "speaker"),
    (r"guide supreme", "supreme_leader"),
    (r"prince heritier", "crown_prince"),
    (r"secretaire generale?", "secretary_general"),
    (r"president(?:e)? (?:en exercice|de la commission).*", "chair"),
    (r"chef detat major.*|commandant en chef", "army_chief"),
    (r"porte parole.*", "spokesperson"),
    (r"chef(?:fe)? de lopposition", "opposition_leader"),
    (
        r"president(?:e)?(?: de la republique| de transition| de la transition)?|chef(?:fe)? (?:de letat|detat)"
        r"|roi|reine|emir|sultan|pape",
        "head_of_state",
    ),
    (r"(?:chef|homme fort|numero un|leader|dirigeant) de la junte|homme fort", "head_of_state"),
    (r"haut commissaire.*|representante? speciale?.*|directeur general|directrice generale|patronne?", "chief"),
    (r"dirigeante?|leader", "leader"),
)
"""The same for French titles, folded."""
_FRENCH_PREFIXES = re.compile(
    r"^(?:(?:le|la|les|l|ancien(?:ne)?|ex|nouveau|nouvelle|actuel(?:le)?|futur) ?)+(?=\S)"
    r"|(?: (?:par interim|sortante?|dechue?|renversee?|elue?|de transition|de la transition|interimaire|de la republique))+$"
)
_PREFIXES = re.compile(
    r"^(?:(?:former|ex|then|late|outgoing|incumbent|current|new|acting|interim|transitional|transition|caretaker|ousted"
    r"|deposed|elected|self proclaimed) )+"
)


@cache
def normalise_title(title: str) -> str | None:
    """The office that a title names ("PM", "premier" → head_of_government; "FM" → foreign_minister), None when unknown.

    "Former", "acting", "transitional" and the like do not change the office; "deputy" does.
    """
    words = _PREFIXES.sub("", fold(title))
    french = _FRENCH_PREFIXES.sub("", fold(title))
    own = (office for pattern, office in _TITLES if re.fullmatch(pattern, words))
    others = (office for pattern, office in _FRENCH_TITLES if re.fullmatch(pattern, french))
    return next(own, None) or next(others, None)


def _held(start: str, end: str) -> When:
    bound = end.startswith("<")
    return When.between(start, end.lstrip("<") or None, reason="ended by then at the latest" if bound else "")


@cache
def terms() -> tuple[OfficeHolder, ...]:
    """All terms: our own, then the Factbook's that ours do not cover, each by body, office and start."""
    own = [OfficeHolder(b, o, t, n, _held(s, e), OWN) for b, o, t, n, s, e in read_rows("offices_own.psv", 6)]
    taken: dict[tuple[str, str], list[OfficeHolder]] = defaultdict(list)
    for term in own:
        taken[(term.body, term.office)].append(term)
    rest, people = [], {(t.body, t.name): _long_words(t.name) for t in own}
    for body, office, title, name, start, end in read_rows("offices.psv", 6):
        words = _long_words(name)
        known = next((own_name for (b, own_name), w in people.items() if _is_one(w, words, same_body=b == body)), name)
        term = OfficeHolder(body, office, title, known, _held(start, end), FACTBOOK)
        if not any(_is_same_person(t, term) for t in taken[(body, office)]):
            rest.append(term)
    return tuple(own + rest)


@cache
def _last_known() -> date:
    """The last day of which the tables speak: a while after the newest term began."""
    return max(t.held.earliest for t in terms() if t.held.earliest) + STILL_HELD


def _covers(term: OfficeHolder, when: When) -> bool:
    """Whether a term meets a time, as far as the tables can know."""
    stale = term.held.latest is None and when.earliest is not None and when.earliest > _last_known()
    return term.held.overlaps(when) and not stale


def _is_same_person(own: OfficeHolder, other: OfficeHolder) -> bool:
    """Whether two terms of one office are one person's: the times meet and a name of four letters or more is shared."""
    return own.held.overlaps(other.held) and bool(_long_words(own.name) & _long_words(other.name))


def _is_one(own: set[str], words: set[str], *, same_body: bool) -> bool:
    """Whether two spellings are one person: two long names shared within a country, all of ours anywhere."""
    return len(own & words) > 1 and (same_body or own <= words)


def _long_words(name: str) -> set[str]:
    words = set(fold(name).split())
    return {w for w in words if len(w) > 3} or words


@cache
def _by_body() -> dict[tuple[str, str], list[OfficeHolder]]:
    index: dict[tuple[str, str], list[OfficeHolder]] = defaultdict(list)
    for term in terms():
        index[(fold(term.body), term.office)].append(term)
    return index


def holders(body: str, title: str, on: When | date) -> list[OfficeHolder]:
    """Who may be meant by a title of a country (ISO3) or organisation on a day or within a time, likeliest first.

    `title` is any title ("PM") or an office's own name. Our own table goes first, and alone where it names someone; within
    one table the term that started last goes first. Empty when nothing is known.
    """
    when = When(on, on, "day") if isinstance(on, date) else on
    offices = [normalise_title(title) or title]
    if offices[0] == "head_of_government" and any(body not in _OWN_TITLES.get(w, {body}) for w in fold(title).split()):
        return []
    style = _style_of(title)
    if offices[0] == "head_of_state" and (not style or "president" in style):
        offices += ["supreme_leader", "head_of_government"] if fold(title) != "president" else ["head_of_government"]
    for office in offices:
        found = [t for t in _by_body().get((fold(body), office), ()) if _covers(t, when) and _is_styled(t, style)]
        best = [t for t in found if t.source == OWN] or found
        if best:
            return sorted(best, key=lambda t: (t.held.order, t.name), reverse=True)
    return []


def _style_of(title: str) -> frozenset[str]:
    """Words of which one stands in the style of a head of state whom a title means; none for a title of any."""
    return _STYLES.get(next((w for w in fold(title).split() if w in _STYLES), ""), frozenset())


def may_be_called(title: str, asked: str) -> bool:
    """Whether the holder of a title can be the one whom other words mean: no king is a president, and no president a king."""
    own, other = _style_of(title), _style_of(asked)
    return not own or not other or not own.isdisjoint(other)


def _is_styled(term: OfficeHolder, style: frozenset[str]) -> bool:
    """Whether the head of a state is called by a word that only some are: no king is a president, and no president a pope."""
    return not style or term.office != "head_of_state" or not style.isdisjoint(fold(term.title).split())


@cache
def _people() -> NameIndex[str]:
    spellings = {name: split_list(others) for name, others in read_rows("people_own.psv", 2)}
    names = dict.fromkeys([t.name for t in terms()] + list(spellings))
    return NameIndex((name, (name, *spellings.get(name, ()))) for name in names)


@cache
def _by_surname() -> dict[str, list[str]]:
    index: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(t.name for t in terms()):
        for word in dict.fromkeys(fold(name).split()):
            index[word].append(name)
    return index


def person(name: str, *, country: str | None = None, on: When | None = None) -> str | None:
    """The canonical name of the office holder that a full name, a short name or a surname picks out, else None.

    A surname that several bear picks out nobody, unless `country` (ISO3) and `on` leave one.
    """
    exact = _people().find(name)
    if exact:
        return exact
    words = fold(name).split()
    if not words or not name[:1].isupper():
        return None
    found = [n for n in _by_surname().get(words[-1], ()) if _fits(words, fold(n).split())]
    if country or on:
        found = [n for n in found if any(_holds(t, country, on) for t in offices_of(n))]
    found = [n for n in found if fold(n).split()[-1] == words[-1]] or found
    return found[0] if len(found) == 1 else None


def _fits(words: list[str], full: list[str]) -> bool:
    """Whether words are part of a full name: all of them in it, the last as its surname (not its first name)."""
    return set(words) <= set(full) and (words[-1] != full[0] or len(full) == 1) and words[-1] in full[-2:]


def _holds(term: OfficeHolder, country: str | None, on: When | None) -> bool:
    return (country is None or term.body == country) and (on is None or _covers(term, on))


@cache
def _by_person() -> dict[str, tuple[OfficeHolder, ...]]:
    index: dict[str, list[OfficeHolder]] = defaultdict(list)
    for term in terms():
        index[fold(term.name)].append(term)
    return {name: tuple(sorted(found, key=lambda t: (t.held.order, t.body, t.office))) for name, found in index.items()}


def offices_of(name: str) -> tuple[OfficeHolder, ...]:
    """The terms of a person, by start; the name is a canonical or any known one. Empty when none is known."""
    known = _people().find(name) or name
    return _by_person().get(fold(known), ())
