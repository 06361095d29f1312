#include "app/scene/period.h"

#include <math.h>

#include "app/base/text.h"
#include "app/store/coverage.h"

typedef struct
{
  MvFlowRow row;                /* the sum so far; note owned */
  guint64   years;              /* a bit for each year from the first on */
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->row.note);
  g_free (pair);
}

static gboolean
is_total (const MvFlowRow *row)
{
  return g_str_equal (row->from, "WLD") || g_str_equal (row->to, "WLD");
}

static guint
n_years (const MvView *view)
{
  return (guint) (view->period_to - view->period_from + 1);
}

static int
standing_year (const MvView *view)
{
  return view->year >= view->period_from && view->year <= view->period_to ? view->year : view->period_to;
}

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* Strings are interned: equal ones are the same. */
static gboolean
same_definition (const MvFlowRow *a, const MvFlowRow *b)
{
  return a->source_id == b->source_id && a->concept == b->concept && a->valuation == b->valuation && a->basis == b->basis && a->unit == b->unit;
}

static char *
change_reason (MvBuild *build, const MvFlowRow *before, const MvFlowRow *after)
{
  const char *from = mv_build_name (build, "country", before->from), *to = mv_build_name (build, "country", before->to);

  if (before->source_id != after->source_id)
    return g_strdup_printf (_("the source of %s → %s changes in %d: %s, then %s"), from, to, after->year,
                            mv_build_publisher (build, before->source_id), mv_build_publisher (build, after->source_id));
  return g_strdup_printf (_("the definition or the prices of %s → %s change in %d"), from, to, after->year);
}

/* Each pair's years added up; *REASON is set where they may not be. */
static GHashTable *
add_pairs (MvBuild *build, const GArray *rows, char **reason)
{
  const MvView *view = build->view;
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pair_free);
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i), *before;
      g_autofree char *key = g_strconcat (row->from, "/", row->to, NULL);
      Pair *pair = g_hash_table_lookup (pairs, key);

      if (row->year < view->period_from || row->year > view->period_to || isnan (row->value))
        continue;
      if (pair == NULL)
        {
          pair = g_new0 (Pair, 1);
          pair->row = *row;
          pair->row.note = NULL;
          pair->row.low = pair->row.high = NAN;
          pair->row.value = 0;
          g_hash_table_insert (pairs, g_steal_pointer (&key), pair);
        }
      before = g_hash_table_lookup (last, pair);
      if (before != NULL && !is_total (row) && !same_definition (before, row) && *reason == NULL)
        *reason = before->year < row->year ? change_reason (build, before, row) : change_reason (build, row, before);
      /* A total that changes is none of the period: it is taken out below, having too few years. */
      if (before == NULL || same_definition (before, row))
        {
          pair->row.value += row->value;
          pair->years |= G_GUINT64_CONSTANT (1) << (row->year - view->period_from);
        }
      g_hash_table_insert (last, pair, (gpointer) row);
    }
  return pairs;
}

/* The years that have any partner of ISO3 the one way. */
static guint64
years_of (const MvView *view, const GArray *rows, const char *iso3, gboolean outward)
{
  guint64 years = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (row->year >= view->period_from && row->year <= view->period_to && !isnan (row->value) && !is_total (row)
          && g_str_equal (outward ? row->from : row->to, iso3))
        years |= G_GUINT64_CONSTANT (1) << (row->year - view->period_from);
    }
  return years;
}

/* Is every year of ISO3 there, and none a part only? FALSE on an error. */
static gboolean
check_years (MvBuild *build, const MvMeasure *measure, const GArray *rows, const char *iso3, gboolean outward, char **reason, GError **error)
{
  const MvView *view = build->view;
  guint64 years = years_of (view, rows, iso3, outward);
  const char *name = mv_build_name (build, "country", iso3);

  if (years == 0)
    return TRUE;        /* nothing of it is shown in any of them */
  for (int year = view->period_from; year <= view->period_to && *reason == NULL; year++)
    {
      MvCoverage coverage;

      if (!(years >> (year - view->period_from) & 1))
        {
          *reason = g_strdup_printf (outward ? _("%s has no outgoing figures for %d") : _("%s has no incoming figures for %d"), name, year);
          break;
        }
      if (!g_str_equal (view->product, "TOTAL"))
        continue;
      if (!mv_coverage_read (build->db, measure->measure, iso3, outward, year, &coverage, error))
        return FALSE;
      if (coverage.status != NULL && (g_str_equal (coverage.status, "partial") || g_str_equal (coverage.status, "none")))
        *reason = g_strdup_printf (outward ? _("the outgoing figures of %s for %d are a part only") : _("the incoming figures of %s for %d are a part only"),
                                   name, year);
      mv_coverage_clear (&coverage);
    }
  return TRUE;
}

