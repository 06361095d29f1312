/* multivector-import FILE [--rows N] [--table NAME] [--skip N] [--columns 0,2,5] [--encoding NAME] [--separator C]: parses one file and writes app/exchange/stream.h to its
 * standard output. It is a process of its own so that a hostile or broken file can end nothing but it: no network, nothing written,
 * bounded memory and time. multivector-import-geo is the same with GDAL, which nothing else is linked with. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/exchange/helper/cage.h"
#include "app/exchange/helper/readers.h"

#define MEMORY ((guint64) 3 << 30)      /* bytes of address space: GDAL's libraries alone take half a gigabyte of it */
#define SECONDS 1800                    /* of processor time; a million rows take about one */
#define SNIFF 65536

static int *
parse_columns (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", MV_COLUMNS_MOST);
  guint n = g_strv_length (words);
  int *columns = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    columns[i] = (int) g_ascii_strtoull (words[i], NULL, 10);
  columns[n] = -1;
  return columns;
}

static void
parse_words (Wish *wish, int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      const char *value = i + 1 < argc ? argv[i + 1] : "";

      if (strcmp (argv[i], "--rows") == 0)
        wish->rows = g_ascii_strtoull (value, NULL, 10);
      else if (strcmp (argv[i], "--table") == 0)
        wish->table = value;
      else if (strcmp (argv[i], "--skip") == 0)
        wish->skip = (int) g_ascii_strtoull (value, NULL, 10);
      else if (strcmp (argv[i], "--encoding") == 0)
        wish->encoding = value;
      else if (strcmp (argv[i], "--separator") == 0)
        wish->separator = *value;
      else if (strcmp (argv[i], "--columns") == 0)
        wish->columns = parse_columns (value);
      else
        {
          wish->path = argv[i];
          continue;
        }
      i++;
    }
}

#ifdef MV_WITH_GEO
int
main (int argc, char **argv)
{
  Wish wish = { NULL };

  parse_words (&wish, argc, argv);
  cage_limit (MEMORY, SECONDS);
  if (wish.path != NULL)
    read_geo (&wish);
  return wish.path != NULL ? EXIT_SUCCESS : 2;
}
#else
typedef enum { KIND_TEXT, KIND_JSON, KIND_IATI, KIND_GEO } Kind;

static gboolean
holds (const char *text, gsize length, const char *word)
{
  return g_strstr_len (text, (gssize) length, word) != NULL;
}

/* Things that people take for tables. */
static void
refuse_others (const char *head, gsize length)
{
  static const struct { const char *mark; gsize length; const char *sentence; } others[] = {
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "It is a document of an old Excel or Word. Save it as XLSX or CSV." },
    { "%PDF-", 5, "It is a PDF. Copy its table into a spreadsheet and save it as XLSX or CSV." },
    { "\x89PNG", 4, "It is a picture, not a table." }, { "\xFF\xD8\xFF", 3, "It is a picture, not a table." }, { "GIF8", 4, "It is a picture, not a table." },
    { "\x1F\x8B", 2, "It is packed (gzip). Unpack it first." }, { "BZh", 3, "It is packed (bzip2). Unpack it first." },
    { "\xFD" "7zXZ", 5, "It is packed (xz). Unpack it first." }, { "7z\xBC\xAF", 4, "It is packed (7z). Unpack it first." },
    { "Rar!", 4, "It is packed (RAR). Unpack it first." }, { "\x28\xB5\x2F\xFD", 4, "It is packed (zstd). Unpack it first." },
    { "PAR1", 4, "It is a Parquet file. Save it as CSV." }, { "\x89HDF", 4, "It is an HDF file. Save its table as CSV." },
    { "{\\rtf", 5, "It is a text document (RTF). Copy its table into a spreadsheet and save it as XLSX or CSV." }
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (length >= others[i].length && memcmp (head, others[i].mark, others[i].length) == 0)
      sender_fail ("%s", others[i].sentence);
}

static Kind
sniff (const char *path)
{
  g_autofree char *head = g_malloc0 (SNIFF + 1), *lower = g_ascii_strdown (path, -1);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize n = fd >= 0 ? read (fd, head, SNIFF) : -1;
  const char *start = head;

  if (n < 0)
    sender_fail ("The file cannot be opened: %s.", g_strerror (errno));
  close (fd);
  refuse_others (head, (gsize) n);
  if (memcmp (head, "PK\3\4", 4) == 0 || memcmp (head, "SQLite format 3", 15) == 0 || memcmp (head, "fgb\3", 4) == 0
      || memcmp (head, "\0\0\x27\x0a", 4) == 0 || g_str_has_suffix (lower, ".shp") || g_str_has_suffix (lower, ".dbf"))
    return KIND_GEO;
  if (memcmp (start, "\xEF\xBB\xBF", 3) == 0)
    start += 3;
  while (*start != '\0' && g_ascii_isspace (*start))
    start++;
  if (*start == '<' && (holds (head, n, "<html") || holds (head, n, "<HTML") || holds (head, n, "<table") || holds (head, n, "<TABLE")))
    sender_fail ("It is a web page, whatever its name ends with. Open it in a spreadsheet and save it as XLSX or CSV.");
  if (*start == '<' && holds (head, n, "urn:schemas-microsoft-com:office:spreadsheet"))
    sender_fail ("It is a spreadsheet of Excel 2003 in XML. Save it as XLSX or CSV.");
  if (*start == '<')
    return holds (head, n, "<iati-activit") ? KIND_IATI : KIND_GEO;
  if (*start == '{' || *start == '[')
    return holds (head, n, "\"FeatureCollection\"") || holds (head, n, "\"Feature\"") ? KIND_GEO : KIND_JSON;
  return KIND_TEXT;
}

/* The process becomes the one with GDAL, which lies beside it. */
static void
become_geo (char **argv)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self != NULL ? self : argv[0]);
  g_autofree char *path = g_build_filename (folder, "multivector-import-geo", NULL);

  execv (path, argv);
  sender_fail ("The part of the program that reads such files is missing: %s.", path);
}

int
main (int argc, char **argv)
{
  Wish wish = { NULL };
  Kind kind;

  parse_words (&wish, argc, argv);
  if (wish.path == NULL)
    return 2;
  kind = sniff (wish.path);
  if (kind == KIND_GEO)
    become_geo (argv);
  cage_limit (MEMORY, SECONDS);
  cage_shut ();
  if (kind == KIND_JSON)
    read_json (&wish);
  else if (kind == KIND_IATI)
    read_iati (&wish);
  else
    read_text (&wish);
  return EXIT_SUCCESS;
}
#endif
