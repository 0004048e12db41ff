"""Sends as the gateway's documents show it: one GET, by Python alone."""

import sys
import urllib.parse
import urllib.request

gateway = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8026"
fields = {
    "clientuser": "demo",
    "clientpwd": "demo",
    "to": "31612345678",
    "sender": "Shop",
    "message": "It costs €5 & is ready",
    "delivery": "yes",
}
with urllib.request.urlopen(gateway + "/module/gateway.php?" + urllib.parse.urlencode(fields)) as answer:
    print(answer.read().decode())
