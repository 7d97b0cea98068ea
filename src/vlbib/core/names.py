"""Names of authors: family and given part, parsed from what sources give and written as BibTeX needs them.

The parts are those of BibTeX (von, last, jr, first), see "Tame the BeaST", section 11; `family` includes the von part.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import CJK, one_line, plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

_SUFFIX = lazy_pattern(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_LONGEST_SUFFIX = len("iii.")
_HOMONYM = lazy_pattern(r"(?<!\s)\s+\d{4}$")
# Last words of group names; in half a million records, no author has one of them as a family name.
_GROUPS = ("collaboration", "consortium", "team", "group", "initiative", "foundation", "labs", "workshop")
_GROUP = lazy_pattern(rf".+\b(?:{'|'.join(_GROUPS)})", re.IGNORECASE)
# Already as a `Name` is written; what is longer than a suffix is the given name.
_IN_ORDER = lazy_pattern(rf"[A-Za-z'-]+(?: [A-Za-z'-]+)*, (?=.{{{_LONGEST_SUFFIX + 1}}})[A-Za-z.'-]+(?: [A-Za-z.'-]+)*")
_GIVEN_WORD = lazy_pattern(r"[A-Za-z][A-Za-z.'-]*")  # before a family name; the two can be parsed in one way only
# Several plain words, of which those within are capitalized
_PLAIN_WORDS = lazy_pattern(r"([A-Za-z][A-Za-z.'-]*(?: [A-Z][A-Za-z.'-]*)*) ([A-Za-z]+)")
# Particles, in upper or lower case, before a family name: Luc Van Gool, Fernando De la Torre.
PARTICLES = frozenset({
    "abd", "abdel", "abu", "al", "ben", "bin", "d'", "da", "dal", "dalla", "de", "del", "della", "den", "der", "di",
    "dos", "du", "el", "ibn", "la", "las", "le", "lo", "los", "mac", "mc", "san", "santa", "st", "st.", "ten",
    "ter", "van", "vande", "vanden", "vander", "von", "zu", "zur",
})  # fmt: skip
# Common Chinese, Korean and Vietnamese family names: beside one, Van, Le, Di or Bin is part of a given name.
_EAST_ASIAN = frozenset({
    "an", "ba", "bae", "bai", "bao", "bui", "cai", "cao", "cha", "chan", "chang", "chen", "cheng", "cheung", "chi",
    "chien", "chin", "cho", "choi", "chou", "chow", "chu", "chuang", "chung", "cui", "dai", "dang", "deng", "ding",
    "dinh", "do", "doan", "dong", "du", "duan", "duong", "fan", "fang", "feng", "fu", "gao", "ge", "gong", "gu",
    "guan", "guo", "ha", "han", "hang", "hao", "he", "heo", "hien", "ho", "hoang", "hong", "hou", "hsieh", "hsu",
    "hu", "hua", "huang", "hung", "huynh", "hwang", "jang", "jeon", "jeong", "ji", "jia", "jiang", "jiao", "jin",
    "jing", "ju", "jung", "kang", "kim", "ko", "koh", "kong", "ku", "kuang", "kuo", "kwak", "kwok", "kwon", "lai",
    "lam", "lau", "le", "lee", "lei", "leung", "li", "liang", "liao", "lim", "lin", "ling", "liu", "lo", "long",
    "lu", "luo", "luong", "luu", "lv", "ly", "ma", "mai", "mao", "mei", "meng", "miao", "min", "mo", "mu", "nam",
    "ngo", "nguyen", "ni", "nie", "oh", "ong", "ou", "ouyang", "pan", "pang", "park", "peng", "pham", "phan",
    "phung", "ping", "qi", "qian", "qiao", "qin", "qiu", "quach", "qu", "quan", "rao", "ren", "ryu", "ryoo", "sa",
    "seo", "shao", "shen", "sheng", "shi", "shim", "shin", "shu", "si", "sim", "son", "song", "su", "sun", "ta",
    "tai", "tan", "tang", "tao", "teng", "thai", "tian", "tong", "tran", "trinh", "truong", "tsai", "tsang",
    "tseng", "tu", "vo", "vu", "vuong", "wan", "wang", "wei", "wen", "weng", "wong", "woo", "wu", "xia", "xiang",
    "xiao", "xie", "xin", "xing", "xiong", "xu", "xue", "yan", "yang", "yao", "ye", "yeh", "yi", "yin", "ying",
    "yong", "yoo", "yoon", "you", "yu", "yuan", "yue", "yun", "zeng", "zha", "zhai", "zhan", "zhang", "zhao",
    "zheng", "zhong", "zhou", "zhu", "zhuang", "zou", "zuo",
})  # fmt: skip
# These, and other family names that very many authors have
_COMMON = _EAST_ASIAN | {
    "agarwal", "agrawal", "ahmad", "ahmed", "ahn", "ali", "banerjee", "chakraborty", "chowdhury", "cohen", "das",
    "ghosh", "gupta", "jain", "johnson", "joshi", "khan", "kumar", "lan", "lyu", "martin", "mishra", "niu", "patel",
    "roy", "saha", "shah", "sharma", "silva", "singh", "smith", "yadav",
}  # fmt: skip
# A possible Chinese, Korean or Vietnamese given name: one syllable with an ending of these languages.
_SYLLABLE = lazy_pattern(r"[b-df-hj-np-tv-xz]{0,3}[aeiouy]{1,3}(?:[cmnpt]|ch|ng|nh)?")
_PARTICLE = lazy_pattern(
    r"(?:Mac|Mc|De|Del|De[nrs]|D[aiou]|Dos|L[aeio]|Los|Van|Von|Fitz|O|Al|El|Ben|Bar|San|Saint|St)[A-Z]"
)
_MOST_AUTHORS = 12  # of a long author list, only the first names are compared
_CJK = lazy_pattern(rf"^[{CJK}·]+$")


def is_common_family(family: str) -> bool:
    """Tell whether a family name in lower case is one that very many authors have.

    >>> is_common_family("zhang"), is_common_family("kumar"), is_common_family("karpukhin")
    (True, True, False)
    """
    return family in _COMMON


def has_particle(word: str) -> bool:
    """Tell whether a word with a capital inside begins with a particle of family names.

    >>> [has_particle(word) for word in ("McCann", "DeVries", "LeCun", "VoxCeleb", "Delft")]
    [True, True, True, False, False]
    """
    return _PARTICLE.match(word) is not None


class Name(str):
    """One author: `family` with its particle, `given` as the source has it, `suffix` such as Jr.

    A corporate or one-word name has `given` ""; `literal` marks a corporate name, which stays in braces. The text is
    `Family, Suffix, Given` or `{Family}`, which BibTeX splits the same way.
    """

    __slots__ = ()

    def __new__(cls, family: str, given: str = "", suffix: str = "", literal: bool = False) -> Self:  # noqa: FBT001, FBT002
        """Create a name from its parts."""
        if literal:
            return str.__new__(cls, f"{{{family}}}")
        if suffix:
            return str.__new__(cls, ", ".join(part for part in (family, suffix, given) if part))
        return str.__new__(cls, f"{family}, {given}" if family and given else family or given)

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, str, bool]]:
        return type(self), (self.family, self.given, self.suffix, self.literal)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the name with this text; a text without comma or braces is a family name alone.

        >>> Name.read("{Common Crawl}").family
        'Common Crawl'
        """
        return str.__new__(cls, text)

    @property
    def parts(self) -> tuple[str, str, str]:
        """Family name, given names and suffix."""
        if self[:1] == "{" and self[-1:] == "}":
            return self[1:-1], "", ""
        family, _, rest = self.partition(", ")
        if not rest:
            return str(family), "", ""
        first, comma, last = rest.partition(", ")
        is_suffix = comma or (len(first) <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(first))
        return (family, last, first) if is_suffix else (family, rest, "")

    @property
    def literal(self) -> bool:
        """Whether the name is corporate, in braces."""
        return self.startswith("{") and self.endswith("}")

    @property
    def family(self) -> str:
        """The family name with its particle, or the whole corporate name."""
        return self[1:-1] if self.literal else str(self.partition(", ")[0])

    @property
    def given(self) -> str:
        """The given names, "" if there are none."""
        return self.parts[1]

    @property
    def suffix(self) -> str:
        """Jr and the like: the second of three parts, or of two if it looks like a suffix."""
        return self.parts[2]

    def __repr__(self) -> str:
        parts = (f"{part}={getattr(self, part)!r}" for part in ("family", "given", "suffix", "literal"))
        return f"Name({', '.join(parts)})"


