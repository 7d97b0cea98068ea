"""Words of other languages that no English title contains: a text with one of them is a remark."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

_WORDS = (
    "für der das dem des und oder mit von zum zur ist sind nicht auch auf aus bei eine einen nach noch sehr über wird "
    "wurde wenn aber ohne schon nur beim durch keine statt geht gleiche gleichen eigentlich leider etwas wie wir ich "
    "gibt dann doch hier viel viele mehr andere anderen wieder jetzt gegen ganz eher bisher selbst diese dieser dieses "
    "à pour les dans avec sur une est pas très mais aussi encore être cette notre même toujours "
    "los las del para por muy muito pero más mais não também uma sobre está "
    "o os que qui il lo gli le les un une el en é ao dos nas nos pelo pela uns umas são foi "
    "della nella sono anche molto perché che het een voor niet wordt naar och för på inte är också og ikke jeg "
    "jest się że nie dla oraz już tylko przez który która które že už není který jsou jsme také "
    "bir için çok gibi değil nasıl és egy hogy și este pentru yang untuk dengan tidak"
)
_OTHER_LANGUAGE = lazy_pattern(rf"(?<![\w'’-])(?:{'|'.join(_WORDS.split())})(?![\w'’-])")


def is_of_other_language(text: str) -> bool:
    """Tell whether a text has a small word of German, French, Polish, Turkish or another language, in lower case.

    >>> [is_of_other_language(text) for text in ("Daten aber klein", "à tester ?", "A Network for Video", "Der, Das")]
    [True, True, False, False]
    """
    return _OTHER_LANGUAGE.search(text) is not None
