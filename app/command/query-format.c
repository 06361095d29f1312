#include "app/command/query-format.h"

#include <errno.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "app/base/text.h"

#define LARGEST_TABLE (100 * 1000 * 1000)       /* bytes: a table is held whole until its widths are known */

struct _MvFormatter
{
  MvFormat   format;
  FILE      *stream;
  GPtrArray *names;
  guint      n_rows;
  GPtrArray *cells;     /* TABLE: texts of all rows, the names first; the first letter says what it is */
  gsize      held;      /* TABLE: bytes of these, about */
};

MvFormatter *
mv_formatter_new (MvFormat format, FILE *stream)
{
  MvFormatter *formatter = g_new0 (MvFormatter, 1);

  formatter->format = format;
  formatter->stream = stream;
  formatter->names = g_ptr_array_new_with_free_func (g_free);
  formatter->cells = g_ptr_array_new_with_free_func (g_free);
  return formatter;
}

/* The shortest digits that give VALUE again. */
static char *
real_text (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, formats[i], value), NULL) == value)
      break;
  return g_strdup (digits);
}

static char *
cell_text (const MvCell *cell)
{
  switch (cell->type)
    {
    case MV_CELL_INTEGER: return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
    case MV_CELL_REAL:    return real_text (cell->real);
    case MV_CELL_TEXT:
    case MV_CELL_BLOB:    return g_strdup (cell->text);
    case MV_CELL_NULL:
    default:              return NULL;
    }
}

/* RFC 4180: quoted when it holds a comma, a quote or a line end. An empty text is quoted, so that it differs from NULL. */
static void
write_csv_field (FILE *stream, const char *text)
{
  if (text == NULL)
    return;
  if (*text != '\0' && strpbrk (text, ",\"\r\n") == NULL)
    {
      fputs (text, stream);
      return;
    }
  fputc ('"', stream);
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        fputc ('"', stream);
      fputc (*c, stream);
    }
  fputc ('"', stream);
}

static void
write_csv (FILE *stream, const char *const *names, const MvCell *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = cells != NULL ? cell_text (&cells[i]) : g_strdup (names[i]);

      if (i > 0)
        fputc (',', stream);
      write_csv_field (stream, text);
    }
  fputs ("\r\n", stream);
}

static char *
json_string (const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  json_node_set_string (node, valid);
  return json_to_string (node, FALSE);
}

/* Numbers are written here: json-glib gives every double seventeen digits. */
static char *
json_value (const MvCell *cell)
{
  if (cell->type == MV_CELL_TEXT || cell->type == MV_CELL_BLOB)
    return json_string (cell->text);
  if (cell->type == MV_CELL_NULL || (cell->type == MV_CELL_REAL && !isfinite (cell->real)))
    return g_strdup ("null");
  return cell_text (cell);
}

static void
write_json (MvFormatter *formatter, const MvCell *cells, guint n)
{
  fputs (formatter->n_rows > 0 ? ",\n  {" : "\n  {", formatter->stream);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = json_string (formatter->names->pdata[i]), *value = json_value (&cells[i]);

      fprintf (formatter->stream, "%s%s: %s", i > 0 ? ", " : "", name, value);
    }
  fputc ('}', formatter->stream);
}

static void
keep_for_table (MvFormatter *formatter, const char *const *names, const MvCell *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = cells != NULL ? cell_text (&cells[i]) : g_strdup (names[i]);
      gboolean number = cells != NULL && (cells[i].type == MV_CELL_INTEGER || cells[i].type == MV_CELL_REAL);
      const char *kind = number ? "#" : cells != NULL && cells[i].type != MV_CELL_NULL ? "a" : "-";   /* "-": goes with its column */

      g_ptr_array_add (formatter->cells, g_strconcat (kind, text != NULL ? text : "NULL", NULL));
      formatter->held += sizeof (char *) + 32 + (text != NULL ? strlen (text) : 0);
    }
}

