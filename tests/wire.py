"""A small Discord on the loopback interface: REST and gateway, spoken to the unmodified discord.py client.

What it checks and blanks follows Discord's documentation (developers/…): message lengths, components v2,
interactions answered twice, content that a bot without the intent may not read.
"""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

JSON = dict[str, Any]
BOT, GUILD, CHANNEL, DM, ROLE, USER = "900", "100", "200", "300", "400", "500"
TOKEN = "wire.token.correct"
COMPONENTS_V2, EPHEMERAL = 1 << 15, 1 << 6
ACTION_ROW = 1
# Opcodes of the gateway (topics/opcodes-and-status-codes.mdx).
DISPATCH, HEARTBEAT, IDENTIFY, RESUME, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 9, 10, 11
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15


def person(number: str = USER, *, name: str = "ann", bot: bool = False) -> JSON:
    return {"id": number, "username": name, "discriminator": "0", "global_name": None, "avatar": None, "bot": bot}


def member(user: JSON) -> JSON:
    joined = "2026-01-01T00:00:00+00:00"
    return {
        "user": user,
        "roles": [],
        "joined_at": joined,
        "deaf": False,
        "mute": False,
        "flags": 0,
        # View Channel, Send Messages, Send Messages in Threads.
        "permissions": str(1 << 10 | 1 << 11 | 1 << 38),
    }


def world() -> JSON:
    everyone = {"id": GUILD, "name": "@everyone", "permissions": str((1 << 53) - 1)}
    own = {"id": ROLE, "name": "Verbatim", "permissions": "0", "managed": True, "tags": {"bot_id": BOT}}
    plain = {
        "color": 0,
        "hoist": False,
        "position": 0,
        "mentionable": False,
        "flags": 0,
        "colors": {"primary_color": 0},
    }
    roles = [{"managed": False, **plain, **role} for role in (everyone, own)]
    channel = {
        "id": CHANNEL,
        "type": 0,
        "name": "general",
        "position": 0,
        "permission_overwrites": [],
        "guild_id": GUILD,
    }
    bot = member(person(BOT, name="verbatim", bot=True)) | {"roles": [ROLE]}
    lists = {
        key: []
        for key in (
            "emojis",
            "stickers",
            "features",
            "threads",
            "presences",
            "stage_instances",
            "guild_scheduled_events",
        )
    }
    numbers = dict.fromkeys(
        ("verification_level", "default_message_notifications", "explicit_content_filter", "mfa_level"), 0
    )
    rest = {
        "afk_timeout": 0,
        "premium_tier": 0,
        "nsfw_level": 0,
        "preferred_locale": "en-US",
        "system_channel_flags": 0,
    }
    return {
        "id": GUILD,
        "name": "Tea room",
        "owner_id": USER,
        "roles": roles,
        "channels": [channel],
        "members": [bot],
        "member_count": 2,
        "voice_states": [],
        "large": False,
        **lists,
        **numbers,
        **rest,
    }


@dataclass
class Session:
    """Hold what one log-in has been sent, so that a resume can replay it."""

    sent: list[JSON] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None


