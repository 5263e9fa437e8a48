#define _GNU_SOURCE
#include "CSysMemory.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void csys_give_memory_back(void) {
#ifdef __GLIBC__
  // The core and the screen each have one heap; without this every thread that ever ran gets its own.
  mallopt(M_ARENA_MAX, 2);
  // As soon as one large buffer was freed, glibc would keep up to 64 MB for the next.
  mallopt(M_TRIM_THRESHOLD, 128 * 1024);
#endif
}
