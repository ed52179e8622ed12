"""Turns a function that returns a result into a command with the options all commands share."""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core

from finadvise.cli.session import Session, choose_today
from finadvise.results.base import Result

_order: list[str] = []


class _AsRegistered(typer.core.TyperGroup):
    """Lists commands in the order in which they were registered, groups among them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names as `--help` shows them."""
        return sorted(super().list_commands(ctx), key=_order.index)


app = typer.Typer(
    name="finadvise",
    cls=_AsRegistered,
    help="Read bank statements, understand the money, and say what to do next. "
    "Nothing leaves this machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    add_completion=True,
)
_groups: dict[str, typer.Typer] = {}
_GROUP_HELP = {
    "advise": "Show the few actions that are worth most, with the reason for each.",
    "config": "Show or change the settings.\n\nExample: finadvise config show",
    "insurance": "Review insurance: policies, needs, premiums.",
    "profile": "Say who you are: household, income, debts, cover, goals.",
    "recurring": "Show payments that come back, and say what they are.",
    "rules": "Keep rules that set categories.\n\nExample: finadvise rules list",
    "unusual": "Show what looks odd, judged by your own past.",
}

_PANEL = "Options of every command"
_SHARED = {
    "format_": Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="table, json, jsonl, csv, md or html.",
            rich_help_panel=_PANEL,
        ),
    ],
    "json_": Annotated[
        bool, typer.Option("--json", help="Short for --format json.", rich_help_panel=_PANEL)
    ],
    "output": Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="Write to this file; its suffix names the format.",
            rich_help_panel=_PANEL,
        ),
    ],
    "today": Annotated[
        str | None,
        typer.Option(
            "--today", metavar="DATE", help="Work as if this were today.", rich_help_panel=_PANEL
        ),
    ],
    "db": Annotated[
        Path | None, typer.Option("--db", help="Use this store.", rich_help_panel=_PANEL)
    ],
    "no_color": Annotated[
        bool, typer.Option("--no-color", help="Print without colour.", rich_help_panel=_PANEL)
    ],
}
_DEFAULTS: dict[str, object] = dict.fromkeys(_SHARED) | {"json_": False, "no_color": False}

Body = Callable[..., Result | None]


def command(
    name: str,
    *,
    example: str,
    panel: str = "",
    group: str = "",
    parser: type[typer.core.TyperCommand] | None = None,
) -> Callable[[Body], Body]:
    """Register a command.

    The body's first parameter is the `Session`; the others are its own options. A returned
    result is printed in the format asked for; None prints nothing.

    Args:
        name: What the person types, last word.
        example: A call that works, shown in the help.
        panel: Heading under which the overview lists it.
        group: First word of a two-word command, such as `profile`; a group whose own command
            exists too is made with `name=""`.
        parser: Reads the words of the call where the usual way will not do.
    """

    def register(body: Body) -> Body:
        wrapped = _with_session(body)
        if (group or name) not in _order:
            _order.append(group or name)
        text = f"{_unwrapped(inspect.getdoc(body) or '')}\n\nExample: {example}"
        if not group:
            app.command(name, cls=parser, help=text, rich_help_panel=panel)(wrapped)
        elif name:
            _group(group, panel).command(name, help=text)(wrapped)
        else:
            _group(group, panel).callback(invoke_without_command=True, help=text)(wrapped)
        return body

    return register


def _unwrapped(text: str) -> str:
    """Let the terminal break the lines of a paragraph, not the source."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _group(name: str, panel: str) -> typer.Typer:
    if name not in _groups:
        _groups[name] = typer.Typer(rich_markup_mode="rich", help=_GROUP_HELP[name])
        app.add_typer(_groups[name], name=name, rich_help_panel=panel)
    return _groups[name]


def _with_session(body: Body) -> Callable[..., None]:
    hints = typing.get_type_hints(body, include_extras=True)
    own = list(inspect.signature(body).parameters.values())[1:]

    @functools.wraps(body)
    def run(context: typer.Context, **given: Any) -> None:
        shared = {key: given.pop(key) for key in _SHARED}
        if context.invoked_subcommand is not None:
            return
        _call(body, shared, given)

    parameters = [p.replace(annotation=hints[p.name], kind=p.KEYWORD_ONLY) for p in own]
    parameters += [
        inspect.Parameter(
            key, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS[key], annotation=annotation
        )
        for key, annotation in _SHARED.items()
    ]
    context = inspect.Parameter(
        "context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
    )
    run.__signature__ = inspect.Signature([context, *parameters])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in [context, *parameters]}
    del run.__wrapped__
    return run


def _call(body: Body, shared: dict[str, Any], given: dict[str, Any]) -> None:
    from finadvise.cli.output import choose_output, deliver

    output = choose_output(
        shared["format_"], shared["output"], json=shared["json_"], no_color=shared["no_color"]
    )
    session = Session(choose_today(shared["today"]), shared["db"])
    try:
        result = body(session, **given)
        if result is not None:
            deliver(result, output)
    finally:
        session.close()
    if session.exit_code:
        raise typer.Exit(session.exit_code)
