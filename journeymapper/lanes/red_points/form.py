"""What the inspector asks of a red point: first what hurts, then what makes it a line of the backlog."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.forms import Field

FORMS: dict[str, tuple[Field, ...]] = {
    "red-point": (
        Field("title", N_("What hurts"), "title", placeholder=N_("In the customer's words")),
        Field("severity", N_("Severity"), "severity"),
        Field("frequency", N_("Frequency"), "frequency", half=True),
        Field("effort", N_("Effort"), "effort", half=True),
        Field("score", N_("Score"), "info", tip=N_("How red points are scored is chosen in Map › Journey…")),
        Field("owner", N_("Owner"), placeholder=N_("Who takes it?")),
        Field("evidence", N_("Evidence"), "text", placeholder=N_("Interviews, calls, figures")),
    ),
}
SECTIONS: dict[str, tuple[tuple[str, tuple[Field, ...]], ...]] = {
    "red-point": (
        (N_("Backlog"), (
            Field("status", N_("Status"), "status", half=True),
            Field("due", N_("Due"), "date", half=True),
            Field("cause", N_("Cause"), "cause"),
            Field("confidence", N_("Confidence"), "confidence", empty=N_("by evidence"),
                  tip=N_("Follows the evidence level unless it is chosen here")),
            Field("personas", N_("Personas"), "several", options="personas", empty=N_("Everybody")),
            Field("customer_value", N_("Customer value"), "number", maximum=100, half=True),
            Field("business_value", N_("Business value"), "number", maximum=100, half=True),
            Field("proposal", N_("Proposed improvement"), "text"),
            Field("metric", N_("Metric"), placeholder=N_("What will show it?")),
            Field("baseline", N_("Baseline"), "figure", half=True),
            Field("target", N_("Target"), "figure", half=True),
            Field("ticket", N_("Ticket"), placeholder=N_("Link or number")),
            Field("decision", N_("Decision"), "text"),
        )),
    ),
}
