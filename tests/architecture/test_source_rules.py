"""What the source may not hold: code run from data, roads out of the machine, money in floats."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from architecture.source import Module, modules

RUNS_DATA = {"pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"}
ROADS_OUT = {"socket", "ssl", "urllib.request", "http.client", "requests", "httpx", "ftplib"}
MONEY_WORDS = {
    "amount", "balance", "budget", "cost", "gain", "gap", "have", "income", "need", "potential",
    "premium", "saved", "savings", "spending", "target", "total", "yearly", "yearly_cost",
}  # fmt: skip


def test_nothing_loads_objects_from_files_or_runs_text_as_code() -> None:
    wrong = [
        f"{module.where}:{line} {name}"
        for module in modules()
        for name, line in module.imports()
        if name.split(".", maxsplit=1)[0] in RUNS_DATA | {"click"}
    ]
    wrong += [
        f"{module.where}:{call.lineno} {call.func.id}()"
        for module in modules()
        for call in _calls(module)
        if isinstance(call.func, ast.Name) and call.func.id in {"eval", "exec", "compile"}
    ]
    assert wrong == []


def test_no_module_opens_a_road_out_of_the_machine() -> None:
    wrong = [
        f"{module.where}:{line} {name}"
        for module in modules()
        for name, line in module.imports()
        if name in ROADS_OUT or name.split(".", maxsplit=1)[0] in ROADS_OUT
    ]
    assert wrong == []


def test_minor_units_are_whole_numbers_in_every_value() -> None:
    wrong = [
        f"{module.where}:{field.lineno} {name}: {ast.unparse(field.annotation)}"
        for module in modules()
        if module.room in {"model", "results", "store"}
        for name, field in _fields(module)
        if name.endswith("_minor") and "float" in ast.unparse(field.annotation)
    ]
    assert wrong == []


def test_no_result_holds_money_as_a_float() -> None:
    wrong = [
        f"{module.where}:{field.lineno} {name}: {ast.unparse(field.annotation)}"
        for module in modules()
        if module.room == "results"
        for name, field in _fields(module)
        if name in MONEY_WORDS and "float" in ast.unparse(field.annotation)
    ]
    assert wrong == []


def test_only_money_knows_how_many_minor_units_a_unit_has() -> None:
    wrong = [
        f"{module.where}:{node.lineno} {ast.unparse(node)}"
        for module in modules()
        if module.name != "money"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Div | ast.FloorDiv | ast.Mult)
        and _is_hundred(node.right)
        and ast.unparse(node.left).rsplit(".", maxsplit=1)[-1].endswith(("minor", "pence", "cents"))
    ]
    assert wrong == []


def test_an_analysis_asks_neither_the_clock_nor_the_disk() -> None:
    banned = {"date.today", "datetime.now", "datetime.utcnow", "datetime.today"}
    wrong = [
        f"{module.where}:{call.lineno} {ast.unparse(call.func)}()"
        for module in modules()
        if module.room in {"analysis", "report", "model", "results"}
        for call in _calls(module)
        if ast.unparse(call.func) in banned | {"open", "print", "input"}
    ]
    assert wrong == []


def test_a_command_body_holds_no_try() -> None:
    wrong = [
        f"{module.where}:{node.lineno}"
        for module in modules()
        if module.room == "cli"
        for body in _command_bodies(module)
        for node in ast.walk(body)
        if isinstance(node, ast.Try)
    ]
    assert wrong == []


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [m.where for m in modules() if m.path.stem in drawers] == []


def _calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def _command_bodies(module: Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(mark, ast.Call) and ast.unparse(mark.func) == "command"
            for mark in node.decorator_list
        ):
            yield node


def _fields(module: Module) -> Iterator[tuple[str, ast.AnnAssign]]:
    for owner in ast.walk(module.tree):
        if isinstance(owner, ast.ClassDef):
            for node in owner.body:
                if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                    yield node.target.id, node


def _is_hundred(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 100
