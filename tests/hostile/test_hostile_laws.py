"""Whatever words a report is made of, it is read and coded, every law of a case holds, and twice gives the same."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import pipeline
from dateline.ingest.draft import Draft, make_article
from dateline.store import Store
from dateline.verify import verify
from dateline.when import When

NUMBERS = [
    "0",
    "00",
    "99",
    "999999999",
    "12345678901234",
    "1e999",
    "٣",
    "²",
    "½",
    "1,2,3",
    "0001",
    "9999",
    "31/02/2020",
    "24:61",
]
PIECES = [
    *(
        "Soldiers arrested the president",
        "ECOWAS condemned",
        "Amadou Sani",
        "in Niamey",
        "on Sunday",
        "years ago",
        "by March",
        "will",
    ),
    *("did not", "“", "”", '"', "'", "’s", "(", ")", "—", "–", "...", ". ", ", ", "\n", "\n\n", "\t", "\u2028", "\u00a0", "\0"),
    *(
        "\u202e",
        "\u200b",
        "\ufeff",
        "e\u0301",
        "Ni\u0430mey",
        "🙂",
        "👩\u200d👩\u200d👧",
        "ﬁ",
        "İ",
        "ß",
        "\u0627\u0644",
        "兵士",
        "%s",
        "{{x}}",
    ),
    *(
        "Des soldats ont arrêté le président",
        "l'armée",
        "mardi dernier",
        "Read also:",
        "By Ann Other",
        "(Reuters) –",
        "U.S.",
        "Mr.",
    ),
]
WORDS = st.lists(
    st.one_of(st.sampled_from([*PIECES, *NUMBERS]), st.text(st.characters(exclude_categories=()), max_size=6)),
    min_size=1,
    max_size=25,
).flatmap(lambda parts: st.sampled_from([" ", ""]).map(lambda gap: gap.join(parts)))
DAYS = st.sampled_from(["0001-01-01", "9999-12-30", "2020-02-29", "2020-02", "2020"])


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(WORDS, min_size=1, max_size=4), day=DAYS, language=st.sampled_from(["en", "fr", ""]))
def test_any_words_are_coded_and_every_law_holds(texts: list[str], day: str, language: str) -> None:
    drafts = [
        Draft(f"a{n}", f"{text} x", origin=f"{n}", published=When.of(day), language=language, titled=n % 2 == 0)
        for n, text in enumerate(texts)
    ]
    articles = [make_article(d) for d in drafts]
    coded = pipeline.read_and_code(articles)
    assert [c.trouble for c in coded] == [""] * len(articles)
    assert pipeline.read_and_code(articles) == coded
    with TemporaryDirectory() as folder, Store.open(Path(folder, "case.dateline")) as store:
        store.note(pipeline.READ_BY, "now")
        store.add_articles(articles)
        store.save_analyses("now", [c.analysis for c in coded])
        store.save_claims("now", {c.analysis.article: c.claims for c in coded})
        pipeline.relink(store, version="now")
        assert verify(store).faults == ()
