/* Facet counts against independent SQL over the real dataset, and the members of groups at dates. */
#include <sqlite3.h>

#include "app/scene/facets.h"
#include "app/scene/scene.h"

static MvDb *db;
static MvAtlas *atlas;

static guint
ask (const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  guint n;

  g_assert_cmpint (sqlite3_prepare_v2 (mv_db_handle (db), sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  n = (guint) sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return n;
}

static const char *const *groups;

static GPtrArray *
count (const char *text, guint overlay, const MvBox *extent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MvView) view = mv_view_parse (text, &error);
  GPtrArray *facets;

  g_assert_no_error (error);
  facets = mv_facets_count (db, atlas, view, overlay, extent, groups, NULL, &error);
  g_assert_no_error (error);
  return facets;
}

static const MvFacetValue *
find (GPtrArray *facets, const char *key, const char *code)
{
  for (guint i = 0; i < facets->len; i++)
    {
      const MvFacet *facet = facets->pdata[i];

      for (guint k = 0; g_str_equal (facet->key, key) && k < facet->values->len; k++)
        if (g_str_equal (((MvFacetValue *) facet->values->pdata[k])->code, code))
          return facet->values->pdata[k];
    }
  return NULL;
}

static guint
found (GPtrArray *facets, const char *key, const char *code)
{
  const MvFacetValue *value = find (facets, key, code);

  return value != NULL ? value->count : 0;
}

#define YEAR "coalesce(commitment_year, announced_year, start_year)"
#define CHINA "(sponsor_role = 'CHN' OR EXISTS (SELECT 1 FROM project_sponsor s WHERE s.project_id = p.project_id AND s.iso3 = 'CHN'))"

/* A facet's counts ignore its own choice and respect all others. */
static void
test_projects (void)
{
  g_autoptr (GPtrArray) facets = count ("multivector:?overlay=projects&sponsor=CHN&theme=transport", MV_OVERLAY_PROJECTS, NULL);

  g_assert_cmpuint (found (facets, "sponsor", "CHN"), ==,
                    ask ("SELECT count(*) FROM project p WHERE theme = 'transport' AND " CHINA " AND " YEAR " <= 2023"));
  g_assert_cmpuint (found (facets, "sponsor", "RUS"), ==,
                    ask ("SELECT count(*) FROM project p WHERE theme = 'transport' AND " YEAR " <= 2023 AND (sponsor_role = 'RUS' OR EXISTS"
                         " (SELECT 1 FROM project_sponsor s WHERE s.project_id = p.project_id AND s.iso3 = 'RUS'))"));
  g_assert_cmpuint (found (facets, "theme", "power"), ==,
                    ask ("SELECT count(*) FROM project p WHERE theme = 'power' AND " CHINA " AND " YEAR " <= 2023"));
  g_assert_cmpuint (found (facets, "status", "completed"), ==,
                    ask ("SELECT count(*) FROM project p WHERE status = 'completed' AND theme = 'transport' AND " CHINA " AND " YEAR " <= 2023"));
  g_assert_cmpuint (found (facets, "precision", "footprint"), ==,
                    ask ("SELECT count(*) FROM project p WHERE location_precision = 'footprint' AND theme = 'transport' AND " CHINA " AND " YEAR " <= 2023"));
  g_assert_cmpuint (found (facets, "source", "aiddata_gcdf2_geo"), ==,
                    ask ("SELECT count(*) FROM project p WHERE source_id = 'aiddata_gcdf2_geo' AND theme = 'transport' AND " CHINA " AND " YEAR " <= 2023"));
  g_assert_true (find (facets, "sponsor", "CHN")->chosen && !find (facets, "theme", "power")->chosen);
  g_assert_cmpuint (found (facets, "sponsor", "CHN"), >, 0);
}

/* The focus, the brushed years, the filter of precision. */
static void
test_period (void)
{
  g_autoptr (GPtrArray) facets = count ("multivector:?overlay=projects&focus=UZB&period=2010-2015&precision=site,footprint,point", MV_OVERLAY_PROJECTS, NULL);
  const char *where = "SELECT count(*) FROM project p JOIN project_country c USING (project_id) WHERE c.iso3 = 'UZB'"
                      " AND " YEAR " BETWEEN 2010 AND 2015";
  g_autofree char *sponsors = g_strconcat (where, " AND " CHINA " AND location_precision IN ('site', 'footprint', 'point')", NULL);
  g_autofree char *precision = g_strconcat (where, " AND location_precision = 'province'", NULL);

  g_assert_cmpuint (found (facets, "sponsor", "CHN"), ==, ask (sponsors));
  g_assert_cmpuint (found (facets, "precision", "province"), ==, ask (precision));
  g_assert_cmpuint (ask (precision), >, 0);
}

static void
test_off (void)
{
  g_autoptr (GPtrArray) on = count ("multivector:?overlay=projects&sponsor=CHN&theme=transport&off=theme", MV_OVERLAY_PROJECTS, NULL);
  g_autoptr (GPtrArray) bare = count ("multivector:?overlay=projects&sponsor=CHN", MV_OVERLAY_PROJECTS, NULL);

  g_assert_cmpuint (found (on, "sponsor", "CHN"), ==, found (bare, "sponsor", "CHN"));
  g_assert_true (find (on, "theme", "transport")->chosen);
  g_assert_true (((MvFacet *) on->pdata[1])->off);
}

static void
test_extent (void)
{
  MvPoint low = mv_mercator_project (60, 42), high = mv_mercator_project (75, 38);
  const MvBox box = { low.x, low.y, high.x, high.y };
  g_autoptr (GPtrArray) facets = count ("multivector:?overlay=projects", MV_OVERLAY_PROJECTS, &box);

  g_assert_cmpuint (found (facets, "theme", "power"), ==,
                    ask ("SELECT count(*) FROM project p WHERE theme = 'power' AND " YEAR " <= 2023 AND lon BETWEEN 60 AND 75 AND lat BETWEEN 38 AND 42"));
  g_assert_cmpuint (found (facets, "theme", "power"), >, 0);
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) facets = count ("multivector:?overlay=projects", MV_OVERLAY_PROJECTS, NULL);
  const MvFacetValue *china = find (facets, "sponsor", "CHN");
  g_autofree char *said = mv_facet_say (facets->pdata[0], china), *wanted = g_strdup_printf ("Sponsor China, %u projects", china->count);

  g_assert_cmpstr (said, ==, wanted);
}

