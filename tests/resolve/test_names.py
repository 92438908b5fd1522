"""Names of persons and places as newspapers of different languages spell them."""

import pytest

from kg.resolve.names import same_person, same_place


@pytest.mark.parametrize(("one", "other"), [
    ("Sergei Lavrov", "Lawrow"), ("Sergej Lavrov", "Siergiej Ławrow"), ("Vladimir Putin", "Poutine"),
    ("Volodymyr Zelensky", "Wolodymyr Selenskyj"), ("Wang Yi", "Wang"), ("Jonas Gahr Støre", "Store"),
])
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("Sergei Lavrov", "Sergei Shoigu"), ("Joe Biden", "Antony Blinken"), ("", "Lavrov"), ("!?", "?!"),
])
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_places() -> None:
    assert same_place("Moskva", "Moscow")
    assert same_place("Brüssel", "Brussels")
    assert not same_place("New York", "Geneva")
    assert not same_place("Oslo", "Moskva")