def parse_name(text: str) -> Name:
    """Parse `Given von Family`, `Family, Given` or `Family, Jr., Given`; a DBLP homonym number is dropped.

    A group (`Gemini Team`, `the LAGO Collaboration`) stays whole. A particle in any case belongs to the family name if
    a given name comes before it (`Luc Van Gool`, but not `Le Wang`).

    >>> parse_name("Aäron van den Oord")
    Name(family='van den Oord', given='Aäron', suffix='', literal=False)
    """
    given, _, family = text.partition(" ")
    are_two_words = family.isalpha() and text.isascii() and (given.isalpha() or _GIVEN_WORD.fullmatch(given))
    if are_two_words and not family.lower().endswith(_GROUPS):  # most names
        return str.__new__(Name, f"{family}, {given}")
    in_order = _in_order(text)
    return str.__new__(Name, in_order) if in_order else _parsed(one_line(text))


def _in_order(text: str) -> str:
    """Return a plain name with the family name first, "" if it needs to be parsed."""
    if "," in text:
        return text if _IN_ORDER.fullmatch(text) else ""
    plain_words = _PLAIN_WORDS.fullmatch(text)
    if plain_words is None:
        return ""
    given, family = plain_words.groups()
    is_plain = not family.lower().endswith(_GROUPS) and (" " not in given or _is_family(family, given))
    return f"{family}, {given}" if is_plain else ""


