// Measures what can only be seen on a screen: libvterm is the terminal emulator.
//
// usage: screen WHAT [ARGUMENT] -- COMMAND...
//   open TEXT          milliseconds from exec until TEXT is on the screen, and PSS then
//   resize             milliseconds from the last of 100 changes of size until nothing more comes, and rows that differ
//                      from those of a full repaint
//   ask KEYS|LINE|TEXT presses KEYS, types LINE: milliseconds from its last key until TEXT is on the screen once more
//   quit KEYS          milliseconds from KEYS, or SIGTERM or SIGHUP, until the program is gone; modes that are left
// In KEYS, ^X is Control+X and ^[ Escape. Prints one line of numbers.
#include "terminal.h"
#include <vterm.h>

enum { ROWS = 40, COLUMNS = 120 };
static VTerm *emulator;
static VTermScreen *screen;
static int modes[4096], keyboards, altered;

static void set_modes(const char *numbers, int on) {
  for (; *numbers; numbers++) {
    int number = (int)strtol(numbers, (char **)&numbers, 10);
    if (number > 0 && number < 4096) modes[number] = on;
    if (*numbers != ';') break;
  }
}

// Follows the modes that escape sequences set. A sequence that is cut by the end of a read is put together again.
static void follow_modes(const char *bytes, size_t count) {
  static char held[128];
  static size_t used;
  for (size_t i = 0; i < count; i++) {
    if (bytes[i] == 27) used = 0, held[used++] = 27;
    else if (used && used < sizeof held - 1) {
      held[used++] = bytes[i];
      held[used] = 0;
      int ends = used > 2 && bytes[i] >= '@' && bytes[i] <= '~';
      if (!ends) continue;
      if (!strncmp(held, "\x1b[?", 3) && strchr("hl", bytes[i])) set_modes(held + 3, bytes[i] == 'h');
      if (!strncmp(held, "\x1b[>", 3) && bytes[i] == 'u') keyboards++;
      if (!strncmp(held, "\x1b[<", 3) && bytes[i] == 'u') keyboards--;
      if (!strncmp(held, "\x1b[>4", 4) && bytes[i] == 'm') altered = held[4] == ';';
      used = 0;
    }
  }
}

static void show(const char *bytes, size_t count) {
  char answer[1024];
  vterm_input_write(emulator, bytes, count);
  // What the program asks the terminal is answered.
  size_t size = vterm_output_read(emulator, answer, sizeof answer);
  if (size && write(terminal, answer, size) < 0) return;
  follow_modes(bytes, count);
}

static void row_text(int row, char *text, size_t size) {
  size_t used = 0;
  for (int column = 0; column < COLUMNS && used + 1 < size; column++) {
    VTermScreenCell cell;
    VTermPos place = {row, column};
    vterm_screen_get_cell(screen, place, &cell);
    uint32_t scalar = cell.chars[0];
    text[used++] = scalar >= 32 && scalar < 127 ? (char)scalar : scalar ? '?' : ' ';
  }
  text[used] = 0;
}

// How many rows have a text in them.
static int shown(const char *text) {
  char row[COLUMNS + 1];
  int count = 0;
  for (int i = 0; i < ROWS; i++) {
    row_text(i, row, sizeof row);
    count += strstr(row, text) != NULL;
  }
  return count;
}

static void await_rows(const char *text, int count, int seconds) {
  double end = now() + seconds * 1e3;
  while (shown(text) < count)
    if (take(1) < 0 || now() > end) fail("never on the screen:", text);
}

static void press(const char *keys) {
  char text[256];
  size_t count = 0;
  for (; *keys && count < sizeof text - 1; keys++)
    text[count++] = *keys == '^' && keys[1] ? (char)(*++keys & 0x1F) : *keys;
  text[count] = 0;
  type(text);
}

static void resize(int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  vterm_set_size(emulator, rows, columns);
  ioctl(terminal, TIOCSWINSZ, &size);
}

static void measure_resizes(void) {
  static char before[ROWS][COLUMNS + 1], after[COLUMNS + 1];
  ready();
  for (int i = 0; i < 99; i++) resize(12 + i * 7 % 40, 50 + i * 13 % 100), watch(3);
  resize(ROWS, COLUMNS);
  double from = now(), last = from;
  while (take(500) > 0) last = now();
  for (int i = 0; i < ROWS; i++) row_text(i, before[i], sizeof before[i]);
  type("\x0c");
  settle(500);
  int wrong = 0;
  for (int i = 0; i < ROWS; i++) {
    row_text(i, after, sizeof after);
    wrong += strcmp(before[i], after) != 0;
  }
  printf("%.2f %d\n", last - from, wrong);
}

static void measure_asking(char *argument) {
  char *keys = strtok(argument, "|"), *line = strtok(NULL, "|"), *text = strtok(NULL, "|");
  if (!keys || !line || !text) fail("not KEYS|LINE|TEXT:", argument);
  ready();
  press(keys);
  settle(300);
  size_t count = strlen(line);
  char last[3] = {line[count - 1], 0, 0};
  if (count > 1 && line[count - 2] == '^') last[0] = '^', last[1] = line[count - 1], count--;
  char first[256];
  snprintf(first, sizeof first, "%.*s", (int)count - 1, line);
  press(first);
  settle(300);
  int already = shown(text);
  double from = now();
  press(last);
  await_rows(text, already + 1, 20);
  printf("%.2f %ld\n", now() - from, field("smaps_rollup", "Pss:"));
}

static void measure_end(const char *keys) {
  struct termios before, after;
  tcgetattr(terminal, &before);
  ready();
  double from = now();
  if (!strcmp(keys, "SIGTERM")) kill(child, SIGTERM);
  else if (!strcmp(keys, "SIGHUP")) kill(child, SIGHUP);
  else press(keys);
  // What it still writes must be read, or it could not end.
  while (waitpid(child, NULL, WNOHANG) == 0) {
    take(0);
    if (now() - from > 10000) fail("does not end on", keys);
  }
  double took = now() - from;
  settle(100);
  tcgetattr(terminal, &after);
  int left = keyboards > 0;
  left += altered;
  // Curses itself leaves meta mode (1034), and turns the blinking of the cursor (12) off; 7 and 25 are on by themselves.
  for (int i = 0; i < 4096; i++) left += modes[i] && i != 7 && i != 12 && i != 25 && i != 1034;
  left += modes[25] == 0 && memmem(tail, length, "\x1b[?25l", 6) != NULL;
  left += before.c_lflag != after.c_lflag || before.c_iflag != after.c_iflag || before.c_oflag != after.c_oflag;
  printf("%.2f %d\n", took, left);
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  emulator = vterm_new(ROWS, COLUMNS);
  vterm_set_utf8(emulator, 1);
  screen = vterm_obtain_screen(emulator);
  vterm_screen_enable_altscreen(screen, 1);
  vterm_screen_reset(screen, 1);
  modes[25] = 1;
  watcher = show;
  const char *argument = launch(argc, argv);
  if (!strcmp(what, "open")) {
    await_rows(argument, 1, 20);
    double took = now() - begin;
    settle(1000);
    printf("%.2f %ld\n", took, field("smaps_rollup", "Pss:"));
  } else if (!strcmp(what, "resize")) {
    measure_resizes();
  } else if (!strcmp(what, "ask")) {
    measure_asking(strdup(argument));
  } else if (!strcmp(what, "quit")) {
    measure_end(argument);
    return 0;
  } else {
    fail("there is no measurement", what);
  }
  end();
}
