#pragma once

// glibc declares it only for programs that ask for its extensions before its first header, which Swift does not.
int syncfs(int fd);
