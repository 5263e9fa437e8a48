// The floor of the benchmarks: what a bare curses program costs. Echoes keys at the bottom; with a number as its
// argument it also appends that many words above, as fast as it can, one refresh per 64 words.
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

static const char *words[] = {"the", "quick", "guide", "walks", "through", "every", "file", "and", "reads", "it"};

int main(int argc, char **argv) {
  int left = argc > 1 ? atoi(argv[1]) : 0, column = 0, typed = 0;
  char line[64] = "";
  setlocale(LC_ALL, "");
  initscr();
  raw();
  noecho();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  scrollok(stdscr, TRUE);
  setscrreg(0, LINES - 3);
  int row = 0, said = 0;
  for (;;) {
    if (!left) {
      struct pollfd in = {0, POLLIN, 0};
      poll(&in, 1, -1);
    }
    int key;
    while ((key = getch()) != ERR) {
      if (key == 4) goto done;
      if (key == 21) typed = 0;
      else if (typed < 60) line[typed++] = (char)key;
      line[typed] = 0;
    }
    for (int i = 0; i < 64 && left; i++, left--, said++) {
      const char *word = words[said % 10];
      if (column + (int)strlen(word) + 1 > COLS) {
        column = 0;
        if (row < LINES - 3) row++;
        else wscrl(stdscr, 1);
      }
      mvaddstr(row, column, word);
      column += (int)strlen(word) + 1;
      if (left == 1) mvaddstr(LINES - 2, 0, "ready");
    }
    mvaddstr(LINES - 1, 0, line);
    clrtoeol();
    refresh();
  }
done:
  endwin();
}
