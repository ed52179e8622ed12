from __future__ import annotations

import pytest

from finadvise.analysis.wealth.house import load_house
from finadvise.analysis.wealth.views import parse_view
from finadvise.errors import UsageError

HOUSE = load_house()


@pytest.mark.parametrize(
    "text",
    [
        "em_eq > dm_eq by 1% (40%)",
        "dm_eq < em_eq by 1.0 % (confidence 40 %)",
        "Emerging-market shares>world shares by 1% (40%)",
    ],
)
def test_a_view_is_read_in_several_forms(text: str) -> None:
    view = parse_view(text, HOUSE)
    assert (view.better, view.worse) == ("em_eq", "dm_eq")
    assert (view.by, view.confidence) == pytest.approx((0.01, 0.4))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "em_eq beats dm_eq",
        "em_eq > dm_eq",
        "em_eq > dm_eq by 1%",
        "em_eq > em_eq by 1% (40%)",
        "em_eq > gilts by 1% (40%)",
        "em_eq > gold by 1% (40%)",
        "em_eq > dm_eq by 1% (140%)",
    ],
)
def test_a_view_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--view"):
        parse_view(text, HOUSE)