/* Arrows of the scene that TEXT shows. */
static guint
arrows_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MvView) view = mv_view_parse (text, &error);
  g_autoptr (MvScene) scene = mv_scene_build (db, atlas, view, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < scene->marks->len; i++)
    n += ((MvMark *) scene->marks->pdata[i])->form == MV_MARK_ARROW;
  return n;
}

#define EXPORTS "SELECT count(*) FROM flow f WHERE measure = (SELECT measure FROM measure WHERE family = 'goods' AND family_default = 1) AND product = 'TOTAL'" \
                " AND from_iso3 = 'KAZ' AND focus_from = 1 AND value > 0 "

/* Members at the date of the view: the Eurasian Economic Union has none before 1 January 2015 (its table of memberships). */
static void
test_partners (void)
{
  g_assert_cmpuint (arrows_of ("multivector:?overlay=trade&focus=KAZ&direction=export&top=0&year=2014&partners=EAEU"), ==, 0);
  g_assert_cmpuint (arrows_of ("multivector:?overlay=trade&focus=KAZ&direction=export&top=0&year=2016&partners=EAEU"), ==,
                    ask (EXPORTS "AND year = 2016 AND to_iso3 IN ('RUS', 'BLR', 'ARM', 'KGZ')"));
  g_assert_cmpuint (arrows_of ("multivector:?overlay=trade&focus=KAZ&direction=export&top=0&year=2016&partners=RUS,UZB"), ==, 2);
  g_assert_cmpuint (arrows_of ("multivector:?overlay=trade&focus=KAZ&direction=export&top=0&year=2016&partners=RUS,UZB&off=partners"), >, 2);
}

static void
test_partner_facet (void)
{
  g_autoptr (GPtrArray) facets = count ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2016", MV_OVERLAY_FLOWS, NULL);
  g_autoptr (GPtrArray) before = count ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2014", MV_OVERLAY_FLOWS, NULL);

  g_assert_cmpuint (found (facets, "partners", "EAEU"), ==, ask (EXPORTS "AND year = 2016 AND to_iso3 IN ('RUS', 'BLR', 'ARM', 'KGZ')"));
  g_assert_cmpuint (found (before, "partners", "EAEU"), ==, 0);
}

#define UP_TO " AND " YEAR " <= 2023"

