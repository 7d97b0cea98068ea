"""Values of entries as formats need them: text, dates, types, words, with the slips of common tools corrected."""
