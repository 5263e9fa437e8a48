// Drives a terminal program through a pseudo terminal and measures it.
//
// usage: drive WHAT [ARGUMENT] -- COMMAND...
//   start          milliseconds from exec to the first paint, and to the echo of a key typed at once
//   echo [TEXT]    microseconds from a key to its echo: median and 99th percentile; with nothing else going on, or while
//                  the answer to TEXT streams
//   idle SECONDS   CPU milliseconds, wake-ups and PSS over some seconds without input
//   words [TEXT]   types TEXT and Enter: milliseconds until the screen is still, CPU milliseconds, bytes to the terminal,
//                  PSS after; without a text the program begins by itself
//   load [TEXT]    percent of a processor while the answer to TEXT streams, over eight seconds
// Prints one line of numbers.
#include "terminal.h"

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

// Types one key and waits for its echo. The letters differ from each other, so an old one is not taken for a new one; no
// answer has them.
static void echo(void) {
  char key[2] = {(char)(count % 2 ? 'Q' : 'Z'), 0};
  if (count % 50 == 0) type("\x15"), watch(20);
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

// Has the answer to a text begin, and waits until it is well under way.
static void stream(const char *text) {
  if (!*text) return watch(1500);
  ready();
  say(text);
  type("\r");
  watch(1500);
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  const char *argument = launch(argc, argv);
  double median, high;
  if (!strcmp(what, "start")) {
    type("Z");
    while (!total && take(5000) > 0) {}
    double painted = now() - begin;
    await("Z", 10);
    printf("%.3f %.3f\n", painted, now() - begin);
  } else if (!strcmp(what, "echo")) {
    if (*argument) stream(argument);
    else settle(500);
    for (int i = 0; i < 400; i++) echo(), watch(2);
    percentiles(&median, &high);
    printf("%.1f %.1f\n", median, high);
  } else if (!strcmp(what, "idle")) {
    // Threads without work end after five seconds, and take their count with them.
    settle(7000);
    double before = cpu();
    long woken = wakeups();
    sleep((unsigned)atoi(argument));
    printf("%.1f %ld %ld\n", cpu() - before, wakeups() - woken, field("smaps_rollup", "Pss:"));
  } else if (!strcmp(what, "load")) {
    stream(argument);
    double before = cpu(), from = now();
    watch(8000);
    printf("%.2f\n", (cpu() - before) * 100 / (now() - from));
  } else if (!strcmp(what, "words")) {
    double before = 0, from = begin;
    long bytes = 0;
    if (*argument) {
      ready();
      say(argument);
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
    fail("there is no measurement", what);
  }
  end();
}
