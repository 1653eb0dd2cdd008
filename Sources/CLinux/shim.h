#pragma once

#include <malloc.h>

// glibc declares it only for programs that ask for its extensions before its first header, which Swift does not.
int syncfs(int fd);

// Of <malloc.h>, which Swift's Glibc leaves out.
int malloc_trim(unsigned long pad);
