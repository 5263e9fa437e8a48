#ifndef REIN_CSYS_PATHS_H
#define REIN_CSYS_PATHS_H
#include <stdbool.h>
#include <sys/types.h>

/// Opens the folder everything is in, to name what is in it; it need not be readable. -1 with errno otherwise.
int csys_open_system(void);

/// Opens a folder below an open folder, without following any symbolic link on the way and never leaving it; `path`
/// is relative, without `..`, and empty for the folder itself. The descriptor only serves to name what is in it. It is
/// closed on exec. -1 with errno otherwise: ELOOP or ENOTDIR for a link.
int csys_open_folder(int folder, const char *_Nonnull path);

/// The same, one component after the other, as is done where the kernel has no call for it.
int csys_open_folder_by_steps(int folder, const char *_Nonnull path);

/// Whether another process holds a POSIX lock on some of these bytes of an open file. Closing the descriptor drops the
/// locks that this process itself has on the file.
bool csys_is_locked_elsewhere(int fd, off_t start, off_t length);

/// Makes this process unreadable for others of the same user: no core file, no debugger, and on Linux none of what
/// /proc shows of its memory and variables. Children that start a program are ordinary again, without core files.
void csys_seal_process(void);

#endif
