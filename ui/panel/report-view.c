#include "ui/panel/report-view.h"

#include "ui/panel/in-sight.h"
#include "ui/panel/report-part.h"

#define TURN_US 1200            /* of work before the main loop goes on */
#define TURN_ROWS 2             /* that get another size in one turn: the window is laid out for them, in one frame */
#define NEW_ROWS 6              /* the same for another thing: it shall not trickle in */
#define FRAME_MS 20             /* until that frame is over */

struct _MvReportView
{
  GtkWidget  parent_instance;
  GPtrArray *items;             /* MvReportItem; NULL before the first */
  guint      done;              /* items whose part is there */
  GtkWidget *present;           /* the part that is being filled, or NULL */
  GtkWidget *next;              /* the part to look at next; NULL = past the last there is */
  guint      turn;              /* idle, or a timeout while a frame is awaited */
  gboolean   alike;             /* the items are of the same thing as before */
  guint      resized;           /* rows since the last frame */
  gboolean   waiting;           /* rows show something older */
  GtkWidget *last_focus;        /* row, not owned; looked up before use */
};

G_DEFINE_FINAL_TYPE (MvReportView, mv_report_view, GTK_TYPE_WIDGET)

enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
activated_cb (MvReportPart *part, const char *ref, MvReportView *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, ref);
}

static GtkWidget *
add_part (MvReportView *self)
{
  GtkWidget *part = mv_report_part_new ();

  g_signal_connect (part, "activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

/* The first item after FROM that begins another part. */
static guint
part_end (MvReportView *self, guint from)
{
  guint end = from + 1;

  while (end < self->items->len && ((MvReportItem *) g_ptr_array_index (self->items, end))->kind != MV_REPORT_HEADING)
    end++;
  return end;
}

/* Is it the same heading, perhaps of another year? */
static gboolean
titles_match (const char *a, const char *b)
{
  while (a != NULL && b != NULL)
    {
      while (g_ascii_isdigit (*a))
        a++;
      while (g_ascii_isdigit (*b))
        b++;
      if (*a != *b || *a == '\0')
        return *a == *b;
      a++;
      b++;
    }
  return FALSE;
}

static gboolean
stands_for (GtkWidget *part, const MvReportItem *heading)
{
  return gtk_widget_get_visible (part) && titles_match (mv_report_part_get_title (MV_REPORT_PART (part)), heading->title);
}

static void
put_away_before (MvReportView *self, GtkWidget *part)
{
  while (self->next != part)
    {
      GtkWidget *unneeded = self->next;

      self->next = gtk_widget_get_next_sibling (unneeded);
      gtk_widget_set_visible (unneeded, FALSE);
      gtk_widget_insert_before (unneeded, GTK_WIDGET (self), NULL);
    }
}

/* The part that shall begin with HEADING, in its place. */
static GtkWidget *
part_for (MvReportView *self, const MvReportItem *heading)
{
  GtkWidget *part = self->next, *last;

  if (!self->alike)
    return part != NULL ? part : add_part (self);
  while (part != NULL && !stands_for (part, heading))
    part = gtk_widget_get_next_sibling (part);
  if (part != NULL)
    {
      put_away_before (self, part);
      return part;
    }
  last = gtk_widget_get_last_child (GTK_WIDGET (self));
  part = last != NULL && !gtk_widget_get_visible (last) ? last : add_part (self);
  if (part != self->next)
    gtk_widget_insert_before (part, GTK_WIDGET (self), self->next);
  return part;
}

/* Parts too many, one in a turn. FALSE when there are more. */
static gboolean
hide_rest (MvReportView *self)
{
  for (; self->next != NULL; self->next = gtk_widget_get_next_sibling (self->next))
    if (gtk_widget_get_visible (self->next))
      {
        gtk_widget_set_visible (self->next, FALSE);
        return gtk_widget_get_next_sibling (self->next) == NULL;
      }
  return TRUE;
}

static gboolean turn_cb (gpointer data);

/* For the next turn: AT_ONCE when the next frame can take more. */
static void
await (MvReportView *self, gboolean at_once)
{
  if (!at_once)
    self->resized = 0;
  self->turn = at_once ? g_idle_add (turn_cb, self) : g_timeout_add (FRAME_MS, turn_cb, self);
}

static gboolean
turn_cb (gpointer data)
{
  MvReportView *self = data;
  gint64 end = g_get_monotonic_time () + TURN_US;
  guint limit = self->alike ? TURN_ROWS : NEW_ROWS;

  while ((self->present != NULL || self->done < self->items->len) && self->resized < limit && g_get_monotonic_time () < end)
    {
      if (self->present == NULL)
        {
          guint from = self->done;

          self->present = part_for (self, g_ptr_array_index (self->items, from));
          self->done = part_end (self, from);
          mv_report_part_set_items (MV_REPORT_PART (self->present), self->items, from, self->done, self->alike);
          gtk_widget_set_visible (self->present, TRUE);
          self->next = gtk_widget_get_next_sibling (self->present);
        }
      self->resized += mv_report_part_advance (MV_REPORT_PART (self->present), end, limit - self->resized);
      if (!mv_report_part_is_settled (MV_REPORT_PART (self->present)))
        break;
      self->present = NULL;
    }
  if (self->present != NULL || self->done < self->items->len || !hide_rest (self))
    {
      await (self, self->resized < limit && (self->present != NULL || self->done < self->items->len));
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
    {
      self->resized = 0;
      await (self, TRUE);
    }
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
  self->present = NULL;
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
sibling (GtkWidget *widget, gboolean forward)
{
  return forward ? gtk_widget_get_next_sibling (widget) : gtk_widget_get_prev_sibling (widget);
}

/* The nearest visible row from ROW on, itself included; on from there in the parts that follow. */
static GtkWidget *
visible_row (GtkWidget *part, GtkWidget *row, gboolean forward)
{
  while (TRUE)
    {
      for (; row != NULL; row = sibling (row, forward))
        if (gtk_widget_get_visible (row))
          return row;
      do
        part = sibling (part, forward);
      while (part != NULL && !gtk_widget_get_visible (part));
      if (part == NULL)
        return NULL;
      row = forward ? gtk_widget_get_first_child (part) : gtk_widget_get_last_child (part);
    }
}

/* The row that was left, if it is still one; else the first. */
static GtkWidget *
row_to_enter (MvReportView *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (GtkWidget *part = first; part != NULL; part = gtk_widget_get_next_sibling (part))
    for (GtkWidget *row = gtk_widget_get_first_child (part); row != NULL; row = gtk_widget_get_next_sibling (row))
      if (row == self->last_focus && gtk_widget_get_mapped (row))
        return row;
  return first == NULL ? NULL : visible_row (first, gtk_widget_get_first_child (first), TRUE);
}

static gboolean
mv_report_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MvReportView *self = MV_REPORT_VIEW (widget);
  GtkWidget *part = gtk_widget_get_focus_child (widget);
  GtkWidget *row = part == NULL ? NULL : gtk_widget_get_focus_child (part);
  gboolean forward = direction == GTK_DIR_DOWN;

  if (row == NULL)
    {
      row = row_to_enter (self);
      return row != NULL && gtk_widget_grab_focus (row);
    }
  self->last_focus = row;
  switch (direction)
    {
    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
      row = visible_row (part, sibling (row, forward), forward);
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
