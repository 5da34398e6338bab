"""A YAML sheet of knowledge, checked against a model; what is wrong is named with file and line."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.errors import CodebookError


class Sheet(BaseModel):
    """Base of every checked sheet: frozen, and a key nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


S = TypeVar("S", bound=BaseModel)


def read_sheet(path: Traversable, model: type[S]) -> S:
    """Read one YAML file into ``model``; raises CodebookError with file and line for what does not fit."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(path.name, 1, f"cannot be read: {error}") from error
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "is not YAML"
        raise CodebookError(path.name, mark.line + 1 if mark else 1, str(problem)) from error
    if root is not None:
        _refuse_repeated_keys(root, path.name)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        line = line_of(root, first["loc"])
        raise CodebookError(path.name, line, f"{where or 'page'}: {first['msg']}") from error


def line_of(root: yaml.Node | None, loc: Sequence[int | str]) -> int:
    """The line, from 1, of the innermost node on the path ``loc`` that exists."""
    node = root
    line = node.start_mark.line if node is not None else 0
    for part in loc:
        step = _child(node, part)
        if step is None:
            break
        line, node = step
    return line + 1


def _child(node: yaml.Node | None, part: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return item.start_mark.line, item
    return None


def _refuse_repeated_keys(node: yaml.Node, file: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise CodebookError(file, key.start_mark.line + 1, f"the key {key.value!r} stands twice")
            seen.add(key.value)
            _refuse_repeated_keys(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_repeated_keys(item, file)
