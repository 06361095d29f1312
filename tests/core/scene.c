/* Views joined with the real dataset. Expected figures are those of the sources. Skipped when the dataset is not built. */
#include "app/base/text.h"
#include "app/scene/emphasis.h"

#include <math.h>
#include <string.h>

static MvDb *db;
static MvAtlas *atlas;

static MvScene *
build (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strconcat ("multivector:?", text, NULL);
  g_autoptr (MvView) view = mv_view_parse (whole, &error);
  MvScene *scene;

  g_assert_no_error (error);
  scene = mv_scene_build (db, atlas, view, NULL, &error);
  g_assert_no_error (error);
  return scene;
}

static void
assert_refused (const char *text, const char *parameter, const char *hint)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strconcat ("multivector:?", text, NULL);
  g_autoptr (MvView) view = mv_view_parse (whole, &error);

  if (view != NULL)
    g_assert_null (mv_scene_build (db, atlas, view, NULL, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_VIEW);
  g_assert_nonnull (strstr (error->message, parameter));
  if (hint != NULL)
    g_assert_nonnull (strstr (error->message, hint));
}

static const MvMark *
find (const MvScene *scene, MvMarkForm form, const char *ref)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const MvMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->form == form && g_str_equal (mark->ref, ref))
        return mark;
    }
  return NULL;
}

static guint
count (const MvScene *scene, MvMarkForm form)
{
  guint n = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    n += ((MvMark *) g_ptr_array_index (scene->marks, i))->form == form;
  return n;
}

static const MvLegendItem *
legend_item (const MvScene *scene, const char *label)
{
  for (guint i = 0; i < scene->legends->len; i++)
    {
      const MvLegend *legend = g_ptr_array_index (scene->legends, i);

      for (guint k = 0; k < legend->items->len; k++)
        if (g_str_has_prefix (((MvLegendItem *) g_ptr_array_index (legend->items, k))->label, label))
          return g_ptr_array_index (legend->items, k);
    }
  return NULL;
}

static gboolean
has_note (const MvScene *scene, const char *part)
{
  for (guint i = 0; i < scene->notes->len; i++)
    if (strstr (g_ptr_array_index (scene->notes, i), part) != NULL)
      return TRUE;
  return FALSE;
}

static double
sum_arrows (const MvScene *scene)
{
  double sum = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const MvMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->form == MV_MARK_ARROW)
        sum += mark->value;
    }
  return sum;
}

/* Bureau of National Statistics, 2023: exports 79,138,754,677, imports 60,412,283,335; partners are rounded one by one. */
static void
test_partners_add_up (void)
{
  g_autoptr (MvScene) out = build ("overlay=trade&focus=KAZ&direction=export&year=2023&top=0");
  g_autoptr (MvScene) in = build ("overlay=trade&focus=KAZ&direction=import&year=2023&top=0");
  g_autoptr (MvScene) top = build ("overlay=trade&focus=KAZ&direction=export&year=2023&top=20");
  const MvMark *china = find (out, MV_MARK_ARROW, "flow:goods/2023/KAZ/CHN/TOTAL");

  g_assert_cmpfloat_with_epsilon (sum_arrows (out), 79138754677.0, 300);
  g_assert_cmpfloat_with_epsilon (sum_arrows (in), 60412283335.0, 1e6);
  g_assert_cmpuint (count (top, MV_MARK_ARROW), ==, 20);
  g_assert_cmpstr (legend_item (top, "Exports of Kazakhstan")->value, ==, "US$ 79.1 bn");
  g_assert_cmpstr (legend_item (top, "Exports of Kazakhstan")->key, ==, "direction=export");
  g_assert_true (legend_item (top, "Imports of Kazakhstan")->off);
  g_assert_nonnull (legend_item (top, "114 other partners"));
  g_assert_cmpfloat (china->value, ==, 14666158300.0);
  g_assert_nonnull (strstr (china->detail, "FOB"));
  g_assert_nonnull (strstr (china->detail, "reported by Kazakhstan"));
  g_assert_cmpint (china->role, ==, MV_ROLE_CHN);
  g_assert_true (g_strv_contains ((const char *const *) out->source_ids, "kaz_bns"));
}

