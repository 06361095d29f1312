#include "ui/panel/report-part.h"

#include "ui/panel/in-sight.h"
#include "ui/panel/report-row.h"

#define FEW 3
#define LOOK_AHEAD 40           /* rows a line may have moved by */

struct _MvReportPart
{
  GtkWidget  parent_instance;
  GPtrArray *items;             /* MvReportItem; NULL before the first */
  guint      from, to;          /* which of them are shown here */
  guint      done;              /* the first that is not shown yet */
  GtkWidget *next;              /* the row to look at next; NULL = past the last there is */
  gboolean   alike;             /* the items are of the same thing as before */
  gboolean   waiting;           /* rows show something older */
};

G_DEFINE_FINAL_TYPE (MvReportPart, mv_report_part, GTK_TYPE_WIDGET)

enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
activated_cb (MvReportRow *row, const char *ref, MvReportPart *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, ref);
}

static GtkWidget *
add_row (MvReportPart *self)
{
  GtkWidget *row = mv_report_row_new ();

  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return row;
}

/* Rows too many are hidden, LIMIT in a turn, not thrown away: the next report may need them. FALSE when there are more. */
static gboolean
hide_rest (MvReportPart *self, guint limit)
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
put_away_before (MvReportPart *self, GtkWidget *row)
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
spare_row (MvReportPart *self, MvReportItemKind kind)
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
row_for (MvReportPart *self, const MvReportItem *item, guint *moved)
{
  GtkWidget *row = self->next;
  guint ahead;

  /* Sources have buttons: a row that comes between would have the style of all that follow worked out anew. They say other words instead. */
  if (!self->alike || item->kind == MV_REPORT_SOURCE)
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

guint
mv_report_part_advance (MvReportPart *self, gint64 end, guint limit)
{
  guint resized = 0;

  g_return_val_if_fail (MV_IS_REPORT_PART (self), 0);

  while (self->done < self->to && resized < limit && g_get_monotonic_time () < end)
    {
      MvReportItem *item = g_ptr_array_index (self->items, self->done);
      GtkWidget *row = row_for (self, item, &resized);
      gboolean appears = !gtk_widget_get_visible (row);
      guint cost;

      cost = mv_report_row_bind (MV_REPORT_ROW (row), item);
      resized += MAX (cost, (guint) appears);
      gtk_widget_set_visible (row, TRUE);
      self->next = gtk_widget_get_next_sibling (row);
      self->done++;
    }
  if (self->done == self->to)
    self->waiting = !hide_rest (self, limit > resized ? limit - resized : 1);
  return resized;
}

void
mv_report_part_set_items (MvReportPart *self, GPtrArray *items, guint from, guint to, gboolean alike)
{
  g_return_if_fail (MV_IS_REPORT_PART (self));
  g_return_if_fail (from <= to && to <= items->len);

  g_ptr_array_ref (items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  self->from = self->done = from;
  self->to = to;
  self->alike = alike;
  self->next = gtk_widget_get_first_child (GTK_WIDGET (self));
  self->waiting = TRUE;
}

gboolean
mv_report_part_is_settled (MvReportPart *self)
{
  g_return_val_if_fail (MV_IS_REPORT_PART (self), FALSE);

  return !self->waiting;
}

const char *
mv_report_part_get_title (MvReportPart *self)
{
  g_return_val_if_fail (MV_IS_REPORT_PART (self), NULL);

  return self->from < self->to ? ((MvReportItem *) g_ptr_array_index (self->items, self->from))->title : NULL;
}

static void
mv_report_part_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mv_report_part_parent_class)->map (widget);
  mv_in_sight_map (widget);
}

static void
mv_report_part_unmap (GtkWidget *widget)
{
  mv_in_sight_unmap (widget);
  GTK_WIDGET_CLASS (mv_report_part_parent_class)->unmap (widget);
}

static void
mv_report_part_dispose (GObject *object)
{
  MvReportPart *self = MV_REPORT_PART (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->from = self->to = self->done = 0;
  G_OBJECT_CLASS (mv_report_part_parent_class)->dispose (object);
}

static void
mv_report_part_class_init (MvReportPartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_report_part_dispose;
  widget_class->map = mv_report_part_map;
  widget_class->unmap = mv_report_part_unmap;
  widget_class->snapshot = mv_in_sight_snapshot;
  gtk_widget_class_set_css_name (widget_class, "reportpart");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_STRING);
}

static void
mv_report_part_init (MvReportPart *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
mv_report_part_new (void)
{
  return g_object_new (MV_TYPE_REPORT_PART, NULL);
}
