"""Small chronologies made by hand, of countries that do not exist: a coup told by five reports that contradict each other."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model import (
    Actor,
    Article,
    Chronology,
    Claim,
    Commitment,
    Disagreement,
    Event,
    Figure,
    Filler,
    Furniture,
    Office,
    Place,
    Question,
    Reading,
    Span,
    digest,
)
from dateline.when import UNKNOWN, When

NASTY = "</script><script>alert('x')</script>"
FORMULA = '=HYPERLINK("http://evil.example","click")'
ODD = "a\u2028b\x85c\u2029d\x0be\x1cf"

GAZETTE = (
    "Soldiers seized the palace in Port Anwe at dawn on Tuesday and led President Ilan Torvay away, the army spokesman said. "
    "At least 12 people were killed when guards fired on the convoy.\n\n"
    "By noon the radio played only marches. Residents of the harbour quarter stayed indoors, shops were shut, and the bridge "
    "to the airport was blocked by two armoured cars and a row of empty buses.\n\n"
    "Colonel Desta Marrow, who calls himself head of the Council of Renewal, promised to hold a vote by March 2032.\n"
    "Read also: Ten beaches of Selmar that you must see"
)

WIRE = (
    "PORT ANWE (Northern Wire) – Mutinous officers took power in Selmar on Monday night, detaining President Ilan Torvay. "
    "Hospital staff counted 30 dead.\n\n"
    "The League of Coast States condemned the takeover and demanded that Torvay be freed within a week."
)

LEDGER = WIRE.replace("PORT ANWE (Northern Wire) – ", "")

ARABIC = """قال شهود إن الجيش سيطر على القصر في بورت أنوي فجر الثلاثاء. وأدان الاتحاد الاستيلاء على السلطة."""

BLOG = f"""{NASTY} Nobody was hurt, whatever they say 🙂. {FORMULA} is what my editor typed.
The army has denied that it holds <b>Torvay</b> & "friends". \u202eevil\u202c
The League may close the border if he isn't freed."""


def articles() -> dict[str, Article]:
    """The five reports, the third a copy of the second."""
    made = [
        _article("gazette", GAZETTE, "Anwe Gazette", "Army takes the palace", "2031-08-19", furniture="Read also"),
        _article(
            "wire",
            WIRE,
            "Northern Wire",
            "Officers take power in Selmar",
            "2031-08-20",
            url="https://wire.example/selmar?a=1&b=2",
        ),
        _article("ledger", LEDGER, "Daily Ledger", "Selmar: power changes hands", "2031-08-21", credits=("Northern Wire",)),
        _article("sahil", ARABIC, "صوت الساحل", "الجيش يسيطر على القصر", "2031-08-20", language="ar"),
        _article(
            "blog\"'><i>",
            BLOG,
            f"The <Blunt> Blog & {NASTY}",
            FORMULA,
            None,
            url="javascript:alert(1)",
            language='en" onload="x',
        ),
    ]
    return {a.id: a for a in made}


def _article(
    name: str,
    text: str,
    outlet: str,
    title: str,
    published: str | None,
    *,
    furniture: str = "",
    url: str | None = None,
    language: str = "en",
    credits: tuple[str, ...] = (),
) -> Article:
    at = text.find(furniture)
    return Article(
        id=name,
        text=text,
        digest=digest(text),
        title=title,
        outlet=outlet,
        outlet_known="given",
        url=url,
        published=When.of(published) if published else UNKNOWN,
        published_known="metadata" if published else "unknown",
        language=language,
        credits=credits,
        furniture=(Furniture(Span(name, at, len(text)), "related"),) if furniture else (),
        origin=f"{name}.txt",
    )


def span(article: Article, words: str) -> Span:
    """Where words stand in an article, at their first place."""
    at = article.text.index(words)
    return Span(article.id, at, at + len(words))


def filler(article: Article, name: str, words: str = "") -> Filler:
    """A value with its words, or inferred when there are none."""
    return Filler(name, span(article, words), text=words) if words else Filler(name, rule="the side named before")


def claim(article: Article, quote: str, trigger: str, kind: str, **slots: object) -> Claim:
    """A claim from an article's own words."""
    inside = span(article, quote)
    at = inside.start + quote.index(trigger)
    settings = {"mode": None, "status": "happened", "reasons": ("the verb names it",)} | slots
    return Claim(
        id=digest(article.id, quote, trigger, kind),
        article=article.id,
        quote=inside,
        trigger=Span(article.id, at, at + len(trigger)),
        trigger_text=trigger,
        type=kind,
        **settings,  # type: ignore[arg-type]
    )


ANWE = Place("Port Anwe, Selmar", "town", -7.25, 12.5, "SLM", text="Port Anwe")


