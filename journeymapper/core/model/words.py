"""What the stored values of a choice are called (catalogue ids), one table for window, workbook and command line."""
from journeymapper.core.foundation.i18n import N_

Words = dict[str, str]

SIDES: Words = {
    "customer": N_("customer’s side"), "frontstage": N_("frontstage"), "backstage": N_("backstage"),
    "support": N_("support"),
}
CAUSES: Words = {
    "system": N_("system"), "data": N_("data"), "process": N_("process"), "capacity": N_("capacity"),
    "policy": N_("policy"), "communication": N_("communication"), "exogenous": N_("exogenous"),
}
STATUSES: Words = {
    "new": N_("new"), "agreed": N_("agreed"), "planned": N_("planned"), "in progress": N_("in progress"),
    "done": N_("done"), "verified": N_("verified"), "won't do": N_("won't do"),
}
EVIDENCES: Words = {"researched": N_("researched"), "partly": N_("partly researched"), "assumed": N_("assumed")}
REASONS: Words = {"customer": N_("the customer prefers it"), "cost": N_("it costs less")}
# How sure we are of what stands on such evidence, per cent.
CONFIDENCE_BY_EVIDENCE = {"researched": 100, "partly": 80, "assumed": 50}
PHASES: Words = {
    "before": N_("before the purchase"), "purchase": N_("purchase"), "after": N_("after the purchase"),
}
# Loyalty, each 0 to 10.
ATTITUDES: Words = {
    "repurchase": N_("Willingness to repurchase"), "switching_reluctance": N_("Reluctance to switch"),
    "recommendation": N_("Likelihood to recommend"),
}
