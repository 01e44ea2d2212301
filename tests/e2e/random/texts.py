"""Texts that nobody expects: long, bidirectional, of no width, of several code points a sign."""
from random import Random

LONG = "word " * 4_000
UNBROKEN = "W" * 20_000
RTL = "رحلة العميل من الوعي إلى الشراء"
MIXED = "Order שלום 123 مرحبا total"
EMOJI = "👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇪🇸" * 5
NO_WIDTH = "\u200b\u200d\u2060\ufeff"
CJK = "顧客旅程地図を描く" * 20
TALL = "Z" + "\u0335\u0301\u0323" * 60
LINES = "\n".join("line" for _ in range(300))
CONTROL = "tab\there, bell\x07, null\x00, separator\u2028, override\u202e end"
HTML = "<b>bold</b> & <img src=x> {braces} %s [*]"
FORMULA = "=1+1"
HALF = "half \ud83d pair"
ODD = [LONG, UNBROKEN, RTL, MIXED, EMOJI, NO_WIDTH, CJK, TALL, LINES, CONTROL, HTML, FORMULA, ""]


def any_text(luck: Random) -> str:
    """A plain one more often than not."""
    if luck.random() < 0.6:
        return luck.choice(["Tea", "Delivery note", "3", "2026-03-01", "-2", "100"])
    return luck.choice(ODD)