/* Stages by years, and amounts within one price basis: the bounds of a value are at least the first and less than the second. */
static void
test_years_and_amounts (void)
{
  g_autoptr (GPtrArray) facets = count ("multivector:?overlay=projects&sponsor=CHN&committed=2010-2014&amount=aiddata_usd2021:10000000-100000000",
                                        MV_OVERLAY_PROJECTS, NULL);
  g_autoptr (GPtrArray) off = count ("multivector:?overlay=projects&sponsor=CHN&committed=2011-2013&off=committed", MV_OVERLAY_PROJECTS, NULL);

  g_assert_cmpuint (found (facets, "committed", "2010-2014"), ==,
                    ask ("SELECT count(*) FROM project p WHERE " CHINA UP_TO " AND commitment_year BETWEEN 2010 AND 2014"
                         " AND amount_basis = 'aiddata_usd2021' AND amount_usd >= 10e6 AND amount_usd < 100e6"));
  g_assert_cmpuint (found (facets, "committed", "2015-2019"), ==,
                    ask ("SELECT count(*) FROM project p WHERE " CHINA UP_TO " AND commitment_year BETWEEN 2015 AND 2019"
                         " AND amount_basis = 'aiddata_usd2021' AND amount_usd >= 10e6 AND amount_usd < 100e6"));
  g_assert_cmpuint (found (facets, "amount", "aiddata_usd2021:1000000-10000000"), ==,
                    ask ("SELECT count(*) FROM project p WHERE " CHINA UP_TO " AND commitment_year BETWEEN 2010 AND 2014"
                         " AND amount_basis = 'aiddata_usd2021' AND amount_usd >= 1e6 AND amount_usd < 10e6"));
  g_assert_cmpuint (found (facets, "amount", "nominal_stated:1000000000-"), ==,
                    ask ("SELECT count(*) FROM project p WHERE " CHINA UP_TO " AND commitment_year BETWEEN 2010 AND 2014"
                         " AND amount_basis = 'nominal_stated' AND amount_usd >= 1e9"));
  g_assert_cmpuint (found (facets, "started", "2015-2019"), ==,
                    ask ("SELECT count(*) FROM project p WHERE " CHINA UP_TO " AND commitment_year BETWEEN 2010 AND 2014 AND start_year BETWEEN 2015 AND 2019"
                         " AND amount_basis = 'aiddata_usd2021' AND amount_usd >= 10e6 AND amount_usd < 100e6"));
  g_assert_cmpuint (found (facets, "committed", "2010-2014"), >, 0);
  g_assert_cmpuint (found (off, "committed", "2011-2013"), ==, ask ("SELECT count(*) FROM project p WHERE " CHINA UP_TO " AND commitment_year BETWEEN 2011 AND 2013"));
  g_assert_cmpuint (found (off, "sponsor", "CHN"), ==, ask ("SELECT count(*) FROM project p WHERE " CHINA UP_TO));
}

#define SOLD "FROM flow WHERE measure = (SELECT measure FROM measure WHERE family = 'goods' AND family_default = 1) AND from_iso3 = 'KAZ' AND focus_from = 1" \
             " AND to_iso3 <> 'WLD' "

static void
test_flow_facets (void)
{
  g_autoptr (GPtrArray) facets = count ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2015&least=1000000&below=100000000", MV_OVERLAY_FLOWS, NULL);
  const MvFacet *product = facets->pdata[1], *value = facets->pdata[2];

  g_assert_cmpstr (product->key, ==, "product");
  g_assert_cmpstr (value->key, ==, "value");
  g_assert_cmpuint (found (facets, "product", "SITC:6"), ==, ask ("SELECT count(*) " SOLD "AND year = 2015 AND product = 'SITC:6' AND value >= 1e6 AND value < 1e8"));
  g_assert_cmpuint (found (facets, "product", "SITC:6"), >, 0);
  g_assert_cmpuint (found (facets, "value", "100000000-1000000000"), ==,
                    ask ("SELECT count(*) " SOLD "AND year = 2015 AND product = 'TOTAL' AND value >= 1e8 AND value < 1e9"));
  g_assert_cmpuint (found (facets, "value", "1000000-100000000"), ==,
                    ask ("SELECT count(*) " SOLD "AND year = 2015 AND product = 'TOTAL' AND value >= 1e6 AND value < 1e8"));
  g_assert_true (find (facets, "value", "1000000-100000000")->chosen);
  g_assert_cmpuint (arrows_of ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2015&least=1000000&below=100000000&top=0"), ==,
                    ask ("SELECT count(*) " SOLD "AND year = 2015 AND product = 'TOTAL' AND value >= 1e6 AND value < 1e8"
                         " AND to_iso3 IN (SELECT iso3 FROM country WHERE lon IS NOT NULL)"));
}

