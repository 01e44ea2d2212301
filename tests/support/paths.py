"""Where things stand in the checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "journeymapper"
SAMPLE = ROOT / "resources" / "samples" / "garden-furniture.journey"
TRANSLATIONS = ROOT / "resources" / "translations"
ON_CI = bool(os.environ.get("JOURNEYMAPPER_CI"))
