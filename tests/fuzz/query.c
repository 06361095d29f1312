/* What a person may type into the SQL page: answered, or refused with a sentence; nothing is written, and the next question is answered. */
#include "tests/fuzz/fuzz.h"

#include <glib/gstdio.h>
#include <time.h>

#include "app/store/query-answer.h"
#include "app/store/query-text.h"

#define SECONDS 0.02            /* of computing: a bomb is none the less, and many are tried */
#define GRACE   10.0            /* what one step of SQLite may take beyond it, with sanitizers */

static MvDb *
dataset (void)
{
  static MvDb *db;
  g_autoptr(GError) error = NULL;

  if (db == NULL)
    {
      db = mv_db_open (g_getenv ("MV_DATASET"), &error);
      g_assert_no_error (error);
    }
  return db;
}

static double
processor_seconds (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

/* Names and values for whatever the text names, and what a header does to it. */
static GStrv
read_text (const char *sql)
{
  static const char *const uses[] = { "value", "a", NULL };
  g_autoptr(MvQueryText) text = mv_query_text_read (sql), again = NULL;
  g_autofree char *changed = mv_query_text_with (sql, "A title", uses);

  again = mv_query_text_read (changed);
  g_assert_cmpstr (again->title, ==, "A title");
  g_assert_cmpstr (mv_query_text_use (again, "value"), ==, "a");
  g_assert_cmpuint (again->parameters->len, ==, text->parameters->len);
  return mv_query_text_values (text, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *sql = g_strndup ((const char *) data, size);
  g_auto(GStrv) values = read_text (sql);
  MvQueryAsk ask = { .seconds = SECONDS, .most_rows = 100, .values = (const char *const *) values };
  g_autoptr(GError) error = NULL;
  g_autoptr(MvQueryAnswer) answer = NULL, next = NULL;
  double began = processor_seconds ();
  int at = 0, changes = sqlite3_total_changes (mv_db_handle (dataset ()));

  answer = mv_query_answer_ask (dataset (), sql, &ask, &at, &error);
  if (answer == NULL)
    g_assert_true (g_error_matches (error, MV_ERROR, MV_ERROR_QUERY) && *error->message != '\0' && at >= -1 && at <= (int) strlen (sql));
  else
    {
      g_autofree char *csv = mv_query_answer_csv (answer, ',');

      g_assert_true (error == NULL && answer->n_columns > 0 && answer->n_rows <= 100 && *csv != '\0');
    }
  g_clear_error (&error);
  g_free (mv_query_plan (dataset (), sql, &ask, &at, NULL));
  g_assert_cmpfloat (processor_seconds () - began, <, 2 * SECONDS + GRACE);
  g_assert_cmpint (sqlite3_total_changes (mv_db_handle (dataset ())), ==, changes);
  ask.values = NULL;
  next = mv_query_answer_ask (dataset (), "SELECT count(*) FROM country WHERE in_region", &ask, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mv_query_answer_cell (next, 0, 0)->integer, ==, 5);
  return 0;
}
