/* The rows of a table against independent SQL: which, in which order, filtered, read by pages, summed or not. */
#include <sqlite3.h>
#include <string.h>

#include "app/scene/listing.h"

static MvDb *db;
static MvAtlas *atlas;

static char *
ask (const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  char *text;

  g_assert_cmpint (sqlite3_prepare_v2 (mv_db_handle (db), sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return text;
}

static MvListing *
list (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MvView) view = mv_view_parse (text, &error);
  MvListing *listing;

  g_assert_no_error (error);
  listing = mv_listing_build (db, atlas, view, NULL, &error);
  g_assert_no_error (error);
  return listing;
}

static MvListingRecords
records_of (const MvListing *listing, const char *keys)
{
  return (MvListingRecords) { listing->listed, keys, listing->lang, listing->words, listing->origin };
}

static GArray *
arrange (const MvListing *listing, int sort, gboolean descending, guint filtered, const char *filter)
{
  g_autoptr (GError) error = NULL;
  const MvListingRecords records = records_of (listing, listing->all_keys);
  char *filters[17] = { NULL };
  MvListingOrder order = { sort, descending, filters };
  GArray *places;
  guint n;

  mv_listing_columns (listing->listed, &n);
  for (guint i = 0; i < n; i++)
    filters[i] = (char *) (i == filtered ? filter : "");
  places = mv_listing_arrange (db, &records, &order, &error);
  g_assert_no_error (error);
  return places;
}

/* The cells of the Nth row of PLACES in COLUMN, as other programs read them. */
static char *
cell (const MvListing *listing, const GArray *places, guint n, guint column)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *keys = mv_listing_keys_at (listing, &g_array_index (places, guint32, n), 1);
  const MvListingRecords records = records_of (listing, keys);
  g_autoptr (GPtrArray) rows = mv_listing_read (db, &records, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  return g_strdup (((char **) rows->pdata[0])[column]);
}

static char *
total (const MvListing *listing, const GArray *places)
{
  g_autoptr (GError) error = NULL;
  char *text = mv_listing_total (db, listing, (const guint32 *) (gpointer) places->data, places->len, &error);

  g_assert_no_error (error);
  return text;
}

#define EXPORTS " FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND year = 2023 AND from_iso3 = 'KAZ' AND focus_from = 1 AND to_iso3 <> 'WLD'"

static void
test_flows (void)
{
  g_autoptr (MvListing) listing = list ("multivector:?overlay=trade&focus=KAZ&direction=export&page=table");
  g_autoptr (GArray) places = arrange (listing, -1, FALSE, 0, ""), upward = arrange (listing, 3, FALSE, 0, ""), downward = arrange (listing, 3, TRUE, 0, "");
  g_autofree char *n = ask ("SELECT count(*)" EXPORTS), *least = ask ("SELECT printf('%.15g', min(value))" EXPORTS), *most = ask ("SELECT printf('%.15g', max(value))" EXPORTS);
  g_autofree char *first = cell (listing, places, 0, 3), *low = cell (listing, upward, 0, 3), *high = cell (listing, downward, 0, 3);
  g_autofree char *written = g_strdup_printf ("%u", places->len);

  g_assert_cmpstr (written, ==, n);
  g_assert_cmpstr (first, ==, most);
  g_assert_cmpstr (low, ==, least);
  g_assert_cmpstr (high, ==, most);
}

/* Text whatever its case, one word or another; numbers by range; what cannot be read is an error. */
static void
test_filters (void)
{
  g_autoptr (MvListing) listing = list ("multivector:?overlay=trade&focus=KAZ&direction=export&page=table");
  g_autoptr (GArray) two = arrange (listing, -1, FALSE, 1, "ITALY|rUSSIa"), range = arrange (listing, -1, FALSE, 3, "1e9..2e9"), quote = arrange (listing, -1, FALSE, 1, "'; DROP");
  g_autofree char *wanted = ask ("SELECT count(*)" EXPORTS " AND value BETWEEN 1e9 AND 2e9"), *found = g_strdup_printf ("%u", range->len);
  g_autoptr (GError) error = NULL;
  const MvListingRecords records = records_of (listing, listing->all_keys);
  char *filters[17] = { "", "", "", "many", "", "", "", "", "", "", "", "", NULL };

  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (found, ==, wanted);
  g_assert_cmpuint (quote->len, ==, 0);
  g_assert_null (mv_listing_arrange (db, &records, &(MvListingOrder) { -1, FALSE, filters }, &error));
  g_assert_nonnull (error);
}

/* One source, basis, year and direction are added; else it says why not. */
static void
test_sums (void)
{
  g_autoptr (MvListing) one = list ("multivector:?overlay=trade&focus=KAZ&direction=export&page=table");
  g_autoptr (MvListing) both = list ("multivector:?overlay=trade&focus=KAZ&direction=both&page=table");
  g_autoptr (MvListing) years = list ("multivector:?overlay=trade&focus=KAZ&direction=export&period=2022-2023&page=table");
  g_autoptr (MvListing) projects = list ("multivector:?overlay=projects&page=table");
  g_autoptr (GArray) of_one = arrange (one, -1, FALSE, 0, ""), of_both = arrange (both, -1, FALSE, 0, "");
  g_autoptr (GArray) of_years = arrange (years, -1, FALSE, 0, ""), of_projects = arrange (projects, -1, FALSE, 0, "");
  g_autofree char *sum = total (one, of_one), *no_both = total (both, of_both), *no_years = total (years, of_years), *no_projects = total (projects, of_projects);
  g_autofree char *wanted = ask ("SELECT 'Sum of the rows: US$ ' || printf('%,d', sum(value))" EXPORTS);

  g_assert_cmpstr (sum, ==, wanted);
  g_assert_true (g_str_has_prefix (no_both, "Nothing is added up: flows in both directions"));
  g_assert_true (g_str_has_prefix (no_years, "Nothing is added up: the rows "));
  g_assert_true (g_str_has_prefix (no_projects, "Nothing is added up: records of projects"));
}

#define PROJECTS " FROM project p WHERE theme = 'transport' AND coalesce(commitment_year, announced_year, start_year) <= 2023" \
                 " AND (sponsor_role = 'CHN' OR EXISTS (SELECT 1 FROM project_sponsor s WHERE s.project_id = p.project_id AND s.iso3 = 'CHN'))"

static void
test_projects (void)
{
  g_autoptr (MvListing) listing = list ("multivector:?overlay=projects&sponsor=CHN&theme=transport&page=table");
  g_autoptr (GArray) by_amount = arrange (listing, 7, TRUE, 0, ""), done = arrange (listing, -1, FALSE, 5, "completed");
  g_autofree char *n = ask ("SELECT count(*)" PROJECTS), *completed = ask ("SELECT count(*)" PROJECTS " AND status = 'completed'");
  g_autofree char *most = ask ("SELECT name" PROJECTS " AND amount_usd IS NOT NULL ORDER BY amount_usd DESC LIMIT 1");
  g_autofree char *all = g_strdup_printf ("%u", by_amount->len), *some = g_strdup_printf ("%u", done->len);
  g_autofree char *first = cell (listing, by_amount, 0, 0), *last = cell (listing, by_amount, by_amount->len - 1, 7), *theme = cell (listing, by_amount, 0, 4);

  g_assert_cmpstr (all, ==, n);
  g_assert_cmpstr (some, ==, completed);
  g_assert_cmpstr (first, ==, most);
  g_assert_cmpstr (last, ==, "");       /* unknown amounts stand last */
  g_assert_cmpstr (theme, ==, "Transport");
  for (guint i = 0; i < listing->refs->len; i++)
    g_assert_true (g_str_has_prefix (listing->refs->pdata[i], "project:"));
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
  g_test_add_func ("/listing/flows", test_flows);
  g_test_add_func ("/listing/filters", test_filters);
  g_test_add_func ("/listing/sums", test_sums);
  g_test_add_func ("/listing/projects", test_projects);
  failed = g_test_run ();
  mv_atlas_unref (atlas);
  mv_db_close (db);
  return failed;
}
