#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/exchange/helper/encoding.h"
#include "app/exchange/helper/header.h"
#include "app/exchange/helper/readers.h"

#define SAMPLE (64 * 1024)
#define SAMPLE_LINES 100
#define WITHIN_A_CELL 2         /* a state of libcsv's: the quotation mark is open, and nothing since may have closed it */

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
  Sender      sender;
  Head        head;             /* the first lines, while the header is looked for */
  GPtrArray  *fields;           /* char * or NULL: the line begun, as long as that lasts */
  guint32     line, start;      /* the newest line of the file; where the row begun begins */
  int         last_end;
  gboolean    headed, enough, begun, any;       /* any: a cell of the row is filled */
  char       *send;             /* a byte a column: is it wanted? */
  guint32     column, n_columns, beyond;        /* beyond: filled cells behind the last column */
} Rows;

static gsize
read_at (int fd, guint64 at, guint8 *bytes, gsize length)
{
  gssize n = pread (fd, bytes, length, (off_t) at);

  return n > 0 ? (gsize) n : 0;
}

/* The encoding by the file's beginning; what looks like plain ASCII there is looked at in the middle and at the end, too. */
static void
find_encoding (Text *text, const char *wish)
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
  if (wish != NULL)
    text->encoding = wish;
  text->converter = g_ascii_strcasecmp (text->encoding, "UTF-8") == 0 ? (GIConv) -1 : g_iconv_open ("UTF-8", text->encoding);
  if (text->converter == (GIConv) -1 && g_ascii_strcasecmp (text->encoding, "UTF-8") != 0)
    sender_fail ("There is no encoding “%s”.", text->encoding);
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

static void
find_delimiter (Text *text, const char *sample, gsize length)
{
  static const char candidates[] = ",;\t|";
  double best = -1;

  text->delimiter = ',';
  /* The line by which a spreadsheet is told. */
  if (length > 5 && g_ascii_strncasecmp (sample, "sep=", 4) == 0 && (sample[5] == '\n' || sample[5] == '\r'))
    {
      text->delimiter = sample[4];
      return;
    }
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
        }
    }
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
begin_row (Rows *rows, guint32 line)
{
  sender_begin (&rows->sender, line);
  rows->begun = TRUE;
  rows->any = FALSE;
  rows->beyond = 0;
}

static void
add_cell (Rows *rows, guint32 column, const char *bytes, gsize length)
{
  gboolean filled = bytes != NULL && length > 0;

  rows->any = rows->any || filled;
  if (column >= rows->n_columns)
    rows->beyond += filled;
  else if (rows->send[column])
    sender_cell (&rows->sender, bytes, length);
}

/* Rows of nothing are passed over; what has more cells than columns is said to be so. N: all its cells. */
static void
end_row (Rows *rows, guint32 line, guint32 n)
{
  rows->begun = FALSE;
  if (rows->any && rows->beyond == 0)
    {
      rows->enough = rows->enough || !sender_end (&rows->sender);
      return;
    }
  sender_drop (&rows->sender);
  if (rows->any)
    sender_long (line, n);
}

/* The lines gathered so far are sent. */
static void
send_head (Rows *rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Header header;

  if (!header_find (&rows->head, (guint32) MAX (rows->wish->skip, 0), &header))
    sender_fail ("The file holds no table.");
  rows->n_columns = header.names->len;
  rows->send = g_malloc0 (rows->n_columns + 1);
  for (guint32 i = 0; i < rows->n_columns; i++)
    if ((rows->send[i] = is_wanted (rows, i)))
      g_ptr_array_add (names, header.names->pdata[i]);
  if (header.notes->len > 0)
    sender_notes (header.notes->str);
  sender_table (&rows->sender, 0, "", (const char *const *) names->pdata, names->len);
  rows->headed = TRUE;
  for (guint i = header.first; i < rows->head.lines->len && !rows->enough; i++)
    {
      guint32 n = g_array_index (rows->head.widths, guint32, i), line = g_array_index (rows->head.numbers, guint32, i);
      char **cells = rows->head.lines->pdata[i];

      begin_row (rows, line);
      for (guint32 k = 0; k < n; k++)
        add_cell (rows, k, cells[k], cells[k] != NULL ? strlen (cells[k]) : 0);
      end_row (rows, line, n);
    }
  header_clear (&header);
  head_clear (&rows->head);
}

static void
on_field (void *bytes, size_t length, void *data)
{
  Rows *rows = data;
  guint32 column = rows->column++;

  if (column == 0)
    rows->start = rows->line + 1;
  if (rows->headed && !rows->enough)
    {
      if (!rows->begun)
        begin_row (rows, rows->start);
      add_cell (rows, column, bytes, length);
    }
  else if (!rows->headed)
    {
      char *cell = bytes != NULL ? g_strndup (bytes, length) : NULL;

      if (bytes != NULL && memchr (bytes, 0, length) != NULL)
        memset (cell + strlen (cell), 0x1A, 1);
      g_ptr_array_add (rows->fields, cell);
    }
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
    end_row (rows, rows->start, rows->column);
  else if (!rows->headed && rows->column > 0)
    {
      guint32 n = rows->fields->len;
      gsize ignored;
      char **cells = (char **) g_ptr_array_steal (rows->fields, &ignored);

      head_take (&rows->head, cells, n, rows->start);
      if (rows->head.lines->len >= (guint) MIN (HEADER_LINES + MAX (rows->wish->skip, 0), 2000))
        send_head (rows);
    }
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
  /* The library takes it for the end of a cell. */
  if (!rows->enough && parser.quoted && parser.pstate == WITHIN_A_CELL)
    sender_fail ("A quotation mark that is opened in line %u is closed nowhere: everything behind it would be one cell. Close or delete it.", rows->line + 1);
  csv_fini (&parser, on_field, on_row, rows);
  csv_free (&parser);
}

/* Signs that no text has make up less than one in fifty. */
static gboolean
is_text (const char *sample, gsize length)
{
  gsize strange = 0;

  for (gsize i = 0; i < length; i++)
    strange += ((guint8) sample[i] < 0x20 && strchr ("\t\r\n\f", sample[i]) == NULL) || sample[i] == 0x7F || sample[i] == 0;
  return strange * 50 <= length;
}

void
read_text (const Wish *wish)
{
  Text text = { .fd = open (wish->path, O_RDONLY | O_CLOEXEC) };
  Rows rows = { .wish = wish, .sender.rows_most = wish->rows };
  g_autofree char *sample = g_malloc (SAMPLE);
  g_autoptr (GString) left = g_string_new (NULL), out = g_string_new (NULL);
  struct stat state;
  gsize n;

  if (text.fd < 0 || fstat (text.fd, &state) != 0)
    sender_fail ("The file cannot be opened: %s.", g_strerror (errno));
  text.size = (guint64) state.st_size;
  find_encoding (&text, wish->encoding);
  n = read_at (text.fd, text.mark, (guint8 *) sample, SAMPLE);
  if (text.converter != (GIConv) -1)
    convert (&text, sample, n, left, out);
  else
    g_string_append_len (out, sample, (gssize) n);
  if (!is_text (out->str, out->len))
    sender_fail ("The file is no text: what its name says is not what it holds.");
  if (wish->separator != 0)
    text.delimiter = wish->separator;
  else
    find_delimiter (&text, out->str, out->len);
  head_init (&rows.head);
  rows.fields = g_ptr_array_new_with_free_func (g_free);
  say_format (&text);
  parse_all (&text, &rows);
  if (!rows.headed)
    send_head (&rows);
  sender_finish (&rows.sender);
}
