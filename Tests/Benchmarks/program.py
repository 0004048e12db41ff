"""The processes that are measured, and what puts load on them. Everything stays on 127.0.0.0/8."""
import json, os, pathlib, re, signal, statistics, subprocess, threading, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent


class Program:
    """One of our processes, up when its mark was printed; its address is the first one it names."""

    def __init__(self, command, mark, errors=None):
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
        said = []
        for line in self.process.stdout:
            said.append(line)
            found = re.search(r"(?:http://|receiver=)(127\.0\.0\.1:\d+)", line)
            if found and not hasattr(self, "url"):
                self.url = "http://" + found[1]
            if mark in line:
                # A pipe that nobody reads would stop what writes to it.
                threading.Thread(target=self.drain, daemon=True).start()
                return
        raise SystemExit(f"{command} did not start:\n{''.join(said)}")

    def drain(self):
        for _ in self.process.stdout:
            pass

    def memory(self):
        """Resident MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def fdatasync(folder, times_over=500):
    times = []
    with open(folder / "probe", "wb", buffering=0) as file:
        for _ in range(times_over):
            file.write(b"x" * 4096)
            start = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def server(binary, data, *extra):
    return Program([binary, "dev", str(HERE / "two.rules"), "--port", "0", "--data", str(data), *extra], "try:")


def sandbox(binary):
    return Program([binary, "sandbox", "--port", "0", "--credits", "100000000"], "taken")


def taken_count(gateway):
    return json.load(urllib.request.urlopen(gateway.url + "/sandbox/messages?count"))["count"]


def taken(gateway):
    return json.load(urllib.request.urlopen(gateway.url + "/sandbox/messages"))


def wrk(url, connections, seconds, pause=0):
    """Requests that were answered 2xx, those that were not, and wrk's own summary; `pause` in ms between requests of a connection."""
    output = subprocess.check_output(
        ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--latency", "-s", str(HERE / "texts.lua"), url, "--", str(pause)], text=True)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])
    total = int(re.search(r"(\d+) requests in", output)[1])
    refused = int((re.search(r"Non-2xx or 3xx responses: (\d+)", output) or [0, 0])[1])
    p99 = re.search(r"99%\s+(\S+)", output)[1]
    return rate, total, refused, p99
