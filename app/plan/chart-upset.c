/* Who shares which organisations: a column a combination, with its countries on top and its organisations as dots beneath
 * (UpSet: Lex, Gehlenborg, Strobelt, Vuillemot, Pfister 2014, "UpSet: Visualization of Intersecting Sets"). */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define N_SETS 16
#define SET_LINE 2.0            /* em of a line of dots, */
#define LEAST_LINE 1.05         /* where there is little room */
#define LEAST_BARS 2.0          /* em */
#define COLUMN 4.6              /* em at most; at least */
#define LEAST_COLUMN 1.4
#define MOST_UNIT 2.4           /* em of a country's piece of a column */

typedef struct { const char *code, *title; guint32 sets; GArray *rows; } Member;
typedef struct { guint32 sets; guint degree; GPtrArray *members; } Combination;

typedef struct
{
  MvChartPlan *plan;
  guint        series[N_SETS];  /* index into chart->series */
  guint        sizes[N_SETS], n_sets;
  GPtrArray   *members, *combinations;
  MvChartFrame bars;            /* the columns; the dots lie beneath */
  double       names, column, unit, line;
} Upset;

static void
member_free (Member *member)
{
  g_array_unref (member->rows);
  g_free (member);
}

static void
combination_free (Combination *combination)
{
  g_ptr_array_unref (combination->members);
  g_free (combination);
}

static int
compare_combinations (gconstpointer a, gconstpointer b)
{
  const Combination *one = *(const Combination *const *) a, *other = *(const Combination *const *) b;

  if (one->members->len != other->members->len)
    return one->members->len > other->members->len ? -1 : 1;
  if (one->degree != other->degree)
    return one->degree > other->degree ? -1 : 1;
  return (one->sets > other->sets) - (one->sets < other->sets);
}

static const MvChartSeries *
set_at (const Upset *upset, guint set)
{
  return &g_array_index (upset->plan->chart->series, MvChartSeries, upset->series[set]);
}

static void
collect_sets (Upset *upset)
{
  guint left_out = 0;

  for (guint i = 0; i < upset->plan->chart->series->len; i++)
    {
      if (mv_chart_is_hidden (upset->plan, g_array_index (upset->plan->chart->series, MvChartSeries, i).series))
        continue;
      if (upset->n_sets == N_SETS)
        left_out++;
      else
        upset->series[upset->n_sets++] = i;
    }
  if (left_out > 0)
    g_ptr_array_add (upset->plan->chart->notes, g_strdup_printf (_("Only the first %d organisations are compared, %u more are not."), N_SETS, left_out));
}

static void
collect (Upset *upset)
{
  MvChartPlan *plan = upset->plan;
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL), sets = g_hash_table_new (NULL, NULL), found = g_hash_table_new (NULL, NULL);

  for (guint s = 0; s < upset->n_sets; s++)
    g_hash_table_insert (sets, (gpointer) set_at (upset, s)->series, GUINT_TO_POINTER (s + 1));
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);
      guint set = GPOINTER_TO_UINT (g_hash_table_lookup (sets, row->series));
      Member *member = g_hash_table_lookup (known, row->category);

      if (set == 0 || row->state != MV_CHART_KNOWN)
        continue;
      if (member == NULL)
        {
          member = g_new0 (Member, 1);
          *member = (Member) { row->category, row->category_title, 0, g_array_new (FALSE, FALSE, sizeof (guint)) };
          g_hash_table_insert (known, (gpointer) row->category, member);
          g_ptr_array_add (upset->members, member);
        }
      upset->sizes[set - 1] += !(member->sets & (1u << (set - 1)));
      member->sets |= 1u << (set - 1);
      g_array_append_val (member->rows, i);
    }
  for (guint i = 0; i < upset->members->len; i++)
    {
      Member *member = upset->members->pdata[i];
      Combination *combination = g_hash_table_lookup (found, GUINT_TO_POINTER (member->sets));

      if (combination == NULL)
        {
          combination = g_new0 (Combination, 1);
          combination->sets = member->sets;
          combination->members = g_ptr_array_new ();
          for (guint s = 0; s < upset->n_sets; s++)
            combination->degree += (member->sets >> s) & 1;
          g_hash_table_insert (found, GUINT_TO_POINTER (member->sets), combination);
          g_ptr_array_add (upset->combinations, combination);
        }
      g_ptr_array_add (combination->members, member);
    }
  g_ptr_array_sort (upset->combinations, compare_combinations);
}

