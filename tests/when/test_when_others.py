"""When an undated report appeared, from the dated reports that tell the same happening."""

from __future__ import annotations

from datetime import date

from dateline.extract import date_by_others
from dateline.model import Article
from dateline.when import UNKNOWN, When

DATED = (
    "Dockers in Tema walked out on Monday over unpaid wages, the harbour union said. "
    "Colonel Kofi Mensah sent marines to the container terminal on Tuesday."
)
UNDATED = (
    "Unpaid wages made the dockers of Tema walk out on Monday, says the harbour union. "
    "On Tuesday marines under Colonel Kofi Mensah held the container terminal."
)
OTHERS = [
    "Parliament in Lima passed the mining levy on Friday after a long debate between the two coalitions.",
    "A storm tore roofs from houses in Manila on Sunday and left thousands without electricity.",
    "The central bank of Norway raised its rate on Thursday, as most analysts had expected.",
    "Teachers in Dakar ended their boycott of classes on Saturday, a week before the examinations.",
]


def case(*undated: str, dated: str = DATED, published: str = "2021-09-08") -> dict[str, Article]:
    """A case by id: the undated reports, a dated one of their news, and dated ones of other news."""
    texts = [(text, None) for text in undated] + [(dated, published)] + [(text, "2021-06-15") for text in OTHERS]
    articles = [
        Article(f"a{n}", text, "", language="en", published=When.of(day) if day else UNKNOWN)
        for n, (text, day) in enumerate(texts)
    ]
    return {a.id: a for a in articles}


def test_the_weekdays_of_the_same_news_date_a_report() -> None:
    found = date_by_others(case(UNDATED))
    assert set(found) == {"a0"}
    assert (found["a0"].earliest, found["a0"].latest) == (date(2021, 9, 7), date(2021, 9, 12))
    assert "of the same happening in a1" in found["a0"].reason


def test_the_order_of_the_reports_changes_nothing() -> None:
    articles = case(UNDATED)
    assert date_by_others(dict(reversed(list(articles.items())))) == date_by_others(articles)


def test_other_news_dates_nothing() -> None:
    assert date_by_others(case("Miners in Kitwe went back to work on Monday, and nobody was hurt.")) == {}


def test_reports_that_no_date_is_known_of_date_nothing() -> None:
    assert date_by_others({a.id: a for a in case(UNDATED, DATED).values() if not a.published.known}) == {}


def test_a_report_with_a_day_of_its_own_keeps_it() -> None:
    dated = {i: a for i, a in case(UNDATED).items() if a.published.known}
    assert date_by_others(dated) == {}


def test_what_its_own_words_rule_out_is_not_taken() -> None:
    articles = case(UNDATED)
    later = When(date(2021, 10, 1), date(2021, 12, 31), "span", "tells of October as past")
    articles["a0"] = Article("a0", UNDATED, "", language="en", published=later, published_known="worked out")
    assert date_by_others(articles) == {}


def test_what_is_still_to_come_dates_nothing() -> None:
    ahead = "Unpaid wages will make the dockers of Tema walk out on Monday, says the harbour union."
    assert date_by_others(case(ahead)) == {}
