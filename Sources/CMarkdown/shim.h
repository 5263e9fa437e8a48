#ifndef REIN_CMARKDOWN_H
#define REIN_CMARKDOWN_H
#include <md4c.h>
#endif
