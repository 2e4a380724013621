"""Numbers tied to a happening: value, what they count, and how exact they are said to be."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.extract.amounts import Amount, Tally, find_amounts, find_tallies
from dateline.extract.numbers import JOINING, Comparator, comparing, read_number, with_half
from dateline.extract.phrases import SUBJECTS, Tree
from dateline.extract.reach import words_of
from dateline.model import Article, Figure, Happening, Span

_SEVERAL_OF = frozenset({12, 100, 1_000, 1_000_000, 1_000_000_000})
"""Numbers of which there are two at least where there are "a few" or "several"."""
_MANY = frozenset({"NNS", "NNPS"})
FATES = (("hurt", "hurting"), ("lost", "missed"), ("uprooted", "uprooting"))
"""What those are counted as whom something else befell than death, and the words that tell of it."""
BEHIND = 3
"""Words behind a number within which what befell those whom it counts stands: "hundreds more injured"."""
MILLION = 1_000_000
MARK = 12
"""Letters before a number within which the word stands that says what it was or came to."""
MOST = 3
"""Counted things of one claim."""


def find_figures(
    article: Article,
    tree: Tree,
    happening: Happening,
    others: Collection[int] = (),
    meant_by: Callable[[int], int | None] = lambda _: None,
    *,
    harms: bool = False,
) -> tuple[Figure, ...]:
    """Counted things in the clause of a happening, nearest first, at most three, a range as its least and its most; lengths of
    time are not counted here. What stands in the clause of one of the `others` (tokens where happenings start) is theirs.
    `meant_by` gives the phrase that a pronoun stands for ("two of them"); a number alone is of persons where the deed `harms`
    ("killed at least nine")."""
    inside = words_of(tree, happening.start, others) | _of_antecedent(tree, tree.clause(happening.start))
    found: list[tuple[int, tuple[Figure, ...]]] = []
    for tally in find_tallies(article, tree, tree.tokens[happening.start].sentence):
        own = {i for i in inside if tally.ayes[0].start <= tree.tokens[i].start < tally.noes[0].end}
        inside -= own
        if own:
            found.append((min(abs(i - happening.start) for i in own), _voted(article, tree, tally)))
    for amount in find_amounts(article, tree, tree.tokens[happening.start].sentence):
        own = set(range(amount.start, amount.end)) & inside
        inside -= {*range(amount.start, amount.end)}
        if own and not _are_years(tree, amount):
            found.append((min(abs(i - happening.start) for i in own), _told(article, tree, amount)))
    for i in sorted(inside):
        if i and tree.tokens[i - 1].head == i and tree.tokens[i - 1].text.lower() in tree.words.negators:
            continue  # "not one life"
        counted = tree.counted(i)
        if _is_some_of(tree, i, counted, inside, meant_by):
            figure = _part(article, tree, i, counted)  # "58 people were detained, nine of them minors"
        elif counted is not None:
            figure = _amount(article, tree, i, meant_by)
        else:
            figure = _persons(article, tree, i) if _stands_alone(tree, i, harms=harms) else _number(article, tree, i)
        if figure is not None:
            found.append((abs(i - happening.start), (_as_hurt(tree, i, figure, happening.start),)))
    found = [f for f in found if not _is_age(article, tree, f[1][0])]
    now = [f for f in found if not _is_former(article, tree, f[1][0], [g[0] for _, g in found])]
    nearest = sorted(now, key=lambda f: (f[0], f[1][0].span))[:MOST]
    return tuple(figure for _, figures in nearest for figure in figures)


def _of_antecedent(tree: Tree, verb: int) -> set[int]:
    """The numbers of the noun that a relative clause is about, where it does the deed or it is done to it: "the 90 troops it
    had sent"; not "the 90 villages in which it fought"."""
    if not tree.has(verb, "acl:relcl"):
        return set()
    noun = tree.tokens[verb].head
    relative = [c for c in tree.children[verb] if tree.tokens[c].tag in ("WDT", "WP", "WRB")]
    acting = tree.of(verb, *SUBJECTS)
    done_to = tree.of(verb, "obj") or tree.of(verb, "aux:pass")
    takes = any(c in relative for c in acting) or (acting and not [c for c in done_to if c not in relative])
    apart = any(tree.of(c, "case") or tree.tokens[c].tag == "WRB" for c in relative)
    return {c for c in tree.children[noun] if tree.tokens[c].pos == "NUM" and c < noun} if takes and not apart else set()


