#ifndef AG_CCURL_H
#define AG_CCURL_H

#include <curl/curl.h>

#endif
