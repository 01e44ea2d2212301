"""Who has a map open, in words. No Qt: the command line says it too."""
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.persistence.lock.here import Here, this_program
from journeymapper.core.persistence.lock.owner import Owner


def who(owner: Owner | None, t: Texts, here: Here | None = None) -> str:
    """“Ana Pérez on “laptop””; of ourselves: which program."""
    if owner is None or not (owner.person or owner.host):
        return t("somebody")
    me = (here or this_program()).me
    if owner.machine and (owner.person, owner.host, owner.machine) == (me.person, me.host, me.machine):
        return t("another Journeymapper of yours on this computer")
    if not owner.host:
        return owner.person
    person = owner.person or t("somebody")
    if owner.machine and (owner.host, owner.machine) == (me.host, me.machine):
        return t("{person} on this computer", person=person)
    return t("{person} on “{computer}”", person=person, computer=owner.host)


def since(owner: Owner, when: str, t: Texts) -> str:
    """When they opened it, in words, and which process has it; "" where it isn't known when."""
    if when and owner.pid:
        return t("Open since {when} (process {pid}).", when=when, pid=owner.pid)
    return t("Open since {when}.", when=when) if when else ""
