"""Answers to questions, from coded claims alone: no sentence without words of a report behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dateline.export.families import type_words
from dateline.export.words import argued_words, call_outlets, date_words, slot_words, value_words
from dateline.knowledge import fold, may_be_called
from dateline.knowledge.own_actors import SOURCE
from dateline.link.correct import is_set
from dateline.link.disagree import figure_slot, figure_value, is_firm
from dateline.link.words import families_of, split_words, stem
from dateline.model import ARGUED, Chronology, Claim, Status
from dateline.query.commitments import Followed, follow_commitments
from dateline.query.disputes import Dispute, Value, list_disagreements
from dateline.query.inventory import Inventory
from dateline.query.match import MAYBE, Fit, Matcher, figures_of, in_time
from dateline.query.offices import Term, list_offices
from dateline.query.promised import asks_for_due, asks_for_fate, asks_if_broken, due_words, fate_words, find_promises
from dateline.query.question import MONEY, Asked, Asks, read_question
from dateline.query.quotes import Quote, count_origins, quote_claims
from dateline.query.reactions import list_reactions
from dateline.query.slips import find_slips, may_be_misspelt
from dateline.vocabulary import nature
from dateline.when import UNKNOWN, When

NOTHING = "The reports do not say."
MARGIN = 1.0
"""How much lower than the best an event's score may be for it to be told as well."""
MOST = 5
"""Events that an answer to one question tells of at most."""
LONGEST = 120
"""Characters of a clause in a sentence; the quotes have it whole."""
NAMED = 6
"""Names in a sentence at most; the value has them all."""
LISTED = 12
"""Events that a list ("what happened …") tells of at most."""
LEAST_VOICES = frozenset({"alleged", "opinion"})
"""Voices that come after those in which a report vouches for what it tells."""
BY_WORD = 2.75
"""How surely a claim is of an act that its own words name."""
TO_COME: frozenset[Status] = frozenset({"planned", "called_for", "hypothetical"})
DONE: frozenset[Status] = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of an answer, with the value it gives and the words of the reports behind it, one source at least."""

    sentence: str
    value: str
    event: str
    """Id of the event; empty for an office."""
    sources: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the reports say to a question: sentences with quotes, and where they disagree; or that they do not say."""

    question: str
    asks: Asks
    """What was asked for, as the question was read."""
    said: bool
    """Whether the reports answer it."""
    sentences: tuple[Told, ...]
    disputes: tuple[Dispute, ...]
    """Points on which the reports of these events disagree, as far as they bear on what was asked."""
    looked_for: tuple[str, ...]
    why_not: str
    """Why nothing is said; empty when something is."""
    nearest: Told | None
    """When nothing is said: the nearest thing that the reports do say."""

    @property
    def text(self) -> str:
        """The sentences of the answer, or that there is none."""
        return " ".join(t.sentence for t in self.sentences) if self.said else NOTHING


