/* A matrix: a column a series, a line a category; tone and number in each cell, hatch where nothing is known. Memberships are fills by standing. */
#include "app/plan/chart-private.h"
#include "app/plan/alliance-plan.h"
#include "app/plan/scale.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"

#define LINE 1.35               /* em of a line at least; at most */
#define MOST_LINE 2.1
#define MOST_COLUMN 11.0        /* em */

typedef struct { const char *code, *title; double most, key; guint known; gboolean total, rest, folded; } Line;  /* key: in the column sorted by; NaN */
typedef struct { guint series; double key; const char *title; } Column;       /* series: index into chart->series; key: in the row sorted by; NaN */

typedef struct
{
  MvChartPlan *plan;
  GArray      *lines;           /* Line */
  GHashTable  *line_of;         /* category -> index + 1 */
  GArray      *columns;         /* Column */
  const char  *sort, *across;   /* interned; "" = by size, and as they come */
  guint       *cells;           /* lines × columns: row + 1 */
  double       low, high;       /* of the tones */
  gboolean     shares;
  double       names, width, height, top;       /* px */
} Matrix;

static const MvChartRow *
row_at (const MvChartPlan *plan, guint i)
{
  return &g_array_index (plan->table->rows, MvChartRow, i);
}

/* The larger first, nothing last; 0 when both are nothing or the same. */
static int
compare_keys (double one, double other)
{
  if (isnan (one) || isnan (other))
    return isnan (one) - isnan (other);
  return (one < other) - (one > other);
}

/* Totals on top; then by name or in the column chosen, else by the largest cell or the number of cells; others and the unnamed last. */
static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const Matrix *matrix = data;
  const Line *one = a, *other = b;
  int order;

  if (one->total != other->total)
    return one->total ? -1 : 1;
  if (one->rest != other->rest)
    return one->rest ? 1 : -1;
  order = g_str_equal (matrix->sort, "name") ? g_utf8_collate (one->title, other->title) : compare_keys (one->key, other->key);
  if (order != 0)
    return order;
  if (one->most != other->most)
    return one->most > other->most ? -1 : 1;
  if (one->known != other->known)
    return one->known > other->known ? -1 : 1;
  return g_strcmp0 (one->title, other->title);
}

static void
collect_lines (Matrix *matrix)
{
  MvChartPlan *plan = matrix->plan;

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan, i);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (matrix->line_of, row->category));
      Line *line;

      if (*row->series == '\0' || mv_chart_is_hidden (plan, row->series))
        continue;
      if (at == 0)
        {
          const Line fresh = { row->category, row->category_title, 0, NAN, 0, row->total, row->rest, FALSE };

          g_array_append_val (matrix->lines, fresh);
          g_hash_table_insert (matrix->line_of, (gpointer) row->category, GUINT_TO_POINTER (at = matrix->lines->len));
        }
      line = &g_array_index (matrix->lines, Line, at - 1);
      line->known += row->state == MV_CHART_KNOWN;
      if (mv_chart_row_has_value (row))
        line->most = MAX (line->most, fabs (row->value));
      if (mv_chart_row_has_value (row) && row->series == matrix->sort)
        line->key = row->value;
      if (mv_chart_row_has_value (row) && !row->total && !row->rest)
        {
          matrix->low = MIN (matrix->low, row->value);
          matrix->high = MAX (matrix->high, row->value);
        }
    }
  g_array_sort_with_data (matrix->lines, compare_lines, matrix);
  g_hash_table_remove_all (matrix->line_of);
  for (guint i = 0; i < matrix->lines->len; i++)
    g_hash_table_insert (matrix->line_of, (gpointer) g_array_index (matrix->lines, Line, i).code, GUINT_TO_POINTER (i + 1));
}

static int
compare_columns (gconstpointer a, gconstpointer b, gpointer data)
{
  const Matrix *matrix = data;
  const Column *one = a, *other = b;
  int order = g_str_equal (matrix->across, "name") ? g_utf8_collate (one->title, other->title) : compare_keys (one->key, other->key);

  return order != 0 ? order : (one->series > other->series) - (one->series < other->series);
}

static const MvChartSeries *
series_at (const Matrix *matrix, guint column)
{
  return &g_array_index (matrix->plan->chart->series, MvChartSeries, g_array_index (matrix->columns, Column, column).series);
}