def _is_age(article: Article, tree: Tree, figure: Figure) -> bool:
    """Whether a number says how old somebody is: "two girls aged 9 and 13", "âgées de 9 ans"."""
    before = re.findall(r"\w+", article.text[max(0, figure.span.start - MARK) : figure.span.start].lower())
    return any(word in tree.words.grammar["aged"] or word.startswith("âgé") for word in before[-2:])


def _is_former(article: Article, tree: Tree, figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether a number is the one that another of its kind came from: "fell to 31% from 54%", "38 %, contre 54 %"."""
    words = tree.words.grammar

    def behind(one: Figure, marks: Collection[str]) -> bool:
        before = article.text[max(0, one.span.start - MARK) : one.span.start].lower().split()
        return bool(before) and before[-1] in marks

    same = [o for o in others if o is not figure and o.unit == figure.unit]
    came = any(behind(o, words["reaching"]) for o in same)
    return behind(figure, words["was_at"]) and (came or any(o.span < figure.span for o in same))


def _is_some_of(
    tree: Tree, i: int, counted: int | None, inside: Collection[int], meant_by: Callable[[int], int | None]
) -> bool:
    """Whether a number tells who some of those are who are counted already: "nine of them minors", "of whom 12 were women"."""
    of = tree.tokens[i].head
    said_of = tree.tokens[i].pos == "NUM" and tree.has(i, *SUBJECTS) and tree.tokens[of].pos == "NOUN"
    said_of = said_of and not tree.of(of, "case")  # not "nine were in custody"
    if said_of or counted is None or not tree.is_part(i):
        return said_of
    return tree.tokens[counted].pos == "PRON" and meant_by(counted) in inside


def _part(article: Article, tree: Tree, i: int, pronoun: int | None) -> Figure | None:
    """Some of those who are counted already, by what they are."""
    high = tree.sentence(i)[1]
    between = ("AUX", "ADJ", "ADV", "ADP", "DET")
    after = next((k for k in range((pronoun or i) + 1, high) if tree.tokens[k].pos not in between), high)
    value = read_number(tree.tokens[i].text, tree.words.code)
    if value is None or after == high or tree.tokens[after].mention != "person" or tree.tokens[after].pos != "NOUN":
        return None
    span = Span(article.id, tree.tokens[i].start, tree.tokens[after].end)
    number = Span(article.id, tree.tokens[i].start, tree.tokens[i].end)
    return Figure(value, counted_as(tree, after), article.quote(span), span, exactness(article, number, tree.words.code))


def _as_hurt(tree: Tree, i: int, figure: Figure, at: int) -> Figure:
    """A figure of those whom something else befell than what a deed did to others, counted as that: "left 12 dead and wounded
    40", "11 more are missing"."""
    over = list(takewhile(lambda k: k != at, tree.up(i)))
    near = range(i + 1, min(i + 1 + BEHIND, len(tree.tokens)))
    behind = [k for k in near if tree.tokens[k].head in (i, *over[:1]) and not tree.has(k, "conj")]
    for fate, befalling in FATES:
        told = {k for k in {i, at, *over, *behind} if tree.told(k) & tree.words.grammar[befalling]}
        verb = next((k for k in over if k in told or tree.is_predicate(k)), i)
        verbs = {verb, *tree.of(verb, "xcomp"), *(k for k in tree.of(verb, "obj") if tree.tokens[k].pos == "ADJ")}
        if at not in told and (any(tree.told(k) & tree.words.grammar[befalling] for k in verbs) or told.intersection(behind)):
            return replace(figure, unit=next(iter(tree.words.grammar[fate])))
    return figure


def _voted(article: Article, tree: Tree, tally: Tally) -> tuple[Figure, ...]:
    """The two sides of a vote as figures."""
    named = (next(iter(tree.words.grammar["ayes"])), next(iter(tree.words.grammar["noes"])))
    sides = zip((tally.ayes, tally.noes), named, strict=True)
    return tuple(Figure(value, unit, article.quote(span), span, "=") for (span, value), unit in sides)


def _told(article: Article, tree: Tree, amount: Amount) -> tuple[Figure, ...]:
    """An amount as figures: a range says the least and the most."""
    unit = amount.unit or (counted_as(tree, amount.counted) if amount.counted is not None else "")
    text = article.quote(amount.span)
    if amount.low < amount.high:
        return Figure(amount.low, unit, text, amount.span, ">="), Figure(amount.high, unit, text, amount.span, "<=")
    return (Figure(amount.low, unit, text, amount.span, exactness(article, amount.span, tree.words.code)),)


def _number(article: Article, tree: Tree, i: int) -> Figure | None:
    """What a number before a noun counts: "two armed soldiers", "a few hundred prisoners", "a 15-member council"; no length of
    time and no hour."""
    if not _is_number_before(tree, i):
        return None
    token, times = tree.tokens[i], tree.words.grammar["time_units"]
    at = _counted_by(tree, i)
    unit = tree.tokens[at]
    beside = (unit, *tree.tokens[i + 1 : i + 2])
    if any(t.lemma in times or t.mention == "time" for t in beside) or tree.counted(at) is not None:
        return None
    if unit.pos == "NUM" or unit.lemma in tree.words.grammar["occasions"] or _is_year(token.text, unit.tag) or at < i:
        return None  # "men aged 19", "Article 5"
    if _only_places(tree, at) or _only_names_both(tree, i, at) or _only_measures(tree, i, at) or _is_whole(tree, at):
        return None
    if any(tree.is_part(k) and tree.counted(k) == at for k in range(tree.sentence(i)[0], i)):
        return None  # the eleven of "eight of the eleven suspects"
    joined = _joined_with(tree, i)  # "two dozen", "forty-three"
    if joined[0] < i:
        return None
    if unit.text.lower() in tree.words.scales:
        return None  # the ten of "dix mille personnes", the two of "displaced two million"
    parted = i > 1 and tree.told(i - 1) & tree.words.grammar["of_number"] and tree.tokens[i - 2].head == at
    if parted and tree.tokens[i - 2].lemma.lower() not in tree.words.grammar["counting"]:  # "plus de 400 morts"
        return None  # the thirty of "14 des 30 otages"
    before = [k for k in tree.of(i, "nummod", "det") if tree.tokens[k].text.lower() in tree.words.numbers]
    came = _came_to(tree, i)
    numbers = [came] if came is not None else [*joined, *before, *tree.of(i, "compound", "flat", "nummod"), *_added_to(tree, i)]
    first = _first_of(article, tree, min(numbers), max(numbers))
    span = _halved(article, tree, Span(article.id, tree.tokens[first].start, tree.tokens[max(numbers)].end))
    value = read_number(article.quote(span), tree.words.code)
    if value is None or unit.pos in ("SYM", "ADV") or (unit.tag == "NNP" and unit.mention != "person" and 1 <= value <= 31):
        return None
    if _is_victim(tree, max(numbers) + 1):
        at, unit = max(numbers) + 1, tree.tokens[max(numbers) + 1]  # "among the 15 dead were four children"
    # What is kept is the words as they stand, from the number to what it counts: "two armed soldiers".
    whole = replace(span, start=min(span.start, unit.start), end=max(span.end, unit.end))
    if _few_before(tree, min(numbers)) and value in _SEVERAL_OF:
        several = replace(whole, start=tree.tokens[min(numbers) - 1].start)
        return Figure(2 * value, unit.lemma, article.quote(several), several, ">=")
    return Figure(value, counted_as(tree, at), article.quote(whole), whole, exactness(article, span, tree.words.code))


def _first_of(article: Article, tree: Tree, first: int, last: int) -> int:
    """Where a number in words begins, wherever its words hang: the ten of "dix mille"."""
    while (
        first > tree.sentence(first)[0]
        and tree.tokens[first - 1].text.lower() in tree.words.numbers
        and read_number(article.text[tree.tokens[first - 1].start : tree.tokens[last].end], tree.words.code) is not None
    ):
        first -= 1
    return first


def _only_places(tree: Tree, unit: int) -> bool:
    """Whether a length of way says no more than where something is: "a town 40 km north of Goma"."""
    return tree.tokens[unit].lemma.lower() in tree.words.grammar["distances"] and not tree.has(unit, "obj")


def _is_whole(tree: Tree, unit: int) -> bool:
    """Whether those are counted of whom a number alone is a part: the 45 of "of the 45 hostages, 12 were freed"."""
    verb, of = tree.tokens[unit].head, tree.words.grammar["of_number"] | tree.words.grammar["in_each"]
    alone = any(tree.tokens[s].pos == "NUM" for s in tree.of(verb, *SUBJECTS))
    return alone and tree.has(unit, "obl") and any(tree.told(c) & of for c in tree.of(unit, "case"))


def _only_names_both(tree: Tree, i: int, unit: int) -> bool:
    """Whether a number only says that both of two who are known are meant: "the two sides"."""
    known = any(tree.tokens[d].lemma.lower() in tree.words.grammar["definite"] for d in tree.of(unit, "det") if d < i)
    two = read_number(tree.tokens[i].text, tree.words.code) == len(("one", "other"))
    return known and two and tree.tokens[unit].lemma in tree.words.grammar["sides"]


def _counted_by(tree: Tree, i: int) -> int:
    """The noun that a number counts: the one behind its hyphen ("a 15-member council"), else what it hangs on."""
    tokens = tree.tokens
    hyphened = i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i].end == tokens[i + 1].start
    return i + 2 if hyphened and tokens[i + 2].pos == "NOUN" else tokens[i].head


