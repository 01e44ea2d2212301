"""Words from the company's side, by language, which no customer would use; a person can change them.

A word that ends in * stands for all words that begin so.
"""
from collections.abc import Mapping, Sequence

USUAL: Mapping[str, tuple[str, ...]] = {
    "en": (
        "acquisition", "activation", "after-sales", "billing", "B2B", "B2C", "campaign execution", "churn",
        "close the sale", "conversion*", "convert*", "CRM", "cross-sell*", "customer journey",
        "customer lifecycle", "customer retention", "demand generation", "dunning", "ERP", "fulfilment",
        "fulfillment", "funnel", "go-to-market", "KPI*", "KYC", "lead", "leads", "lead generation",
        "monetis*", "monetiz*", "nurtur*", "offboarding", "omnichannel", "onboard*", "order processing",
        "pipeline", "post-sales", "pre-sales", "procurement", "prospect*", "provisioning", "qualification",
        "remarketing", "retarget*", "retention", "sales pitch", "segmentation", "SKU*", "SLA*",
        "stakeholder*", "targeting", "ticketing", "up-sell*", "upsell*", "win-back", "workflow",
    ),
    "es": (
        "activación", "alta en el sistema", "aprovisionamiento", "B2B", "B2C", "captación", "cierre de venta",
        "churn", "ciclo de vida del cliente", "cobranza", "conversión", "convertir", "CRM", "embudo", "ERP",
        "facturación", "fidelización", "funnel", "generación de demanda", "KPI*", "KYC", "lead", "leads",
        "monetiz*", "omnicanal", "onboarding", "pipeline", "posventa", "postventa", "preventa",
        "procesamiento del pedido", "prospección", "recobro", "remarketing", "retargeting",
        "retención", "segmentación", "SKU*", "SLA*", "stakeholder*", "ticketing", "up-selling",
        "venta cruzada", "workflow",
    ),
}


def words_for(language: str, own: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The words of a language ("en", "es-MX" …): a person's own list where there is one, else the usual one."""
    short = language.replace("-", "_").split("_")[0].lower()
    return own[short] if short in own else USUAL.get(short, ())
