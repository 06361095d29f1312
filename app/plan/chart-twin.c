/* The table twin of a chart, and its file: the same rows as words and as plain values. */
#include "app/plan/chart-private.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"

typedef enum
{
  COLUMN_GROUP, COLUMN_SERIES, COLUMN_CATEGORY, COLUMN_X, COLUMN_UNTIL, COLUMN_Y, COLUMN_VALUE, COLUMN_AMOUNT, COLUMN_LOW, COLUMN_HIGH, COLUMN_ABOUT,
  COLUMN_NOTE, COLUMN_SOURCE, N_COLUMNS
} Column;

static const char *
column_title (const MvChart *chart, Column column)
{
  static const char *const titles[N_COLUMNS] = {
    N_("Group"), N_("Series"), N_("Item"), N_("Year"), N_("Until"), "", N_("Value"), N_("Amount"), N_("Lowest"), N_("Highest"), N_("Declared"),
    N_("Note"), N_("Source")
  };

  if (chart->table->x_unit != NULL && (column == COLUMN_UNTIL || (column == COLUMN_X && chart->table->y_unit == NULL)))
    return column == COLUMN_X ? _("From") : _("Below");
  if (chart->table->x_unit != NULL && column == COLUMN_X)
    return chart->table->x_title;
  if (column == COLUMN_Y)
    return chart->table->y_title;
  if (column == COLUMN_VALUE && chart->table->y_unit != NULL && chart->table->value_title != NULL)
    return chart->table->value_title;
  return column == COLUMN_VALUE && chart->scale == MV_CHART_INDEX ? _("Index") : _(titles[column]);
}

static double
number_of (const MvChartRow *row, Column column)
{
  switch (column)
    {
    case COLUMN_X: return row->x;
    case COLUMN_UNTIL: return row->until;
    case COLUMN_Y: return row->y;
    case COLUMN_VALUE: return mv_chart_row_has_value (row) ? row->value : NAN;
    case COLUMN_AMOUNT: return row->amount;
    case COLUMN_LOW: return row->low;
    case COLUMN_HIGH: return row->high;
    case COLUMN_GROUP: case COLUMN_SERIES: case COLUMN_CATEGORY: case COLUMN_ABOUT: case COLUMN_NOTE: case COLUMN_SOURCE: case N_COLUMNS:
    default: return NAN;
    }
}

/* What a row holds as a text already; NULL for numbers. */
static const char *
words_of (const MvChartRow *row, Column column)
{
  switch (column)
    {
    case COLUMN_GROUP: return row->group_title;
    case COLUMN_SERIES: return row->series_title;
    case COLUMN_CATEGORY: return row->category_title;
    case COLUMN_ABOUT: return row->about;
    case COLUMN_NOTE: return row->note != NULL ? row->note : "";
    case COLUMN_SOURCE: return *row->publisher != '\0' ? row->publisher : row->source_id;
    case COLUMN_VALUE: return mv_chart_row_has_value (row) ? NULL : mv_chart_state_words (row->state);
    case COLUMN_X: case COLUMN_UNTIL: case COLUMN_Y: case COLUMN_AMOUNT: case COLUMN_LOW: case COLUMN_HIGH: case N_COLUMNS:
    default: return NULL;
    }
}

static char *
cell_text (const MvChartTable *table, const MvChartRow *row, Column column)
{
  const char *words = words_of (row, column);
  double number = number_of (row, column);

  if (column == COLUMN_ABOUT && row->partial)
    return g_strdup_printf ("%s%s%s", words, *words != '\0' ? " · " : "", _("a part only, not a total"));
  if (words != NULL && column != COLUMN_VALUE)
    return g_strdup (words);
  if (isnan (number))
    return column == COLUMN_VALUE ? mv_chart_row_value (row) : g_strdup ("");
  if (column == COLUMN_Y || (table->x_unit != NULL && (column == COLUMN_X || column == COLUMN_UNTIL)))
    return mv_number_full (number, column == COLUMN_Y ? table->y_unit : table->x_unit);
  if (column == COLUMN_X || column == COLUMN_UNTIL)
    return g_strdup_printf ("%d", (int) floor (number));
  return mv_number_full (number, column == COLUMN_AMOUNT ? row->amount_unit : row->unit);
}

