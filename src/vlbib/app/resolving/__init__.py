"""From works to what is known of each: recalled, pinned, or asked of the sources one after the other."""
