#ifndef AG_CYAML_H
#define AG_CYAML_H

#include <yaml.h>

#endif