def answer_question(chronology: Chronology, question: str, *, inventory: Inventory | None = None) -> Reply:
    """The answer to a plain question from the claims of a chronology. `inventory` is that of the chronology, for those who ask
    more than once.

    Law: every sentence has a quote behind it, word for word from a report; what no claim fills is declined, with what was
    looked for and the nearest thing that the reports say. The same chronology gives the same answer.
    """
    asked = read_question(question, inventory or Inventory(chronology))
    chronology = chronology.as_decided()
    if asked.refused:
        return _declined(asked, asked.refused)
    if asked.unknown:
        return _declined(asked, f"no report names {_listed(asked.unknown)}", _nearest(chronology, asked))
    if asked.office:
        terms = _terms_asked(chronology, asked)
        held = _tell_offices([t for t in terms if not asked.now or not _has_left(t, terms)])
        if held:
            return Reply(question, asked.asks, True, held, (), _looked_for(asked), "", None)
        if terms:
            return _declined(asked, "those whom reports give that office have left it", _tell_offices(terms)[-1])
        if asked.act is None:
            return _declined(asked, "no report gives anybody that office then", _nearest(chronology, asked))
    if asked.empty and asked.asks != "disagree":
        return _declined(asked, "the question names nothing to look for")
    matcher = Matcher(chronology, asked)
    fits = matcher.whole()
    if asks_for_due(asked) or (asks_for_fate(asked) and not _tells_the_act(asked, fits)):
        reply = _tell_promises(chronology, asked)
        if reply is not None:
            return reply
    if asked.asks == "disagree":
        return _tell_disputes(chronology, asked, fits)
    if not fits:
        ranked = matcher.rank()
        lacks = ranked[0].missed if ranked else _looked_for(asked)
        return _declined(asked, f"no claim fits all of it; none has {_listed(lacks)} as well", _near(chronology, asked, ranked))
    told = _tell_reactions(chronology, fits) if asked.reacts else _tell(chronology, asked, fits)
    if not told and asked.reacts:
        return _declined(asked, "reports tell of it, but of nobody who reacted to it", _near(chronology, asked, fits))
    if not told:
        return _declined(asked, f"reports tell of it, but not {_SLOTS.get(asked.asks, 'that')}", _near(chronology, asked, fits))
    events = {t.event for t in told}
    disputes = [d for d in list_disagreements(chronology, of=events) if _bears(asked, d)]
    return Reply(question, asked.asks, True, told, tuple(disputes), _looked_for(asked), "", None)


def _tells_the_act(asked: Asked, fits: Sequence[Fit]) -> bool:
    """Whether reports tell by its own words of the act by which a promise is kept or broken: "they broke the truce"."""
    return asked.asks in ("who", "whether") and any(f.act >= BY_WORD for f in fits)


_SLOTS = {"who": "who", "when": "when", "where": "where", "how many": "how many", "sayer": "who says so", "said": "that"}


def _bears(asked: Asked, dispute: Dispute) -> bool:
    """Whether a disagreement is on what was asked; of what happened all but spelling and precision are."""
    slot = dispute.slot.partition(":")[0]
    if asked.asks == "what":
        return dispute.kind in ("contradiction", "error", "development")
    if asked.asks == "who" and slot == asked.slot:
        return dispute.kind == "contradiction"
    return slot == {"when": "when", "where": "where", "how many": "figures"}.get(asked.asks, "status")


# ------------------------------------------------------------ telling


def _tell(chronology: Chronology, asked: Asked, fits: Sequence[Fit]) -> tuple[Told, ...]:
    """The sentences for the events that fit best and have what is asked for; a list of what happened is in order of time."""
    tellers: dict[str, Callable[[Chronology, Asked, Fit], Told | None]] = {
        "who": _tell_who,
        "when": _tell_when,
        "where": _tell_where,
        "how many": _tell_number,
        "whether": _tell_whether,
        "sayer": _tell_sayer,
        "outlet": _tell_outlets,
        "said": _tell_said,
    }
    teller = tellers.get(asked.asks, _tell_what)
    listing = teller in (_tell_what, _tell_said)
    told: list[Told] = []
    least = 0.0 if listing else None
    for fit in _of_the_time(asked, fits) if listing else _nearest_act(asked, fits):
        if least is not None and fit.score < least:
            break
        one = teller(chronology, asked, fit)
        if one is None or any(t.sentence == one.sentence or (listing and t.value == one.value) for t in told):
            continue
        told.append(one)
        least = fit.score - (99 if listing else MARGIN) if least is None or not told[1:] else least
        if len(told) == (LISTED if listing else MOST):
            break
    if listing:
        order = {e.id: k for k, e in enumerate(chronology)}
        told.sort(key=lambda t: order[t.event])
    return tuple(told)


def _of_the_time(asked: Asked, fits: Sequence[Fit]) -> Sequence[Fit]:
    """The fits that reports date to the time asked for, where there are any, without those that may only be of it."""
    dated = [f for f in fits if any(in_time(t, f.event, c) > MAYBE for t in asked.times for c in f.claims)]
    return dated or fits


