"""What all tests share stands in tests/support, as plug-ins, so that each guard can be tested on a planted fault."""

import os

# A validator of workbooks brings lxml, and openpyxl would write by it; tests run on what users get.
os.environ.setdefault("OPENPYXL_LXML", "False")

pytest_plugins = ["tests.support.network", "tests.support.hygiene", "tests.support.tools"]
