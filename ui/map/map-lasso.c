/* Shift+drag on the map: a rectangle takes what lies in it into the selection. */
#include "app/base/text.h"
#include "app/view/selection.h"
#include "ui/map/map-private.h"

#define SLACK 6.0               /* px within which it is a click */
#define MOST 150                /* refs: more make a link that nobody can use */

static gboolean
inside (const MvFrame *frame, const graphene_rect_t *lasso, MvPoint world)
{
  MvPoint at = mv_frame_to_surface (frame, world);

  for (double x = at.x - floor (at.x / frame->scale) * frame->scale; x < frame->width; x += frame->scale)
    if (x >= lasso->origin.x && x <= lasso->origin.x + lasso->size.width && at.y >= lasso->origin.y
        && at.y <= lasso->origin.y + lasso->size.height)
      return TRUE;
  return FALSE;
}

typedef struct { GPtrArray *refs; GHashTable *seen; } Catch;

static void
take (Catch *catch, const char *ref)
{
  if (*ref != '\0' && g_hash_table_add (catch->seen, (gpointer) ref))
    g_ptr_array_add (catch->refs, (gpointer) ref);
}

static int
by_order (gconstpointer a, gconstpointer b)
{
  double one = (*(const MvMark *const *) a)->order, other = (*(const MvMark *const *) b)->order;

  return one > other ? -1 : one < other;
}

/* The signs that stand in the rectangle, the largest first; clusters by their members. */
static void
take_signs (MvMap *self, const MvFrame *frame, const graphene_rect_t *lasso, Catch *catch)
{
  MvScene *scene = mv_session_get_scene (self->session);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < scene->marks->len; i++)
    {
      MvMark *mark = scene->marks->pdata[i];

      if (mark->form == MV_MARK_SYMBOL && mark->min_zoom <= frame->zoom && frame->zoom < mark->max_zoom && inside (frame, lasso, mark->from))
        g_ptr_array_add (found, mark);
    }
  g_ptr_array_sort (found, by_order);
  for (guint i = 0; i < found->len; i++)
    {
      const MvMark *mark = found->pdata[i];

      take (catch, mark->ref);
      for (guint k = 0; mark->members != NULL && mark->members[k] != NULL; k++)
        take (catch, mark->members[k]);
    }
}

/* Countries that are filled, by the place of their names. */
static void
take_countries (MvMap *self, const MvFrame *frame, const graphene_rect_t *lasso, Catch *catch)
{
  MvScene *scene = mv_session_get_scene (self->session);
  guint n;
  const MvCountryPlace *places = mv_session_get_countries (self->session, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean filled = FALSE;

      if (isnan (places[i].label.x) || !inside (frame, lasso, places[i].label))
        continue;
      for (guint k = 0; k < scene->marks->len && !filled; k++)
        filled = ((MvMark *) scene->marks->pdata[k])->form == MV_MARK_AREA && g_str_equal (((MvMark *) scene->marks->pdata[k])->ref, places[i].ref);
      if (filled)
        take (catch, places[i].ref);
    }
}

void
mv_map_catch (MvMap *self, const graphene_rect_t *lasso)
{
  MvFrame frame = mv_map_get_frame (self);
  g_autoptr(GPtrArray) refs = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Catch catch = { refs, seen };
  guint all;

  if (mv_session_get_scene (self->session) == NULL || frame.width <= 0)
    return;
  take_countries (self, &frame, lasso, &catch);
  take_signs (self, &frame, lasso, &catch);
  all = refs->len;
  if (all > MOST)
    {
      g_autofree char *text = g_strdup_printf (_("The %u largest of %u things are selected. Draw a smaller rectangle for the others."), MOST, all);

      g_ptr_array_set_size (refs, MOST);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
    }
  else if (all == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Nothing on the map stands in this rectangle."));
  g_ptr_array_add (refs, NULL);
  if (all > 0)
    mv_session_pick (self->session, (const char *const *) refs->pdata, FALSE);
}

static graphene_rect_t
lasso_of (GtkGestureDrag *gesture, double dx, double dy)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  return GRAPHENE_RECT_INIT ((float) MIN (x, x + dx), (float) MIN (y, y + dy), (float) fabs (dx), (float) fabs (dy));
}

static void
begin_cb (MvMap *self, double x, double y, GtkGestureDrag *gesture)
{
  if (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  else
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
update_cb (MvMap *self, double dx, double dy, GtkGestureDrag *gesture)
{
  graphene_rect_t lasso = lasso_of (gesture, dx, dy);

  mv_mark_layer_set_lasso (MV_MARK_LAYER (self->ring), &lasso);
}

/* The press was taken from the click: a drag that went nowhere is one. */
static void
end_cb (MvMap *self, double dx, double dy, GtkGestureDrag *gesture)
{
  graphene_rect_t lasso = lasso_of (gesture, dx, dy);
  const char *ref;

  mv_mark_layer_set_lasso (MV_MARK_LAYER (self->ring), NULL);
  if (hypot (dx, dy) > SLACK)
    {
      mv_map_catch (self, &lasso);
      return;
    }
  ref = mv_map_pick (self, lasso.origin.x, lasso.origin.y);
  if (ref != NULL)
    mv_map_activate_ref (self, ref, TRUE);
}

static void
cancel_cb (MvMap *self)
{
  mv_mark_layer_set_lasso (MV_MARK_LAYER (self->ring), NULL);
}

void
mv_map_lasso_init (MvMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (drag));
}
