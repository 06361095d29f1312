/* Planning and painting of every kind of chart, each as a ratio to reading the same rows from SQLite in the same run.
 * All rows are synthetic. Prints one line a kind and size: medians of RUNS turns, in ms of CPU of this thread. Arguments: [RUNS]. */
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#include "app/paint/chart.h"

#define WIDTH 1600
#define HEIGHT 1000

typedef struct { MvChartKind kind; guint n, n_series; } Shape;

static double
now (void)
{
  struct timespec at;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &at);
  return at.tv_sec * 1e3 + at.tv_nsec / 1e6;
}

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* Years of many series for kinds of time; one year of as many things for the others. */
static gboolean
over_years (MvChartKind kind)
{
  return kind == MV_CHART_LINE || kind == MV_CHART_AREA || kind == MV_CHART_SHARE || kind == MV_CHART_MULTIPLES || kind == MV_CHART_BUMP;
}

static sqlite3 *
fill (const Shape *shape)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);
  guint n_series = shape->n_series;

  sqlite3_open (":memory:", &db);
  run (db, "CREATE TABLE synthetic (series TEXT, title TEXT, category TEXT, grp TEXT, x REAL, y REAL, value REAL, unit TEXT, basis TEXT, concept TEXT,"
           " source_id TEXT, publisher TEXT, ref TEXT); BEGIN");
  sqlite3_prepare_v2 (db, "INSERT INTO synthetic VALUES (?,?,?,?,?,?,?,'USD','current','goods','synthetic','synthetic',?)", -1, &stmt, NULL);
  for (guint i = 0; i < shape->n; i++)
    {
      guint s = i % n_series;
      g_autofree char *series = g_strdup_printf ("S%u", s), *title = g_strdup_printf ("Synthetic %u", s);
      g_autofree char *category = over_years (shape->kind) ? g_strdup (series) : g_strdup_printf ("C%u", i), *ref = g_strdup_printf ("synthetic:%u", i);
      g_autofree char *group = g_strdup_printf ("G%u", s % 5);

      sqlite3_bind_text (stmt, 1, series, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (stmt, 2, title, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (stmt, 3, category, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (stmt, 4, group, -1, SQLITE_TRANSIENT);
      sqlite3_bind_double (stmt, 5, over_years (shape->kind) ? 1000 + i / n_series : 2020);
      sqlite3_bind_double (stmt, 6, g_rand_double_range (rand, 1, 1e6));
      sqlite3_bind_double (stmt, 7, g_rand_double_range (rand, 1, 1e9));
      sqlite3_bind_text (stmt, 8, ref, -1, SQLITE_TRANSIENT);
      sqlite3_step (stmt);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  run (db, "COMMIT");
  return db;
}

static const char *
intern (sqlite3_stmt *stmt, int column)
{
  return g_intern_string ((const char *) sqlite3_column_text (stmt, column));
}

static MvChartTable *
read_rows (sqlite3 *db, MvChartKind kind)
{
  MvChartTable *table = mv_chart_table_new (kind, "Synthetic");
  sqlite3_stmt *stmt = NULL;

  sqlite3_prepare_v2 (db, "SELECT * FROM synthetic", -1, &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      MvChartRow *row = mv_chart_table_add (table);

      row->series = intern (stmt, 0);
      row->series_title = intern (stmt, 1);
      row->category = row->category_title = intern (stmt, 2);
      row->group = row->group_title = intern (stmt, 3);
      row->role = row->series[1] % MV_N_ROLES;
      row->x = sqlite3_column_double (stmt, 4);
      row->y = sqlite3_column_double (stmt, 5);
      row->value = sqlite3_column_double (stmt, 6);
      row->state = MV_CHART_KNOWN;
      row->unit = intern (stmt, 7);
      row->basis = intern (stmt, 8);
      row->concept = intern (stmt, 9);
      row->source_id = intern (stmt, 10);
      row->publisher = intern (stmt, 11);
      g_free (row->ref);
      row->ref = g_strdup ((const char *) sqlite3_column_text (stmt, 12));
    }
  sqlite3_finalize (stmt);
  table->unit = "USD";
  table->year = 2020;
  return table;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare);
  return values[n / 2];
}

static void
measure (const MvStyle *style, const Shape *shape, guint runs)
{
  sqlite3 *db = fill (shape);
  g_autofree double *reads = g_new (double, runs), *plans = g_new (double, runs), *paints = g_new (double, runs);
  double reading, planning, painting;
  guint n_marks = 0;

  for (guint i = 0; i < runs; i++)
    {
      const MvChartSize size = { .width = WIDTH, .height = HEIGHT };
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (surface);
      double start = now ();
      g_autoptr (MvChartTable) table = read_rows (db, shape->kind);
      g_autoptr (MvChart) chart = NULL;

      reads[i] = now () - start;
      start = now ();
      chart = mv_chart_plan (table, &size, mv_chart_measure);
      plans[i] = now () - start;
      start = now ();
      mv_paint_chart (cr, style, chart);
      paints[i] = now () - start;
      n_marks = chart->marks->len;
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  reading = median (reads, runs);
  planning = median (plans, runs);
  painting = median (paints, runs);
  g_print ("%-10s %6u rows  read %8.2f ms  plan %8.2f ms = %5.2f  paint %8.2f ms = %5.2f  %6u marks\n", mv_chart_kind_code (shape->kind), shape->n,
           reading, planning, planning / reading, painting, painting / reading, n_marks);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  guint runs = argc > 1 ? (guint) MAX (atoi (argv[1]), 1) : 5;
  g_autoptr (GError) error = NULL;
  const MvStyle *style = mv_style_get (MV_VARIANT_LIGHT, &error);

  if (style == NULL)
    g_error ("%s", error->message);
  for (guint kind = 0; kind < MV_N_CHARTS; kind++)
    for (guint n = 1000; n <= 100000; n *= 100)
      {
        const Shape shape = { kind, n, over_years (kind) ? n / 100 : 12 };

        measure (style, &shape, runs);
      }
  return 0;
}
