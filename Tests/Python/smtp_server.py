"""A mail server (aiosmtpd) on a free port of 127.0.0.1 that does what a test says and tells what it was sent.

The one argument is JSON:
    tls       "none", "starttls" or "implicit", with `certificate` and `key`
    login     [user, password], without which no mail is taken
    answers   {"EHLO" | "MAIL" | "RCPT" | "DATA" | "QUIT": a reply, "hang" or "close"}
    mailsPerConnection   after so many, 421
    mute      true for a server that accepts connections and says nothing

Each line of output is JSON: {"port": …} first, then {"mail": …} for each that it has taken, as Python's `email` reads it, and
{"closed": …} for each connection. It ends with its standard input, so that it outlives no test.
"""

import asyncio
import base64
import email
import email.policy
import json
import os
import re
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult

settings = json.loads(sys.argv[1])


def say(**line):
    print(json.dumps(line), flush=True)


def read(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    defects = list(message.defects)
    for value in message.values():
        defects += value.defects
    return {
        "headers": [[name, str(value)] for name, value in message.items()],
        "body": message.get_content(),
        "to": [address.addr_spec for address in message["To"].addresses],
        "author": message["From"].addresses[0].display_name,
        "isWhole": not message.is_multipart() and not re.search(rb"(?<!\r)\n|\r(?!\n)", raw),
        "defects": [repr(defect) for defect in defects],
        "longestLine": max(len(line) for line in raw.split(b"\r\n")),
        "raw": base64.b64encode(raw).decode(),
    }


class Handler:
    async def answer(self, server, command, normal):
        answer = settings.get("answers", {}).get(command)
        if answer == "hang":
            await asyncio.Event().wait()
        if answer == "close":
            server.transport.abort()
            return "421 closed"
        return answer or normal

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        await self.answer(server, "EHLO", "250 OK")
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        if server.mails >= settings.get("mailsPerConnection", 1_000_000):
            asyncio.get_running_loop().call_soon(server.transport.close)
            return "421 4.7.0 too many mails on one connection"
        envelope.mail_from = address
        return await self.answer(server, "MAIL", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown"):
            return "550 5.1.1 no such user here"
        if address.startswith("later"):
            return "451 4.7.1 greylisted, come back in 5 minutes"
        reply = await self.answer(server, "RCPT", "250 OK")
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server, session, envelope):
        reply = await self.answer(server, "DATA", "250 2.0.0 queued as 4F2A")
        if reply.startswith("250"):
            server.mails += 1
            say(
                mail={
                    "connection": server.number,
                    "isEncrypted": session.ssl is not None or settings.get("tls") == "implicit",
                    "user": (session.auth_data or b"").decode(),
                    "greeting": session.host_name,
                    "sender": envelope.mail_from or "",
                    "recipients": envelope.rcpt_tos,
                    **read(envelope.original_content),
                }
            )
        return reply


class Server(SMTP):
    connections = 0

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        Server.connections += 1
        self.number = Server.connections
        self.mails = 0
        self.saidQuit = False

    async def smtp_QUIT(self, argument):
        self.saidQuit = True
        if settings.get("answers", {}).get("QUIT") == "hang":
            await asyncio.Event().wait()
        await super().smtp_QUIT(argument)

    def connection_lost(self, error):
        super().connection_lost(error)
        # The plain part of a connection that goes on with TLS is lost as well.
        if self.transport is None or self.transport.is_closing():
            say(closed={"connection": self.number, "saidQuit": self.saidQuit, "mails": self.mails})


class Mute(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport


def authenticate(server, session, envelope, mechanism, data):
    if [data.login.decode(), data.password.decode()] != settings["login"]:
        return AuthResult(success=False, handled=False)
    return AuthResult(success=True, auth_data=data.login)


async def main():
    tls = settings.get("tls", "none")
    context = None
    if tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(settings["certificate"], settings["key"])
    login = settings.get("login")

    def make():
        if settings.get("mute"):
            return Mute()
        return Server(
            Handler(),
            tls_context=context if tls == "starttls" else None,
            require_starttls=tls == "starttls",
            authenticator=authenticate if login else None,
            auth_required=bool(login),
            # Not offered where there is none.
            auth_require_tls=not login,
            auth_exclude_mechanism=settings.get("withoutMechanisms", []),
        )

    server = await asyncio.get_running_loop().create_server(
        make, "127.0.0.1", 0, ssl=context if tls == "implicit" else None
    )
    say(port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


def end_with_input():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
asyncio.run(main())
