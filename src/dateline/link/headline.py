"""One readable line for an event: who does what to whom, or the best words of a report."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dateline.knowledge.countries import country
from dateline.knowledge.spelling import fold
from dateline.link.correct import is_set
from dateline.link.names import compare_names, lands_of
from dateline.link.words import families_of
from dateline.model import ARGUED, Article, Claim, Filler, Place
from dateline.vocabulary import cues, language, nature

LONGEST = 90
SENTENCE = 120
SHORT = 25
"""Letters that hardly say by themselves what happened."""
BEFORE_NOUN = 3
"""Words from the first of a noun's phrase to the noun: "a national truce"."""
SOMEBODY = "somebody"
ARTICLE = 4
"""Letters and a space that an article before a word takes: who says no more mentions something that he tells elsewhere."""
FROM_THERE = "from {where}"
"""The part of a phrase that does not fit a place to which somebody goes."""
GOAL = 12
"""Letters before a place within which the word stands that makes it somebody's goal."""
_CUTS = re.compile(r"(?:; | – | — |, (?:who|which|where|whose|while|but|after|as|saying|adding) |, )")

_BEGINNINGS = re.compile(r"(?:[;:–—] |, (?:and |but )?| that | and | but )")
_PHRASE_ENDS = re.compile(rf'{_CUTS.pattern}| (?=["“«])')
"""Where a noun's phrase ends at the latest; words in quotation marks behind it mostly belong to the verb."""
_ELIDED = re.compile(r"^(?:d['’]|(?:du|des|de la|de) )")
"""How a French phrase begins that says more than what it names: "du putsch", "des heurts"."""
_SPACE = re.compile(r" |^")
_OF_SOMETHING = re.compile(r" (?:in|of|from|at|for|on|with|under) ")
_BEHIND = re.compile(r" (?:in|of|from|for|on|with|after|during|by|over|amid|against) $")
"""A word before a noun that needs none of its own."""
_EDGES = " ,;:–—-\"“”‘’'"

SHUT = 40
"""Characters at the beginning in which a bracket closes that opened before: of a credit ("(Quay Wire) Troops …")."""
_LEAD = re.compile(r"^(?:and|but|who|which|whose|that|where|when|after|because|while|although) ", re.IGNORECASE)
"""Words that tie a clause to what stood before it; a headline does without."""


def write_headline(
    kind: str,
    families: Sequence[str],
    status: str,
    *,
    actors: Sequence[str],
    recipients: Sequence[str],
    where: Place | None,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    quotable: Collection[str] | None = None,
) -> str:
    """A line of some 90 characters, never empty; an actor before a colon or a status note may come on top.

    `families` come most used first. `quotable` are the claims whose words may stand for it, all when left out; where
    none may, the line is a plain one of the type. Happenings whose point is what was said are told in a report's words.
    """
    actors, recipients = _distinct(actors), _distinct([r for r in recipients if r not in actors])
    phrases = nature(kind).phrases
    own = {c.id: families_of(c.trigger_text) or families_of(c.mode or "") for c in claims}
    family = next((f for f in families[:3] if f in phrases and any(f in said for said in own.values())), "")
    telling = [c for c in claims if family in own[c.id]]
    telling = [c for c in telling if not _is_in_another_language(c, articles)]
    told = _told_together(telling, actors, recipients) if telling else ((), ())
    gone = telling and FROM_THERE in phrases[family] and any(_goes_there(c, articles) for c in telling)
    line = _tell(phrases[family], status, *told, where) if telling and not gone else ""
    if line and nature(kind).office == "seized" and all(country(name) for name in told[1]) and told[1]:
        line = _tell(f"{nature(kind).alone} in {join_names(told[1])}", status, told[0], (), None)  # nobody overthrows a state
    told_by = claims if quotable is None else [c for c in claims if c.id in quotable]
    if line or told_by:
        return line or _noted(_best_quote(kind, told_by, articles, actors), status)
    return _tell_plainly(kind, status, actors, recipients)


