#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "CSys.h"
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#if defined(O_PATH)
enum { folder_flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };
#elif defined(O_SEARCH)
enum { folder_flags = O_SEARCH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };
#else
enum { folder_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };
#endif

int csys_open_system(void) { return open("/", folder_flags); }

int csys_open_folder_by_steps(int folder, const char *path) {
  int current = openat(folder, ".", folder_flags);
  while (current >= 0) {
    while (*path == '/') path++;
    if (*path == 0) return current;
    size_t length = strcspn(path, "/");
    char name[256];
    int error = length >= sizeof name ? ENAMETOOLONG : 0;
    if (length == 2 && path[0] == '.' && path[1] == '.') error = EXDEV;
    int next = -1;
    if (!error) {
      memcpy(name, path, length);
      name[length] = 0;
      next = openat(current, name, folder_flags);
      error = errno;
      struct stat status;
      if (next < 0 && error == ENOTDIR && fstatat(current, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
          S_ISLNK(status.st_mode))
        error = ELOOP;
    }
    close(current);
    errno = error;
    current = next;
    path += length;
  }
  return -1;
}

int csys_open_folder(int folder, const char *path) {
#if defined(__linux__) && defined(SYS_openat2)
  // Of linux/openat2.h, which older systems do not have: beneath the folder, no links of any kind.
  enum { no_magic_links = 0x02, no_links = 0x04, beneath = 0x08 };
  struct {
    uint64_t flags, mode, resolve;
  } how = {.flags = folder_flags & ~O_NOFOLLOW, .resolve = beneath | no_magic_links | no_links};
  // The kernel asks to try again when somebody renames while it looks.
  for (int tries = 0; tries < 32; tries++) {
    int fd = (int)syscall(SYS_openat2, folder, *path ? path : ".", &how, sizeof how);
    if (fd >= 0) return fd;
    // Some containers answer EPERM for calls they do not know.
    if (errno == ENOSYS || errno == EPERM) return csys_open_folder_by_steps(folder, path);
    if (errno != EAGAIN) return -1;
  }
  return -1;
#else
  return csys_open_folder_by_steps(folder, path);
#endif
}

bool csys_is_locked_elsewhere(int fd, off_t start, off_t length) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
  return fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

void csys_seal_process(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
  prctl(PR_SET_DUMPABLE, 0);
#endif
}
