#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "CSys.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef __linux__
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#else
#include <util.h>
#endif

int csys_terminal_size(int fd, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

int csys_set_terminal_size(int fd, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(fd, TIOCSWINSZ, &size);
}

int csys_open_terminal_pair(int *controller, int *device, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return openpty(controller, device, NULL, NULL, &size);
}

int csys_anonymous_file(void) {
#ifdef __linux__
  return memfd_create("screen", MFD_CLOEXEC);
#else
  char path[] = "/tmp/rein-screen-XXXXXX";
  int fd = mkstemp(path);
  if (fd < 0) return -1;
  unlink(path);
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  return fd;
#endif
}

int csys_wake_open(int *read_end, int *write_end) {
#ifdef __linux__
  int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  *read_end = fd;
  *write_end = fd;
  return fd < 0 ? -1 : 0;
#else
  int ends[2];
  if (pipe(ends) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  *read_end = ends[0];
  *write_end = ends[1];
  return 0;
#endif
}

void csys_wake_signal(int write_end) {
  uint64_t one = 1;
  // A full pipe is readable already, so a failure loses nothing.
  ssize_t ignored = write(write_end, &one, sizeof one);
  (void)ignored;
}

void csys_wake_clear(int read_end) {
  uint64_t count[16];
  while (read(read_end, count, sizeof count) == sizeof count) {
  }
}
