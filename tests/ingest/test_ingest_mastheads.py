"""What stands over a report: outlet, headline, kicker, byline and date, and the days that datelines print."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest import find_dateline
from dateline.ingest.days import day_within, find_month_day
from dateline.ingest.draft import Draft, make_article
from dateline.ingest.outlets import is_outlet_name
from dateline.model import Article
from dateline.when import UNKNOWN, When

NEWS = "The harbour board agreed on Thursday to lower the fees that fishing crews had called ruinous."
MORE = "Crews had blocked the quay for a week, and two of their leaders were held overnight by police."


def read(head: str, *, foot: str = "", published: When = UNKNOWN) -> Article:
    text = f"{head}{NEWS}\n\n{MORE}{foot}"
    return make_article(Draft(id="a", text=text, origin="a.txt", titled=True, language="en", published=published))


# ---------------------------------------------------------------- days in datelines


@pytest.mark.parametrize(
    ("opening", "place", "day"),
    [
        ("OSLO, 18 August 2020 (Quay Wire) – ", "OSLO", "2020-08-18"),
        ("(Quay Wire) OSLO, 28 April 2022 – ", "OSLO", "2022-04-28"),
        ("OSLO, 12 October 2021. ", "OSLO", "2021-10-12"),
        ("Oslo, 12 October 2021. ", "Oslo", "2021-10-12"),
        ("OSLO, 5 May 2020: ", "OSLO", "2020-05-05"),
        ("OSLO, Norway, Aug. 18, 2020 (AP) — ", "OSLO, Norway", "2020-08-18"),
        ("Oslo, Tuesday, 18 August 2020 – ", "Oslo", "2020-08-18"),
        ("Oslo (5 May 2020) – ", "Oslo", "2020-05-05"),
        ("(Oslo, 5 May 2020) – ", "Oslo", "2020-05-05"),
        ("Lomé, le 18 août 2020 (AFP) – ", "Lomé", "2020-08-18"),
        ("THE HAGUE, 5 May 2020 – ", "THE HAGUE", "2020-05-05"),
    ],
)
def test_whole_date_of_a_dateline_is_the_printed_publication_date(opening: str, place: str, day: str) -> None:
    article = read(f"Fees fall\n\n{opening}")
    assert (str(article.published), article.published_known) == (day, "printed")
    assert (article.dateline, article.dateline_known) == (place, "printed")
    assert opening in [article.quote(f.span) for f in article.furniture if f.kind == "byline"]


@pytest.mark.parametrize("head", ["On 18 August 2020. ", "In Oslo, 12 October 2021. ", "The board met August 18, 2020. "])
def test_dates_of_sentences_are_none_of_a_dateline(head: str) -> None:
    assert find_dateline(head + NEWS) is None
    assert not read(head).published.known


def test_town_or_outlet_in_brackets_before_the_news() -> None:
    assert (read("(Oslo) – ").dateline, read("(Oslo) – ").credits) == ("Oslo", ())
    assert (read("(Quay Wire) – ").dateline, read("(Quay Wire) – ").credits) == (None, ("Quay Wire",))
    assert (read("(AFP) OSLO – ").dateline, read("(AFP) OSLO – ").credits) == ("OSLO", ("AFP",))


def test_initials_keep_their_last_stop() -> None:
    assert read("WASHINGTON, D.C. – ").dateline == "WASHINGTON, D.C."
    assert read("Lima, 5 sep (EFE).- ").dateline == "Lima"


def test_date_without_a_year_alone_gives_no_day() -> None:
    article = read("OSLO, Aug 18 (Reuters) – ")
    assert (article.published, article.published_known) == (UNKNOWN, "unknown")


@pytest.mark.parametrize(
    ("known", "day", "how"),
    [
        (When.of("2020"), "2020-08-18", "printed"),
        (When.of("2020-08"), "2020-08-18", "printed"),
        (When.of("2020-09"), "2020-09", "given"),
        (When.of("2020-08-19"), "2020-08-19", "given"),
        (When.not_after(date(2021, 3, 1), reason="the file was made then"), "2020-08-18", "printed"),
        (When.not_after(date(2020, 8, 1), reason="the file was made then"), "2019-08-18", "printed"),
    ],
)
def test_date_without_a_year_takes_it_from_what_is_known(known: When, day: str, how: str) -> None:
    article = read("OSLO, Aug 18 (Reuters) – ", published=known)
    assert (str(article.published), article.published_known) == (day, how)
    assert article.digest == read("OSLO, Aug 18 (Reuters) – ", published=known).digest


def test_date_without_a_year_in_a_byline_counts_too() -> None:
    assert str(read("Harbour Post, Oslo, May 5\n\n", published=When.of("2020")).published) == "2020-05-05"


def test_line_of_its_own_goes_before_the_dateline_and_the_dateline_before_an_update() -> None:
    assert str(read("Published: 19 August 2020\n\nOSLO, 18 August 2020 – ").published) == "2020-08-19"
    assert str(read("Updated: 19 August 2020\n\nOSLO, 18 August 2020 – ").published) == "2020-08-18"


def test_printed_day_makes_a_given_month_exact_and_never_contradicts_it() -> None:
    assert str(read("OSLO, 18 August 2020 – ", published=When.of("2020-08")).published) == "2020-08-18"
    assert str(read("OSLO, 18 August 2020 – ", published=When.of("2021")).published) == "2021"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Aug 18", (8, 18)),
        ("Aug. 18", (8, 18)),
        ("18 août", (8, 18)),
        ("le 1er mai", (5, 1)),
        ("Tuesday, August 18", (8, 18)),
        ("29 February", (2, 29)),
        ("31 June", None),
        ("in May", None),
    ],
)
def test_month_and_day(words: str, found: tuple[int, int] | None) -> None:
    assert find_month_day(words) == found


def test_leap_day_and_two_readings() -> None:
    assert str(day_within((2, 29), When.not_after(date(2023, 1, 1), reason="made"))) == "2020-02-29"
    assert day_within((2, 29), When.of("2021")) is None
    assert day_within((8, 18), When.between("2020", "2021")) is None
    assert day_within((8, 18), UNKNOWN) is None


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_year_and_the_rest_of_the_date_give_the_day_back(day: date) -> None:
    assert day_within((day.month, day.day), When.of(f"{day.year:04d}")) == When(
        day, day, "day", "printed without a year; the year is known"
    )


# ---------------------------------------------------------------- mastheads


@pytest.mark.parametrize(
    ("head", "outlet", "day"),
    [
        ("Fees fall\n\nThe Quay Review, 1 September 2020\n", "The Quay Review", "2020-09-01"),
        ("Fees fall\n\nQuay Morning, 19 August 2020\n\n", "Quay Morning", "2020-08-19"),
        ("Quay Herald | Friday, 21 August 2020\n\nFees fall\n\n", "Quay Herald", "2020-08-21"),
        ("5 May 2020 | Quay Post\nFees fall\n\n", "Quay Post", "2020-05-05"),
        ("Fees fall\n\nThe Quay Herald\nWednesday 19 August 2020\n\n", "The Quay Herald", "2020-08-19"),
        ("Fees fall\n\nQuay Bend News\nPublished: 26 May 2021\n\n", "Quay Bend News", "2021-05-26"),
        ("Quay Bend News\n\nFees fall\n\n", "Quay Bend News", "date unknown"),
        ("Quay Bend News\nFees fall\n5 May 2020\n\n", "Quay Bend News", "2020-05-05"),
        ("Fees fall\nQuay Bend News\n5 May 2020\n\n", "Quay Bend News", "2020-05-05"),
        ("Los Angeles Times\n5 May 2020\n\nFees fall\n\n", "Los Angeles Times", "2020-05-05"),
        ("Radio Quay\n\nFees fall\n\n", "Radio Quay", "date unknown"),
        ("Le Journal du Port\n\nFees fall\n\n", "Le Journal du Port", "date unknown"),
        ("Quay Observer - 5 May 2020\nOpinion\nFees fall\n\n", "Quay Observer", "2020-05-05"),
        ("Fees fall\n\nBy the diplomatic staff of Quay Morning\n\n", "Quay Morning", "date unknown"),
        ("Fees fall\n\nBy Ada Quill, The Harbour Lantern\n\n", "The Harbour Lantern", "date unknown"),
        ("Fees fall\nHafen-Zeitung\n5. Mai 2020\n\n", "Hafen-Zeitung", "2020-05-05"),
        ("Fees fall\n\nBy Ada Quill and Jo Roe, Lagoon Wire\n\n", "Lagoon Wire", "date unknown"),
        ("Fees fall\n\nQuay State News Agency\nPublished: 5 May 2020\n\n", "Quay State News Agency", "2020-05-05"),
        ("Fees fall\n\nLa Voz del Mar\nPublished: 5 May 2020\n\n", "La Voz del Mar", "2020-05-05"),
        ("Fees fall\n\nThe Lagoon\n5 May 2020\n\n", "The Lagoon", "2020-05-05"),
        ("Fees fall\n\nThe Lagoon, 5 May 2020\n\n", "The Lagoon", "2020-05-05"),
        ("Fees fall\n\nQuayobserver\n5 May 2020\n\n", "Quayobserver", "2020-05-05"),
        ("Fees fall\n\nAl Arabiya English\nPublished: 5 May 2020\n\n", "Al Arabiya English", "2020-05-05"),
        ("La Lanterne du Port\n5 May 2020\n\nFees fall\n\n", "La Lanterne du Port", "2020-05-05"),
        ("Fees fall\n\nBy Ada Quill, La Voz del Mar\n\n", "La Voz del Mar", "date unknown"),
        ("Fees fall\n\nBy the staff of Watch for Crews\n\n", "Watch for Crews", "date unknown"),
        ("Fees fall\n\nQuay Ledger\n5 May 2020\n\n", "Quay Ledger", "2020-05-05"),
        ("Fees fall\n\nBy Ada Quill in Oslo\nThe Lagoon\n5 May 2020\n\n", "The Lagoon", "2020-05-05"),
        ("Fees fall\n\nOpinion\nBy Ada Quill\nLagoon Review\n5 May 2020\n\n", "Lagoon Review", "2020-05-05"),
        ("Fees fall\n\nEl Muelle (English edition)\nQuito, 5 May 2020\n\n", "El Muelle (English edition)", "2020-05-05"),
        ("Fees fall\n\nL'Écho du Port\n5 May 2020\n\n", "L'Écho du Port", "2020-05-05"),
        ("Fees fall\n\nQuay Voice\nPosted by Ada Quill on Tuesday 5 May 2020\n\n", "Quay Voice", "2020-05-05"),
        ("Fees fall\n\nAnalysis by Ada Quill\nThe Lagoon Review\n5 May 2020\n\n", "The Lagoon Review", "2020-05-05"),
        ("Fees fall\n\nQUAYMIS – Press statement\n5 May 2020\n\n", "QUAYMIS", "2020-05-05"),
        ("Fees fall\nQuay Voice, staff reporters\n5 May 2020\n\n", "Quay Voice", "2020-05-05"),
        ("Fees fall\n\nThe Quay Lamp, Norway\n5 May 2020\n\n", "The Quay Lamp", "2020-05-05"),
        ("Fees fall\nQuay State Service (QSS)\n5 May 2020\n\n", "Quay State Service", "2020-05-05"),
        ("Strategic Lagoons\n5 May 2020\n\nFees fall\n\n", "Strategic Lagoons", "2020-05-05"),
        ("Rives du Lagon\n5 mai 2020\n\nFees fall\n\n", "Rives du Lagon", "2020-05-05"),
    ],
)
def test_masthead_gives_outlet_and_day_and_leaves_the_headline(head: str, outlet: str, day: str) -> None:
    article = read(head)
    assert (article.outlet, article.outlet_known) == (outlet, "printed")
    assert str(article.published) == day
    assert article.title == "Fees fall"
    over = {line for line in head.split("\n") if line}
    assert over == {article.quote(f.span) for f in article.furniture}
    assert all(f.kind == ("byline" if outlet in article.quote(f.span) else f.kind) for f in article.furniture)


def test_the_town_that_somebody_wrote_in_is_read_from_his_byline() -> None:
    article = read("Fees fall\n\nBy Ada Quill in Oslo\n5 May 2020\n\n")
    assert (article.dateline, article.outlet) == ("Oslo", None)
    assert "By Ada Quill in Oslo" in [article.quote(f.span) for f in article.furniture if f.kind == "byline"]


def test_name_that_the_report_goes_on_to_use_is_its_outlet() -> None:
    head = "Fees fall\n\nWatch for Crews\nPublished: 5 May 2020\n\n"
    article = read(head, foot="\n\nWatch for Crews said that it had spoken to both.")
    assert (article.outlet, article.outlet_known, article.title) == ("Watch for Crews", "printed", "Fees fall")
    assert read(head).outlet is None


def test_name_over_the_kind_of_a_text_is_who_issued_it() -> None:
    head = "Stop it\n\nQuay Watch International\nPress statement\nOslo, 5 May 2020\n\nQuay Watch International said so.\n\n"
    assert read(head).outlet == "Quay Watch International"


def test_outlet_with_small_words_in_a_dateline_and_a_credit() -> None:
    article = read("Fees fall\n\nOSLO, 5 May 2020 (La Voz del Mar) – ")
    assert (article.outlet, article.dateline, str(article.published)) == ("La Voz del Mar", "OSLO", "2020-05-05")
    assert read("Fees fall\n\n", foot="\n\nSource: La Voz del Mar").credits == ("La Voz del Mar",)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Quill",
        "La Paz",
        "The Hague",
        "Press Release",
        "Crews Hail Ruling for Quay",
        "The Board Yields",
        "Opinion",
        "Politics",
        "Nairobi",
    ],
)
def test_lines_over_a_day_that_name_no_outlet(line: str) -> None:
    article = read(f"Fees fall\n\n{line}\n5 May 2020\n\n")
    assert (article.outlet, article.title, str(article.published)) == (None, "Fees fall", "2020-05-05")


@pytest.mark.parametrize(
    "head",
    [
        "Maria Quill\n5 May 2020\n\nFees fall",
        "Quay Hails Ruling\n5 May 2020\n\nCrews are to be paid",
        "Crews Hail Ruling\n5 May 2020\n\nQuay Board Yields After Strike",
    ],
)
def test_first_lines_over_a_day_that_name_no_outlet(head: str) -> None:
    assert read(f"{head}\n\n").outlet is None


@pytest.mark.parametrize(
    "byline",
    [
        *(
            "VON ADA QUILL, LIMA",
            "Von Ada Quill und Jo Roe, Lima",
            "Par Ada Quill et Jo Roe, Lima",
            "By Ada Quill and Jo Roe, Lima",
        ),
        *("Von Ada Quill, Lima", "By Ada Quill and Jo Roe, Buenos Aires", "By Ada Quill, El Salvador"),
    ],
)
def test_the_town_at_the_end_of_a_byline_is_no_outlet(byline: str) -> None:
    article = read(f"Fees fall\n\n{byline}\n\n")
    assert (article.outlet, article.credits) == (None, ())
    assert byline in [article.quote(f.span) for f in article.furniture if f.kind == "byline"]


@pytest.mark.parametrize("foot", ["\nSOURCE: SAHEL LANTERN", "\n(AFP)", "\nSource: AP"])
def test_credit_under_a_masthead_is_a_credit_and_not_the_outlet(foot: str) -> None:
    article = read("Quay Bend News\n\nFees fall\n\n", foot=foot)
    assert article.outlet == "Quay Bend News"
    assert len(article.credits) == 1
    assert article.credits[0] in foot


@pytest.mark.parametrize(
    "head",
    [
        "Soldiers Seize Radio\n\nGunfire heard in port\n\n",
        "Junta Suspends Press Agency\n5 May 2020\n\n",
        "Minister Quits Post\nBy Ada Quill\n\n",
        "Court Orders Review\n\n",
        "Hard Times\n\n",
    ],
)
def test_headlines_that_end_like_outlets(head: str) -> None:
    article = read(head)
    assert (article.outlet, article.outlet_known) == (None, "unknown")
    assert article.title == head.split("\n")[0]


def test_outlet_named_by_the_record_goes_before_the_masthead() -> None:
    text = f"Quay Bend News\n\nFees fall\n\n{NEWS}\n\n{MORE}"
    article = make_article(Draft(id="a", text=text, origin="a.json", outlet="Lake Post", language="en"))
    assert (article.outlet, article.outlet_known) == ("Lake Post", "given")


@pytest.mark.parametrize("words", ["World News", "Bad News", "News", "Press Release", "AFP", "Harbour news", "Top Sports News"])
def test_words_that_are_no_outlet(words: str) -> None:
    assert not is_outlet_name(words)


@pytest.mark.parametrize(
    "words", ["The Times", "Daily News", "Quay Gazette", "BBC News", "France 24", "Radio Quay", "AFRICA NEWS WIRE"]
)
def test_words_that_are_an_outlet(words: str) -> None:
    assert is_outlet_name(words)


def test_byline_of_unnamed_staff() -> None:
    assert read("Fees fall\n\nBy our correspondent in Oslo\n\n").dateline == "Oslo"
    staff = read("Fees fall\n\nBy a staff reporter\n\n")
    assert (staff.outlet, [f.kind for f in staff.furniture]) == (None, ["heading", "byline"])
    assert read("By the sea, the crews wait\n\n").title == "By the sea, the crews wait"


def test_kicker_is_heading_and_no_title() -> None:
    article = read("Opinion\n\nWho gains?\n\n")
    assert article.title == "Who gains?"
    assert [f.kind for f in article.furniture] == ["heading", "heading"]


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Fees fall\n\nHarbour Wire\n\nOSLO, 5 May 2020 – ", "Harbour Wire"),
        ("Fees fall\n\nThe Harbour Voice (state news agency)\n\nOSLO, 5 May 2020 – ", "The Harbour Voice"),
        ("Fees fall\n\nThe Quay Review\nOpinion\n14 July 2024\n\n", "The Quay Review"),
        ("Fees fall\n\nQuay Daily (translated from Norse by machine)\n26/10/2024\n\n", "Quay Daily"),
        ("Fees fall\n\nQuay Quarterly, 18 December 2024\n\n", "Quay Quarterly"),
        ("Fees fall\n\nNavy Storms Radio\n\nOSLO, 5 May 2020 – ", None),
        ("Fees fall\n\nPeople Raise Their Voice\n\nOSLO – ", None),
        ("Army Storms Radio\n\nOSLO – ", None),
    ],
)
def test_an_outlet_between_headline_and_report(head: str, outlet: str | None) -> None:
    article = read(head)
    assert article.outlet == outlet
    assert article.title == head.split("\n")[0]


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Fees fall\n\nLantern magazine – Tuesday, May 5, 2020\nBy Ada Quill\n\n", "Lantern"),
        (
            "Fees fall\n\nWatch for the Quay\nPress statement, Oslo, 5 May 2020\n\nWatch for the Quay said so.\n\n",
            "Watch for the Quay",
        ),
        (
            "Fees fall\n\nQuay Harbour Observatory (QHO)\nPress release – Oslo/Bergen, 5 May 2020\n\n",
            "Quay Harbour Observatory",
        ),
        ("Fees fall\n\nRadio Quay, 5 May 2020, evening news bulletin\nPresented by Ada Quill\n\n", "Radio Quay"),
        ("Quay Voice FM, Oslo\nTuesday, 5 May 2020\nBy Ada Quill\n\nFees fall\n\n", "Quay Voice FM"),
        ("Fees fall\n\nEditorial\nLa Lanterne du Quai, Paris (France)\nTuesday, 5 May 2020\n\n", "La Lanterne du Quai"),
        ("Fees fall\n\nThe Quay Gazette Online, Oslo\nTuesday 5 May 2020\n\n", "The Quay Gazette Online"),
        ("Fees fall\n\nAda Quill, Diplomatic Correspondent\nQuay Courier, 5 May 2020\n\n", "Quay Courier"),
        ("Fees fall\n\nJo Roe in Oslo\nThe Guardian Weekly, Tue 5 May 2020\n\n", "The Guardian Weekly"),
        ("Fees fall\n\nLa Lanterne | Oslo\nBy Ada Quill\nTuesday, May 5, 2020\n\n", "La Lanterne"),
        ("Fees fall\n\nStatement by the Quay Rights Observatory\nOslo, 5 May 2020\n\n", "Quay Rights Observatory"),
        ("Fees fall\n\nHarbour Press Office\nOslo, May 5, 2020\n\n", "Harbour Press Office"),
        ("Fees fall\n\nFrance 24 – Direct – Mardi 5 mai 2020\n\n", "France 24"),
        ("Fees fall\n\nPar Ada Quill, Le Phare libre (blog), 5 mai 2020\n\n", "Le Phare libre"),
        ("Fees fall\n\nPublic notice of the port\nOslo, le 5 mai 2020\n\n", None),
    ],
)
def test_a_day_that_stands_apart_from_names_and_remarks_is_the_reports(head: str, outlet: str | None) -> None:
    article = read(head)
    assert (article.outlet, str(article.published), article.published_known) == (outlet, "2020-05-05", "printed")


@pytest.mark.parametrize(
    ("line", "outlet", "place"),
    [
        ("The Quay Herald, Oslo – Tuesday, 5th May, 2020 (page 3)", "The Quay Herald", "Oslo"),
        (
            "The Quay Herald, Oslo – Tuesday, 5th May, 2020\nFrom Ada Quill, and our correspondents in Bergen",
            "The Quay Herald",
            "Oslo",
        ),
        (
            "UN harbour coordination office, Oslo | As of 5 May 2020 | Period covered: 1 – 4 May",
            "UN harbour coordination office",
            "Oslo",
        ),
        ("Coast Direct (English service) — last updated 5.05.2020, 08:05 UTC", "Coast Direct", None),
        ("QUAY LIBRE – the voice of the crews | Posted 5/5/2020 at 21:14 by the Editors", "QUAY LIBRE", None),
        ("Harbour Review, Winter 2020 (posted 5 May 2020). By Ada Quill", "Harbour Review", None),
        ("The Red Gull · Voice of the Unpaid · 5/05/2020 · Editorial collective", "The Red Gull", None),
        ("Assembly of the Harbour – Information Note AH/07-2020 – Oslo, 5 May 2020", "Assembly of the Harbour", "Oslo"),
        ("Observatory for Crews (OFC) — Press Release No. 114/19 — May 5, 2020", "Observatory for Crews", None),
        (
            "COAST POST — LIVE FILE. Opened 3 May 2020; last updated Tue 5 May 2020, 22:15 (GMT-4). All times local.",
            "COAST POST",
            None,
        ),
        ("QNA – Agencia Nacional del Muelle / Oslo, 5.05.2020 – 09:30", "Agencia Nacional del Muelle", "Oslo"),
    ],
)
def test_the_line_between_headline_and_report_says_whose_it_is_and_of_when(line: str, outlet: str, place: str | None) -> None:
    article = read(f"Fees fall again\n{line}\n\n")
    assert (article.outlet, str(article.published), article.dateline) == (outlet, "2020-05-05", place)
    assert article.title == "Fees fall again"
    first = line.splitlines()[0]
    assert any(article.text[f.span.start : f.span.end] == first for f in article.furniture)


@pytest.mark.parametrize(
    "line",
    [
        "Crews and owners agree: the strike of 3 May 2020 is over",
        "What is known of the fire: 3 May 2020 – who set it and why nobody was there",
        "Ceasefire signed – 4 May 2021 – collapses",
        "Full text: Harbour Accord, 15 May 2015",
    ],
)
def test_a_summary_under_a_headline_that_names_a_day_is_none(line: str) -> None:
    assert not read(f"Fees fall again\n{line}\n\n").published.known


@pytest.mark.parametrize(
    "line",
    [
        "Crews of Oslo have waited for fees to fall since 5 May 2020",
        "5 May 2020 – crews block the quay",
        "Crews blocked the quay, 5 May 2020, and then again, 6 May 2020",
        "What the board said – and did – before 5 May 2020",
    ],
)
def test_a_day_within_words_that_tell_something_is_not_the_reports(line: str) -> None:
    assert not read(f"Fees fall\n\n{line}\n\n").published.known


def test_reports_in_languages_that_put_the_day_first_are_read_so() -> None:
    text = f"Fees fall\n\nPublished: 05/07/2020\n\n{NEWS}\n\n{MORE}"
    days = {lang: make_article(Draft(id="a", text=text, origin="a", language=lang)).published for lang in ("fr", "en")}
    assert {lang: str(day) for lang, day in days.items()} == {"fr": "2020-07-05", "en": "2020-05-07 – 2020-07-05"}
