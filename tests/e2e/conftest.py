"""One screen and one twin for all; programs that no test leaves behind."""
from collections.abc import Callable, Iterator

import pytest

from tests.e2e.desktop import Places, Program, Screen, screen

Start = Callable[..., Program]


@pytest.fixture(scope="session")
def desktop() -> Iterator[Screen]:
    """A screen of 1920×1080."""
    with screen() as made:
        yield made


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """Asked for the places of things."""
    twin = Places(tmp_path_factory.mktemp("twin"))
    yield twin
    twin.close()


@pytest.fixture
def start(desktop: Screen) -> Iterator[Start]:
    """Starts the program with these arguments."""
    started: list[Program] = []

    def begin(*args: object) -> Program:
        started.append(Program(desktop, *map(str, args)))
        return started[-1]

    yield begin
    for program in started:
        program.kill()
