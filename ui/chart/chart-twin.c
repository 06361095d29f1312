#include "ui/chart/chart-twin.h"

#include <math.h>

#include "app/base/text.h"
#include "ui/chart/chart-drop.h"
#include "ui/chart/twin-lines.h"
#include "ui/model/gradual.h"
#include "ui/panel/table-cell.h"
#include "ui/panel/room.h"

#define BUDGET 400              /* µs a frame for new rows: what they cost to style and lay out is a multiple of it */
#define LOOKED_AT 1000          /* rows in one turn */
#define COLUMNS 2               /* in a frame */
#define FRAME_MS 20             /* until what was made is laid out and drawn */
#define LEAST_WIDTH 120         /* px: it scrolls */
#define LEAST_HEIGHT 80

struct _MvChartTwin
{
  GtkWidget           parent_instance;
  MvSession          *session;
  MvChart            *chart;
  MvTwinLines       *rows;
  MvGradual          *given;            /* not owned */
  char              **columns;          /* titles that the table has or is getting; NULL = none */
  guint               turn;             /* timeout: columns come some in a frame, then the rows */
  GtkMultiSelection  *selection;
  GtkWidget          *scrolled, *table;
  gboolean            following;        /* the choice follows the session, not a person */
  GtkBitset          *found;            /* rows that stand for what the session has selected, of those looked at */
  guint               looked, leading;  /* rows; the first that stands for what leads the selection */
  guint               looking;          /* idle that looks at more */
  gboolean            to_show;          /* the leading row is to come into sight */
  gboolean            to_enter;         /* the keyboard goes to the rows when the first has come */
  guint               entering;         /* timeout: it does */
};

G_DEFINE_FINAL_TYPE (MvChartTwin, mv_chart_twin, GTK_TYPE_WIDGET)

static guint emptied_signal;

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  return gtk_ordering_from_cmpfunc (mv_twin_line_compare ((MvTwinLine *) a, (MvTwinLine *) b, GPOINTER_TO_UINT (column)));
}

/* Where there is nothing to say, there is no widget to be styled and laid out: many rows have no bounds and no note. */
static void
bind (GtkListItem *item, guint column, gboolean numeric)
{
  const char *text = mv_twin_line_cell (gtk_list_item_get_item (item), column);

  if (gtk_list_item_get_child (item) == NULL && *text != '\0')
    gtk_list_item_set_child (item, mv_table_cell_new (numeric));
  if (gtk_list_item_get_child (item) != NULL)
    mv_table_cell_set (MV_TABLE_CELL (gtk_list_item_get_child (item)), text);
}

static void
bind_words_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  bind (item, GPOINTER_TO_UINT (column), FALSE);
}

static void
bind_numbers_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  bind (item, GPOINTER_TO_UINT (column), TRUE);
}

/* The first rows tell: to look at all of a hundred thousand takes longer than a frame may. */
static gboolean
is_numeric (const MvChart *chart, guint column)
{
  for (guint i = 0; i < MIN (chart->n_cells_rows, LOOKED_AT); i++)
    if (!isnan (mv_chart_cell_number (chart, i, column)))
      return TRUE;
  return FALSE;
}

/* The width goes by the longest of the first rows. */
static int
width_of (const MvChart *chart, guint column)
{
  glong longest = g_utf8_strlen (chart->columns[column], -1) + 2;

  for (guint i = 0; i < MIN (chart->n_cells_rows, 60); i++)
    {
      g_autofree char *text = mv_chart_cell (chart, i, column);

      longest = MAX (longest, g_utf8_strlen (text, -1));
    }
  return (int) CLAMP (longest, 5, 30) * 7 + 20;
}

static void
add_column (MvChartTwin *self, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gboolean numeric = is_numeric (self->chart, index);
  GtkColumnViewColumn *column;
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new ((GCompareDataFunc) compare_cb, GUINT_TO_POINTER (index), NULL));

  g_signal_connect (factory, "bind", numeric ? G_CALLBACK (bind_numbers_cb) : G_CALLBACK (bind_words_cb), GUINT_TO_POINTER (index));
  column = gtk_column_view_column_new (self->chart->columns[index], factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width_of (self->chart, index));
  gtk_column_view_column_set_expand (column, index + 1 == self->chart->n_columns);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), column);
  g_object_unref (column);
}

static void renew (MvChartTwin *self);

/* The titles are laid out in frames of their own, before the first rows. */
static gboolean
turn_cb (gpointer data)
{
  MvChartTwin *self = data;
  guint made = g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table)));

  for (guint i = made; i < MIN (made + COLUMNS, self->chart->n_columns); i++)
    add_column (self, i);
  if (made < self->chart->n_columns)
    return G_SOURCE_CONTINUE;
  self->turn = 0;
  renew (self);
  return G_SOURCE_REMOVE;
}

static void
renew_columns (MvChartTwin *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->table), column);
    }
  g_clear_handle_id (&self->turn, g_source_remove);
  g_clear_pointer (&self->columns, g_strfreev);
  self->columns = g_strdupv (self->chart->columns);
  self->turn = g_timeout_add (FRAME_MS, turn_cb, self);
}

