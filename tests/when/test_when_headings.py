"""Lists of dates: what heads an entry dates it, and none of it dates the report."""

from __future__ import annotations

import pytest

from dateline.extract.when import tag_times, work_out_published
from dateline.extract.when_headings import find_headings
from dateline.ingest.draft import Draft, make_article
from dateline.model import Analysis, Article
from dateline.when import UNKNOWN, When

NOTHING = Analysis("a")


def article_of(text: str, published: str = "") -> Article:
    return make_article(Draft("a", text, "a.txt", published=When.of(published) if published else UNKNOWN))


def heads(text: str, published: str = "") -> list[tuple[str, str]]:
    article = article_of(text, published)
    return [(text[h.low : h.high].strip(" :–\n"), str(h.when)) for h in find_headings(text, tag_times(article, NOTHING))]


def test_an_entry_ends_with_its_line_or_with_the_next_date() -> None:
    text = "3 March 2020: Oslo votes.\nMore news.\n5 March 2020: Lima votes.\n"
    assert heads(text) == [("Oslo votes.", "2020-03-03"), ("Lima votes.", "2020-03-05")]
    text = (
        "3 March 2020\nOslo votes.\nIt counts.\n5 March 2020\nLima votes.\n\n9 March 2020\nQuito votes.\nIt counts.\nThe end.\n"
    )
    assert heads(text) == [
        ("Oslo votes.\nIt counts.", "2020-03-03"),
        ("Lima votes.", "2020-03-05"),
        ("Quito votes.\nIt counts.", "2020-03-09"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "3 March 2020: Oslo votes.\nLima votes on 5 March 2020.\n",
        "Oslo votes\n3 March 2020\nUpdated 4 March 2020\nOslo votes on Friday.\n",
    ],
)
def test_one_date_or_those_of_the_report_make_no_list(text: str) -> None:
    assert heads(text) == []


def test_a_list_goes_on_in_its_order_over_the_new_year() -> None:
    text = "28 December 2022 – Oslo votes.\n9 January – Lima votes.\n15 April – Quito votes.\n"
    assert [when for _, when in heads(text, "2024-06-01")] == ["2022-12-28", "2023-01-09", "2023-04-15"]
    back = "9 January 2023 – Lima votes.\n28 December – Oslo votes.\n1 December 2022 – Quito votes.\n"
    assert [when for _, when in heads(back, "2024-06-01")] == ["2023-01-09", "2022-12-28", "2022-12-01"]


def test_no_date_of_a_list_is_that_of_the_report() -> None:
    text = (
        "Key dates\n19 September 2006\nSoldiers seize power.\n23 December 2007\nOslo votes.\n2 December 2008\nA court sits.\n"
    )
    article = article_of(text)
    assert not article.published.known
    assert work_out_published(article, NOTHING).earliest != When.of("2006-09-19").earliest
    assert article_of("Oslo votes\n19 September 2006\nOslo votes on Friday.\n").published.order == When.of("2006-09-19").order


def test_as_of_when_a_bulletin_is_dates_it() -> None:
    text = "CHAD\nSituation Report No. 14 (as of 1 September 2016)\nPeople fled Tamba on 27 August.\n"
    found = work_out_published(article_of(text), NOTHING)
    assert found.order == When.of("2016-09-01").order
    assert found.days == 1
