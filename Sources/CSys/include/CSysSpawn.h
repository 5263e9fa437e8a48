#ifndef REIN_CSYS_SPAWN_H
#define REIN_CSYS_SPAWN_H
#include <stdbool.h>
#include <sys/types.h>

/// The variables of this process, which end with NULL.
char *_Nullable *_Nullable csys_environment(void);

/// A pipe that no child inherits, not even one that is started meanwhile; 0, or an errno.
int csys_pipe(int *_Nonnull read_end, int *_Nonnull write_end);

/// What to start: argument and environment lists end with NULL.
struct csys_spawn_request {
  const char *_Nonnull path;
  char *_Nullable const *_Nonnull arguments;
  char *_Nullable const *_Nonnull environment;
  /// An open folder, in which it starts.
  int directory;
  /// A descriptor the child gets as number `csys_passed`; -1 for none.
  int passed;
};

enum { csys_passed = 4 };

/// A started child. It leads a session and process group of its own number and has no terminal.
struct csys_child {
  pid_t pid;
  /// What it writes to standard output; non-blocking, closed by the caller.
  int output;
  /// What it writes to standard error; non-blocking, closed by the caller.
  int errors;
  /// Readable once the child has ended; closed by the caller.
  int ended;
};

/// Starts a child with standard input from /dev/null, no other descriptor of ours, default signals and no core files;
/// 0, or an errno. Its group is killed when this process ends, however that happens. On Linux the calling thread must
/// stay until the child has ended: the child is killed with it.
int csys_spawn(const struct csys_spawn_request *_Nonnull request, struct csys_child *_Nonnull child);

/// Sends a signal to the child's whole group. Safe as long as the child was not reaped: until then its number
/// cannot belong to anybody else.
void csys_child_signal(pid_t pid, int signal);

/// Waits until the child ends and reaps it. True and the exit code, or false and the signal that killed it.
bool csys_child_reap(pid_t pid, int *_Nonnull code);

/// A descriptor for a process: readable once it and, when it is the first of a process namespace, all in that have
/// ended. -1 with errno, also on systems without such descriptors.
int csys_process_open(pid_t pid);

/// Sends a signal to such a process; nothing when it has ended.
void csys_process_signal(int process, int signal);

#endif
