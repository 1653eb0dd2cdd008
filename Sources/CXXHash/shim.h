// Only the one function, compiled in: the library itself need not be there when zorgsite runs.
#define XXH_INLINE_ALL
#include <xxhash.h>
#include <stddef.h>
#include <stdint.h>

static inline uint64_t zorgsite_xxh3_64(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }
