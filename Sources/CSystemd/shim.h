#ifndef ANSWERBACK_CSYSTEMD_SHIM_H
#define ANSWERBACK_CSYSTEMD_SHIM_H
#include <systemd/sd-daemon.h>
#endif