/* Two columns of one name are two members of a JSON object: the second is called "name:2", so that no reader drops one. */
static void
name_columns (MvFormatter *formatter, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char *name = g_strdup (names[i]);

      for (guint k = 2; formatter->format == MV_FORMAT_JSON && g_ptr_array_find_with_equal_func (formatter->names, name, g_str_equal, NULL); k++)
        {
          g_free (name);
          name = g_strdup_printf ("%s:%u", names[i], k);
        }
      g_ptr_array_add (formatter->names, name);
    }
}

gboolean
mv_formatter_row (const char *const *names, const MvCell *cells, guint n, gpointer data, GError **error)
{
  MvFormatter *formatter = data;

  if (cells == NULL)
    name_columns (formatter, names, n);
  if (formatter->format == MV_FORMAT_CSV)
    write_csv (formatter->stream, names, cells, n);
  else if (formatter->format == MV_FORMAT_TABLE)
    keep_for_table (formatter, names, cells, n);
  else if (cells == NULL)
    fputs ("[", formatter->stream);
  else
    write_json (formatter, cells, n);
  if (cells != NULL)
    formatter->n_rows++;
  if (formatter->held > LARGEST_TABLE)
    {
      g_set_error_literal (error, MV_ERROR, MV_ERROR_QUERY, _("The answer is too long for a table. Ask for less, or choose --format csv."));
      return FALSE;
    }
  if (!ferror (formatter->stream))
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The answer cannot be written: %s."), g_strerror (errno));
  return FALSE;
}

/* Columns on a terminal: wide letters take two, marks none. */
static glong
width_of (const char *text)
{
  glong width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      width += g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

static void
write_padded (FILE *stream, const char *cell, glong width, gboolean right, gboolean last)
{
  g_autofree char *text = g_utf8_make_valid (cell + 1, -1);
  glong pad;

  for (char *c = text; *c != '\0'; c++)
    if ((guchar) *c < ' ')
      *c = ' ';
  pad = width - width_of (text);
  for (; right && pad > 0; pad--)
    fputc (' ', stream);
  fputs (text, stream);
  for (; !last && pad > 0; pad--)
    fputc (' ', stream);
  fputs (last ? "\n" : "  ", stream);
}

static void
write_rule (FILE *stream, const glong *widths, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      for (glong k = 0; k < widths[i]; k++)
        fputc ('-', stream);
      fputs (i + 1 == n ? "\n" : "  ", stream);
    }
}

static void
write_table (MvFormatter *formatter)
{
  guint n = formatter->names->len;
  g_autofree glong *widths = g_new0 (glong, MAX (n, 1));
  g_autofree gboolean *numbers = g_new0 (gboolean, MAX (n, 1));

  for (guint i = 0; i < formatter->cells->len; i++)
    {
      const char *cell = formatter->cells->pdata[i];
      g_autofree char *text = g_utf8_make_valid (cell + 1, -1);

      numbers[i % n] |= *cell == '#';
      widths[i % n] = MAX (widths[i % n], width_of (text));
    }
  for (guint i = 0; i < formatter->cells->len; i++)
    {
      if (i == n)
        write_rule (formatter->stream, widths, n);
      write_padded (formatter->stream, formatter->cells->pdata[i], widths[i % n],
                    numbers[i % n] && *(char *) formatter->cells->pdata[i] != 'a', i % n + 1 == n);
    }
  if (n > 0)
    fprintf (formatter->stream, ngettext_ ("(%u row)\n", "(%u rows)\n", formatter->n_rows), formatter->n_rows);
}

void
mv_formatter_finish (MvFormatter *formatter)
{
  if (formatter->format == MV_FORMAT_JSON && formatter->names->len > 0)
    fputs (formatter->n_rows > 0 ? "\n]\n" : "]\n", formatter->stream);
  else if (formatter->format == MV_FORMAT_TABLE)
    write_table (formatter);
  g_ptr_array_unref (formatter->names);
  g_ptr_array_unref (formatter->cells);
  g_free (formatter);
}
