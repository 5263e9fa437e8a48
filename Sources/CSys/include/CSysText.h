#ifndef REIN_CSYS_TEXT_H
#define REIN_CSYS_TEXT_H
#include <stdbool.h>
#include <stdint.h>

/// Makes the process's character type UTF-8, once, whatever LANG says; the other locale categories stay "C".
/// True if that worked. Safe to call from any thread, any number of times.
bool csys_use_utf8(void);

/// How many cells this scalar takes by the C library, which is what curses uses; -1 if it cannot be shown.
int csys_wcwidth(uint32_t scalar);

#endif
