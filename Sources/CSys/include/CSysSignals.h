#ifndef REIN_CSYS_SIGNALS_H
#define REIN_CSYS_SIGNALS_H
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// Starts to write the number of each SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT as one byte to a
/// pipe, and returns its read end, or -1 with errno. Calling it again returns the same end.
///
/// A second ending signal while the first was not taken yet ends the process at once: the loop is stuck.
int csys_signals_open(void);
/// The next number from that pipe, or 0 if there is none.
int csys_signals_take(void);
/// While another program has the terminal, its keys' signals are not for us: SIGINT and SIGQUIT do nothing,
/// SIGTSTP stops us together with it, and SIGCONT is not passed on.
void csys_lend_terminal(bool is_lent);
/// Stops the whole process group as Ctrl+Z does, and returns when it goes on. The terminal must be lent.
void csys_stop_process_group(void);

/// Remembers how to put the terminal right (line modes, and bytes to send) should the process end without
/// having done so: by a fatal signal, or by exit(). At most 1024 bytes; longer ones are not sent.
void csys_guard_arm(
  int fd, const struct termios *_Nonnull modes, const char *_Nonnull restore, size_t count);
/// The terminal was put right; the guard has nothing left to do.
void csys_guard_disarm(void);

#endif
