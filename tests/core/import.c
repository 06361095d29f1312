/* Files of other people, taken into a workspace: known shapes, guesses, duplicates, undo, and a helper that comes to grief.
 * All files are synthetic (tests/data/import). */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "app/exchange/import-number.h"
#include "app/scene/listing.h"
#include "app/store/flows.h"
#include "tests/core/import-rig.h"

/* Each shape is known by its columns; some rows of each are wrong on purpose. */
static void
test_shapes (Place *place, gconstpointer data)
{
  static const struct { const char *file, *recipe; guint taken, refused, left_out, summed; const char *sql; double answer; } shapes[] = {
    { "comtrade.csv", "UN Comtrade", 4, 1, 2, 0, "SELECT value FROM work.flow WHERE from_iso3 = 'KAZ' AND to_iso3 = 'CHN' AND product = 'TOTAL' AND valuation = 'FOB'", 1000.5 },
    { "comtrade-bulk.txt", "UN Comtrade, bulk", 3, 1, 2, 0, "SELECT value FROM work.flow WHERE from_iso3 = 'KAZ' AND to_iso3 = 'USA' AND product = 'HS:27'", 700 },
    { "comtrade-classic.csv", "UN Comtrade, classic", 2, 1, 1, 0, "SELECT value FROM work.flow WHERE from_iso3 = 'KAZ' AND to_iso3 = 'WLD'", 5000 },
    { "wits.csv", "WITS", 2, 1, 1, 0, "SELECT value FROM work.flow WHERE from_iso3 = 'UZB'", 12500 },
    { "baci_HS17_Y2023_synthetic.csv", "BACI (CEPII)", 3, 1, 0, 2, "SELECT value FROM work.flow WHERE from_iso3 = 'KAZ' AND product = 'TOTAL'", 4000 },
    { "world-bank.csv", "World Bank indicators, CSV", 3, 1, 0, 0, "SELECT value FROM indicator WHERE iso3 = 'KAZ' AND code LIKE '%.SY.NTH.IND' AND year = 2024", 2.5 },
    { "world-bank.json", "World Bank indicators, API", 2, 0, 1, 0, "SELECT value FROM indicator WHERE iso3 = 'UZB' AND code LIKE '%.SY.NTH.IND'", 7 },
    { "gcdf.csv", "AidData GCDF", 2, 1, 0, 0, "SELECT amount_usd FROM project WHERE name = 'Synthetic road'", 1000000 },
    { "gcdf.geojson", "AidData GCDF, GeoJSON", 2, 0, 0, 0, "SELECT lat FROM project WHERE name = 'Synthetic line'", 43.5 },
    { "iati.xml", "IATI activities, XML", 2, 0, 0, 0, "SELECT amount_usd FROM project WHERE lat = 42.5 AND source_record = 'XX-SYNTHETIC-1'", 2000 },
    { "iati.csv", "IATI activities, CSV", 1, 0, 0, 0, "SELECT commitment_year FROM project WHERE source_record = 'XX-SYNTHETIC-2'", 2019 },
    { "sipri-deals.csv", "SIPRI arms register, deals", 1, 1, 0, 0, "SELECT value FROM work.flow WHERE to_iso3 = 'KAZ' AND year = 2022", 7.5 },
    { "un-votes-library.csv", "UN votes (Digital Library)", 3, 0, 0, 0, "SELECT value FROM indicator WHERE iso3 = 'KAZ' AND code LIKE '%.yes' AND year = 2024", 2 },
    { "world-bank-databank.csv", "World Bank indicators, DataBank", 2, 1, 2, 0, "SELECT value FROM indicator WHERE iso3 = 'KGZ' AND code LIKE '%.SY.NTH.IND' AND year = 2022", 4.5 },
    { "sipri.csv", "SIPRI arms register", 2, 0, 0, 0, "SELECT value FROM work.flow WHERE year = 2024", 12.5 },
    { "un-votes.csv", "UN votes (Voeten)", 6, 0, 0, 0, "SELECT value FROM indicator WHERE iso3 = 'KAZ' AND code LIKE '%.yes'", 2 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "data", "import", shapes[i].file, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (MvImportPreview) preview = mv_import_preview (place->dataset, path, NULL, NULL, &error);
      g_autoptr (MvImportResult) result = NULL;

      g_test_message ("%s", shapes[i].file);
      g_assert_no_error (error);
      g_assert_cmpstr (preview->recipe->name, ==, shapes[i].recipe);
      g_assert_true (preview->recipe->known);
      g_unlink (place->workspace);
      result = take (place, path, MV_DUPLICATES_KEEP, FALSE);
      g_assert_cmpuint (result->n_taken, ==, shapes[i].taken);
      g_assert_cmpuint (result->n_refused, ==, shapes[i].refused);
      g_assert_cmpuint (result->n_left_out, ==, shapes[i].left_out);
      g_assert_cmpuint (result->n_summed, ==, shapes[i].summed);
      g_assert_cmpfloat (ask (place, "*", shapes[i].sql), ==, shapes[i].answer);
    }
}

/* Cyrillic names in another encoding, decimal commas and a unit in the header; and UTF-16. */
static void
test_guess (Place *place, gconstpointer data)
{
  g_autofree char *cyrillic = g_test_build_filename (G_TEST_DIST, "tests", "data", "import", "cyrillic.txt", NULL);
  g_autofree char *wide = g_test_build_filename (G_TEST_DIST, "tests", "data", "import", "utf-16.tsv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MvImportPreview) preview = mv_import_preview (place->dataset, cyrillic, NULL, NULL, &error);
  g_autoptr (MvImportResult) result = NULL, other = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (preview->format, ==, "CSV, WINDOWS-1251, semicolon");
  g_assert_cmpint (preview->recipe->kind, ==, MV_IMPORT_FLOWS);
  g_assert_cmpint (preview->recipe->decimal, ==, ',');
  g_assert_cmpint (((MvImportColumn *) preview->columns->pdata[0])->role, ==, MV_IMPORT_REPORTER);
  g_assert_cmpint (((MvImportColumn *) preview->columns->pdata[1])->role, ==, MV_IMPORT_PARTNER);
  g_assert_cmpint (((MvImportColumn *) preview->columns->pdata[2])->role, ==, MV_IMPORT_YEAR);
  g_assert_cmpint (((MvImportColumn *) preview->columns->pdata[3])->role, ==, MV_IMPORT_VALUE);
  g_assert_cmpstr (mv_recipe_constant (preview->recipe, "direction"), ==, "export");
  g_assert_cmpuint (preview->n_taken, ==, 2);
  g_assert_nonnull (strstr (((MvImportProblem *) preview->problems->pdata[0])->reason, "Страна Оз"));
  g_assert_cmpuint (((MvImportProblem *) preview->problems->pdata[0])->line, ==, 4);
  /* Corrected by the person, it is judged anew. */
  mv_recipe_set_role (preview->recipe, ((MvImportColumn *) preview->columns->pdata[2])->name, MV_IMPORT_IGNORE);
  g_assert_true (mv_import_preview_review (place->dataset, preview, &error));
  g_assert_false (preview->ready);
  mv_recipe_set_constant (preview->recipe, "year", "2021");
  g_assert_true (mv_import_preview_review (place->dataset, preview, &error));
  g_assert_true (preview->ready);
  result = take (place, cyrillic, MV_DUPLICATES_KEEP, FALSE);
  g_assert_cmpfloat (ask (place, "*", "SELECT value FROM work.flow WHERE from_iso3 = 'KGZ' AND to_iso3 = 'RUS'"), ==, 1101250000.0);
  other = take (place, wide, MV_DUPLICATES_KEEP, FALSE);
  g_assert_cmpuint (other->n_taken, ==, 2);
}

/* A column whose every word is X says that all are exports; among figures X is one that is kept back. */
static void
test_crosses (Place *place, gconstpointer data)
{
  static const struct { const char *text, *sql; MvImportRole roles[5]; double answer; } files[] = {
    { "reporter,flow,partner,year,value\nKAZ,X,CHN,2019,5\nKAZ,X,UZB,2019,6\n", "SELECT value FROM work.flow WHERE from_iso3 = 'KAZ' AND to_iso3 = 'UZB'",
      { MV_IMPORT_REPORTER, MV_IMPORT_DIRECTION, MV_IMPORT_PARTNER, MV_IMPORT_YEAR, MV_IMPORT_VALUE }, 6 },
    { "reporter,flow,partner,year,value\nKAZ,X,CHN,2019,x\nKAZ,M,UZB,2019,6\n", "SELECT value FROM work.flow WHERE from_iso3 = 'UZB' AND to_iso3 = 'KAZ'",
      { MV_IMPORT_REPORTER, MV_IMPORT_DIRECTION, MV_IMPORT_PARTNER, MV_IMPORT_YEAR, MV_IMPORT_VALUE }, 6 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (place->folder, "crosses.csv", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (MvImportPreview) preview = NULL;
      g_autoptr (MvImportResult) result = NULL;

      g_assert_true (g_file_set_contents (path, files[i].text, -1, NULL));
      preview = mv_import_preview (place->dataset, path, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < G_N_ELEMENTS (files[i].roles); k++)
        g_assert_cmpint (((MvImportColumn *) preview->columns->pdata[k])->role, ==, files[i].roles[k]);
      g_unlink (place->workspace);
      result = take (place, path, MV_DUPLICATES_KEEP, FALSE);
      g_assert_cmpfloat (ask (place, "*", files[i].sql), ==, files[i].answer);
    }
}

#define BOTH "exporter,importer,year,value\nKAZ,CHN,2023,7\nKAZ,CHN,2026,8\n"
#define STATED "SELECT value FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND preferred = 1 AND year = 2023 AND from_iso3 = 'KAZ' AND to_iso3 = 'CHN'"

static void
test_duplicates (Place *place, gconstpointer data)
{
  double before = ask (place, "", STATED);
  g_autoptr (MvImportResult) keep = take_text (place, BOTH, MV_DUPLICATES_KEEP), skip = NULL, replace = NULL;
  g_autoptr (MvDb) workspace = NULL;
  g_autoptr (GError) error = NULL;
  const MvImportSame *same = keep->same->pdata[0];

  g_assert_cmpfloat (before, >, 1e9);
  g_assert_cmpuint (keep->n_same, ==, 1);
  g_assert_cmpfloat (same->value, ==, 7);
  g_assert_cmpfloat (same->other, ==, before);
  g_assert_cmpstr (same->other_source, ==, "kaz_bns");
  g_assert_false (same->in_workspace);
  /* Kept apart: the map is the dataset's, the source's own view its own, and the list has both. */
  g_assert_cmpfloat (ask (place, "", STATED), ==, before);
  g_assert_cmpfloat (ask (place, keep->source_id, STATED), ==, 7);
  g_assert_cmpfloat (ask (place, "*", "SELECT count(*) FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND year = 2023 AND from_iso3 = 'KAZ'"
                                      " AND to_iso3 = 'CHN' AND value IN (7, (" STATED "))"), ==, 2);
  skip = take_text (place, BOTH "KAZ,UZB,2026,9\n", MV_DUPLICATES_SKIP);
  g_assert_cmpuint (skip->n_skipped, ==, 2);
  g_assert_cmpuint (skip->n_taken, ==, 1);
  replace = take_text (place, "exporter,importer,year,value\nKAZ,CHN,2023,11\n", MV_DUPLICATES_REPLACE);
  g_assert_cmpuint (replace->n_replaced, ==, 1);
  g_assert_cmpfloat (ask (place, "", STATED), ==, 11);
  g_assert_cmpfloat (ask (place, "", "SELECT count(*) FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND preferred = 1 AND year = 2023"
                                     " AND from_iso3 = 'KAZ' AND to_iso3 = 'CHN'"), ==, 1);
  workspace = mv_workspace_open (place->workspace, &error);
  g_assert_true (mv_imports_undo (workspace, replace->import_id, TRUE, &error));
  g_assert_cmpfloat (ask (place, "", STATED), ==, before);
  g_assert_true (mv_imports_undo (workspace, replace->import_id, FALSE, &error));
  g_assert_cmpfloat (ask (place, "", STATED), ==, 11);
  g_assert_false (mv_imports_undo (workspace, 99, TRUE, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
}

/* The questions of the map, asked of one imported source. */
static void
test_origin (Place *place, gconstpointer data)
{
  const char *focus[] = { "KAZ", NULL };
  g_autoptr (MvImportResult) result = take_text (place, "reporter,partner,flow,year,value\nKAZ,CHN,X,2024,5\nCHN,KAZ,M,2024,6\nKAZ,CHN,X,2026,4\n"
                                                        "KAZ,WLD,X,2024,50\n", MV_DUPLICATES_KEEP);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL, years = NULL;
  double largest = 0;

  g_assert_cmpstr (result->view, ==, "multivector:?overlay=trade&focus=KAZ&direction=both&year=2026&origin=own_synthetic_figures");
  g_assert_false (mv_store_set_origin (place->dataset, result->source_id, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (mv_store_attach_workspace (place->dataset, place->workspace, &error));
  g_assert_false (mv_store_set_origin (place->dataset, "own_nothing", &error));
  g_clear_error (&error);
  g_assert_true (mv_store_set_origin (place->dataset, result->source_id, &error));
  rows = mv_flows_of_year (place->dataset, "goods", "TOTAL", 2024, focus, &error);
  g_assert_no_error (error);
  /* The exporter's own word counts for the focus, once. */
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpfloat (g_array_index (rows, MvFlowRow, 0).value, ==, 5);
  g_assert_cmpstr (g_array_index (rows, MvFlowRow, 0).source_id, ==, result->source_id);
  years = mv_flows_years (place->dataset, "goods", "TOTAL", focus, TRUE, FALSE, &error);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpint (g_array_index (years, int, 1), ==, 2026);
  g_assert_true (mv_flows_largest (place->dataset, "goods", "TOTAL", focus, &largest, &error));
  g_assert_cmpfloat (largest, ==, 5);
  /* Back to the dataset, as if nothing had been. */
  g_clear_pointer (&rows, g_array_unref);
  g_assert_true (mv_store_set_origin (place->dataset, "", &error));
  rows = mv_flows_of_year (place->dataset, "goods", "TOTAL", 2023, focus, &error);
  for (guint i = 0; i < rows->len; i++)
    g_assert_false (g_str_has_prefix (g_array_index (rows, MvFlowRow, i).source_id, "own_"));
}

/* The table lists each imported row once, and adds them. */
static void
test_listed (Place *place, gconstpointer data)
{
  g_autoptr (MvImportResult) result = take_text (place, "reporter,partner,flow,year,value\nKAZ,CHN,X,2024,5\nKAZ,DEU,X,2024,7\nCHN,KAZ,M,2026,4\nKAZ,DEU,X,2026,4\n",
                                                 MV_DUPLICATES_KEEP);
  g_autoptr (GError) error = NULL;
  g_autoptr (MvAtlas) atlas = mv_atlas_open (g_getenv ("MV_DATASET"), &error);
  g_autofree char *text = g_strdup_printf ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2024&origin=%s", result->source_id);
  g_autoptr (MvView) view = mv_view_parse (text, &error);
  g_autoptr (MvListing) listing = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *total = NULL;

  g_assert_no_error (error);
  g_assert_true (mv_store_attach_workspace (place->dataset, place->workspace, &error));
  listing = mv_listing_build (place->dataset, atlas, view, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (listing->keys->len, ==, 2);
  g_assert_true (mv_store_set_origin (place->dataset, "", &error));     /* as another part of the program may do meanwhile */
  rows = mv_listing_read (place->dataset, &(MvListingRecords) { listing->listed, listing->all_keys, listing->lang, listing->words, listing->origin }, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((char **) rows->pdata[0])[1], ==, "Germany");
  g_assert_cmpstr (((char **) rows->pdata[1])[1], ==, "China");
  total = mv_listing_total (place->dataset, listing, (const guint32[]) { 0, 1 }, 2, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (total, "US$ 12"));
  g_assert_true (mv_store_attach_workspace (place->dataset, NULL, &error));
}

static void
test_source (Place *place, gconstpointer data)
{
  g_auto (MvImportSource) source = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (mv_import_source_parse ("title=A; publisher=B;licence=CC BY 4.0;read=2026-11-24", &source, &error));
  g_assert_true (mv_import_source_check (&source, &error));
  g_clear_pointer (&source.licence, g_free);
  g_assert_false (mv_import_source_check (&source, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_DATA);
  g_clear_error (&error);
  g_assert_false (mv_import_source_parse ("author=A", &source, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_USAGE);
}

/* Crash, silence and nonsense of the helper end the import with a sentence. */
static void
test_helper (Place *place, gconstpointer data)
{
  static const struct { const char *script, *word; } cases[] = {
    { "#!/bin/sh\nkill -SEGV $$\n", "grief" }, { "#!/bin/sh\nkill -XCPU $$\n", "too long" }, { "#!/bin/sh\nprintf nonsense\n", "nonsense" },
    { "#!/bin/sh\nexit 0\n", "too early" }, { "#!/bin/sh\nprintf 'E\\003\\000\\000\\000bad'\n", "bad" }
  };
  g_autofree char *script = g_build_filename (place->folder, "helper", NULL), *file = g_build_filename (place->folder, "a.csv", NULL);
  g_autofree char *before = g_strdup (g_getenv ("MULTIVECTOR_IMPORT_HELPER"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (script, cases[i].script, -1, NULL));
      g_assert_cmpint (g_chmod (script, 0700), ==, 0);
      g_setenv ("MULTIVECTOR_IMPORT_HELPER", script, TRUE);
      g_assert_null (mv_import_preview (place->dataset, file, NULL, NULL, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_DATA);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
  g_setenv ("MULTIVECTOR_IMPORT_HELPER", before, TRUE);
}

/* A recipe is what it was when it is written and read. */
static void
test_recipes (void)
{
  g_autoptr (GPtrArray) recipes = mv_recipes_all ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (recipes->len, >=, 11);
  for (guint i = 0; i < recipes->len; i++)
    {
      g_autofree char *text = mv_recipe_text (recipes->pdata[i]), *again = NULL;
      g_autoptr (MvRecipe) copy = mv_recipe_parse (text, -1, &error);

      g_assert_no_error (error);
      again = mv_recipe_text (copy);
      g_assert_cmpstr (text, ==, again);
    }
  g_assert_null (mv_recipe_parse ("[Recipe]\nName=x\nKind=flows\n[Columns]\na=nothing\n", -1, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "[Columns] a"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("XDG_DATA_HOME", g_get_tmp_dir (), TRUE);
#define ADD(name, function) g_test_add ("/import/" name, Place, NULL, set_up, function, tear_down)
  ADD ("shapes", test_shapes);
  ADD ("guess", test_guess);
  ADD ("crosses", test_crosses);
  ADD ("duplicates", test_duplicates);
  ADD ("origin", test_origin);
  ADD ("listed", test_listed);
  ADD ("source", test_source);
  ADD ("helper", test_helper);
  g_test_add_func ("/import/recipes", test_recipes);
  return g_test_run ();
}
