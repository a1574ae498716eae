"""A second opinion on screen: a sample coded blind, how far two people agree, and what they differ about, settled by one key each."""
