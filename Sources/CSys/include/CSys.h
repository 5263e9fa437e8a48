#ifndef REIN_CSYS_H
#define REIN_CSYS_H
// What Swift cannot reach by itself: things glibc shows only under _GNU_SOURCE, and code that must run
// inside a signal handler, where Swift must not.
#include "CSysWarden.h"
#include "CSysMemory.h"
#include "CSysPaths.h"
#include "CSysSignals.h"
#include "CSysSpawn.h"
#include "CSysText.h"
#include "CSysTerminal.h"
#endif
