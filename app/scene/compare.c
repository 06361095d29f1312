/* The other view of a comparison, and the chart of the differences: only between figures of one definition, one price basis and one unit. */
#include "app/scene/compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/scene/chart-private.h"

#define MOST 24                 /* partners shown */

MvView *
mv_compare_other (const MvView *view)
{
  const char *code;
  const char *list[] = { NULL, NULL };
  MvView *other;

  g_return_val_if_fail (view != NULL, NULL);

  code = strchr (view->compare, ':');
  if (code == NULL)
    return NULL;
  list[0] = code + 1;
  other = mv_view_copy (view);
  if (g_str_has_prefix (view->compare, "country:"))
    mv_view_set_list (&other->focus, list);
  else if (g_str_has_prefix (view->compare, "year:"))
    other->year = atoi (code + 1);
  else if (view->overlays & MV_OVERLAY_VOTES)
    mv_text_set (&other->with, code + 1);
  else
    mv_view_set_list (&other->sponsors, list);
  mv_text_set (&other->compare, "");
  return other;
}

/* One side of the comparison: the partners of one country in one year. */
typedef struct
{
  MvBuild      build;
  MvChartFlows flows;
  const char  *focus[2];
  GArray      *rows;            /* MvFlowRow of all years */
  GHashTable  *partners;        /* iso3 -> MvFlowRow of the year */
  char        *name;            /* as it reads in the chart */
} Side;

static gboolean
side_open (Side *side, const MvBuild *build, const MvView *view, gboolean by_year, GError **error)
{
  side->build = *build;
  side->build.view = view;
  side->focus[0] = g_intern_string (view->focus[0]);
  side->build.focus = side->focus;
  side->name = by_year ? g_strdup_printf ("%d", view->year) : g_strdup (mv_build_name (&side->build, "country", side->focus[0]));
  if (!mv_chart_flows_open (&side->flows, &side->build, error))
    return FALSE;
  side->rows = mv_chart_flows_of (build->db, side->flows.measure->measure, view->product, side->focus[0], side->flows.outward, error);
  if (side->rows == NULL)
    return FALSE;
  side->partners = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < side->rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (side->rows, MvFlowRow, i);
      const char *partner = mv_chart_partner (&side->flows, row);

      if (row->year == view->year && !isnan (row->value) && !g_str_equal (partner, "WLD") && !mv_chart_is_unnamed (partner))
        g_hash_table_insert (side->partners, (gpointer) partner, (gpointer) row);
    }
  return TRUE;
}

static void
side_close (Side *side)
{
  mv_chart_flows_clear (&side->flows);
  g_clear_pointer (&side->rows, g_array_unref);
  g_clear_pointer (&side->partners, g_hash_table_unref);
  g_clear_pointer (&side->name, g_free);
}

static double
largest_of (const Side *a, const Side *b, const char *partner)
{
  const MvFlowRow *one = g_hash_table_lookup (a->partners, partner), *other = g_hash_table_lookup (b->partners, partner);

  return MAX (one != NULL ? fabs (one->value) : 0, other != NULL ? fabs (other->value) : 0);
}

typedef struct { const Side *a, *b; } Sides;

static int
by_size (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sides *sides = data;
  const char *one = *(const char *const *) a, *other = *(const char *const *) b;
  double left = largest_of (sides->a, sides->b, one), right = largest_of (sides->a, sides->b, other);

  return left > right ? -1 : left < right ? 1 : strcmp (one, other);
}

static GPtrArray *
all_partners (const Side *a, const Side *b)
{
  GPtrArray *partners = g_ptr_array_new ();
  Sides sides = { a, b };
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, a->partners);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (partners, key);
  g_hash_table_iter_init (&iter, b->partners);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (a->partners, key))
      g_ptr_array_add (partners, key);
  g_ptr_array_sort_with_data (partners, by_size, &sides);
  return partners;
}

static char *
figure_words (const Side *side, const MvFlowRow *row)
{
  g_autofree char *value = row != NULL ? mv_number_short (row->value, row->unit) : g_strdup (_("not listed"));

  return g_strdup_printf ("%s: %s", side->name, value);
}

/* Why the two may not be subtracted; NULL = they may. */
static const char *
forbidden (const MvFlowRow *one, const MvFlowRow *other)
{
  if (one == NULL || other == NULL)
    return _("one of the two has no figure");
  if (one->concept != other->concept || one->valuation != other->valuation)
    return _("the figures are defined differently");
  if (one->basis != other->basis || one->unit != other->unit)
    return _("the figures are in different prices or units");
  return NULL;
}

