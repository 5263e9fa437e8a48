#define _GNU_SOURCE
#define _XOPEN_SOURCE 700
#define _DARWIN_C_SOURCE
#include "CSys.h"
#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <string.h>
#include <wchar.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_utf8;

static bool try_locale(const char *name) {
  return setlocale(LC_CTYPE, name) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// LANG often names a locale that is not installed, above all in containers.
static void choose(void) {
  is_utf8 = try_locale("") || try_locale("C.UTF-8") || try_locale("en_US.UTF-8");
}

bool csys_use_utf8(void) {
  pthread_once(&once, choose);
  return is_utf8;
}

int csys_wcwidth(uint32_t scalar) {
  pthread_once(&once, choose);
  return wcwidth((wchar_t)scalar);
}
