"""Writes batch after batch into a case and says when each is done; its test kills it. Arguments: the case, a name."""

import sys

from dateline.model import Article, Claim, Span, digest
from dateline.store import Store


def batch(name: str, number: int) -> list[Article]:
    texts = [f"Report {i} of batch {number} by {name}. " + "The river rose again. " * 40 for i in range(4)]
    return [Article(f"{name}-{number:04d}-{i}", text, digest(text)) for i, text in enumerate(texts)]


def claims(article: Article) -> list[Claim]:
    quote = Span(article.id, 0, 6)
    return [
        Claim(digest(article.id, str(i)), article.id, quote, quote, "Report", "STATEMENT", None, "happened") for i in range(3)
    ]


def main(path: str, name: str) -> None:
    with Store.open(path) as store:
        print("open", flush=True)
        for number in range(10_000):
            articles = batch(name, number)
            store.add_articles(articles)
            print("articles", number, flush=True)
            store.save_claims("1", {article.id: claims(article) for article in articles})
            print("claims", number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
