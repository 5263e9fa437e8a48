#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "CSys.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS, SIGQUIT};
enum { fatal_count = sizeof fatal_signals / sizeof *fatal_signals };

static int pipe_ends[2] = {-1, -1};
static atomic_bool end_requested;
static atomic_bool is_lent;

static struct {
  int fd;
  struct termios modes;
  size_t count;
  char restore[1024];
  struct sigaction previous[fatal_count];
  int is_installed;
} guard = {.fd = -1};
static atomic_bool guard_is_armed;
static char signal_stack[64 * 1024];

// Runs inside signal handlers: only async-signal-safe calls.
static void put_terminal_right(void) {
  if (!atomic_exchange(&guard_is_armed, 0)) return;
  const char *at = guard.restore;
  size_t left = guard.count;
  while (left > 0) {
    ssize_t written = write(guard.fd, at, left);
    // A terminal that takes no more is left as it is: waiting here would hang a dying process.
    if (written <= 0 && errno != EINTR) break;
    if (written > 0) {
      at += written;
      left -= (size_t)written;
    }
  }
  tcsetattr(guard.fd, TCSANOW, &guard.modes);
}

static int is_ending(int number) { return number == SIGTERM || number == SIGHUP || number == SIGINT; }

static void pass_on(int number) {
  if (atomic_load(&is_lent) && (number == SIGINT || number == SIGCONT)) return;
  int saved = errno;
  if (is_ending(number) && atomic_exchange(&end_requested, 1)) {
    put_terminal_right();
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(pipe_ends[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

int csys_signals_open(void) {
  if (pipe_ends[0] >= 0) return pipe_ends[0];
  int ends[2];
  if (pipe(ends) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    pipe_ends[i] = ends[i];
  }
  static const int passed[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
  struct sigaction action = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof passed / sizeof *passed; i++) {
    struct sigaction before;
    // nohup and its like ignore SIGHUP on purpose; that stays so.
    if (sigaction(passed[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN && passed[i] == SIGHUP) continue;
    sigaction(passed[i], &action, NULL);
  }
  return pipe_ends[0];
}

int csys_signals_take(void) {
  unsigned char byte;
  if (pipe_ends[0] < 0 || read(pipe_ends[0], &byte, 1) != 1) return 0;
  if (is_ending(byte)) atomic_store(&end_requested, 0);
  return byte;
}

void csys_lend_terminal(bool lend) {
  struct sigaction action = {.sa_handler = lend ? SIG_DFL : pass_on, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, NULL);
  atomic_store(&is_lent, lend);
}

void csys_stop_process_group(void) { kill(0, SIGTSTP); }

static void on_fatal(int number) {
  if (atomic_load(&is_lent) && number == SIGQUIT) return;
  for (int i = 0; i < fatal_count; i++) {
    if (fatal_signals[i] != number) continue;
    put_terminal_right();
    // What was there before (a crash reporter, or the default) gets its turn.
    sigaction(number, &guard.previous[i], NULL);
    raise(number);
  }
}

static void install_guard(void) {
  if (guard.is_installed) return;
  guard.is_installed = 1;
  // A stack overflow leaves no room for the handler on the stack that overflowed.
  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    stack_t own = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
    sigaltstack(&own, NULL);
  }
  struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal_signals[i], &action, &guard.previous[i]);
  atexit(put_terminal_right);
}

void csys_guard_arm(int fd, const struct termios *modes, const char *restore, size_t count) {
  install_guard();
  atomic_store(&guard_is_armed, 0);
  guard.fd = fd;
  guard.count = count <= sizeof guard.restore ? count : 0;
  memcpy(guard.restore, restore, guard.count);
  guard.modes = *modes;
  atomic_store(&guard_is_armed, 1);
}

void csys_guard_disarm(void) { atomic_store(&guard_is_armed, 0); }
