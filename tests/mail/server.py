"""A real SMTP server for the tests: prints its port, then one JSON line a message. What it does depends on the recipient's first letters:
tiada = no such mailbox, penuh = come back later, putus = takes the message and cuts the line before it says so, lambat = takes the message and never says so."""
import asyncio
import json
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP


class Box:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("tiada"):
            return "550 5.1.1 No such mailbox"
        if address.startswith("penuh"):
            return "452 4.2.2 Mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = message_from_bytes(envelope.content, policy=policy.default)
        parts = [p.get_content_type() for p in mail.walk()]
        print(json.dumps({"to": envelope.rcpt_tos, "from": envelope.mail_from, "subject": mail["subject"], "text": mail.get_body(("plain",)).get_content(), "parts": parts, "raw": envelope.content.decode("ascii", "replace")}), flush=True)
        if envelope.rcpt_tos[0].startswith("putus"):
            server.transport.abort()
            return "421 cut"
        if envelope.rcpt_tos[0].startswith("lambat"):
            await asyncio.sleep(3600)
        return "250 OK"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Box(), enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