static void
collect_columns (Matrix *matrix)
{
  MvChartPlan *plan = matrix->plan;
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);         /* series -> its row of the category sorted by */

  for (guint i = 0; i < plan->table->rows->len; i++)
    if (row_at (plan, i)->category == matrix->across && mv_chart_row_has_value (row_at (plan, i)))
      g_hash_table_insert (keys, (gpointer) row_at (plan, i)->series, (gpointer) row_at (plan, i));
  for (guint i = 0; i < plan->chart->series->len; i++)
    {
      const MvChartSeries *series = &g_array_index (plan->chart->series, MvChartSeries, i);
      const MvChartRow *row = g_hash_table_lookup (keys, series->series);
      const Column column = { i, row != NULL ? row->value : NAN, series->title };

      if (!mv_chart_is_hidden (plan, series->series))
        g_array_append_val (matrix->columns, column);
    }
  g_array_sort_with_data (matrix->columns, compare_columns, matrix);
}

static void
collect_cells (Matrix *matrix)
{
  MvChartPlan *plan = matrix->plan;
  g_autoptr (GHashTable) column_of = g_hash_table_new (NULL, NULL);

  for (guint c = 0; c < matrix->columns->len; c++)
    g_hash_table_insert (column_of, (gpointer) series_at (matrix, c)->series, GUINT_TO_POINTER (c + 1));
  matrix->cells = g_new0 (guint, (gsize) matrix->lines->len * matrix->columns->len + 1);
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (column_of, row_at (plan, i)->series));
      guint line = GPOINTER_TO_UINT (g_hash_table_lookup (matrix->line_of, row_at (plan, i)->category));

      if (column > 0 && line > 0)
        matrix->cells[(line - 1) * matrix->columns->len + column - 1] = i + 1;
    }
}

/* Lines without room; they are added to the others where a list is whole. */
static guint
fold (Matrix *matrix, guint most)
{
  guint folded = 0, kept = 0, ends = 0;

  for (guint i = 0; i < matrix->lines->len; i++)
    ends += g_array_index (matrix->lines, Line, i).total || g_array_index (matrix->lines, Line, i).rest;
  most = most > ends ? most - ends : 1;
  for (guint i = 0; i < matrix->lines->len; i++)
    {
      Line *line = &g_array_index (matrix->lines, Line, i);

      if (line->total || line->rest || kept++ < most)
        continue;
      line->folded = TRUE;
      folded++;
    }
  return folded;
}

static double
folded_sum (const Matrix *matrix, guint column)
{
  double sum = 0;

  for (guint i = 0; i < matrix->lines->len; i++)
    {
      guint cell = matrix->cells[i * matrix->columns->len + column];

      if (g_array_index (matrix->lines, Line, i).folded && cell > 0 && mv_chart_row_has_value (row_at (matrix->plan, cell - 1)))
        sum += row_at (matrix->plan, cell - 1)->value;
    }
  return sum;
}

static void
paint_value (const Matrix *matrix, MvChartMark *mark, const MvChartRow *row, double value)
{
  double most = MAX (fabs (matrix->low), fabs (matrix->high));

  if (row->total || row->rest)
    {
      mark->role = MV_ROLE_OTHER;
      mark->tone = 0.28;
    }
  else if (matrix->low < 0)
    {
      mark->paint = MV_PAINT_DIVERGING;
      mark->tone = most > 0 ? copysign (sqrt (fabs (value) / most), value) : 0;
    }
  else
    {
      mark->paint = MV_PAINT_SEQUENTIAL;
      mark->tone = matrix->shares ? CLAMP ((value - matrix->low) / MAX (matrix->high - matrix->low, 1e-9), 0, 1) : most > 0 ? sqrt (value / most) : 0;
    }
}

static void
paint_standing (MvChartMark *mark, const MvChartRow *row)
{
  mark->role = row->role;
  mark->pattern = MV_PATTERN_OUTLINE;
  for (guint i = 0; i < MV_N_STANDINGS; i++)
    if (mv_standing_code (i) != NULL && g_str_equal (mv_standing_code (i), row->concept))
      mark->pattern = mv_standing_pattern (i);
}

