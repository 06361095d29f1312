#include <glib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/scene/report.h"

static MvDb *db;
static MvAtlas *atlas;

static MvReport *
report_of (const char *ref, const char *view_text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MvView) view = mv_view_parse (view_text, &error);
  MvReport *report;

  g_assert_no_error (error);
  report = mv_report_build (db, atlas, ref, view, &error);
  g_test_message ("%s", ref);
  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

static MvFigure *
find (const MvReport *report, const char *section_start, const char *label)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      MvReportSection *section = report->sections->pdata[i];

      if (section_start != NULL && (section->title == NULL || !g_str_has_prefix (section->title, section_start)))
        continue;
      for (guint k = 0; k < section->figures->len; k++)
        if (g_str_equal (((MvFigure *) section->figures->pdata[k])->label, label))
          return section->figures->pdata[k];
    }
  return NULL;
}

static gboolean
is_listed (const MvReport *report, const char *source_id)
{
  for (guint i = 0; i < report->sources->len; i++)
    if (g_str_equal (((MvSourceText *) report->sources->pdata[i])->source_id, source_id))
      return TRUE;
  return FALSE;
}

static void
check_figure (const MvReport *report, const MvFigure *figure)
{
  g_assert_nonnull (figure->label);
  g_assert_cmpstr (figure->value, !=, "");
  if (figure->state == MV_FIGURE_KNOWN)
    g_assert_nonnull (figure->source_id);
  if (figure->source_id != NULL)
    g_assert_true (is_listed (report, figure->source_id));
  for (guint i = 0; figure->others != NULL && i < figure->others->len; i++)
    check_figure (report, figure->others->pdata[i]);
}

/* Every known figure names a source, every source is listed once, every section says something, every reference leads to a view. */
static void
check_report (const MvReport *report)
{
  g_assert_nonnull (report->title);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const MvReportSection *section = report->sections->pdata[i];

      g_assert_cmpuint (section->figures->len, >, 0);
      for (guint k = 0; k < section->figures->len; k++)
        {
          const MvFigure *figure = section->figures->pdata[k];

          check_figure (report, figure);
          if (figure->ref != NULL)
            {
              g_autofree char *escaped = g_uri_escape_string (figure->ref, ":/", FALSE);
              g_autofree char *text = g_strconcat ("multivector:?select=", escaped, NULL);
              g_autoptr (GError) error = NULL;
              g_autoptr (MvView) view = mv_view_parse (text, &error);
              g_assert_no_error (error);
            }
        }
    }
  for (guint i = 0; i < report->sources->len; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpstr (((MvSourceText *) report->sources->pdata[i])->source_id, !=, ((MvSourceText *) report->sources->pdata[k])->source_id);
}

/* Expected values: statistics office of Kazakhstan (kaz_bns), partner tables of 2023. */
static void
test_kazakhstan (void)
{
  g_autoptr (MvReport) report = report_of ("country:KAZ", "multivector:?year=2023");
  MvFigure *exports = find (report, "Foreign trade", "Exports of goods"), *italy = find (report, "Largest buyers", "Italy");

  check_report (report);
  g_assert_cmpstr (exports->value, ==, "US$ 79.1 bn");
  g_assert_cmpstr (exports->source_id, ==, "kaz_bns");
  g_assert_nonnull (strstr (exports->detail, "2023"));
  g_assert_nonnull (strstr (exports->detail, "FOB"));
  g_assert_nonnull (strstr (exports->detail, "reported by Kazakhstan"));
  /* The Factbook counts goods and services: beside it, never instead of it. */
  g_assert_cmpuint (exports->others->len, ==, 1);
  g_assert_cmpstr (((MvFigure *) exports->others->pdata[0])->label, ==, "Exports of goods and services");
  g_assert_cmpstr (find (report, "Foreign trade", "Imports of goods")->value, ==, "US$ 60.4 bn");
  g_assert_cmpstr (find (report, "Foreign trade", "Balance")->value, ==, "US$ 18.7 bn");
  g_assert_cmpstr (italy->value, ==, "US$ 14.8 bn");
  g_assert_cmpstr (italy->ref, ==, "flow:goods/2023/KAZ/ITA/TOTAL");
  g_assert_cmpstr (find (report, "Land borders", "Russia")->value, ==, "7,644 km");
  /* An unknown beginning stays unknown. */
  g_assert_nonnull (strstr (find (report, "Organisations", "CAREC")->detail, "start not known"));
}

/* A year without a total says so and names the nearest that has one. */
static void
test_gap (void)
{
  g_autoptr (MvReport) report = report_of ("country:KAZ", "multivector:?year=2016");
  MvFigure *exports = find (report, "Foreign trade", "Exports of goods");

  check_report (report);
  if (exports->state == MV_FIGURE_NOT_REPORTED)
    g_assert_nonnull (strstr (exports->note, "the nearest year"));
}

