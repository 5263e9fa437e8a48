#ifndef REIN_CSYS_TERMINAL_H
#define REIN_CSYS_TERMINAL_H
#include <stdint.h>

/// The size of the terminal behind `fd` in cells; 0, or -1 with errno.
int csys_terminal_size(int fd, int *_Nonnull columns, int *_Nonnull rows);
/// Sets that size, for tests; 0, or -1 with errno.
int csys_set_terminal_size(int fd, int columns, int rows);
/// A new pair of pseudo terminal ends, for tests; 0, or -1 with errno.
int csys_open_terminal_pair(int *_Nonnull controller, int *_Nonnull device, int columns, int rows);

/// A file in memory without a name, or an unlinked one on disk; a descriptor, or -1 with errno.
int csys_anonymous_file(void);

/// Something to poll() on that any thread can make readable; 0, or -1 with errno. Both ends may be equal.
int csys_wake_open(int *_Nonnull read_end, int *_Nonnull write_end);
/// Makes the read end readable.
void csys_wake_signal(int write_end);
/// Makes the read end unreadable again.
void csys_wake_clear(int read_end);

#endif
