"""pydantic comes without what it would look for plug-ins with; whoever wants them gets them all the same."""
import os
import subprocess
import sys

import pytest

CODE = """
import sys
from journeymapper.core.foundation.plug_ins import refuse_plug_ins
refuse_plug_ins()
from pydantic import BaseModel
class Thing(BaseModel):
    n: int
assert Thing(n=1).n == 1
import typing, typing_extensions
class Pair(typing_extensions.TypedDict):
    n: int
class Holds(BaseModel):
    pair: Pair
assert Holds.model_validate({"pair": {"n": 1}}).pair == {"n": 1}
assert Holds.model_json_schema()["$defs"]["Pair"]["required"] == ["n"]
assert typing.is_typeddict(typing.TypedDict("T", {"n": int})) and typing_extensions.is_typeddict(Pair)
print("importlib.metadata" in sys.modules, "email" in sys.modules)
from importlib.metadata import version
print(bool(version("pydantic")))
"""


@pytest.mark.parametrize("wanted, seen", [("", "False False\nTrue\n"), ("nobody", "True True\nTrue\n")])
def test_the_search_is_loaded_only_where_it_is_wanted(wanted: str, seen: str) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    if wanted:
        surroundings["PYDANTIC_DISABLE_PLUGINS"] = wanted
    ended = subprocess.run([sys.executable, "-c", CODE], env=surroundings, capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.returncode) == (seen, 0), ended.stderr