static void
test_turkmenistan (void)
{
  g_autoptr (MvReport) report = report_of ("country:TKM", "multivector:?year=2023");
  MvFigure *own = find (report, "Largest buyers", "Its own list of partners");

  check_report (report);
  g_assert_cmpint (own->state, ==, MV_FIGURE_NOT_REPORTED);
  g_assert_nonnull (find (report, "Foreign trade", "Exports of goods and services"));
  g_assert_null (find (report, "Foreign trade", "Exports of goods"));
}

static void
test_flow (void)
{
  g_autoptr (MvReport) flow = report_of ("flow:goods/2023/KAZ/CHN/TOTAL", "multivector:");
  g_autoptr (MvReport) gap = report_of ("flow:goods/2016/KAZ/CHN/TOTAL", "multivector:");
  MvFigure *after = find (gap, "The nearest years", "2018");

  check_report (flow);
  check_report (gap);
  g_assert_cmpstr (flow->title, ==, "Kazakhstan → China");
  g_assert_cmpstr (find (flow, NULL, "As published")->value, ==, "US$ 14,666,158,300");
  g_assert_cmpstr (find (flow, "The opposite", "China → Kazakhstan")->value, ==, "US$ 15.4 bn");
  g_assert_cmpstr (find (flow, "The nearest years", "2022")->ref, ==, "flow:goods/2022/KAZ/CHN/TOTAL");
  /* 2015 is UNCTAD's, 2018 the national office's: a break. */
  g_assert_cmpint (find (gap, NULL, "Goods trade")->state, ==, MV_FIGURE_NOT_REPORTED);
  g_assert_nonnull (strstr (after->note, "changes its source"));
}

/* What has no partner is no partner: it follows the named ones, with its share (uzb_stat, 2023: 10,352,796,900 of 24,869,366,300). */
static void
test_unnamed (void)
{
  g_autoptr (MvReport) report = report_of ("country:UZB", "multivector:?year=2023");
  const MvReportSection *buyers = NULL;
  MvFigure *first, *last, *covers = find (report, "Largest buyers", "What the partner list covers");

  check_report (report);
  for (guint i = 0; i < report->sections->len && buyers == NULL; i++)
    if (g_str_has_prefix (((MvReportSection *) report->sections->pdata[i])->title, "Largest buyers"))
      buyers = report->sections->pdata[i];
  g_assert_nonnull (buyers);
  first = buyers->figures->pdata[0];
  last = buyers->figures->pdata[5];
  g_assert_cmpstr (first->label, ==, "Russia");
  g_assert_cmpstr (last->label, ==, "Partner not specified");
  g_assert_true (g_str_has_prefix (last->detail, "41.6 % of the total"));
  g_assert_nonnull (strstr (covers->detail, "the list adds up to 100 % of the national total"));
}

/* Two lists that date one signature differently are one line with both dates. */
static void
test_two_dates (void)
{
  g_autoptr (MvReport) country = report_of ("country:TKM", "multivector:?year=2023"), body = report_of ("organisation:BRI", "multivector:?year=2023"),
                       before = report_of ("country:TKM", "multivector:?year=2020");
  MvFigure *one = find (country, "Organisations", "BRI"), *other = find (body, "Who belongs", "Turkmenistan");

  check_report (country);
  check_report (body);
  g_assert_nonnull (strstr (one->detail, "since June 2017"));
  g_assert_cmpuint (one->others->len, ==, 1);
  g_assert_cmpstr (((MvFigure *) one->others->pdata[0])->value, ==, "since January 2023");
  g_assert_cmpstr (((MvFigure *) one->others->pdata[0])->source_id, ==, "pg_bri_tdi");
  g_assert_null (strstr (one->note, "2023-01"));
  g_assert_cmpuint (other->others->len, ==, 1);
  g_assert_null (find (before, "Organisations", "BRI")->others);
}

static void
test_membership (void)
{
  g_autoptr (MvReport) before = report_of ("organisation:CSTO", "multivector:?overlay=alliances&date=2012-01-01");
  g_autoptr (MvReport) after = report_of ("organisation:CSTO", "multivector:?overlay=alliances&date=2013-01-01");

  check_report (before);
  check_report (after);
  g_assert_cmpstr (find (before, "Who belongs", "Uzbekistan")->value, ==, "member");
  g_assert_null (find (after, "Who belongs", "Uzbekistan"));
  g_assert_cmpstr (find (after, "Ended", "Uzbekistan")->value, ==, "withdrawn");
}

