#ifndef REIN_CSYS_PATHS_H
#define REIN_CSYS_PATHS_H
#include <stdbool.h>

/// Opens a folder below an open folder, without following any symbolic link on the way and never leaving it; `path`
/// is relative, without `..`, and empty for the folder itself. The descriptor only serves to name what is in it. It is
/// closed on exec. -1 with errno otherwise: ELOOP or ENOTDIR for a link.
int csys_open_folder(int folder, const char *_Nonnull path);

/// The same, one component after the other, as is done where the kernel has no call for it.
int csys_open_folder_by_steps(int folder, const char *_Nonnull path);

/// Makes this process unreadable for others of the same user: no core file, no debugger, and on Linux none of what
/// /proc shows of its memory and variables. Children that start a program are ordinary again, without core files.
void csys_seal_process(void);

#endif