/* Uzbekistan books 10,352,796,900 of its exports of 2023 without a partner, most of it gold. */
static void
test_unspecified_is_stated (void)
{
  g_autoptr (MvScene) scene = build ("overlay=trade&focus=UZB&direction=export&year=2023&top=0");
  const MvLegendItem *item = legend_item (scene, "Partner not specified");

  g_assert_cmpstr (item->value, ==, "US$ 10.4 bn");
  g_assert_cmpfloat_with_epsilon (sum_arrows (scene) + 10352796900.0, 24869366300.0, 1e5);
}

static void
test_scale_is_locked (void)
{
  g_autoptr (MvScene) early = build ("overlay=trade&focus=KAZ&year=2019"), late = build ("overlay=trade&focus=KAZ&year=2023");
  const MvMark *a = find (early, MV_MARK_ARROW, "flow:goods/2019/RUS/KAZ/TOTAL"), *b = find (late, MV_MARK_ARROW, "flow:goods/2023/RUS/KAZ/TOTAL");

  g_assert_cmpfloat_with_epsilon (a->width / a->value, b->width / b->value, 1e-15);
  g_assert_cmpfloat (a->width, !=, b->width);
}

static void
test_gaps (void)
{
  g_autoptr (MvScene) gap = build ("overlay=trade&focus=TKM&year=2024"), partial = build ("overlay=trade&focus=KAZ&year=2016");
  g_autoptr (MvScene) model = build ("overlay=remittances&year=2023"), votes = build ("overlay=votes&with=RUS&year=2024");

  g_assert_cmpuint (count (gap, MV_MARK_ARROW), ==, 0);
  g_assert_cmpint (gap->nearest_year, ==, 2023);
  g_assert_true (has_note (gap, "2024"));
  g_assert_cmpstr (legend_item (gap, "Exports of Turkmenistan")->value, ==, "none recorded");
  g_assert_cmpuint (count (partial, MV_MARK_ARROW), ==, 6);     /* declared by Russia, Kyrgyzstan and Uzbekistan only */
  g_assert_cmpint (partial->nearest_year, ==, 0);
  g_assert_true (has_note (partial, "Partial"));
  g_assert_true (legend_item (partial, "Kazakhstan: partial")->caution);
  g_assert_cmpint (model->nearest_year, ==, 2017);
  g_assert_cmpuint (model->years->len, ==, 1);
  g_assert_cmpint (votes->nearest_year, ==, 2023);
  g_assert_cmpuint (count (votes, MV_MARK_AREA), ==, 0);
}

static void
test_membership (void)
{
  g_autoptr (MvScene) before = build ("overlay=alliances&org=CSTO&date=2012-01-01"), after = build ("overlay=alliances&org=CSTO&year=2013");
  g_autoptr (MvScene) now = build ("overlay=alliances&org=CSTO&year=2025"), unborn = build ("overlay=alliances&org=EAEU&date=2012");
  g_autoptr (MvScene) several = build ("overlay=alliances&org=CSTO,EAEU,SCO,CIS,OTS&year=2023");

  g_assert_cmpint (find (before, MV_MARK_AREA, "country:UZB")->pattern, ==, MV_PATTERN_PLAIN);
  g_assert_cmpint (find (after, MV_MARK_AREA, "country:UZB")->pattern, ==, MV_PATTERN_OUTLINE);
  g_assert_cmpint (find (now, MV_MARK_AREA, "country:ARM")->pattern, ==, MV_PATTERN_CROSS);
  g_assert_cmpint (find (before, MV_MARK_AREA, "country:KAZ")->role, ==, MV_ROLE_RUS);
  g_assert_cmpstr (legend_item (before, "Members")->value, ==, "7");
  g_assert_cmpstr (legend_item (after, "Members")->value, ==, "6");
  g_assert_cmpuint (count (unborn, MV_MARK_AREA), ==, 0);
  g_assert_true (has_note (unborn, "did not exist yet"));
  g_assert_cmpfloat (find (several, MV_MARK_AREA, "country:KAZ")->tone, ==, 1);         /* in all five */
  g_assert_cmpfloat_with_epsilon (find (several, MV_MARK_AREA, "country:UZB")->tone, 0.6, 1e-9);        /* CIS, OTS, SCO */
  g_assert_nonnull (strstr (find (several, MV_MARK_AREA, "country:UZB")->detail, "CIS, OTS, SCO"));
}

