"""The words of the work as frozen records: what the store gives and takes, and what every other part passes on."""