def _only_measures(tree: Tree, i: int, unit: int) -> bool:
    """Whether a number only says of what size a thing is: "a nine-storey block", "a 38-page report"."""
    return unit == i + 2 and tree.tokens[i + 1].text == "-" and tree.tokens[unit].lemma.lower() in tree.words.grammar["sizes"]


def _is_victim(tree: Tree, i: int) -> bool:
    """Whether a word says of persons no more than what befell them: "dead", "wounded"."""
    if i >= len(tree.tokens):
        return False
    return bool(tree.told(i) & tree.words.grammar["befallen"] - tree.words.grammar["nobody"])


def _came_to(tree: Tree, i: int) -> int | None:
    """The number behind one that it came from: the 350 of "raised it from 200 to 350 soldiers"."""
    words, beside = tree.words.grammar, tree.tokens[i - 1 : i + 3] if i else ()
    if len(beside) < len("from 200 to 350".split()):
        return None
    marked = beside[0].text.lower() in words["was_at"] and beside[2].text.lower() in words["reaching"]
    return i + 2 if marked and read_number(beside[3].text, tree.words.code) is not None else None


def _added_to(tree: Tree, i: int) -> list[int]:
    """What "and" adds to hundreds or thousands: the twenty of "one hundred and twenty deputies"."""
    scaled = tree.tokens[i].text.lower() in tree.words.scales
    joined = (k for k in tree.of(i, "conj") if scaled and k == i + 2 and tree.tokens[i + 1].text.lower() in JOINING)
    return [k for k in joined if read_number(tree.tokens[k].text, tree.words.code) is not None]


