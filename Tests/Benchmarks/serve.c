// A server for the benchmarks: answers every POST with a streamed chat completion of so many words, a chunk per word, as
// fast as it is read. Prints its port. Usage: serve WORDS
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *words[] = {"the", "quick", "guide", "walks", "through", "every", "file", "and", "reads", "it"};

static char out[1 << 16];
static size_t length;

static void flush_to(int client) {
  for (size_t sent = 0; sent < length;) {
    ssize_t count = send(client, out + sent, length - sent, MSG_NOSIGNAL);
    if (count <= 0) break;
    sent += (size_t)count;
  }
  length = 0;
}

static void say(int client, const char *text) {
  size_t count = strlen(text);
  if (length + count > sizeof out) flush_to(client);
  memcpy(out + length, text, count);
  length += count;
}

// Reads a request whole. Returns whether it was a POST; -1 at the end.
static int take(int client) {
  static char in[1 << 20];
  size_t have = 0;
  for (;;) {
    ssize_t count = read(client, in + have, sizeof in - 1 - have);
    if (count <= 0) return -1;
    have += (size_t)count;
    in[have] = 0;
    char *body = strstr(in, "\r\n\r\n");
    if (!body) continue;
    char *field = strcasestr(in, "\r\nContent-Length:");
    size_t wanted = field && field < body ? strtoul(field + 17, NULL, 10) : 0;
    if (have >= (size_t)(body + 4 - in) + wanted) return strncmp(in, "POST", 4) == 0;
    if (have >= sizeof in - 1) return -1;
  }
}

static void answer(int client, int count) {
  char chunk[512];
  say(client, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
  for (int i = 0; i < count; i++) {
    snprintf(
      chunk, sizeof chunk,
      "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\","
      "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s \"},\"finish_reason\":null}]}\n\n",
      words[i % 10]);
    say(client, chunk);
  }
  say(client, "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
  flush_to(client);
}

int main(int argc, char **argv) {
  int count = argc > 1 ? atoi(argv[1]) : 50000;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 16)) return 1;
  getsockname(listener, (struct sockaddr *)&address, &size);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client < 0) return 1;
    int is_post = take(client);
    if (is_post > 0) answer(client, count);
    if (is_post == 0) {
      say(client, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
      say(client, "{\"data\":[{\"id\":\"bench\"}]}");
      flush_to(client);
    }
    shutdown(client, SHUT_WR);
    close(client);
  }
}