/* 2023: Kazakhstan and Russia cast the same vote in 0.5195 of 77 roll calls. */
static void
test_votes (void)
{
  g_autoptr (MvScene) five = build ("overlay=votes&with=RUS&year=2023"), all = build ("overlay=votes&with=KAZ&year=2023");
  g_autoptr (MvScene) other_source = build ("overlay=votes&with=USA&year=2025");
  const MvMark *kaz = find (five, MV_MARK_AREA, "country:KAZ");

  g_assert_cmpfloat_with_epsilon (kaz->value, 0.5195, 1e-9);
  g_assert_nonnull (strstr (kaz->detail, "77 votes"));
  g_assert_cmpuint (count (five, MV_MARK_AREA), ==, 6); /* the five, and Russia outlined */
  g_assert_cmpuint (count (all, MV_MARK_AREA), >, 150);
  g_assert_cmpfloat_with_epsilon (find (all, MV_MARK_AREA, "country:RUS")->value, 0.5195, 1e-9);
  g_assert_cmpstr (legend_item (all, "European Union")->value, ==, "52.1 %");   /* pooled: stated, not drawn */
  g_assert_true (legend_item (other_source, "2025 comes from another source")->caution);
}

static void
test_treaties (void)
{
  g_autoptr (MvScene) scene = build ("overlay=treaties&focus=KAZ&year=2013"), early = build ("overlay=treaties&focus=KAZ&year=1991");
  const MvMark *russia = find (scene, MV_MARK_LINE, "link:RUSKAZ2013/KAZ/RUS");

  g_assert_nonnull (russia);
  g_assert_cmpint (russia->role, ==, MV_ROLE_RUS);
  g_assert_cmpuint (g_strv_length (russia->members), >=, 4);
  g_assert_null (find (scene, MV_MARK_LINE, "link:KAZUZB2022/KAZ/UZB"));        /* not yet */
  g_assert_null (find (early, MV_MARK_LINE, "link:RUSKAZ1992/KAZ/RUS"));
}

static void
test_projects (void)
{
  g_autoptr (MvScene) all = build ("overlay=projects&year=2026"), early = build ("overlay=projects&year=2005");
  g_autoptr (MvScene) some = build ("overlay=projects&sponsor=CHN&theme=oil_gas&focus=KAZ&year=2023");
  g_autoptr (MvScene) gulf = build ("overlay=projects&sponsor=GULF&year=2026");
  gboolean told_with = FALSE;

  /* The fragment of lines A and B is not drawn as their footprint. */
  g_assert_null (find (all, MV_MARK_LINE, "project:gcdf-54489"));
  g_assert_nonnull (find (all, MV_MARK_LINE, "project:gcdf-39619"));
  g_assert_null (find (early, MV_MARK_LINE, "project:gcdf-39619"));     /* committed in 2012 */
  g_assert_true (find (all, MV_MARK_SYMBOL, "project:gcdf-96410") == NULL || find (all, MV_MARK_SYMBOL, "project:gcdf-96410")->hollow);
  g_assert_false (legend_item (some, "China")->off);
  g_assert_true (legend_item (some, "Russia")->off);
  g_assert_cmpstr (legend_item (some, "Russia")->key, ==, "sponsor=RUS");
  /* Sirdarya, 1,500 MW: told with the Chinese loan when that is shown, on its own when it is not. */
  for (guint i = 0; i < all->marks->len; i++)
    {
      const MvMark *mark = g_ptr_array_index (all->marks, i);

      told_with |= mark->detail != NULL && strstr (mark->detail, "also recorded as “Sirdarya 1,500 MW gas power plant”") != NULL;
      g_assert_cmpstr (mark->ref, !=, "project:fl-0001");
    }
  g_assert_true (told_with);
  g_assert_null (legend_item (gulf, "1 record repeats another"));
}

