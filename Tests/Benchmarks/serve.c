// A server for the benchmarks. Prints its port. A POST to /TOKENS/RATE/... is answered with a stream of so many tokens of
// markdown, RATE a second or, for 0, as fast as they are read, in the form its path asks for: Chat Completions,
// Responses, Messages, or (/raw) as they are.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char markdown[] =
  "## How the parser works\n\nIt reads **one token** at a time and keeps *no more than* it needs; see `Parser.next()` "
  "and the notes in [the guide](https://example.com/guide). Lines that are too long are cut, and said to be.\n\n"
  "1. Read a byte, and look it up in the table.\n2. When the state is `done`, hand the token on.\n"
  "   - Numbers keep their text.\n   - Strings are unescaped.\n3. Else go on with the next byte.\n\n"
  "| state | byte | next |\n|---|---|---|\n| start | digit | number |\n| start | quote | string |\n"
  "| number | digit | number |\n\n```swift\nfunc next() -> Token? {\n  while let byte = bytes.first {\n"
  "    guard state.takes(byte) else { return emit() }\n    bytes.removeFirst()\n  }\n  return nil\n}\n```\n\n"
  "> A table is faster than a switch here, as each byte is looked at once.\n\n";

enum form { CHAT, RESPONSES, MESSAGES, RAW };

static char out[1 << 16];
static size_t length;
static int client;

static void flush_out(void) {
  for (size_t sent = 0; sent < length;) {
    ssize_t count = send(client, out + sent, length - sent, MSG_NOSIGNAL);
    if (count <= 0) _exit(0);
    sent += (size_t)count;
  }
  length = 0;
}

static void put(const char *text, size_t count) {
  if (length + count > sizeof out) flush_out();
  memcpy(out + length, text, count);
  length += count;
}

static void say(const char *text) { put(text, strlen(text)); }

// The next token: about four bytes, as models make them. It goes round.
static size_t token(const char **place) {
  static const char *next = markdown;
  if (!*next) next = markdown;
  *place = next;
  size_t count = 1;
  while (next[count] && next[count] != ' ' && next[count] != '\n' && count < 7) count++;
  next += count;
  return count;
}

// A token as it stands in JSON.
static void quote(const char *text, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (text[i] == '\n') say("\\n");
    else if (text[i] == '"' || text[i] == '\\') put("\\", 1), put(text + i, 1);
    else put(text + i, 1);
  }
}

static const char *const before[] = {
  [CHAT] = "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\","
           "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"",
  [RESPONSES] = "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"output_index\":0,"
                "\"item_id\":\"msg_1\",\"content_index\":0,\"delta\":\"",
  [MESSAGES] = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":"
               "\"text_delta\",\"text\":\"",
};
static const char *const after[] = {
  [CHAT] = "\"},\"finish_reason\":null}]}\n\n", [RESPONSES] = "\",\"sequence_number\":9}\n\n", [MESSAGES] = "\"}}\n\n"};
static const char *const opening[] = {
  [CHAT] = "", [RAW] = "",
  [RESPONSES] = "event: response.created\ndata: {\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\","
                "\"status\":\"in_progress\",\"output\":[]}}\n\nevent: response.output_item.added\ndata: {\"type\":"
                "\"response.output_item.added\",\"output_index\":0,\"item\":{\"id\":\"msg_1\",\"type\":\"message\","
                "\"status\":\"in_progress\",\"role\":\"assistant\",\"content\":[]}}\n\n",
  [MESSAGES] = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":"
               "\"message\",\"role\":\"assistant\",\"content\":[],\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}"
               "\n\nevent: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
               "{\"type\":\"text\",\"text\":\"\"}}\n\n",
};
static const char *const closing[] = {
  [CHAT] = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", [RAW] = "",
  [RESPONSES] = "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"id\":\"resp_1\","
                "\"status\":\"completed\",\"usage\":{\"input_tokens\":9,\"output_tokens\":9,\"total_tokens\":18}}}\n\n",
  [MESSAGES] = "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\nevent: message_delta\n"
               "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":9}}"
               "\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
};

static void answer(enum form form, int count, int rate) {
  struct timespec due;
  clock_gettime(CLOCK_MONOTONIC, &due);
  if (form != RAW) say("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
  say(opening[form]);
  for (int i = 0; i < count; i++) {
    const char *text;
    size_t size = token(&text);
    if (form == RAW) put(text, size);
    else say(before[form]), quote(text, size), say(after[form]);
    if (!rate) continue;
    flush_out();
    due.tv_nsec += 1000000000 / rate;
    if (due.tv_nsec >= 1000000000) due.tv_sec++, due.tv_nsec -= 1000000000;
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL);
  }
  say(closing[form]);
  flush_out();
}

// Reads a request whole, and answers it.
static void serve(void) {
  static char in[1 << 20];
  size_t have = 0;
  for (;;) {
    ssize_t count = read(client, in + have, sizeof in - 1 - have);
    if (count <= 0) return;
    have += (size_t)count;
    in[have] = 0;
    char *body = strstr(in, "\r\n\r\n");
    if (!body) continue;
    char *field = strcasestr(in, "\r\nContent-Length:");
    size_t wanted = field && field < body ? strtoul(field + 17, NULL, 10) : 0;
    if (have >= (size_t)(body + 4 - in) + wanted) break;
  }
  int tokens = 0, rate = 0;
  char path[256] = "";
  if (sscanf(in, "POST /%d/%d/%255s", &tokens, &rate, path) == 3) {
    // Without tools it is only asked for a title.
    if (*path != 'r' && !strstr(in, "\"tools\"")) tokens = 3;
    enum form form = strstr(path, "chat") ? CHAT : strstr(path, "responses") ? RESPONSES : *path == 'r' ? RAW : MESSAGES;
    return answer(form, tokens, rate);
  }
  say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"data\":[{\"id\":\"bench\"}]}");
  flush_out();
}

int main(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 16)) return 1;
  getsockname(listener, (struct sockaddr *)&address, &size);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  signal(SIGCHLD, SIG_IGN);
  while ((client = accept(listener, NULL, NULL)) >= 0) {
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (!fork()) {
      close(listener);
      serve();
      shutdown(client, SHUT_WR);
      _exit(0);
    }
    close(client);
  }
}
