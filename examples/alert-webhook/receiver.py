"""Takes acknowledgements that Answerback signed, and nothing else.

A webhook may come twice: its id, the same on each repetition, tells. Somebody may also text twice: then the alert is taken already.
"""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

# The same as `signing_keys` in answerback.yaml.
webhook = Webhook("whsec_dHJ5LW1lLXRyeS1tZS10cnktbWUtdHJ5")
seen = set()
taken = {}


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            acknowledgement = webhook.verify(body, dict(self.headers.items()))
        except WebhookVerificationError as error:
            print(f"refused: {error}", flush=True)
            return self.answer(401)
        if self.headers["webhook-id"] not in seen:
            seen.add(self.headers["webhook-id"])
            alert, by = acknowledgement["alert"], acknowledgement["by"]
            if alert not in taken:
                taken[alert] = by
                print(f"alert {alert} is taken by {by}", flush=True)
            else:
                print(f"alert {alert} was taken by {taken[alert]} already; {by} is told nothing", flush=True)
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