static void
test_refusals (void)
{
  assert_refused ("overlay=alliances&org=CSTX", "org=CSTX", "CSTO");
  assert_refused ("overlay=trade&focus=KAX", "focus=KAX", "KAZ");
  assert_refused ("overlay=trade&product=HS:9X", "product=HS:9X", NULL);
  assert_refused ("overlay=trade&measure=goodz", "measure=goodz", "goods");
  assert_refused ("overlay=aid&measure=goods", "measure=goods", NULL);
  assert_refused ("overlay=projects&sponsor=CHM", "sponsor=CHM", "CHN");
  assert_refused ("overlay=projects&theme=oilgas", "theme", NULL);
  assert_refused ("overlay=votes&with=XXQ", "with=XXQ", NULL);
}

static void
test_start_view (void)
{
  g_autoptr (MvView) view = mv_view_new ();
  g_autoptr (MvScene) scene = mv_scene_build (db, atlas, view, NULL, NULL), again = mv_scene_build (db, atlas, view, NULL, NULL);
  MvMarkForm last = MV_MARK_AREA;
  double longitude, latitude;

  g_assert_cmpuint (scene->legends->len, ==, 2);
  g_assert_cmpuint (scene->serial, !=, again->serial);
  g_assert_cmpuint (scene->marks->len, ==, again->marks->len);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      /* Painting order: areas, lines, arrows, symbols. */
      static const int order[] = { [MV_MARK_AREA] = 0, [MV_MARK_LINE] = 1, [MV_MARK_ARROW] = 2, [MV_MARK_SYMBOL] = 3 };
      const MvMark *mark = g_ptr_array_index (scene->marks, i), *twin = g_ptr_array_index (again->marks, i);

      g_assert_cmpint (order[last], <=, order[mark->form]);
      last = mark->form;
      g_assert_cmpstr (mark->ref, ==, twin->ref);
      g_assert_cmpstr (mark->detail, ==, twin->detail);
      g_assert_nonnull (mark->title);
    }
  /* The region is whole in the box, and stays what the view is about. */
  mv_mercator_unproject ((MvPoint) { scene->box.min_x, scene->box.min_y }, &longitude, &latitude);
  g_assert_cmpfloat (longitude, >=, 19.9);
  g_assert_cmpfloat (longitude, <=, 47);
  g_assert_cmpfloat (latitude, <=, 62.1);
  mv_mercator_unproject ((MvPoint) { scene->box.max_x, scene->box.max_y }, &longitude, &latitude);
  g_assert_cmpfloat (longitude, >=, 87);
  g_assert_cmpfloat (longitude, <=, 115.1);
}

