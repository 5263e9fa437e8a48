// Only the release binary is linked so that these names count (--wrap in the Makefile); elsewhere nothing calls this.
#ifdef __linux__
#include <stdint.h>

void __real_dispatch_source_set_timer(void *source, uint64_t start, uint64_t interval, uint64_t leeway)
    __attribute__((weak));
void __wrap_dispatch_source_set_timer(void *source, uint64_t start, uint64_t interval, uint64_t leeway);

// On Linux libdispatch wakes up once a second for ever, to see whether the threads it gave to tasks are all blocked and
// more are needed. Here what blocks has threads of its own (`OwnThread`, `ConnectionQueue`), and a program that waits
// for its person must not wake a sleeping laptop. Its timer is the only one of a second without leeway.
void __wrap_dispatch_source_set_timer(void *source, uint64_t start, uint64_t interval, uint64_t leeway) {
  if (interval == 1000000000 && leeway == 0) return;
  __real_dispatch_source_set_timer(source, start, interval, leeway);
}
#endif
