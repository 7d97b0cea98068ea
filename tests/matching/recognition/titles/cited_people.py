"""Works of a few people, and citations of them."""

from __future__ import annotations

from vlbib.core.cited_works import CitedWork, PeopleCited
from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.text import squeeze

RAIN = "RainNet: Maps of Old Rivers in Tall Towns"
SNOW = "Deep Snow and the Maps of Old Rivers"
LAMPS = "Simple Lamps From Deep Ensembles of Candles"
LONE = "A Walk on Wide Roads"
GLASS = "Glass of a Thin Sort, and WideLamp Light"


def known(*works: tuple[str, tuple[str, ...], int]) -> TitleList:
    titles = tuple(
        KnownTitle(title, squeeze(title), frozenset({"rainnet"} if title == RAIN else ())) for title, *_ in works
    )
    facts = {squeeze(title): (TitleFacts(people, year),) for title, people, year in works}
    return TitleList(titles, facts=facts)


WORKS = (
    (RAIN, ("leeds", "ford", "yew"), 2018),
    (SNOW, ("leeds", "hill", "moss"), 2018),
    (LAMPS, ("leeds", "hill", "moss"), 2017),
    (LONE, ("ash", "birch"), 2010),
    (GLASS, ("leeds", "oak", "elm"), 2018),
)
BODY = known(*WORKS)
LEE = PeopleCited(("Leeds",), others=True, year=2018)


class Cited(TitleList):
    """Works that are cited by anyone in their year."""

    def __init__(self, *works: CitedWork) -> None:
        super().__init__()
        self.works = works

    def cited(self, family: str, year: int) -> list[CitedWork]:
        return [work for work in self.works if family in ("Leeds", "Ash") and work.year == year]
