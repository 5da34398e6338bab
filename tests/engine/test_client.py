"""A real server, in every state that servers get into."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.engine.address import Address
from dateline.engine.client import Client
from dateline.errors import AnswerError, BadAnswerError, EngineError
from tests.engine.conftest import Served

pytestmark = pytest.mark.enable_socket

MESSAGES = ({"role": "user", "content": "1| A bomb went off."},)
AT_ONCE = {"retry-after-ms": "1"}
SCHEMA: dict[str, Any] = {"type": "object"}


def client(served: Served, **options: Any) -> Client:
    return Client(Address("small", served.url), **({"seconds": 5.0, "retries": 2} | options))


def test_a_good_answer_is_given_with_what_it_took(served: Served) -> None:
    served.answers({"content": '{"claims": []}'})
    reply = client(served).ask(MESSAGES, SCHEMA)
    assert (reply.text, reply.tokens_in, reply.tokens_out) == ('{"claims": []}', 100, 20)
    [asked] = served.asked
    assert asked["body"]["temperature"] == 0
    assert asked["body"]["seed"] == 20140616
    assert asked["body"]["response_format"]["json_schema"]["strict"] is True
    assert "tools" not in asked["body"]


@pytest.mark.parametrize(
    "trouble",
    [
        {"status": 429, "error": "slow down", "headers": AT_ONCE},
        {"status": 500, "error": "oops", "headers": AT_ONCE},
        {"status": 503, "raw": "<h1>busy</h1>", "type": "text/html", "headers": AT_ONCE},
        {"break": 20},
    ],
    ids=["429", "500", "503", "broken off"],
)
def test_trouble_that_passes_is_waited_out(served: Served, trouble: dict[str, Any]) -> None:
    served.answers(trouble, {"content": "well"})
    assert client(served).ask(MESSAGES, SCHEMA).text == "well"
    assert len(served.asked) == 2


@pytest.mark.parametrize(
    ("trouble", "said", "questions"),
    [
        ({"status": 500, "error": "oops", "headers": AT_ONCE}, "failed over it", 3),
        ({"break": 20}, "broke off", 2),
        ({"seconds": 1.5}, "no answer within 0.4 seconds", 2),
        ({"drip": 0.05}, "no answer within 0.4 seconds", 2),
        ({"status": 413, "error": "too long"}, "too long", 1),
        (
            {"status": 400, "error": "\x1b[2Jthe context is 4096 tokens"},
            r"refuses the question: \?\[2Jthe",
            1,
        ),
        ({"huge": 5_000_000}, "broke off", 2),
        ({"raw": "<h1>log in</h1>", "type": "text/html"}, "not one of this protocol", 1),
        ({"raw": "{}"}, "not one of this protocol", 1),
        ({"raw": '{"choices": []}'}, "not one of this protocol", 1),
        ({"raw": "[1, 2"}, "not one of this protocol", 1),
        ({"raw": ""}, "not one of this protocol", 1),
        ({"raw": '{"choices": [{"message": null}]}'}, "not one of this protocol", 1),
        ({"raw": '{"choices": "none"}'}, "not one of this protocol", 1),
    ],
)
def test_one_question_may_have_no_answer(
    served: Served, trouble: dict[str, Any], said: str, questions: int
) -> None:
    served.answers(trouble)
    slow = trouble.keys() & {"seconds", "drip"}
    patience = {"seconds": 0.4} if slow else {}
    with pytest.raises(AnswerError, match=said) as raised:
        client(served, retries=2 if "headers" in trouble else 1, **patience).ask(MESSAGES, SCHEMA)
    assert "\x1b" not in str(raised.value)
    assert len(served.asked) == questions


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ({"status": 401, "error": "no key"}, "put it into OPENAI_API_KEY"),
        ({"status": 403, "error": "no"}, "put it into OPENAI_API_KEY"),
        ({"status": 404, "error": "no such model"}, "has no model small"),
        ({"status": 402, "error": "pay first"}, "status 402: pay first"),
        ({"status": 429, "error": "quota", "headers": AT_ONCE}, "takes no more questions"),
        ({"status": 307, "headers": {"location": "http://127.0.0.1:9/elsewhere"}}, "status 307"),
    ],
)
def test_what_will_not_pass_stops_the_run(served: Served, trouble: dict[str, Any], said: str) -> None:
    served.answers(trouble)
    with pytest.raises(EngineError, match=said) as raised:
        client(served).ask(MESSAGES, SCHEMA)
    assert "\n" not in str(raised.value)


def test_a_dead_server_stops_the_run(served: Served) -> None:
    served.plays_dead()
    served.answers({"status": 502, "error": "gone", "headers": AT_ONCE})
    with pytest.raises(EngineError, match="status 502"):
        client(served).ask(MESSAGES, SCHEMA)
    nowhere = Client(Address("small", "http://127.0.0.1:9/v1"), seconds=1.0, retries=1)
    with pytest.raises(EngineError, match="does not answer; run the same"):
        nowhere.ask(MESSAGES, SCHEMA)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"finish": "length", "content": '{"claims": ['}, "cut off"),
        ({"finish": "content_filter", "content": ""}, "refuses"),
        ({"refusal": "I would rather not, \x1b[31mreally."}, "the model refuses to answer$"),
    ],
)
def test_an_answer_that_is_none_can_be_asked_for_again(
    served: Served, step: dict[str, Any], said: str
) -> None:
    served.answers(step)
    with pytest.raises(BadAnswerError, match=said):
        client(served).ask(MESSAGES, SCHEMA)


def test_what_a_server_does_not_know_is_left_out_and_told_once(served: Served) -> None:
    told: list[str] = []
    served.answers(
        {"status": 400, "error": "json_schema is no response_format"},
        {"status": 400, "error": "Unsupported parameter: seed"},
        {"content": "first"},
        {"content": "second"},
    )
    asking = client(served, tell=told.append)
    assert asking.ask(MESSAGES, SCHEMA).text == "first"
    assert asking.ask(MESSAGES, SCHEMA).text == "second"
    last = served.asked[-1]["body"]
    assert (last["response_format"], "seed" in last) == ({"type": "json_object"}, False)
    assert len(served.asked) == 4
    assert len(told) == 2


def test_a_key_is_sent_as_one_and_stands_nowhere_else(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    served.answers({"content": "well"}, {"status": 401, "error": "no"})
    asking = client(served)
    asking.ask(MESSAGES, SCHEMA)
    assert served.asked[0]["headers"]["authorization"] == "Bearer sk-secret"
    with pytest.raises(EngineError, match="the one in OPENAI_API_KEY is refused") as raised:
        asking.ask(MESSAGES, SCHEMA)
    assert "sk-secret" not in str(raised.value)
