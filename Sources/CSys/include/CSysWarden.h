#ifndef REIN_CSYS_WARDEN_H
#define REIN_CSYS_WARDEN_H
#include <sys/types.h>

/// Starts the warden, once: a process that waits until this one has ended, however that happens, and then kills the
/// groups it was told of. A descriptor to tell it with, or -1 with errno.
int csys_warden_open(void);

/// Tells the warden of a group, or, with `sign` '-', that it is gone. Does what a signal handler may do.
void csys_warden_tell(int warden, char sign, pid_t group);

#endif
