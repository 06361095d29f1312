#include "app/base/sheet.h"

#include <math.h>
#include <string.h>

typedef struct { MvSheetRow row; guint n; } Row;        /* the row knows how many cells to free */

static void
column_free (gpointer data)
{
  MvSheetColumn *column = data;

  g_free (column->name);
  g_free (column->meaning);
  g_free (column);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n; i++)
    g_free (row->row.cells[i]);
  g_free (row->row.cells);
  g_free (row);
}

MvSheet *
mv_sheet_new (const char *name, const char *title)
{
  MvSheet *sheet = g_new0 (MvSheet, 1);

  sheet->name = g_strdup (name);
  sheet->title = g_strdup (title);
  sheet->columns = g_ptr_array_new_with_free_func (column_free);
  sheet->rows = g_ptr_array_new_with_free_func (row_free);
  return sheet;
}

void
mv_sheet_free (MvSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_free (sheet->name);
  g_free (sheet->title);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

void
mv_sheet_column (MvSheet *sheet, const char *name, MvSheetType type, const char *meaning)
{
  MvSheetColumn *column = g_new0 (MvSheetColumn, 1);

  g_return_if_fail (sheet->rows->len == 0);

  *column = (MvSheetColumn) { g_strdup (name), g_strdup (meaning), type };
  g_ptr_array_add (sheet->columns, column);
}

MvSheetRow *
mv_sheet_row (MvSheet *sheet)
{
  Row *row = g_new0 (Row, 1);

  row->n = sheet->columns->len;
  row->row = (MvSheetRow) { g_new0 (char *, row->n + 1), NAN, NAN, NAN, NAN };
  g_ptr_array_add (sheet->rows, row);
  return &row->row;
}

void
mv_sheet_set (MvSheetRow *row, guint column, const char *text)
{
  g_free (row->cells[column]);
  row->cells[column] = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

void
mv_sheet_set_number (MvSheetRow *row, guint column, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (number))
    mv_sheet_set (row, column, g_ascii_formatd (text, sizeof text, "%.15g", number));
}

static void
add_cell (GString *csv, const char *text)
{
  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  for (; *text != '\0'; text++)
    g_string_append (csv, *text == '"' ? "\"\"" : ((char[]) { *text, '\0' }));
  g_string_append_c (csv, '"');
}

char *
mv_sheet_csv (const MvSheet *sheet)
{
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      g_string_append (csv, i > 0 ? "," : "");
      add_cell (csv, ((const MvSheetColumn *) sheet->columns->pdata[i])->name);
    }
  g_string_append_c (csv, '\n');
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const MvSheetRow *row = sheet->rows->pdata[r];

      for (guint i = 0; i < sheet->columns->len; i++)
        {
          g_string_append (csv, i > 0 ? "," : "");
          add_cell (csv, row->cells[i]);
        }
      g_string_append_c (csv, '\n');
    }
  return g_string_free (csv, FALSE);
}

/* The cell at *AT; *AT moves behind it, to the comma, the line end or the end. g_free. */
static char *
read_cell (const char **at)
{
  GString *text = g_string_new (NULL);
  const char *c = *at;
  gboolean quoted = *c == '"';

  if (quoted)
    c++;
  while (*c != '\0' && (quoted || (*c != ',' && *c != '\n' && *c != '\r')))
    {
      if (quoted && *c == '"' && c[1] != '"')
        {
          quoted = FALSE;
          c++;
          continue;
        }
      if (quoted && *c == '"')
        c++;
      g_string_append_c (text, *c++);
    }
  *at = c;
  return g_string_free (text, FALSE);
}

static gboolean
is_number (const char *text)
{
  char *end;

  if (!g_ascii_isdigit (*text) && *text != '-' && *text != '.')
    return FALSE;
  g_ascii_strtod (text, &end);
  return *end == '\0';
}

/* Quantities may have decimals in another table of the same kind. */
static gboolean
is_quantity (const char *name)
{
  return g_strv_contains ((const char *const[]) { "y", "value", "low", "high", "amount", NULL }, name);
}

static void
find_types (MvSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      MvSheetColumn *column = sheet->columns->pdata[i];
      gboolean numbers = FALSE, words = FALSE, decimals = is_quantity (column->name);

      for (guint r = 0; r < sheet->rows->len; r++)
        {
          const char *cell = ((const MvSheetRow *) sheet->rows->pdata[r])->cells[i];

          numbers = numbers || cell != NULL;
          words = words || (cell != NULL && !is_number (cell));
          decimals = decimals || (cell != NULL && strpbrk (cell, ".eE") != NULL);
        }
      column->type = !numbers || words ? MV_SHEET_TEXT : decimals ? MV_SHEET_NUMBER : MV_SHEET_INTEGER;
    }
}

MvSheet *
mv_sheet_from_csv (const char *name, const char *title, const char *csv)
{
  MvSheet *sheet = mv_sheet_new (name, title);
  gboolean header = TRUE;

  while (*csv != '\0')
    {
      MvSheetRow *row = header ? NULL : mv_sheet_row (sheet);

      for (guint i = 0; ; i++)
        {
          g_autofree char *cell = read_cell (&csv);

          if (header)
            mv_sheet_column (sheet, cell, MV_SHEET_TEXT, NULL);
          else if (i < sheet->columns->len)
            mv_sheet_set (row, i, cell);
          if (*csv != ',')
            break;
          csv++;
        }
      if (*csv == '\r')
        csv++;
      if (*csv == '\n')
        csv++;
      header = FALSE;
    }
  find_types (sheet);
  return sheet;
}
