"""A YAML sheet of knowledge, checked against a model; what is wrong is named with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.errors import CodebookError


class Sheet(BaseModel):
    """Base of every checked sheet: frozen, and a key nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


S = TypeVar("S", bound=BaseModel)


def read_sheet(path: Traversable, model: type[S], *, name: str | None = None) -> S:
    """Read one YAML file into ``model``; raises CodebookError with file and line for what does not fit.

    ``name`` is what errors call the file, its own name when None.
    """
    name = name or path.name
    root, data = _parsed(path, name)
    if root is not None:
        for node in _nodes(root):
            _refuse_repeated_keys(node, name)
            _refuse_bare_words(node, name)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "page"
        message = first["msg"]
        if first["type"] == "extra_forbidden":
            message = f"no such key; there are: {', '.join(_keys_at(model, first['loc'][:-1]))}"
        raise CodebookError(name, line_of(root, first["loc"]), f"{where}: {message}") from error


def _keys_at(model: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    """The keys that a sheet knows at a place; a place inside a choice of models gives those of the first."""
    here: Any = model
    for part in loc:
        inner = _models_in(here)
        if inner and part in inner[0].model_fields:
            here = inner[0].model_fields[str(part)].annotation
    inner = _models_in(here)
    return list(inner[0].model_fields) if inner else []


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def has_key(path: Traversable, key: str) -> bool:
    """Whether a YAML file is a mapping with this key; False for one that cannot be read."""
    try:
        data = _parsed(path, path.name)[1]
    except CodebookError:
        return False
    return isinstance(data, dict) and key in data


def line_in(path: Traversable, loc: Sequence[int | str]) -> int:
    """The line of a file, read before, at which the innermost node on the path ``loc`` stands."""
    return line_of(_parsed(path, path.name)[0], loc)


def _parsed(path: Traversable, name: str) -> tuple[yaml.Node | None, object]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CodebookError(name, None, "is not UTF-8 text") from error
    except OSError as error:
        raise CodebookError(name, None, f"cannot be read: {error.strerror}") from error
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader), yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "is not YAML"
        raise CodebookError(name, mark.line + 1 if mark else None, str(problem)) from error
    except ValueError as error:  # a scalar that looks like a date and is none: 2014-13-45
        raise CodebookError(name, None, f"is not YAML: {error}") from error


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


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    """The node and all below it."""
    yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(key)
            yield from _nodes(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)


def _refuse_repeated_keys(node: yaml.Node, file: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise CodebookError(file, key.start_mark.line + 1, f"the key {key.value!r} stands twice")
            seen.add(str(key.value))


def _refuse_bare_words(node: yaml.Node, file: str) -> None:
    """ "on" without quotes is YAML for true: the preposition would be lost without a word."""
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() not in {"true", "false"}:
        message = f'{node.value} means true or false in YAML: write "{node.value}" in quotes'
        raise CodebookError(file, node.start_mark.line + 1, message)
