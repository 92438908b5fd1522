"""The header of a query, and what is said of a wrong one."""

from pathlib import Path

import pytest

from kg.errors import UserError
from kg.queries import named_queries, named_query, read_query
from kg.queries.named import LIBRARY

GOOD = """\
# title: Who did it
# description: All that one actor did,
#   in any order.
# parameters:
#   actor: {type: actor, description: Who, example: RUS}
#   from: {type: date, description: Since when, example: 2021, default: 0001-01-01}
# columns: [event]

PREFIX dip: <https://w3id.org/diplomatic-kg/ontology#>
SELECT ?event WHERE {
  VALUES ?actor { <https://w3id.org/diplomatic-kg/id/actor/RUS> }
  VALUES ?from { UNDEF }
  ?event dip:source ?actor
}
"""


def test_a_header_is_read() -> None:
    query = read_query(GOOD, "mine.rq")
    assert (query.name, query.title, query.columns) == ("mine", "Who did it", ("event",))
    assert query.description == "All that one actor did, in any order."
    actor, start = query.parameters
    assert (actor.type, actor.example, actor.default) == ("actor", "RUS", None)
    assert start.default == "0001-01-01"


def test_values_take_the_places_of_examples_and_nothing_else() -> None:
    query = read_query(GOOD, "mine.rq")
    text = query.bound({"actor": '"VALUES ?from { 1 }"'})
    assert 'VALUES ?actor { "VALUES ?from { 1 }" }' in text
    assert "VALUES ?from { UNDEF }" in text


@pytest.mark.parametrize(("old", "new", "said"), [
    ("# title: Who did it\n", "", "the header has no title"),
    ("# title: Who did it", "# title: [", "mine.rq, line 4: the header is not YAML"),
    ("# columns", "# column", "line 7: a header has no 'column'"),
    ("# columns: [event]", "# columns: event", "line 7: columns should be a list"),
    ("# columns: [event]", "# columns: [an event]", "line 7: columns should be a list"),
    ("{type: actor, d", "{type: state, d", "line 5: 'state' is no type of parameter"),
    (", example: RUS}", "}", "line 5: the parameter actor has no example"),
    (", example: RUS}", ", example: RUS, colour: red}", "line 5: the parameter actor cannot have a colour"),
    ("{type: actor, description: Who, example: RUS}", "RUS", "line 5: a parameter is written"),
    ("VALUES ?from {", "VALUES ?since {", "line 6: the parameter from is never bound"),
    ("#   from:", "#   the-day:", "line 6: 'the-day' cannot be the name"),
])
def test_an_error_in_a_header_names_file_and_line(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(UserError, match=said):
        read_query(GOOD.replace(old, new, 1), "mine.rq")


def test_a_file_without_a_header() -> None:
    with pytest.raises(UserError, match=r"mine\.rq, line 1: it does not begin with a header"):
        read_query("SELECT * { ?s ?p ?o }", "mine.rq")


def test_the_library_is_read_whole() -> None:
    assert list(named_queries()) == sorted(path.stem for path in LIBRARY.glob("*.rq"))


def test_an_unknown_name_gives_the_nearest() -> None:
    with pytest.raises(UserError) as raised:
        named_query("dyad-evens")
    assert "dyad-events" in raised.value.hint
    assert raised.value.status == 2
    with pytest.raises(UserError, match="kg queries lists them"):
        named_query("xyzzy")


def test_documentation_tells_how_to_add_a_query() -> None:
    text = (Path(__file__).parents[2] / "docs/queries.md").read_text(encoding="utf-8")
    example = text.split("```sparql\n")[1].split("```")[0]
    assert read_query(example, "example.rq").parameters
