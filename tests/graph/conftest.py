from __future__ import annotations

import graph_story
import pytest
from graph_story import Told


@pytest.fixture(scope="session")
def expulsion() -> Told:
    return graph_story.expulsion()


@pytest.fixture(scope="session")
def second_voice() -> Told:
    return graph_story.second_voice()
