#!/usr/bin/env python3
"""Sends hostile text through every way into the real program, and looks at every byte that it gives the terminal.

usage: hostile.py BINARY

A server of this script answers with escape sequences of all kinds (7 and 8 bit, unterminated, inside of UTF-8), bidi
controls and tag characters: as text, thinking, names and arguments of tools, questions, plans, tasks, titles, errors,
names of models; files and commands of the project have them too. None of it may reach the terminal, in the chat, with
-p, for a screen reader, or from the subcommands.
"""
import http.server, json, os, re, shutil, sys, tempfile, threading, time

from program import Checks, Rein, surround

BINARY = os.path.realpath(sys.argv[1])
EVIL = [
    "\x1b[31337m", "\x1b[?31337h", "\x1b[6n", "\x1b[31337;1H", "\x1b]0;HACKED\x07", "\x1b]52;c;SEFDS0VE\x1b\\",
    "\x1b]8;;http://hacked/\x07x", "\x1bP1$tHACKED\x1b\\", "\x1b_HACKED\x1b\\", "\x1b^HACKED\x1b\\", "\x1bXHACKED\x1b\\",
    "\x1bc", "\x1b(0", "\x9b31337m", "\x9d0;HACKED\x9c", "\x90HACKED\x9c", "\x85\x8d", "\x08\x7f\x0e\x0f", "\u202e\u2066\u200f",
    "\U000e0048\U000e0041", "\x1b]2;HACKED", "\x1b[", "\x07",
]
TEXT = "".join(f"a{number}{evil}b " for number, evil in enumerate(EVIL))
# What only these texts have; the program itself sends none of it.
FORBIDDEN = [
    rb"\x1b\[\??31337", rb"\x1b\[6n", rb"\x1b\]0;", rb"\x1b\]52", rb"\x1b\]8;;http://hacked", rb"\x1b[P_^X]", rb"\x1bc", rb"\x1b\(0",
    rb"\xc2[\x80-\x9f]", rb"\x7f", rb"\xe2\x80\xae", rb"\xe2\x81\xa6", rb"\xe2\x80\x8f", rb"\xf3\xa0\x81",
    rb"\x1b\]2;[^\x07]*HACKED[^\x07]*\x1b",
]


def call(number, name, **args):
    return {"index": number, "id": f"c{time.monotonic_ns()}{number}", "type": "function",
            "function": {"name": name, "arguments": json.dumps(args)}}


