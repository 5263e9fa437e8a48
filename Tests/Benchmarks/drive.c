// Drives a terminal program through a pseudo terminal, the way a terminal emulator sees it, and measures it.
//
// usage: drive WHAT [ARGUMENT] -- COMMAND...
//   start          milliseconds from exec to the first paint, and to the echo of a key typed at once
//   echo           microseconds from a key to its echo, with nothing else going on: median and 99th percentile
//   idle SECONDS   CPU milliseconds, wake-ups and PSS over some seconds without input
//   words TEXT     types TEXT and Enter: milliseconds until the screen is still, CPU milliseconds, bytes to the terminal,
//                  PSS after
// Prints one line of numbers.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static int terminal;
static pid_t child;
static long total;
static char tail[1 << 16];
static size_t length;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

// Reads what is there within some milliseconds; 0 when nothing came, -1 at the end.
static int take(int wait) {
  struct pollfd in = {terminal, POLLIN, 0};
  if (poll(&in, 1, wait) <= 0) return 0;
  char chunk[32768];
  ssize_t count = read(terminal, chunk, sizeof chunk);
  if (count <= 0) return -1;
  total += count;
  if (length + count >= sizeof tail) {
    size_t keep = sizeof tail / 4;
    if (length > keep) memmove(tail, tail + length - keep, keep), length = keep;
  }
  size_t fits = (size_t)count < sizeof tail - length ? (size_t)count : sizeof tail - length;
  memcpy(tail + length, chunk + count - fits, fits);
  length += fits;
  return 1;
}

static int seen(const char *text) { return memmem(tail, length, text, strlen(text)) != NULL; }
static void forget(void) { length = 0; }
static void type(const char *text) {
  if (write(terminal, text, strlen(text)) < 0) exit(2);
}

static void await(const char *text, int seconds) {
  double end = now() + seconds * 1e3;
  while (!seen(text))
    if (take(100) < 0 || now() > end) {
      fprintf(stderr, "drive: never saw %s\n", text);
      kill(child, SIGKILL);
      exit(2);
    }
}

// Waits for the first screen, and until nothing more of it comes.
static void ready(void) {
  while (!total && take(20000) > 0) {}
  while (take(500) > 0) {}
}

static void settle(int quiet) {
  while (take(quiet) > 0) {}
}

static long field(const char *file, const char *name) {
  char path[64], line[256];
  snprintf(path, sizeof path, "/proc/%d/%s", child, file);
  FILE *in = fopen(path, "r");
  long value = 0, sum = 0;
  while (in && fgets(line, sizeof line, in))
    if (!strncmp(line, name, strlen(name)) && sscanf(line + strlen(name), "%ld", &value) == 1) sum += value;
  if (in) fclose(in);
  return sum;
}

static double cpu(void) {
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

static long wakeups(void) {
  char command[96];
  long sum = 0, value;
  snprintf(command, sizeof command, "cat /proc/%d/task/*/status", child);
  FILE *in = popen(command, "r");
  char line[256];
  while (in && fgets(line, sizeof line, in))
    if (sscanf(line, "voluntary_ctxt_switches: %ld", &value) == 1) sum += value;
  if (in) pclose(in);
  return sum;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double echoes[4096];
static int count;

// Types one key and waits for its echo. The letters differ from each other, so an old one is not taken for a new one.
static void echo(void) {
  char key[2] = {(char)(count % 2 ? 'Q' : 'Z'), 0};
  if (count % 50 == 0) type("\x15"), settle(5);
  forget();
  double from = now();
  type(key);
  while (!seen(key) && take(2000) > 0) {}
  if (count < 4096) echoes[count++] = (now() - from) * 1e3;
}

static void percentiles(double *median, double *high) {
  qsort(echoes, count, sizeof *echoes, ascending);
  *median = count ? echoes[count / 2] : 0;
  *high = count ? echoes[count * 99 / 100] : 0;
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  int first = 2;
  while (first < argc && strcmp(argv[first], "--")) first++;
  if (first >= argc - 1) return 2;
  const char *argument = first > 2 ? argv[2] : "";
  struct winsize size = {.ws_row = 40, .ws_col = 120};
  // Without the echo of the terminal itself: only the program's counts.
  struct termios modes;
  memset(&modes, 0, sizeof modes);
  modes.c_oflag = OPOST | ONLCR;
  modes.c_cflag = CS8 | CREAD;
  modes.c_lflag = ICANON | ISIG;
  double begin = now();
  child = forkpty(&terminal, NULL, &modes, &size);
  if (!child) {
    setenv("TERM", "xterm-256color", 1);
    execvp(argv[first + 1], argv + first + 1);
    _exit(127);
  }
  double median, high;
  if (!strcmp(what, "start")) {
    type("Z");
    while (!total && take(5000) > 0) {}
    double painted = now() - begin;
    await("Z", 10);
    printf("%.3f %.3f\n", painted, now() - begin);
  } else if (!strcmp(what, "echo")) {
    settle(500);
    for (int i = 0; i < 400; i++) echo(), usleep(2000);
    percentiles(&median, &high);
    printf("%.1f %.1f\n", median, high);
  } else if (!strcmp(what, "idle")) {
    // Threads without work end after five seconds, and take their count with them.
    settle(7000);
    double before = cpu();
    long woken = wakeups();
    sleep((unsigned)atoi(argument));
    printf("%.1f %ld %ld\n", cpu() - before, wakeups() - woken, field("smaps_rollup", "Pss:"));
  } else if (!strcmp(what, "words")) {
    // Without a text the program begins by itself.
    double before = 0, from = begin;
    long bytes = 0;
    if (*argument) {
      // What arrives at once with its Enter is taken for a paste: the program must be up before anything is typed, and
      // must have shown it before Enter.
      ready();
      type(argument);
      await(argument + strlen(argument) - 5, 20);
      settle(300);
      before = cpu();
      bytes = total;
      from = now();
      type("\r");
    }
    // Curses writes only what changed, so no word is sure to be seen: it is over when nothing comes any more. A program
    // that works shows at least a clock every second.
    double last = now();
    while (take(1500) > 0) last = now();
    double wall = last - from;
    printf("%.1f %.1f %ld %ld\n", wall, cpu() - before, total - bytes, field("smaps_rollup", "Pss:"));
  } else {
    return 2;
  }
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
}
