"""The owner's rules: which row they fit, and whether they make sense."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from finadvise.errors import UsageError
from finadvise.model.category import Descriptor, Rule
from finadvise.money import Money

LONGEST_PATTERN = 200
# What makes a regular expression take exponential time: a repeated group that repeats or offers a
# choice inside, and references back; many open repetitions in a row are slow as well. Nobody needs
# them to recognise a payee.
_INNER = r"(?:[^()]|\([^()]*\))*"
_DANGEROUS = re.compile(rf"\({_INNER}[+*{{|?]{_INNER}\)[+*{{]|\\[1-9]|\(\?P=")
_OPEN_REPETITION = re.compile(r"(?<!\\)[+*]|\{\d*,\}")
MOST_OPEN_REPETITIONS = 4

Fits = Callable[[Descriptor, str], bool]


def matcher(rules: Sequence[Rule]) -> Callable[[Descriptor, str], Rule | None]:
    """Return a function that gives the first rule that fits a row and its payee, or None.

    Raises:
        UsageError: A rule has a broken pattern.
    """
    ordered = _in_order(rules)

    def first(row: Descriptor, payee: str) -> Rule | None:
        return next((rule for rule, fits in ordered if fits(row, payee)), None)

    return first


def fitting_rules(rules: Sequence[Rule]) -> Callable[[Descriptor, str], list[Rule]]:
    """Return a function that gives every rule that fits a row and its payee, in order.

    Raises:
        UsageError: A rule has a broken pattern.
    """
    ordered = _in_order(rules)
    return lambda row, payee: [rule for rule, fits in ordered if fits(row, payee)]


def describe_rule(rule: Rule, currency: str) -> str:
    """Return a rule's conditions as a sentence; amounts in `currency`."""
    parts = [
        f"payee has {rule.payee}" if rule.payee else "",
        f"description has {rule.description}" if rule.description else "",
        f"account is {rule.account}" if rule.account else "",
        f"at least {Money(rule.min_minor, currency)}" if rule.min_minor is not None else "",
        f"at most {Money(rule.max_minor, currency)}" if rule.max_minor is not None else "",
        f"from {rule.from_day}" if rule.from_day else "",
        f"to {rule.to_day}" if rule.to_day else "",
    ]
    return ", ".join(filter(None, parts))


def _in_order(rules: Sequence[Rule]) -> list[tuple[Rule, Fits]]:
    return [(rule, _fits(rule)) for rule in sorted(rules, key=lambda r: (r.position, r.id))]


def check_rule(rule: Rule) -> None:
    """Refuse a rule that can never work.

    Raises:
        UsageError: No category, no condition (it would fit every row), an empty range, or a
            pattern that is broken, too long or could take forever.
    """
    if not rule.category.strip():
        raise UsageError("a rule needs a category", hint="name it with --category")
    texts = (rule.payee, rule.description, rule.account)
    ranges = (rule.min_minor, rule.max_minor, rule.from_day, rule.to_day)
    if not any(text.strip() for text in texts) and all(bound is None for bound in ranges):
        raise UsageError(
            "a rule without a condition would fit every row",
            hint="give --payee, --description, --account, --min, --max, --from or --to",
            code="rule-fits-all",
        )
    if rule.max_minor is not None and (rule.min_minor or 0) > rule.max_minor:
        raise UsageError("the smallest amount is above the largest", hint="swap --min and --max")
    if rule.from_day and rule.to_day and rule.from_day > rule.to_day:
        raise UsageError("the first day is after the last", hint="swap --from and --to")
    _fits(rule)


def _fits(rule: Rule) -> Fits:
    payee_fits = _text_test(rule.payee)
    description_fits = _text_test(rule.description)

    def fits(row: Descriptor, payee: str) -> bool:
        size = abs(row.amount_minor)
        return (
            (not rule.account or rule.account == row.account)
            and (rule.min_minor is None or size >= rule.min_minor)
            and (rule.max_minor is None or size <= rule.max_minor)
            and (rule.from_day is None or row.day >= rule.from_day)
            and (rule.to_day is None or row.day <= rule.to_day)
            and payee_fits(payee)
            and description_fits(row.description)
        )

    return fits


def _text_test(wanted: str) -> Callable[[str], bool]:
    """Return a test: `/…/` is a regular expression, anything else words in that order."""
    if not wanted.strip():
        return lambda _: True
    if len(wanted) > 2 and wanted.startswith("/") and wanted.endswith("/"):
        found = compile_pattern(wanted[1:-1])
    else:
        words = r"\W+".join(re.escape(word) for word in wanted.split())
        found = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return lambda text: found.search(text) is not None


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile the owner's regular expression, case aside.

    Raises:
        UsageError: Broken, longer than 200 characters, fits everything, or built so that some
            texts would take forever.
    """
    hint = "write plain words instead, without the slashes"
    if len(pattern) > LONGEST_PATTERN:
        raise UsageError(f"a pattern may have {LONGEST_PATTERN} characters", hint=hint)
    open_ended = len(_OPEN_REPETITION.findall(pattern))
    if _DANGEROUS.search(pattern) or open_ended > MOST_OPEN_REPETITIONS:
        raise UsageError(
            f"the pattern /{pattern}/ repeats so much that it could take forever", hint=hint
        )
    try:
        found = re.compile(pattern, re.IGNORECASE)
    except re.error as fault:
        raise UsageError(
            f"the pattern /{pattern}/ is broken: {fault}", hint=hint, code="broken-pattern"
        ) from fault
    if found.search(""):
        raise UsageError(
            f"the pattern /{pattern}/ fits every text", hint=hint, code="rule-fits-all"
        )
    return found
