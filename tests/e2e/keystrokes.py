"""How many keys it takes to build the sample map by keyboard alone: `python -m tests.e2e.keystrokes` prints it.

Real key events to the program's own window, on a map that has its personas, channels and departments and nothing else.
Each press counts, also Ctrl and Alt; Shift doesn't. The figure is presses per character of the titles typed.
"""
import os
import sys
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.app.desk import Place
from journeymapper.core.commands.people import add_channel, add_department, add_persona
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Channel
from journeymapper.core.session.session import Session
from tests.support.maps import sample

Key, Mod = Qt.Key, Qt.KeyboardModifier
AIM = 1.5


@dataclass(frozen=True)
class Built:
    """What is compared: titles in their order, channels, feelings, severities, curves."""

    stages: tuple[tuple[str, tuple[str, ...]], ...]
    touchpoints: tuple[tuple[str, str, str, int | None], ...]
    red_points: tuple[tuple[str, str, str, int | None], ...]
    curves: tuple[tuple[str, tuple[float | None, ...]], ...]

    @property
    def letters(self) -> int:
        """Characters of all titles."""
        return sum(map(len, [title for title, _ in self.stages] + [step for _, steps in self.stages for step in steps]
                       + [row[1] for row in self.touchpoints] + [row[1] for row in self.red_points]))


def half(value: float) -> float:
    """Rounded to 0.5; a quarter goes away from zero."""
    return float(int(abs(value) * 2 + 0.5)) / 2 * (-1 if value < 0 else 1) or 0.0


def built(doc: Reader) -> Built:
    """The parts of a map that the count is about."""
    titles = {step.id: step.title for step in doc.every(Step)}
    columns = [step.id for step in queries.columns(doc)]
    names = {channel.id: channel.name for channel in doc.every(Channel)}

    def place(card: Card) -> tuple[int, str]:
        return columns.index(str(card.step)), card.rank

    touchpoints = sorted(doc.every(Touchpoint), key=place)
    red_points = sorted(doc.every(RedPoint), key=lambda row: row.number)
    about = {card.id: card.title for card in doc.every(Card)}
    return Built(
        tuple((row.title, tuple(step.title for step in queries.steps_of(doc, row.id))) for row in queries.stages(doc)),
        tuple((titles[str(row.step)], row.title, names.get(row.channel or "", ""), row.feeling) for row in touchpoints),
        tuple((about.get(row.about or "", ""), row.title, titles[str(row.step)], row.severity) for row in red_points),
        tuple((who.name, tuple(_value(doc, who.id, step) for step in columns)) for who in queries.personas(doc)),
    )


def _value(doc: Reader, persona: str, step: str) -> float | None:
    found = [half(row.value) for row in queries.emotions_at(doc, step) if row.persona == persona]
    return found[0] if len(found) == 1 else None


def people_only(source: Session, target: Session) -> None:
    """Give a map the personas, channels and departments of another one."""
    for person in queries.personas(source.store):
        target.run(add_persona, person.name, segment=person.segment)
    for channel in queries.channels(source.store):
        target.run(add_channel, channel.name, icon=channel.icon, mode=channel.mode)
    for department in queries.departments(source.store):
        target.run(add_department, department.name)
    target.history.clear()


class Hands:
    """Ten fingers on one window; `pressed` counts."""

    def __init__(self, place: Place) -> None:
        self.window = place.window
        self.pressed = 0

    def key(self, key: Key, mods: Mod = Mod.NoModifier) -> None:
        """One key, with what is held down beside it."""
        held = sum(bool(mods & mod) for mod in (Mod.ControlModifier, Mod.AltModifier, Mod.MetaModifier))
        self.pressed += 1 + held
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, mods)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letters as they stand."""
        self.pressed += len(text)
        for letter in text:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClicks(widget, letter)
        QApplication.processEvents()


def short(name: str, names: list[str]) -> str:
    """As much of a channel's name as the list needs to put it first."""
    return next(name[:count] for count in range(1, len(name) + 1)
                if [other for other in names if other.casefold().startswith(name[:count].casefold())][:1] == [name]
                and not any(other.casefold() == name[:count].casefold() for other in names if other != name)).lower()


def build(hands: Hands, wanted: Built, channels: list[str]) -> None:
    """The whole map, from left to right and from top to bottom, as somebody who knows the keys would type it."""
    for title, _ in wanted.stages:
        hands.type(title)
        hands.key(Key.Key_Return)
    hands.key(Key.Key_Home)
    hands.key(Key.Key_Down)
    for _, steps in wanted.stages:
        for step in steps:
            hands.type(step)
            hands.key(Key.Key_Tab if step == steps[-1] else Key.Key_Return)
    hands.key(Key.Key_Home)
    hands.key(Key.Key_3, Mod.AltModifier)
    marks = {about: (title, severity) for about, title, _, severity in wanted.red_points}
    following = [row[0] for row in wanted.touchpoints[1:]] + [""]
    for (step, title, channel, feeling), after in zip(wanted.touchpoints, following, strict=True):
        hands.type(f"{title} #{short(channel, channels)}{feeling:+d}")
        if title in marks:
            hands.key(Key.Key_M, Mod.ControlModifier)
            hands.type(f"{marks[title][0]} *{marks[title][1]}")
        hands.key(Key.Key_Return if after == step else Key.Key_Tab)
    hands.key(Key.Key_Home)
    hands.key(Key.Key_4, Mod.AltModifier)
    for values in zip(*(values for _, values in wanted.curves), strict=True):
        hands.type(" ".join(f"{value:g}".replace("0.", ".") for value in values))
        hands.key(Key.Key_Tab)


def run(place: Place) -> tuple[Hands, Built, Built]:
    """Build the sample in a window with an empty map: the hands, what is built, what was wanted."""
    source = sample()
    people_only(source, place.file.session)
    place.window.activateWindow()
    QApplication.processEvents()
    wanted = built(source.store)
    hands = Hands(place)
    build(hands, wanted, [channel.name for channel in queries.channels(source.store)])
    return hands, built(place.file.session.store), wanted


def main() -> None:
    """Print the figure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from journeymapper.app.desk import Desk
    from journeymapper.app.new_map import empty_map
    from journeymapper.app.preferences import Preferences
    from journeymapper.app.wiring import make_window
    from journeymapper.core.foundation.i18n import texts
    from journeymapper.ui.theme.current import Theme

    _application = QApplication.instance() or QApplication(sys.argv)
    desk = Desk(Preferences(), Theme("light"), texts("en"), make_window)
    place = desk.show(empty_map(desk.t))
    QTest.qWaitForWindowActive(place.window)
    hands, made, wanted = run(place)
    place.closing = True
    place.window.close()
    print(f"{hands.pressed} presses for {wanted.letters} characters of titles: {hands.pressed / wanted.letters:.2f}"
          f" (aim {AIM}); the map is {'as wanted' if made == wanted else 'NOT as wanted'}")
    sys.exit(0 if made == wanted and hands.pressed / wanted.letters < AIM else 1)


if __name__ == "__main__":
    main()