def _joined_with(tree: Tree, i: int) -> list[int]:
    """The words of the number that a word is part of, in order: those before the same noun with nothing but hyphens between."""
    beside = [
        k for k in tree.of(tree.tokens[i].head, "nummod") if read_number(tree.tokens[k].text, tree.words.code) is not None
    ]
    parts = sorted({i, *beside})

    def apart(a: int, b: int) -> bool:
        return any(tree.tokens[k].text != "-" for k in range(a + 1, b))

    breaks = [n for n in range(1, len(parts)) if apart(parts[n - 1], parts[n])]
    first, last = 0, len(parts)
    for n in breaks:
        first, last = (n, last) if parts[n] <= i else (first, min(n, last))
    return parts[first:last]


def _are_years(tree: Tree, amount: Amount) -> bool:
    """Whether the ends of a range are years: "the 1998-2000 war"."""
    ends = [t.text for t in tree.tokens[amount.start : amount.end] if t.text[:1].isdigit()]
    tag = "" if amount.counted is None else tree.tokens[amount.counted].tag
    parts = [part for end in ends for part in re.split(r"[-–]", end)]
    return amount.low < amount.high and bool(parts) and all(_is_year(part, tag) for part in parts)


def _is_year(number: str, tag: str) -> bool:
    """Whether four digits before a noun of one are a year: "the 2015 accord", not "2015 soldiers"."""
    return len(number) == len("2015") and number.isdigit() and number[:2] in ("18", "19", "20") and tag not in _MANY