static int
by_pair (gconstpointer a, gconstpointer b)
{
  const MvFlowRow *one = a, *other = b;
  int order = g_strcmp0 (one->from, other->from);

  return order != 0 ? order : g_strcmp0 (one->to, other->to);
}

static void
clear_row (gpointer row)
{
  g_free (((MvFlowRow *) row)->note);
}

/* The sums as rows; what has not every year says so. */
static GArray *
list_sums (const MvView *view, GHashTable *pairs, guint *short_pairs)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (MvFlowRow));
  GHashTableIter iter;
  gpointer data;

  g_array_set_clear_func (sums, clear_row);
  *short_pairs = 0;
  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Pair *pair = data;
      guint n = count_bits (pair->years), all = n_years (view);

      if (n == 0 || (is_total (&pair->row) && n < all))
        continue;
      pair->row.year = standing_year (view);
      if (n < all)
        {
          pair->row.note = g_strdup_printf (ngettext_ ("listed in %u of %u years", "listed in %u of %u years", n), n, all);
          (*short_pairs)++;
        }
      g_array_append_val (sums, pair->row);
      pair->row.note = NULL;
    }
  g_array_sort (sums, by_pair);
  return sums;
}

GArray *
mv_period_sum (MvBuild *build, const MvMeasure *measure, const GArray *rows, gboolean outward, gboolean inward, guint *short_pairs, char **reason,
               GError **error)
{
  g_autoptr (GHashTable) pairs = NULL;

  g_return_val_if_fail (build->view->period_from != 0, NULL);

  *reason = NULL;
  if (n_years (build->view) > 64)
    *reason = g_strdup (_("more than 64 years are brushed"));
  else if (g_str_equal (measure->family, "migrants") || g_str_equal (measure->family, "refugees") || g_str_equal (measure->family, "air"))
    *reason = g_strdup_printf (_("%s are counted at one time: the counts of several years are no sum"), measure->name);
  if (*reason != NULL)
    return NULL;
  for (guint i = 0; build->focus[i] != NULL && *reason == NULL; i++)
    if ((outward && !check_years (build, measure, rows, build->focus[i], TRUE, reason, error))
        || (inward && *reason == NULL && !check_years (build, measure, rows, build->focus[i], FALSE, reason, error)))
      return NULL;
  if (*reason != NULL)
    return NULL;
  pairs = add_pairs (build, rows, reason);
  if (*reason == NULL && g_hash_table_size (pairs) == 0)
    *reason = g_strdup (_("there are no figures in these years"));
  return *reason == NULL ? list_sums (build->view, pairs, short_pairs) : NULL;
}

GArray *
mv_period_rows (MvBuild *build, const MvMeasure *measure, gboolean *summed, GError **error)
{
  const MvView *view = build->view;
  const char *const *focus = (const char *const *) build->focus;
  g_autoptr (GArray) all = NULL, sums = NULL;
  g_autofree char *reason = NULL;
  guint short_pairs = 0;

  *summed = FALSE;
  if (view->period_from == 0)
    return mv_flows_of_year (build->db, measure->measure, view->product, view->year, focus, error);
  all = g_array_new (FALSE, FALSE, sizeof (MvFlowRow));
  g_array_set_clear_func (all, clear_row);
  for (int year = view->period_from; year <= view->period_to; year++)
    {
      GArray *rows = mv_flows_of_year (build->db, measure->measure, view->product, year, focus, error);

      if (rows == NULL)
        return NULL;
      g_array_append_vals (all, rows->data, rows->len);
      g_array_set_clear_func (rows, NULL);      /* the notes are with the others now */
      g_array_unref (rows);
    }
  sums = mv_period_sum (build, measure, all, view->direction != MV_DIRECTION_IMPORT, view->direction != MV_DIRECTION_EXPORT, &short_pairs, &reason,
                        error);
  *summed = sums != NULL;
  if (sums != NULL && short_pairs > 0)
    mv_build_note (build, ngettext_ ("%u pair is not listed in every year of %d–%d: its sum is of the years listed.",
                                     "%u pairs are not listed in every year of %d–%d: their sums are of the years listed.", short_pairs),
                   short_pairs, view->period_from, view->period_to);
  if (sums != NULL)
    return g_steal_pointer (&sums);
  if (reason == NULL)
    return NULL;
  mv_build_note (build, _("%d–%d is not added up, %d is shown: %s."), view->period_from, view->period_to, view->year, reason);
  return mv_flows_of_year (build->db, measure->measure, view->product, view->year, focus, error);
}

char *
mv_period_text (const MvView *view, gboolean summed)
{
  return summed ? g_strdup_printf ("%d–%d", view->period_from, view->period_to) : g_strdup_printf ("%d", view->year);
}
