"""What all tests share stands in tests/support, as plug-ins, so that each guard can be tested on a planted fault."""

pytest_plugins = ["tests.support.network", "tests.support.hygiene", "tests.support.tools"]
