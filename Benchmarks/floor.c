// The floor of a build: what any program must do, and nothing else.
//
// Two threads read every Markdown file below a folder, run cmark-gfm (tables and task lists) over what follows the front
// matter, and then write as many bytes to as many files as a list says. No links, templates, feeds or checks.
//
//     cc -O2 -pthread -o floor floor.c -lcmark-gfm-extensions -lcmark-gfm
//     floor CONTENT OUTPUT SIZES        a line of SIZES: bytes, a space, a path below OUTPUT
//
// Exit status: 0 done, 1 wrong usage, 2 the machine failed.

#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { THREADS = 2, CHUNK = 64 };

typedef struct {
  char *path;
  size_t size;
} File;

typedef struct {
  File *files;
  size_t count, capacity;
} Files;

static Files sources, results;
static atomic_size_t next_source, next_result, rendered;
static const char *output;
static char *text;
static pthread_barrier_t all_rendered;

static void stop(const char *path) {
  perror(path);
  exit(2);
}

static void add(Files *list, const char *path, size_t size) {
  if (list->count == list->capacity) {
    list->capacity = list->capacity ? 2 * list->capacity : 1024;
    list->files = realloc(list->files, list->capacity * sizeof(File));
  }
  char *copy = list->files ? strdup(path) : NULL;
  if (!copy) stop("memory");
  list->files[list->count++] = (File){copy, size};
}

static int visit(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)place;
  size_t length = strlen(path);
  if (type == FTW_F && length > 3 && strcmp(path + length - 3, ".md") == 0) add(&sources, path, (size_t)status->st_size);
  return 0;
}

static void read_list(const char *path) {
  FILE *list = fopen(path, "r");
  if (!list) stop(path);
  char name[4096];
  size_t size, largest = 1;
  while (fscanf(list, "%zu %4095[^\n]", &size, name) == 2) {
    add(&results, name, size);
    if (size > largest) largest = size;
  }
  fclose(list);
  text = malloc(largest);
  if (!text) stop("memory");
  memset(text, 'z', largest);
}

/// Where the body starts: behind the second line of three hyphens.
static size_t body_start(const char *bytes, size_t size) {
  if (size < 4 || memcmp(bytes, "---\n", 4) != 0) return 0;
  char *end = memmem(bytes + 3, size - 3, "\n---\n", 5);
  return end ? (size_t)(end - bytes) + 5 : 0;
}

static void render(const File *file, cmark_syntax_extension *table, cmark_syntax_extension *tasks) {
  int source = open(file->path, O_RDONLY | O_CLOEXEC);
  char *bytes = malloc(file->size + 1);
  if (source < 0 || !bytes) stop(file->path);
  ssize_t size = read(source, bytes, file->size);
  if (size < 0) stop(file->path);
  close(source);
  size_t start = body_start(bytes, (size_t)size);
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  cmark_parser_attach_syntax_extension(parser, table);
  cmark_parser_attach_syntax_extension(parser, tasks);
  cmark_parser_feed(parser, bytes + start, (size_t)size - start);
  cmark_node *document = cmark_parser_finish(parser);
  char *html = cmark_render_html(document, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
  rendered += strlen(html);
  free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  free(bytes);
}

static void make_folders(char *path) {
  for (char *slash = path + strlen(output) + 1; (slash = strchr(slash, '/')); slash++) {
    *slash = 0;
    if (mkdir(path, 0755) != 0 && errno != EEXIST) stop(path);
    *slash = '/';
  }
}

static void write_result(const File *file) {
  char path[8192];
  snprintf(path, sizeof path, "%s/%s", output, file->path);
  int target = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (target < 0 && errno == ENOENT) {
    make_folders(path);
    target = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  }
  if (target < 0) stop(path);
  for (size_t written = 0; written < file->size;) {
    ssize_t count = write(target, text + written, file->size - written);
    if (count < 0) stop(path);
    written += (size_t)count;
  }
  if (close(target) != 0) stop(path);
}

static void *work(void *unused) {
  cmark_syntax_extension *table = cmark_find_syntax_extension("table");
  cmark_syntax_extension *tasks = cmark_find_syntax_extension("tasklist");
  size_t first;
  while ((first = atomic_fetch_add(&next_source, CHUNK)) < sources.count)
    for (size_t index = first; index < first + CHUNK && index < sources.count; index++)
      render(&sources.files[index], table, tasks);
  pthread_barrier_wait(&all_rendered);
  while ((first = atomic_fetch_add(&next_result, CHUNK)) < results.count)
    for (size_t index = first; index < first + CHUNK && index < results.count; index++)
      write_result(&results.files[index]);
  return unused;
}

int main(int count, char **arguments) {
  if (count != 4) {
    fprintf(stderr, "usage: floor CONTENT OUTPUT SIZES\n");
    return 1;
  }
  output = arguments[2];
  if (mkdir(output, 0755) != 0 && errno != EEXIST) stop(output);
  read_list(arguments[3]);
  if (nftw(arguments[1], visit, 16, FTW_PHYS) != 0) stop(arguments[1]);
  cmark_gfm_core_extensions_ensure_registered();
  pthread_barrier_init(&all_rendered, NULL, THREADS);
  pthread_t threads[THREADS];
  for (int index = 0; index < THREADS; index++)
    if (pthread_create(&threads[index], NULL, work, NULL) != 0) stop("thread");
  for (int index = 0; index < THREADS; index++) pthread_join(threads[index], NULL);
  printf("%zu files read, %zu bytes of HTML, %zu files written\n", sources.count, (size_t)rendered, results.count);
  return 0;
}
