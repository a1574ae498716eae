"""The demonstration: a made-up programme, told through the store's own verbs, kept apart from every real store.

Nobody in it lives anywhere. It is built the same, to the byte of its journal, each time, so that a tour, a test and a
pack made from it can be compared.
"""
