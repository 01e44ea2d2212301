"""The kinds of field, by the word in `Field.kind`."""
from collections.abc import Callable, Sequence

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.theme.icon_names import CHANNEL_ICONS

from . import scales
from .base import FieldWidget, FormContext
from .check import CheckField
from .choice import ChoiceField
from .colour import ColourField
from .date import DateField
from .feeling import FeelingField
from .field import Choice, Field
from .info import InfoField
from .line import FigureField, LineField
from .number import NumberField
from .picture import PictureField
from .several import SeveralField
from .text import TextField
from .title import TitleField

Factory = Callable[[Field, FormContext], FieldWidget]


def static_choices(options: Sequence[tuple[object, str]], t: Texts) -> list[Choice]:
    """Pairs (value, catalogue id) as choices in the language."""
    return [Choice(value, t(text)) for value, text in options]


def _choice(field: Field, context: FormContext) -> ChoiceField:
    options = field.options if isinstance(field.options, tuple) else ()
    return ChoiceField(context, static_choices(options, context.t), context.t(field.empty))


def _scale(options: scales.Options) -> Factory:
    return lambda field, context: ChoiceField(context, static_choices(options, context.t), context.t(field.empty))


def _several(field: Field, context: FormContext) -> SeveralField:
    options = field.options if isinstance(field.options, tuple) else ()
    return SeveralField(context, static_choices(options, context.t), context.t(field.empty))


def _icon(field: Field, context: FormContext) -> ChoiceField:
    offered = [Choice(name, context.t(label), icon=name) for name, label in CHANNEL_ICONS.items()]
    return ChoiceField(context, offered, context.t(field.empty))


def _number(field: Field, context: FormContext) -> NumberField:
    return NumberField(context, field.minimum, field.maximum, field.decimals, field.unit, context.t(field.placeholder))


KINDS: dict[str, Factory] = {
    "line": lambda field, context: LineField(context, context.t(field.placeholder)),
    "title": lambda field, context: TitleField(context, context.t(field.placeholder)),
    "text": lambda field, context: TextField(context, context.t(field.placeholder)),
    "figure": lambda field, context: FigureField(context, context.t(field.placeholder)),
    "choice": _choice,
    "several": _several,
    "feeling": lambda _, context: FeelingField(context),
    "severity": _scale(scales.SEVERITY),
    "frequency": _scale(scales.FREQUENCY),
    "effort": _scale(scales.EFFORT),
    "confidence": _scale(scales.CONFIDENCE),
    "cause": _scale(scales.CAUSE),
    "status": _scale(scales.STATUS),
    "evidence": _scale(scales.EVIDENCE),
    "number": _number,
    "date": lambda _, context: DateField(context),
    "check": lambda field, context: CheckField(context, context.t(field.label)),
    "colour": lambda field, context: ColourField(context, automatic=context.t(field.placeholder)),
    "icon": _icon,
    "picture": lambda _, context: PictureField(context),
    "info": lambda _, context: InfoField(context),
}


def make_widget(field: Field, context: FormContext) -> FieldWidget:
    """The widget for a field, with its accessible name. Raises KeyError for a kind that isn't there."""
    widget = KINDS[field.kind](field, context)
    widget.setObjectName(field.name)
    widget.describe(context.t(field.label), context.t(field.tip))
    return widget
