#ifndef AG_CSQLITE_H
#define AG_CSQLITE_H

#include <sqlite3.h>

#endif
