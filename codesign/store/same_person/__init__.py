"""The same person? What is asked of contacts that may be one, what was answered, and merges that come apart again.

`verbs` puts it together: `entries` is what the engine compares, `queue` what is asked, `answers` what was said to it, `comparing`
and `sides` two contacts side by side, `merging` one going on for others, and `since` what came to it after that. What follows
from the merges there are is kept in step by `codesign.store.merging`, inside every change.
"""