def counted_as(tree: Tree, i: int) -> str:
    """What is counted: those of whom no more is said than what befell them, or that they are others, are persons, and so are
    lives and the strength of a force."""
    token, words = tree.tokens[i], tree.words.grammar
    more = words["counting"] if token.pos == "ADJ" else frozenset[str]()  # "eleven more are missing"
    befallen = {token.lemma.lower(), token.text.lower()} & (words["befallen"] | more)
    lives = token.lemma.lower() in words["lives"] or (token.pos == "ADJ" and tree.has(i, "amod"))  # "a 5,000-strong force"
    told = words["person"] if (befallen and token.mention not in ("object", "place")) or lives else ()
    return next(iter(told), token.lemma)


def _stands_alone(tree: Tree, i: int, *, harms: bool) -> bool:
    """Whether a number stands for persons without a noun: "killed six", "left six dead", "dozens were held"."""
    token, befallen = tree.tokens[i], tree.words.grammar["befallen"]
    scaled = token.text.lower() in tree.words.scales and bool(
        tree.of(i, "compound", "nummod", "det") or _few_before(tree, i)
    )  # "displaced two million"
    number = token.pos == "NUM" or token.text.lower() in tree.words.amounts or scaled
    if number and _is_of_crowd(tree, i):
        return True
    behind_verb = tree.has(i - 1, "advmod") and tree.tokens[i - 1].head == i if i else False
    bare = harms and behind_verb and tree.has(i, "obl") and not tree.of(i, "case")  # "injured over 70"
    if not number or not (bare or tree.has(i, "nsubj", "nsubj:pass", "obj")):
        return False
    behind = tree.tokens[i + 1 : i + 2]
    wholes = [k for k in tree.of(token.head, "obl") if _is_whole(tree, k)]
    if any(tree.tokens[k].mention in ("place", "organization", "object") for k in wholes):
        return False  # "of the 27 states, three remain under sanctions"
    return (
        token.mention == "person"
        or harms
        or bool(wholes)
        or any(t.lemma.lower() in befallen or t.text.lower() in befallen for t in behind)
    )


def _is_of_crowd(tree: Tree, i: int) -> bool:
    """Whether a number alone says how many a crowd is: "a crowd of 20,000"."""
    of = {tree.tokens[c].lemma for c in tree.of(i, "case")} & tree.words.grammar["of_number"]
    return (
        bool(of)
        and tree.has(i, "nmod", "nummod")
        and tree.tokens[tree.tokens[i].head].lemma.lower() in tree.words.grammar["crowds"]
    )


def _few_before(tree: Tree, i: int) -> bool:
    """Whether "a few" or "several" stands before a word."""
    return i > 0 and tree.tokens[i - 1].lemma.lower() in tree.words.grammar["few"]


def _persons(article: Article, tree: Tree, i: int) -> Figure | None:
    """How many persons a number without a noun stands for."""
    first, unit = min((i, *tree.of(i, "compound", "nummod"))), next(iter(tree.words.grammar["person"]), "")
    several = first == i and _few_before(tree, i) and tree.words.scales.get(tree.tokens[i].text.lower()) in _SEVERAL_OF
    span = Span(article.id, tree.tokens[first - several].start, tree.tokens[i].end)
    text = article.quote(span)
    least = 2 * tree.words.scales[tree.tokens[i].text.lower()] if several else tree.words.amounts.get(text.lower())
    value = read_number(text, tree.words.code) if least is None else least
    if value is None or not unit:
        return None
    return Figure(value, unit, text, span, ">=" if least is not None else exactness(article, span, tree.words.code))


def _is_number_before(tree: Tree, i: int) -> bool:
    """Whether a word is a number before its noun, whatever the reader calls it; an article that is also a number is none."""
    word = tree.tokens[i].text.lower()
    named = tree.has(i, "det") and word in tree.words.numbers and word not in tree.words.grammar["unsure"]
    return named or tree.has(i, "nummod")


