#!/usr/bin/env python3
"""Kills the real program at random moments of a conversation, opens it again, and looks at what is left.

usage: kill.py BINARY [KILLS] [SEED]

Each round drives rein on a pseudo terminal through a conversation with the offline model (an answer that streams, a
command that runs, an approval that is open, a queue, a draft, a change of thread), ends it with SIGKILL at a moment
drawn from the seed, and checks: every message that was announced as complete is in the database as it was; what was
being written is marked as partial; queued messages are said or still queued; a draft that lay for three seconds is kept;
`PRAGMA integrity_check` is ok; no process of the project is left; and the thread opens again without a lock in the way.
"""
import json, os, random, shutil, sqlite3, sys, tempfile, time

from program import Checks, Rein, processes, surround

BINARY = os.path.realpath(sys.argv[1])
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 200
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)


def script(number):
    """What is typed: text, and the seconds to the next. Each text of the person is said once only."""
    words = 150 + number % 7 * 40
    return [
        (f"say {words} words then run echo a{number}; sleep 0.2\r", 0.35),
        (f"say 21 words of queue {number}\r", 0.05),
        (f"say 22 words of queue {number}\r", 0.3),
        ("y", 0.5),
        ("y", 0.5),
        (f"/new Thread {number}\r", 0.25),
        (f"say 30 words then list then say 400 words of other {number}\r", 0.5),
        (f"!sh -c 'sleep 60 & sleep 0.3; echo own{number}'\r", 0.4),
        (f"draft of {number}", 2.5),
    ]


def lines(path):
    """The events that were recorded; a last line that was cut off is left out."""
    with open(path, "rb") as file:
        whole = file.read().split(b"\n")
    for line in whole[:-1]:
        try:
            yield json.loads(line)
        except ValueError:
            pass


def texts(message):
    return "".join(part.get("text", "") for part in message.get("content", []) if part.get("type") == "text")


def look(checks, work, record, typed, said, age):
    """Compares the database with what was announced before the kill."""
    database = sqlite3.connect(work + "/data/rein/rein.db")
    answer = [row[0] for row in database.execute("PRAGMA integrity_check")]
    checks.expect(answer == ["ok"], f"integrity_check says {answer}")
    kept = {row[0]: (json.loads(row[1]), row[2]) for row in database.execute("SELECT id, body, is_partial FROM message")}
    queued = [row[0] for row in database.execute("SELECT content FROM queue")]
    threads = [json.loads(row[0]) for row in database.execute("SELECT metadata FROM thread")]
    database.close()
    complete, begun = {}, {}
    for event in lines(record):
        if event.get("type") == "message_end":
            complete[event["message"]["id"]] = event["message"]
        if event.get("type") == "message_start":
            begun[event["message"]["id"]] = event["message"]
    for identifier, message in complete.items():
        checks.expect(identifier in kept, f"message {identifier} was complete and is lost: {texts(message)[:60]!r}")
        if identifier in kept:
            checks.expect(texts(kept[identifier][0]) == texts(message), f"message {identifier} differs")
            checks.expect(kept[identifier][1] == 0, f"message {identifier} was complete and is marked as partial")
    for identifier, message in begun.items():
        if identifier not in complete and identifier in kept and message.get("role") == "assistant":
            checks.expect(kept[identifier][1] == 1, f"message {identifier} was cut off and is not marked")
    queued += [text if isinstance(text, str) else text.get("command", "") for thread in threads
              for text in thread.get("followUps", [])]
    found = [texts(message) for message, _ in kept.values()]
    for text in said:
        checks.expect(any(text in one for one in found) or any(text in one for one in queued), f"lost: {text!r}")
    if typed and age > 3:
        checks.expect(any(thread.get("draft") == typed for thread in threads), f"the draft {typed!r} is lost")


def round_of(number, generator, checks, work, project):
    record = f"{work}/record-{number}.jsonl"
    rein = Rein(BINARY, project, "--record", record, *(["--new"] if number % 3 == 0 else []))
    moment = generator.uniform(0.02, 6.5)
    begin = time.monotonic()
    rein.wait_for("\x1b[?2004h", min(moment, 5))
    said, draft, drafted = [], "", 0.0
    accepted = []
    for text, pause in script(number):
        left = moment - (time.monotonic() - begin)
        if left <= 0:
            break
        # The keys before the last one first: all at once would be a paste.
        rein.type(text[:-1])
        rein.read(min(0.03, left))
        rein.type(text[-1])
        if text.startswith("draft"):
            draft, drafted = text, time.monotonic()
        if text.startswith("say"):
            accepted.append((text[:-1], time.monotonic()))
        rein.read(max(0.0, min(pause, moment - (time.monotonic() - begin))))
    rein.read(max(0.0, moment - (time.monotonic() - begin)))
    end = time.monotonic()
    rein.kill()
    # Enter is on its way for a moment, longer on a busy machine; what was announced counts in any case.
    said = [text for text, at in accepted if end - at > 0.5]
    deadline = time.monotonic() + 5
    while processes(project) and time.monotonic() < deadline:
        time.sleep(0.02)
    checks.expect(not processes(project), f"processes are left: {processes(project)}")
    if os.path.exists(record) and os.path.exists(work + "/data/rein/rein.db"):
        look(checks, work, record, draft, said, end - drafted)
    return moment


def main():
    generator = random.Random(SEED)
    print(f"kill: {KILLS} kills, seed {SEED}", flush=True)
    work = tempfile.mkdtemp(prefix="rein-kill-")
    project = work + "/project"
    os.mkdir(project)
    surround(work)
    checks = Checks()
    for number in range(KILLS):
        before = len(checks.failures)
        moment = round_of(number, generator, checks, work, project)
        # It opens again, and nothing that was killed holds the thread.
        again = Rein(BINARY, project)
        opened = again.wait_for("\x1b[?2004h") and again.read(0.3)
        checks.expect(opened, "it does not open again")
        checks.expect(b"open elsewhere" not in again.seen, "a lock is left")
        again.kill()
        for failure in checks.failures[before:]:
            print(f"kill {number} after {moment:.3f} s: {failure}", flush=True)
    if checks.failures:
        print(f"kill: {len(checks.failures)} of {checks.count} checks failed; all is kept in {work}")
        sys.exit(1)
    shutil.rmtree(work)
    print(f"kill: {checks.count} checks passed")


main()