def _noted(words: str, status: str) -> str:
    """The words of a report with a note where nobody but its author says so: alone they would pass for what is reported."""
    return f"{words.rstrip('.')} ({status})" if status == ARGUED else words


def names_any(claim: Claim, articles: Mapping[str, Article], names: Collection[str]) -> bool:
    """Whether the words of a claim name one of some actors or places: by a word of its own that stands for them, or in the
    sentence that a quote may be cut from."""
    article, sides = articles.get(claim.article), (*claim.actors, *claim.recipients)
    if article is None or any(f.name in names and f.span is not None and claim.quote.contains(f.span) for f in sides):
        return bool(names)
    start, end = sentence_round(article.text, claim.trigger.start, claim.trigger.end)
    said = article.text[min(start, claim.quote.start) : max(end, claim.quote.end)]
    text = f" {fold(' '.join(said.split()))} "
    return any(f" {fold(form)} " in text for name in names for form in _forms(name))


def _is_in_another_language(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """Whether somebody in a claim is called by common nouns of another language than that of the phrases ("soldats")."""
    article = articles.get(claim.article)
    foreign = article is not None and article.language not in ("en", "und")
    return foreign and any(f.name[:1].islower() for f in (*claim.actors, *claim.recipients))


def _goes_there(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """Whether the words of a claim make its place the goal of who leaves another: "left for Peru"."""
    article, span = articles.get(claim.article), claim.where.span if claim.where else None
    if article is None or span is None:
        return False
    before = article.text[max(0, span.start - GOAL) : span.start].lower().split()
    return not language("fr" if article.language == "fr" else "en").grammar["bound_for"].isdisjoint(before[-1:])


def _forms(name: str) -> tuple[str, ...]:
    """A name, without the land that a place is in, and the last word by which one is called for short."""
    whole = name.split(",")[0]
    last = whole.split()[-1:]
    return (whole, *(w for w in last if w[:1].isupper() and len(w) > 3))


def _tell_plainly(kind: str, status: str, actors: Sequence[str], recipients: Sequence[str]) -> str:
    """Who does something of a type to whom, in the plainest words."""
    whole, alone = nature(kind).to, nature(kind).alone
    doers = actors or (SOMEBODY,)
    line = _tell(whole, status, doers, recipients, None) if whole else ""
    return (
        line
        or _tell(alone, status, doers, (), None)
        or _tell(alone, status, (join_names(doers)[: LONGEST // 2] + "…",), (), None)
    )


def _told_together(
    claims: Sequence[Claim], actors: Sequence[str], recipients: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]]:
    """The actors and recipients that one claim names together, of the claim that names most: a headline mixes no reports."""

    def named(claim: Claim) -> tuple[list[str], list[str]]:
        doers, targets = {f.name for f in claim.actors}, {f.name for f in claim.recipients}
        return [a for a in actors if a in doers], [r for r in recipients if r in targets]

    pairs = [(named(c), c) for c in claims]
    best = max(pairs, key=lambda p: (bool(p[0][0]) and bool(p[0][1]), len(p[0][0]) + len(p[0][1]), p[1].score, p[1].id))
    return best[0]


def _distinct(names: Sequence[str]) -> list[str]:
    """The names without those that say no more than one before ("Norland" beside "Norland army")."""
    kept: list[str] = []
    for name in names:
        if not any(compare_names(name, k) >= 0.6 for k in kept):
            kept.append(name)
    return kept


def _tell(phrase: str, status: str, actors: Sequence[str], recipients: Sequence[str], where: Place | None) -> str:
    """The phrase with its slots filled, or empty where one is missing or the line gets too long."""
    place = where.name.split(",")[0] if where and (not where.rule or is_set(where.rule)) else ""
    if not actors or ("{whom}" in phrase and not recipients) or ("{where}" in phrase and (not place or place in actors)):
        return ""
    act = phrase.format(whom=join_names(recipients), where=place)
    line = f"{join_names(actors)} {_to_come(act, status, actors) or (act if _are_several(actors) else _third_person(act))}"
    note = f" ({status})" if status in ("alleged", "denied", ARGUED) else ""
    return capital(line) + note if len(line) <= LONGEST else ""


def _to_come(act: str, status: str, actors: Sequence[str]) -> str:
    """What actors are to do, try or may do, as a status has it ("are urged to march"); empty for what is done."""
    several = _are_several(actors)
    forms = {"planned": f"{'are' if several else 'is'} to {act}", "called_for": f"{'are' if several else 'is'} urged to {act}"}
    forms |= {"attempted": f"{'try' if several else 'tries'} to {act}", "hypothetical": f"may {act}"}
    return forms.get(status, "")


def _are_several(names: Sequence[str]) -> bool:
    return len(names) > 1 or _is_plural(names[0])


def join_names(names: Sequence[str]) -> str:
    """Names as a reader would list them: two at most, then how many more; disambiguating brackets dropped."""
    shown = [re.sub(r"\s*\(\d[^)]*\)", "", n) for n in names[:2]]
    more = len(names) - 2
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(shown)


def _is_plural(name: str) -> bool:
    """Whether a name takes a plural verb: its last word is a plain noun in s ("armed forces") or one that is plural without, or
    a people's name in s ("1,500 Syrians"), not a title ("States")."""
    last = next(iter(_OF_SOMETHING.split(re.sub(r"\s*\(.*\)$", "", name))[0].split()[-1:]), "")
    people = last.endswith("s") and bool(lands_of(last)) and country(last) is None
    return people or (last.islower() and last.endswith(("s", "men", "people", "police", "children", "personnel")))


def _third_person(act: str) -> str:
    verb, _, rest = act.partition(" ")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        verb = verb[:-1] + "ies"
    else:
        verb += "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
    return f"{verb} {rest}".rstrip()


def _best_quote(kind: str, claims: Sequence[Claim], articles: Mapping[str, Article], actors: Sequence[str]) -> str:
    """The words of the claim that read best alone: sure, of a good length, naming an actor, in the report's own voice."""
    names = {w for a in actors for w in a.split() if w[:1].isupper()}
    options = []
    for number, claim in enumerate(claims):
        article = articles.get(claim.article)
        words = _words(article, claim.quote.start, claim.quote.end, claim) if article else Words(claim.trigger_text, 0, 0)
        named = any(n in words.text for n in names) or _names_by_word(claim, actors)
        fit = 25 <= len(words.text) <= LONGEST
        options.append(
            (
                not named,
                article is not None and article.language not in ("en", "und", None),
                not fit,
                words.is_aside,
                bool(_LEAD.match(words.text)),
                bool(claim.said_by),
                -round(claim.score, 2),
                len(words.text),
                words,
                number,
            )
        )
    if not options:
        return "Event"
    best = min(options)
    words, claim = _without_lead(best[-2]), claims[best[-1]]
    phrase = _own_phrase(words, articles.get(claim.article))
    if len(phrase) >= SHORT:
        return capital(trim(Words(phrase, 0, words.end - words.start)))
    if phrase:
        return f"{capital(phrase)}: {_clause(kind, claim, claims, words, articles, actors if best[0] else ())}"
    return _clause(kind, claim, claims, words, articles, actors if best[0] else ())


def _clause(
    kind: str,
    claim: Claim,
    claims: Sequence[Claim],
    words: Words,
    articles: Mapping[str, Article],
    unnamed: Sequence[str],
) -> str:
    """The clause in which a claim stands, as a line: where its words do not name who says it, behind the `unnamed`."""
    if _is_fragment(words.text):
        line = _with_subject(claim, words, articles) or _with_doer(claim, words, articles)
        return capital(line or _sentence(claims, articles) or trim(words))
    led = unnamed and nature(kind).speech
    return capital(f"{join_names(unnamed[:1])}: {trim(words)}" if led else trim(words))


def _own_phrase(words: Words, article: Article | None) -> str:
    """The phrase of a noun behind the deed that its clause tells: "a national truce" of "On 24 January Boluarte called for a
    national truce". Empty where it is no such."""
    if article is None or not words.is_aside or not _is_noun(words.text[words.start : words.end], article.language):
        return ""
    starts = [m.end() for m in _SPACE.finditer(words.text, 0, words.start)][-BEFORE_NOUN:]
    determiner = language(article.language if article.language == "fr" else "en").determiner
    phrase = next((words.text[at:] for at in starts if determiner.match(words.text[at:])), "")
    if not phrase and _BEHIND.search(words.text[: words.start]):
        phrase = words.text[words.start :]  # "were killed in clashes on the border"
    apart = next((m.start() for m in _PHRASE_ENDS.finditer(phrase) if m.start() >= words.end - words.start), len(phrase))
    return _ELIDED.sub("", phrase[:apart].strip(_EDGES))


@cache
def _is_noun(words: str, code: str | None) -> bool:
    """Whether words are, as far as the vocabulary knows the first and the last, a noun that names a happening, or end on what
    it is of: "seizure of power"."""
    known, said = "fr" if code == "fr" else "en", words.lower()
    ends = said.split()[:1] + said.split()[-1:]
    bases = (base for end in ends for base in (end, end.removesuffix("s"), end.removesuffix("es")))
    nouns = any(c.pos == "NOUN" for base in bases for c in cues(base, known))
    return nouns or _OF_SOMETHING.search(said) is not None


def _names_by_word(claim: Claim, actors: Sequence[str]) -> bool:
    """Whether the quote of a claim has words of its own for one of some actors ("l'armée péruvienne")."""
    told = (f for f in claim.actors if f.name in actors and f.span is not None and claim.quote.contains(f.span))
    return any(not _is_pronoun(f.text) for f in told)


@cache
def _pronouns() -> frozenset[str]:
    """Words that begin a sentence and mean somebody told of before."""
    kinds = ("singular", "thing", "plural")
    return frozenset(word for code in ("en", "fr") for kind in kinds for word in language(code).grammar[kind])


def _is_pronoun(words: str) -> bool:
    return words.lower() in _pronouns()


class Words(NamedTuple):
    """Words of a report on one line, and where in them the trigger begins and ends."""

    text: str
    start: int
    end: int

    @property
    def is_aside(self) -> bool:
        """Whether the words tell something else first: "A judge asked for the files on the raid in which four were killed"."""
        return self.start > len(self.text) // 2


def _words(article: Article, start: int, end: int, claim: Claim) -> Words:
    """A stretch of an article that holds a claim's trigger, on one line, without what heads an entry before it; for a pronoun
    that begins it, whom it means."""
    head = _DATELINE.match(article.text, start, claim.trigger.start) or _LABEL.match(article.text, start, claim.trigger.start)
    start = head.end() if head is not None else start
    first = next((f for f in (*claim.actors, *claim.recipients, *claim.said_by) if _begins(f, start)), None)
    meant, behind = (first.name, first.span.end) if first is not None and first.span is not None else ("", start)

    def line(stop: int) -> str:
        return " ".join(f"{meant}{article.text[behind:stop]}".split())

    before, upto = line(claim.trigger.start), line(claim.trigger.end)
    return Words(line(end), min(len(before) + bool(before), len(upto)), len(upto))


def _begins(filler: Filler, start: int) -> bool:
    """Whether a pronoun that stands for somebody begins some words."""
    span = filler.span
    return span is not None and span.start == start and len(filler.text) == span.end - start and _is_pronoun(filler.text)


def _without_lead(words: Words) -> Words:
    found = _LEAD.match(words.text)
    cut = found.end() if found and found.end() <= words.start else 0
    return Words(words.text[cut:], words.start - cut, words.end - cut)


def _is_fragment(text: str) -> bool:
    """Whether words cannot stand alone: a few words, an infinitive, a clause without its beginning."""
    return len(text) < SHORT or text[:1].islower()


@cache
def _is_finite(word: str) -> bool:
    """Whether a verb, as far as its form tells, says by itself what somebody did or does: "closed", "took", "closes"; not
    "close", "closing", "taken", nor a noun."""
    if word.endswith(("ing", "en", "wn")) or cues(word):
        return False
    bases = (word.removesuffix("s"), word.removesuffix("es"))
    return not word.endswith("s") or any(c.pos == "VERB" for base in bases for c in cues(base))


def _with_subject(claim: Claim, words: Words, articles: Mapping[str, Article]) -> str:
    """A clause that begins with its verb behind its subject's name, which its sentence has further up: "Soldiers put him on a
    plane" of "Soldiers seized him and put him on a plane"; behind a colon whom it is done to. Empty where it is no such."""
    article, verb = articles.get(claim.article), claim.trigger_text.split()[0]
    told = article is not None and article.language in ("en", "und", None) and words.start == 0
    if article is None or not told or not words.text[:1].islower() or not _is_finite(verb):
        return ""
    start, _ = sentence_round(article.text, claim.trigger.start, claim.trigger.end)

    def before(side: Sequence[Filler]) -> str:
        return next((f.name for f in side if f.span is not None and start <= f.span.start < claim.quote.start), "")

    doer, other = before(claim.actors), "" if claim.actors else before(claim.recipients)
    line = f"{doer} {words.text}" if doer else f"{other}: {words.text}" if other else ""
    return trim(Words(line, len(line) - len(words.text), len(line) - len(words.text) + words.end)) if line else ""


def _with_doer(claim: Claim, words: Words, articles: Mapping[str, Article]) -> str:
    """An infinitive behind those who are to do it: "Army is urged to free him" of "He asked the army to free him"."""
    article, doers = articles.get(claim.article), _distinct([f.name for f in claim.actors])
    english = article is not None and article.language in ("en", "und", None)
    verb = words.text[words.start : words.end].split()[0]
    if not english or not doers or not words.text.startswith("to ") or words.start != len("to ") or not _is_base(verb):
        return ""
    told = _to_come(words.text.removeprefix("to "), claim.status, doers)
    line = f"{join_names(doers)} {told}"
    at = line.find(words.text[words.start : words.end], len(join_names(doers)))
    return trim(Words(line, at, at + words.end - words.start)) if told else ""


def _is_base(word: str) -> bool:
    """Whether a word behind "to" can be a verb by its form: not "to talks", "to granting"."""
    return not word.endswith("ing") and (not word.endswith("s") or word.endswith("ss"))


def _sentence(claims: Sequence[Claim], articles: Mapping[str, Article]) -> str:
    """The shortest whole sentence in which a report tells of it, if possible first and in more than a word ("those detained"),
    cut to a line; empty when no report is at hand."""
    found = []
    for claim in claims:
        article = articles.get(claim.article)
        if article is not None:
            start, end = sentence_round(article.text, claim.trigger.start, claim.trigger.end)
            words = _words(article, start, end, claim)
            mentioned = claim.quote.end - claim.quote.start <= claim.trigger.end - claim.trigger.start + ARTICLE
            found.append((words.is_aside or mentioned, bool(claim.said_by), end - start, words))
    return trim(min(found)[-1], SENTENCE) if found else ""


_STOP = re.compile(r"[.!?…][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n")


_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.]+[A-Z'’.,/ -]*(?:, [A-Z][\w. ]{2,30}(?:, (?:19|20)\d\d)?)?(?: \([^()\n]{2,40}\))?"
    r"|[A-Z][^()\n]{2,60} \((?:[A-Z]{2,8}|Reuters|Xinhua|Bloomberg)\)) ?(?:--|[-–—]) "
)
"""Where a report was written and by whom, before its first sentence ("LIMA - ", "DAKAR, Senegal (AP) — ")."""
_LABEL = re.compile(
    r"\s*(?:[-–—•*·▪●►]+\s+|\(?\d{1,2}[.)]\s+)?"
    r"(?:\d{1,2}[:.h]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: (?:GMT|UTC))? ?[-–—:] )?"
    r"(?:[A-Z][A-Z'’. -]{2,40}(?: \([^()\n]{2,60}\))?: |(?:1[5-9]|20)\d\d ?[:–-] )?(?=[A-Z“\"])"
)
"""What heads an item or entry: a mark, an hour, a year, or who or what it is of, in capitals ("• ", "10:45 – ", "1990: ",
"LESOTHO: ")."""
_SHORTENED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)


def _is_shortened(text: str, stop: int) -> bool:
    """Whether a full stop only shortens a word ("Sept. 11", "Gen. Diaw")."""
    return _SHORTENED.search(text[max(0, stop - 8) : stop + 1]) is not None


def sentence_round(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence round some words begins and ends, as far as full stops and line ends tell; a dateline, a label or the
    mark of an item is before it."""
    before = [m.end() for m in _STOP.finditer(text, max(0, start - 600), start) if not _is_shortened(text, m.start())]
    after = next((m for m in _STOP.finditer(text, end) if not _is_shortened(text, m.start())), None)
    first = before[-1] if before else max(0, start - 600)
    head = _DATELINE.match(text, first, start) or _LABEL.match(text, first, start)
    return (head.end() if head else first), (after.start() + 1 if after else len(text))


def trim(words: Words, longest: int = LONGEST) -> str:
    """At most so many characters with the trigger among them: cut at the end of a clause where one comes late enough, else at
    a word with an ellipsis; where the trigger comes too late for that, cut before it in the same way."""
    text, at = words.text, words
    if len(text) > longest and at.end > longest - 1:
        text, at = _from_clause(words, longest)
    if len(text) <= longest:
        return _closed(text.strip(_EDGES), at.start)
    ends = [m.start() for m in _CUTS.finditer(text) if max(30, at.end) <= m.start() <= longest]
    if ends:
        return _closed(text[: ends[-1]].strip(_EDGES), at.start)
    return _closed(text[: longest - 1].rsplit(" ", 1)[0].strip(_EDGES) + "…", at.start)


def _closed(text: str, at: int) -> str:
    """The text with the other half of a quotation mark that a cut has left alone, and without what a bracket that opened before
    it closes, unless the trigger, near `at`, is in that."""
    shut = text.find(") ")
    if 0 < shut < min(SHUT, at) and "(" not in text[:shut]:
        text = text[shut + 2 :]
    for start, end in (("“", "”"), ("«\u00a0", "\u00a0»"), ("« ", " »")):
        if text.count(start) > text.count(end):
            text = f"{text}{end}"
        elif text.count(end) > text.count(start):
            text = f"{start}{text}"
    if text.count('"') % 2:
        opens = re.search(r'(?:^|[\s(])"[^"]*$', text)
        text = f'{text}"' if opens else f'"{text}'
    return text


def _from_clause(words: Words, longest: int) -> tuple[str, Words]:
    """The words from the clause that the trigger stands in, or from as many words before it as fit, behind an ellipsis."""
    text, low = words.text, max(0, words.end - longest + 2)
    clauses = [m for m in _BEGINNINGS.finditer(text, 0, words.start) if m.end() >= low]
    apart = [m.end() for m in clauses if m.group()[0] in ";:–—"]
    cut = apart[-1] if apart else clauses[0].end() if clauses else text.find(" ", low, words.start) + 1 or words.start
    kept = "… " + text[cut:]
    return kept, Words(kept, words.start - cut + 2, words.end - cut + 2)


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:] if text else text
