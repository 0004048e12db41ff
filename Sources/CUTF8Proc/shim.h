#ifndef ANSWERBACK_CUTF8PROC_SHIM_H
#define ANSWERBACK_CUTF8PROC_SHIM_H
#include <utf8proc.h>
#endif
