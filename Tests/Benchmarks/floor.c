// The floor of the benchmarks: what a bare curses program costs. Echoes keys at the bottom; what it has to show stands
// above.
//
// usage: floor                       nothing
//        floor :PORT TOKENS RATE     what serve.c sends as it is, appended as it is read, one refresh per read
//        floor FILE                  the end of a text, which it holds in memory
#define _XOPEN_SOURCE_EXTENDED 1
#include <arpa/inet.h>
#include <curses.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int row, column;

static void next_line(void) {
  column = 0;
  if (row < LINES - 3) row++;
  else wscrl(stdscr, 1);
}

// Appends a text, word by word.
static void append(const char *text, size_t count) {
  while (count) {
    if (*text == '\n') {
      next_line();
      text++, count--;
      continue;
    }
    size_t word = 1;
    while (word < count && text[word] != ' ' && text[word] != '\n') word++;
    if (column + (int)word > COLS) next_line();
    mvaddnstr(row, column, text, (int)word);
    column += (int)word;
    text += word, count -= word;
  }
}

static int reach(const char *port, const char *tokens, const char *rate) {
  int server = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  address.sin_port = htons((unsigned short)atoi(port));
  if (connect(server, (struct sockaddr *)&address, sizeof address)) exit(1);
  char request[128];
  int count = snprintf(request, sizeof request, "POST /%s/%s/raw HTTP/1.1\r\n\r\n", tokens, rate);
  if (write(server, request, (size_t)count) != count) exit(1);
  return server;
}

// The lines of a file, all of it in memory.
static char **lines_of(const char *path, int *count) {
  FILE *in = fopen(path, "r");
  char *line = NULL, **lines = NULL;
  size_t size = 0;
  while (in && getline(&line, &size, in) > 0) {
    if (*count % 1024 == 0) lines = realloc(lines, (size_t)(*count + 1024) * sizeof *lines);
    lines[(*count)++] = strdup(line);
  }
  return lines;
}

int main(int argc, char **argv) {
  int server = argc > 3 && argv[1][0] == ':' ? reach(argv[1] + 1, argv[2], argv[3]) : -1, typed = 0;
  char line[64] = "", chunk[1 << 16];
  setlocale(LC_ALL, "");
  initscr();
  raw();
  noecho();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  scrollok(stdscr, TRUE);
  setscrreg(0, LINES - 3);
  if (argc == 2) {
    int count = 0;
    char **lines = lines_of(argv[1], &count);
    int first = count > LINES - 3 ? count - (LINES - 3) : 0;
    for (int i = first; i < count; i++) append(lines[i], strlen(lines[i]));
  }
  for (;;) {
    mvaddstr(LINES - 1, 0, line);
    clrtoeol();
    refresh();
    struct pollfd in[] = {{0, POLLIN, 0}, {server, POLLIN, 0}};
    poll(in, server < 0 ? 1 : 2, -1);
    int key;
    while ((key = getch()) != ERR) {
      if (key == 4) goto done;
      if (key == KEY_RESIZE) setscrreg(0, LINES - 3), row = row < LINES - 3 ? row : LINES - 3;
      else if (key == 21) typed = 0;
      else if (typed < 60) line[typed++] = (char)key;
      line[typed] = 0;
    }
    if (server >= 0 && in[1].revents) {
      ssize_t count = read(server, chunk, sizeof chunk);
      if (count > 0) append(chunk, (size_t)count);
      else close(server), server = -1;
    }
  }
done:
  endwin();
}
