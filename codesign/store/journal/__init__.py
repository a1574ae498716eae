"""The journal: its chain, its history read, changes taken back, and the proof that nothing in it was altered."""
