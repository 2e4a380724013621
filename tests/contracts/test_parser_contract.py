"""What every parser keeps to: the shipped reader and, where spaCy is installed, a spaCy pipeline of a few rules. Give the
name of an installed pipeline in DATELINE_SPACY to hold it to the same. The texts are few and short."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from dateline.extract import code_article
from dateline.model import Analysis, Article, Furniture, Span
from dateline.parse import READS, Parser, open_parser, shipped_parser

TEXTS = {
    "plain": "Police arrested two editors in Lusaka on Monday. “We did nothing,” one of them said.",
    "two": "The army seized the radio station.\nThe president, who was abroad, condemned the coup.",
    "broken-line": "The army left the\ntown of Gao on Monday",
    "empty": "",
    "blank": " \n\t \n",
    "emoji": "Troops 😀👩‍👩‍👧 fired on protesters 🇲🇱 in Gao 😡.",
    "right-to-left": "اعتقلت الشرطة رجلين. The minister resigned. ‏נשיא‏ said.",
    "combining": "Ibrahim Boubacar Kei\u0308ta re\u0301signed in Bamako\u0301 \u0301.",
    "quotes": "” “ \" ' ’ « »",
    "marks": "... --- !!! ??? *** ===",
    "no-end": "rebels attacked the town and " * 40,
    "url": "See https://example.org/" + "a" * 300 + " for more.",
}


VERBS = {"arrested": "arrest", "attacked": "attack", "seized": "seize", "said": "say"}
CAPITALS = frozenset({"Lusaka", "Gao", "Bamako"})


def read_by_rules(doc: Any) -> Any:
    """A spaCy component that knows a few words: a sentence ends at its full stop, and hangs on its first verb."""
    from spacy.tokens import Doc

    ends = [w.i + 1 for w in doc if w.text == "." or w.i + 1 == len(doc)]
    heads, relations = [], []
    for start, end in pairwise([0, *ends]):
        root = next((w.i for w in doc[start:end] if w.text in VERBS), start)
        heads += [root] * (end - start)
        relations += ["ROOT" if i == root else "nsubj" if i < root else "obj" for i in range(start, end)]
    return Doc(
        doc.vocab,
        words=[w.text for w in doc],
        pos=["VERB" if w.text in VERBS else "PUNCT" if w.is_punct else "NOUN" for w in doc],
        tags=["VBD" if w.text in VERBS else "." if w.is_punct else "NN" for w in doc],
        lemmas=[VERBS.get(w.text, w.lower_) for w in doc],
        heads=heads,
        deps=relations,
        ents=["B-GPE" if w.text in CAPITALS else "O" for w in doc],
    )


def spacy_rules() -> Parser:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    from dateline.parse.spacy_reader import SpacyReader

    spacy.Language.component("read_by_rules", func=read_by_rules)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("read_by_rules")
    return SpacyReader(pipeline)


def spacy_named() -> Parser:
    return open_parser(f"spacy:{os.environ['DATELINE_SPACY']}")


MAKERS = [shipped_parser, spacy_rules, *([spacy_named] if "DATELINE_SPACY" in os.environ else [])]


@pytest.fixture(scope="module", params=MAKERS, ids=lambda maker: maker.__name__)
def make(request: pytest.FixtureRequest) -> Callable[[], Parser]:
    """What makes a parser."""
    found: Callable[[], Parser] = request.param
    return found


@pytest.fixture(scope="module")
def parser(make: Callable[[], Parser]) -> Parser:
    return make()


def article_of(name: str, text: str) -> Article:
    return Article(name, text, name, language="en")


@cache
def read_alone(parser: Parser, name: str) -> Analysis:
    return parser.read([article_of(name, TEXTS[name])])[0]


def check_laws(article: Article, analysis: Analysis) -> None:
    """Everything that holds of any analysis."""
    tokens, size = analysis.tokens, len(analysis.tokens)
    assert analysis.article == article.id
    bounds = [(t.start, t.end) for t in tokens]
    assert bounds == sorted(bounds)
    for token in tokens:
        assert 0 <= token.start < token.end <= len(article.text)
        assert token.text == article.text[token.start : token.end]
        assert token.pos
        assert token.relation
    flat = [i for a, b in analysis.sentences for i in range(a, b)]
    assert flat == list(range(size))
    for number, (a, b) in enumerate(analysis.sentences):
        check_sentence(analysis, number, a, b)
        assert "\n" not in article.text[tokens[a].start : tokens[b - 1].end]
    for one in (*analysis.names, *analysis.quotations, *analysis.happenings):
        assert 0 <= one.start < one.end <= size
    for happening in analysis.happenings:
        assert 0 <= happening.score <= 1
        assert all(0 <= token < size and 0 <= chance <= 1 for _, token, chance in happening.roles)
        assert sum(p for _, p in happening.types) <= 1.001
        assert [p for _, p in happening.types] == sorted((p for _, p in happening.types), reverse=True)


def check_sentence(analysis: Analysis, number: int, first: int, last: int) -> None:
    """A sentence is a tree of its own words with one root."""
    tokens = analysis.tokens
    assert sum(tokens[i].head == i for i in range(first, last)) == 1
    for i in range(first, last):
        assert tokens[i].sentence == number
        assert (tokens[i].relation == "root") == (tokens[i].head == i)
        at, steps = i, 0
        while tokens[at].head != at:
            at, steps = tokens[at].head, steps + 1
            assert first <= at < last
            assert steps <= last - first


@pytest.mark.parametrize("name", TEXTS)
def test_laws(parser: Parser, name: str) -> None:
    check_laws(article_of(name, TEXTS[name]), read_alone(parser, name))


def test_one_analysis_an_article_in_order_whatever_is_read_with_it(parser: Parser) -> None:
    articles = [article_of(n, TEXTS[n]) for n in ("plain", "empty", "two", "emoji")]
    alone = [read_alone(parser, a.id) for a in articles]
    assert parser.read(articles) == alone
    assert parser.read(articles[::-1]) == alone[::-1]
    assert parser.read([articles[0], articles[0]]) == [alone[0], alone[0]]


def test_no_articles_no_analyses(parser: Parser) -> None:
    assert parser.read([]) == []


def test_a_reader_made_anew_reads_the_same(parser: Parser, make: Callable[[], Parser]) -> None:
    again = make()
    assert again.name == parser.name
    assert again.read([article_of("plain", TEXTS["plain"])])[0] == read_alone(parser, "plain")


@pytest.mark.parametrize("name", ["empty", "blank"])
def test_a_text_without_a_word_gives_an_empty_analysis(parser: Parser, name: str) -> None:
    analysis = read_alone(parser, name)
    assert (analysis.tokens, analysis.sentences, analysis.happenings) == ((), (), ())


def test_furniture_is_never_read(parser: Parser) -> None:
    text = "Read also: Rebels attacked Gao\nPolice arrested a man.\nShare on Facebook"
    head, foot = text.index("\n"), text.rindex("\n") + 1
    furniture = (Furniture(Span("f", 0, head), "related"), Furniture(Span("f", foot, len(text)), "share"))
    article = Article("f", text, "f", language="en", furniture=furniture)
    analysis = parser.read([article])[0]
    check_laws(article, analysis)
    assert [t.text for t in analysis.tokens] == ["Police", "arrested", "a", "man", "."]


def test_only_furniture_gives_an_empty_analysis(parser: Parser) -> None:
    text = "Share on Facebook"
    article = Article("f", text, "f", language="en", furniture=(Furniture(Span("f", 0, len(text)), "share"),))
    assert parser.read([article])[0].tokens == ()


def test_a_line_of_five_thousand_words_is_read_to_its_end(parser: Parser) -> None:
    article = article_of("long", "police arrested men " * 1667)
    analysis = parser.read([article])[0]
    check_laws(article, analysis)
    assert len(analysis.tokens) == 5001


def test_the_name_tells_readers_apart(parser: Parser) -> None:
    assert parser.name == read_alone(parser, "plain").reader
    assert parser.name.strip()


def test_it_says_which_languages_it_reads(parser: Parser) -> None:
    assert parser.languages
    assert parser.languages <= READS


@pytest.mark.parametrize("name", TEXTS)
def test_whatever_it_reads_can_be_coded(parser: Parser, name: str) -> None:
    for claim in code_article(article_of(name, TEXTS[name]), read_alone(parser, name)):
        assert claim.trigger_text == TEXTS[name][claim.trigger.start : claim.trigger.end]


def test_it_reads_news(parser: Parser) -> None:
    if "en" not in parser.languages:
        pytest.skip("it does not read English")
    analysis = read_alone(parser, "plain")
    words = {t.text: t for t in analysis.tokens}
    assert (words["arrested"].lemma, words["arrested"].pos, words["arrested"].relation) == ("arrest", "VERB", "root")
    assert words["Police"].relation == "nsubj"
    assert "Lusaka" in {analysis.tokens[n.start].text for n in analysis.names}
    assert "arrested" in {analysis.tokens[h.start].text for h in analysis.happenings}
    assert len(analysis.sentences) == 2
