/* A question can be given up at any moment, as when the next one comes: after each of its statements in turn nothing more can be read, and there
 * is an answer or an error (after every few of them where they are many). The real dataset; skipped when it is not built. */
#include "app/base/text.h"
#include "app/scene/chart.h"
#include "app/scene/facets.h"
#include "app/scene/listing.h"
#include "app/scene/page.h"
#include "app/scene/report.h"
#include "app/scene/scene.h"

static MvDb *db;
static MvAtlas *atlas;

typedef struct { GCancellable *cancellable; guint asked, allowed; } Patience;
/* TRUE = there was an answer. DETAIL: which kind of it. */
typedef gboolean (*Ask) (const MvView *view, const char *detail, GCancellable *cancellable, GError **error);

static int
lose_patience (unsigned kind, void *data, void *statement, void *text)
{
  Patience *patience = data;

  if (++patience->asked == patience->allowed)
    g_cancellable_cancel (patience->cancellable);
  return 0;
}

/* STRIDE: every how many statements. */
static void
give_up (const char *view_text, const char *detail, Ask ask, guint stride)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *whole = g_strconcat ("multivector:?", view_text, NULL);
  g_autoptr (MvView) view = mv_view_parse (whole, &failure);
  Patience patience = { NULL, 0, 1 };

  g_assert_no_error (failure);
  g_test_message ("%s %s", view_text, detail);
  sqlite3_trace_v2 (mv_db_handle (db), SQLITE_TRACE_STMT, lose_patience, &patience);
  do
    {
      g_autoptr (GCancellable) cancellable = patience.cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gboolean answered;

      patience.asked = 0;
      answered = ask (view, detail, cancellable, &error);
      g_assert_true (answered == (error == NULL));
      patience.allowed += stride;
    }
  while (patience.asked + stride >= patience.allowed);
  sqlite3_trace_v2 (mv_db_handle (db), 0, NULL, NULL);
  g_assert_cmpuint (patience.allowed, >, 1);
}

static gboolean
ask_scene (const MvView *view, const char *detail, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvScene) scene = mv_scene_build (db, atlas, view, cancellable, error);

  return scene != NULL;
}

static gboolean
ask_chart (const MvView *view, const char *detail, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvChartTable) table = mv_chart_rows (db, atlas, view, mv_chart_kind_from_code (detail), cancellable, error);

  return table != NULL;
}

static gboolean
ask_listing (const MvView *view, const char *detail, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvListing) listing = mv_listing_build (db, atlas, view, cancellable, error);

  return listing != NULL;
}

static gboolean
ask_page (const MvView *view, const char *detail, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvPageModel) model = mv_page_build (db, atlas, view, cancellable, error);

  return model != NULL;
}

static gboolean
ask_facets (const MvView *view, const char *detail, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) facets = mv_facets_count (db, atlas, view, (guint) g_ascii_strtoull (detail, NULL, 10), NULL, NULL, cancellable, error);

  return facets != NULL;
}

static gboolean
ask_report (const MvView *view, const char *detail, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvReport) report = NULL;

  mv_db_set_cancellable (db, cancellable);
  report = mv_report_build (db, atlas, detail, view, error);
  mv_db_set_cancellable (db, NULL);
  return report != NULL;
}

static void
test_scenes (void)
{
  static const char *const views[] = { "overlay=trade&year=1993", "overlay=trade,projects", "overlay=votes", "overlay=alliances,projects,assets&org=CSTO",
                                       "overlay=treaties", "overlay=trade&period=2015-2020&focus=KAZ&partners=EU,EAEU" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    give_up (views[i], "", ask_scene, i == 0 ? 1 : 3);      /* the first is quick */
}

static void
test_charts (void)
{
  static const char *const views[] = { "overlay=trade&focus=KAZ", "overlay=trade&focus=KAZ,UZB", "overlay=projects&focus=CA5", "overlay=alliances&org=CSTO", "overlay=votes" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *whole = g_strconcat ("multivector:?", views[i], NULL);
      g_autoptr (MvView) view = mv_view_parse (whole, NULL);
      g_autoptr (GArray) kinds = mv_chart_proposed (view);

      g_assert_cmpuint (kinds->len, >, 0);
      for (guint k = 0; k < kinds->len; k++)
        give_up (views[i], mv_chart_kind_code (g_array_index (kinds, MvChartKind, k)), ask_chart, 4);
    }
}

static void
test_lists (void)
{
  g_autofree char *flows = g_strdup_printf ("%u", (guint) MV_OVERLAY_FLOWS), *projects = g_strdup_printf ("%u", (guint) MV_OVERLAY_PROJECTS);
  g_autofree char *alliances = g_strdup_printf ("%u", (guint) MV_OVERLAY_ALLIANCES);

  give_up ("overlay=trade&focus=KAZ", "", ask_listing, 3);
  give_up ("overlay=projects&focus=UZB", "", ask_listing, 3);
  give_up ("overlay=trade&focus=KAZ", flows, ask_facets, 3);
  give_up ("overlay=projects", projects, ask_facets, 3);
  give_up ("overlay=alliances&org=CSTO", alliances, ask_facets, 3);
}

static void
test_reports (void)
{
  static const char *const refs[] = { "country:KAZ", "country:TKM", "flow:goods_trade:KAZ:CHN", "organisation:CSTO" };

  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    give_up ("overlay=trade&focus=KAZ", refs[i], ask_report, 5);
}

static void
test_pages (void)
{
  give_up ("page=country&focus=TKM", "", ask_page, 17);
  give_up ("page=pair&focus=KGZ&with=CHN", "", ask_page, 17);
}

int
main (int argc, char **argv)
{
  const char *path = g_getenv ("MV_DATASET");
  int status;

  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_print ("1..0 # SKIP the dataset is not built\n");
      return 0;
    }
  db = mv_db_open (path, NULL);
  atlas = mv_atlas_open (path, NULL);
  g_assert_true (db != NULL && atlas != NULL);
  g_test_add_func ("/given-up/scenes", test_scenes);
  g_test_add_func ("/given-up/charts", test_charts);
  g_test_add_func ("/given-up/lists", test_lists);
  g_test_add_func ("/given-up/reports", test_reports);
  g_test_add_func ("/given-up/pages", test_pages);
  status = g_test_run ();
  mv_atlas_unref (atlas);
  mv_db_close (db);
  return status;
}
