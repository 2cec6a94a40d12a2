#ifndef AG_CLINUX_H
#define AG_CLINUX_H

#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/un.h>

/* Declared here rather than asked for by _GNU_SOURCE: that would give fd_set another shape than Foundation's modules
   know, and no file of a module that imports both would compile. */
extern int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
extern void *memmem(const void *bytes, size_t count, const void *pattern, size_t patternCount);

#endif
