"""Whom words count as heads, and whether two of them may count the same: soldiers and men, not soldiers and protesters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dateline.knowledge.countries import by_demonym
from dateline.link.profile import unit_of

_LINES = (
    "people persons person men man women woman children members guests victims worshippers pilgrims tourists mourners citizens "
    "nationals foreigners hostages captives",
    "personnes hommes femmes enfants membres invités victimes fidèles pèlerins touristes citoyens ressortissants étrangers "
    "otages",
    "soldiers marines troops personnel officers fighters peacekeepers forces soldats militaires combattants",
    "militants fighters rebels gunmen militiamen mercenaries attackers combattants rebelles mercenaires assaillants",
    "children girls boys pupils students schoolgirls schoolboys schoolchildren teenagers minors enfants élèves filles garçons",
    "civilians residents villagers protesters demonstrators students workers supporters activists marchers",
    "civilians teachers strikers farmers miners workers protesters demonstrators villagers passengers voters",
    "civils habitants manifestants étudiants partisans militants marcheurs enseignants grévistes agriculteurs éleveurs",
    "police policemen officers guards policiers agents gardiens",
    "guards bodyguards escorts gardes",
    "traffickers smugglers bandits robbers criminals trafiquants contrebandiers braqueurs",
    "workers employees staff managers engineers technicians contractors builders drivers doctors nurses miners civilians "
    "ouvriers employés ingénieurs techniciens chauffeurs médecins infirmiers mineurs",
    "priests nuns monks clergymen pastors missionaries prêtres religieuses moines",
    "fans spectators players athletes commuters shoppers civilians supporters spectateurs joueurs",
    "officials ministers diplomats envoys employees workers civilians fonctionnaires ministres diplomates employés",
    "journalists reporters photographers correspondents workers employees journalistes reporters photographes correspondants",
    "sailors seamen crew crewmen crewmembers fishermen marins pêcheurs matelots",
    "lawmakers deputies senators legislators parliamentarians officials ministers députés sénateurs législateurs ministres",
    "spies agents operatives suspects espions agents suspects",
    "pilots airmen crew crewmen passengers pilotes aviateurs passagers",
    "prisoners inmates detainees hostages suspects prisonniers détenus otages suspects",
    "migrants refugees passengers civilians réfugiés passagers",
)
_KINDS = tuple(frozenset(unit_of(w) for w in line.split()) for line in _LINES)
"""Units that count heads, by whom they count: of any kind in the first two sets, then those that may be one another."""
_ANYBODY = _KINDS[0] | _KINDS[1]
_PERSON = unit_of("person")
_ASSAILANTS = frozenset(
    unit_of(w)
    for w in "attackers assailants gunmen raiders hijackers kidnappers bombers militants rebels insurgents jihadists "
    "extremists assaillants tireurs rebelles preneurs djihadistes insurgés".split()
)
"""Who is called by the harm that he does …"""
_PREY = frozenset(
    unit_of(w)
    for w in "hostages captives civilians worshippers pilgrims tourists mourners guests villagers residents passengers pupils "
    "otages civils fidèles pèlerins touristes habitants passagers élèves".split()
)
"""… and who by what keeps him from doing any."""
PEOPLE = frozenset().union(*_KINDS)
"""Units that count heads; whoever counts "men" and "troops" of one event counts the same."""


def head_of(unit: str) -> str:
    """The head word of what a figure counts; whoever is called by his people ("two Frenchmen", "the 90 Danes") is a person."""
    words = unit.split()
    return _PERSON if words and words[-1][:1].isupper() and by_demonym(words[-1]) else unit_of(unit)


def count_alike(a: str, b: str) -> bool:
    """Whether two units may count the same."""
    return a == b or bool({a, b} & _ANYBODY) or any({a, b} <= kind for kind in _KINDS[2:]) or not {a, b} <= PEOPLE


@lru_cache(maxsize=65536)
def may_be_alike(some: tuple[str, ...], others: tuple[str, ...]) -> bool | None:
    """Whether the people of two descriptions may be the same by whom these count ("six villagers", "five people"); None where
    a name or a word that counts no heads stands on either side alone."""
    left, right = _units(some), _units(others)
    return any(count_alike(x, y) for x in left for y in right) if left and right else None


def are_assailants(name: str) -> bool:
    """Whether words call somebody by the harm that he does: "kidnappers", "rebels"."""
    return head_of(name) in _ASSAILANTS


def are_foes(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether of two descriptions one is of assailants, and the other of those whom they have in their power."""
    left, right = _units(some), _units(others)
    return bool(left and right) and any(x <= _ASSAILANTS and y <= _PREY for x, y in ((left, right), (right, left)))


def is_repaid(doers: tuple[str, ...], victims: tuple[str, ...]) -> bool:
    """Whether those are assailants who do it, and assailants those to whom it is done by others."""
    return bool(_units(doers) & _ASSAILANTS) and bool(victims) and bool(left := _units(victims)) and left <= _ASSAILANTS


def _units(names: Iterable[str]) -> frozenset[str]:
    """The heads that descriptions count; none where a name stands among them."""
    found = [unit_of(n) if not any(w[:1].isupper() for w in n.split()[1:]) else "" for n in names]
    return frozenset(found) if all(u in PEOPLE for u in found) else frozenset()
