// A program on a pseudo terminal, the way a terminal emulator has it, for what measures it.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static int terminal;
static pid_t child;
static long total;
static char tail[1 << 16];
static size_t length;
static double begin;
// Sees every piece of output, when it is set.
static void (*watcher)(const char *bytes, size_t count);

static inline double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

// Begins the command behind "--". Returns what stands before it, or ends.
static inline const char *launch(int argc, char **argv) {
  int first = 2;
  while (first < argc && strcmp(argv[first], "--")) first++;
  if (first >= argc - 1) exit(2);
  struct winsize size = {.ws_row = 40, .ws_col = 120};
  // Without the echo of the terminal itself: only the program's counts.
  struct termios modes;
  memset(&modes, 0, sizeof modes);
  modes.c_oflag = OPOST | ONLCR;
  modes.c_cflag = CS8 | CREAD;
  modes.c_lflag = ICANON | ISIG;
  begin = now();
  child = forkpty(&terminal, NULL, &modes, &size);
  if (!child) {
    setenv("TERM", "xterm-256color", 1);
    execvp(argv[first + 1], argv + first + 1);
    _exit(127);
  }
  return first > 2 ? argv[2] : "";
}

// Reads what is there within some milliseconds; 0 when nothing came, -1 at the end.
static inline int take(int wait) {
  struct pollfd in = {terminal, POLLIN, 0};
  if (poll(&in, 1, wait) <= 0) return 0;
  char chunk[32768];
  ssize_t count = read(terminal, chunk, sizeof chunk);
  if (count <= 0) return -1;
  total += count;
  if (watcher) watcher(chunk, (size_t)count);
  if (length + count >= sizeof tail) {
    size_t keep = sizeof tail / 4;
    if (length > keep) memmove(tail, tail + length - keep, keep), length = keep;
  }
  size_t fits = (size_t)count < sizeof tail - length ? (size_t)count : sizeof tail - length;
  memcpy(tail + length, chunk + count - fits, fits);
  length += fits;
  return 1;
}

static inline int seen(const char *text) { return memmem(tail, length, text, strlen(text)) != NULL; }
static inline void forget(void) { length = 0; }
static inline void type(const char *text) {
  if (write(terminal, text, strlen(text)) < 0) exit(2);
}

static inline void fail(const char *what, const char *detail) {
  fprintf(stderr, "%s %s\n", what, detail);
  kill(child, SIGKILL);
  exit(2);
}

static inline void await(const char *text, int seconds) {
  double end = now() + seconds * 1e3;
  while (!seen(text))
    if (take(100) < 0 || now() > end) fail("never saw", text);
}

static inline void settle(int quiet) {
  while (take(quiet) > 0) {}
}

// Reads for so long, whatever comes.
static inline void watch(double milliseconds) {
  double end = now() + milliseconds;
  while (now() < end && take((int)(end - now()) + 1) >= 0) {}
}

// Waits for the first screen, and until nothing more of it comes.
static inline void ready(void) {
  while (!total && take(20000) > 0) {}
  settle(500);
}

// Types a line and Enter. What arrives at once with its Enter is taken for a paste: the text must have been shown first.
static inline void say(const char *text) {
  size_t count = strlen(text);
  type(text);
  await(text + (count > 5 ? count - 5 : 0), 20);
  settle(300);
}

static inline long field(const char *file, const char *name) {
  char path[64], line[256];
  snprintf(path, sizeof path, "/proc/%d/%s", child, file);
  FILE *in = fopen(path, "r");
  long value = 0, sum = 0;
  while (in && fgets(line, sizeof line, in))
    if (!strncmp(line, name, strlen(name)) && sscanf(line + strlen(name), "%ld", &value) == 1) sum += value;
  if (in) fclose(in);
  return sum;
}

// Milliseconds of processor time so far.
static inline double cpu(void) {
  char path[64], line[1024];
  unsigned long user = 0, system = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", child);
  FILE *in = fopen(path, "r");
  if (in && fgets(line, sizeof line, in)) {
    char *rest = strrchr(line, ')');
    if (rest) sscanf(rest + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
  }
  if (in) fclose(in);
  return (user + system) * 1e3 / sysconf(_SC_CLK_TCK);
}

static inline void end(void) {
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
}