/* --- the choice ----------------------------------------------------------------------------------------------------------------------- */

/* One turn of looking for the rows that stand for what the session has selected; FALSE when there are more to look at. */
static gboolean
look_on (MvChartTwin *self)
{
  const MvView *view = mv_session_get_view (self->session);
  guint n = *view->select != '\0' ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0, end = MIN (self->looked + LOOKED_AT, n);

  for (; self->looked < end; self->looked++)
    {
      g_autoptr(MvTwinLine) item = g_list_model_get_item (G_LIST_MODEL (self->selection), self->looked);
      const char *ref = mv_twin_line_ref (item);

      if (ref == NULL || !mv_view_selects (view, ref))
        continue;
      gtk_bitset_add (self->found, self->looked);
      if (self->leading == GTK_INVALID_LIST_POSITION && g_str_equal (ref, view->select))
        self->leading = self->looked;
    }
  return self->looked >= n;
}

/* They are chosen; the leading one is scrolled to, unless a person has scrolled on since it was chosen. */
static void
choose_found (MvChartTwin *self)
{
  GtkBitset *all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));

  self->following = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), self->found, all);
  if (self->leading != GTK_INVALID_LIST_POSITION && self->to_show)
    {
      mv_gradual_begin_slowly (self->given);
      mv_table_show_row (self->table, self->leading);
      self->to_show = FALSE;
    }
  self->following = FALSE;
  gtk_bitset_unref (all);
}

static gboolean
look_cb (gpointer data)
{
  MvChartTwin *self = data;

  if (!look_on (self))
    return G_SOURCE_CONTINUE;
  self->looking = 0;
  choose_found (self);
  return G_SOURCE_REMOVE;
}

static void
follow_selection (MvChartTwin *self)
{
  g_clear_handle_id (&self->looking, g_source_remove);
  gtk_bitset_remove_all (self->found);
  self->looked = 0;
  self->leading = GTK_INVALID_LIST_POSITION;
  if (look_on (self))
    choose_found (self);
  else
    self->looking = g_idle_add (look_cb, self);
}

/* What the rows chosen stand for; what led the selection leads it still. Rows that say nothing select nothing. */
static void
selected_cb (GtkSelectionModel *selection, guint position, guint n_items, MvChartTwin *self)
{
  const char *leading = mv_session_get_view (self->session)->select;
  g_autoptr(GPtrArray) refs = g_ptr_array_new ();
  GtkBitset *chosen;

  if (self->following)
    return;
  chosen = gtk_selection_model_get_selection (selection);
  for (guint i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      g_autoptr(MvTwinLine) item = g_list_model_get_item (G_LIST_MODEL (selection), gtk_bitset_get_nth (chosen, i));
      const char *ref = mv_twin_line_ref (item);

      if (ref != NULL && *ref != '\0')
        g_ptr_array_insert (refs, g_str_equal (ref, leading) ? 0 : -1, (gpointer) ref);
    }
  g_ptr_array_add (refs, NULL);
  if (refs->len > 1 || gtk_bitset_is_empty (chosen))
    mv_session_select_list (self->session, (const char *const *) refs->pdata);
  gtk_bitset_unref (chosen);
}

static void
view_changed_cb (MvSession *session, guint parts, MvChartTwin *self)
{
  if ((parts & MV_VIEW_SELECTION) == 0)
    return;
  self->to_show = TRUE;
  follow_selection (self);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvChartTwin *self = MV_CHART_TWIN (widget);
  GtkBitset *chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint k = 0; k < gtk_bitset_get_size (chosen); k++)
    {
      g_autoptr(MvTwinLine) item = g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (chosen, k));

      if (k > 0)
        g_string_append_c (text, '\n');
      for (guint i = 0; i < self->chart->n_columns; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", mv_twin_line_cell (item, i));
    }
  gtk_bitset_unref (chosen);
  if (text->len == 0)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  gtk_widget_activate_action (widget, "win.tell", "s", _("Rows copied"));
}

/* Rows of other columns go first, little by little: a column would be made in all of them at once. */
static void
renew (MvChartTwin *self)
{
  MvChart *chart = self->chart;

  if (chart == NULL && self->turn != 0)
    {
      g_clear_handle_id (&self->turn, g_source_remove);
      g_clear_pointer (&self->columns, g_strfreev);
    }
  if (chart == NULL || self->columns == NULL || !g_strv_equal ((const char *const *) self->columns, (const char *const *) chart->columns))
    {
      self->following = TRUE;
      mv_twin_lines_set (self->rows, NULL);
      self->following = FALSE;
      if (chart != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->given)) == 0)
        renew_columns (self);
      return;
    }
  if (self->turn != 0)
    return;
  self->following = TRUE;
  mv_twin_lines_set (self->rows, chart);
  self->following = FALSE;
  follow_selection (self);
}

