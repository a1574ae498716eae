"""“Same person?”: the queue of contacts that may be one, answering it side by side, and taking merges apart again."""
