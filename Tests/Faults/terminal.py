#!/usr/bin/env python3
"""Ends the real program in every way there is and compares the terminal with what it was before.

usage: terminal.py BINARY

Compared are the line modes byte by byte, every mode that was set by an escape sequence (alternate screen, cursor, mouse,
pastes, focus, keyboard), and whether anything is left for the shell to read.
"""
import fcntl, os, re, select, shutil, signal, struct, sys, tempfile, termios, time

BINARY = os.path.realpath(sys.argv[1])
SHOWN = b"Message, or /"


def read(terminal, seconds, until=None):
    seen, end = b"", time.monotonic() + seconds
    while time.monotonic() < end:
        if until and until in seen:
            break
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    return seen


def start(project, device):
    pid = os.fork()
    if pid == 0:
        os.setsid()
        fcntl.ioctl(device, termios.TIOCSCTTY, 0)
        for number in range(3):
            os.dup2(device, number)
        os.closerange(3, 64)
        os.chdir(project)
        os.execv(BINARY, [BINARY, "--new"])
    return pid


def final_modes(sent):
    """What the private modes are after all these bytes, the usual ones left out."""
    modes = {}
    for numbers, letter in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", sent):
        for number in numbers.split(b";"):
            modes[int(number)] = letter == b"h"
    # Curses itself leaves meta mode (1034), and turns the blinking of the cursor (12) off.
    left = {number for number, is_on in modes.items() if is_on} - {25, 7, 12, 1034}
    if not modes.get(25, True):
        left.add(25)
    return left


def ending(name, act, project, busy):
    controller, device = os.openpty()
    fcntl.ioctl(device, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    before = termios.tcgetattr(device)
    pid = start(project, device)
    sent = read(controller, 20, SHOWN) + read(controller, 0.3)
    during = termios.tcgetattr(device)
    if busy:
        for text in ["say 20000 words", "\r"]:
            os.write(controller, text.encode())
            sent += read(controller, 0.3)
    begin = time.monotonic()
    act(pid, controller)
    if busy and hasattr(act, "again"):
        # What goes on is not ended by one key: the second one means it.
        time.sleep(0.15)
        os.write(controller, act.again)
    while os.waitpid(pid, os.WNOHANG)[0] == 0 and time.monotonic() - begin < 15:
        sent += read(controller, 0.01)
    took = time.monotonic() - begin
    sent += read(controller, 0.2)
    problems = []
    if took >= 15:
        problems.append("it does not end")
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    if SHOWN not in sent or during == before:
        problems.append("it was never up")
    if termios.tcgetattr(device) != before:
        problems.append("the line modes differ")
    if final_modes(sent):
        problems.append(f"modes are left on: {sorted(final_modes(sent))}")
    if sent.count(b"\x1b[>1u") != sent.count(b"\x1b[<u"):
        problems.append("the keyboard mode is left")
    if sent.rfind(b"\x1b[>4;1m") > sent.rfind(b"\x1b[>4m"):
        problems.append("the mode of modified keys is left")
    waiting = struct.unpack("i", fcntl.ioctl(device, termios.FIONREAD, b"\0\0\0\0"))[0]
    if waiting:
        problems.append(f"{waiting} bytes are left for the shell")
    os.close(controller)
    os.close(device)
    for problem in problems:
        print(f"terminal: {name}{', while it works' if busy else ''}: {problem}")
    return len(problems), took


def typed(*texts, again=None):
    def act(pid, controller):
        for text in texts:
            os.write(controller, text)
            time.sleep(0.15)
    if again:
        act.again = again
    return act


def killed(number, times=1):
    def act(pid, controller):
        for _ in range(times):
            os.kill(pid, number)
            time.sleep(0.001)
    return act


ENDINGS = [
    ("ctrl+d", typed(b"\x15", b"\x04")),
    ("/quit", typed(b"/quit", b"\r", again=b"\x1b[21~")),
    ("ctrl+c until it ends", typed(b"\x03", b"\x03", b"\x03")),
    ("SIGTERM", killed(signal.SIGTERM)),
    ("SIGHUP", killed(signal.SIGHUP)),
    ("SIGINT", killed(signal.SIGINT)),
    ("SIGTERM twice", killed(signal.SIGTERM, 2)),
    ("SIGQUIT", killed(signal.SIGQUIT)),
    ("SIGABRT, as abort() inside", killed(signal.SIGABRT)),
    ("SIGSEGV, as a crash inside", killed(signal.SIGSEGV)),
    ("SIGILL, as a failed precondition", killed(signal.SIGILL)),
    ("SIGBUS", killed(signal.SIGBUS)),
]


def main():
    work = tempfile.mkdtemp(prefix="rein-terminal-")
    project = work + "/project"
    os.mkdir(project)
    for name in ["data", "config", "state"]:
        os.environ[f"XDG_{name.upper()}_HOME"] = f"{work}/{name}"
    os.environ.update(
        HOME=work, TERM="xterm-256color", LANG="C.UTF-8", REIN_OFFLINE_DELAY_MS="1", SWIFT_BACKTRACE="enable=no")
    for name in ["TMUX", "OPENAI_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_API_KEY"]:
        os.environ.pop(name, None)
    failures, times = 0, []
    for busy in [False, True]:
        for name, act in ENDINGS:
            if busy and name == "ctrl+d":
                continue
            count, took = ending(name, act, project, busy)
            failures += count
            times.append(f"{name} {took * 1000:.0f} ms")
    shutil.rmtree(work)
    if failures:
        sys.exit(1)
    print(f"terminal: left as it was after {len(times)} endings")


main()
