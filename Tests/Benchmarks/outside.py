"""Measures what takes part in a rule beside the gateway: web servers, mail servers, and very many recipients.

These run as `answerback serve` does by default: 32 SMS, 2 mails, 512 calls under way at once, 4 of them to one host.
"""
import datetime, http.client, itertools, random, re, socket, socketserver, statistics, subprocess, threading, time, urllib.parse
from program import HERE, Program, sandbox, taken, taken_count

TOKEN = "the-one-of-the-channel"
HOSTS = [f"127.0.1.{n}" for n in range(1, 101)]
# For each of them.
ASKERS = 20
PHONES = itertools.count(1)


def serve(binary, folder, gateway, rules, more=""):
    """The server for real, with these rules; what it says of failures is not shown."""
    folder.mkdir(exist_ok=True)
    (folder / "bench.rules").write_text(rules)
    (folder / "answerback.yaml").write_text(f"""
receiver:
  listen: 127.0.0.1:0
operator:
  listen: 127.0.0.1:0
  token: the-one-of-the-operator
data: {folder}/answerback.sqlite
rules: {folder}/bench.rules
channels:
  main: {{ profile: generic, token: {TOKEN} }}
gateways:
  main:
    url: {gateway.url}
    user: demo
    password: demo
    caps: {{ hour: off, day: off, block_hour: off, block_day: off }}
numbers:
  "+31850000000": {{ gateway: main }}
calls:
  allow: [127.0.0.0/8]
{more}""")
    return Program([binary, "serve", "--config", folder / "answerback.yaml"], "receiver=", errors=subprocess.STDOUT)


class Provider:
    """Hands SMS in on one connection, each from another phone."""

    def __init__(self, program):
        self.connection = http.client.HTTPConnection(program.url.removeprefix("http://"))

    def text(self, text):
        body = urllib.parse.urlencode({"from": f"+3162{next(PHONES):07}", "to": "+31850000000", "text": text})
        self.connection.request("POST", f"/in/main/{TOKEN}", body, {"Content-Type": "application/x-www-form-urlencoded"})
        reply = self.connection.getresponse()
        reply.read()
        assert reply.status == 200, reply.status

    def steadily(self, word, seconds, per_second):
        """SMS of `word` and when each was due to be sent, in µs: one that is held up counts from then."""
        start = time.time()
        for n in range(seconds * per_second):
            # Not in step with the gateway's clock, which shows milliseconds.
            due = start + (n + random.random()) / per_second
            time.sleep(max(0, due - time.time()))
            self.text(f"{word} {due * 1e6:.0f}")


class Latency:
    """Of answers that begin with when their SMS was due: the ms until the gateway took them."""

    def __init__(self, answers):
        def milliseconds(answer):
            taken_at = datetime.datetime.fromisoformat(answer["takenAt"].replace("Z", "+00:00")).timestamp()
            # Its fraction of a millisecond is cut off.
            return taken_at * 1000 + 0.5 - int(answer["text"].split()[0]) / 1000

        cuts = statistics.quantiles(map(milliseconds, answers), n=100)
        self.p50, self.p99 = cuts[49], cuts[98]

    def __str__(self):
        return f"p50 {self.p50:.1f} ms, p99 {self.p99:.1f} ms"


def latency(program, gateway, word, seconds, per_second=200):
    before, sent = taken_count(gateway), seconds * per_second
    Provider(program).steadily(word, seconds, per_second)
    await_count(lambda: taken_count(gateway), before + sent)
    return Latency(taken(gateway)[before:])


def await_count(count, wanted, seconds=60):
    end = time.monotonic() + seconds
    while count() < wanted:
        if time.monotonic() > end:
            raise SystemExit(f"after {seconds} s there are {count()} of {wanted}")
        time.sleep(0.05)


def full_load(program, seconds, count):
    """How much `count` grew by a second, and how many SMS came in for which it has not grown yet."""
    before = count()
    load = subprocess.check_output(
        ["wrk", "-t", "1", "-c", "16", "-d", f"{seconds}s", "-s", HERE / "texts.lua", f"{program.url}/in/main/{TOKEN}", "--", "0"], text=True)
    done = count() - before
    return done / seconds, int(re.search(r"(\d+) requests in", load)[1]) - done


def fetches(binary, folder, seconds):
    """The web server is a sandbox's list of what it took, as one written in Python would be what is measured."""
    with sandbox(binary) as gateway, sandbox(binary) as web:
        rules = f'otherwise {{\n    fetch "{web.url}/sandbox/messages?count" as web\n    reply "{{word2}} {{web.count}}"\n}}\n'
        with serve(binary, folder / "fetches", gateway, rules) as program:
            calm = latency(program, gateway, "live", seconds)
            rate, waiting = full_load(program, seconds, lambda: taken_count(gateway))
    print(f"SMS in -> fetch -> answer taken          {rate:,.0f} messages/s over {seconds} s under full load, {waiting:,} accepted and still waiting; "
          f"at 200 a second {calm} (one web host, 4 calls at once)")


