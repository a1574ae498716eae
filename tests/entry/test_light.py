from __future__ import annotations

import subprocess
import sys


def test_the_readers_load_no_heavy_library_until_used() -> None:
    modules = "access comments contact_points counts dates errors followups money paste people postcodes tags times wording"
    script = (
        "import importlib, sys\n"
        f"for name in {modules.split()!r}: importlib.import_module('codesign.entry.' + name)\n"
        "heavy = {'rapidfuzz', 'dateutil', 'phonenumbers', 'email_validator', 'pydantic', 'sqlalchemy', 'sqlmodel', 'textual'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "[]"
