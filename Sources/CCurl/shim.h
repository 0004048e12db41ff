#ifndef ANSWERBACK_CCURL_SHIM_H
#define ANSWERBACK_CCURL_SHIM_H
#include <curl/curl.h>

// Swift cannot call variadic C functions; the parentheses step around curl's type-checking macros.
static inline CURLcode ab_curl_setopt_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode ab_curl_setopt_string(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode ab_curl_setopt_pointer(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode ab_curl_setopt_data_callback(
    CURL *handle, CURLoption option, size_t (*callback)(char *, size_t, size_t, void *)) {
    return (curl_easy_setopt)(handle, option, callback);
}
static inline CURLcode ab_curl_setopt_seek_callback(CURL *handle, int (*callback)(void *, curl_off_t, int)) {
    return (curl_easy_setopt)(handle, CURLOPT_SEEKFUNCTION, callback);
}
static inline CURLcode ab_curl_setopt_before_request_callback(
    CURL *handle, int (*callback)(void *, char *, char *, int, int)) {
    return (curl_easy_setopt)(handle, CURLOPT_PREREQFUNCTION, callback);
}
static inline CURLcode ab_curl_setopt_open_socket_callback(
    CURL *handle, curl_socket_t (*callback)(void *, curlsocktype, struct curl_sockaddr *)) {
    return (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}
// Longer than its type says, for IPv6.
static inline const struct sockaddr *ab_curl_sockaddr(const struct curl_sockaddr *address) {
    return &address->addr;
}
static inline CURLcode ab_curl_setopt_debug_callback(
    CURL *handle, int (*callback)(CURL *, curl_infotype, char *, size_t, void *)) {
    return (curl_easy_setopt)(handle, CURLOPT_DEBUGFUNCTION, callback);
}
static inline CURLcode ab_curl_getinfo_socket(CURL *handle, CURLINFO info, curl_socket_t *value) {
    return (curl_easy_getinfo)(handle, info, value);
}
static inline CURLcode ab_curl_getinfo_long(CURL *handle, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(handle, info, value);
}
#endif