def slow_hosts(binary, folder, seconds):
    """A hundred addresses that take a connection and never answer, and senders who ask them."""
    first = socket.create_server((HOSTS[0], 0), backlog=1024)
    port = first.getsockname()[1]
    listeners = [first] + [socket.create_server((host, port), backlog=1024) for host in HOSTS[1:]]
    rules = "".join(
        f'rule slow{n} {{\n    when keyword SLOW{n}\n    fetch "http://{host}:{port}/" as web timeout 30s\n    reply "{{web}}"\n}}\n'
        for n, host in enumerate(HOSTS))
    with sandbox(binary) as gateway:
        web = f'rule quick {{\n    when keyword QUICK\n    fetch "{gateway.url}/sandbox/messages?count" as web\n    reply "{{rest}} {{web.count}}"\n}}\n'
        plain = 'rule plain {\n    when keyword PLAIN\n    reply "{rest}"\n}\n'
        with serve(binary, folder / "slow", gateway, rules + web + plain) as program:
            without = [latency(program, gateway, word, seconds) for word in ("plain", "quick")]
            provider = Provider(program)
            for asker in range(ASKERS):
                for n in range(len(HOSTS)):
                    provider.text(f"slow{n} {asker}")
            hanging = []
            await_count(lambda: hanging.extend(connections(listeners)) or len(hanging), 4 * len(HOSTS))
            beside = [latency(program, gateway, word, seconds) for word in ("plain", "quick")]
            # Else it would wait for what hangs.
            program.process.kill()
    for name, calm, now in zip(("plain answers", "answers with a fetch"), without, beside):
        print(f"{name:40} {calm} at 200 a second")
        print(f"  while 100 web hosts hang               {now}: {now.p50 / calm.p50:.2f} and {now.p99 / calm.p99:.2f} times "
              f"({len(hanging)} calls hang, {len(HOSTS) * ASKERS - len(hanging):,} wait for their place)")


def connections(listeners):
    """Those that wait; held, or they would end."""
    for listener in listeners:
        listener.setblocking(False)
        try:
            while True:
                yield listener.accept()
        except BlockingIOError:
            pass


class MailSink(socketserver.ThreadingTCPServer):
    """A mail server that takes everything, and keeps nothing but the ids."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), MailSession)
        self.ids, self.connections = [], 0
        self.url = f"smtp://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class MailSession(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self):
        self.server.connections += 1
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            command = line[:4].upper()
            if command == b"QUIT":
                return
            if command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.ids.append(self.read_id())
            self.wfile.write(b"250 fine\r\n")

    def read_id(self):
        lines = list(iter(self.rfile.readline, b".\r\n"))
        return next(line for line in lines if line.lower().startswith(b"message-id:"))


def mails(binary, folder, seconds):
    """Each SMS becomes a mail."""
    with MailSink() as sink, sandbox(binary) as gateway:
        mail = f"mail:\n  url: {sink.url}\n  from: sms@example.org\n"
        with serve(binary, folder / "mails", gateway, 'otherwise {\n    email "desk@example.org"\n}\n', mail) as program:
            rate, waiting = full_load(program, seconds, lambda: len(sink.ids))
            alone = drained(sink, waiting, seconds)
        print(f"SMS in -> mail accepted                  {rate:,.0f} mails/s over {seconds} s under full load, {waiting:,} accepted and still waiting; "
              f"{alone:,.0f} mails/s when no more come in (on {sink.connections} connections)")
        assert len(sink.ids) == len(set(sink.ids)), "a mail went out twice"


def drained(sink, waiting, seconds):
    """Mails a second until none waits, or for so long."""
    before, start = len(sink.ids), time.perf_counter()
    while len(sink.ids) < before + waiting and time.perf_counter() < start + seconds:
        time.sleep(0.05)
    return (len(sink.ids) - before) / (time.perf_counter() - start)


def broadcast(binary, folder, recipients):
    """One SMS to very many, by a list in a file."""
    rules = 'list everyone from "everyone.txt"\n\nrule tell {\n    when keyword TELL\n    send "{rest}" to @everyone\n}\n'
    with sandbox(binary) as gateway:
        place = folder / "broadcast"
        place.mkdir()
        (place / "everyone.txt").write_text("".join(f"+3163{n:07}\n" for n in range(recipients)))
        with serve(binary, place, gateway, rules) as program:
            start = time.perf_counter()
            Provider(program).text("tell Market on Saturday")
            await_count(lambda: taken_count(gateway), recipients // 10, 600)
            early = program.memory()
            await_count(lambda: taken_count(gateway), recipients, 3600)
            took, late = time.perf_counter() - start, program.memory()
        phones = [m["recipient"] for m in taken(gateway)]
    assert len(phones) == len(set(phones)) == recipients, "somebody was left out, or written to twice"
    label = f"a broadcast to {recipients:,}"
    print(f"{label:40} {took:.1f} s until the gateway has taken all, {recipients / took:,.0f} SMS/s, "
          f"memory {early:.0f} MiB at 10 %, {late:.0f} MiB at the end ({late / early:.2f} times)")