static void
add_cell (Matrix *matrix, guint line, guint column, double y)
{
  MvChartPlan *plan = matrix->plan;
  guint cell = matrix->cells[line * matrix->columns->len + column], index = cell - 1;
  const MvChartRow *row = cell > 0 ? row_at (plan, index) : NULL;
  gboolean valued = row != NULL && mv_chart_row_has_value (row), fact = row != NULL && row->state == MV_CHART_KNOWN && !valued;
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, row == NULL ? MV_CHART_PART_GUIDE : valued || fact ? MV_CHART_PART_VALUE : MV_CHART_PART_GAP);
  g_autofree char *text = NULL;
  double size;

  mark->x = matrix->names + column * matrix->width + 0.5;
  mark->y = y + 0.5;
  mark->width = matrix->width - 1;
  mark->height = matrix->height - 1;
  if (row != NULL)
    mv_chart_mark_rows (plan, mark, &index, 1);
  if (valued)
    {
      double value = row->value + (row->rest && g_array_index (matrix->lines, Line, line).code == g_intern_static_string ("rest") ? folded_sum (matrix, column) : 0);

      paint_value (matrix, mark, row, value);
      text = mv_chart_number (value, matrix->shares ? "%" : NULL);
      if (value != row->value)
        {
          g_autofree char *amount = mv_chart_number (value, row->unit);

          mark->detail = g_strdup_printf (_("%s together with those that have no line here · %s"), amount, row->publisher);
        }
    }
  else if (fact)
    paint_standing (mark, row);
  else if (row == NULL && (*plan->table->unit == '\0' || g_array_index (matrix->lines, Line, line).rest))
    {
      g_ptr_array_set_size (plan->chart->marks, plan->chart->marks->len - 1);   /* no membership, nobody unnamed: nothing */
      return;
    }
  else
    {
      mark->paint = MV_PAINT_NO_DATA;
      mark->pattern = row != NULL && row->state == MV_CHART_NOT_APPLICABLE ? MV_PATTERN_OUTLINE : MV_PATTERN_STRIPES;
    }
  if (row != NULL && mv_chart_is_quiet (plan, row->series))
    mark->tone *= 0.35;
  size = MIN (0.9 * plan->em, 0.7 * matrix->height);
  if (text != NULL && mv_chart_text_width (plan, text, size, 700) > matrix->width - 4)
    size *= 0.8;
  if (text != NULL && mv_chart_text_width (plan, text, size, 400) <= matrix->width - 4)
    {
      MvChartMark *number = mv_chart_text (plan, text, mark->x + mark->width / 2, y + matrix->height / 2, MV_CHART_CENTRE, size, row->total ? 700 : 400,
                                           row->total || row->rest ? MV_CHART_INK_STRONG : MV_CHART_INK_ON_FILL);

      number->paint = mark->paint;
      number->tone = row->total || row->rest ? 1 : mark->tone;
    }
}

/* Choosing the text sorts by CODE; an arrow says that it does. NAME, shortened to ROOM; NULL when it has none. g_free. */
static char *
head_text (Matrix *matrix, const char *name, const char *code, gboolean across, double size, int weight, double room)
{
  const char *sorted = across ? matrix->across : matrix->sort, *arrow = across ? " ▸" : " ▾";
  g_autofree char *text = NULL;

  if (code != sorted || *code == '\0')
    return mv_chart_shorten (matrix->plan, name, size, weight, room);
  text = mv_chart_shorten (matrix->plan, name, size, weight, room - mv_chart_text_width (matrix->plan, arrow, size, weight));
  return g_strconcat (text != NULL ? text : "", arrow, NULL);
}

static void
set_head (MvChartMark *mark, const char *code, gboolean across)
{
  if (mark == NULL)
    return;
  mark->sort = code;
  mark->across = across;
}

/* In the corner, how the rows stand: choosing it sorts them by name, and by size again. */
static void
add_corner (Matrix *matrix)
{
  MvChartPlan *plan = matrix->plan;
  gboolean named = g_str_equal (matrix->sort, "name");
  g_autofree char *words = g_strconcat (named ? _("by name") : _("by size"), named || *matrix->sort == '\0' ? " ▾" : "", NULL), *text = NULL;

  text = mv_chart_shorten (plan, words, 0.86 * plan->em, 400, matrix->names - 0.7 * plan->em);
  set_head (mv_chart_text (plan, text, matrix->names - 0.6 * plan->em, matrix->top - 0.75 * plan->em, MV_CHART_RIGHT, 0.86 * plan->em, 400, MV_CHART_INK_MUTED),
            g_intern_static_string ("name"), FALSE);
}