class Wire:
    """Serve one bot; `url` is what DISCORD_API_URL is set to."""

    def __init__(self) -> None:
        self.replies: asyncio.Queue[JSON] = asyncio.Queue()
        self.requests: list[tuple[str, str]] = []
        self.commands: list[JSON] = []
        self.syncs = 0
        self.intents: list[int] = []
        self.resumes = 0
        self.ready = asyncio.Event()
        self.session = Session()
        self.faults: dict[str, deque[web.Response]] = {}
        self.refuse_resume = False
        self.garbled = 0
        self.deleted: asyncio.Queue[str] = asyncio.Queue()
        # What the asker and the server have set in their clients.
        self.locale = self.guild_locale = "en-US"
        self.messages: dict[str, JSON] = {}
        # What else an interaction says, such as who may write and how the bot was installed.
        self.says: JSON = {}
        self._acknowledged: set[str] = set()
        self._last = 1000

    async def __aenter__(self) -> "Wire":
        app = web.Application()
        app.router.add_route("*", "/api/v10/{path:.*}", self._serve)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/v10"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.session.socket is not None:
            await self.session.socket.close()
        await self._runner.cleanup()

    def number(self) -> str:
        self._last += 1
        return str(self._last)

    async def reply(self) -> JSON:
        """Give the next message or interaction response that the bot sent."""
        async with asyncio.timeout(20):
            return await self.replies.get()

    def fail(self, part: str, *answers: web.Response) -> None:
        """Answer the next requests whose path holds `part` with these."""
        self.faults.setdefault(part, deque()).extend(answers)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        if path == "gateway" and "upgrade" in request.headers.get("Connection", "").lower():
            return await self._gateway(request)
        self.requests.append((request.method, path))
        for part, answers in self.faults.items():
            if part in path and answers:
                return answers.popleft()
        if (
            not path.startswith(("interactions/", "webhooks/"))
            and request.headers.get("Authorization") != f"Bot {TOKEN}"
        ):
            return error(401, 0, "401: Unauthorized")
        return self._rest(request.method, path.split("/"), await _body(request))

    def _rest(self, method: str, path: list[str], body: Any) -> web.Response:
        match (method, *path):
            case ("GET", "users", "@me"):
                return answered(person(BOT, name="verbatim", bot=True))
            case ("GET", "oauth2", "applications", "@me") | ("GET", "applications", "@me"):
                return answered(
                    {
                        "id": BOT,
                        "name": "Verbatim",
                        "description": "",
                        "flags": 0,
                        "bot_public": True,
                        "bot_require_code_grant": False,
                        "verify_key": "",
                        "rpc_origins": [],
                        "icon": None,
                        "summary": "",
                        "hook": True,
                        "team": None,
                        "owner": person(),
                    }
                )
            case ("PUT", "applications", _, "commands"):
                self.syncs += 1
                self.commands = body
                rows = [
                    {"id": self.number(), "application_id": BOT, "version": "1", "description": "", **command}
                    for command in body
                ]
                return answered(rows)
            case ("POST", "interactions", number, _, "callback"):
                return self._callback(number, body)
            case ("POST", "channels", channel, "messages"):
                return self._message(channel, body)
            case ("GET", "channels", _, "messages", number) if number in self.messages:
                return answered(self.messages[number])
            case ("DELETE", "webhooks", _, token, "messages", _):
                self.deleted.put_nowait(token)
                return web.Response(status=204)
            case ("POST", "webhooks", _, _) | ("PATCH", "webhooks", _, _, "messages", _):
                return self._message(CHANNEL, body)
            case ("POST", "channels", _, "typing"):
                return web.Response(status=204)
        return error(404, 0, "404: Not Found")

    def _callback(self, number: str, body: JSON) -> web.Response:
        if number in self._acknowledged:
            return error(400, 40060, "Interaction has already been acknowledged.")
        problem = broken(body.get("data") or {}) if body["type"] == 4 else None
        if problem:
            return error(400, 50035, problem)
        self._acknowledged.add(number)
        self.replies.put_nowait({"interaction": number, "type": body["type"], **(body.get("data") or {})})
        shown = self._stored(CHANNEL, body.get("data") or {})
        callback = {"id": number, "type": 2, "response_message_id": shown["id"]}
        return answered({"interaction": callback, "resource": {"type": 4, "message": shown}})

    def _message(self, channel: str, body: JSON) -> web.Response:
        problem = broken(body)
        if problem:
            return error(400, 50035, problem)
        self.replies.put_nowait({"channel": channel, **body})
        return answered(self._stored(channel, body))

    def _stored(self, channel: str, body: JSON) -> JSON:
        stored = message(self.number(), channel, person(BOT, name="verbatim", bot=True), body.get("content") or "")
        stored["components"] = body.get("components") or []
        self.messages[stored["id"]] = stored
        return stored

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        # Only zlib streams and plain JSON are spoken; the client asks for neither where it finds no compressor.
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._compressor = _Compressor(request.query.get("compress"))
        await self._send(socket, {"op": HELLO, "d": {"heartbeat_interval": 40_000}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._heard(socket, json.loads(frame.data))
        return socket

    async def _heard(self, socket: web.WebSocketResponse, payload: JSON) -> None:
        data = payload["d"]
        if payload["op"] == HEARTBEAT:
            await self._send(socket, {"op": ACK, "d": None})
        elif payload["op"] == IDENTIFY:
            await self._identify(socket, data)
        elif payload["op"] == RESUME:
            await self._resume(socket, data)

    async def _identify(self, socket: web.WebSocketResponse, data: JSON) -> None:
        self.intents.append(data["intents"])
        if data["token"] != TOKEN or data["intents"] & PRIVILEGED:
            await socket.close(code=4004 if data["token"] != TOKEN else 4014)
            return
        self.session = Session(socket=socket)
        user = person(BOT, name="verbatim", bot=True)
        application = {"id": BOT, "flags": 0}
        ready = {
            "v": 10,
            "user": user,
            "guilds": [{"id": GUILD, "unavailable": True}],
            "session_id": "s",
            "application": application,
            "resume_gateway_url": self.url.replace("http", "ws") + "/gateway",
        }
        if self.garbled:
            self.garbled -= 1
            await self.dispatch("READY", {"v": 10})
            return
        await self.dispatch("READY", ready)
        await self.dispatch("GUILD_CREATE", world() | {"preferred_locale": self.guild_locale})
        self.ready.set()

    async def _resume(self, socket: web.WebSocketResponse, data: JSON) -> None:
        self.resumes += 1
        if self.refuse_resume:
            self.refuse_resume = False
            await self._send(socket, {"op": INVALID_SESSION, "d": False})
            return
        self.session.socket = socket
        for missed in [event for event in self.session.sent if event["s"] > data["seq"]]:
            await self._send(socket, missed)
        await self.dispatch("RESUMED", {})

    async def dispatch(self, name: str, data: JSON) -> None:
        """Send an event, or keep it for the resume while no socket is open."""
        event = {"op": DISPATCH, "t": name, "s": len(self.session.sent) + 1, "d": data}
        self.session.sent.append(event)
        if self.session.socket is not None and not self.session.socket.closed:
            await self._send(self.session.socket, event)

    async def drop(self, code: int = 4000) -> None:
        """Close the gateway in the middle of the conversation."""
        assert self.session.socket is not None
        socket, self.session.socket = self.session.socket, None
        await socket.close(code=code)

    async def _send(self, socket: web.WebSocketResponse, payload: JSON) -> None:
        text = json.dumps(payload)
        await (socket.send_bytes(self._compressor(text)) if self._compressor.kind else socket.send_str(text))

    async def ask(self, question: str, *, private: bool | None = None, place: str = CHANNEL) -> str:
        """Use /ask as a person does; give the interaction's number."""
        options: list[JSON] = [{"name": "question", "type": 3, "value": question}]
        if private is not None:
            options.append({"name": "private", "type": 5, "value": private})
        return await self._interact({"id": "1", "name": "ask", "type": 1, "options": options}, place)

    async def menu(self, target: JSON) -> str:
        """Use the message menu on a message."""
        data = {
            "id": "2",
            "name": "Find in the article",
            "type": 3,
            "target_id": target["id"],
            "resolved": {"messages": {target["id"]: target}},
        }
        return await self._interact(data, CHANNEL)

    async def press(self, label: str, sent: JSON, *, user: JSON | None = None) -> str:
        """Press a button under a message of the bot's, as somebody; give the interaction's number."""
        rows = [part for part in sent["components"] if part["type"] == ACTION_ROW]
        button = next(one for row in rows for one in row["components"] if one["label"] == label)
        shown = message(self.number(), CHANNEL, person(BOT, name="verbatim", bot=True), "")
        shown |= {"components": sent["components"], "flags": sent["flags"]}
        data = {"custom_id": button["custom_id"], "component_type": 2, "id": 1}
        return await self._interact(data, CHANNEL, kind=3, message=shown, user=user)

    async def command(
        self, name: str, *, typing: str = "", place: str = CHANNEL, user: JSON | None = None, **options: Any
    ) -> str:
        """Use a command with these options, or type into the one named `typing`; give the interaction's number."""
        kinds = {str: 3, int: 4, bool: 5}
        rows = [
            {"name": key, "type": kinds[type(value)], "value": value, **({"focused": True} if key == typing else {})}
            for key, value in options.items()
        ]
        return await self.interact(name, rows, place=place, user=user, kind=4 if typing else 2)

    async def interact(
        self, name: str, options: list[JSON], *, place: str = CHANNEL, user: JSON | None = None, kind: int = 2
    ) -> str:
        """Use a command with options that may be of any form; give the interaction's number."""
        return await self._interact(
            {"id": "1", "name": name, "type": 1, "options": options}, place, kind=kind, user=user
        )

    async def use(
        self, custom_id: Any, sent: JSON, *, values: list[Any] | None = None, user: JSON | None = None
    ) -> str:
        """Use a control by its custom id, whatever that is; a list where there are values."""
        data = {"custom_id": custom_id, "component_type": 2 if values is None else 3, "id": 1}
        if values is not None:
            data["values"] = values
        return await self._interact(data, CHANNEL, kind=3, message=self._under(sent), user=user)

    async def submit(self, custom_id: Any, written: Any, sent: JSON, *, user: JSON | None = None) -> str:
        """Send the form that a control under a message has opened."""
        field = {"type": 4, "id": 2, "custom_id": "read:field", "value": written}
        data = {"custom_id": custom_id, "components": [{"type": 18, "id": 1, "component": field}]}
        return await self._interact(data, CHANNEL, kind=5, message=self._under(sent), user=user)

    def _under(self, sent: JSON) -> JSON:
        shown = message(self.number(), CHANNEL, person(BOT, name="verbatim", bot=True), sent.get("content") or "")
        return shown | {"components": sent.get("components") or [], "flags": sent.get("flags") or 0}

    async def _interact(
        self, data: JSON, place: str, *, kind: int = 2, message: JSON | None = None, user: JSON | None = None
    ) -> str:
        number, one = self.number(), user or person()
        who = (
            {"user": one}
            if place == DM
            else {
                "member": member(one),
                "guild_id": GUILD,
                "guild": {"id": GUILD, "locale": self.guild_locale, "features": []},
            }
        )
        channel = {"id": place, "type": 1 if place == DM else 0, "permissions": str((1 << 53) - 1), "name": "general"}
        rest = {
            "version": 1,
            "locale": self.locale,
            "guild_locale": self.guild_locale,
            "app_permissions": str((1 << 53) - 1),
            "entitlements": [],
            "context": 1 if place == DM else 0,
            "authorizing_integration_owners": {"0": GUILD},
            "attachment_size_limit": 1,
            "channel": channel,
            "channel_id": place,
        }
        await self.dispatch(
            "INTERACTION_CREATE",
            {
                "id": number,
                "application_id": BOT,
                "type": kind,
                "token": f"t{number}",
                "data": data,
                **({"message": message} if message else {}),
                **who,
                **rest,
                **self.says,
            },
        )
        return number

    async def say(
        self, text: str, *, place: str = DM, author: JSON | None = None, reply_to: JSON | None = None
    ) -> JSON:
        """Write a message; its content is blanked where a bot without the intent would not see it."""
        user = author or person()
        sent = message(self.number(), place, user, text)
        if place != DM:
            sent |= {"guild_id": GUILD, "member": {key: value for key, value in member(user).items() if key != "user"}}
        sent["mentions"] = [person(BOT, name="verbatim", bot=True)] if f"<@{BOT}>" in text else []
        sent["mention_roles"] = [ROLE] if f"<@&{ROLE}>" in text else []
        if reply_to is not None:
            sent |= {
                "type": 19,
                "message_reference": {"message_id": reply_to["id"], "channel_id": place},
                "referenced_message": reply_to,
            }
        self.messages[sent["id"]] = sent
        seen = dict(sent)
        if place != DM and not sent["mentions"] and not sent["mention_roles"]:
            seen["content"] = ""
        await self.dispatch("MESSAGE_CREATE", seen)
        return sent


class _Compressor:
    """Compress as the client asked in the gateway's URL."""

    def __init__(self, kind: str | None) -> None:
        import zlib

        self.kind = kind if kind == "zlib-stream" else None
        self._zlib = zlib.compressobj()
        self._flush = zlib.Z_SYNC_FLUSH

    def __call__(self, text: str) -> bytes:
        return self._zlib.compress(text.encode()) + self._zlib.flush(self._flush)


def message(number: str, channel: str, author: JSON, content: str) -> JSON:
    lists = {key: [] for key in ("mentions", "mention_roles", "attachments", "embeds", "components")}
    flags = {"tts": False, "mention_everyone": False, "pinned": False, "type": 0, "flags": 0, "edited_timestamp": None}
    stamp = "2026-01-01T00:00:00+00:00"
    return {
        "id": number,
        "channel_id": channel,
        "author": author,
        "content": content,
        "timestamp": stamp,
        **lists,
        **flags,
    }


def broken(body: JSON) -> str | None:
    """Say what Discord would refuse in a message (resources/message.mdx, components/reference.mdx)."""
    parts = list(walk(body.get("components") or []))
    if (body.get("flags") or 0) & COMPONENTS_V2 and (body.get("content") or body.get("embeds")):
        return "components v2 stand alone"
    if len(parts) > 40 or sum(len(part.get("content") or "") for part in parts) > 4000:
        return "too many or too long components"
    if len(body.get("content") or "") > 2000:
        return "content longer than 2000"
    return None if parts or body.get("content") or body.get("embeds") else "Cannot send an empty message"


def walk(components: list[JSON]) -> list[JSON]:
    return [one for part in components for one in (part, *walk(part.get("components") or []))]


def labels(body: JSON) -> dict[str, str]:
    """Give the custom id of each button by its label."""
    return {one["label"]: one["custom_id"] for one in walk(body.get("components") or []) if one["type"] == 2}


def shown(body: JSON) -> str:
    """Give the text that a person sees of a message."""
    return "\n".join(
        [body.get("content") or "", *(part.get("content") or "" for part in walk(body.get("components") or []))]
    )


def answered(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Answer with JSON; discord.py reads it only under exactly this content type, without a charset."""
    whole = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(data).encode(), status=status, headers=whole)


def error(status: int, code: int, text: str) -> web.Response:
    return answered({"code": code, "message": text}, status=status)


def limited() -> web.Response:
    """Answer 429 as Discord does; discord.py waits only where a Via header is there."""
    headers = {"Via": "1.1 google", "Retry-After": "0"}
    return answered({"message": "limited", "retry_after": 0.01, "global": False}, status=429, headers=headers)


async def _body(request: web.Request) -> Any:
    text = await request.text()
    return json.loads(text) if text else {}