def _nearest_act(asked: Asked, fits: Sequence[Fit]) -> Sequence[Fit]:
    """The fits without those of another act of the same family ("pardoned") where the act asked about ("released") is told by
    its own words; of "whether" what is told as done before what is not, and what is only supposed not beside it."""
    close = [f for f in fits if f.act >= BY_WORD]
    if close and asked.asks in ("when", "where", "whether"):
        fits = close
    if asked.asks != "whether":
        return fits
    done = [f for f in fits if any(c.status in DONE for c in f.claims)]
    rest = [f for f in fits if f not in done and not (done and {c.status for c in f.claims} == {"hypothetical"})]
    return [*done, *rest]


def _told(chronology: Chronology, fit: Fit, sentence: str, value: str, claims: Iterable[Claim]) -> Told:
    quotes = quote_claims(chronology, claims)
    sources = count_origins(quotes)
    return Told(f"{sentence} ({_voices(quotes)}).", value, fit.event.id, sources, quotes)


def _voices(quotes: Sequence[Quote]) -> str:
    """How many independent sources tell it, and in what voice where no report vouches for it."""
    count = count_origins(quotes)
    sources = f"{count} independent source{'' if count == 1 else 's'}"
    voices = {q.voice for q in quotes}
    if voices == {"alleged"}:
        by = list(dict.fromkeys(n for q in quotes for n in q.said_by))
        return f"alleged by {_listed(by)}; {sources}" if by else f"alleged; {sources}"
    authors = list(dict.fromkeys(n for q in quotes for n in q.said_by[:1] if q.voice == "opinion"))
    opinion = argued_words(authors) if authors else "an opinion"
    if voices == {"opinion"}:
        return f"{opinion}; {sources}"
    return f"{sources}; also {opinion}" if authors else sources


def _state(claims: Sequence[Claim]) -> str:
    """What the state of a happening adds to a sentence that a reader would take as told of a fact; empty for what was done."""
    states = {c.status for c in claims}
    if states & DONE:
        return ""
    words = {"alleged": "", "called_for": "only called for", "hypothetical": "only supposed", "denied": "denied"}
    first = next(s for s in ("attempted", "planned", "called_for", "alleged", "denied", "hypothetical") if s in states)
    said = words.get(first, f"only {first}")
    return f" [{said}]" if said else ""


def _line(chronology: Chronology, fit: Fit, claims: Sequence[Claim], *, dated: bool = True) -> str:
    """The event's headline where most of it is what was asked for, else the clause of the first claim behind the sentence;
    with its time unless it is not wanted."""
    when = _time_of(fit)
    day = f"{date_words(when)}: " if when.dated and dated else ""
    if 2 * len(fit.claims) >= len(fit.event.claims):
        return f"{day}{fit.event.headline.removesuffix(f' ({ARGUED})').rstrip('.')}"
    words = " ".join(quote_claims(chronology, claims)[0].words.split())
    return f"{day}“{_cut(words)}”"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _time_of(fit: Fit) -> When:
    """The time of the event, unless the claims that answer all give another; then the finest of theirs."""
    dated = [c.when for c in fit.claims if c.when.dated]
    if not dated or any(w.overlaps(fit.event.when) for w in dated):
        return fit.event.when
    return min(dated, key=lambda w: (w.days or 10**6, w.order))


def _support(chronology: Chronology, claims: Iterable[Claim]) -> tuple[bool, int]:
    """Sort key of a value by those who give it: what is only argued or alleged comes last, what more sources tell first."""
    quotes = quote_claims(chronology, claims)
    return all(q.voice in LEAST_VOICES for q in quotes), -count_origins(quotes)