/* Where they do not stand as they would by themselves. */
static void
note_order (Matrix *matrix)
{
  GPtrArray *notes = matrix->plan->chart->notes;

  if (g_str_equal (matrix->sort, "name"))
    g_ptr_array_add (notes, g_strdup (_("The rows stand by name.")));
  for (guint c = 0; c < matrix->columns->len; c++)
    if (series_at (matrix, c)->series == matrix->sort)
      g_ptr_array_add (notes, g_strdup_printf (_("The rows stand by the column “%s”."), series_at (matrix, c)->title));
  if (g_str_equal (matrix->across, "name"))
    g_ptr_array_add (notes, g_strdup (_("The columns stand by name.")));
  for (guint i = 0; i < matrix->lines->len; i++)
    if (g_array_index (matrix->lines, Line, i).code == matrix->across)
      g_ptr_array_add (notes, g_strdup_printf (_("The columns stand by the row “%s”."), g_array_index (matrix->lines, Line, i).title));
}

static void
add_heads (Matrix *matrix)
{
  MvChartPlan *plan = matrix->plan;
  double size = 0.9 * plan->em;
  gboolean codes = FALSE;

  for (guint c = 0; c < matrix->columns->len; c++)
    codes |= mv_chart_text_width (plan, series_at (matrix, c)->title, size, 700) > matrix->width - 4;
  for (guint c = 0; c < matrix->columns->len; c++)
    {
      const MvChartSeries *series = series_at (matrix, c);
      g_autofree char *name = NULL;
      MvChartMark *mark;

      /* A code is read better than half a name. */
      if (codes && strlen (series->series) == 3)
        name = head_text (matrix, series->series, series->series, FALSE, size, 700, matrix->width - 2);
      else
        name = head_text (matrix, series->title, series->series, FALSE, size, 700, matrix->width - 4);
      mark = mv_chart_text (plan, name, matrix->names + (c + 0.5) * matrix->width, matrix->top - 0.75 * plan->em, MV_CHART_CENTRE, size, 700, MV_CHART_INK_ROLE);
      if (mark != NULL)
        {
          mark->role = series->role;
          mark->series = series->series;
          set_head (mark, series->series, FALSE);
        }
    }
  add_corner (matrix);
}

/* The fills of memberships that stand here. */
static double
add_key (Matrix *matrix)
{
  MvChartPlan *plan = matrix->plan;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MvChartKeyEntry));
  gboolean seen[MV_N_STANDINGS] = { FALSE };

  for (guint i = 0; i < plan->table->rows->len; i++)
    for (guint s = 0; s < MV_N_STANDINGS; s++)
      if (row_at (plan, i)->state == MV_CHART_KNOWN && isnan (row_at (plan, i)->value)
          && g_strcmp0 (mv_standing_code (s) != NULL ? mv_standing_code (s) : "withdrawn", row_at (plan, i)->concept) == 0)
        seen[s] = s != MV_STANDING_NONE;
  for (guint s = MV_N_STANDINGS; s-- > 0;)
    {
      const MvChartKeyEntry entry = { .title = mv_standing_name (s, FALSE), .series = "", .role = MV_ROLE_OTHER, .tone = 1, .pattern = mv_standing_pattern (s) };

      if (seen[s])
        g_array_append_val (entries, entry);
    }
  mv_chart_key_join (entries);
  return entries->len > 1 ? mv_chart_key (plan, (const MvChartKeyEntry *) (gpointer) entries->data, entries->len, 0, 0.7 * plan->em, plan->chart->width, 2)
                                + 0.4 * plan->em : 0;
}