/* "CIS + CSTO" */
static char *
name_sets (const Upset *upset, guint32 sets)
{
  GString *text = g_string_new (NULL);

  for (guint s = 0; s < upset->n_sets; s++)
    if (sets & (1u << s))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " + " : "", set_at (upset, s)->title);
  return g_string_free (text, FALSE);
}

static void
describe (MvChartMark *mark, char *label, char *detail, const char *ref)
{
  mark->label = label;
  mark->detail = detail;
  mark->ref = ref;
}

static char *
name_members (const GPtrArray *members, guint most)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < members->len && i < most; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", ((const Member *) members->pdata[i])->title);
  if (members->len > most)
    g_string_append (text, " …");
  return g_string_free (text, FALSE);
}

/* A country on a column: its own piece where there is room for its code. */
static void
add_member (Upset *upset, const Combination *combination, guint k, double x)
{
  MvChartPlan *plan = upset->plan;
  const Member *member = combination->members->pdata[k];
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_VALUE);
  MvRole role = mv_role_from_code (member->code);
  double size = CLAMP (0.48 * upset->unit, 0.68 * plan->em, 0.86 * plan->em);

  mark->x = x;
  mark->width = 0.78 * upset->column;
  mark->height = upset->unit - 1;
  mark->y = upset->bars.y + upset->bars.height - (k + 1) * upset->unit;
  mv_chart_mark_rows (plan, mark, (const guint *) (gpointer) member->rows->data, member->rows->len);
  mark->role = role;
  mark->series = "";
  describe (mark, g_strdup (member->title), name_sets (upset, member->sets), g_array_index (plan->table->rows, MvChartRow, mark->rows[0]).ref);
  if (upset->unit >= 0.95 * plan->em && mark->width >= mv_chart_text_width (plan, member->code, size, 700) + 2)
    {
      MvChartMark *text = mv_chart_text (plan, member->code, x + mark->width / 2, mark->y + mark->height / 2, MV_CHART_CENTRE, size, 700,
                                         MV_CHART_INK_ON_FILL);

      if (text != NULL)
        text->role = role;
    }
}

static void
add_column (Upset *upset, const Combination *combination, double x)
{
  MvChartPlan *plan = upset->plan;
  double bottom = upset->bars.y + upset->bars.height, em = plan->em, line = upset->line, low = NAN, high = NAN, middle = x + 0.39 * upset->column;
  g_autofree char *count = g_strdup_printf ("%u", combination->members->len);

  if (upset->unit >= 3)
    for (guint k = 0; k < combination->members->len; k++)
      add_member (upset, combination, k, x);
  else
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
      MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_VALUE);

      for (guint k = 0; k < combination->members->len; k++)
        {
          const Member *member = combination->members->pdata[k];

          g_array_append_vals (rows, member->rows->data, member->rows->len);
        }
      mark->x = x;
      mark->width = 0.78 * upset->column;
      mark->height = MAX (upset->unit * combination->members->len, 1);
      mark->y = bottom - mark->height;
      mv_chart_mark_rows (plan, mark, (const guint *) (gpointer) rows->data, rows->len);
      mark->role = MV_ROLE_OTHER;
      mark->series = "";
      describe (mark, name_sets (upset, combination->sets), name_members (combination->members, 40), "");
    }
  mv_chart_text (plan, count, middle, bottom - upset->unit * combination->members->len - 0.7 * em, MV_CHART_CENTRE, 0.86 * em, 700, MV_CHART_INK_STRONG);
  for (guint s = 0; s < upset->n_sets; s++)
    if (combination->sets & (1u << s))
      {
        high = bottom + (s + 1) * line;
        low = isnan (low) ? high : low;
      }
  if (high > low)
    {
      MvChartMark *stem = mv_chart_line (plan, MV_CHART_PART_GUIDE, middle, low, middle, high);

      stem->stroke_width = 0.18 * em;
      stem->tone = 0.8;
    }
  for (guint s = 0; s < upset->n_sets; s++)
    {
      gboolean in = combination->sets & (1u << s);
      MvChartMark *dot = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_GUIDE);

      dot->x = middle;
      dot->y = bottom + (s + 1) * line;
      dot->width = in ? 0.42 * em : 0.16 * em;
      dot->role = set_at (upset, s)->role;
      dot->series = set_at (upset, s)->series;
      dot->tone = in ? 1 : 0.35;
      if (!in)
        dot->paint = MV_PAINT_QUIET;
    }
}