def coup(question: Question | None = None) -> Chronology:
    """A coup, the deaths, a detention, a condemnation, a promise, a denial and a threat."""
    reports = articles()
    gazette, wire, ledger, sahil, blog = reports.values()
    tuesday = When.of("2031-08-19", reason="“Tuesday” before the day of publication")
    monday = When.of("2031-08-18", reason="“Monday night” before the day of publication")
    spokesman = (filler(gazette, "Selmar army spokesman", "the army spokesman"),)
    a1 = claim(
        gazette,
        "Soldiers seized the palace in Port Anwe at dawn on Tuesday",
        "seized",
        "COUP",
        mode="attempt",
        actors=(filler(gazette, "Selmar army", "Soldiers"),),
        recipients=(filler(gazette, "Ilan Torvay"),),
        when=tuesday,
        when_span=span(gazette, "on Tuesday"),
        when_text="on Tuesday",
        where=ANWE,
        said_by=spokesman,
        score=0.91237,
    )
    a2 = claim(
        gazette,
        "At least 12 people were killed when guards fired on the convoy",
        "killed",
        "ASSAULT",
        mode="firearms",
        actors=(filler(gazette, "Palace guards", "guards"),),
        when=tuesday,
        figures=(Figure(12.0, "killed", "At least 12 people", span(gazette, "At least 12 people"), ">="),),
    )
    a3 = claim(
        gazette,
        "promised to hold a vote by March 2032",
        "vote",
        "VOTE",
        status="planned",
        actors=(filler(gazette, "Desta Marrow", "Colonel Desta Marrow"),),
        when=When.not_after(date(2032, 3, 31), reason="promised by then"),
        when_text="by March 2032",
        commitment=Commitment("hold a vote", When.of("2032-03"), "pending"),
    )
    b1 = claim(
        wire,
        "Mutinous officers took power in Selmar on Monday night",
        "took power",
        "COUP",
        actors=(filler(wire, "Selmar army", "Mutinous officers"),),
        when=monday,
        when_text="on Monday night",
    )
    b2 = claim(
        wire,
        "Hospital staff counted 30 dead",
        "dead",
        "ASSAULT",
        status="alleged",
        said_by=(filler(wire, "hospital staff", "Hospital staff"),),
        figures=(Figure(30.0, "killed", "30 dead", span(wire, "30 dead")),),
    )
    b3 = claim(
        wire,
        "The League of Coast States condemned the takeover",
        "condemned",
        "ACCUSE",
        mode="disapprove",
        actors=(filler(wire, "League of Coast States", "The League of Coast States"),),
        recipients=(filler(wire, "Selmar army"),),
        about=b1.id,
        when=When.between("2031-08-18", "2031-08-20", precision="day"),
    )
    b4 = claim(wire, "demanded that Torvay be freed within a week", "demanded", "REQUEST", mode="yield", status="happened")
    c1 = claim(
        ledger,
        "Mutinous officers took power in Selmar on Monday night",
        "took power",
        "COUP",
        actors=(filler(ledger, "Selmar army", "Mutinous officers"),),
        when=monday,
        when_text="on Monday night",
    )
    d1 = claim(sahil, "إن الجيش سيطر على القصر في بورت أنوي فجر الثلاثاء", "سيطر", "COUP", when=tuesday, when_text="الثلاثاء")
    e1 = claim(
        blog,
        "Nobody was hurt, whatever they say 🙂",
        "hurt",
        "ASSAULT",
        status="denied",
        actors=(Filler(NASTY, rule="<rule>"),),
    )
    e2 = claim(blog, f"{FORMULA} is what my editor typed", "typed", "STATEMENT", actors=(Filler(FORMULA, rule="+cmd"),))
    e3 = claim(
        blog, "The League may close the border if he isn't freed", "close", "THREATEN", status="hypothetical", mode="restrict"
    )
    claims = {c.id: c for c in (a1, a2, a3, b1, b2, b3, b4, c1, d1, e1, e2, e3)}
    copies = (("wire", "ledger"),)
    takeover = _event(
        "The army seizes power in Port Anwe and detains President Torvay",
        (a1, b1, c1, d1),
        when=When(date(2031, 8, 18), date(2031, 8, 19), "day", "the night from Monday to Tuesday"),
        where=ANWE,
        origins=(("gazette",), *copies, ("sahil",)),
        disagreements=(
            Disagreement(
                "when",
                "contradiction",
                (
                    Reading("2031-08-18", (b1.id, c1.id), ("wire", "ledger"), (), 1),
                    Reading("2031-08-19", (a1.id, d1.id), ("gazette", "sahil"), ("Selmar army spokesman",), 2),
                ),
                "Monday night or Tuesday at dawn",
            ),
            Disagreement(
                "name",
                "spelling",
                (Reading("Port Anwe", (a1.id,), ("gazette",), (), 1), Reading("بورت أنوي", (d1.id,), ("sahil",), (), 1)),
                "",
            ),
        ),
    )
    deaths = _event(
        "Guards fire on the convoy: 12 or 30 dead, or none",
        (a2, b2, e1),
        when=tuesday,
        origins=(("gazette",), ("wire",), (blog.id,)),
        slots=(("figures:killed", (Reading("30", (b2.id,), ("wire",), (), 1), Reading("12", (a2.id,), ("gazette",), (), 1))),),
        disagreements=(
            Disagreement(
                "figures:killed",
                "contradiction",
                (
                    Reading("30", (b2.id,), ("wire",), ("hospital staff",), 1),
                    Reading("at least 12", (a2.id,), ("gazette",), (), 1),
                    Reading(NASTY, (e1.id,), (blog.id,), (), 1),
                ),
                f"the blog says {NASTY}",
            ),
        ),
    )
    events = (
        takeover,
        _event("The League of Coast States condemns the takeover", (b3,), when=b3.when, about=takeover.id, origins=copies),
        deaths,
        _event("The League demands that Torvay be freed", (b4,), when=When.of("2031-08"), about=takeover.id, origins=copies),
        _event("Colonel Marrow promises a vote", (a3,), when=a3.when),
        _event(FORMULA, (e2,), when=UNKNOWN),
        _event(f"Border may close {NASTY}", (e3,), when=When.not_after(date(2031, 9, 1), reason="the day it was read")),
    )
    return Chronology(events, claims, reports, question or Question(), actors())