def _parsed(clean: str) -> Name:
    """Return a name on one line, parsed."""
    if clean[-1:].isdigit():
        clean = _HOMONYM.sub("", clean)
    if "," in clean:
        return _from_parts([part.strip() for part in clean.split(",")])
    if not clean.isascii() and _CJK.match(clean):
        return Name(clean)
    if clean.lower().endswith(_GROUPS) and _GROUP.fullmatch(clean):
        return Name(clean, literal=True)
    return _from_words(clean.split(" "))


def _is_family(last: str, before: str) -> bool:
    """Tell whether the last of three or more plain words alone is the family name: no suffix, no particle before it."""
    is_suffix = len(last) <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(last) is not None
    return not is_suffix and before.rpartition(" ")[2].lower() not in PARTICLES


def joined_name(family: str, given: str, suffix: str = "") -> Name:
    """Return the name with the parts that a source gives; particles after the given names move to the family name.

    They move only if the words in this order are parsed that way: `Luc Van` and `Gool`, but not `Thi Van` and `Nguyen`.

    >>> str(joined_name("Gool", "Luc Van")), str(joined_name("Nguyen", "Thi Van"))
    ('Van Gool, Luc', 'Nguyen, Thi Van')
    """
    tokens = given.split()
    if len(tokens) > 1 and family and plain(tokens[-1]) in PARTICLES:
        whole = _from_words([*tokens, family])
        if whole.family.endswith(f" {family}"):
            return Name(whole.family, whole.given, suffix)
    return Name(family, given, suffix)


def _from_parts(parts: list[str]) -> Name:
    if len(parts) == 2:
        if _SUFFIX.fullmatch(parts[1]):
            bare = _from_words(parts[0].split(" "))
            return Name(bare.family, bare.given, parts[1])
        return Name(parts[0], parts[1])
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[2]) and not _SUFFIX.fullmatch(parts[1]):
        return Name(parts[0], parts[1], parts[2])  # as written by some tools: `Placeholder, Ada, Jr.`
    return Name(parts[0], " ".join(parts[2:]), parts[1])


def _from_words(tokens: list[str]) -> Name:
    may_have_suffix = len(tokens) > 2 and len(tokens[-1]) <= _LONGEST_SUFFIX
    suffix = tokens.pop() if may_have_suffix and _SUFFIX.fullmatch(tokens[-1]) else ""
    start = _family_start(tokens)
    return Name(" ".join(tokens[start:]), " ".join(tokens[:start]), suffix)


def _family_start(tokens: list[str]) -> int:
    """Return the index where the family name begins: at an inner lower-case word, else at the last particles."""
    last = len(tokens) - 1
    if last < 2:
        return last
    start = 1
    while start < last and not tokens[start][:1].islower():
        start += 1
    if plain(tokens[start - 1]) not in PARTICLES:
        return start
    ends = {plain(tokens[0]), plain(tokens[-1])}
    if start == last and not ends.isdisjoint(_EAST_ASIAN) and not _has_european_de(tokens):
        return start
    while start > 1 and plain(tokens[start - 1]) in PARTICLES:
        start -= 1
    return start