static gboolean
column_used (const MvChartTable *table, Column column)
{
  const GArray *rows = table->rows;

  if (column == COLUMN_Y && table->y_unit == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (rows, MvChartRow, i);
      gboolean used;

      switch (column)
        {
        case COLUMN_GROUP: used = *row->group_title != '\0'; break;
        case COLUMN_SERIES: used = *row->series_title != '\0'; break;
        case COLUMN_CATEGORY: used = *row->category_title != '\0' && row->category_title != row->series_title; break;
        case COLUMN_ABOUT: used = *row->about != '\0' || row->partial; break;
        case COLUMN_NOTE: used = row->note != NULL; break;
        case COLUMN_VALUE: case COLUMN_SOURCE: used = TRUE; break;
        case COLUMN_X: case COLUMN_UNTIL: case COLUMN_Y: case COLUMN_AMOUNT: case COLUMN_LOW: case COLUMN_HIGH: case N_COLUMNS:
        default: used = !isnan (number_of (row, column)); break;
        }
      if (used)
        return TRUE;
    }
  return FALSE;
}

void
mv_chart_twin (MvChart *chart)
{
  const GArray *rows = chart->table->rows;
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  chart->column_of = g_new0 (guint, N_COLUMNS);
  for (Column column = 0; column < N_COLUMNS; column++)
    if (column_used (chart->table, column))
      {
        chart->column_of[chart->n_columns++] = column;
        g_strv_builder_add (titles, column_title (chart, column));
      }
  chart->columns = g_strv_builder_end (titles);
  chart->n_cells_rows = rows->len;
  chart->row_of = g_new (guint, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    chart->row_of[i] = i;
}

static const MvChartRow *
row_at (const MvChart *chart, guint row)
{
  return &g_array_index (chart->table->rows, MvChartRow, chart->row_of[row]);
}

char *
mv_chart_cell (const MvChart *chart, guint row, guint column)
{
  g_return_val_if_fail (chart != NULL && row < chart->n_cells_rows && column < chart->n_columns, g_strdup (""));

  return cell_text (chart->table, row_at (chart, row), chart->column_of[column]);
}

double
mv_chart_cell_number (const MvChart *chart, guint row, guint column)
{
  g_return_val_if_fail (chart != NULL && row < chart->n_cells_rows && column < chart->n_columns, NAN);

  return number_of (row_at (chart, row), chart->column_of[column]);
}

int
mv_chart_cell_compare (const MvChart *chart, guint column, guint a, guint b)
{
  double one = mv_chart_cell_number (chart, a, column), other = mv_chart_cell_number (chart, b, column);
  const char *words, *others;

  if (!isnan (one) && !isnan (other))
    return (one > other) - (one < other);
  if (isnan (one) != isnan (other))
    return isnan (one) ? 1 : -1;
  words = words_of (row_at (chart, a), chart->column_of[column]);
  others = words_of (row_at (chart, b), chart->column_of[column]);
  return words == others || words == NULL || others == NULL ? 0 : g_utf8_collate (words, others);
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
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

static void
add_number (GString *csv, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (number))
    g_string_append (csv, g_ascii_dtostr (digits, sizeof digits, number));
}

char *
mv_chart_csv (const MvChart *chart)
{
  static const char *const states[] = { "known", "zero", "unknown", "not reported", "not applicable" };
  const GArray *rows = chart->table->rows;
  GString *csv = g_string_new ("group,series,series_title,category,category_title,x,until,y,value,low,high,state,partial,total,unit,basis,"
                               "concept,about,note,source_id,publisher,ref");
  gboolean index = chart->scale == MV_CHART_INDEX;

  g_string_append (csv, index ? ",amount,amount_unit\r\n" : "\r\n");

  for (guint i = 0; i < rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (rows, MvChartRow, i);
      const char *before[] = { row->group, row->series, row->series_title, row->category, row->category_title };
      const double numbers[] = { row->x, row->until, row->y, mv_chart_row_has_value (row) ? row->value : NAN, row->low, row->high };
      const char *after[] = { states[row->state], row->partial ? "1" : "0", row->total ? "1" : "0", row->unit, row->basis, row->concept,
                              row->about, row->note, row->source_id, row->publisher, row->ref };

      for (guint k = 0; k < G_N_ELEMENTS (before); k++)
        {
          add_cell (csv, before[k]);
          g_string_append_c (csv, ',');
        }
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        {
          add_number (csv, numbers[k]);
          g_string_append_c (csv, ',');
        }
      for (guint k = 0; k < G_N_ELEMENTS (after); k++)
        {
          add_cell (csv, after[k]);
          g_string_append (csv, k + 1 < G_N_ELEMENTS (after) ? "," : "");
        }
      if (index)
        {
          g_string_append_c (csv, ',');
          add_number (csv, row->amount);
          g_string_append_c (csv, ',');
          add_cell (csv, row->amount_unit);
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free (csv, FALSE);
}
