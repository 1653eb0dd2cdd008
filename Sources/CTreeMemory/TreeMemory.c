// Memory for the trees of cmark-gfm, one after another on each thread.
//
// Pieces are taken from large blocks, and all of them are given back together when the tree goes: the library asks for
// some hundred pieces for each text, and looking after each of them took a third of its time. A piece has its size before
// it; the last one can grow, or go, where it stands. As in the library itself, a program that gets no memory ends.

#include "CTreeMemory.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 256 * 1024, PIECE = 16 };

typedef struct Block {
  struct Block *before;
  char *end;
} Block;

typedef struct {
  Block *block;
  char *next, *last;
  /// How many stand in it now.
  size_t trees;
} Memory;

static _Thread_local Memory memory;

static char *first(Block *block) { return (char *)block + (sizeof(Block) + PIECE - 1) / PIECE * PIECE; }

static void *take(size_t size) {
  size_t room = (size + 2 * PIECE - 1) / PIECE * PIECE;
  if (room < size) abort();
  if (!memory.block || (size_t)(memory.block->end - memory.next) < room) {
    size_t space = room + 2 * PIECE > BLOCK ? room + 2 * PIECE : BLOCK;
    Block *block = malloc(space);
    if (!block) abort();
    block->before = memory.block;
    block->end = (char *)block + space;
    memory.block = block;
    memory.next = first(block);
  }
  memory.last = memory.next + PIECE;
  *(size_t *)memory.next = size;
  memory.next += room;
  return memory.last;
}

static void *take_zeroed(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) abort();
  return memset(take(bytes), 0, bytes);
}

static void give(void *piece) {
  if (!piece || piece != memory.last) return;
  memory.next = memory.last - PIECE;
  memory.last = NULL;
}

static void *grow(void *piece, size_t size) {
  if (!piece) return take(size);
  size_t old = *(size_t *)((char *)piece - PIECE);
  if (size <= old) return piece;
  give(piece);
  void *grown = take(size);
  if (grown != piece) memcpy(grown, piece, old);
  return grown;
}

cmark_parser *tree_memory_parser(int options) {
  static cmark_mem allocator = {take_zeroed, grow, give};
  memory.trees++;
  return cmark_parser_new_with_mem(options, &allocator);
}

void tree_memory_end(void) {
  if (--memory.trees > 0) return;
  // One block stays for the next tree.
  while (memory.block && (memory.block->before || memory.block->end - (char *)memory.block > BLOCK)) {
    Block *before = memory.block->before;
    free(memory.block);
    memory.block = before;
  }
  memory.next = memory.block ? first(memory.block) : NULL;
  memory.last = NULL;
}
