"""Evidence packs: gathered once from the store, rendered by several writers, and proved by anybody."""
