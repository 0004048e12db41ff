#ifndef ANSWERBACK_CPCRE2_SHIM_H
#define ANSWERBACK_CPCRE2_SHIM_H
// PCRE2 names its functions by this width; without it the header refuses to be read.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif
