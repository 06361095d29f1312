#include "app/scene/listing.h"

#include <math.h>

#include "app/base/guard.h"
#include "app/base/number.h"
#include "app/base/text.h"
#include "app/plan/project-legend.h"
#include "app/scene/partners.h"
#include "app/scene/project-filter.h"
#include "app/store/attach.h"
#include "app/store/flows.h"
#include "app/store/measures.h"

#define LONGEST 256             /* bytes of a key or ref of a flow: codes are short */

static void
add_word (GString *words, const char *group, const char *code, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *escaped = g_strjoinv ("\\\"", parts);

  g_string_append_printf (words, "%c\"%s/%s\":\"%s\"", words->len > 0 ? ',' : '{', group, code, escaped);
}

static char *
say_words (void)
{
  static const char *const precisions[] = { "footprint", "site", "point", "town", "route", "approximate", "district", "province", "country",
                                            "borrower_office", "none" };
  static const char *const statuses[] = { "announced", "agreed", "pipeline", "implementation", "active", "completed", "suspended", "cancelled" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MV_N_ROLES; i++)
    add_word (words, "sponsor", mv_role_code (i), mv_role_name (i));
  for (guint i = 0; i < MV_N_THEMES; i++)
    add_word (words, "theme", mv_theme_code (i), mv_theme_name (i));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    add_word (words, "status", statuses[i], mv_status_name (mv_status_from_code (statuses[i])));
  for (guint i = 0; i < G_N_ELEMENTS (precisions); i++)
    add_word (words, "precision", precisions[i], mv_precision_name (precisions[i]));
  return g_string_free (g_string_append_c (words, '}'), FALSE);
}

static void
add_record (MvListing *listing, const char *key, const char *ref)
{
  g_ptr_array_add (listing->keys, g_string_chunk_insert (listing->texts, key));
  g_ptr_array_add (listing->refs, g_string_chunk_insert (listing->texts, ref));
}

static void
add_flow (MvListing *listing, const MvBuild *build, const MvMeasure *measure, const MvFlowRow *row)
{
  char key[LONGEST], ref[LONGEST];
  gboolean outward = g_strv_contains ((const char *const *) build->focus, row->from), inward = g_strv_contains ((const char *const *) build->focus, row->to);

  if (g_str_equal (row->from, "WLD") || g_str_equal (row->to, "WLD")
      || !((outward && build->view->direction != MV_DIRECTION_IMPORT) || (inward && build->view->direction != MV_DIRECTION_EXPORT)))
    return;
  /* Imported figures have no number of their own. */
  if (mv_store_has_imports (build->db))
    g_snprintf (key, sizeof key, "[%" G_GINT64_FORMAT ",%d,\"%s\",\"%s\",\"%s\"]", row->flow_id, row->year, row->from, row->to, build->view->product);
  else
    g_snprintf (key, sizeof key, "%" G_GINT64_FORMAT, row->flow_id);
  g_snprintf (ref, sizeof ref, "flow:%s/%d/%s/%s/%s", measure->measure, row->year, row->from, row->to, build->view->product);
  add_record (listing, key, ref);
}

/* The largest first, as the map ranks them; what is not known stands last. */
static int
by_value (gconstpointer a, gconstpointer b)
{
  double one = fabs (((const MvFlowRow *) a)->value), other = fabs (((const MvFlowRow *) b)->value);

  if (isnan (one) || isnan (other))
    return isnan (one) - isnan (other);
  return (one < other) - (one > other);
}

static gboolean
list_flows (MvListing *listing, MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  g_autoptr (MvMeasure) measure = mv_measure_read (build->db, view->family, view->measure, error);
  int from = view->period_from != 0 ? view->period_from : view->year, to = view->period_from != 0 ? view->period_to : view->year;

  if (measure == NULL)
    return FALSE;
  for (int year = from; year <= to; year++)
    {
      g_autoptr (GArray) rows = mv_flows_of_year (build->db, measure->measure, view->product, year, (const char *const *) build->focus, error);

      if (rows == NULL || !mv_partners_limit (build, rows, error))
        return FALSE;
      g_array_sort (rows, by_value);
      for (guint i = 0; i < rows->len; i++)
        add_flow (listing, build, measure, &g_array_index (rows, MvFlowRow, i));
    }
  if (view->direction == MV_DIRECTION_BOTH || view->direction == MV_DIRECTION_BALANCE)
    listing->no_sum = g_strdup (_("flows in both directions stand here"));
  else if (!g_str_equal (view->product, "TOTAL"))
    listing->no_sum = g_strdup (_("products may not be listed by all sources"));
  return TRUE;
}