def _has_european_de(tokens: list[str]) -> bool:
    """Tell whether `De` follows a given name that is no East Asian syllable: Christopher De Sa, not Jian De Sun."""
    first = plain(tokens[0])
    is_de = len(tokens) > 2 and plain(tokens[-2]) == "de"
    return is_de and first not in _EAST_ASIAN and _SYLLABLE.fullmatch(first) is None


def same_person(left: Name, right: Name) -> bool:
    """Tell whether two names are one person's: the same family name, and given names that agree as far as given.

    Initials agree with full names, and a missing given name with any. Accents, their transliterations (`ue` for `ü`)
    and hyphens do not matter. Nor does it matter if family and given name are swapped, or if a particle is on the other
    side of the comma (`Gool, Luc Van`).
    """
    direct = _family(left) == _family(right) and _givens_agree(left.given, right.given)
    swapped = plain(left.family) == plain(right.given) and plain(left.given) == plain(right.family)
    return direct or swapped or _in_full(left) == _in_full(right) or _is_same_undivided(left, right)


def _is_same_undivided(left: Name, right: Name) -> bool:
    """Tell whether two names in a script without spaces are the same, separated into parts or not."""
    whole = _undivided(left)
    return whole is not None and whole == _undivided(right)


@lru_cache(maxsize=16384)
def _undivided(name: Name) -> str | None:
    """Return a name in a script without spaces as one word, the family name first; None for any other."""
    whole = "".join(words(f"{name.family} {name.given}"))
    return whole if not whole.isascii() and _CJK.match(whole) else None


@lru_cache(maxsize=16384)
def _in_full(name: Name) -> list[str]:
    return words(f"{name.given} {name.family}") if name.given else [name.family]


@lru_cache(maxsize=16384)
def _family(name: Name) -> str:
    return re.sub(r"[^\w]", "", transliterated(plain(name.family)))


def transliterated(text: str) -> str:
    """Replace `ae`, `oe` and `ue` by `a`, `o` and `u`; `ä`, `ö` and `ü` have become these in a plain text.

    >>> transliterated("koenig") == transliterated("konig")
    True
    """
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def same_people(left: Sequence[Name], right: Sequence[Name]) -> bool:
    """Tell whether two lists name the same people in the same order, in any spelling."""
    return len(left) == len(right) and all(map(same_person, left, right))


def may_be_same_people(left: Sequence[Name], right: Sequence[Name]) -> bool:
    """Tell whether two lists can be the authors of one paper: the same first author, or half of the shorter list.

    Empty lists share nobody. Of long lists only the first names are compared.
    """
    if not left or not right:
        return False
    if not set(_person_keys(left[0])).isdisjoint(_person_keys(right[0])):
        return True
    shorter, longer = sorted((left[:_MOST_AUTHORS], right), key=len)
    return 2 * _count_shared(shorter, longer) >= len(shorter)


def _count_shared(left: Sequence[Name], right: Sequence[Name]) -> int:
    """Count the names of the first list that may be in the second; a family name alone matches any given name."""
    keys = {key for name in right for key in _person_keys(name)}
    alone = {_family(name) for name in right if not name.given}
    families = alone if all(name.given for name in left) else {_family(name) for name in right}
    return sum(
        not keys.isdisjoint(_person_keys(name))
        or (bool(families) and _family(name) in (alone if name.given else families))
        for name in left
    )


@lru_cache(maxsize=16384)
def _person_keys(name: Name) -> tuple[str, ...]:
    """Return keys of a name: two names of one person share one.

    They are family name with initial, given name with the family's initial, and all words sorted, because sources give
    `Wei Zhang` and `Zhang Wei`, full names and initials. In scripts without spaces the undivided name (`张伟`) is a key
    too.
    """
    family, given = (words(transliterated(plain(part))) for part in (name.family, name.given))
    if not family:
        return (plain(str(name)),)
    if not given:
        return ("".join(family),)
    keys = (f"{''.join(family)} {given[0][0]}", f"{''.join(given)} {family[0][0]}", " ".join(sorted(family + given)))
    whole = _undivided(name)
    return keys if whole is None else (*keys, whole)


def _givens_agree(left: str, right: str) -> bool:
    pairs = zip(*(re.findall(r"\w+", plain(given)) for given in (left, right)), strict=False)
    return all(first.startswith(second) or second.startswith(first) for first, second in pairs)
