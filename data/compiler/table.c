#include "data/compiler/table.h"

#include <csv.h>
#include <string.h>

typedef struct
{
  MvTable    *table;
  MvFindings *findings;
  GArray     *starts;           /* gsize: the row's first cell in table->cells */
  gsize       row_start;
  guint       line, row_line;
  gboolean    in_row;
} Reading;

static void
take_cell (void *text, size_t length, void *data)
{
  Reading *reading = data;

  reading->in_row = TRUE;
  if (text != NULL && memchr (text, '\n', length) != NULL)
    mv_findings_add (reading->findings, reading->table->file, reading->row_line, "a cell holds a line break. Write it in one line.");
  g_ptr_array_add (reading->table->cells,
                   text != NULL && length > 0 ? g_string_chunk_insert_len (reading->table->texts, text, length) : NULL);
}

static void
take_header (Reading *reading)
{
  GPtrArray *cells = reading->table->cells;

  for (guint i = 0; i < cells->len; i++)
    g_ptr_array_add (reading->table->header, cells->pdata[i] != NULL ? cells->pdata[i] : (gpointer) "");
  g_ptr_array_set_size (cells, 0);
}

static void
take_row (int terminator, void *data)
{
  Reading *reading = data;
  MvTable *table = reading->table;
  MvRow row = { .line = reading->row_line, .n_cells = table->cells->len - reading->row_start };

  reading->in_row = FALSE;
  if (table->header->len == 0)
    take_header (reading);
  else if (row.n_cells == table->header->len)
    {
      g_array_append_val (table->rows, row);
      g_array_append_val (reading->starts, reading->row_start);
    }
  else
    {
      mv_findings_add (reading->findings, table->file, row.line, "the row has %u cells; the header has %u. Correct the commas or quotes.",
                       row.n_cells, table->header->len);
      g_ptr_array_set_size (table->cells, reading->row_start);
    }
  reading->row_start = table->cells->len;
}

/* Text as the README says: UTF-8 without a mark before it, lines that end in a line feed alone, no bytes of another kind of file. */
static gboolean
is_plain (const MvTable *table, const char *text, gsize length, MvFindings *findings)
{
  const char *end = memchr (text, '\0', length), *fault;
  guint line = 1;

  if (end != NULL)
    fault = "there is a zero byte here; this is no text. Save the file as UTF-8.";
  else if (!g_utf8_validate_len (text, length, &end))
    fault = "the text is not UTF-8 here. Save the file as UTF-8.";
  else if (g_str_has_prefix (end = text, "\xef\xbb\xbf"))
    fault = "the file begins with a byte order mark. Save it as UTF-8 without one.";
  else if ((end = memchr (text, '\r', length)) != NULL)
    fault = "there is a carriage return here. Save the file with line ends of Unix (LF).";
  else
    return TRUE;
  for (const char *at = text; at < end; at++)
    line += *at == '\n';
  mv_findings_add (findings, table->file, line, "%s", fault);
  return FALSE;
}

/* Blanks belong to the cells they stand in: a code with a blank is another code. */
static int
is_no_blank (unsigned char byte)
{
  return 0;
}

/* libcsv knows no lines, so it is fed one at a time. */
static gboolean
parse (Reading *reading, const char *text, gsize length)
{
  struct csv_parser parser;
  const char *end = text + length;
  gboolean whole = TRUE;

  csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL);
  csv_set_space_func (&parser, is_no_blank);
  for (const char *at = text; at < end && whole;)
    {
      const char *newline = memchr (at, '\n', end - at);
      gsize n = newline != NULL ? newline + 1 - at : end - at;

      reading->line++;
      /* A row that an earlier line left open, inside quotes, keeps that line's number. */
      if (!reading->in_row && parser.pstate == 0)
        {
          reading->row_line = reading->line;
          if (*at == '\n')
            mv_findings_add (reading->findings, reading->table->file, reading->line, "the line is empty. Remove it.");
        }
      whole = csv_parse (&parser, at, n, take_cell, take_row, reading) == n;
      at += n;
    }
  whole = whole && csv_fini (&parser, take_cell, take_row, reading) == 0;
  csv_free (&parser);
  return whole;
}

MvTable *
mv_table_read (const char *folder, const char *file, MvFindings *findings)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(MvTable) table = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GArray) starts = NULL;
  Reading reading = { .findings = findings };
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    {
      mv_findings_add (findings, file, 0, "%s. Add the file.", error->message);
      return NULL;
    }

  table = g_new0 (MvTable, 1);
  table->file = g_strdup (file);
  table->header = g_ptr_array_new ();
  table->rows = g_array_new (FALSE, FALSE, sizeof (MvRow));
  table->cells = g_ptr_array_new ();
  table->texts = g_string_chunk_new (1 << 16);
  if (!is_plain (table, text, length, findings))
    return NULL;

  starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  reading.table = table;
  reading.starts = starts;
  if (!parse (&reading, text, length))
    mv_findings_add (findings, file, reading.row_line, "the row has a quote that is not closed or stands alone. Correct the quotes.");
  if (table->header->len == 0)
    {
      mv_findings_add (findings, file, 0, "the file has no header line. Add one with the names of the columns.");
      return NULL;
    }
  for (guint i = 0; i < table->rows->len; i++)
    g_array_index (table->rows, MvRow, i).cells = (char **) table->cells->pdata + g_array_index (starts, gsize, i);
  return g_steal_pointer (&table);
}

void
mv_table_free (MvTable *table)
{
  if (table == NULL)
    return;
  g_free (table->file);
  g_ptr_array_unref (table->header);
  g_array_unref (table->rows);
  g_ptr_array_unref (table->cells);
  g_string_chunk_free (table->texts);
  g_free (table);
}

int
mv_table_column (const MvTable *table, const char *name)
{
  for (guint i = 0; i < table->header->len; i++)
    if (g_str_equal (table->header->pdata[i], name))
      return i;
  return -1;
}

const char *
mv_table_cell (const MvTable *table, const MvRow *row, const char *name)
{
  int column = mv_table_column (table, name);

  return column >= 0 ? row->cells[column] : NULL;
}
