"""Words for biblatex's localisation keys (`mathesis`, `patentus`, `countryde`), which only biblatex spells out.

Source: the long forms of english.lbx in biblatex 3.20; the manual explains them in sections 4.9.2.11 to 4.9.2.15.
"""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_COUNTRIES = {"de": "German", "eu": "European", "fr": "French", "uk": "British", "us": "U.S."}
TYPE_WORDS = {
    "audiocd": "Audio CD",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "datacd": "CD-ROM",
    "mathesis": "Master's thesis",
    "patent": "Patent",
    "patreq": "Patent request",
    "phdthesis": "PhD thesis",
    "resreport": "Research report",
    "software": "Computer software",
    "techreport": "Technical report",
    **{f"patent{code}": f"{adjective} patent" for code, adjective in _COUNTRIES.items()},
    **{f"patreq{code}": f"{adjective} patent request" for code, adjective in _COUNTRIES.items()},
}
# What people did, by the biblatex field that names them.
PART_WORDS = {
    "annotator": "Annotated by",
    "commentator": "Commentary by",
    "introduction": "Introduction by",
    "foreword": "Foreword by",
    "afterword": "Afterword by",
    "bookauthor": "Book by",
}
# What people in an editor field did, by biblatex's key for their role.
ROLE_WORDS = {
    "castmember": "With",
    "collaborator": "In collaboration with",
    "compiler": "Compiled by",
    "composer": "Composed by",
    "continuator": "Continued by",
    "director": "Directed by",
    "founder": "Founded by",
    "guest": "With",
    "host": "Hosted by",
    "illustrator": "Illustrated by",
    "narrator": "Narrated by",
    "organizer": "Organized by",
    "performer": "Performed by",
    "producer": "Produced by",
    "recipient": "To",
    "redactor": "Redacted by",
    "reviser": "Revised by",
    "scriptwriter": "Written by",
    "serieseditor": "Series edited by",
}
_COUNTRY_WORDS = {
    "countryde": "Germany",
    "countryep": "European Union",
    "countryeu": "European Union",
    "countryfr": "France",
    "countryuk": "United Kingdom",
    "countryus": "United States of America",
}
# English names of the countries that have keys, lowercase without full stops.
_COUNTRY_NAMES = {
    "american": "us", "british": "uk", "european": "eu", "european union": "eu", "france": "fr", "french": "fr",
    "gb": "uk", "german": "de", "germany": "de", "great britain": "uk", "united kingdom": "uk", "united states": "us",
    "united states of america": "us", "usa": "us",
} | {code: code for code in _COUNTRIES}  # fmt: skip
STATES = {
    "forthcoming": "forthcoming",
    "inpreparation": "in preparation",
    "inpress": "in press",
    "prepublished": "pre-published",
    "submitted": "submitted",
}
# Words in place of a year in classic BibTeX, and their keys for biblatex's `pubstate`.
STATE_KEYS = {words: key for key, words in STATES.items() if key != "prepublished"} | {
    "accepted": "forthcoming",
    "to appear": "forthcoming",
    "under review": "submitted",
}
# Language names of babel and polyglossia, which biblatex accepts in `langid`, and their tags (BCP 47).
LANGUAGE_TAGS = {
    "american": "en-US", "arabic": "ar", "australian": "en-AU", "austrian": "de-AT", "brazilian": "pt-BR",
    "british": "en-GB", "bulgarian": "bg", "canadian": "en-CA", "catalan": "ca", "chinese": "zh", "croatian": "hr",
    "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "estonian": "et", "finnish": "fi", "french": "fr",
    "german": "de", "greek": "el", "hebrew": "he", "hungarian": "hu", "italian": "it", "japanese": "ja", "korean": "ko",
    "latin": "la", "latvian": "lv", "lithuanian": "lt", "naustrian": "de-AT", "ngerman": "de", "norsk": "no",
    "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru",
    "serbian": "sr", "slovak": "sk", "slovene": "sl", "spanish": "es", "swedish": "sv", "swissgerman": "de-CH",
    "turkish": "tr", "ukenglish": "en-GB", "ukrainian": "uk", "usenglish": "en-US", "vietnamese": "vi",
    "afrikaans": "af", "albanian": "sq", "armenian": "hy", "basque": "eu", "breton": "br", "esperanto": "eo",
    "francais": "fr", "galician": "gl", "georgian": "ka", "germanb": "de", "hindi": "hi", "icelandic": "is",
    "indonesian": "id", "irish": "ga", "macedonian": "mk", "magyar": "hu", "malay": "ms", "mexican": "es-MX",
    "mongolian": "mn", "newzealand": "en-NZ", "nswissgerman": "de-CH", "nynorsk": "nn", "portuges": "pt",
    "scottish": "gd", "thai": "th", "urdu": "ur", "welsh": "cy",
}  # fmt: skip
# Three-letter codes (ISO 639-2), which PubMed and libraries write.
_CODES = {
    "ara": "ar", "ces": "cs", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en",
    "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gre": "el", "heb": "he", "hun": "hu", "ita": "it", "jpn": "ja",
    "kor": "ko", "lat": "la", "nld": "nl", "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro",
    "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr", "ukr": "uk", "vie": "vi", "zho": "zh",
}  # fmt: skip
# If a language has several names, the first is used.
_NAMES_BY_TAG = {tag.lower(): name for name, tag in reversed(LANGUAGE_TAGS.items())}
_TAG = lazy_pattern(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_LAND_KEY = lazy_pattern(r"country([a-z]{2})")
_SERIES_WORDS = {"newseries": "New series", "oldseries": "Old series"}
_KEYED = {"type": TYPE_WORDS, "location": _COUNTRY_WORDS, "pubstate": STATES, "series": _SERIES_WORDS}
KEYED = frozenset(_KEYED)  # the fields whose values may be keys
_ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_TEENS = ("Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth",
          "Nineteenth", "Twentieth")  # fmt: skip
_EDITION = lazy_pattern(r"\b(?:edition|edn|ed)\b\.?$")
_EDITION_LAST = lazy_pattern(r"\s(?:edition|edn\.?|ed\.|aufl(?:age|\.)|éd(?:ition|\.)|ausg(?:abe|\.))$", re.IGNORECASE)
_NUMBERS = {word.lower(): str(number) for number, word in enumerate((*_ORDINALS, *_TEENS)) if word}


def in_words(field: str, text: str) -> str:
    """Return the words for a key: `in_words("type", "mathesis")` is `Master's thesis`.

    Each place in a list is read separately. Text that is not a key is returned unchanged.
    """
    words = _KEYED.get(field)
    if words is None:
        return text
    if field == "location" and "country" in text:
        return ", ".join(_land(place.strip()) for place in text.split(" and "))
    return words.get(text, text)


def _land(key: str) -> str:
    """Return the name of a country by its key.

    Without a name, its code (`ES` for `countryes`), or the text if it is no key.
    """
    match = _LAND_KEY.fullmatch(key)
    return _COUNTRY_WORDS.get(key) or (match[1].upper() if match else key)


def country_code(text: str) -> str:
    """Return the code of a country that biblatex has keys for (`patentus`, `countryde`), else "".

    >>> country_code("United States"), country_code("countryde"), country_code("Norway")
    ('us', 'de', '')
    """
    return _COUNTRY_NAMES.get(text.strip("{} ").lower().replace(".", "").removeprefix("country"), "")


def role_words(role: str) -> str:
    """Return what people did, by biblatex's key for their role or any other word; "" means an editor.

    >>> role_words("compiler"), role_words(""), role_words("choreographer")
    ('Compiled by', 'Edited by', 'Choreographer:')
    """
    bare = role.strip().lower()
    words = ROLE_WORDS.get(bare.replace("-", ""))
    return words or (f"{bare.capitalize()}:" if bare not in ("", "editor") else "Edited by")


def language_tag(text: str) -> str:
    """Return the tag of a language given by babel's name, a key (`langfrench`) or a code.

    Other text is returned unchanged.
    """
    name = text.lower()
    return LANGUAGE_TAGS.get(name) or LANGUAGE_TAGS.get(name.removeprefix("lang")) or _CODES.get(name) or text


def language_id(text: str) -> str:
    """Return babel's name for a language given by a tag or code (`en`, `pt-br`, `ger`); "" for other text.

    >>> language_id("en"), language_id("de-CH"), language_id("fr-CA"), language_id("Alsatian")
    ('english', 'swissgerman', 'french', '')
    """
    code = text.strip().lower().replace("_", "-")
    tag = _CODES.get(code, code).lower()
    return _NAMES_BY_TAG.get(tag) or _NAMES_BY_TAG.get(tag.partition("-")[0], "") if _TAG.fullmatch(tag) else ""


def language_key(text: str) -> str:
    """Return the name of a language as biblatex's key (`English` as `english`); other text is returned unchanged."""
    name = text.strip().lower()
    return name if name in LANGUAGE_TAGS else text


def language_words(text: str) -> str:
    """Return the name of a language given by a key (`langfrench`) or babel's name (`french`): `French`."""
    name = text.removeprefix("lang")
    return name.capitalize() if name.lower() in LANGUAGE_TAGS else text


def edition_number(text: str) -> str:
    """Return the number of an edition in digits, or the text if it says more than a number.

    >>> edition_number("Second"), edition_number("3rd ed"), edition_number("Third, revised")
    ('2', '3', 'Third, revised')
    """
    bare = _EDITION.sub("", text.strip().lower()).strip(" .")
    digits = bare[:-2] if bare[-2:] in ("st", "nd", "rd", "th") else bare
    return _NUMBERS.get(bare) or (digits if digits.isdigit() else text)


def edition_words(text: str) -> str:
    """Return an edition as an ordinal, for classic BibTeX: `2` is `Second`, `12` is `12th`.

    The word "edition", which styles add, is removed from other text: `Revised ed.` is `Revised`.
    """
    number = edition_number(text)
    if not number.isdigit():
        return _EDITION_LAST.sub("", text) or text
    if text.strip().lower() in _NUMBERS:
        return text
    if int(number) < len(_ORDINALS):
        return _ORDINALS[int(number)] or text
    last = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{number}th" if number[-2:] in ("11", "12", "13") else f"{number}{last}"
