"""Numbers in the language of the person."""
import pytest

from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.numbers import figure, signed, spelt


@pytest.mark.parametrize("value, english, spanish", [
    (0.6, "+0.6", "+0,6"), (-1.5, "−1.5", "−1,5"), (2, "+2", "+2"), (0.0, "0", "0"),
])
def test_a_feeling_has_its_sign_and_the_decimal_sign_of_the_language(
    value: float, english: str, spanish: str
) -> None:
    assert signed(value, texts("en")) == english
    assert signed(value, texts("es")) == spanish
    assert spelt("3.25", texts("es")) == "3,25"


@pytest.mark.parametrize("value, english, spanish", [
    (-4.5, "−4.5", "−4,5"), (1234, "1,234", "1234"), (12345.6, "12,345.6", "12.345,6"), (0.1 + 0.2, "0.3", "0,3"),
    (-1234567, "−1,234,567", "−1.234.567"), (-1e-9, "0", "0"), (1e12, "1,000,000,000,000", "1.000.000.000.000"),
])
def test_any_number_has_a_real_minus_and_its_thousands_apart(value: float, english: str, spanish: str) -> None:
    assert figure(value, texts("en")) == english
    assert figure(value, texts("es")) == spanish
    assert spelt("-4.5", texts("en")) == "−4.5"
