#ifndef AG_CLINUX_H
#define AG_CLINUX_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/un.h>

/* Declared here and not by _GNU_SOURCE, which would give fd_set and others a
   second shape beside the one in Swift's Glibc module. */
int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags);
int pthread_setname_np(pthread_t thread, const char *name);
void *memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length);

#endif