def actors() -> dict[str, Actor]:
    """Who acts in the coup."""
    made = [
        Actor("Selmar army", "organisation", "SLM", "MIL"),
        Actor("Ilan Torvay", "person", "SLM", "GOV", offices=(Office("President of Selmar", "SLM"),)),
        Actor("League of Coast States", "organisation", None, "IGO"),
        Actor("Anwe Gazette", "outlet", "SLM", "MED"),
    ]
    return {a.name: a for a in made}


def _event(headline: str, claims: tuple[Claim, ...], **slots: object) -> Event:
    first = claims[0]
    reports = tuple(dict.fromkeys(c.article for c in claims))
    settings = {"origins": tuple((a,) for a in reports), "where": None} | slots
    return Event(
        id=digest(*sorted(c.id for c in claims)),
        headline=headline,
        type=first.type,
        types=tuple(sorted({c.type for c in claims})),
        status=first.status,
        actors=tuple(sorted({f.name for c in claims for f in c.actors})),
        recipients=tuple(sorted({f.name for c in claims for f in c.recipients})),
        claims=tuple(c.id for c in claims),
        articles=reports,
        independent_sources=len(settings["origins"]),  # type: ignore[arg-type]
        **settings,  # type: ignore[arg-type]
    )


def nothing() -> Chronology:
    """No event found, though two reports were looked at."""
    some = dict(list(articles().items())[:2])
    return Chronology((), {}, some, Question(since="2040-01", actor="League of Coast States"))


def odd() -> Chronology:
    """One event from a report with every character that ends a line for some reader, and half of a surrogate pair."""
    article = _article("odd", f"He said: {ODD} \ud83d and left.", "Odd", "Odd", "2031-01-01")
    one = claim(article, f"said: {ODD} \ud83d", "said", "STATEMENT")
    return Chronology((_event("Said something odd", (one,), when=UNKNOWN),), {one.id: one}, {"odd": article})


def many(number: int) -> Chronology:
    """A long chronology over two years, with a few events of long before."""
    kinds = ("COUP", "ASSAULT", "ACCUSE", "CONSULT", "AID", "STATEMENT", "PROTEST", "REQUEST", "OFFICE", "RETREAT", "TOUR")
    reports: dict[str, Article] = {}
    claims: dict[str, Claim] = {}
    events: list[Event] = []
    for at in range(number):
        text = (
            f"On day {at} the governor of district {at % 37} met the elders and spoke of water, roads and the price of grain."
        )
        article = _article(f"r{at // 5}-{at % 5}", text, f"Outlet {at % 23}", f"Report {at}", "2031-08-19")
        one = claim(
            article, text[:-1], "met", kinds[at % len(kinds)], actors=(filler(article, f"Governor {at % 37}", "the governor"),)
        )
        first = date(2030, 1, 1) + timedelta((at * 7919) % 700) if at % 97 else date(1960 + at % 50, 1, 1)
        when = When(first, first + timedelta((at % 9 == 0) * 20), "day") if at % 13 else UNKNOWN
        reports[article.id], claims[one.id] = article, one
        events.append(_event(f"Governor {at % 37} meets the elders of district {at % 37}", (one,), when=when))
    events.sort(key=lambda e: (e.when.order, e.id))
    return Chronology(tuple(events), claims, reports)
