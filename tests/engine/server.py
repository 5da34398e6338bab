"""A server that speaks the protocol and answers by a script: each question takes the next line of it.

    python -m tests.engine.server FOLDER

``FOLDER/script.jsonl`` holds what to answer, one object a line, and the last line is kept to; ``FOLDER/asked.jsonl``
is where every question is written down, with its headers. The port is printed when the server listens. An answer is
``{"content": TEXT}`` or ``{"claims": [...]}``, and may change ``status``, ``headers``, ``finish``, ``refusal``,
``seconds`` (to wait), ``drip`` (seconds for each byte), ``break`` (bytes after which the connection ends), ``type``,
``raw`` (the whole body) or ``huge`` (bytes of blanks in it). ``"models": false`` in ``FOLDER/settings.json`` makes it
deny that it is alive.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response, StreamingResponse


def app_of(folder: Path) -> FastAPI:
    """The server over a folder."""
    app = FastAPI()
    asked = folder / "asked.jsonl"

    @app.get("/v1/models")
    async def models() -> Response:
        settings = folder / "settings.json"
        alive = not settings.exists() or json.loads(settings.read_text()).get("models", True)
        return JSONResponse({"object": "list", "data": []}, status_code=200 if alive else 503)

    @app.post("/v1/chat/completions")
    async def chat(request: Request) -> Response:
        body = await request.json()
        at = len(asked.read_text().splitlines()) if asked.exists() else 0
        with asked.open("a") as file:
            file.write(json.dumps({"body": body, "headers": dict(request.headers)}) + "\n")
        lines = (folder / "script.jsonl").read_text().splitlines()
        step = json.loads(lines[min(at, len(lines) - 1)])
        await asyncio.sleep(step.get("seconds", 0))
        return _response(step, body)

    return app


def _response(step: dict[str, Any], body: dict[str, Any]) -> Response:
    text = step["raw"] if "raw" in step else json.dumps(_completion(step, body))
    content = text.encode() + b" " * step.get("huge", 0)
    headers = {name: str(value) for name, value in step.get("headers", {}).items()}
    kind = step.get("type", "application/json")
    if "drip" in step or "break" in step:
        headers["content-length"] = str(len(content))
        return StreamingResponse(_slowly(content, step), step.get("status", 200), headers, kind)
    return Response(content, step.get("status", 200), headers, kind)


async def _slowly(content: bytes, step: dict[str, Any]) -> AsyncIterator[bytes]:
    if "break" in step:
        yield content[: step["break"]]
        raise ConnectionResetError
    for at in range(len(content)):
        yield content[at : at + 1]
        await asyncio.sleep(step["drip"])


def _completion(step: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    if "error" in step:
        return {"error": {"message": step["error"], "type": "invalid_request_error"}}
    content = step.get("content", json.dumps({"claims": step.get("claims", [])}))
    message = {"role": "assistant", "content": content, "refusal": step.get("refusal")}
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": step.get("finish", "stop")}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def main(folder: Path) -> None:
    """Serve until the process is ended."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        print(listening.getsockname()[1], flush=True)  # noqa: T201
        server = uvicorn.Server(uvicorn.Config(app_of(folder), log_level="critical", timeout_keep_alive=60))
        server.run(sockets=[listening])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
