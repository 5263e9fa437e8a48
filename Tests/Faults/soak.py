#!/usr/bin/env python3
"""Uses the real program at random for a long time, and watches what it holds.

usage: soak.py BINARY [MINUTES] [SEED]

Actions are drawn from the seed: messages for the offline model, tools, answers to what is asked, the queue, steering,
stopping, menus, threads, searches, modes, pastes, editing, scrolling, sizes. Checked are, all the time: the program lives,
answers within five seconds, and says nothing on standard error; at samples: memory, open files, threads, processes; at
the end: it quits with status 0, the database is sound, no process is left, and it held no more in the last quarter than
in the second (memory: a tenth and 3 MB more at most).
"""
import os, random, shutil, sqlite3, statistics, sys, tempfile, time

from program import Checks, Rein, processes, surround

BINARY = os.path.realpath(sys.argv[1])
MINUTES = float(sys.argv[2]) if len(sys.argv) > 2 else 60
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
PASTE = "\x1b[200~{}\x1b[201~"
KEYS = {
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "up": "\x1b[A", "down": "\x1b[B", "left": "\x1b[D", "right": "\x1b[C",
    "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "end": "\x1b[1;5F", "start": "\x1b[1;5H", "esc": "\x1b", "enter": "\r",
    "tab": "\t", "back": "\x7f",
}
REQUESTS = [
    "say {n} words", "say {n} words then list then say 30 words", "read notes.txt", "search line in .",
    "write made{k}.txt: some text {n}", "replace \"some\" with \"more\" in made{k}.txt", "run echo {n}; sleep 0.1",
    "run seq 1 {n}", "tasks tidying up {k}", "ask which one? left | right", "plan the work of {k}",
    "explore where line {k} is", "delegate run echo sub{n}", "think about {k}", "run sh -c 'exit {k}'", "help",
]
LINES = [
    "/new Thread {k}", "/rename Name {k}", "/mode plan", "/mode build", "/expand", "/times", "/tasks", "/notices", "/zoom",
    "/condense", "/clone", "/permissions", "/side 30", "/side off", "/theme dark", "/theme light", "/pin", "/grants",
    "/pause", "/delete yes", "/restore", "/vi", "/vi", "/copy", "/try rm -rf x", "/search line", "/search-all some",
    "/retry", "/away", "/away", "!echo own {n}",
]
TEXTS = ["plain words ", "über ", "日本語", "👩‍👩‍👧 ", "e\u0301", "tab\there ", "\u202Ebidi", "x" * 300]


def field(pid, file, name):
    with open(f"/proc/{pid}/{file}") as lines:
        for line in lines:
            if line.startswith(name):
                return int(line.split()[1])
    return 0


class Soak:
    def __init__(self, rein, generator, checks):
        self.rein, self.random, self.checks = rein, generator, checks
        self.samples, self.last = [], "start"

    def line(self, text):
        # Keys before the last one first: all at once would be a paste.
        self.rein.type(text)
        self.rein.read(0.05)
        self.rein.type("\r")

    def fill(self, text):
        return text.format(n=self.random.choice([3, 20, 200, 900]), k=self.random.randrange(9))

    def keys(self, *names):
        for name in names:
            self.rein.type(KEYS.get(name, name))
            self.rein.read(0.03)

    # Each is an action; its weight stands beside it below.
    def request(self):
        self.keys("\x15")
        self.line(self.fill(self.random.choice(REQUESTS)))

    def answer(self):
        self.keys(self.random.choice(["y", "n", "t", "a", "1", "enter", "down", "tab", "e", "esc"]))

    def command(self):
        self.keys("\x15")
        self.line(self.fill(self.random.choice(LINES)))

    def menu(self):
        self.keys(self.random.choice(["f1", "f2", "f3", "f4", "f6", "f7", "f8"]))
        for _ in range(self.random.randrange(6)):
            self.keys(self.random.choice(["up", "down", "pgdn", "s", "a", "back"]))
        self.keys(self.random.choice(["esc", "esc", "enter"]), "esc")

    def edit(self):
        for _ in range(self.random.randrange(20)):
            self.keys(self.random.choice(TEXTS + ["left", "right", "\x01", "\x05", "\x17", "\x0b", "\x19", "\x1bb", "\x1f",
                                                  "back", "up", "down", "\n"]))

    def paste(self):
        self.keys(PASTE.format("\n".join(self.random.choice(TEXTS) * 5 for _ in range(self.random.randrange(60)))))

    def scroll(self):
        for _ in range(self.random.randrange(8)):
            self.keys(self.random.choice(["pgup", "pgup", "pgdn", "start", "end", "\x1bp", "\x1bn"]))

    def stop(self):
        self.keys("esc")

    def steer(self):
        self.keys("\x15", self.fill("say {n} words of steering"), "\x13")

    def size(self):
        self.rein.resize(self.random.randrange(3, 60), self.random.randrange(10, 200))

    def focus(self):
        self.keys(self.random.choice(["\x1b[O", "\x1b[I"]))

    ACTIONS = [(request, 8), (answer, 8), (command, 5), (menu, 4), (edit, 3), (paste, 1), (scroll, 3), (stop, 2),
               (steer, 1), (size, 2), (focus, 1)]

    def act(self):
        action = self.random.choices([one for one, _ in self.ACTIONS], [weight for _, weight in self.ACTIONS])[0]
        self.last = action.__name__
        action(self)
        self.rein.read(self.random.choice([0.02, 0.1, 0.4]))

    def isAlive(self):
        """Whether it answers: a new size must be painted."""
        self.rein.read(0.05)
        before = self.rein.total
        self.rein.resize(30, 100)
        self.rein.read(0.02)
        self.rein.resize(30, 101)
        end = time.monotonic() + 5
        while self.rein.total == before and time.monotonic() < end:
            if not self.rein.read(0.05):
                return False
        self.rein.resize(30, 100)
        return self.rein.total > before

    def sample(self):
        pid = self.rein.pid
        self.samples.append({
            "kB": field(pid, "smaps_rollup", "Pss:"), "files": len(os.listdir(f"/proc/{pid}/fd")),
            "threads": len(os.listdir(f"/proc/{pid}/task"))})

    def judge(self):
        count = len(self.samples)
        if count < 8:
            return
        second, last = self.samples[count // 4:count // 2], self.samples[-(count // 4):]
        for name, slack in [("kB", 3_000), ("files", 4), ("threads", 4)]:
            before = statistics.median(sample[name] for sample in second)
            after = statistics.median(sample[name] for sample in last)
            self.checks.expect(after <= before * 1.1 + slack, f"{name} grew from {before} to {after}")


def main():
    generator = random.Random(SEED)
    print(f"soak: {MINUTES} minutes, seed {SEED}", flush=True)
    work = tempfile.mkdtemp(prefix="rein-soak-")
    project, errors = work + "/project", work + "/errors"
    os.mkdir(project)
    with open(project + "/notes.txt", "w") as notes:
        notes.writelines(f"line {number}\n" for number in range(500))
    surround(work)
    checks = Checks()
    rein = Rein(BINARY, project, errors=errors)
    soak = Soak(rein, generator, checks)
    rein.wait_for("\x1b[?2004h")
    end, count, sampled = time.monotonic() + MINUTES * 60, 0, 0.0
    while time.monotonic() < end:
        soak.act()
        count += 1
        if count % 10 == 0 and not soak.isAlive():
            gone = os.waitpid(rein.pid, os.WNOHANG)
            checks.expect(False, f"after {count} actions, the last {soak.last}: it does not answer, {gone}")
            break
        if time.monotonic() - sampled > MINUTES * 60 / 120:
            sampled = time.monotonic()
            soak.sample()
    else:
        soak.judge()
        # A search, a menu or an open question may be in the way, and what goes on asks back.
        for _ in range(6):
            soak.keys("esc")
        rein.read(0.5)
        status = None
        for _ in range(10):
            rein.type("\x1b[21~")
            rein.read(0.3)
            gone, status = os.waitpid(rein.pid, os.WNOHANG)
            if gone:
                break
        checks.expect(gone != 0 and status == 0, f"it does not quit, or with status {status}")
        database = sqlite3.connect(work + "/data/rein/rein.db")
        sound = [row[0] for row in database.execute("PRAGMA integrity_check")]
        messages = database.execute("SELECT count(*) FROM message").fetchone()[0]
        checks.expect(sound == ["ok"], f"integrity_check says {sound}")
        checks.expect(not processes(project), f"processes are left: {processes(project)}")
        first, last = soak.samples[0], soak.samples[-1]
        print(f"soak: {count} actions, {messages} messages, first {first}, last {last}, "
              f"most {max(sample['kB'] for sample in soak.samples)} kB")
    said = open(errors, errors="replace").read() if os.path.exists(errors) else ""
    checks.expect(not said, f"standard error: {said[:500]}")
    if checks.failures:
        for failure in checks.failures:
            print("soak:", failure)
        print(f"soak: all is kept in {work}")
        sys.exit(1)
    shutil.rmtree(work)
    print(f"soak: {checks.count} checks passed")


main()
