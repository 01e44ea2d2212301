"""Split personality: the same service, named or felt differently in the shop and on the web.

Source: grey areas: "a company that speaks with several voices ('split personality', shop against web) loses the
customer". Touchpoints belong together by their `service`; compared is what is digital with what is not. Names
differ where the titles do, capitals, accents and the channel's own name aside; feelings differ from one point on.
"""
from collections.abc import Iterator
from itertools import product

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, named
from journeymapper.core.analysis.rule import Rule, whole
from journeymapper.core.foundation.folding import fold
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.people import Channel


def look(facts: Facts, _unit: str) -> Iterator[Finding]:
    """The whole map."""
    services: dict[str, dict[bool, list[Touchpoint]]] = {}
    for row in facts.doc.every(Touchpoint):
        channel = facts.doc.find(Channel, row.channel) if row.service and row.step else None
        if channel is not None and channel.mode:
            sides = services.setdefault(fold(str(row.service).strip()), {True: [], False: []})
            sides[channel.mode == "digital"].append(row)
    for name, sides in sorted(services.items()):
        for sort, find in (("felt", _felt), ("named", _named_otherwise)):
            pair = next((pair for pair in product(_ordered(sides[False]), _ordered(sides[True])) if find(facts, *pair)),
                        None)
            if pair is not None:
                yield _finding(facts, name, sort, *pair)


def _finding(facts: Facts, name: str, sort: str, shop: Touchpoint, web: Touchpoint) -> Finding:
    values = {"service": str(shop.service).strip(), "shop_channel": named(facts.doc.get(shop.channel)),
              "web_channel": named(facts.doc.get(web.channel))}
    if sort == "felt":
        shop_feels, web_feels = float(shop.feeling or 0), float(web.feeling or 0)
        says = sentence(N_("“{service}” feels {shop} by {shop_channel}, but {web} by {web_channel}."), **values,
                        shop=shop_feels, web=web_feels)
        known = f"{shop_feels} {web_feels}"
    else:
        says = sentence(N_("“{service}” is called “{shop}” by {shop_channel}, but “{web}” by {web_channel}."), **values,
                        shop=named(shop), web=named(web))
        known = f"{fold(shop.title)} | {fold(web.title)}"
    return Finding("split-personality", "medium" if sort == "felt" else "low", says, (name, sort), known,
                   (shop.id, web.id))


def _ordered(rows: list[Touchpoint]) -> list[Touchpoint]:
    return sorted(rows, key=lambda row: row.id)


def _felt(_facts: Facts, shop: Touchpoint, web: Touchpoint) -> bool:
    return shop.feeling is not None and web.feeling is not None and abs(shop.feeling - web.feeling) >= 1


def _named_otherwise(facts: Facts, shop: Touchpoint, web: Touchpoint) -> bool:
    one, other = _own_words(facts, shop), _own_words(facts, web)
    return bool(one and other and one != other)


def _own_words(facts: Facts, row: Touchpoint) -> list[str]:
    """The title's words without those of its channel's name."""
    channel = facts.doc.find(Channel, row.channel)
    others = set(fold(channel.name).split()) if channel is not None else set()
    return [word for word in fold(row.title).split() if word not in others]


RULES = (Rule(
    "split-personality", "grey-areas", N_("Split personality"),
    N_("Shop and web are one company to the customer. Where the same service has two names or is felt differently, it "
       "seems that two companies speak: agree on one name and one way of doing it."),
    N_("Grey areas: a company that speaks with several voices (shop against web) loses the customer"),
    whole(Touchpoint, Channel), look),)
