#include "ui/chart/twin-lines.h"

#include "ui/chart/chart-drop.h"

struct _MvTwinLine
{
  GObject  parent_instance;
  MvChart *chart;
  guint    row;                 /* of the table twin */
  char   **cells;               /* those asked for so far; NULL = none */
};

G_DEFINE_FINAL_TYPE (MvTwinLine, mv_twin_line, G_TYPE_OBJECT)

struct _MvTwinLines
{
  GObject  parent_instance;
  MvChart *chart;
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MvTwinLines, mv_twin_lines, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- a line --------------------------------------------------------------------------------------------------------------------------- */

static void
mv_twin_line_finalize (GObject *object)
{
  MvTwinLine *self = MV_TWIN_LINE (object);

  for (guint i = 0; self->cells != NULL && i < self->chart->n_columns; i++)
    g_free (self->cells[i]);
  g_free (self->cells);
  mv_chart_drop (self->chart);
  G_OBJECT_CLASS (mv_twin_line_parent_class)->finalize (object);
}

static void
mv_twin_line_class_init (MvTwinLineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_twin_line_finalize;
}

static void
mv_twin_line_init (MvTwinLine *self)
{
}

const char *
mv_twin_line_cell (MvTwinLine *self, guint column)
{
  g_return_val_if_fail (MV_IS_TWIN_LINE (self) && column < self->chart->n_columns, NULL);

  if (self->cells == NULL)
    self->cells = g_new0 (char *, self->chart->n_columns + 1);
  if (self->cells[column] == NULL)
    self->cells[column] = mv_chart_cell (self->chart, self->row, column);
  return self->cells[column];
}

const char *
mv_twin_line_ref (MvTwinLine *self)
{
  g_return_val_if_fail (MV_IS_TWIN_LINE (self), NULL);

  return g_array_index (self->chart->table->rows, MvChartRow, self->chart->row_of[self->row]).ref;
}

int
mv_twin_line_compare (MvTwinLine *one, MvTwinLine *other, guint column)
{
  g_return_val_if_fail (MV_IS_TWIN_LINE (one) && MV_IS_TWIN_LINE (other), 0);

  if (one->chart != other->chart || column >= one->chart->n_columns)
    return 0;
  return mv_chart_cell_compare (one->chart, column, one->row, other->row);
}

/* --- the list ------------------------------------------------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return MV_TYPE_TWIN_LINE;
}

static guint
get_n_items (GListModel *model)
{
  MvChart *chart = MV_TWIN_LINES (model)->chart;

  return chart != NULL ? chart->n_cells_rows : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MvTwinLine *line;

  if (position >= get_n_items (model))
    return NULL;
  line = g_object_new (MV_TYPE_TWIN_LINE, NULL);
  line->chart = mv_chart_ref (MV_TWIN_LINES (model)->chart);
  line->row = position;
  return line;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
mv_twin_lines_finalize (GObject *object)
{
  mv_chart_drop (MV_TWIN_LINES (object)->chart);
  G_OBJECT_CLASS (mv_twin_lines_parent_class)->finalize (object);
}

static void
mv_twin_lines_class_init (MvTwinLinesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_twin_lines_finalize;
}

static void
mv_twin_lines_init (MvTwinLines *self)
{
}

MvTwinLines *
mv_twin_lines_new (void)
{
  return g_object_new (MV_TYPE_TWIN_LINES, NULL);
}

void
mv_twin_lines_set (MvTwinLines *self, MvChart *chart)
{
  guint removed;

  g_return_if_fail (MV_IS_TWIN_LINES (self));

  removed = get_n_items (G_LIST_MODEL (self));
  mv_chart_drop (self->chart);
  self->chart = chart != NULL ? mv_chart_ref (chart) : NULL;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, get_n_items (G_LIST_MODEL (self)));
}