def _amount(article: Article, tree: Tree, head: int, meant_by: Callable[[int], int | None]) -> Figure | None:
    """What a noun of number counts: "dozens of soldiers" are two dozen at least, "une vingtaine de" about twenty, "two of
    them" two of those who are meant."""
    words, counted = tree.words, tree.counted(head)
    if counted is None or tree.counted(tree.tokens[head].head) == head or _is_multiplied(tree, head):
        return None
    if any(tree.tokens[k].tag == "JJS" for k in tree.of(counted, "amod")) and read_number(tree.tokens[head].text) == 1:
        return None  # "one of the deadliest attacks"
    unit, times = counted, 1.0
    while (inner := tree.counted(unit)) is not None:
        times *= words.scales.get(tree.tokens[unit].lemma.lower(), 1.0)
        unit = inner
    if tree.tokens[unit].lemma in words.grammar["time_units"]:
        return None
    between = (tree.tokens[k].lemma.lower() for k in tree.of(unit, "compound") if k > head)
    times *= math.prod(words.scales.get(word, 1.0) for word in between)  # "tens of thousands of opposition supporters"
    if (alone := words.scales.get(tree.tokens[unit].lemma.lower())) is not None:
        times *= alone
    span, read, comparator = _how_many(article, tree, head)
    if read is None:
        return None
    whole = replace(span, end=tree.tokens[unit].end)
    meant = _antecedent(tree, head, unit, meant_by) if tree.tokens[unit].pos == "PRON" else unit
    if meant is None:
        return None
    counts = (
        counted_as(tree, meant) if alone is None else next(iter(words.grammar["person"]), "")
    )  # "tens of thousands marched"
    return Figure(read * times, counts, article.quote(whole), whole, comparator)


def _is_multiplied(tree: Tree, head: int) -> bool:
    """Whether a noun of number only says of what "tens of" are."""
    of_number = head > 1 and bool(tree.told(head - 1) & tree.words.grammar["of_number"])
    return of_number and tree.tokens[head - 2].text.lower() in tree.words.amounts


def _antecedent(tree: Tree, head: int, pronoun: int, meant_by: Callable[[int], int | None]) -> int | None:
    """What a pronoun behind a number stands for: for a relative one, what its clause hangs on ("32 of which were downed")."""
    verb = tree.tokens[head].head
    relative = tree.tokens[pronoun].tag.startswith("W") and tree.has(verb, "acl:relcl")
    return tree.tokens[verb].head if relative else meant_by(pronoun)


def _how_many(article: Article, tree: Tree, head: int) -> tuple[Span, float | None, Comparator]:
    """The words of a noun of number with the number before it, what they say, and how exact that is."""
    token, words = tree.tokens[head], tree.words
    number = next((i for i in tree.of(head, "nummod") if read_number(tree.tokens[i].text, words.code) is not None), None)
    span = Span(article.id, token.start if number is None else tree.tokens[number].start, token.end)
    least = words.amounts.get(token.text.lower())
    if number is None and least is not None:
        return span, least, ">="
    span = _halved(article, tree, span)
    told = exactness(article, span, words.code)
    vague = number is None and told == "=" and not tree.is_part(head)
    exact = told == "~" and words.scales.get(token.lemma.lower(), 0) >= MILLION and tree.told(head - 1) & words.grammar["one"]
    if head and exact:  # "un million de francs", not "une trentaine"
        return span, read_number(article.quote(span), words.code), "="
    return span, read_number(article.quote(span), words.code), "~" if vague else told


def _halved(article: Article, tree: Tree, span: Span) -> Span:
    """The words of a number with the half that goes with it."""
    start, end = with_half(article.text, span.start, span.end, tree.words.code)
    return replace(span, start=start, end=end)


def exactness(article: Article, span: Span, code: str) -> Comparator:
    """How exact the words before a number say that it is."""
    before = article.text[max(0, span.start - 20) : span.start]
    pattern, signs = comparing(code)
    found = pattern.search(before)
    return "=" if found is None else signs[(found.lastindex or 1) - 1]
