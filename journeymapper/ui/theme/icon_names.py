"""Our own names of icons, as they stand in files and in tables of actions, mapped to Lucide's names.

Files keep our names (`channels.icon`), so another set of icons could be mapped without touching a map.
"""
from journeymapper.core.foundation.i18n import N_

FALLBACK = "circle-dashed"
FEELING_ICONS = ("angry", "frown", "meh", "smile", "laugh")
FEELING_NAMES = (N_("Very bad"), N_("Bad"), N_("Neutral"), N_("Good"), N_("Very good"))

# What a channel may show: our name -> (Lucide's name, what a person calls it)
_CHANNELS = {
    "globe": ("globe", N_("Web")),
    "search": ("search", N_("Search")),
    "image": ("image", N_("Picture")),
    "smartphone": ("smartphone", N_("Mobile app")),
    "tablet": ("tablet", N_("Tablet")),
    "laptop": ("laptop", N_("Computer")),
    "mail": ("mail", N_("Mail")),
    "message-square-text": ("message-square", N_("Text message")),
    "messages": ("messages-square", N_("Chat")),
    "bot": ("bot", N_("Robot")),
    "phone": ("phone", N_("Phone")),
    "headset": ("headset", N_("Call centre")),
    "video": ("video", N_("Video call")),
    "store": ("store", N_("Store")),
    "building": ("building-2", N_("Office")),
    "home": ("house", N_("At home")),
    "users": ("users", N_("Adviser")),
    "user": ("user", N_("Person")),
    "handshake": ("handshake", N_("Meeting")),
    "calendar": ("calendar-days", N_("Event")),
    "truck": ("truck", N_("Delivery")),
    "package": ("package", N_("Parcel")),
    "file-text": ("file-text", N_("Leaflet")),
    "newspaper": ("newspaper", N_("Press")),
    "megaphone": ("megaphone", N_("Advertising")),
    "tv": ("tv", N_("Television")),
    "radio": ("radio", N_("Radio")),
    "qr-code": ("qr-code", N_("Code to scan")),
    "credit-card": ("credit-card", N_("Payment")),
    "shopping-cart": ("shopping-cart", N_("Basket")),
    "scale": ("scale", N_("Comparison")),
    "gift": ("gift", N_("Loyalty card")),
    "star": ("star", N_("Review")),
    "map-pin": ("map-pin", N_("Place")),
}
CHANNEL_ICONS = {name: label for name, (_, label) in _CHANNELS.items()}

# Signs of the program itself: our name -> Lucide's name, where they differ
_SIGNS = {
    "stage": "columns-3", "step": "square-split-horizontal", "lane": "rows-3", "touchpoint": "mouse-pointer-click",
    "emotion": "smile", "red-point": "circle-alert", "opportunity": "lightbulb", "note": "sticky-note",
    "quote": "quote", "process": "workflow", "picture": "image", "metric": "gauge", "link": "spline",
    "emotion-curve": "activity", "backstage": "workflow",
    "lane-notes": "target", "lane-touchpoints": "mouse-pointer-click", "lane-emotions": "activity",
    "lane-red-points": "circle-alert", "lane-processes": "phone", "lane-opportunities": "lightbulb",
    "lane-pictures": "image", "lane-metrics": "gauge",
    "undo": "undo-2", "redo": "redo-2", "map": "map", "backlog": "list-checks", "insights": "chart-line",
    "compare": "git-compare",
    "present": "presentation", "workshop": "users", "export": "share", "excel": "file-spreadsheet",
    "new": "file-plus", "open": "folder-open", "save": "save", "close": "x", "add": "plus", "remove": "trash-2",
    "copy": "copy", "cut": "scissors", "paste": "clipboard-paste", "duplicate": "copy-plus", "rename": "pencil",
    "zoom-in": "zoom-in", "zoom-out": "zoom-out", "fit": "maximize", "parking-lot": "circle-parking",
    "inspector": "panel-right", "palette": "panel-left", "persona": "user-round", "personas": "users-round",
    "channels": "waypoints", "departments": "building-2", "properties": "settings-2", "theme": "sun-moon",
    "language": "languages", "keys": "keyboard", "about": "info", "warning": "triangle-alert", "done": "circle-check",
    "date": "calendar", "clear": "x", "choose": "folder-open", "more": "ellipsis", "up": "arrow-up",
    "down": "arrow-down", "moment-of-truth": "star", "locked": "lock", "hidden": "eye-off", "shown": "eye",
    "split-stage": "between-vertical-start", "split-step": "square-split-horizontal",
    "merge": "merge", "palette-colours": "palette", "journey": "route", "window": "app-window",
    "picture-file": "image-plus", "filter": "funnel", "outline": "list-tree", "history": "history",
    "previous": "chevron-left", "next": "chevron-right", "spotlight": "focus", "minimap": "picture-in-picture-2",
    "commands": "command", "findings": "search-check", "serious": "octagon-alert", "worth-a-look": "triangle-alert",
    "good-to-know": "info",
}
_LUCIDE = {**{name: lucide for name, (lucide, _) in _CHANNELS.items()}, **_SIGNS}


def lucide_name(name: str) -> str:
    """Lucide's name for ours; a name that isn't ours is taken as Lucide's (`theme.icons` falls back if it isn't)."""
    return _LUCIDE.get(name, name)


def own_names() -> tuple[str, ...]:
    """All our names, sorted."""
    return tuple(sorted(_LUCIDE))
