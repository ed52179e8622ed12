"""How the method would have done on this account's own past, and what follows from it.

The forecast is repeated from past days, each time with nothing but what was known then. The record
decides how much each simulator counts, and how much wider than drawn the band must be to hold what
then happened (split conformal prediction with a prior from other accounts, since an account has few
origins).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finadvise.analysis.outlook.forecast.pool import (
    MEMBERS,
    Situation,
    pooled,
    quantile,
    simulate,
)
from finadvise.results.scorecard import ScoredForecast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Paths = NDArray[np.float64]

SHARES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
_STEP_DAYS = 30
_MOST_ORIGINS = 12
_LEAST_PAST_DAYS = 180
_PATHS = 240
_SHARPNESS = 3.0
_PRIOR_TRIALS = 1
_EVERY_DAYS = 5
# What other accounts needed, worth this many origins of one's own.
_USUAL_WIDENING = 1.25
_PRIOR_ORIGINS = 6
_WIDENING_LIMITS = (0.8, 3.0)
_SHARE_INSIDE = 0.8
_LEAST_MISS = 0.1


@dataclass(frozen=True, slots=True)
class Trial:
    """One past origin: paths of each member and what happened, over the days known."""

    members: Mapping[str, Paths]
    truth: Paths
    level: float


@dataclass(frozen=True, slots=True)
class Record:
    """What the past says.

    Args:
        weights: Share of each simulator, adding up to 1.
        losses: Mean pinball loss of each, in minor units.
        widening: Factor on the distance from the middle line, for a day 30 days out and before,
            and for the last day.
        error: Mean absolute error of the middle line, minor units; None without origins.
        naive_error: The same for a balance that stays.
        coverage80: Share of days within p10 and p90, each origin judged by the others' widening.
        missed: Factor in `widening` that comes from forecasts made earlier; 1 where they held.
    """

    weights: Mapping[str, float]
    losses: Mapping[str, float]
    widening: tuple[float, float]
    origins: int
    error: float | None = None
    naive_error: float | None = None
    coverage80: float | None = None
    missed: float = 1.0


def replay(situation: Situation, days: int, seed: int) -> list[Trial]:
    """Forecast from past origins, a month apart, the newest first."""
    trials = []
    newest = situation.history.days - 1
    for k in range(1, _MOST_ORIGINS + 1):
        index, reach = newest - _STEP_DAYS * k, min(days, _STEP_DAYS * k)
        if index < _LEAST_PAST_DAYS:
            break
        then = situation.at(index)
        members = {m: simulate(then, m, reach, _PATHS, seed) for m in MEMBERS}
        truth = situation.history.balance[index + 1 : index + 1 + reach]
        trials.append(Trial(members, truth, then.history.level))
    return trials


def learn(trials: Sequence[Trial]) -> Record:
    """Turn trials into weights, widening and skill; none give equal weights, the usual widening.

    What the band needs and how good it is are judged out of sample: each trial is drawn with the
    weights that the other trials suggest.
    """
    import numpy as np

    losses = [{m: _pinball(t.members[m], t.truth) for m in MEMBERS} for t in trials]
    weights = _weights(losses)
    if not trials:
        return Record(weights, {}, (_USUAL_WIDENING, _USUAL_WIDENING), 0)
    bands = [
        np.sort(pooled(t.members, _weights([*losses[:k], *losses[k + 1 :]]), _PATHS), axis=0)
        for k, t in enumerate(trials)
    ]
    misses = [_misses(t, b) for t, b in zip(trials, bands, strict=True)]
    middles = [quantile(b, 0.5) for b in bands]
    return Record(
        weights,
        {m: _mean([loss[m] for loss in losses]) for m in MEMBERS},
        _widening(misses),
        len(trials),
        _mean([float(abs(t.truth - m).mean()) for t, m in zip(trials, middles, strict=True)]),
        _mean([float(abs(t.truth - t.level).mean()) for t in trials]),
        _coverage(misses),
    )


def _weights(losses: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return each member's share: the smaller its loss, the larger; few trials say little."""
    equal = 1 / len(MEMBERS)
    if not losses:
        return dict.fromkeys(MEMBERS, equal)
    mean = {m: max(_mean([loss[m] for loss in losses]), 1e-9) for m in MEMBERS}
    least = min(mean.values())
    raw = {m: (least / x) ** _SHARPNESS for m, x in mean.items()}
    trust = len(losses) / (len(losses) + _PRIOR_TRIALS)
    return {m: trust * x / sum(raw.values()) + (1 - trust) * equal for m, x in raw.items()}