/* Names and sizes at the left of the dots. */
static void
add_sets (Upset *upset, double sizes)
{
  MvChartPlan *plan = upset->plan;
  double em = plan->em, bottom = upset->bars.y + upset->bars.height, line = upset->line;
  guint most = 1;

  for (guint s = 0; s < upset->n_sets; s++)
    most = MAX (most, upset->sizes[s]);
  for (guint s = 0; s < upset->n_sets; s++)
    {
      const MvChartSeries *set = set_at (upset, s);
      double y = bottom + (s + 1) * line, width = MAX ((sizes - 2 * em) * upset->sizes[s] / most, 1), edge = sizes;
      g_autofree char *name = mv_chart_shorten (plan, set->title, 0.92 * em, 400, upset->names), *count = g_strdup_printf ("%u", upset->sizes[s]);
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree char *ref = g_strconcat ("organisation:", set->series, NULL);
      MvChartMark *mark;

      for (guint i = 0; i < plan->table->rows->len; i++)
        if (g_array_index (plan->table->rows, MvChartRow, i).series == set->series)
          g_array_append_val (rows, i);
      mv_chart_line (plan, MV_CHART_PART_GUIDE, 0, y + line / 2, plan->chart->width, y + line / 2)->tone = 0.15;
      mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_VALUE);
      mark->x = edge - width;
      mark->y = y - 0.4 * em;
      mark->width = width;
      mark->height = 0.8 * em;
      mv_chart_mark_rows (plan, mark, (const guint *) (gpointer) rows->data, rows->len);
      mark->tone = mv_chart_is_quiet (plan, set->series) ? 0.25 : 1;
      describe (mark, g_strdup (set->title), g_strdup_printf (ngettext_ ("%u member", "%u members", upset->sizes[s]), upset->sizes[s]),
                g_intern_string (ref));
      mv_chart_text (plan, count, mark->x - 0.35 * em, y, MV_CHART_RIGHT, 0.86 * em, 400, MV_CHART_INK_MUTED);
      mv_chart_text (plan, name, edge + 0.5 * em, y, MV_CHART_LEFT, 0.92 * em, 400, MV_CHART_INK_STRONG);
    }
}