static void
test_project (void)
{
  g_autoptr (MvReport) report = report_of ("project:gcdf-54489", "multivector:");
  MvFigure *amount = find (report, "Record", "Amount");

  check_report (report);
  g_assert_nonnull (strstr (amount->detail, "constant 20"));
  g_assert_nonnull (strstr (find (report, "Record", "Caution")->value, "fragment"));
  g_assert_cmpstr (find (report, "Who", "Lead sponsor")->ref, ==, "country:CHN");
}

/* What a record takes from another source than its own says so; its own number is not shown as the source's; codes are words. */
static void
test_project_sources (void)
{
  g_autoptr (MvReport) line = report_of ("project:gcdf-39619", "multivector:"), casa = report_of ("project:fl-0026", "multivector:");

  check_report (line);
  check_report (casa);
  g_assert_cmpstr (find (line, "Record", "Amount")->source_id, ==, "aiddata_gcdf3_adm");
  g_assert_cmpstr (find (line, "Record", "Status")->source_id, ==, "aiddata_gcdf2_geo");
  g_assert_cmpstr (find (line, "Record", "Number in the source")->value, ==, "39619");
  g_assert_cmpstr (find (line, "Record", "Sector")->value, ==, "Energy");
  g_assert_cmpstr (find (casa, "Record", "Status")->source_id, ==, "pg_wb_casa23");
  g_assert_cmpstr (find (casa, "Record", "Amount")->source_id, ==, "pg_ap_casa");
  g_assert_null (find (casa, "Record", "Number in the source"));
  g_assert_nonnull (strstr (find (casa, "Who", "Place on the map")->detail, "Sangtuda-1 hydroelectric plant"));
}

/* Each thing a report refers to has a report, two steps deep. */
static void
test_walk (void)
{
  static const char *const starts[] = { "country:KAZ", "country:KGZ", "country:TJK", "country:TKM", "country:UZB", "country:RUS", "country:EUU",
                                        "country:XXX", "organisation:SCO", "link:CST1992/KAZ/RUS", "event:ev-001", "asset:gem-P0739", "place:pl-1526384" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint s = 0; s < G_N_ELEMENTS (starts); s++)
    {
      g_autoptr (MvReport) report = report_of (starts[s], "multivector:?year=2020");

      check_report (report);
      for (guint i = 0; i < report->sections->len; i++)
        {
          const MvReportSection *section = report->sections->pdata[i];
          for (guint k = 0; k < section->figures->len; k++)
            {
              const char *ref = ((MvFigure *) section->figures->pdata[k])->ref;

              if (ref != NULL && g_hash_table_add (seen, g_strdup (ref)))
                {
                  g_autoptr (MvReport) next = report_of (ref, "multivector:?year=2020");
                  check_report (next);
                }
            }
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 100);
}

static void
test_refused (void)
{
  static const char *const refs[] = { "", "KAZ", "country:", "country:QQQ", "planet:earth", "flow:goods/2023/KAZ", "flow:oil/2023/KAZ/CHN/TOTAL",
                                      "flow:goods/2023/QQQ/CHN/TOTAL", "link:X/KAZ/RUS", "link:CST1992", "place:nowhere", "project:", "event:none" };

  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refs[i]);
      g_assert_null (mv_report_build (db, atlas, refs[i], NULL, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
    }
}

static void
test_text (void)
{
  g_autoptr (MvReport) a = report_of ("country:UZB", "multivector:"), b = report_of ("country:UZB", "multivector:");
  g_autofree char *text_a = mv_report_text (a), *text_b = mv_report_text (b);

  g_assert_cmpstr (text_a, ==, text_b);
  g_assert_nonnull (strstr (text_a, "\nSources\n"));
  g_assert_true (g_utf8_validate (text_a, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");
  db = mv_db_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  atlas = mv_atlas_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);

  g_test_add_func ("/report/kazakhstan", test_kazakhstan);
  g_test_add_func ("/report/gap", test_gap);
  g_test_add_func ("/report/turkmenistan", test_turkmenistan);
  g_test_add_func ("/report/flow", test_flow);
  g_test_add_func ("/report/membership", test_membership);
  g_test_add_func ("/report/project", test_project);
  g_test_add_func ("/report/project-sources", test_project_sources);
  g_test_add_func ("/report/unnamed", test_unnamed);
  g_test_add_func ("/report/two-dates", test_two_dates);
  g_test_add_func ("/report/walk", test_walk);
  g_test_add_func ("/report/refused", test_refused);
  g_test_add_func ("/report/text", test_text);
  status = g_test_run ();
  mv_atlas_unref (atlas);
  mv_db_close (db);
  return status;
}
