#include "ui/panel/report-view.h"

#include "ui/panel/in-sight.h"
#include "ui/panel/report-row.h"

#define TURN_US 1200            /* of work before the main loop goes on */
#define TURN_ROWS 2             /* that get another size in one turn: all of the window is laid out for them, in one frame */
#define NEW_ROWS 5              /* the same for another thing: it shall not trickle in */
#define FRAME_MS 20             /* until that frame is over */
#define FEW 3
#define LOOK_AHEAD 40           /* rows a line may have moved by */

struct _MvReportView
{
  GtkWidget  parent_instance;
  GPtrArray *items;             /* MvReportItem; NULL before the first */
  GtkWidget *next;              /* the row to look at next; NULL = past the last there is */
  guint      done;              /* rows that show their item */
  guint      turn;              /* idle, or a timeout while a frame is awaited */
  gboolean   alike;             /* the items are of the same thing as before */
  gboolean   waiting;           /* rows show something older */
  GtkWidget *last_focus;        /* row, not owned; looked up before use */
};

G_DEFINE_FINAL_TYPE (MvReportView, mv_report_view, GTK_TYPE_WIDGET)

enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
activated_cb (MvReportRow *row, const char *ref, MvReportView *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, ref);
}

static GtkWidget *
add_row (MvReportView *self)
{
  GtkWidget *row = mv_report_row_new ();

  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return row;
}

/* Rows too many are hidden, LIMIT in a turn, not thrown away: the next report may need them. FALSE when there are more. */
static gboolean
hide_rest (MvReportView *self, guint limit)
{
  for (; self->next != NULL && gtk_widget_get_visible (self->next); self->next = gtk_widget_get_next_sibling (self->next))
    {
      if (limit-- == 0)
        return FALSE;
      gtk_widget_set_visible (self->next, FALSE);
    }
  return TRUE;
}

static gboolean
stands_for (GtkWidget *row, const MvReportItem *item)
{
  const MvReportItem *shown = mv_report_row_get_item (MV_REPORT_ROW (row));

  return shown != NULL && shown->kind == item->kind && g_strcmp0 (shown->title, item->title) == 0;
}

static void
put_away_before (MvReportView *self, GtkWidget *row)
{
  while (self->next != row)
    {
      GtkWidget *unneeded = self->next;

      self->next = gtk_widget_get_next_sibling (unneeded);
      gtk_widget_set_visible (unneeded, FALSE);
      gtk_widget_insert_before (unneeded, GTK_WIDGET (self), NULL);
    }
}

/* A hidden row, of KIND if there is one: another kind has another style, which is worked out anew. */
static GtkWidget *
spare_row (MvReportView *self, MvReportItemKind kind)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self));

  for (GtkWidget *row = last; row != NULL && !gtk_widget_get_visible (row); row = gtk_widget_get_prev_sibling (row))
    {
      const MvReportItem *shown = mv_report_row_get_item (MV_REPORT_ROW (row));

      if (shown != NULL && shown->kind == kind)
        return row;
    }
  return last != NULL && !gtk_widget_get_visible (last) ? last : NULL;
}

/* The row that shall show ITEM, moved to its place, which MOVED counts: the one that shows it already, when it is near; else one nobody
 * needs. */
static GtkWidget *
row_for (MvReportView *self, const MvReportItem *item, guint *moved)
{
  GtkWidget *row = self->next;
  guint ahead;

  if (!self->alike)
    return row != NULL ? row : add_row (self);
  for (ahead = 0; row != NULL && ahead < LOOK_AHEAD && !stands_for (row, item); ahead++)
    row = gtk_widget_get_next_sibling (row);
  /* A line or two have gone: they make way, rather than all the others coming up one by one. */
  if (row != NULL && stands_for (row, item) && ahead > 0 && ahead <= FEW)
    {
      put_away_before (self, row);
      *moved += 1;
    }
  if (row == NULL || !stands_for (row, item))
    {
      row = spare_row (self, item->kind);
      row = row != NULL ? row : add_row (self);
    }
  if (row != self->next)
    {
      gtk_widget_insert_before (row, GTK_WIDGET (self), self->next);
      *moved += 1;
    }
  return row;
}

