"""Columns and tables come back as they were, whatever is in them."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.packing import Columns, Lists, Strings, squeeze


def read(package: bytes) -> tuple[dict[str, object], dict[str, list[int]]]:
    """A second reader, written plainly, against which the writer is held."""
    length = int.from_bytes(package[:4], "little")
    header = json.loads(package[4 : 4 + length])
    found = {}
    for name, place in header["columns"].items():
        width, count = place["width"], place["length"]
        data = package[4 + length + place["at"] :][: width * count]
        planes = [data[plane * count : (plane + 1) * count] for plane in range(width)]
        values = [int.from_bytes(bytes(row), "little") for row in zip(*planes, strict=True)]
        if place.get("sorted"):
            total, sums = place["first"], []
            for step in values:
                total += step
                sums.append(total)
            values = sums
        found[name] = values
    return header, found


@given(st.lists(st.integers(0, 2**32 - 1)), st.lists(st.integers(-(2**30), 2**30)))
def test_columns_come_back(values: list[int], days: list[int]) -> None:
    columns = Columns({"title": "¡Ü!"})
    columns.add("values", values)
    columns.add_sorted("days", sorted(days))
    header, found = read(columns.pack())
    assert header["title"] == "¡Ü!"
    assert found == {"values": values, "days": sorted(days)}


def test_narrow_values_take_narrow_columns() -> None:
    columns = Columns()
    columns.add("small", [0, 255])
    columns.add("medium", [0, 256])
    columns.add("large", [0, 65536])
    header, _ = read(columns.pack())
    widths = {name: place["width"] for name, place in header["columns"].items()}  # type: ignore[attr-defined]
    assert widths == {"small": 1, "medium": 2, "large": 4}


@pytest.mark.parametrize("values", [[-1], [2**32]])
def test_what_does_not_fit_is_refused(values: list[int]) -> None:
    with pytest.raises(ValueError, match="column odd"):
        Columns().add("odd", values)


def test_falling_values_are_refused() -> None:
    with pytest.raises(ValueError, match="column days"):
        Columns().add_sorted("days", [2, 1])


@given(st.binary())
def test_squeezed_data_are_harmless_letters(data: bytes) -> None:
    text = squeeze(data)
    assert not set(text) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
    assert zlib.decompress(base64.b64decode(text)) == data


def test_half_a_surrogate_pair_does_not_stop_the_page() -> None:
    columns = Columns({"text": "before \ud800 after"})
    assert read(columns.pack())[0]["text"] == "before ? after"


@given(st.lists(st.text()))
def test_each_text_stands_once(texts: list[str]) -> None:
    table = Strings()
    places = [table.place(text) for text in texts]
    assert [table.all()[place] for place in places] == texts
    assert len(set(table.all())) == len(table.all())


@given(st.lists(st.lists(st.integers(0, 300))))
def test_lists_come_back(lists: list[list[int]]) -> None:
    table, columns = Lists(), Columns()
    places = [table.place(values) for values in lists]
    table.add_to(columns, "set")
    _, found = read(columns.pack())
    starts = [sum(found["setLength"][:at]) for at in range(len(found["setLength"]) + 1)]
    assert [found["setItem"][starts[place] : starts[place + 1]] for place in places] == lists
