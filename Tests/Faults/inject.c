// Loaded before a program with LD_PRELOAD: counts the calls with which it touches files below one folder, over all its
// threads together, and lets one of them fail, or ends the program there.
//
//   FAULT_ROOT    the folder, absolute
//   FAULT_CALLS   which calls count: "open make write read rename unlink rmdir mkdir sync close stat list
//                 entry", any of them
//   FAULT_AT      the number of the call that is hit, from 1; 0 hits none
//   FAULT_DO      kill: SIGKILL before it; tear: of a write, half is done first; a number: it fails with this errno;
//                 -number: a signal that comes before it, and a moment to hear it
//   FAULT_STAYS   set: every later call fails too
//   FAULT_LOG     gets one line for each call that counts
//   FAULT_CLOCK   seconds by which the clock is off
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const char *root, *calls, *action;
static long at, clock_shift;
static int stays, log_file = -1;
static atomic_long counted;
static atomic_uchar inside[4096];

__attribute__((constructor)) static void start(void) {
  root = getenv("FAULT_ROOT");
  calls = getenv("FAULT_CALLS");
  action = getenv("FAULT_DO");
  at = getenv("FAULT_AT") ? atol(getenv("FAULT_AT")) : 0;
  stays = getenv("FAULT_STAYS") != NULL;
  clock_shift = getenv("FAULT_CLOCK") ? atol(getenv("FAULT_CLOCK")) : 0;
  if (getenv("FAULT_LOG"))
    log_file = (int)syscall(SYS_openat, AT_FDCWD, getenv("FAULT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static int is_inside(const char *path) { return root && path && strncmp(path, root, strlen(root)) == 0; }
static int is_known(int file) { return file >= 0 && file < 4096 && inside[file]; }

// The call's number; 0 where it does not count.
static long number_of(const char *call, const char *path) {
  if (!calls || !strstr(calls, call)) return 0;
  long number = atomic_fetch_add(&counted, 1) + 1;
  if (log_file >= 0) {
    char line[4400];
    int length = snprintf(line, sizeof line, "%ld %s %s\n", number, call, path ? path : "-");
    syscall(SYS_write, log_file, line, length);
  }
  return number;
}

// Whether the call with this number is to fail; errno is set then.
static int fails(long number) {
  if (number == 0 || at == 0 || !action || number < at || (number > at && !stays)) return 0;
  if (strcmp(action, "kill") == 0) syscall(SYS_kill, getpid(), SIGKILL);
  int code = atoi(action);
  if (code < 0) {
    syscall(SYS_kill, getpid(), -code);
    usleep(60000);
    return 0;
  }
  errno = code;
  return code > 0;
}

static int hit(const char *call, const char *path) { return fails(number_of(call, path)); }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int open_file(__typeof__(&open) real, const char *path, int flags, mode_t mode) {
  if (is_inside(path) && hit(flags & O_CREAT ? "make" : "open", path)) return -1;
  int file = real(path, flags, mode);
  if (file >= 0 && file < 4096) inside[file] = is_inside(path);
  return file;
}

int open(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
  va_end(list);
  return open_file(REAL(open), path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
  va_end(list);
  return open_file(REAL(open64), path, flags, mode);
}

int close(int file) {
  int known = is_known(file);
  if (file >= 0 && file < 4096) inside[file] = 0;
  if (known && hit("close", NULL)) {
    int code = errno;
    REAL(close)(file);
    errno = code;
    return -1;
  }
  return REAL(close)(file);
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (is_known(file)) {
    long number = number_of("write", NULL);
    if (number > 0 && number == at && action && strcmp(action, "tear") == 0) {
      REAL(write)(file, bytes, count / 2);
      syscall(SYS_kill, getpid(), SIGKILL);
    }
    if (fails(number)) return -1;
  }
  return REAL(write)(file, bytes, count);
}

ssize_t read(int file, void *bytes, size_t count) {
  return is_known(file) && hit("read", NULL) ? -1 : REAL(read)(file, bytes, count);
}

int rename(const char *from, const char *to) {
  return (is_inside(from) || is_inside(to)) && hit("rename", to) ? -1 : REAL(rename)(from, to);
}

int unlink(const char *path) { return is_inside(path) && hit("unlink", path) ? -1 : REAL(unlink)(path); }
int rmdir(const char *path) { return is_inside(path) && hit("rmdir", path) ? -1 : REAL(rmdir)(path); }

int mkdir(const char *path, mode_t mode) {
  return is_inside(path) && hit("mkdir", path) ? -1 : REAL(mkdir)(path, mode);
}

int fsync(int file) { return is_known(file) && hit("sync", "fsync") ? -1 : REAL(fsync)(file); }
int syncfs(int file) { return is_known(file) && hit("sync", "syncfs") ? -1 : REAL(syncfs)(file); }

int lstat(const char *path, struct stat *status) {
  return is_inside(path) && hit("stat", path) ? -1 : REAL(lstat)(path, status);
}

int stat(const char *path, struct stat *status) {
  return is_inside(path) && hit("stat", path) ? -1 : REAL(stat)(path, status);
}

// Only names in folders are looked at so.
int fstatat(int folder, const char *name, struct stat *status, int flags) {
  return calls && strstr(calls, "entry") && hit("entry", name) ? -1 : REAL(fstatat)(folder, name, status, flags);
}

DIR *opendir(const char *path) { return is_inside(path) && hit("list", path) ? NULL : REAL(opendir)(path); }

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += clock_shift;
  return result;
}

time_t time(time_t *now) {
  struct timespec precise;
  clock_gettime(CLOCK_REALTIME, &precise);
  if (now) *now = precise.tv_sec;
  return precise.tv_sec;
}