static gboolean
notes_say (const MvScene *scene, const char *words)
{
  for (guint i = 0; i < scene->notes->len; i++)
    if (strstr (scene->notes->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

/* Exports of Kazakhstan to China as its statistics office gives them, year by year: added up by hand. */
static void
test_period (void)
{
  const double years[] = { 6307476400.0, 8003866693.0, 9420579061.0, 9772505633.0, 13060205479.0, 14666158300.0 };
  g_autoptr (MvScene) whole = build ("overlay=trade&focus=KAZ&direction=export&year=2023&period=2018-2023");
  g_autoptr (MvScene) broken = build ("overlay=trade&focus=KAZ&direction=export&year=2019&period=2015-2020");
  g_autoptr (MvScene) stock = build ("overlay=refugees&focus=KAZ&year=2020&period=2015-2020");
  g_autoptr (MvScene) projects = build ("overlay=projects&focus=KAZ&year=2023&period=2018-2023"), before = build ("overlay=projects&focus=KAZ&year=2023");
  const MvMark *sum = find (whole, MV_MARK_ARROW, "flow:goods/2023/KAZ/CHN/TOTAL"), *one = find (broken, MV_MARK_ARROW, "flow:goods/2019/KAZ/CHN/TOTAL");
  double expected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    expected += years[i];
  g_assert_nonnull (sum);
  g_assert_cmpfloat_with_epsilon (sum->value, expected, 1);
  g_assert_nonnull (strstr (sum->detail, "2018–2023"));
  g_assert_nonnull (strstr (whole->title, "2018–2023"));
  /* 2016 is known by its partners' declarations alone: nothing is added, and the reason is said. */
  g_assert_nonnull (one);
  g_assert_cmpfloat_with_epsilon (one->value, years[1], 1);
  g_assert_true (notes_say (broken, "2015–2020 is not added up, 2019 is shown"));
  g_assert_true (notes_say (broken, "2016"));
  g_assert_null (strstr (broken->title, "2015"));
  g_assert_true (notes_say (stock, "the counts of several years are no sum"));
  g_assert_cmpuint (count (projects, MV_MARK_SYMBOL), <, count (before, MV_MARK_SYMBOL));
  g_assert_nonnull (strstr (projects->title, "2018–2023"));
}

/* Two partners selected: their flows and ends stand out, the other flows step back, fills stay. */
static void
test_emphasis (void)
{
  g_autoptr (MvScene) scene = build ("overlay=trade&focus=KAZ&direction=export&year=2023&select=flow:goods/2022/KAZ/CHN/TOTAL,country:ITA");
  g_autoptr (MvScene) single = build ("overlay=trade&focus=KAZ&direction=export&year=2023&select=country:ITA");
  g_autoptr (MvEmphasis) emphasis = mv_emphasis_new (scene, scene->view), none = mv_emphasis_new (single, single->view);
  g_auto (GStrv) countries = mv_emphasis_countries (scene->view);
  g_autofree char *joined = g_strjoinv (",", countries);

  g_assert_null (none);
  g_assert_nonnull (emphasis);
  g_assert_cmpuint (emphasis->quiet->len + emphasis->strong->len, ==, scene->marks->len);
  g_assert_cmpstr (joined, ==, "CHN,ITA");
  for (guint i = 0; i < emphasis->strong->len; i++)
    {
      const MvMark *mark = emphasis->strong->pdata[i];

      if (mark->form == MV_MARK_ARROW)
        g_assert_true (strstr (mark->ref, "/CHN/") != NULL || strstr (mark->ref, "/ITA/") != NULL);
      else if (mark->form == MV_MARK_SYMBOL)
        g_assert_true (strstr ("country:KAZ country:CHN country:ITA", mark->ref) != NULL);
    }
  for (guint i = 0; i < emphasis->quiet->len; i++)
    g_assert_cmpint (((MvMark *) emphasis->quiet->pdata[i])->form, !=, MV_MARK_AREA);
}

static void
test_cancel (void)
{
  g_autoptr (MvView) view = mv_view_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mv_scene_build (db, atlas, view, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_events (void)
{
  g_autoptr (MvView) view = mv_view_new ();
  g_autoptr (GPtrArray) ticks = mv_scene_events (db, view, NULL);
  const MvEventTick *first = g_ptr_array_index (ticks, 0);

  g_assert_cmpuint (ticks->len, ==, 87);        /* the list of the region; that of United States engagement overlaps it */
  g_assert_cmpint (first->year, ==, 1991);
  g_assert_cmpstr (first->date, ==, "1991-08-31");
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
  g_test_add_func ("/scene/partners-add-up", test_partners_add_up);
  g_test_add_func ("/scene/unspecified-is-stated", test_unspecified_is_stated);
  g_test_add_func ("/scene/scale-is-locked", test_scale_is_locked);
  g_test_add_func ("/scene/gaps", test_gaps);
  g_test_add_func ("/scene/membership", test_membership);
  g_test_add_func ("/scene/votes", test_votes);
  g_test_add_func ("/scene/treaties", test_treaties);
  g_test_add_func ("/scene/projects", test_projects);
  g_test_add_func ("/scene/refusals", test_refusals);
  g_test_add_func ("/scene/start-view", test_start_view);
  g_test_add_func ("/scene/period", test_period);
  g_test_add_func ("/scene/emphasis", test_emphasis);
  g_test_add_func ("/scene/cancel", test_cancel);
  g_test_add_func ("/scene/events", test_events);
  status = g_test_run ();
  mv_atlas_unref (atlas);
  mv_db_close (db);
  return status;
}
