"""The command line of `scripts/evaluate`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from evaluation import gsr, outside, plv
from evaluation.calibration import calibration_table, judge
from evaluation.predictions import Prediction, predict
from evaluation.scorer import Row, Scores, require_scorer, score
from evaluation.sets import SETS, ArticleSet
from evaluation.tables import overall_line, score_table
from evaluation.worst import mistakes, mistakes_text
from kg.errors import UserError

NAMES = (*(articles.name for articles in SETS), *outside.NAMES)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--set", "chosen", multiple=True, type=click.Choice(NAMES), metavar="NAME",
              help=f"Score this set; may be given more than once. Without it all are: {', '.join(NAMES)}.")
@click.option("--errors", "most", is_flag=False, flag_value=10, type=click.IntRange(min=1),
              metavar="[NUMBER]",
              help="List the worst errors with their sentences, at most so many of each kind (10).")
@click.option("--look", is_flag=True, help="With --errors: show errors of held-out articles too. An article "
                                           "that was looked at measures nothing any more.")
@click.option("--quiet", is_flag=True, help="Print one line for each set and no tables.")
@click.option("--json", "file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the figures to a file as well.")
def evaluate(chosen: tuple[str, ...], most: int | None, look: bool, quiet: bool, file: Path | None) -> None:
    """Measure the extraction on annotated articles, and on two sets that others made.

    Prints tables of precision, recall, F1, and of the shares of right dates, of quotes that stand in the
    article and of right links between answers and their causes: by set, by language and by type group.
    """
    try:
        figures = _evaluate(chosen or NAMES, bool(chosen), most, look, quiet)
    except UserError as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(error.status) from error
    if file is not None:
        file.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _evaluate(
    names: Sequence[str], named: bool, most: int | None, look: bool, quiet: bool
) -> dict[str, Any]:
    chosen = [articles for articles in SETS if articles.name in names]
    closed = [articles.name for articles in chosen if articles.held_out and not look]
    if most and named and closed:
        raise UserError(f"{', '.join(closed)}: held out, so nobody who writes rules may see its errors",
                        "leave out --errors, or add --look and replace the articles afterwards", status=2)
    require_scorer()
    found = {articles.name: predict(articles) for articles in chosen}
    scores = {name: score(name, predictions) for name, predictions in found.items()}
    if quiet:
        _print_lines(chosen, scores)
    elif chosen:
        _print_tables(chosen, found, scores)
    if most:
        for articles in chosen:
            if articles.name not in closed:
                click.echo(f"Errors in {articles.name}\n")
                click.echo(mistakes_text(mistakes(found[articles.name], scores[articles.name]), most))
    figures: dict[str, Any] = {name: _figures(result) for name, result in scores.items()}
    return figures | _outside(names, most, quiet)


def _print_lines(chosen: Iterable[ArticleSet], scores: dict[str, Scores]) -> None:
    for articles in chosen:
        click.echo(overall_line(scores[articles.name].overall, articles.targets))


def _print_tables(
    chosen: Sequence[ArticleSet], found: dict[str, list[Prediction]], scores: dict[str, Scores]
) -> None:
    click.echo(score_table("All sets", [scores[articles.name].overall for articles in chosen], "set"))
    for held_out, title in ((False, "for development"), (True, "held out")):
        sets = [articles for articles in chosen if articles.held_out == held_out]
        if not sets:
            continue
        click.echo(score_table(f"By language, {title}", _by_language(sets, found), "language"))
        for articles in sets:
            click.echo(score_table(f"{articles.name}, by type group", scores[articles.name].groups, "group"))
        judged = [event for articles in sets
                  for event in judge(found[articles.name], scores[articles.name])]
        click.echo(calibration_table(f"Confidence and truth, {title}", judged))
    _print_lines(chosen, scores)
    click.echo()


def _by_language(sets: Iterable[ArticleSet], found: dict[str, list[Prediction]]) -> list[Row]:
    by_language: dict[str, list[Prediction]] = {}
    for articles in sets:
        for prediction in found[articles.name]:
            by_language.setdefault(prediction.gold.language, []).append(prediction)
    return [score(language, predictions).overall for language, predictions in by_language.items()]


def _figures(result: Scores) -> dict[str, Any]:
    return {**result.overall.figures, "groups": {row.name: row.figures for row in result.groups}}


def _outside(names: Iterable[str], most: int | None, quiet: bool) -> dict[str, Any]:
    """Scores and prints the two sets that others made."""
    figures: dict[str, Any] = {}
    if "gsr" in names:
        records = gsr.answers(gsr.records())
        click.echo(outside.gsr_text(records, quiet=quiet))
        if most:
            click.echo(outside.errors_text(records, most))
        figures["gsr"] = outside.gsr_figures(records)
    if "plv" in names:
        rows = plv.rows()
        for way, read in outside.PLV_WAYS.items():
            sentences = read(rows)
            click.echo(outside.plv_text(way, sentences, quiet=quiet))
            if most:
                click.echo(outside.errors_text(sentences, most))
            figures[f"plv {way}"] = outside.plv_figures(sentences)
    return figures
