#pragma once

#include <cmark-gfm.h>

/// A parser whose tree stands in this thread's memory until `tree_memory_end`. Both are called on one thread.
cmark_parser *tree_memory_parser(int options);

/// Gives back a tree with all that was made for it.
void tree_memory_end(void);
