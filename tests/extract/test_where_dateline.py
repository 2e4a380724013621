"""Where a report was written, as far as it tells where something happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract import code_article
from dateline.extract.where_names import PlaceNames
from dateline.ingest import find_dateline, find_furniture
from dateline.model import Article, digest
from dateline.parse import shipped_parser


def article_of(text: str) -> Article:
    opening = find_dateline(text)
    assert opening is not None
    whole = Article("a", text, digest(text), language="en")
    return replace(whole, dateline=opening.place, furniture=find_furniture(text))


def places_in(text: str) -> dict[str, str]:
    """Trigger → place."""
    article = article_of(text)
    claims = code_article(article, shipped_parser().read([article])[0])
    return {c.trigger_text: c.where.name if c.where is not None else "" for c in claims}


def test_what_a_report_tells_first_took_place_where_it_was_written() -> None:
    found = places_in(
        "LIMA - Soldiers fired on demonstrators near the Congress on Saturday, killing three, it is said. The government "
        "declared a state of emergency.\nIn Juliaca, in the south, crowds set fire to a police station."
    )
    assert next(place for word, place in found.items() if word.startswith("fired")) == "Lima, Peru"


def test_a_dateline_says_nothing_of_what_is_told_from_abroad() -> None:
    found = places_in(
        "NAIROBI (Reuters) - Gunmen stormed a hotel in Gao, in northern Mali, on Friday, and at least nine people were killed, "
        "the mayor said by telephone. In Bamako, the president spoke of war."
    )
    assert not {"Nairobi, Kenya", "Kenya"} & set(found.values())


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("BEIRUT — Gunmen opened fire on a rally on Thursday. In Tripoli, soldiers clashed with protesters.", "Lebanon"),
        ("TRIPOLI, Libya — Militias fought near the port on Thursday, the health ministry of the country said.", "Libya"),
    ],
)
def test_namesakes_are_read_by_the_dateline(text: str, country: str) -> None:
    article = article_of(text)
    names = PlaceNames(article, shipped_parser().read([article])[0])
    assert names.written_at is not None
    assert {p.name.rpartition(", ")[2] for p in (names.written_at, *names.mentions())} == {country}


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        (
            "DAYTON, Ohio — Parents marched to the office of the school board on Monday. The city council will vote on the "
            "plan in March.",
            "vote",
            "Dayton, United States",
        ),
        (
            "IMPHAL: Mobs torched the house of a minister in Imphal on Wednesday. The state government has detained three "
            "reporters.",
            "detained",
            "Imphāl, India",
        ),
        (
            "IMPHAL: Mobs torched the house of a minister in Imphal on Wednesday. The president dismissed his home minister.",
            "dismissed",
            "India",
        ),
    ],
)
def test_what_those_of_a_town_or_state_do_is_not_the_countrys(text: str, word: str, place: str) -> None:
    assert places_in(text)[word] == place


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        (
            "Polish police arrested thirty people on Friday, as the authorities rushed to thwart attacks by men with links to "
            "extremists in the Sahel.",
            "arrested",
            "Poland",
        ),
        (
            "Mutinous officers in Lima went on television on Monday to say that the government of Peru was dissolved.",
            "dissolved",
            "Peru",
        ),
    ],
)
def test_where_somebody_is_who_has_no_part_in_a_deed_is_not_where_it_is_done(text: str, word: str, place: str) -> None:
    article = Article("a", text, digest(text), language="en")
    claims = code_article(article, shipped_parser().read([article])[0])
    assert next(c.where.name for c in claims if c.trigger_text == word and c.where is not None) == place
