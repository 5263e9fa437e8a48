"""The real program on a pseudo terminal, for the tests that break it."""
import fcntl, glob, os, pty, select, signal, struct, termios, time


def surround(work):
    """Gives the programs that are started from here folders of their own, and no model but the offline one."""
    for name in ["data", "config", "state"]:
        os.environ[f"XDG_{name.upper()}_HOME"] = f"{work}/{name}"
    os.environ.update(HOME=work, TERM="xterm-256color", LANG="C.UTF-8", REIN_OFFLINE_DELAY_MS="2")
    for name in ["TMUX", "OPENAI_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_API_KEY"]:
        os.environ.pop(name, None)


class Rein:
    """The program on a pseudo terminal of its own."""

    def __init__(self, binary, project, *arguments, errors=None):
        self.seen = b""
        self.total = 0
        # Whether all that was sent is kept, and not only the end.
        self.keeps = False
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(project)
            if errors:
                os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
            os.execv(binary, [binary, *arguments])
        self.resize(30, 100)

    def resize(self, rows, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """Takes what comes within some seconds. False at the end."""
        end = time.monotonic() + seconds
        while True:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                return True
            try:
                piece = os.read(self.terminal, 65536)
            except OSError:
                return False
            if not piece:
                return False
            self.total += len(piece)
            self.seen += piece
            if not self.keeps:
                self.seen = self.seen[-200_000:]

    def wait_for(self, text, seconds=20):
        """Waits until bytes of the terminal have a text."""
        end = time.monotonic() + seconds
        while text.encode() not in self.seen:
            if time.monotonic() > end or not self.read(0.02):
                return text.encode() in self.seen
        return True

    def type(self, text):
        try:
            os.write(self.terminal, text.encode())
        except OSError:
            pass

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


class Checks:
    def __init__(self):
        self.failures = []
        self.count = 0

    def expect(self, isTrue, text):
        self.count += 1
        if not isTrue:
            self.failures.append(text)


def processes(folder):
    found = []
    for entry in glob.glob("/proc/[0-9]*/cwd"):
        try:
            if os.readlink(entry).startswith(folder):
                found.append(entry.split("/")[2])
        except OSError:
            pass
    return found
