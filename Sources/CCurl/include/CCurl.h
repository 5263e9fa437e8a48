#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libcurl is opened at the first request instead of linked: linking it costs 10 ms of every start. Its own
// functions, which curl.h declares, must therefore not be called: the link would fail. These stand for them.

/// Opens libcurl once. False when it is not installed or too old (before 7.68).
bool ccurl_load(void);

/// Starts a detached thread with every signal blocked, so that signals of the program reach the threads that
/// expect them, and a connection closed by the other side is an error and not a SIGPIPE. False when it cannot.
bool ccurl_start_thread(void (*body)(void *context), void *context);

// Many transfers on one thread. All but `ccurl_multi_wakeup` belong to that thread.
CURLM *ccurl_multi_new(void);
CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_perform(CURLM *multi);
CURLMcode ccurl_multi_poll(CURLM *multi, int milliseconds);
CURLMcode ccurl_multi_wakeup(CURLM *multi);

/// The next transfer that ended since the last call, with how; NULL when there is none.
CURL *ccurl_multi_next_ended(CURLM *multi, CURLcode *code);

CURL *ccurl_easy_new(void);
void ccurl_easy_free(CURL *easy);
CURLcode ccurl_easy_resume(CURL *easy);

// Typed forms of curl_easy_setopt and curl_easy_getinfo, which are variadic and closed to Swift.
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *text);
CURLcode ccurl_set_number(CURL *easy, CURLoption option, long number);
/// CURLOPT_QUICK_EXIT, which headers before 7.87 do not name and older libraries refuse harmlessly.
static const CURLoption CCURL_QUICK_EXIT = (CURLoption)(CURLOPTTYPE_LONG + 318);
CURLcode ccurl_set_list(CURL *easy, struct curl_slist *list);
/// Sends `count` bytes, which are copied, as a POST.
CURLcode ccurl_set_body(CURL *easy, const uint8_t *bytes, int64_t count);

/// Takes bytes; returns how many it took, or `CCURL_PAUSE`.
typedef size_t (*ccurl_take)(char *bytes, size_t size, size_t count, void *context);
static const size_t CCURL_PAUSE = CURL_WRITEFUNC_PAUSE;
CURLcode ccurl_set_takers(CURL *easy, ccurl_take header, ccurl_take body, void *context);

long ccurl_status(CURL *easy);
/// The system's number of the failure to connect; 0 when there is none.
long ccurl_system_error(CURL *easy);
int64_t ccurl_uploaded(CURL *easy);
void *ccurl_context(CURL *easy);

struct curl_slist *ccurl_list_append(struct curl_slist *list, const char *text);
void ccurl_list_free(struct curl_slist *list);

/// libcurl's own words for a failure.
const char *ccurl_words(CURLcode code);

#endif
