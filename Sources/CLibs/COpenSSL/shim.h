#ifndef AG_COPENSSL_H
#define AG_COPENSSL_H

#include <openssl/hmac.h>

#endif