/* Poland is in the group from 2004, and the counts are of the group's members on the view's date; a group that the view lacks is offered. */
static void
test_own_group (void)
{
  static const char *const offered[] = { "mine=Mine\tCHN\tRUS", NULL };
  g_autoptr (GPtrArray) facets = NULL, before = NULL;

  groups = offered;
  facets = count ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2016&partners=west&group.west=West,DEU,POL:2004", MV_OVERLAY_FLOWS, NULL);
  before = count ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2003&partners=west&group.west=West,DEU,POL:2004", MV_OVERLAY_FLOWS, NULL);
  groups = NULL;
  g_assert_cmpuint (found (facets, "partners", "west"), ==, ask (EXPORTS "AND year = 2016 AND to_iso3 IN ('DEU', 'POL')"));
  g_assert_cmpuint (found (before, "partners", "west"), ==, ask (EXPORTS "AND year = 2003 AND to_iso3 = 'DEU'"));
  g_assert_cmpuint (found (facets, "partners", "mine"), ==, ask (EXPORTS "AND year = 2016 AND to_iso3 IN ('CHN', 'RUS')"));
  g_assert_cmpstr (find (facets, "partners", "mine")->definition, ==, offered[0]);
  g_assert_cmpuint (arrows_of ("multivector:?overlay=trade&focus=KAZ&direction=export&top=0&year=2003&partners=west&group.west=West,DEU,POL:2004"), ==, 1);
}

/* Dates of memberships that are years hold the whole year: on 31 December 2012. */
static void
test_alliances (void)
{
  g_autoptr (GPtrArray) facets = count ("multivector:?overlay=alliances&org=CSTO&date=2012-12-31&standing=member", MV_OVERLAY_ALLIANCES, NULL);
  g_autoptr (GPtrArray) events = count ("multivector:?overlay=trade&focus=KAZ&period=2010-2020&event=trade", MV_FACETS_EVENTS, NULL);

  g_assert_cmpuint (found (facets, "org", "EAEU"), ==, 0);
  g_assert_cmpuint (found (facets, "standing", "withdrawn"), ==,
                    ask ("SELECT count(DISTINCT iso3) FROM membership WHERE org_id = 'CSTO' AND status = 'withdrawn' AND until <= '2012-12-31'"));
  g_assert_cmpuint (found (facets, "standing", "member"), ==,
                    ask ("SELECT count(DISTINCT iso3) FROM membership WHERE org_id = 'CSTO' AND standing = 'member' AND ifnull(since, '') <= '2012-12-31'"
                         " AND ifnull(until, '9999') > '2012-12-31'"));
  g_assert_true (find (facets, "org", "CSTO")->chosen);
  g_assert_cmpuint (found (events, "event", "sanctions"), ==,
                    ask ("SELECT count(*) FROM event e WHERE series = 'region' AND kind = 'sanctions' AND substr(date, 1, 4) BETWEEN '2010' AND '2020' AND"
                         " (NOT EXISTS (SELECT 1 FROM event_country c WHERE c.event_id = e.event_id) OR EXISTS"
                         " (SELECT 1 FROM event_country c WHERE c.event_id = e.event_id AND iso3 = 'KAZ'))"));
  g_assert_cmpuint (found (events, "event", "trade"), ==,
                    ask ("SELECT count(*) FROM event e WHERE series = 'region' AND kind = 'trade' AND substr(date, 1, 4) BETWEEN '2010' AND '2020' AND"
                         " (NOT EXISTS (SELECT 1 FROM event_country c WHERE c.event_id = e.event_id) OR EXISTS"
                         " (SELECT 1 FROM event_country c WHERE c.event_id = e.event_id AND iso3 = 'KAZ'))"));
  g_assert_true (find (events, "event", "trade")->chosen);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  db = mv_db_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  atlas = mv_atlas_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  g_test_add_func ("/facets/projects", test_projects);
  g_test_add_func ("/facets/period", test_period);
  g_test_add_func ("/facets/off", test_off);
  g_test_add_func ("/facets/extent", test_extent);
  g_test_add_func ("/facets/words", test_words);
  g_test_add_func ("/facets/partners", test_partners);
  g_test_add_func ("/facets/partner-facet", test_partner_facet);
  g_test_add_func ("/facets/years-and-amounts", test_years_and_amounts);
  g_test_add_func ("/facets/flows", test_flow_facets);
  g_test_add_func ("/facets/own-group", test_own_group);
  g_test_add_func ("/facets/alliances", test_alliances);
  failed = g_test_run ();
  mv_atlas_unref (atlas);
  mv_db_close (db);
  return failed;
}
