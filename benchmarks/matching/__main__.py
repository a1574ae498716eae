"""`python -m benchmarks.matching`: the figures, the band for merging many at once, lookup. See `benchmarks/README.md`."""

from __future__ import annotations

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
