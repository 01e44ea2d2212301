"""What the inspector asks of a touchpoint."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.forms import Field

FORMS: dict[str, tuple[Field, ...]] = {
    "touchpoint": (
        Field("channel", N_("Channel"), "choice", options="channels"),
        Field("feeling", N_("How does the customer feel?"), "feeling"),
        Field("department", N_("Owner department"), "choice", options="departments"),
        Field("moment_of_truth", N_("Moment of truth"), "check",
              tip=N_("A moment that decides whether the customer stays")),
    ),
}
SECTIONS: dict[str, tuple[tuple[str, tuple[Field, ...]], ...]] = {
    "touchpoint": ((N_("Details"), (
        Field("service", N_("Service"), placeholder=N_("What is promised here?")),
        Field("reason_for_channel", N_("Reason for the channel"), "choice",
              options=(("customer", N_("the customer prefers it")), ("cost", N_("it costs less")))),
    )),),
}
