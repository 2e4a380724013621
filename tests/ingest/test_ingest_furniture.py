"""Furniture is found, and news is never taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest import find_credits, find_furniture
from dateline.ingest.bylines import read_byline
from dateline.ingest.furniture import line_kind

NEWS = "The harbour board agreed on Thursday to lower the fees that fishing crews had called ruinous."
MORE = "Crews had blocked the quay for a week, and two of their leaders were held overnight by police."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Read Also: Singer sells her vineyard", "related"),
        ("READ MORE: Singer sells her vineyard", "related"),
        ("READ MORE", "related"),
        ("Related Posts", "related"),
        ("See also: Singer sells her vineyard", "related"),
        ("Recommended", "related"),
        ("Recommended for you", "related"),
        ("You may also like", "related"),
        ("Lire aussi : La chanteuse vend ses vignes", "related"),
        ("À lire aussi", "related"),
        ("Leer también: La cantante vende su viña", "related"),
        ("Leia também: A cantora vende a vinha", "related"),
        ("Lesen Sie auch: Sängerin verkauft Weinberg", "related"),
        ("اقرأ أيضا: المغنية تبيع كرمها", "related"),
        ("PHOTOS: The harbour through the years", "related"),
        ("Share on Facebook", "share"),
        ("Share this article", "share"),
        ("Tweet", "share"),
        ("Share Tweet Post Email", "share"),
        ("Follow us on Twitter and Facebook", "share"),
        ("Partager sur WhatsApp", "share"),
        ("12 shares", "share"),
        ("Subscribe to our newsletter", "notice"),
        ("Sign up for our daily briefing", "notice"),
        ("Click here to join our channel", "notice"),
        ("Advertisement", "notice"),
        ("ADVERTISEMENT", "notice"),
        ("Article continues below", "notice"),
        ("We use cookies to improve your experience on our site.", "notice"),
        ("Nous utilisons des cookies pour améliorer votre visite.", "notice"),
        ("© 2021 Harbour Lantern. All rights reserved.", "notice"),
        ("Copyright 2021 Harbour Lantern", "notice"),
        ("This article was first published on Monday.", "notice"),
        ("(Corrects number of dead in paragraph 2 to 14 from 41)", "notice"),
        ("(Adds comment from the harbour board)", "notice"),
        ("CORRECTION: an earlier version gave the wrong number of dead.", "notice"),
        ("Press release", "notice"),
        ("For further information, please contact:", "notice"),
        ("Media contact: press@harbour.example", "notice"),
        ("This report is produced by the Relief Office in collaboration with partners.", "notice"),
        ("[Photo: Crews run from the quay on Monday. Police fired gas. Cy Moss/Harbour Wire]", "caption"),
        ("SOURCE: HARBOUR LANTERN", "credit"),
        ("Source: Harbour Lantern and news agencies", "credit"),
        ("Fuente: EFE", "credit"),
        ("Reporting by Ada Quill; Editing by Bo Reed", "credit"),
        ("(Reporting by Ada Quill in Oslo and Bo Reed; additional reporting by Cy Moss; writing by Ada Quill)", "credit"),
        ("With inputs from agencies", "credit"),
        ("Avec AFP", None),
        ("(Avec AFP)", "credit"),
        ("The Associated Press contributed to this report.", "credit"),
        ("(Photo by Ada Quill/Getty Images)", "caption"),
        ("Photo: Ada Quill", "caption"),
        ("FILE PHOTO: Boats lie at the quay, March 2, 2019. REUTERS/Ada Quill", "caption"),
        ("Boats lie at the quay during the blockade. (Ada Quill/AFP)", "caption"),
        ("Image caption Boats lie at the quay", "caption"),
        ("Photographer: Ada Quill/Bloomberg", "caption"),
        ("The author sails. The views expressed here are the author's own.", "notice"),
        ("This is a rush transcript. Copy may not be in its final form.", "notice"),
    ],
)
def test_lines_of_furniture(line: str, kind: str | None) -> None:
    assert line_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        NEWS,
        "Read also served as minister for fisheries until 1999.",
        "See also how the board voted in 2019, the chairman told crews.",
        "Related charges against three officers were dropped on Friday.",
        "Recommended fees rose by a tenth, the board said.",
        "More than 40 boats blocked the quay on Monday.",
        "More soldiers arrived in the port at dawn.",
        "Share prices of the three ferry companies fell sharply after the vote.",
        "Share of votes in the harbour district fell.",
        "Tweet by the minister sparks protest in the harbour town.",
        "Facebook said it had taken down the crews' pages.",
        "Twitter and Facebook were blocked in the capital on Sunday.",
        "Follow the money, the prosecutor told the court.",
        "Subscribe to that view and you accept the fee, he said.",
        "Sign up for the army, recruiters told the unemployed crews.",
        "Copyright law was used to silence the station.",
        "Advertisements for the ferry were banned by the court on Friday.",
        "Cookies were handed to the soldiers at the gate.",
        "Source close to the board said the fees would fall.",
        "Sources: the minister will resign because the crews will not leave the quay today",
        "Reporting by the Lantern showed that officers took bribes.",
        "Editing by foreign staff was forbidden under the new rules.",
        "With files under his arm, the minister left the building.",
        "With reporting restrictions lifted, papers named the two officers.",
        "From information given by crews, police traced the boat.",
        "Photo of the meeting was shown on state television.",
        "Photographers were beaten by police at the quay.",
        "In this harbour town, police beat photographers on Friday.",
        "Watch towers were built along the quay by the army.",
        "Video shows soldiers firing at the boats.",
        "Trending downward since May, fees fell again on Friday.",
        "Warning: the board will raise the fees again, crews say.",
        "The author of the report said the fees were too high.",
        "Photographer Ada Quill was held overnight.",
        "Earlier, crews had thrown stones at the gate.",
        "Earlier on Friday the crews had left the quay.",
        "Fuentes del puerto dijeron que la tasa bajará.",
        "Avec le port fermé, les équipages ont quitté la ville.",
        "Lire aussi bien que son père, c'est ce que voulait le ministre.",
    ],
)
def test_news_is_not_furniture(line: str) -> None:
    assert line_kind(line) is None
    text = f"{NEWS}\n\n{MORE}\n\n{line}\n\n{NEWS}\n\n{MORE}"
    assert [f for f in find_furniture(text) if f.kind != "heading"] == []


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Quill and Bo Reed, The Harbour Lantern.",
        "By ADA QUILL, Associated Press",
        "By J. K. Quill, special correspondent in Oslo",
        "Par Ada Quill",
        "Por Ada Quill, EFE",
        "By AFP.",
        "Published on 5 September 2021",
        "(Conakry) Posted on Sep 5, 2021 at 10:18 am.",
        "World, 05/09/2021.",
        "1/9/2020 CE",
        "Reuters. Updated: 25-01-2022 02:59 IST.",
    ],
)
def test_bylines_and_mastheads(line: str) -> None:
    assert read_byline(line) is not None
    text = f"{line}\n{NEWS}\n{MORE}"
    assert [(f.kind, text[f.span.start : f.span.end]) for f in find_furniture(text)] == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the army had left.",
        "By Friday",
        "By then, Ada Quill had left.",
        "By a vote of nine to two, the board agreed.",
        "By Ada Quill's account, the crews were beaten.",
        "By boat and on foot, crews left the quay.",
        "Paris is burning, 5 May 2020",
        "August 18, 2020 was the day of the vote",
        "On 5 September 2021 the board met.",
        "Board meets",
        "Reuters reported the vote.",
        "AFP said three died.",
        "Por la noche, los barcos salieron.",
        "Par ailleurs, le port est fermé.",
        "Von der Leyen met the board.",
    ],
)
def test_news_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_byline_tells_outlet_place_and_credit() -> None:
    said = read_byline("By Ada Quill and Bo Reed, The Harbour Lantern. OSLO, Norway.")
    assert said is not None
    assert (said.outlet, said.place, said.credits) == ("The Harbour Lantern", "OSLO, Norway", ("The Harbour Lantern",))


def test_two_authors_are_no_outlet() -> None:
    said = read_byline("By Ada Quill, Bo Reed and Cy Moss")
    assert said is not None
    assert said.outlet == ""


def test_headline_repeated_in_other_case_is_heading() -> None:
    text = f"board lowers harbour fees\n\nBoard Lowers Harbour Fees\n\n{NEWS}\n\n{MORE}"
    assert [(f.kind, text[f.span.start : f.span.end]) for f in find_furniture(text)] == [
        ("heading", "board lowers harbour fees"),
        ("heading", "Board Lowers Harbour Fees"),
    ]


def test_known_title_in_the_first_lines_is_heading() -> None:
    text = f"Board Lowers Harbour Fees\n{NEWS}"
    assert [f.kind for f in find_furniture(text, title="Board lowers harbour fees")] == ["heading"]
    assert find_furniture(text, title="Quite another matter") == ()


def test_section_heading_between_paragraphs() -> None:
    text = f"{NEWS}\n\nA week of anger\n\n{MORE}\n\nRelated Posts\n\n{NEWS}"
    assert [(f.kind, text[f.span.start : f.span.end]) for f in find_furniture(text)] == [
        ("heading", "A week of anger"),
        ("related", "Related Posts"),
    ]


@pytest.mark.parametrize("line", ["Crews left the quay.", "“We won,” he said", "- 40 boats", "and then they left", "Who pays?"])
def test_short_lines_that_are_no_heading(line: str) -> None:
    assert find_furniture(f"{NEWS}\n\n{line}\n\n{MORE}") == ()


def test_hard_wrapped_text_has_no_headings() -> None:
    wrapped = "\n".join(
        [
            "The harbour board agreed on Thursday to lower the fees for crews.",
            "Fishing crews had called the fees ruinous, and had blocked the",
            "Old Quay for a week, where two of their leaders had been held by",
            "Norwegian police overnight, until the mayor came to talk to them.",
            "Both sides said they would meet again on Monday, to talk about",
            "New rules for the ferries, and about the price of berths in the",
            "Inner harbour, which had gone up by a tenth since last summer.",
        ]
    )
    assert find_furniture(wrapped) == ()


def test_dateline_stretch_is_byline_and_news_begins_after_it() -> None:
    text = f"Fees fall at last.\n\nOSLO, Norway (AP) — {NEWS}"
    (found,) = find_furniture(text, article="a")
    assert (found.kind, found.span.article) == ("byline", "a")
    assert text[found.span.start : found.span.end] == "OSLO, Norway (AP) — "


def test_agency_mark_without_a_place() -> None:
    text = f"(Reuters) - {NEWS}"
    assert [text[f.span.start : f.span.end] for f in find_furniture(text)] == ["(Reuters) - "]
    assert find_credits(text) == ("Reuters",)


def test_credits_come_from_every_credit_line() -> None:
    text = f"OSLO (AFP) - {NEWS}\n{MORE}\nReporting by Ada Quill\nSource: Harbour Lantern and news agencies"
    assert find_credits(text) == ("AFP", "Harbour Lantern")
    assert find_credits(f"{NEWS}\n{MORE}\n— AFP") == ("AFP",)
    assert find_credits(f"{NEWS}\n{MORE}\n(AP)") == ("AP",)
    assert find_credits(f"{NEWS}\nAFP said three died.\n{MORE}") == ()


def related(text: str) -> list[str]:
    return [text[f.span.start : f.span.end] for f in find_furniture(text) if f.kind == "related"]


@pytest.mark.parametrize("mark", ["–", "-", "•", "*", "→", "1."])
def test_marked_items_under_a_heading_of_links_are_related(mark: str) -> None:
    items = [f"{mark} Town opens a new quay", f"{mark} Ten Photographs", f"{mark} The mayor sang."]
    text = "\n".join([NEWS, "", MORE, "", "Related posts", *items, "", NEWS])
    assert related(text) == ["Related posts", *items]


@pytest.mark.parametrize("heading", ["Read also:", "Most read", "Lire aussi", "Related stories", "More on this story"])
def test_run_of_titles_under_a_heading_of_links_is_related(heading: str) -> None:
    links = [
        "Town opens a new quay",
        "5 September 2021",
        "‘Nobody asked us’: crews speak out",
        "2 days ago",
        "Who pays for the quay?",
    ]
    text = "\n\n".join([NEWS, MORE, heading, *links, NEWS, "A week of anger", MORE])
    assert related(text) == [heading, *links]


@pytest.mark.parametrize(
    "after",
    [
        [NEWS, "Town opens a new quay"],
        ["The fees fall."],
        ["“We won,” he said"],
        ["and so they left the quay"],
        [f"{NEWS[:-1]} and that would otherwise have driven most of them from the port"],
    ],
)
def test_news_after_a_heading_of_links_is_not_related(after: list[str]) -> None:
    assert related("\n\n".join([NEWS, "Read more", *after, MORE, NEWS])) == ["Read more"]


def test_items_elsewhere_and_lines_after_a_whole_link_are_news() -> None:
    assert related(f"{NEWS}\n\n– The fee falls by a tenth\n– Berths stay free\n\n{MORE}") == []
    assert related(f"{NEWS}\n\nRead also: A song\n\nTown opens a new quay\n\n{MORE}") == ["Read also: A song"]


def test_lines_cut_to_a_width_are_no_links() -> None:
    wrapped = "\n".join(
        [
            "The harbour board agreed on Thursday to lower the fees for crews",
            "And fishing crews had called the fees ruinous, and blocked the",
            "Read more",
            "Old Quay for a week, where two of their leaders had been held by",
            "Norwegian police overnight, until the mayor came to talk to them",
            "Both sides said they would meet again on Monday, to talk about",
            "New rules for the ferries, and about the price of berths in the",
            "Inner harbour, which had gone up by a tenth since last summer.",
        ]
    )
    assert related(wrapped) == ["Read more"]


_PIECES = st.sampled_from(
    [
        NEWS,
        MORE,
        "Read Also: A",
        "By Ada Quill",
        "OSLO (AP) — ",
        "5 May 2021",
        "Share",
        "A heading",
        "(",
        "“",
        "\n",
        "\r\n",
        " ",
        "اقرأ",
        "\x85",
    ]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=12).map("\n".join))
def test_furniture_is_ordered_apart_and_inside_the_text(text: str) -> None:
    found = find_furniture(text)
    ends = [0, *(f.span.end for f in found)]
    assert all(end <= f.span.start < f.span.end <= len(text) for end, f in zip(ends, found, strict=False))
    assert all("\n" not in text[f.span.start : f.span.end] for f in found)


def test_a_line_as_long_as_a_book_is_read_in_no_time() -> None:
    for piece in ("By Ada ", "(", "a/", "5 May ", "Share ", "read more ", "- "):
        find_furniture(piece * 20_000)
        find_furniture("\n".join([piece * 60] * 100))


def test_hours_that_head_lines_are_no_news_and_one_alone_is_no_list() -> None:
    text = "09:00 The quay opens.\n10.40am\nCrews leave.\n12:30 GMT – Police come.\n"
    found = [text[f.span.start : f.span.end].strip() for f in find_furniture(text)]
    assert found == ["09:00", "10.40am", "12:30 GMT –"]
    assert find_furniture("Crews leave.\n09:00 The quay opens.\nPolice come at 12:30.\n") == ()


def test_a_first_line_with_the_kind_of_report_is_its_headline() -> None:
    assert find_furniture(f"Timeline: the road to the quay\n{NEWS}\n") == ()
    assert [f.kind for f in find_furniture(f"{NEWS}\nTimeline: the road to the quay\n{MORE}\n")] == ["related"]