def adjust(record: Record, scored: Sequence[ScoredForecast]) -> Record:
    """Widen the band where forecasts made earlier missed too often; never narrow it.

    Their bands were calibrated already, so the distance that held eight balances in ten, in units
    of the half band, is a factor on top. It counts by the months they were made in, since
    forecasts of one month share what then happened.
    """
    if not scored:
        return record
    import numpy as np

    own = float(np.quantile([_miss_of(s) for s in scored], _SHARE_INSIDE))
    months = len({(s.made.year, s.made.month) for s in scored})
    factor = max(1.0, own) ** (months / (months + _PRIOR_ORIGINS))
    low, high = (_within(w * factor) for w in record.widening)
    return replace(record, widening=(low, high), missed=factor)


def _miss_of(scored: ScoredForecast) -> float:
    edge = scored.p90 if scored.error.minor > 0 else scored.p10
    return abs(scored.error.minor) / max(1, abs(edge.minor - scored.p50.minor))


def _within(widening: float) -> float:
    low, high = _WIDENING_LIMITS
    return min(high, max(low, widening))


def stretch(paths: Paths, middle: Paths, widening: tuple[float, float]) -> Paths:
    """Widen paths around their middle line by day."""
    return middle + (paths - middle) * factors(paths.shape[1], widening)


def factors(days: int, widening: tuple[float, float]) -> Paths:
    """Return the widening of each day: level up to day 30, then in a line to day 90."""
    import numpy as np

    return np.interp(np.arange(1, days + 1), (30, 90), widening)


def _pinball(paths: Paths, truth: Paths) -> float:
    import numpy as np

    ordered, losses = np.sort(paths, axis=0), []
    for share in SHARES:
        miss = (truth - quantile(ordered, share))[_EVERY_DAYS - 1 :: _EVERY_DAYS]
        losses.append(float(np.maximum(share * miss, (share - 1) * miss).mean()))
    return _mean(losses)


def _widening(misses: Sequence[Paths]) -> tuple[float, float]:
    """Return what a band needs early and late; `misses` are those of each trial."""
    first = _conformal([m[:30] for m in misses], _USUAL_WIDENING)
    return first, _conformal([m[60:] for m in misses if len(m) > 60], first)


def _misses(trial: Trial, band: Paths) -> Paths:
    """Return each day's distance from the middle, in units of the band's half on that side."""
    import numpy as np

    middle = quantile(band, 0.5)
    miss = trial.truth - middle
    half = np.where(miss > 0, quantile(band, 0.9) - middle, middle - quantile(band, 0.1))
    return np.abs(miss) / np.maximum(half, 1.0)


def _conformal(misses: Sequence[Paths], usual: float) -> float:
    import numpy as np

    if not misses:
        return usual
    own = float(np.quantile(np.concatenate(misses), _SHARE_INSIDE))
    count = len(misses)
    blend = (count * np.log(max(own, _LEAST_MISS)) + _PRIOR_ORIGINS * np.log(usual)) / (
        count + _PRIOR_ORIGINS
    )
    return _within(float(np.exp(blend)))


def _coverage(misses: Sequence[Paths]) -> float:
    """Return the share of days inside, each trial's band widened by what the others needed."""
    inside = []
    for k, miss in enumerate(misses):
        others = _widening([*misses[:k], *misses[k + 1 :]])
        inside.append(float((miss <= factors(len(miss), others)).mean()))
    return _mean(inside)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