def _tell_who(chronology: Chronology, asked: Asked, fit: Fit) -> Told | None:
    """Those who act or are acted on in the claims that fit, those named in the question aside."""
    given: dict[str, list[Claim]] = {}
    named = {n for m in asked.mentions for n in m.named.actors}
    for claim in fit.claims:
        parties = nature(claim.type).mutual or asked.slot == "either"
        side = (*claim.actors, *claim.recipients) if parties else claim.actors if asked.slot == "actors" else claim.recipients
        for filler in side:
            actor = chronology.actors.get(filler.name)
            if filler.name not in named and (not asked.kind or (actor is not None and actor.kind == asked.kind)):
                given.setdefault(filler.name, []).append(claim)
    if not given:
        return None
    names = sorted(given, key=lambda n: (*_support(chronology, given[n]), -len(given[n]), n))
    claims = [c for some in given.values() for c in some]
    shown = names if len(names) <= NAMED else [*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"]
    said = f"{_capital(_listed(shown))}{_state(claims)} – {_line(chronology, fit, claims)}"
    return _told(chronology, fit, said, _listed(names), claims)


def _tell_reactions(chronology: Chronology, fits: Sequence[Fit]) -> tuple[Told, ...]:
    """Who reacted to the events that fit best, a sentence for each, and by what."""
    home = {e.id: e for e in chronology}
    told: dict[tuple[str, str], Told] = {}
    for fit in (f for f in fits if f.score >= fits[0].score - MARGIN):
        for reactor in list_reactions(chronology, fit.event):
            for reaction in reactor.reactions if reactor.actor and reactor.actor not in fit.event.actors else ():
                claims = tuple(chronology.claims[i] for i in dict.fromkeys(q.claim for q in reaction.quotes))
                own = Fit(home[reaction.event], claims, fit.score, ())
                said = f"{_capital(reactor.actor)}{_state(claims)} – {_line(chronology, own, claims)}"
                told.setdefault((reactor.actor, reaction.event), _told(chronology, own, said, reactor.actor, claims))
    return tuple(told.values())[:LISTED]


def _tell_when(chronology: Chronology, asked: Asked, fit: Fit) -> Told | None:  # noqa: ARG001
    """The time of the event, the best supported where reports differ, with the claims that date it."""
    when = _best_time(chronology, fit)
    dated = [c for c in chronology.claims_of(fit.event) if c.when.dated and c.when.overlaps(when)]
    dated = [c for c in dated if c in fit.claims] or dated
    if not when.dated or not dated:
        return None
    value = date_words(when)
    about = _line(chronology, fit, dated, dated=False)
    return _told(chronology, fit, f"{_capital(value)}{_state(dated)} – {about}", value, dated)


def _best_time(chronology: Chronology, fit: Fit) -> When:
    """The time of the event, unless another one that its claims give in words of their own has more independent reports behind
    it: what is told comes before what is argued or alleged."""
    own = _time_of(fit)
    done = any(c.status in DONE for c in fit.claims)
    same = [c for c in chronology.claims_of(fit.event) if (c.status in DONE) == done and c.when.dated and is_firm(c.when)]
    given: dict[tuple[object, ...], list[Claim]] = {}
    for claim in same:
        given.setdefault(claim.when.order, []).append(claim)

    def support(order: tuple[object, ...]) -> tuple[int, int]:
        quotes = quote_claims(chronology, given.get(order, ()))
        return count_origins(q for q in quotes if q.voice not in LEAST_VOICES), count_origins(quotes)

    best = max(given, key=lambda order: (support(order), order == own.order), default=own.order)
    if best == own.order or support(best) <= support(own.order) or own.contains(given[best][0].when):
        return own
    return given[best][0].when


def _tell_where(chronology: Chronology, asked: Asked, fit: Fit) -> Told | None:
    """The places that words of the claims that fit name or a person set, best borne out first; one that was worked out is
    none."""
    given: dict[str, list[Claim]] = {}
    for claim in fit.claims:
        known = claim.where is not None and (claim.where.span is not None or is_set(claim.where.rule))
        if claim.where is not None and known and fold(claim.where.name) != fold(asked.place):
            given.setdefault(claim.where.name, []).append(claim)
    if not given:
        return None
    places = sorted(given, key=lambda p: (*_support(chronology, given[p]), -len(p), p))
    claims = [c for some in given.values() for c in some]
    value = " / ".join(places)
    return _told(chronology, fit, f"{value}{_state(claims)} – {_line(chronology, fit, claims)}", value, claims)


def _tell_number(chronology: Chronology, asked: Asked, fit: Fit) -> Told | None:
    """The numbers that reports give for what is counted."""
    given: dict[str, list[Claim]] = {}
    for claim in fit.claims:
        for figure in figures_of(claim, asked.unit):
            number = re.sub(r"\d{5,}", lambda m: f"{int(m[0]):,}", value_words(figure_slot(figure), figure_value(figure)))
            counted = f"{figure.unit}s" if asked.unit == MONEY else asked.unit
            unit = figure.unit if figure.value == 1 and figure.unit else counted
            given.setdefault(f"{_NUMBER.get(number[:1], '')}{number.lstrip('~<>=')} {unit}", []).append(claim)
    if not given:
        return None
    claims = [c for some in given.values() for c in some]
    if _develops(fit, claims):
        last, *before = sorted(given, key=lambda n: (_last_told(chronology, given[n]), n), reverse=True)
        value = f"{last} (earlier reports: {', '.join(before)})"
    else:
        value = " / ".join(sorted(given, key=lambda n: (*_support(chronology, given[n]), n)))
    return _told(chronology, fit, f"{_capital(value)}{_state(claims)} – {_line(chronology, fit, claims)}", value, claims)


def _develops(fit: Fit, claims: Iterable[Claim]) -> bool:
    """Whether the numbers that claims of an event give have grown from report to report."""
    told = {c.id for c in claims}
    points = [d for d in fit.event.disagreements if d.slot.startswith("figures") and d.kind == "development"]
    return any(len([r for r in d.readings if told & set(r.claims)]) > 1 for d in points)


def _last_told(chronology: Chronology, claims: Iterable[Claim]) -> tuple[object, ...]:
    return max(chronology.articles[c.article].published.order for c in claims)


_NUMBER = {"~": "about ", ">": "at least ", "<": "at most "}


def _tell_whether(chronology: Chronology, asked: Asked, fit: Fit) -> Told | None:
    """In what state the reports tell it; a yes only where one tells it as done. Of a deed that no claim is of, only that a
    report says in so many words that it was not done: its words alone may stand in a promise of it."""
    refused = [c for c in fit.claims if _is_negated(chronology.articles[c.article].quote(c.quote), asked)]
    if refused and asked.act is not None:
        against = _told_as_done(chronology, fit, refused)
        if against:
            return _told_against(chronology, fit, against, refused)
    if refused or (asked.act is None and asked.topics):
        return _told(chronology, fit, f"No – {_line(chronology, fit, refused)}", "no", refused) if refused else None
    told = list(fit.claims)
    if {c.status for c in told} <= TO_COME:  # another report may tell the same happening as done, in other words
        fate = _fate_of(chronology, fit)
        if fate is not None:
            return fate
        told = [c for c in chronology.claims_of(fit.event) if c.status in DONE and _is_one_deed(chronology, c, told)] or told
    states = {c.status for c in told}
    state, value, words = next(entry for entry in _WHETHER if entry[0] in states)
    claims = [c for c in told if c.status == state]
    if "denied" in states and state != "denied":
        claims += [c for c in fit.claims if c.status == "denied"]
        words, value = f"{words}, though it is denied as well", f"{value}, denied"
    return _told(chronology, fit, f"{words} – {_line(chronology, fit, claims)}", value, claims)


_WHETHER: tuple[tuple[Status, str, str], ...] = (
    ("happened", "yes", "Yes"),
    ("ongoing", "yes", "Yes, and it goes on"),
    ("attempted", "attempted", "It was attempted"),
    ("alleged", "alleged", "It is alleged"),
    ("planned", "planned", "It is only planned"),
    ("called_for", "called for", "It is only called for"),
    ("denied", "denied", "It is denied"),
    ("hypothetical", "supposed", "It is only supposed"),
)


def _told_as_done(chronology: Chronology, fit: Fit, refused: Sequence[Claim]) -> list[Claim]:
    """The claims of an event that tell as done what others say was not: of the same type, in words of the same family."""
    families = frozenset().union(*(families_of(c.trigger_text) for c in refused))
    done = (c for c in chronology.claims_of(fit.event) if c.status in DONE and c not in refused)
    return [c for c in done if c.type == refused[0].type and families_of(c.trigger_text) & families]


def _told_against(chronology: Chronology, fit: Fit, done: Sequence[Claim], refused: Sequence[Claim]) -> Told:
    """What some reports tell as done and some as not done, with who denies it."""
    deniers = [f.name for c in refused for f in c.said_by[:1]]
    by = f"{_listed(dict.fromkeys(deniers))} {'deny' if len(set(deniers)) > 1 else 'denies'} it"
    against = by if len(deniers) == len(refused) else "another report says that it was not done"
    return _told(chronology, fit, f"Yes, but {against} – {_line(chronology, fit, done)}", "disputed", [*done, *refused])


def _fate_of(chronology: Chronology, fit: Fit) -> Told | None:
    """What became of a happening that is only told as to come, where it was promised and reports say so."""
    claims = {c.id for c in fit.claims}
    followed = (f for f in follow_commitments(chronology) if claims & {q.claim for q in f.quotes})
    one = next((f for f in followed if f.state in ("kept", "missed", "moved")), None)
    words = {"kept": "Yes. ", "missed": "No. ", "moved": "Not in the time first named. "}
    return _promise(one, words[one.state]) if one is not None else None


def _is_negated(clause: str, asked: Asked) -> bool:
    """Whether a clause says that what is asked about was not done: "not" or "never" right before a word of the question."""
    words = split_words(clause.replace("n't", " not").replace("n’t", " not"))
    stems = {stem(w) for w in split_words(asked.text) if len(w) > 3}
    return any(stem(word) in stems and {"not", "never"} & set(words[max(0, k - 2) : k]) for k, word in enumerate(words))


def _is_one_deed(chronology: Chronology, claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether a claim tells as done what others tell as to come: one who does it does it there too; or nobody is named here or
    there, its words are of the same family, and it was reported later."""
    doers = {f.name for o in others for f in o.actors}
    if claim.actors and doers:
        return bool({f.name for f in claim.actors} & doers)
    same = any(families_of(claim.trigger_text) & families_of(o.trigger_text) for o in others)
    first = min(chronology.articles[o.article].published.order for o in others)
    return same and claim.type == others[0].type and chronology.articles[claim.article].published.order > first


def _tell_sayer(chronology: Chronology, asked: Asked, fit: Fit) -> Told | None:  # noqa: ARG001
    """Who says so, through whom it is told."""
    given = [c for c in fit.claims if c.said_by]
    if not given:
        return None
    value = _listed(dict.fromkeys(c.said_by[0].name for c in given))
    return _told(chronology, fit, f"{_capital(value)} – {_line(chronology, fit, given)}", value, given)


def _tell_outlets(chronology: Chronology, asked: Asked, fit: Fit) -> Told | None:  # noqa: ARG001
    """The outlets that tell of it, in order of publication."""
    quotes = quote_claims(chronology, fit.claims)
    value = _listed(_outlets(quotes))
    return _told(chronology, fit, f"{value} – {_line(chronology, fit, fit.claims)}", value, fit.claims)


def _tell_what(chronology: Chronology, asked: Asked, fit: Fit) -> Told | None:  # noqa: ARG001
    """The event in a line."""
    return _told(chronology, fit, f"{_line(chronology, fit, fit.claims)}{_state(fit.claims)}", fit.event.headline, fit.claims)


def _tell_said(chronology: Chronology, asked: Asked, fit: Fit) -> Told | None:  # noqa: ARG001
    """What somebody said, in the words of the report that tells it first."""
    quotes = quote_claims(chronology, fit.claims)
    first = chronology.claims[quotes[0].claim]
    by = _listed(dict.fromkeys(f.name for f in (first.said_by[:1] or first.actors)))
    words = " ".join(quotes[0].words.split())
    return _told(chronology, fit, f"{_capital(by)}: “{words}”" if by else f"“{words}”", words, fit.claims)


def _tell_promises(chronology: Chronology, asked: Asked) -> Reply | None:
    """What became of the promises that a question is about, or when they are due; None when no report has one of them, or a
    time for it."""
    due = asks_for_due(asked)
    found = [f for f in find_promises(chronology, asked) if f.due.known or not due]
    found.sort(key=lambda f: len(f.what.split()))
    if not found:
        return None
    if asked.asks == "whether" and all(f.state == "unknown" for f in found):
        return _declined(asked, "reports tell of the promise, but not of what became of it", _promise(found[0], ""))
    kept, missed = ("No. ", "Yes. ") if asks_if_broken(asked) else ("Yes. ", "No. ")
    yes = {"kept": kept, "missed": missed} if asked.asks == "whether" else {}
    told = tuple(_due(f) if due else _promise(f, yes.get(f.state, "")) for f in found[:MOST])
    return Reply(asked.text, asked.asks, True, told, (), _looked_for(asked), "", None)


def _promise(one: Followed, opening: str) -> Told:
    """What became of a commitment, in a sentence behind an opening word."""
    quotes = (*one.quotes, *one.shown_by)
    return Told(
        f"{opening}{fate_words(one)}.", opening.strip(" .").lower() or one.state, one.event, count_origins(quotes), quotes
    )


def _due(one: Followed) -> Told:
    """When a commitment is due, in a sentence."""
    quotes = (*one.quotes, *one.shown_by)
    return Told(f"{due_words(one)}.", date_words(one.due), one.event, count_origins(quotes), quotes)


def _terms_asked(chronology: Chronology, asked: Asked) -> list[Term]:
    """The terms in the office asked for, of the body asked for, in the time asked for, without those of whom a report gives it
    by a slip. The user's own file wins: where it
    says who holds the office, nobody else does."""
    bodies = {fold(n) for m in asked.mentions for n in _bodies(m.named.words)} | ({fold(asked.place)} if asked.place else set())
    found = [t for t in list_offices(chronology) if t.office == asked.office and (not bodies or fold(t.body) in bodies)]
    found = [t for t in found if may_be_called(t.title, asked.text)]
    slips = {c.id for slip in find_slips(chronology) if (slip.slot, slip.kind) == ("name", "error") for c in slip.values[-1][1]}
    found = [t for t in found if not {q.claim for q in t.quotes} <= slips]
    if asked.times:
        found = [
            t for t in found if any(w.known and w.overlaps(a) for w in (t.table, t.seen, _between(t)) for a in asked.times)
        ]
    filed = {t.body for t in found if t.table_source == SOURCE and (not asked.now or not t.table.before(_last_day(chronology)))}
    return [t for t in found if t.table_source == SOURCE or t.body not in filed]


def _between(term: Term) -> When:
    """From the first to the last day on which reports tell of somebody as the holder."""
    days = [d for w in (term.taken, term.seen, term.left) for d in (w.earliest, w.latest) if d]
    return When(min(days), max(days), "span") if days else UNKNOWN


def _last_day(chronology: Chronology) -> When:
    """The day of the newest report, or of the question's `as_of`."""
    asked = chronology.question.as_of
    days = [a.published for a in chronology.articles.values() if a.published.latest]
    return When.of(asked) if asked else max(days, key=lambda w: w.order, default=UNKNOWN)


def _has_left(term: Term, terms: Iterable[Term]) -> bool:
    """Whether a term is over: reports tell that he or she left and not that he or she came back, or that somebody else took
    the office after they last called him or her the holder. What the user's own file gives is not over."""
    if term.table_source == SOURCE:
        return False
    if term.left.known and not term.left.before(term.taken):
        return True
    if any(o.left.known and may_be_misspelt(o.person, term.person) and not o.left.before(term.seen) for o in terms):
        return True  # one who left, misspelt
    last = max((w for w in (term.seen, term.taken) if w.known), key=lambda w: w.order, default=UNKNOWN)
    others = (t for t in terms if t.body == term.body and t.person != term.person)
    return any(t.taken.known and last.before(t.taken) for t in others)


def _tell_offices(terms: Iterable[Term]) -> tuple[Told, ...]:
    """Who holds an office, a sentence for each term."""
    return tuple(Told(f"{t.person}, {t.title}{_span(t)}.", t.person, "", count_origins(t.quotes), t.quotes) for t in terms)


def _bodies(words: str) -> set[str]:
    """The country or organisation in "president of Mali", "Mali's president", "Mali"."""
    from dateline.knowledge import by_demonym, country, organisation

    found = set()
    for part in (words, words.partition(" of ")[2], words.split()[0].removesuffix("'s").removesuffix("’s")):
        known = country(part) or by_demonym(part) or organisation(part) if part else None
        if known is not None:
            found.add(known.name)
    return found


def _span(term: Term) -> str:
    """What is known of how long somebody held an office."""
    parts = [f" of {term.body}" if term.body else ""]
    if term.table_source == SOURCE:
        parts.append(f", as {SOURCE} has it")
    if term.seen.known:
        parts.append(f", called so in reports of {date_words(term.seen)}")
    if term.taken.known:
        parts.append(f", took it {date_words(term.taken)}")
    if term.left.known:
        parts.append(f", left it {date_words(term.left)}")
    return "".join(parts)


def _tell_disputes(chronology: Chronology, asked: Asked, fits: Sequence[Fit]) -> Reply:
    """What the reports disagree on, of the events that fit, or of all events when the question names nothing; on the slot that
    is asked about."""
    found = list_disagreements(chronology, of=None if asked.empty else {f.event.id for f in fits})
    if asked.disputed:
        found = tuple(d for d in found if d.slot.partition(":")[0] == asked.disputed)
    if not found:
        return _declined(asked, "no disagreement was found on it", _near(chronology, asked, fits))
    return Reply(
        asked.text, asked.asks, True, tuple(_dispute_line(d) for d in found), tuple(found), _looked_for(asked), "", None
    )


def _dispute_line(one: Dispute) -> Told:
    quotes = tuple(q for v in one.values for q in v.quotes)
    values = "; ".join(f"{v.words} ({_givers(v)})" for v in one.values)
    why = f" ({one.note})" if one.kind == "error" else ""
    sentence = f"{slot_words(one.slot)} – {one.headline.rstrip('.')}: {values}{why}."
    return Told(sentence, " / ".join(v.words for v in one.values), one.event, count_origins(quotes), quotes)


def _givers(value: Value) -> str:
    return _listed(_outlets(value.quotes))


def _outlets(quotes: Iterable[Quote]) -> Iterable[str]:
    """The outlets that print some quotes, each once."""
    printed = [q.outlet for q in quotes]
    called = call_outlets(printed)
    return dict.fromkeys(called[outlet] for outlet in printed)


# ------------------------------------------------------------ declining


def _declined(asked: Asked, why: str, nearest: Told | None = None) -> Reply:
    return Reply(asked.text, asked.asks, False, (), (), _looked_for(asked), why, nearest)


def _looked_for(asked: Asked) -> tuple[str, ...]:
    """What the question was taken to ask for, a phrase each."""
    parts = [f"“{asked.act.word}” ({_kinds(asked.act.types)})"] if asked.act else []
    for mention in asked.mentions:
        known = _listed(sorted(mention.named.actors)[:3]) if mention.named.actors else "nobody in these reports"
        parts.append(f"“{mention.named.words}” ({known})")
    parts += [f"“{t.word}”" for t in asked.topics]
    parts += [f"the time {asked.when_words}"] if asked.times else []
    parts += [f"the place {asked.place}"] if asked.place else []
    parts += [f"a {'sum' if asked.unit == MONEY else 'number'} of {asked.unit}"] if asked.unit else []
    return tuple(parts)


def _kinds(types: Iterable[str]) -> str:
    """The types that a word may name, in plain words: "coercion or violence"."""
    return " or ".join(type_words(kind).lower() for kind in sorted(types))


def _nearest(chronology: Chronology, asked: Asked) -> Told | None:
    return _near(chronology, asked, Matcher(chronology, asked).rank())


def _near(chronology: Chronology, asked: Asked, ranked: Sequence[Fit]) -> Told | None:
    """The event that meets most of the question, those whom it names before all else, in a line with its quotes."""
    small = asked.text[1:].islower()
    names = {f"“{m.named.words}”" for m in asked.mentions if small or not m.named.words.islower()}
    best = min(ranked, key=lambda f: len(names & {*f.missed}), default=None)
    return _told(chronology, best, _line(chronology, best, best.claims), best.event.headline, best.claims) if best else None


def _listed(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:-1]) + " and " + listed[-1] if len(listed) > 1 else "".join(listed)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
