"""Finds what is known of each work: from the lock, from pins, or by asking one source after the other."""
