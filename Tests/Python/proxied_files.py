"""A folder's files, served by Python's own server behind nginx, for tests. Prints nginx's port on 127.0.0.1; ends when its standard input does.

    python3 proxied_files.py FOLDER

nginx hands /api/incidents/ on as /incidents/, and the rest as it is. What comes back says in `X-Uri` how nginx read the path, and in
`X-File` which file of the folder was asked for.
"""

import functools
import http.server
import os
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.parse

folder = os.path.realpath(sys.argv[1])


class Files(http.server.SimpleHTTPRequestHandler):
    asked = ""

    def translate_path(self, path):
        file = super().translate_path(path)
        self.asked = urllib.parse.quote(os.path.relpath(file, folder))
        return file

    def end_headers(self):
        self.send_header("X-File", self.asked)
        super().end_headers()

    def log_message(self, *_):
        pass


files = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files, directory=folder))
threading.Thread(target=files.serve_forever, daemon=True).start()

# nginx takes over a socket that listens already, so that nobody can take its port before it does.
listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
os.set_inheritable(listener.fileno(), True)
port, upstream = listener.getsockname()[1], f"http://127.0.0.1:{files.server_port}"

with tempfile.TemporaryDirectory() as place:
    paths = "".join(
        f"{name}_temp_path {place}/{name}; " for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    with open(f"{place}/nginx.conf", "w") as configuration:
        configuration.write(f"""
            daemon off; worker_processes 1; pid {place}/pid; error_log stderr crit;
            events {{}}
            http {{
                access_log off; {paths}
                server {{
                    listen 127.0.0.1:{port};
                    add_header X-Uri $uri always;
                    location /api/incidents/ {{ proxy_pass {upstream}/incidents/; }}
                    location / {{ proxy_pass {upstream}; }}
                }}
            }}""")
    nginx = subprocess.Popen(
        ["nginx", "-p", place, "-e", f"{place}/start.log", "-c", f"{place}/nginx.conf"],
        env={"NGINX": f"{listener.fileno()};", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
        pass_fds=[listener.fileno()], stdin=subprocess.DEVNULL,
    )
    print(port, flush=True)
    sys.stdin.read()
    nginx.terminate()
    nginx.wait()
os._exit(0)
