#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/exchange/helper/encoding.h"
#include "app/exchange/helper/readers.h"

#define SAMPLE (64 * 1024)
#define SAMPLE_LINES 100

typedef struct
{
  int         fd;
  guint64     size, done;
  const char *encoding;
  gsize       mark;
  GIConv      converter;        /* (GIConv) -1 = UTF-8 as it is */
  char        delimiter;
} Text;

typedef struct
{
  const Wish *wish;
  const Text *text;
  Sender      sender;
  guint32     line, first_line, rows_seen, wanted_fields;       /* lines of the file; fields of a full line */
  int         last_end;
  GPtrArray  *fields;           /* GBytes or NULL: the header while it is gathered */
  gboolean    headed, enough, begun;
  const char *send;             /* a byte a column: is it wanted? NULL = all */
  guint32     column, n_columns;
} Rows;

static gsize
read_at (int fd, guint64 at, guint8 *bytes, gsize length)
{
  gssize n = pread (fd, bytes, length, (off_t) at);

  return n > 0 ? (gsize) n : 0;
}

/* The encoding by the file's beginning; what looks like plain ASCII there is looked at in the middle and at the end, too. */
static void
find_encoding (Text *text)
{
  g_autofree guint8 *sample = g_malloc (SAMPLE);
  gsize n = read_at (text->fd, 0, sample, SAMPLE);

  text->encoding = encoding_guess (sample, n, &text->mark);
  for (int part = 1; part <= 8 && strcmp (text->encoding, "UTF-8") == 0 && text->mark == 0 && text->size > SAMPLE; part++)
    {
      gsize ignored;

      n = read_at (text->fd, (text->size - SAMPLE) / 8 * (guint64) part, sample, SAMPLE);
      if (!encoding_is_utf8 (sample, n))
        text->encoding = encoding_guess (sample, n, &ignored);
    }
  text->converter = strcmp (text->encoding, "UTF-8") == 0 ? (GIConv) -1 : g_iconv_open ("UTF-8", text->encoding);
}

/* SAMPLE as UTF-8; what cannot be converted is a question mark. */
static void
convert (Text *text, const char *bytes, gsize length, GString *left, GString *out)
{
  char buffer[SAMPLE], *in, *end;
  gsize n_in, n_out;

  g_string_append_len (left, bytes, (gssize) length);
  in = left->str;
  n_in = left->len;
  while (n_in > 0)
    {
      gsize rc;

      end = buffer;
      n_out = sizeof buffer;
      rc = g_iconv (text->converter, &in, &n_in, &end, &n_out);
      g_string_append_len (out, buffer, end - buffer);
      if (rc == (gsize) -1 && errno == EILSEQ)
        {
          g_string_append_c (out, '?');
          in++;
          n_in--;
        }
      else if (rc == (gsize) -1 && errno == EINVAL)
        break;
    }
  g_string_erase (left, 0, (gssize) (left->len - n_in));
}

/* How many fields each of the first lines would have. */
static GArray *
count_fields (const char *text, gsize length, char delimiter)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean quoted = FALSE, any = FALSE;
  int n = 1;

  for (gsize i = 0; i < length && counts->len < SAMPLE_LINES; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && text[i] == delimiter)
        n++;
      else if (!quoted && (text[i] == '\n' || text[i] == '\r'))
        {
          if (any)
            g_array_append_val (counts, n);
          n = 1;
          any = FALSE;
          continue;
        }
      any = TRUE;
    }
  if (any && counts->len < SAMPLE_LINES)
    g_array_append_val (counts, n);
  return counts;
}

/* The commonest number of fields, and how many lines have it. */
static int
commonest (GArray *counts, guint *lines)
{
  int best = 0;

  *lines = 0;
  for (guint i = 0; i < counts->len; i++)
    {
      guint n = 0;

      for (guint k = 0; k < counts->len; k++)
        n += g_array_index (counts, int, k) == g_array_index (counts, int, i);
      if (n > *lines || (n == *lines && g_array_index (counts, int, i) > best))
        {
          *lines = n;
          best = g_array_index (counts, int, i);
        }
    }
  return best;
}

static guint32
find_delimiter (Text *text, const char *sample, gsize length)
{
  static const char candidates[] = ",;\t|";
  double best = -1;
  guint32 fields = 1;

  text->delimiter = ',';
  for (const char *one = candidates; *one != '\0'; one++)
    {
      g_autoptr (GArray) counts = count_fields (sample, length, *one);
      guint lines;
      int n = commonest (counts, &lines);
      double worth = n > 1 && counts->len > 0 ? (double) lines / counts->len * MIN (n, 6) : 0;

      if (n > 1 && worth > best)
        {
          best = worth;
          text->delimiter = *one;
          fields = (guint32) n;
        }
    }
  return fields;
}

static gboolean
is_number (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);
  return end != text && (*end == '\0' || *end == ',');
}

