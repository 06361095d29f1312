/* What a long table costs the main thread while it scrolls, against a column view of the same columns with nothing in them and a model without
 * rows of its own, in the same process turn by turn. Needs a display and a workspace with many imported rows; table.py makes both.
 *   bench-table DATASET WORKSPACE VIEW ROUNDS      prints rows, and ms a frame of ours, theirs and the ratio: for the wheel, and for the bar drawn */
#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/base/text.h"
#include "app/store/attach.h"
#include "ui/table/table-view.h"

#define FRAMES 200
#define WHEEL 90                /* px a frame: three rows */
#define WIDTH 1280
#define HEIGHT 800

/* --- the other side --------------------------------------------------------------------------------------------------------------------- */

#define EMPTY_TYPE_MODEL (empty_model_get_type ())
G_DECLARE_FINAL_TYPE (EmptyModel, empty_model, EMPTY, MODEL, GObject)
struct _EmptyModel { GObject parent_instance; guint n; };

static GType
item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
n_items (GListModel *list)
{
  return EMPTY_MODEL (list)->n;
}

static gpointer
item_at (GListModel *list, guint position)
{
  return position < EMPTY_MODEL (list)->n ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
list_init (GListModelInterface *interface)
{
  interface->get_item_type = item_type;
  interface->get_n_items = n_items;
  interface->get_item = item_at;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EmptyModel, empty_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_init))

static void
empty_model_class_init (EmptyModelClass *class)
{
}

static void
empty_model_init (EmptyModel *self)
{
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_list_item_set_child (item, cell);
}

/* The columns of OURS, as wide and as many. */
static GtkWidget *
empty_table (GtkColumnView *ours, guint n)
{
  EmptyModel *model = g_object_new (EMPTY_TYPE_MODEL, NULL);
  GtkWidget *table, *scrolled = gtk_scrolled_window_new ();
  GListModel *columns = gtk_column_view_get_columns (ours);

  model->n = n;
  table = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (model))));
  gtk_widget_add_css_class (table, "data-table");
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) like = g_list_model_get_item (columns, i);
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new (gtk_column_view_column_get_title (like), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      gtk_column_view_column_set_fixed_width (column, gtk_column_view_column_get_fixed_width (like));
      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
      g_object_unref (column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* --- measuring -------------------------------------------------------------------------------------------------------------------------- */

typedef struct { GtkAdjustment *along; double step, times[FRAMES], last; guint n; } Run;

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;
  double now = now_ms ();

  if (run->last > 0)
    run->times[run->n++] = now - run->last;
  run->last = now;
  if (run->n == FRAMES)
    return G_SOURCE_REMOVE;
  gtk_adjustment_set_value (run->along, gtk_adjustment_get_value (run->along) + run->step);
  return G_SOURCE_CONTINUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
mean_of (const double *times, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += times[i];
  return sum / n;
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* The mean of the frames, ms, of scrolling the table below ROOT by STEP px; 0 = through all rows. */
static double
measure (GtkWidget *root, double step)
{
  GtkWidget *table = find (root, GTK_TYPE_COLUMN_VIEW);
  Run run = { .along = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table)) };
  double whole = gtk_adjustment_get_upper (run.along) - gtk_adjustment_get_page_size (run.along);

  run.step = step > 0 ? step : whole / (FRAMES + 2);
  gtk_adjustment_set_value (run.along, step > 0 ? whole / 3 : 0);
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (root)));
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  gtk_widget_add_tick_callback (table, tick_cb, &run, NULL);
  while (run.n < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  return mean_of (run.times, FRAMES);
}

static void
compare_tables (GtkWidget *ours, GtkWidget *theirs, const char *name, double step, int rounds)
{
  g_autofree double *one = g_new0 (double, rounds), *other = g_new0 (double, rounds);

  for (int i = 0; i < rounds; i++)
    {
      one[i] = measure (ours, step);
      other[i] = measure (theirs, step);
    }
  qsort (one, rounds, sizeof *one, compare);
  qsort (other, rounds, sizeof *other, compare);
  printf ("%s %.3f %.3f %.3f\n", name, one[rounds / 2], other[rounds / 2], one[rounds / 2] / other[rounds / 2]);
}

/* --- all ---------------------------------------------------------------------------------------------------------------------------------- */

static gpointer
attach_job (MvDb *db, gpointer path, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (mv_store_attach_workspace (db, path, error));
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr(GError) error = NULL;

  if (!GPOINTER_TO_INT (mv_worker_finish (result, &error)))
    g_error ("%s", error->message);
  *(gboolean *) done = TRUE;
}

static GtkWidget *
window_with (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

int
main (int argc, char **argv)
{
  g_autoptr(MvView) start = NULL;
  g_autoptr(MvSession) session = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *ours, *theirs, *table;
  gboolean attached = FALSE;
  int rounds = argc > 4 ? atoi (argv[4]) : 5;

  if (argc < 4)
    {
      fprintf (stderr, "usage: bench-table DATASET WORKSPACE VIEW [ROUNDS]\n");
      return 2;
    }
  gtk_disable_setlocale ();
  mv_text_init ("en");
  adw_init ();
  start = mv_view_parse ("multivector:?overlay=projects", &error);
  session = mv_session_new (argv[1], start);
  mv_worker_submit (mv_session_get_worker (session), attach_job, argv[2], NULL, NULL, NULL, attached_cb, &attached);
  while (!attached || mv_session_get_loading (session))
    g_main_context_iteration (NULL, TRUE);
  if (!mv_session_set_text (session, argv[3], &error))
    g_error ("%s", error->message);
  table = mv_table_view_new (session);
  ours = window_with (table);
  while (mv_table_view_is_busy (MV_TABLE_VIEW (table)) || mv_session_get_loading (session))
    {
      if (mv_session_get_error (session) != NULL)
        g_error ("%s", mv_session_get_error (session)->message);
      g_main_context_iteration (NULL, TRUE);
    }
  theirs = window_with (empty_table (GTK_COLUMN_VIEW (find (table, GTK_TYPE_COLUMN_VIEW)), mv_table_view_n_rows (MV_TABLE_VIEW (table))));
  printf ("rows %u\n", mv_table_view_n_rows (MV_TABLE_VIEW (table)));
  compare_tables (ours, theirs, "wheel", WHEEL, rounds);
  compare_tables (ours, theirs, "bar", 0, rounds);
  return 0;
}
