#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "CSys.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

// A shell and not a copy of this process: it holds none of our memory, and survives what ends programs by our name.
static const char script[] =
    "trap '' HUP INT QUIT TERM TSTP; groups=; "
    "while read -r sign group; do "
    "kept=; for one in $groups; do [ \"$one\" = \"$group\" ] || kept=\"$kept $one\"; done; groups=$kept; "
    "[ \"$sign\" = - ] || groups=\"$groups $group\"; "
    "done; "
    "for one in $groups; do kill -s KILL -- -\"$one\" 2>/dev/null; done";

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int our_end = -1;

static int start(int its_end) {
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID;
#ifndef __linux__
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_init(&actions);
  int error = posix_spawnattr_setsigmask(&attributes, &none);
  if (!error) error = posix_spawnattr_setsigdefault(&attributes, &all);
  if (!error) error = posix_spawnattr_setflags(&attributes, flags);
  if (!error) error = posix_spawn_file_actions_addchdir_np(&actions, "/");
  if (!error) error = posix_spawn_file_actions_adddup2(&actions, its_end, 0);
  if (!error) error = posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  if (!error) error = posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
#ifdef __linux__
  if (!error) error = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
#endif
  char *arguments[] = {"sh", "-c", (char *)script, NULL};
  char *environment[] = {NULL};
  pid_t pid;
  if (!error) error = posix_spawn(&pid, "/bin/sh", &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return error;
}

static int open_ends(int ends[2]) {
#ifdef __linux__
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0 ? 0 : errno;
#else
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return errno;
  for (int i = 0; i < 2; i++) {
    int on = 1;
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    setsockopt(ends[i], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
  }
  return 0;
#endif
}

int csys_warden_open(void) {
  pthread_mutex_lock(&lock);
  if (our_end < 0) {
    int ends[2];
    int error = open_ends(ends);
    if (!error) {
      error = start(ends[1]);
      close(ends[1]);
      if (error) close(ends[0]);
    }
    if (!error) our_end = ends[0];
    errno = error;
  }
  int result = our_end;
  pthread_mutex_unlock(&lock);
  return result;
}

void csys_warden_tell(int warden, char sign, pid_t group) {
  char line[16];
  int start = sizeof line;
  line[--start] = '\n';
  for (; group > 0; group /= 10) line[--start] = (char)('0' + group % 10);
  line[--start] = ' ';
  line[--start] = sign;
#ifdef MSG_NOSIGNAL
  enum { flags = MSG_NOSIGNAL };
#else
  enum { flags = 0 };
#endif
  // A warden that somebody killed costs its protection and nothing else.
  ssize_t ignored = send(warden, line + start, sizeof line - (size_t)start, flags);
  (void)ignored;
}