SCRIPT = [
    {"reasoning_content": TEXT, "content": f"# {TEXT}\n\n| {TEXT} | x |\n|---|---|\n| y | {TEXT} |\n\n```{TEXT}\n{TEXT}\n```\n"
     f"[{TEXT}](http://a/{TEXT}) `{TEXT}` **{TEXT}**"},
    {"tool_calls": [call(0, "execute_command", command=f"printf '%s' '{TEXT}'"), call(1, TEXT, path=TEXT)]},
    {"tool_calls": [call(0, "list_files", path="."), call(1, "read_file", path="evil.txt"),
                    call(2, "read_file", path=TEXT), call(3, "search_content", pattern="a0", path=".")]},
    {"tool_calls": [call(0, "execute_command", command="cat evil.txt; ls")]},
    {"tool_calls": [call(0, "write_file", path="new.txt", content=TEXT)]},
    {"tool_calls": [call(0, "ask_user", question=TEXT, options=[{"label": TEXT, "description": TEXT}, {"label": "b"}])]},
    {"tool_calls": [call(0, "submit_plan", title=TEXT, plan=TEXT)]},
    {"tool_calls": [call(0, "task_write", tasks=[{"id": "1", "content": TEXT, "status": "in_progress", "activeForm": TEXT}])]},
]


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    step = 0

    def log_message(self, *_):
        pass

    def reply(self, status, kind, body):
        body = body.encode("utf-8", "surrogatepass")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.reply(200, "application/json", json.dumps({"data": [{"id": "m"}, {"id": TEXT, "display_name": TEXT}]}))

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        last = [message for message in body["messages"] if message["role"] == "user"][-1]["content"]
        if "tools" not in body:
            delta = {"content": TEXT}
        elif "fail" in str(last):
            return self.reply(400, "application/json", json.dumps({"error": {"message": TEXT}}))
        elif "html" in str(last):
            return self.reply(403, "text/html", f"<html><title>{TEXT}</title>{TEXT}</html>")
        elif Server.step < len(SCRIPT):
            delta, Server.step = SCRIPT[Server.step], Server.step + 1
        else:
            delta = {"content": "all is said"}
        finish = "tool_calls" if "tool_calls" in delta else "stop"
        chunks = [{"choices": [{"index": 0, "delta": delta, "finish_reason": None}]},
                  {"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]}]
        self.reply(200, "text/event-stream", "".join(f"data: {json.dumps(one)}\n\n" for one in chunks) + "data: [DONE]\n\n")


def look(checks, name, sent):
    for pattern in FORBIDDEN:
        found = re.search(pattern, sent)
        place = sent[max(0, found.start() - 40):found.end() + 40] if found else b""
        checks.expect(not found, f"{name}: {pattern!r} reached the terminal: {place!r}")


def talk(rein, text, wait=0.6):
    rein.type(text)
    rein.read(0.3)
    rein.type("\r")
    rein.read(wait)


def answer_to(rein, is_linear):
    """What the screen wants next: its foot says what the keys do."""
    if is_linear:
        return "y\r" if b"es" in rein.seen[-400:] else "1\r"
    before = len(rein.seen)
    rein.type("\x0c")
    rein.read(0.3)
    foot = re.sub(rb"\x1b\[[0-9;?>]*[A-Za-z]|\x1b\(B", b"", rein.seen[before:])[-1500:]
    if re.search(rb"[Tt]ab:? *answer", foot):
        return "\x15\t"
    if re.search(rb"y +(once|yes|go)", foot):
        return "y"
    rein.type(" ")
    rein.read(0.2)
    return "\r"


def chat(checks, project, *arguments):
    Server.step = 0
    rein = Rein(BINARY, project, "--model", "openai/m", "--new", *arguments)
    rein.keeps = True
    rein.read(1)
    # The first answer ends its run, the others follow each other.
    talk(rein, "go")
    talk(rein, "go")
    for _ in range(60):
        if Server.step >= len(SCRIPT):
            break
        rein.type(answer_to(rein, bool(arguments)))
        rein.read(0.2)
    rein.read(0.5)
    rein.type("\x15")
    talk(rein, "fail now")
    talk(rein, "html now")
    if not arguments:
        for keys in ["\x1b[17~", "\x1b[19~", "\x1bOQa0", "\x0f", "/notices\r", "/permissions\r", "/welcome\r", "/copy\r"]:
            for key in keys:
                rein.type(key)
                rein.read(0.02)
            rein.read(0.4)
            rein.type("\x1b")
            rein.read(0.15)
            rein.type("\x15")
    rein.read(0.3)
    checks.expect(Server.step == len(SCRIPT), f"{arguments}: only {Server.step} steps were made")
    look(checks, f"chat {arguments}", rein.seen)
    rein.kill()


def command(checks, project, *arguments):
    Server.step = 0
    rein = Rein(BINARY, project, *arguments)
    rein.keeps = True
    rein.read(10)
    look(checks, " ".join(arguments), rein.seen)
    checks.expect(len(rein.seen) > 0, f"{arguments} printed nothing")
    rein.kill()


def main():
    work = tempfile.mkdtemp(prefix="rein-hostile-")
    project = work + "/project"
    os.mkdir(project)
    for name in ["evil.txt", "a\x1b]0;HACKED\x07b", "c\x9b31337md", "e\u202ef"]:
        with open(f"{project}/{name}", "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(TEXT + "\n")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    surround(work)
    os.environ.update(OPENAI_API_KEY="hostile-key", OPENAI_BASE_URL=f"http://127.0.0.1:{server.server_port}/v1")
    checks = Checks()
    chat(checks, project)
    chat(checks, project, "--screen-reader")
    for arguments in [["-p", "go", "--allow", "read", "--allow", "execute", "--model", "openai/m"],
                      ["-p", "fail", "--model", "openai/m"], ["threads"], ["models"], ["threads", "export"], ["prompt"]]:
        command(checks, project, *arguments)
    if checks.failures:
        for failure in checks.failures:
            print("hostile:", failure)
        print(f"hostile: {len(checks.failures)} of {checks.count} checks failed; all is kept in {work}")
        sys.exit(1)
    shutil.rmtree(work)
    print(f"hostile: {checks.count} checks passed")


main()
