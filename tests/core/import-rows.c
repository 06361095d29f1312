/* Figures between a file and a workspace: their order, their sums, and what stands for a pair. All of them are synthetic. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "app/store/import-rows.h"

#define COUNTRIES 60
#define PRODUCTS  5

static MvImportRows *
make_rows (void)
{
  const MvImportSeries series = { "goods", "USD", "nominal", NULL, NULL, NULL, 'f', 0, 0 };
  MvImportRows *rows = mv_import_rows_new (NULL);
  int s = mv_import_rows_series (rows, &series);

  g_assert_cmpint (s, ==, 0);
  g_assert_cmpint (mv_import_rows_series (rows, &series), ==, s);
  return rows;
}

static void
add_part (MvImportRows *rows, const char *product, int year, int from, int to, double value, gboolean part)
{
  int number = mv_import_rows_product (rows, product, NULL);

  g_assert_true (mv_import_rows_add (rows, MV_IMPORT_KEY (number, year, from, to, 0), value, (guint) rows->n + 1, part));
}

static void
add (MvImportRows *rows, const char *product, int year, int from, int to, double value)
{
  add_part (rows, product, year, from, to, value, FALSE);
}

/* More sums than the table first has room for; what is unknown or dropped is in none of them. */
static void
test_total (void)
{
  g_autoptr (MvImportRows) rows = make_rows ();
  guint64 total, n = 0;

  for (int p = PRODUCTS; p-- > 0;)
    for (int from = COUNTRIES; from-- > 0;)
      for (int to = 0; to < COUNTRIES; to++)
        {
          const char code[] = { '0', (char) ('0' + p), '\0' };

          add (rows, code, 2020 + to % 2, from, to, to == 7 && p == 0 ? NAN : 1000 * from + to + p);
          if (to == 8 && p == 1)
            rows->rows[rows->n - 1].flags = MV_ROW_DROPPED;
        }
  add (rows, "00", 2022, 1, 2, NAN);
  mv_import_rows_sort (rows);
  g_assert_cmpuint (mv_import_rows_total (rows, "synthetic"), ==, COUNTRIES * COUNTRIES);
  g_assert_cmpuint (rows->n, ==, (PRODUCTS + 1) * COUNTRIES * COUNTRIES + 1);
  g_assert_cmpuint (rows->series->len, ==, 2);
  total = (guint64) mv_import_rows_product (rows, "TOTAL", NULL);
  for (gsize i = 0; i < rows->n; i++)
    {
      guint64 key = rows->rows[i].key;
      int from = MV_KEY_FROM (key), to = MV_KEY_TO (key), products = PRODUCTS - (to == 7 || to == 8);

      g_assert_true (i == 0 || rows->rows[i - 1].key <= key);
      if (MV_KEY_PRODUCT (key) != total)
        continue;
      n++;
      g_assert_cmpint (MV_KEY_YEAR (key), ==, 2020 + to % 2);
      g_assert_cmpuint (MV_KEY_SERIES (key), ==, 1);
      g_assert_cmpfloat (rows->rows[i].value, ==, products * (1000 * from + to) + 10 - (to == 8));
    }
  g_assert_cmpuint (n, ==, COUNTRIES * COUNTRIES);
}

/* Rows of one key keep the order of the file: the first counts. */
static void
test_order (void)
{
  g_autoptr (MvImportRows) rows = make_rows ();
  MvImportJournal journal;
  guint64 n_left = 0;

  mv_import_journal_init (&journal);
  add (rows, "2", 2021, 3, 4, 5);
  add (rows, "1", 2021, 3, 4, 6);
  add (rows, "2", 2021, 3, 4, 7);
  add (rows, "2", 2020, 900, 1, 8);
  add (rows, "2", 2021, 3, 4, 5);
  mv_import_rows_sort (rows);
  mv_import_rows_unite (rows, FALSE, &journal, &n_left);
  g_assert_cmpuint (rows->n, ==, 3);
  g_assert_cmpuint (n_left, ==, 1);
  g_assert_cmpuint (journal.n, ==, 1);
  g_assert_cmpfloat (rows->rows[0].value, ==, 8);
  g_assert_cmpfloat (rows->rows[1].value, ==, 5);
  g_assert_cmpfloat (rows->rows[2].value, ==, 6);
  mv_import_journal_clear (&journal);
}

/* Months make a year where no year is given; where one is, they are not counted on top of it. */
static void
test_parts (void)
{
  g_autoptr (MvImportRows) rows = make_rows ();
  MvImportJournal journal;
  guint64 n_left = 0;

  mv_import_journal_init (&journal);
  add_part (rows, "1", 2021, 3, 4, 5, TRUE);
  add_part (rows, "1", 2021, 3, 4, 6, TRUE);
  add_part (rows, "1", 2022, 3, 4, 7, TRUE);
  add_part (rows, "1", 2022, 3, 4, 20, FALSE);
  add_part (rows, "1", 2022, 3, 4, 8, TRUE);
  mv_import_rows_sort (rows);
  mv_import_rows_unite (rows, TRUE, &journal, &n_left);
  g_assert_cmpuint (rows->n, ==, 2);
  g_assert_cmpfloat (rows->rows[0].value, ==, 11);
  g_assert_cmpfloat (rows->rows[1].value, ==, 20);
  g_assert_cmpuint (journal.n, ==, 2);
  g_assert_cmpuint (rows->rows[0].flags | rows->rows[1].flags, ==, 0);
  g_assert_nonnull (strstr (((MvImportProblem *) journal.problems->pdata[0])->reason, "whole year"));
  mv_import_journal_clear (&journal);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-rows/total", test_total);
  g_test_add_func ("/import-rows/order", test_order);
  g_test_add_func ("/import-rows/parts", test_parts);
  return g_test_run ();
}
