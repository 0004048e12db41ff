"""A web server for tests, on a free port of 127.0.0.1 that it prints. It ends when its standard input does.
Given the files of a certificate and of its key, it speaks TLS.

What it answers stands in the request's path:
    /status/N?bytes=B&header=Name:value   status N, with B bytes of body and a header
    /verify?key=whsec_...                 204 if the official Standard Webhooks library accepts the request, else 401
    /hang                                 nothing, until the client leaves
    /hang-once?…                          nothing to the first who asks for just this, then 200 and "again"
    /close                                nothing, and the connection is closed
    /log?count=N                          the requests so far, as JSON, once there are N
"""

import http.server
import json
import os
import ssl
import sys
import threading
import urllib.parse

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

requests = []
came = threading.Condition()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        parts = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(parts.query))
        if parts.path == "/log":
            with came:
                came.wait_for(lambda: len(requests) >= int(query.get("count", 0)))
                return self.send(200, json.dumps(requests).encode())
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        with came:
            is_first = all(request["path"] != self.path for request in requests)
            requests.append({"method": self.command, "path": self.path, "headers": headers, "body": body.decode()})
            came.notify_all()
        if parts.path.startswith("/status/"):
            extra = [query["header"].split(":", 1)] if "header" in query else []
            return self.send(int(parts.path.split("/")[2]), b"x" * int(query.get("bytes", 0)), extra)
        if parts.path == "/verify":
            try:
                Webhook(query["key"]).verify(body, headers, json_parse=False)
                return self.send(204)
            except WebhookVerificationError as error:
                return self.send(401, str(error).encode())
        if parts.path == "/hang-once" and not is_first:
            return self.send(200, b"again")
        if parts.path in ("/hang", "/hang-once"):
            self.connection.recv(1)
        self.close_connection = True

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def send(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if len(sys.argv) > 1:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
os._exit(0)
