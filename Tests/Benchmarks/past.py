"""Measures a data file with many old messages in it: starting, taking in, deciding, looking, cleaning up, and what looking costs those who hand SMS in."""
import contextlib, itertools, json, os, signal, sqlite3, statistics, threading, time, urllib.parse, urllib.request
from program import fdatasync, sandbox, server, wrk

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DAY = 86_400_000
NUMBER = "+31850000000"
# Of whom every hundredth message is.
REGULAR = "+31620000000"
TEXT = "A message as people write them, with a question in it and a word or two more than it would have needed."


def ulid(milliseconds, counter):
    value = milliseconds << 80 | counter
    return "".join(DIGITS[value >> 5 * place & 31] for place in reversed(range(26)))


def fill(path, count, days):
    """Writes messages of the last `days`, each answered, as the server itself would have."""
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; BEGIN")
    now = int(time.time() * 1000)
    first = now - days * DAY
    for start in range(0, count, 50_000):
        messages, known, actions = [], [], []
        for n in range(start, min(start + 50_000, count)):
            at = first + n * (days * DAY // count)
            id, sender = ulid(at, n), REGULAR if n % 100 == 0 else f"+3161{n * 7919 % 200_000:07}"
            messages.append((n + 1, id, f"past-{n}", sender, NUMBER, TEXT.encode(), at, at + 5))
            known.append((f"past-{n}", id, at))
            actions.append((id + "-1", n + 1, sender, NUMBER, NUMBER, TEXT, at + DAY, at + 10, at + 20))
        database.executemany(
            "INSERT INTO message (seq, id, provider_id, channel, sender, receiver, text, received_at, acceptance, state, attempts, decided_at, rules)"
            " VALUES (?, ?, ?, 'main', ?, ?, ?, ?, 'new', 'decided', 1, ?, 'otherwise')", messages)
        database.executemany("INSERT INTO known_id (provider_id, channel, message, received_at) VALUES (?, 'main', ?, ?)", known)
        database.executemany(
            "INSERT INTO action (id, message, origin, rule, recipient, number, sender, gateway, text, expires_at, state, attempts, begun_at, ended_at)"
            " VALUES (?, ?, 'rule', 'otherwise', ?, ?, ?, 'sandbox', ?, ?, 'sent', 1, ?, ?)", actions)
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def make_old(path, days):
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("UPDATE message SET received_at = received_at - ? WHERE seq <= (SELECT max(seq) FROM message) / 2", (days * DAY,))
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def get(program, path):
    with urllib.request.urlopen(program.url + path, timeout=600) as reply:
        return reply.read()


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def milliseconds(text):
    """As wrk says it."""
    for unit, factor in (("us", 0.001), ("ms", 1), ("s", 1000), ("m", 60_000)):
        if text.endswith(unit):
            return float(text.removesuffix(unit)) * factor


def say(what, figures, folder):
    print(f"{what:<40} {figures}   (fdatasync {fdatasync(folder, 100):.1f} ms)", flush=True)


def start(binary, data, folder, what, *options):
    begun = time.perf_counter()
    program = server(binary, data, *options)
    say(what, f"listens after {(time.perf_counter() - begun) * 1000:.0f} ms", folder)
    return program


@contextlib.contextmanager
def meanwhile(work):
    """Does `work` again and again, and says how often."""
    over, rounds = threading.Event(), []
    def loop():
        while not over.is_set():
            work()
            rounds.append(1)
    thread = threading.Thread(target=loop)
    thread.start()
    try:
        yield rounds
    finally:
        over.set()
        thread.join()


def looks(program, data):
    """What people do while SMS come in."""
    backups = itertools.count()
    def backup():
        path = f"{data}.backup-{next(backups)}"
        urllib.request.urlopen(f"{program.url}/v1/backup?" + urllib.parse.urlencode({"file": path}), data=b"", timeout=600).read()
        os.unlink(path)
    return {
        "inbox --limit 999": lambda: get(program, "/v1/messages?limit=999"),
        "status": lambda: get(program, "/v1/status"),
        "export": lambda: get(program, "/v1/numbers/" + REGULAR.replace("+", "%2B")),
        "backup": backup,
    }


def steady(program):
    """The median and the 99th percentile of some 300 SMS a second, in ms."""
    rate, _, refused, p99 = wrk(program.url + "/in/main", 64, 10, 200)
    assert refused == 0, refused
    return rate, milliseconds(p99)


def looking(program, data, folder):
    """What takes SMS in is compared within one run: without, with, without."""
    for name, look in looks(program, data).items():
        took = statistics.median(timed(look) for _ in range(3))
        _, before = steady(program)
        log = log_size(data)
        with meanwhile(look) as rounds:
            rate, during = steady(program)
        _, after = steady(program)
        without = (before + after) / 2
        say(f"{name}, again and again", f"{took:.0f} ms each; {rate:.0f} SMS/s: p99 {without:.1f} ms without, {during:.1f} ms with "
            f"({during / without:.2f} times), {len(rounds)} rounds, log {log >> 10} -> {log_size(data) >> 10} KiB", folder)


def log_size(data):
    try:
        return os.path.getsize(f"{data}-wal")
    except FileNotFoundError:
        return 0


def deciding(binary, data, folder):
    with server(binary, data, "--hold") as program:
        wrk(program.url + "/in/main", 64, 10)
    with sandbox(binary) as gateway, server(binary, data, "--gateway", gateway.url) as program:
        begun, waiting = time.perf_counter(), json.loads(get(program, "/v1/status"))["messages"]["waiting"]
        left = waiting
        while left > 0:
            left = json.loads(get(program, "/v1/status"))["messages"]["waiting"]
        say("deciding what waits", f"{waiting / (time.perf_counter() - begun):,.0f} messages/s, of {waiting:,}", folder)


def past(binary, folder, count):
    data = folder / "past.sqlite"
    server(binary, data).stop()
    took = timed(lambda: fill(data, count, 29)) / 1000
    print(f"\n{count:,} old messages, {os.path.getsize(data) >> 20} MiB, written in {took:.0f} s")
    start(binary, data, folder, "start", "--hold").stop()
    program = start(binary, data, folder, "the next start", "--hold")
    wrk(program.url + "/in/main", 64, 2)
    rate, total, refused, p99 = wrk(program.url + "/in/main", 64, 10)
    say("durable acceptance, 64 connections", f"{rate:,.0f} requests/s, p99 {p99}, {refused} of {total} not accepted", folder)
    looking(program, data, folder)
    os.kill(program.process.pid, signal.SIGKILL)
    program.process.wait()
    start(binary, data, folder, "start after a kill", "--hold").stop()
    deciding(binary, data, folder)
    make_old(data, 30)
    with server(binary, data) as program:
        rate, during = steady(program)
        say("while half of it is cleaned up", f"{rate:.0f} SMS/s, p99 {during:.1f} ms", folder)
