"""How fast events are read from text: articles per second, memory, time against length, start-up.

The articles are made of the paragraphs of data/articles/, drawn by a fixed seed, 300 words each, so that no
two are the same and nothing can be remembered from one to the next.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.machine import machine, memory
from kg.articles import find_articles, read_article, read_text
from kg.cli.columns import Column
from kg.cli.output import print_table
from kg.extract import extract

ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"
WORDS = 300
LENGTHS = (2_000, 4_000, 8_000, 16_000, 32_000)


def main() -> None:
    """Measures and prints one table after the other."""
    parser = argparse.ArgumentParser(prog="scripts/bench extract", description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000, help="how many articles to read (2000)")
    wanted = parser.parse_args().articles
    paragraphs = _paragraphs()
    print(f"{machine()}\n")
    print(f"{wanted} articles of {WORDS} words, one core")
    print_table(["Articles", *map(_number, ("Events", "Articles a second", "Memory, MB"))],
                _throughput(paragraphs, wanted))
    print("\nOne article, longer and longer")
    print_table(list(map(_number, ("Words", "Seconds", "Microseconds a word"))), _lengths(paragraphs))
    print("\nOne short article, with the start of the program (median of 5)")
    print_table(["Command", _number("Seconds")], [("kg extract article.md", _start_up(paragraphs))])


def _number(heading: str) -> Column:
    return Column(heading, number=True)


def _paragraphs() -> dict[str, list[str]]:
    """The paragraphs of the articles, by language."""
    found: dict[str, list[str]] = {}
    for path in find_articles([ARTICLES]):
        article = read_article(path)
        texts = [article.text[each.start:each.end] for each in article.paragraphs]
        found.setdefault(article.source.language, []).extend(texts)
    return found


def _article(paragraphs: dict[str, list[str]], number: int, words: int) -> str:
    """An article of at least so many words; the same one for the same number."""
    draw = random.Random(number)  # noqa: S311 - nothing secret
    language = sorted(paragraphs)[number % len(paragraphs)]
    body: list[str] = []
    length = 0
    while length < words:
        body.append(draw.choice(paragraphs[language]))
        length += len(body[-1].split())
    front = f"title: Number {number}\npublished: 2022-05-{number % 28 + 1:02}\nlanguage: {language}"
    return f"---\n{front}\n---\n" + "\n\n".join(body)


def _throughput(paragraphs: dict[str, list[str]], wanted: int) -> Iterator[tuple[object, ...]]:
    """A row for each fifth of the articles: memory must not grow from row to row."""
    for number in range(12):  # so that no language is loaded within the measured time
        extract(read_text(_article(paragraphs, number, WORDS)))
    events, step = 0, max(1, wanted // 5)
    for start in range(0, wanted, step):
        texts = [_article(paragraphs, number, WORDS) for number in range(start, min(start + step, wanted))]
        begin = time.perf_counter()
        for text in texts:
            events += len(extract(read_text(text)))
        taken = time.perf_counter() - begin
        yield start + len(texts), events, round(len(texts) / taken), round(memory())


def _lengths(paragraphs: dict[str, list[str]]) -> Iterator[tuple[object, ...]]:
    """A row for each length: the time for a word must not grow from row to row."""
    for words in LENGTHS:
        text = _article(paragraphs, 1, words)
        begin = time.perf_counter()
        extract(read_text(text))
        taken = time.perf_counter() - begin
        yield words, taken, round(1e6 * taken / words)


def _start_up(paragraphs: dict[str, list[str]]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.md")
        path.write_text(_article(paragraphs, 1, WORDS), "utf-8")
        taken = []
        for _ in range(5):
            begin = time.perf_counter()
            command = [sys.executable, "-m", "kg", "extract", str(path)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