static gboolean
add_difference (MvChartTable *table, const Side *a, const Side *b, const char *partner)
{
  const MvFlowRow *one = g_hash_table_lookup (a->partners, partner), *other = g_hash_table_lookup (b->partners, partner);
  const MvFlowRow *any = one != NULL ? one : other;
  const MvAtlasCountry *country = mv_atlas_country (a->build.atlas, partner);
  const char *reason = forbidden (one, other);
  g_autofree char *first = figure_words (a, one), *second = figure_words (b, other), *both = g_strdup_printf ("%s · %s", first, second);
  MvChartRow *row = mv_chart_table_add (table);

  row->series = row->category = partner;
  row->series_title = row->category_title = mv_build_name ((MvBuild *) &a->build, "country", partner);
  row->role = country != NULL ? country->role : MV_ROLE_OTHER;
  row->unit = any->unit;
  row->basis = any->basis;
  row->concept = any->concept != NULL ? any->concept : "";
  row->source_id = any->source_id;
  row->publisher = g_intern_string (mv_build_publisher ((MvBuild *) &a->build, any->source_id));
  row->about = g_intern_string (both);
  g_free (row->ref);
  row->ref = g_strconcat ("country:", partner, NULL);
  if (other != NULL && other->source_id != any->source_id)
    mv_chart_table_source (table, other->source_id, g_intern_string (mv_build_publisher ((MvBuild *) &a->build, other->source_id)));
  if (reason != NULL)
    {
      row->state = one == NULL || other == NULL ? MV_CHART_NOT_REPORTED : MV_CHART_NOT_APPLICABLE;
      row->note = g_strdup (reason);
      return FALSE;
    }
  row->value = one->value - other->value;
  row->state = row->value == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  return TRUE;
}

/* Of other years of the second side, the one nearest to its own with figures that may be subtracted from those of the first; 0 = none. */
static int
nearest_year (const Side *a, const Side *b)
{
  int own = b->build.view->year, nearest = 0;

  for (guint i = 0; i < b->rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (b->rows, MvFlowRow, i);
      const MvFlowRow *one = g_hash_table_lookup (a->partners, mv_chart_partner (&b->flows, row));

      if (one != NULL && row->year != one->year && !isnan (row->value) && forbidden (one, row) == NULL
          && (nearest == 0 || ABS (row->year - own) < ABS (nearest - own)))
        nearest = row->year;
    }
  return nearest;
}

static void
note_refused (MvChartTable *table, const Side *a, const Side *b, guint refused, gboolean by_year)
{
  int year = by_year && refused == table->rows->len ? nearest_year (a, b) : 0;

  if (refused == table->rows->len)
    table->reason = g_strdup (_("None of these figures may be subtracted: they are of different definitions, prices or units, or one of two is missing. "
                                "Both stand in the chart."));
  else
    mv_chart_table_note (table, ngettext_ ("%u pair of figures is not subtracted: its row says why.", "%u pairs of figures are not subtracted: their rows say why.",
                                           refused), refused);
  if (year != 0)
    mv_chart_table_note (table, _("The nearest year with figures of the same definition is %d."), year);
}

static void
fill (MvChartTable *table, const Side *a, const Side *b, gboolean by_year)
{
  g_autoptr (GPtrArray) partners = all_partners (a, b);
  guint shown = MIN (partners->len, MOST), refused = 0;

  for (guint i = 0; i < shown; i++)
    refused += !add_difference (table, a, b, partners->pdata[i]);
  table->unit = a->flows.measure->unit;
  if (partners->len == 0)
    table->reason = g_strdup_printf (_("Neither %s nor %s has partners on record here. Choose another year or direction."), a->name, b->name);
  mv_chart_table_note (table, _("Above zero: %s is larger. Figures are subtracted only where definition, price basis and unit agree."), a->name);
  if (refused > 0)
    note_refused (table, a, b, refused, by_year);
  if (shown < partners->len)
    mv_chart_table_note (table, ngettext_ ("The %u partner with the largest figures; %u smaller are left out.",
                                           "The %u partners with the largest figures; %u smaller are left out.", shown), shown, partners->len - shown);
}

MvChartTable *
mv_chart_rows_difference (MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  g_autoptr (MvView) other = mv_compare_other (view);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_DIFFERENCE, _("Differences"));
  gboolean by_year = g_str_has_prefix (view->compare, "year:"), done;
  Side a = { .rows = NULL }, b = { .rows = NULL };

  if (other == NULL)
    table->reason = g_strdup (_("Nothing is compared. Choose a country or a year to compare with."));
  else if (!(view->overlays & MV_OVERLAY_FLOWS) || g_str_has_prefix (view->compare, "power:"))
    table->reason = g_strdup (_("Differences are drawn of flows: turn a flow on, and compare two countries or two years. The maps show the others side by side."));
  else if (build->focus[0] == NULL || build->focus[1] != NULL)
    table->reason = g_strdup (_("Differences by partner need one country. Choose one of the five."));
  if (table->reason != NULL)
    return g_steal_pointer (&table);
  done = side_open (&a, build, view, by_year, error) && side_open (&b, build, other, by_year, error);
  if (done)
    {
      g_autofree char *subject = mv_chart_flows_subject (&a.flows, mv_build_name (build, "country", build->focus[0]));

      g_free (table->title);
      table->title = by_year ? g_strdup_printf (_("%s: %s minus %s"), subject, a.name, b.name)
                             : g_strdup_printf (_("%s, %d: %s minus %s"), a.flows.what, view->year, a.name, b.name);
      fill (table, &a, &b, by_year);
      if (!by_year)
        mv_chart_table_note (table, "%s", _("Each map has its own scale of arrows: compare the figures, not the widths."));
      if (table->rows->len > 0)
        {
          const char *basis = mv_basis_name (build->db, g_array_index (table->rows, MvChartRow, 0).basis, NULL);

          g_free (table->subtitle);
          table->subtitle = g_strdup (basis != NULL ? basis : "");
        }
    }
  side_close (&a);
  side_close (&b);
  return done ? g_steal_pointer (&table) : NULL;
}