static void
caught_up_cb (MvGradual *given, MvChartTwin *self)
{
  if (self->chart != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0 && self->chart->n_cells_rows > 0)
    renew (self);
  else if (self->chart != NULL)
    follow_selection (self);
  else
    g_signal_emit (self, emptied_signal, 0);
}

void
mv_chart_twin_set_chart (MvChartTwin *self, MvChart *chart)
{
  g_return_if_fail (MV_IS_CHART_TWIN (self));

  if (chart == self->chart)
    return;
  self->to_show |= self->chart == NULL;
  g_clear_pointer (&self->chart, mv_chart_drop);
  self->chart = chart != NULL ? mv_chart_ref (chart) : NULL;
  renew (self);
}

gboolean
mv_chart_twin_is_empty (MvChartTwin *self)
{
  g_return_val_if_fail (MV_IS_CHART_TWIN (self), TRUE);

  return g_list_model_get_n_items (G_LIST_MODEL (self->given)) == 0;
}

guint
mv_chart_twin_n_rows (MvChartTwin *self)
{
  g_return_val_if_fail (MV_IS_CHART_TWIN (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

guint
mv_chart_twin_n_selected (MvChartTwin *self)
{
  GtkBitset *chosen;
  guint n;

  g_return_val_if_fail (MV_IS_CHART_TWIN (self), 0);

  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = (guint) gtk_bitset_get_size (chosen);
  gtk_bitset_unref (chosen);
  return n;
}

static void
mv_chart_twin_dispose (GObject *object)
{
  MvChartTwin *self = MV_CHART_TWIN (object);

  g_clear_handle_id (&self->turn, g_source_remove);
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_handle_id (&self->entering, g_source_remove);
  g_clear_pointer (&self->found, gtk_bitset_unref);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  g_clear_pointer (&self->chart, mv_chart_drop);
  g_clear_pointer (&self->columns, g_strfreev);
  G_OBJECT_CLASS (mv_chart_twin_parent_class)->dispose (object);
}

/* The list below the titles: the row chosen, or the first. */
static gboolean
enter_rows (MvChartTwin *self)
{
  return gtk_widget_child_focus (gtk_widget_get_last_child (self->table), GTK_DIR_TAB_FORWARD);
}

/* Rows come some frames later: until then the keyboard stays here. */
static gboolean
mv_chart_twin_grab_focus (GtkWidget *widget)
{
  MvChartTwin *self = MV_CHART_TWIN (widget);

  self->to_enter = !enter_rows (self);
  return !self->to_enter || gtk_widget_grab_focus (self->scrolled);
}

static gboolean
enter_cb (gpointer data)
{
  MvChartTwin *self = data;

  self->entering = 0;
  if (gtk_widget_is_focus (self->scrolled))
    enter_rows (self);
  return G_SOURCE_REMOVE;
}

/* The first row is laid out, then the keyboard goes there, then the others come. */
static void
given_cb (GListModel *given, guint position, guint removed, guint added, MvChartTwin *self)
{
  if (!self->to_enter || self->entering != 0 || g_list_model_get_n_items (given) == 0)
    return;
  self->to_enter = FALSE;
  mv_gradual_rest (self->given, 3);
  self->entering = g_timeout_add (FRAME_MS, enter_cb, self);
}

/* It scrolls: no row is asked, for all of them would be, whenever one comes. */
static void
mv_chart_twin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
mv_chart_twin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  mv_room_give (MV_CHART_TWIN (widget)->scrolled, width, height);
}

static void
mv_chart_twin_class_init (MvChartTwinClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_chart_twin_dispose;
  emptied_signal = g_signal_new ("emptied", MV_TYPE_CHART_TWIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  widget_class->grab_focus = mv_chart_twin_grab_focus;
  widget_class->measure = mv_chart_twin_measure;
  widget_class->get_request_mode = mv_room_request_mode;
  widget_class->size_allocate = mv_chart_twin_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "charttwin");
  gtk_widget_class_install_action (widget_class, "twin.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "twin.copy", NULL);
}

static void
mv_chart_twin_init (MvChartTwin *self)
{
  GtkSortListModel *sorted;

  self->found = gtk_bitset_new_empty ();
  self->rows = mv_twin_lines_new ();
  self->table = gtk_column_view_new (NULL);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)), g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table))));
  self->given = mv_gradual_new (G_LIST_MODEL (sorted), BUDGET);
  g_signal_connect_object (self->given, "caught-up", G_CALLBACK (caught_up_cb), self, 0);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (self->given));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->given, "items-changed", G_CALLBACK (given_cb), self, 0);
  gtk_widget_add_css_class (self->table, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Table of the chart"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->table);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);
}

GtkWidget *
mv_chart_twin_new (MvSession *session)
{
  MvChartTwin *self = g_object_new (MV_TYPE_CHART_TWIN, NULL);

  self->session = g_object_ref (session);
  g_signal_connect (session, "view-changed", G_CALLBACK (view_changed_cb), self);
  return GTK_WIDGET (self);
}