static gboolean
list_projects (MvListing *listing, MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  g_autoptr (MvProjects) projects = mv_projects_read (build->db, error);

  for (guint i = 0; projects != NULL && i < projects->rows->len; i++)
    {
      const MvProjectRow *row = &g_array_index (projects->rows, MvProjectRow, i);
      g_autofree char *key = NULL, *ref = NULL;

      if (!mv_project_focus_passes (build, row) || !mv_project_period_passes (view, row) || !mv_project_sponsor_passes (view, row)
          || !mv_project_list_passes (view->themes, row->theme) || !mv_project_list_passes (view->statuses, row->status))
        continue;
      key = g_strdup_printf ("\"%s\"", row->project_id);
      ref = g_strconcat ("project:", row->project_id, NULL);
      add_record (listing, key, ref);
    }
  listing->no_sum = g_strdup (_("records of projects can repeat or contain one another, and their amounts have different prices"));
  return projects != NULL;
}

static char *
join_keys (const MvListing *listing, const guint32 *places, guint n)
{
  GString *json = g_string_sized_new (n * 12 + 2);

  g_string_append_c (json, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      g_string_append (json, listing->keys->pdata[places != NULL ? places[i] : i]);
    }
  return g_string_free (g_string_append_c (json, ']'), FALSE);
}

MvListing *
mv_listing_build (MvDb *db, MvAtlas *atlas, const MvView *view, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvListing) listing = g_new0 (MvListing, 1);
  g_autoptr (MvView) asked = NULL;
  MvScene scratch = { .view = NULL };
  MvBuild build = { .db = db, .atlas = atlas };
  gboolean flows, done;

  g_return_val_if_fail (db != NULL && atlas != NULL && view != NULL, NULL);

  mv_guard_work ("listing");
  g_atomic_ref_count_init (&listing->references);
  asked = mv_view_asked (view);
  flows = (asked->overlays & MV_OVERLAY_FLOWS) && !g_str_equal (asked->rows, "projects");
  listing->listed = flows ? MV_LISTED_FLOWS : MV_LISTED_PROJECTS;
  listing->texts = g_string_chunk_new (1 << 16);
  listing->keys = g_ptr_array_new ();
  listing->refs = g_ptr_array_new ();
  listing->words = say_words ();
  mv_build_open (&build, asked, &scratch);
  listing->lang = g_strdup (build.lang);
  listing->origin = g_strdup (asked->origin);
  mv_db_set_cancellable (db, cancellable);
  done = !mv_store_set_origin (db, asked->origin, error) ? FALSE : flows ? list_flows (listing, &build, error) : list_projects (listing, &build, error);
  mv_db_set_cancellable (db, NULL);
  mv_build_close (&build);
  listing->all_keys = join_keys (listing, NULL, listing->keys->len);
  return done ? g_steal_pointer (&listing) : NULL;
}

MvListing *
mv_listing_ref (MvListing *listing)
{
  g_return_val_if_fail (listing != NULL, NULL);

  g_atomic_ref_count_inc (&listing->references);
  return listing;
}

void
mv_listing_unref (MvListing *listing)
{
  if (listing == NULL || !g_atomic_ref_count_dec (&listing->references))
    return;
  g_clear_pointer (&listing->keys, g_ptr_array_unref);
  g_clear_pointer (&listing->refs, g_ptr_array_unref);
  g_clear_pointer (&listing->texts, g_string_chunk_free);
  g_free (listing->all_keys);
  g_free (listing->lang);
  g_free (listing->words);
  g_free (listing->origin);
  g_free (listing->no_sum);
  g_free (listing);
}

char *
mv_listing_keys_at (const MvListing *listing, const guint32 *places, guint n)
{
  g_return_val_if_fail (listing != NULL && places != NULL, NULL);

  return join_keys (listing, places, n);
}

int
mv_listing_find (const MvListing *listing, const guint32 *places, guint n, const char *ref)
{
  g_return_val_if_fail (listing != NULL && ref != NULL, -1);

  for (guint i = 0; i < n; i++)
    if (places[i] < listing->refs->len && g_str_equal (listing->refs->pdata[places[i]], ref))
      return (int) i;
  return -1;
}

static const char *
say_reason (const char *reason)
{
  static const char *const reasons[][2] = {
    { "unit", N_("the rows have different units") }, { "basis", N_("the rows have different prices") },
    { "source", N_("the rows come from different sources") }, { "concept", N_("the rows are defined or valued differently") },
    { "year", N_("the rows are of different years") }, { "unknown", N_("some values are not known") }, { "none", N_("there are no rows") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i][0], reason))
      return _(reasons[i][1]);
  return reason;
}

char *
mv_listing_total (MvDb *db, const MvListing *listing, const guint32 *places, guint n, GError **error)
{
  g_autofree char *keys = NULL, *unit = NULL, *amount = NULL;
  const char *reason = NULL;
  double sum;

  g_return_val_if_fail (db != NULL && listing != NULL, NULL);

  if (listing->no_sum != NULL)
    return g_strdup_printf (_("Nothing is added up: %s."), listing->no_sum);
  keys = join_keys (listing, places, n);
  if (!mv_listing_sum (db, &(MvListingRecords) { listing->listed, keys, listing->lang, listing->words, listing->origin }, &sum, &unit, &reason, error))
    return NULL;
  if (reason != NULL)
    return g_strdup_printf (_("Nothing is added up: %s."), say_reason (reason));
  amount = mv_number_full (sum, unit);
  return g_strdup_printf (_("Sum of the rows: %s"), amount);
}
