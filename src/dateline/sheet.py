"""A YAML sheet of knowledge, checked against a model; what is wrong is named with file and line."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.errors import CodebookError


class Sheet(BaseModel):
    """Base of every checked sheet: frozen, and a key nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


S = TypeVar("S", bound=BaseModel)
_DEEPEST = 20
"""Levels of lists and mappings within one another; our sheets have six."""
_TEXT = "tag:yaml.org,2002:str"


def read_sheet(path: Traversable, model: type[S], *, name: str | None = None) -> S:
    """Read one YAML file into ``model``; raises CodebookError with file and line for what does not fit.

    ``name`` is what errors call the file, its own name when None.
    """
    return read_marked(path, model, name=name)[0]


def read_marked(path: Traversable, model: type[S], *, name: str | None = None) -> tuple[S, tuple[int, ...]]:
    """As ``read_sheet``, with the line, from 1, at which each item of the outermost list or mapping starts."""
    name = name or path.name
    root, data = _parsed(path, name)
    try:
        return model.model_validate(data), _starts(root)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "page"
        message = first["msg"].replace("a valid tuple", "a list")
        if first["type"] == "extra_forbidden":
            message = f"no such key; there are: {', '.join(_keys_at(model, first['loc'][:-1]))}"
        raise CodebookError(name, line_of(root, first["loc"]), f"{where}: {message}") from error


def _starts(root: yaml.Node | None) -> tuple[int, ...]:
    if isinstance(root, yaml.MappingNode):
        return tuple(key.start_mark.line + 1 for key, _ in root.value)
    return tuple(item.start_mark.line + 1 for item in root.value) if root is not None else ()


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
        root = _composed(path, path.name)[0]
    except CodebookError:
        return False
    return isinstance(root, yaml.MappingNode) and any(one.value == key for one, _ in root.value)


def line_in(path: Traversable, loc: Sequence[int | str]) -> int:
    """The line of a file, read before, at which the innermost node on the path ``loc`` stands."""
    return line_of(_composed(path, path.name)[0], loc)


def _composed(path: Traversable, name: str) -> tuple[yaml.Node | None, yaml.CSafeLoader]:
    """The tree of a YAML file, and the loader that makes its scalars."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CodebookError(name, None, "is not UTF-8 text") from error
    except OSError as error:
        raise CodebookError(name, None, f"cannot be read: {error.strerror}") from error
    try:
        _refuse_bombs(text, name)
        loader = yaml.CSafeLoader(text)
        return loader.get_single_node(), loader
    except yaml.YAMLError as error:
        raise _told(error, name) from error


def _refuse_bombs(text: str, name: str) -> None:
    """Some lines of aliases can stand for billions of words, and a tree without a floor ends the process."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise CodebookError(name, _line(event), f"*{event.anchor} is not read: write it out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise CodebookError(name, _line(event), f"is nested more than {_DEEPEST} levels deep")


def _line(event: yaml.Event) -> int | None:
    """The line of a file, from 1, at which a part of it begins."""
    return event.start_mark.line + 1 if event.start_mark is not None else None


def _told(error: yaml.YAMLError, name: str) -> CodebookError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "is not YAML"
    return CodebookError(name, mark.line + 1 if mark else None, str(problem))


def _parsed(path: Traversable, name: str) -> tuple[yaml.Node | None, Any]:
    """The tree of a YAML file and its plain values, from one pass."""
    root, loader = _composed(path, name)
    try:
        return root, _plain(root, loader, name) if root is not None else None
    except yaml.YAMLError as error:  # a tag that nobody knows
        raise _told(error, name) from error
    except ValueError as error:  # a scalar that looks like a date and is none: 2014-13-45
        raise CodebookError(name, None, f"is not YAML: {error}") from error


def _plain(node: yaml.Node, loader: yaml.CSafeLoader, file: str) -> Any:
    """What a node says as dicts, lists and scalars; CodebookError for what would be lost without a word."""
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, loader, file) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        _refuse_bare_words(node, file)
        return node.value if node.tag == _TEXT else loader.construct_object(node)
    made: dict[Any, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise CodebookError(file, key.start_mark.line + 1, "a key must be a word or a number")
        name = _plain(key, loader, file)
        if name in made:
            raise CodebookError(file, key.start_mark.line + 1, f"the key {key.value!r} stands twice")
        made[name] = _plain(value, loader, file)
    return made


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


def _refuse_bare_words(node: yaml.Node, file: str) -> None:
    """ "on" without quotes is YAML for true: the preposition would be lost without a word."""
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() not in {"true", "false"}:
        message = f'{node.value} means true or false in YAML: write "{node.value}" in quotes'
        raise CodebookError(file, node.start_mark.line + 1, message)
