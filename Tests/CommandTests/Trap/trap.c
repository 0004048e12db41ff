/* Loaded before libpcre2: a message that holds "deadly" ends the process while it is being decided. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef int match(const void *, const char *, size_t, size_t, uint32_t, void *, void *);

int pcre2_match_8(
    const void *code, const char *subject, size_t length, size_t start, uint32_t options, void *data, void *context)
{
    if (memmem(subject, length, "deadly", 6)) abort();
    match *next = (match *)dlsym(RTLD_NEXT, "pcre2_match_8");
    return next(code, subject, length, start, options, data, context);
}