static void
lay_out (Matrix *matrix)
{
  MvChartPlan *plan = matrix->plan;
  MvChart *chart = plan->chart;
  double em = plan->em, y;
  guint fits, folded;

  matrix->top = add_key (matrix) + 1.5 * em;
  fits = (guint) MAX ((chart->height - matrix->top) / (LINE * em), 1);
  folded = fold (matrix, fits);
  for (guint i = 0; i < matrix->lines->len; i++)        /* a text is measured only when it is drawn */
    if (!g_array_index (matrix->lines, Line, i).folded)
      matrix->names = MAX (matrix->names, mv_chart_text_width (plan, g_array_index (matrix->lines, Line, i).title, 0.92 * em, 700));
  matrix->names = MIN (matrix->names, 0.28 * chart->width) + 0.8 * em;
  matrix->width = MIN ((chart->width - matrix->names) / MAX (matrix->columns->len, 1), MOST_COLUMN * em);
  if (folded > 0)
    g_ptr_array_add (chart->notes, g_strdup_printf (ngettext_ ("%u line has no room here; the table has all.", "%u lines have no room here; the table has all.",
                                                              folded), folded));
  matrix->height = CLAMP ((chart->height - matrix->top) / MAX (matrix->lines->len - folded, 1), 0.5 * em, MOST_LINE * em);
  chart->plot_from = (MvPoint) { matrix->names, matrix->top };
  add_heads (matrix);
  y = matrix->top;
  for (guint i = 0; i < matrix->lines->len; i++)
    {
      const Line *line = &g_array_index (matrix->lines, Line, i);
      g_autofree char *name = NULL;

      if (line->folded || y + matrix->height > chart->height + 0.01)
        continue;
      name = head_text (matrix, line->title, line->code, TRUE, 0.92 * em, line->total ? 700 : 400, matrix->names - 0.7 * em);
      set_head (mv_chart_text (plan, name, matrix->names - 0.6 * em, y + matrix->height / 2, MV_CHART_RIGHT, MIN (0.92 * em, 0.75 * matrix->height),
                               line->total ? 700 : 400, line->rest ? MV_CHART_INK_MUTED : MV_CHART_INK_STRONG), line->code, TRUE);
      for (guint c = 0; c < matrix->columns->len; c++)
        add_cell (matrix, i, c, y);
      y += matrix->height;
    }
  chart->plot_to = (MvPoint) { matrix->names + matrix->columns->len * matrix->width, y };
}

void
mv_chart_plan_matrix (MvChartPlan *plan)
{
  Matrix matrix = { .plan = plan, .lines = g_array_new (FALSE, FALSE, sizeof (Line)), .line_of = g_hash_table_new (NULL, NULL),
                    .columns = g_array_new (FALSE, FALSE, sizeof (Column)), .low = INFINITY, .high = -INFINITY,
                    .sort = g_intern_string (plan->table->sort != NULL ? plan->table->sort : ""),
                    .across = g_intern_string (plan->table->across != NULL ? plan->table->across : ""),
                    .shares = g_str_equal (plan->table->unit, "%") };

  collect_lines (&matrix);
  collect_columns (&matrix);
  collect_cells (&matrix);
  note_order (&matrix);
  lay_out (&matrix);
  g_array_unref (matrix.lines);
  g_hash_table_unref (matrix.line_of);
  g_array_unref (matrix.columns);
  g_free (matrix.cells);
}

/* The largest cell of each column; of memberships, how many there are. */
void
mv_chart_say_matrix (GString *text, const MvChartTable *table)
{
  g_autoptr (GHashTable) best = g_hash_table_new (NULL, NULL), counts = g_hash_table_new (NULL, NULL), gaps = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i), *other = g_hash_table_lookup (best, row->series);

      if (row->state == MV_CHART_NOT_REPORTED)
        g_hash_table_add (gaps, (gpointer) row->series);
      if (row->state == MV_CHART_KNOWN && !g_hash_table_contains (counts, row->series))
        g_ptr_array_add (order, (gpointer) row->series);
      if (row->state == MV_CHART_KNOWN)
        g_hash_table_insert (counts, (gpointer) row->series, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, row->series)) + 1));
      if (row->state == MV_CHART_KNOWN && !row->total && !row->rest && (other == NULL || row->value > other->value))
        g_hash_table_insert (best, (gpointer) row->series, (gpointer) row);
    }
  for (guint i = 0; i < order->len && i < 12; i++)
    {
      const MvChartRow *row = g_hash_table_lookup (best, order->pdata[i]);
      g_autofree char *value = NULL;

      if (row == NULL)
        continue;
      value = mv_chart_row_value (row);
      if (mv_chart_row_has_value (row))
        g_string_append_printf (list, "%s%s – %s, %s%s", list->len > 0 ? "; " : "", row->series_title, row->category_title, value,
                                g_hash_table_contains (gaps, row->series) ? _(" (of a part only)") : "");
      else
        g_string_append_printf (list, "%s%s %u", list->len > 0 ? ", " : "", row->series_title,
                                GPOINTER_TO_UINT (g_hash_table_lookup (counts, row->series)));
    }
  if (list->len > 0)
    mv_chart_say (text, *table->unit != '\0' ? _("Largest of each: %s.") : _("Countries with any standing: %s."), list->str);
}
