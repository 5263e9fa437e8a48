#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#ifdef __APPLE__
static const char *const library = "libcurl.4.dylib";
#else
static const char *const library = "libcurl.so.4";
#endif

static struct {
  CURLcode (*global_init)(long);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_add_handle)(CURLM *, CURL *);
  CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
  CURLMcode (*multi_perform)(CURLM *, int *);
  CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd *, unsigned int, int, int *);
  CURLMcode (*multi_wakeup)(CURLM *);
  CURLMsg *(*multi_info_read)(CURLM *, int *);
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  CURLcode (*easy_pause)(CURL *, int);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  const char *(*easy_strerror)(CURLcode);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
} api;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_loaded = false;

static bool find(void *handle, const char *name, void *place) {
  void *symbol = dlsym(handle, name);
  if (!symbol) return false;
  *(void **)place = symbol;
  return true;
}

static void load(void) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  is_loaded = find(handle, "curl_global_init", &api.global_init) &&
              find(handle, "curl_multi_init", &api.multi_init) &&
              find(handle, "curl_multi_add_handle", &api.multi_add_handle) &&
              find(handle, "curl_multi_remove_handle", &api.multi_remove_handle) &&
              find(handle, "curl_multi_perform", &api.multi_perform) &&
              find(handle, "curl_multi_poll", &api.multi_poll) &&
              find(handle, "curl_multi_wakeup", &api.multi_wakeup) &&
              find(handle, "curl_multi_info_read", &api.multi_info_read) &&
              find(handle, "curl_easy_init", &api.easy_init) &&
              find(handle, "curl_easy_cleanup", &api.easy_cleanup) &&
              find(handle, "curl_easy_pause", &api.easy_pause) &&
              find(handle, "curl_easy_setopt", &api.easy_setopt) &&
              find(handle, "curl_easy_getinfo", &api.easy_getinfo) &&
              find(handle, "curl_easy_strerror", &api.easy_strerror) &&
              find(handle, "curl_slist_append", &api.slist_append) &&
              find(handle, "curl_slist_free_all", &api.slist_free_all) &&
              api.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

bool ccurl_load(void) {
  pthread_once(&once, load);
  return is_loaded;
}

struct start {
  void (*body)(void *);
  void *context;
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  start.body(start.context);
  return NULL;
}

bool ccurl_start_thread(void (*body)(void *context), void *context) {
  struct start *start = malloc(sizeof *start);
  if (!start) return false;
  *start = (struct start){body, context};
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  bool is_started = pthread_create(&thread, NULL, run, start) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (is_started) {
    pthread_detach(thread);
  } else {
    free(start);
  }
  return is_started;
}

CURLM *ccurl_multi_new(void) { return api.multi_init(); }
CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy) { return api.multi_add_handle(multi, easy); }
CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy) { return api.multi_remove_handle(multi, easy); }
CURLMcode ccurl_multi_wakeup(CURLM *multi) { return api.multi_wakeup(multi); }

CURLMcode ccurl_multi_perform(CURLM *multi) {
  int running;
  return api.multi_perform(multi, &running);
}

CURLMcode ccurl_multi_poll(CURLM *multi, int milliseconds) {
  return api.multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURL *ccurl_multi_next_ended(CURLM *multi, CURLcode *code) {
  int left;
  for (CURLMsg *message = api.multi_info_read(multi, &left); message;
       message = api.multi_info_read(multi, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    *code = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

CURL *ccurl_easy_new(void) { return api.easy_init(); }
void ccurl_easy_free(CURL *easy) { api.easy_cleanup(easy); }
CURLcode ccurl_easy_resume(CURL *easy) { return api.easy_pause(easy, CURLPAUSE_CONT); }

CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *text) {
  return api.easy_setopt(easy, option, text);
}

CURLcode ccurl_set_number(CURL *easy, CURLoption option, long number) {
  return api.easy_setopt(easy, option, number);
}

CURLcode ccurl_set_list(CURL *easy, struct curl_slist *list) {
  return api.easy_setopt(easy, CURLOPT_HTTPHEADER, list);
}

CURLcode ccurl_set_body(CURL *easy, const uint8_t *bytes, int64_t count) {
  CURLcode code = api.easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return code ? code : api.easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

CURLcode ccurl_set_takers(CURL *easy, ccurl_take header, ccurl_take body, void *context) {
  api.easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
  api.easy_setopt(easy, CURLOPT_HEADERDATA, context);
  api.easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
  api.easy_setopt(easy, CURLOPT_WRITEDATA, context);
  return api.easy_setopt(easy, CURLOPT_PRIVATE, context);
}

long ccurl_status(CURL *easy) {
  long status = 0;
  api.easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

long ccurl_system_error(CURL *easy) {
  long number = 0;
  api.easy_getinfo(easy, CURLINFO_OS_ERRNO, &number);
  return number;
}

int64_t ccurl_uploaded(CURL *easy) {
  curl_off_t count = 0;
  api.easy_getinfo(easy, CURLINFO_SIZE_UPLOAD_T, &count);
  return count;
}

void *ccurl_context(CURL *easy) {
  char *context = NULL;
  api.easy_getinfo(easy, CURLINFO_PRIVATE, &context);
  return context;
}

struct curl_slist *ccurl_list_append(struct curl_slist *list, const char *text) {
  return api.slist_append(list, text);
}

void ccurl_list_free(struct curl_slist *list) { api.slist_free_all(list); }

const char *ccurl_words(CURLcode code) { return api.easy_strerror(code); }
