#!/usr/bin/env python3
"""Fills a database with more than anybody has, for measuring and for trying by hand.

usage: load.py BINARY PROJECT [--threads N] [--messages N] [--calls N] [--queue N] [--line BYTES]

  --threads N    so many threads of four messages
  --messages N   one thread of so many messages (“Long”)
  --calls N      one answer with so many calls of a tool and their results (“Calls”)
  --queue N      one thread with so many queued messages (“Queue”)
  --line BYTES   one answer with one line of so many bytes (“Line”)
  --title TITLE  what the long thread is called instead; its messages begin with that

Prints the id of the long thread.

The database is the one of $XDG_DATA_HOME; BINARY makes it, so that its tables are those of this version. Threads belong
to PROJECT, which gets the resource id by one message that is said there with the offline model.
"""
import argparse, json, os, sqlite3, subprocess, sys

WORDS = "the quick guide walks through every file and reads it".split()


def stamp(number):
    day, second = divmod(number, 86_400)
    return f"2026-{1 + day // 28 % 12:02}-{1 + day % 28:02}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000Z"


class Filling:
    def __init__(self, binary, project):
        subprocess.run(
            [binary, "-p", "say 3 words", "--model", "offline/guide"], cwd=project, check=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL)
        folder = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
        self.database = sqlite3.connect(folder + "/rein/rein.db")
        self.resource = self.database.execute("SELECT resource_id FROM thread ORDER BY created_at DESC").fetchone()[0]
        self.clock = 1_780_000_000_000
        self.number = 0

    def thread(self, title, **metadata):
        self.clock += 1000
        self.number += 1
        name = f"load-{title.replace(' ', '-')}-{self.clock}-{os.getpid()}"
        self.database.execute(
            "INSERT INTO thread VALUES (?, ?, ?, ?, ?, ?, 0)",
            (name, self.resource, title, self.clock, self.clock, json.dumps(metadata)))
        return name

    def messages(self, thread, bodies):
        def rows():
            for position, (role, content) in enumerate(bodies, 1):
                name = f"{thread}-{position}"
                body = {"id": name, "role": role, "content": content, "createdAt": stamp(position)}
                if role == "assistant":
                    body["stopReason"] = "complete"
                yield (name, thread, position, role, self.clock + position, json.dumps(body), 0)
        self.database.executemany("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?)", rows())
        # What is searched is made by rein, as for threads of older versions.
        self.database.execute("INSERT INTO unsearched VALUES (?, 0)", (thread,))


def text(words):
    return [{"type": "text", "text": words}]


def conversation(count, mark=""):
    for number in range(count):
        words = " ".join(WORDS[(number + i) % len(WORDS)] for i in range(20))
        yield ("assistant" if number % 2 else "user", text(f"{mark}{number} **{words}** `code {number}`"))


def calls(count):
    content = []
    for number in range(count):
        name = f"call-{number}"
        content.append({"type": "tool_call", "id": name, "name": "read_file", "args": {"path": f"file{number}.txt"}})
        content.append(
            {"type": "tool_result", "id": name, "name": "read_file", "isError": False,
             "result": {"content": [{"type": "text", "text": f"line {number}"}]}})
    return content


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("project")
    for name in ["threads", "messages", "calls", "queue", "line"]:
        parser.add_argument(f"--{name}", type=int, default=0)
    parser.add_argument("--title", default="Long")
    wanted = parser.parse_args()
    filling = Filling(os.path.realpath(wanted.binary), wanted.project)
    for number in range(wanted.threads):
        filling.messages(filling.thread(f"Thread {number}"), conversation(4))
    if wanted.calls:
        filling.messages(
            filling.thread("Calls"), [("user", text("go")), ("assistant", calls(wanted.calls))])
    if wanted.queue:
        filling.messages(
            filling.thread("Queue", followUps=[f"say {n} words" for n in range(wanted.queue)]), conversation(2))
    if wanted.line:
        filling.messages(
            filling.thread("Line"), [("user", text("go")), ("assistant", text("x" * wanted.line))])
    if wanted.messages:
        thread = filling.thread(wanted.title)
        filling.messages(thread, conversation(wanted.messages, "" if wanted.title == "Long" else wanted.title + " "))
        print(thread)
    filling.database.commit()


main()