static gboolean
turn_cb (gpointer data)
{
  MvReportView *self = data;
  gint64 end = g_get_monotonic_time () + TURN_US;
  guint resized = 0, limit = self->alike ? TURN_ROWS : NEW_ROWS;

  while (self->done < self->items->len && resized < limit && g_get_monotonic_time () < end)
    {
      GtkWidget *row = row_for (self, g_ptr_array_index (self->items, self->done), &resized);
      gboolean appears = !gtk_widget_get_visible (row);

      resized += mv_report_row_bind (MV_REPORT_ROW (row), g_ptr_array_index (self->items, self->done)) || appears;
      gtk_widget_set_visible (row, TRUE);
      self->next = gtk_widget_get_next_sibling (row);
      self->done++;
    }
  if (self->done < self->items->len || !hide_rest (self, limit > resized ? limit - resized : 1))
    {
      self->turn = resized < limit && self->done < self->items->len ? g_idle_add (turn_cb, self) : g_timeout_add (FRAME_MS, turn_cb, self);
      return G_SOURCE_REMOVE;
    }
  self->waiting = FALSE;
  self->turn = 0;
  return G_SOURCE_REMOVE;
}

/* What nobody sees is brought up to date when somebody does. */
static void
begin (MvReportView *self)
{
  if (self->waiting && self->turn == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->turn = g_idle_add (turn_cb, self);
}

void
mv_report_view_set_items (MvReportView *self, GPtrArray *items, gboolean alike)
{
  g_return_if_fail (MV_IS_REPORT_VIEW (self));

  g_ptr_array_ref (items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  self->alike = alike;
  self->done = 0;
  self->next = gtk_widget_get_first_child (GTK_WIDGET (self));
  self->waiting = TRUE;
  begin (self);
}

static void
mv_report_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mv_report_view_parent_class)->map (widget);
  mv_in_sight_map (widget);
  begin (MV_REPORT_VIEW (widget));
}

GPtrArray *
mv_report_view_get_items (MvReportView *self)
{
  g_return_val_if_fail (MV_IS_REPORT_VIEW (self), NULL);

  return self->items;
}

gboolean
mv_report_view_is_settled (MvReportView *self)
{
  g_return_val_if_fail (MV_IS_REPORT_VIEW (self), FALSE);

  return !self->waiting;
}

/* --- keyboard ------------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
neighbour (GtkWidget *row, gboolean forward)
{
  do
    row = forward ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  while (row != NULL && !gtk_widget_get_visible (row));
  return row;
}

static gboolean
mv_report_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MvReportView *self = MV_REPORT_VIEW (widget);
  GtkWidget *row = gtk_widget_get_focus_child (widget);

  if (row == NULL)
    {
      /* Back to the row that was left, else the first. */
      for (row = gtk_widget_get_first_child (widget); row != NULL && row != self->last_focus; row = gtk_widget_get_next_sibling (row))
        ;
      if (row == NULL || !gtk_widget_get_visible (row))
        row = gtk_widget_get_first_child (widget);
      return row != NULL && gtk_widget_grab_focus (row);
    }
  self->last_focus = row;
  switch (direction)
    {
    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
      row = neighbour (row, direction == GTK_DIR_DOWN);
      return row != NULL && gtk_widget_grab_focus (row);
    default:
      /* Into the row's buttons and out again. */
      return gtk_widget_child_focus (row, direction);
    }
}

static void
mv_report_view_unmap (GtkWidget *widget)
{
  mv_in_sight_unmap (widget);
  GTK_WIDGET_CLASS (mv_report_view_parent_class)->unmap (widget);
}

static void
mv_report_view_dispose (GObject *object)
{
  MvReportView *self = MV_REPORT_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->turn, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (mv_report_view_parent_class)->dispose (object);
}

static void
mv_report_view_class_init (MvReportViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_report_view_dispose;
  widget_class->map = mv_report_view_map;
  widget_class->unmap = mv_report_view_unmap;
  widget_class->snapshot = mv_in_sight_snapshot;
  widget_class->focus = mv_report_view_focus;
  gtk_widget_class_set_css_name (widget_class, "reportview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_STRING);
}

static void
mv_report_view_init (MvReportView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
mv_report_view_new (void)
{
  return g_object_new (MV_TYPE_REPORT_VIEW, NULL);
}
