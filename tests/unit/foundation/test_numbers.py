"""Numbers in the language of the person."""
import pytest

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.numbers import signed, spelt


@pytest.mark.parametrize("value, english, spanish", [
    (0.6, "+0.6", "+0,6"), (-1.5, "−1.5", "−1,5"), (2, "+2", "+2"), (0.0, "0", "0"),
])
def test_a_feeling_has_its_sign_and_the_decimal_sign_of_the_language(
    value: float, english: str, spanish: str
) -> None:
    assert signed(value, texts("en")) == english
    assert signed(value, texts("es")) == spanish
    assert spelt("3.25", texts("es")) == "3,25"
