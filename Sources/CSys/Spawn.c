#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "CSys.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
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

int csys_pipe(int *read_end, int *write_end) {
  int ends[2];
  int error = open_pipe(ends);
  if (error) return error;
  *read_end = ends[0];
  *write_end = ends[1];
  return 0;
}

static void close_pipe(int ends[2]) {
  for (int i = 0; i < 2; i++) {
    if (ends[i] >= 0) close(ends[i]);
    ends[i] = -1;
  }
}

int csys_process_open(pid_t pid) {
#ifdef __linux__
  return (int)syscall(SYS_pidfd_open, pid, 0);
#else
  (void)pid;
  errno = ENOSYS;
  return -1;
#endif
}

void csys_process_signal(int process, int signal) {
#ifdef __linux__
  syscall(SYS_pidfd_send_signal, process, signal, NULL, 0);
#else
  (void)process;
  (void)signal;
#endif
}

// A descriptor that poll() finds readable once the child has ended.
static int watch(pid_t pid) {
#ifdef __linux__
  return csys_process_open(pid);
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

// The numbers of what the child keeps, out of the way of the numbers they get.
enum { failure_number = 3, first_free = 10 };

static int place(int fd, int number) { return dup2(fd, number) < 0 ? errno : 0; }

// Runs in the child before its program does: only async-signal-safe calls. `failure` is where to tell what failed.
static int prepare(const struct csys_spawn_request *request, int output, int errors, int *failure, int warden,
                   pid_t parent) {
  if (setsid() < 0) return errno;
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) return ESRCH;
#else
  (void)parent;
#endif
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
  // Here and not by the parent, which may be killed at any moment.
  if (warden >= 0) csys_warden_tell(warden, '+', getpid());

  int kept[] = {output, errors, *failure, request->passed};
  for (int i = 0; i < 4; i++) {
    if (kept[i] >= 0 && (kept[i] = fcntl(kept[i], F_DUPFD, first_free)) < 0) return errno;
  }
  *failure = kept[2];
  if (fchdir(request->directory) != 0) return errno;
  int nothing = open("/dev/null", O_RDONLY);
  if (nothing < 0) return errno;
  int error = place(nothing, 0);
  if (!error) error = place(kept[0], 1);
  if (!error) error = place(kept[1], 2);
  if (!error) error = place(kept[2], failure_number);
  if (!error && kept[3] >= 0) error = place(kept[3], csys_passed);
  if (error) return error;
  *failure = failure_number;
  fcntl(failure_number, F_SETFD, FD_CLOEXEC);
  int last = kept[3] >= 0 ? csys_passed : failure_number;
#ifdef __linux__
  // Others may have opened descriptors without close-on-exec; the child gets none of them.
  closefrom(last + 1);
#else
  for (int fd = getdtablesize() - 1; fd > last; fd--) close(fd);
#endif
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(request->path, request->arguments, request->environment);
  return errno;
}

// Without the memory of the parent being copied where that is possible: it may be large.
static pid_t start(const struct csys_spawn_request *request, int output, int errors, int failure, int warden) {
  pid_t parent = getpid();
  sigset_t all, before;
  sigfillset(&all);
  // No handler of ours may run in the child, which shares our memory.
  pthread_sigmask(SIG_SETMASK, &all, &before);
#ifdef __linux__
  pid_t pid = vfork();
#else
  pid_t pid = fork();
#endif
  if (pid == 0) {
    int error = prepare(request, output, errors, &failure, warden, parent);
    ssize_t ignored = write(failure, &error, sizeof error);
    (void)ignored;
    _exit(127);
  }
  int error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = error;
  return pid;
}

static int wait_for_program(pid_t pid, int failure) {
  int error = 0;
  ssize_t count;
  while ((count = read(failure, &error, sizeof error)) < 0 && errno == EINTR) {
  }
  if (count != sizeof error) return 0;
  int ignored;
  csys_child_reap(pid, &ignored);
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
  int output[2] = {-1, -1}, errors[2] = {-1, -1}, failure[2] = {-1, -1};
  int error = open_pipe(output);
  if (!error) error = open_pipe(errors);
  if (!error) error = open_pipe(failure);
  if (!error) {
    child->pid = start(request, output[1], errors[1], failure[1], csys_warden_open());
    if (child->pid < 0) error = errno;
    close(failure[1]);
    failure[1] = -1;
    if (!error) error = wait_for_program(child->pid, failure[0]);
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
  close_pipe(failure);
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
  int warden = csys_warden_open();
  if (warden >= 0) csys_warden_tell(warden, '-', pid);
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
