#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "CSys.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#else
#include <crt_externs.h>
#include <sys/event.h>
#endif

static int open_pipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
#else
  if (pipe(ends) != 0) return errno;
  for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

static void close_pipe(int ends[2]) {
  for (int i = 0; i < 2; i++) {
    if (ends[i] >= 0) close(ends[i]);
    ends[i] = -1;
  }
}

// A descriptor that poll() finds readable once the child has ended.
static int watch(pid_t pid) {
#ifdef __linux__
  return (int)syscall(SYS_pidfd_open, pid, 0);
#else
  int queue = kqueue();
  if (queue < 0) return -1;
  fcntl(queue, F_SETFD, FD_CLOEXEC);
  struct kevent event;
  EV_SET(&event, pid, EVFILT_PROC, EV_ADD | EV_ONESHOT, NOTE_EXIT, 0, NULL);
  if (kevent(queue, &event, 1, NULL, 0, NULL) != 0) {
    close(queue);
    return -1;
  }
  return queue;
#endif
}

static int prepare(posix_spawnattr_t *attributes, posix_spawn_file_actions_t *actions, const char *directory,
                   int output, int errors) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID;
#ifndef __linux__
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  int error = posix_spawnattr_setsigmask(attributes, &none);
  if (!error) error = posix_spawnattr_setsigdefault(attributes, &all);
  if (!error) error = posix_spawnattr_setflags(attributes, flags);
  if (!error) error = posix_spawn_file_actions_addchdir_np(actions, directory);
  if (!error) error = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
  if (!error) error = posix_spawn_file_actions_adddup2(actions, output, 1);
  if (!error) error = posix_spawn_file_actions_adddup2(actions, errors, 2);
#ifdef __linux__
  // Others may have opened descriptors without close-on-exec; the child gets none of them.
  if (!error) error = posix_spawn_file_actions_addclosefrom_np(actions, 3);
#endif
  return error;
}

char **csys_environment(void) {
#ifdef __APPLE__
  return *_NSGetEnviron();
#else
  return environ;
#endif
}

int csys_spawn(const struct csys_spawn_request *request, struct csys_child *child) {
  int output[2] = {-1, -1}, errors[2] = {-1, -1};
  int error = open_pipe(output);
  if (!error) error = open_pipe(errors);
  if (!error) {
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&actions);
    error = prepare(&attributes, &actions, request->directory, output[1], errors[1]);
    if (!error) {
      error = posix_spawn(&child->pid, request->path, &actions, &attributes, request->arguments,
                          request->environment);
    }
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  if (!error) {
    child->ended = watch(child->pid);
    if (child->ended < 0) {
      error = errno;
      int ignored;
      csys_child_signal(child->pid, SIGKILL);
      csys_child_reap(child->pid, &ignored);
    }
  }
  if (error) {
    close_pipe(output);
    close_pipe(errors);
    return error;
  }
  close(output[1]);
  close(errors[1]);
  fcntl(output[0], F_SETFL, O_NONBLOCK);
  fcntl(errors[0], F_SETFL, O_NONBLOCK);
  child->output = output[0];
  child->errors = errors[0];
  return 0;
}

void csys_child_signal(pid_t pid, int signal) {
  // 0 and 1 as a group would mean our own, or everybody.
  if (pid > 1) kill(-pid, signal);
}

bool csys_child_reap(pid_t pid, int *code) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) {
      *code = -1;
      return true;
    }
  }
  if (WIFEXITED(status)) {
    *code = WEXITSTATUS(status);
    return true;
  }
  *code = WTERMSIG(status);
  return false;
}