static void
lay_out (Upset *upset)
{
  MvChartPlan *plan = upset->plan;
  MvChart *chart = plan->chart;
  double em = plan->em, sizes = CLAMP (0.14 * chart->width, 5 * em, 11 * em), left, dots;
  guint tallest = 1, shown, hidden = 0;

  for (guint s = 0; s < upset->n_sets; s++)
    upset->names = MAX (upset->names, mv_chart_text_width (plan, set_at (upset, s)->title, 0.92 * em, 400));
  upset->names = MIN (upset->names, 0.24 * chart->width);
  left = sizes + upset->names + 1.4 * em;
  upset->line = CLAMP ((chart->height - (1.4 + LEAST_BARS) * em) / (upset->n_sets + 0.6), LEAST_LINE * em, SET_LINE * em);
  dots = (upset->n_sets + 0.6) * upset->line;
  upset->bars = (MvChartFrame) { left, 1.4 * em, MAX (chart->width - left, 1), MAX (chart->height - dots - 1.4 * em, LEAST_BARS * em) };
  upset->column = CLAMP (upset->bars.width / MAX (upset->combinations->len, 1), LEAST_COLUMN * em, COLUMN * em);
  shown = MIN (upset->combinations->len, (guint) MAX (upset->bars.width / upset->column, 1));
  for (guint i = 0; i < upset->combinations->len; i++)
    {
      tallest = MAX (tallest, ((Combination *) upset->combinations->pdata[i])->members->len);
      if (i >= shown)
        hidden += ((Combination *) upset->combinations->pdata[i])->members->len;
    }
  upset->unit = MIN (upset->bars.height / tallest, MOST_UNIT * em);
  upset->bars.height = MIN (upset->bars.height, tallest * upset->unit);
  chart->plot_from = (MvPoint) { upset->bars.x, upset->bars.y };
  chart->plot_to = (MvPoint) { upset->bars.x + upset->bars.width, upset->bars.y + upset->bars.height };
  add_sets (upset, sizes);
  for (guint i = 0; i < shown; i++)
    add_column (upset, upset->combinations->pdata[i], upset->bars.x + i * upset->column);
  if (hidden > 0)
    g_ptr_array_add (chart->notes, g_strdup_printf (_("The %u commonest combinations are drawn; %u more have no room, with %u countries."), shown,
                                                    upset->combinations->len - shown, hidden));
}

void
mv_chart_plan_upset (MvChartPlan *plan)
{
  Upset upset = { .plan = plan, .members = g_ptr_array_new_with_free_func ((GDestroyNotify) member_free),
                  .combinations = g_ptr_array_new_with_free_func ((GDestroyNotify) combination_free) };

  collect_sets (&upset);
  collect (&upset);
  lay_out (&upset);
  g_ptr_array_unref (upset.combinations);
  g_ptr_array_unref (upset.members);
}

void
mv_chart_say_upset (GString *text, const MvChartTable *table)
{
  const MvChartSize size = { 0 };
  MvChart chart = { .table = (MvChartTable *) table, .series = g_array_new (FALSE, FALSE, sizeof (MvChartSeries)),
                    .notes = g_ptr_array_new_with_free_func (g_free) };
  MvChartPlan plan = { &chart, table, &size, NULL, 1, 0 };
  Upset upset = { .plan = &plan, .members = g_ptr_array_new_with_free_func ((GDestroyNotify) member_free),
                  .combinations = g_ptr_array_new_with_free_func ((GDestroyNotify) combination_free) };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);
      const MvChartSeries series = { row->series, row->series_title, row->role, FALSE };

      if (g_hash_table_add (seen, (gpointer) row->series))
        g_array_append_val (chart.series, series);
    }
  collect_sets (&upset);
  collect (&upset);
  mv_chart_say (text, ngettext_ ("%u country in %u organisations.", "%u countries in %u organisations.", upset.members->len), upset.members->len, upset.n_sets);
  for (guint i = 0; i < upset.combinations->len && i < 2; i++)
    {
      const Combination *combination = upset.combinations->pdata[i];
      g_autofree char *sets = name_sets (&upset, combination->sets), *names = name_members (combination->members, 12);

      mv_chart_say (text, _("Only %s: %u (%s)."), sets, combination->members->len, names);
    }
  g_ptr_array_unref (upset.combinations);
  g_ptr_array_unref (upset.members);
  g_ptr_array_unref (chart.notes);
  g_array_unref (chart.series);
}
