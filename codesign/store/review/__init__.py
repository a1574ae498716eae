"""The lead's Monday, one file a panel: each worked out from the same facts, so that no two of them disagree."""
