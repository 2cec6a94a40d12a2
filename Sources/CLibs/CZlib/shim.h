#ifndef AG_CZLIB_H
#define AG_CZLIB_H

#include <zlib.h>

#endif
