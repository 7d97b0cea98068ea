"""Values of entries as formats want them: text, dates, kinds, words, and slips of common tools put right."""
