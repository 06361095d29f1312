/* Saved queries as layers and charts; and the queries that come with the program, each run on the dataset. */
#include <glib.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/scene/chart.h"
#include "app/scene/query.h"
#include "app/scene/scene.h"
#include "app/store/query-file.h"

static MvDb *db;
static MvAtlas *atlas;

static MvScene *
scene_of (const char *text, GError **error)
{
  g_autoptr (MvView) view = mv_view_parse (text, error);

  return view != NULL ? mv_scene_build (db, atlas, view, NULL, error) : NULL;
}

static const MvMark *
mark_of (const MvScene *scene, const char *title)
{
  for (guint i = 0; i < scene->marks->len; i++)
    if (g_strcmp0 (((MvMark *) scene->marks->pdata[i])->title, title) == 0)
      return scene->marks->pdata[i];
  return NULL;
}

static gboolean
legend_says (const MvScene *scene, const char *part)
{
  for (guint i = 0; i < scene->legends->len; i++)
    {
      const MvLegend *legend = scene->legends->pdata[i];

      for (guint k = 0; k < legend->items->len; k++)
        if (strstr (((MvLegendItem *) legend->items->pdata[k])->label, part) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* Bureau of National Statistics: exports of US$ 79,138,754,677 in 2023; the World Bank counts 20,330,104 inhabitants: 3,893 each. */
static void
test_areas (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MvScene) scene = scene_of ("multivector:?query=exports-per-head", &error);
  const MvMark *mark;

  g_assert_no_error (error);
  g_assert_cmpstr (scene->title, ==, "Exports of goods per inhabitant");
  mark = mark_of (scene, "Kazakhstan");
  g_assert_nonnull (mark);
  g_assert_cmpfloat_with_epsilon (mark->value, 79138754677.0 / 20330104, 0.5);
  g_assert_cmpstr (mark->ref, ==, "country:KAZ");
  g_assert_cmpint (mark->form, ==, MV_MARK_AREA);
  g_assert_true (g_strv_contains ((const char *const *) scene->source_ids, "kaz_bns"));
  g_assert_true (legend_says (scene, "Figures of your query"));
}

/* The year of the view is the query's, unless it has one of its own. */
static void
test_year (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MvScene) earlier = scene_of ("multivector:?query=exports-per-head&year=2020", &error);
  g_autoptr (MvScene) fixed = scene_of ("multivector:?query=exports-per-head&year=2020&param.year=2023", &error);
  g_autoptr (MvScene) present = scene_of ("multivector:?query=exports-per-head", &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (mark_of (earlier, "Kazakhstan")->value, !=, mark_of (present, "Kazakhstan")->value);
  g_assert_cmpfloat (mark_of (fixed, "Kazakhstan")->value, ==, mark_of (present, "Kazakhstan")->value);
}

static void
test_points (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MvScene) scene = scene_of ("multivector:?query=large-power-plants&param.least=3000", &error);
  g_autoptr (MvScene) places = NULL;
  const MvMark *mark;

  g_assert_no_error (error);
  mark = mark_of (scene, "Ekibastuz-1 power station");
  g_assert_nonnull (mark);
  g_assert_cmpint (mark->form, ==, MV_MARK_SYMBOL);
  g_assert_cmpfloat (mark->value, ==, 3500);
  g_assert_null (mark_of (scene, "Mary-3 power station"));
  g_assert_true (mv_query_file_write ("shapes", "SELECT name, geom FROM place WHERE name = 'Almaty' LIMIT 1", &error));
  places = scene_of ("multivector:?query=shapes", &error);
  g_assert_no_error (error);
  mark = mark_of (places, "Almaty");
  g_assert_nonnull (mark);
  g_assert_false (isnan (mark->from.x));
  g_assert_true (legend_says (places, "name no source"));
}

/* What cannot be a layer says so, and what fails is a sentence that names the query. */
static void
test_failures (void)
{
  static const struct { const char *name, *sql, *says; } cases[] = {
    { "bomb", "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n", "stopped" },
    { "writes", "DELETE FROM flow", "refused" }, { "broken", "SELECT nosuch FROM flow", "nosuch" }, { "asks", "SELECT ?", "no value" }
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (MvScene) scene = NULL;

  g_assert_true (mv_query_file_write ("words", "SELECT 'a' AS word, 1 AS n", &error));
  scene = scene_of ("multivector:?query=words", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scene->marks->len, ==, 0);
  g_assert_true (legend_says (scene, "no layer of the map"));
  g_assert_null (scene_of ("multivector:?query=there-is-none", &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_clear_error (&error);
      g_assert_true (mv_query_file_write (cases[i].name, cases[i].sql, &error));
      g_autofree char *text = g_strconcat ("multivector:?query=", cases[i].name, NULL);
      if (g_str_equal (cases[i].name, "bomb") && !g_test_thorough ())
        continue;
      g_assert_null (scene_of (text, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_true (g_str_has_prefix (error->message, cases[i].name));
    }
}

static void
test_charts (void)
{
  static const struct { const char *view; MvChartKind kind; guint rows; } cases[] = {
    { "multivector:?query=exports-per-head", MV_CHART_BAR, 5 }, { "multivector:?query=power-in-imports", MV_CHART_LINE, 50 },
    { "multivector:?query=income-and-resources", MV_CHART_SCATTER, 29 }, { "multivector:?query=exports-per-head", MV_CHART_TREEMAP, 5 }
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MvView) view = mv_view_parse (cases[i].view, &error);
      g_autoptr (MvChartTable) table = mv_chart_rows (db, atlas, view, cases[i].kind, NULL, &error);
      g_autoptr (GArray) kinds = mv_chart_proposed (view);

      g_assert_no_error (error);
      g_assert_cmpuint (table->rows->len, ==, cases[i].rows);
      g_assert_cmpuint (kinds->len, >, 0);
    }
}

static void
test_roles (void)
{
  static const struct { const char *sql; int country, value, year, x, y; } cases[] = {
    { "SELECT 'KAZ' AS a, 2020 AS year, 1.5 AS b, 2 AS c", 0, 2, 1, 2, 3 }, { "SELECT 'Kaz' AS a, 1 AS b", -1, 1, -1, -1, -1 },
    { "-- use value: c\nSELECT 'KAZ' AS a, 1 AS b, 2 AS c", 0, 2, -1, 2, 1 }, { "-- use country: none\nSELECT 'KAZ' AS a, 1 AS b", -1, 1, -1, -1, -1 },
    { "SELECT 3 AS fid, 5 AS year, 7 AS v", -1, 1, -1, 1, 2 }
  };
  const MvQueryAsk ask = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MvQueryText) text = mv_query_text_read (cases[i].sql);
      g_autoptr (MvQueryAnswer) answer = mv_query_answer_ask (db, cases[i].sql, &ask, NULL, NULL);
      MvQueryRoles roles = mv_query_roles (answer, text);

      g_test_message ("%s", cases[i].sql);
      g_assert_cmpint (roles.column[MV_QUERY_COUNTRY], ==, cases[i].country);
      g_assert_cmpint (roles.column[MV_QUERY_VALUE], ==, cases[i].value);
      g_assert_cmpint (roles.column[MV_QUERY_YEAR], ==, cases[i].year);
      g_assert_cmpint (roles.column[MV_QUERY_X], ==, cases[i].x);
      g_assert_cmpint (roles.column[MV_QUERY_Y], ==, cases[i].y);
    }
}

/* Every query that comes along has a title, says what it is about, and has rows and a layer or a chart with its own values. */
static void
test_shipped (void)
{
  g_autoptr (GPtrArray) files = mv_query_file_list ();
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const MvQueryFile *file = files->pdata[i];
      g_autoptr (MvView) view = mv_view_new ();
      g_autoptr (MvQueryText) text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MvQueryAnswer) answer = NULL;
      MvQueryRoles roles;

      if (!file->shipped)
        continue;
      mv_text_set (&view->query, file->name);
      answer = mv_query_answer_for (db, view, &text, &error);
      g_test_message ("%s", file->name);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->n_rows, >, 0);
      g_assert_false (answer->more);
      g_assert_cmpstr (file->title, !=, file->name);
      g_assert_cmpstr (file->about, !=, "");
      roles = mv_query_roles (answer, text);
      g_assert_cmpint (roles.column[MV_QUERY_SOURCE], >=, 0);
      g_assert_true (mv_query_has_layer (&roles) || mv_query_best_chart (&roles) != MV_N_CHARTS);
      for (guint k = 0; k + 1 < text->uses->len; k += 2)
        g_assert_true (g_strv_contains ((const char *const *) answer->names, text->uses->pdata[k + 1]));
      n++;
    }
  g_assert_cmpuint (n, >=, 8);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  mv_text_init ("en");
  db = mv_db_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  atlas = mv_atlas_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  g_test_add_func ("/query-layer/areas", test_areas);
  g_test_add_func ("/query-layer/year", test_year);
  g_test_add_func ("/query-layer/points", test_points);
  g_test_add_func ("/query-layer/failures", test_failures);
  g_test_add_func ("/query-layer/charts", test_charts);
  g_test_add_func ("/query-layer/roles", test_roles);
  g_test_add_func ("/query-layer/shipped", test_shipped);
  result = g_test_run ();
  mv_atlas_unref (atlas);
  mv_db_close (db);
  return result;
}