/* Names of columns hold no numbers, unless these are years. */
static gboolean
is_header (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const char *text = fields->pdata[i];

      if (text != NULL && is_number (text) && !(strlen (text) == 4 && (text[0] == '1' || text[0] == '2')))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_wanted (const Rows *rows, guint32 column)
{
  if (rows->wish->columns == NULL)
    return TRUE;
  for (const int *one = rows->wish->columns; *one >= 0; one++)
    if ((guint32) *one == column)
      return TRUE;
  return FALSE;
}

static void
send_header (Rows *rows)
{
  gboolean header = is_header (rows->fields);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  char *send;

  rows->n_columns = MIN (rows->fields->len, MV_COLUMNS_MOST);
  send = g_malloc0 (rows->n_columns);
  for (guint32 i = 0; i < rows->n_columns; i++)
    if ((send[i] = is_wanted (rows, i)))
      {
        const char *name = header ? rows->fields->pdata[i] : NULL;

        g_ptr_array_add (names, name != NULL && *name != '\0' ? g_strdup (name) : g_strdup_printf ("column %u", i + 1));
      }
  rows->send = send;
  sender_table (&rows->sender, 0, "", (const char *const *) names->pdata, names->len);
  rows->headed = TRUE;
  if (header)
    return;
  sender_begin (&rows->sender, rows->first_line);
  for (guint32 i = 0; i < rows->n_columns; i++)
    if (send[i])
      sender_cell (&rows->sender, rows->fields->pdata[i], rows->fields->pdata[i] != NULL ? strlen (rows->fields->pdata[i]) : 0);
  rows->enough = !sender_end (&rows->sender);
}

static void
on_field (void *bytes, size_t length, void *data)
{
  Rows *rows = data;
  guint32 column = rows->column++;

  if (rows->headed)
    {
      if (rows->enough)
        return;
      if (!rows->begun)
        sender_begin (&rows->sender, rows->line + 1);
      rows->begun = TRUE;
      if (column < rows->n_columns && rows->send[column])
        sender_cell (&rows->sender, bytes, length);
    }
  else
    g_ptr_array_add (rows->fields, bytes != NULL ? g_strndup (bytes, length) : NULL);
  /* A quoted cell may hold line breaks. */
  if (bytes != NULL && length > 0 && memchr (bytes, '\n', length) != NULL)
    for (gsize i = 0; i < length; i++)
      rows->line += ((const char *) bytes)[i] == '\n';
}

static void
on_row (int end, void *data)
{
  Rows *rows = data;
  gboolean second_half = end == '\n' && rows->last_end == '\r' && rows->column == 0;

  rows->last_end = end;
  if (second_half)
    return;
  rows->line++;
  if (rows->headed && rows->begun)
    rows->enough = rows->enough || !sender_end (&rows->sender);
  else if (!rows->headed && rows->column > 0)
    {
      gboolean is_head = rows->wish->skip > 0 ? rows->line > (guint32) rows->wish->skip : rows->fields->len >= rows->wanted_fields;

      rows->first_line = rows->line;
      if (is_head)
        send_header (rows);
      g_ptr_array_set_size (rows->fields, 0);
    }
  rows->begun = FALSE;
  rows->column = 0;
}

static void
say_format (const Text *text)
{
  const char *name = text->delimiter == ';' ? "semicolon" : text->delimiter == '\t' ? "tab" : text->delimiter == '|' ? "bar" : "comma";
  g_autofree char *words = g_strdup_printf ("%s, %s, %s", text->delimiter == '\t' ? "TSV" : "CSV", text->encoding, name);

  sender_file (words);
}

static void
parse_all (Text *text, Rows *rows)
{
  struct csv_parser parser;
  g_autofree char *chunk = g_malloc (4 * SAMPLE);
  g_autoptr (GString) left = g_string_new (NULL), out = g_string_new (NULL);
  guint64 told = 0;
  gssize n;

  if (csv_init (&parser, CSV_EMPTY_IS_NULL | CSV_REPALL_NL) != 0)
    sender_fail ("There is no memory to read the file.");
  csv_set_delim (&parser, (unsigned char) text->delimiter);
  csv_set_blk_size (&parser, SAMPLE);
  lseek (text->fd, (off_t) text->mark, SEEK_SET);
  while (!rows->enough && (n = read (text->fd, chunk, 4 * SAMPLE)) > 0)
    {
      const char *bytes = chunk;
      gsize length = (gsize) n;

      text->done += (guint64) n;
      if (text->converter != (GIConv) -1)
        {
          g_string_truncate (out, 0);
          convert (text, chunk, (gsize) n, left, out);
          bytes = out->str;
          length = out->len;
        }
      if (csv_parse (&parser, bytes, length, on_field, on_row, rows) != length)
        sender_fail ("Line %u cannot be read: %s.", rows->line + 1, csv_strerror (csv_error (&parser)));
      if (rows->wish->rows == 0 && text->size > 0 && text->done - told > text->size / 100)
        {
          told = text->done;
          sender_share ((double) text->done / (double) text->size);
        }
    }
  csv_fini (&parser, on_field, on_row, rows);
  csv_free (&parser);
}

void
read_text (const Wish *wish)
{
  Text text = { .fd = open (wish->path, O_RDONLY | O_CLOEXEC) };
  Rows rows = { .wish = wish, .text = &text, .sender.rows_most = wish->rows };
  g_autofree char *sample = g_malloc (SAMPLE);
  g_autoptr (GString) left = g_string_new (NULL), out = g_string_new (NULL);
  struct stat state;
  gsize n;

  if (text.fd < 0 || fstat (text.fd, &state) != 0)
    sender_fail ("The file cannot be opened: %s.", g_strerror (errno));
  text.size = (guint64) state.st_size;
  find_encoding (&text);
  n = read_at (text.fd, text.mark, (guint8 *) sample, SAMPLE);
  if (text.converter != (GIConv) -1)
    convert (&text, sample, n, left, out);
  else
    g_string_append_len (out, sample, (gssize) n);
  rows.wanted_fields = find_delimiter (&text, out->str, out->len);
  rows.fields = g_ptr_array_new_with_free_func (g_free);
  say_format (&text);
  parse_all (&text, &rows);
  if (!rows.headed)
    sender_fail ("The file holds no table.");
  sender_finish (&rows.sender);
}
