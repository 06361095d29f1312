/* Roving: the keyboard goes from one thing on the map to the next, as it would through a list, and each is spoken. */
#include "app/base/text.h"
#include "app/scene/hit.h"
#include "ui/map/map-private.h"

static gboolean
in_sight (const MvFrame *frame, MvPoint world)
{
  MvPoint point = mv_frame_to_surface (frame, world);

  return point.x >= 0 && point.y >= 0 && point.x < frame->width && point.y < frame->height;
}

/* Everything in sight that can be asked about, marks first by weight, then the countries by name's order in the dataset.
 * const char*, each once, owned by the scene or interned. */
static GPtrArray *
things_in_sight (MvMap *self)
{
  GPtrArray *refs = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  MvScene *scene = mv_session_get_scene (self->session);
  MvFrame frame = mv_map_get_frame (self);
  g_autoptr(GArray) marks = NULL;
  const MvCountryPlace *places;
  guint n;

  if (scene == NULL || frame.width <= 0)
    return refs;
  frame = mv_frame_unwrapped (&frame, frame.width / 2);
  marks = mv_scene_visible (scene, &frame);
  for (guint i = 0; i < marks->len; i++)
    {
      const MvMark *mark = scene->marks->pdata[g_array_index (marks, guint, i)];

      const char *ref = mv_map_ref_of (mark);

      if (ref != NULL && g_hash_table_add (seen, (gpointer) ref))
        g_ptr_array_add (refs, (gpointer) ref);
    }
  places = mv_session_get_countries (self->session, &n);
  for (guint i = 0; i < n; i++)
    if (!isnan (places[i].label.x) && in_sight (&frame, places[i].label) && g_hash_table_add (seen, (gpointer) places[i].ref))
      g_ptr_array_add (refs, (gpointer) places[i].ref);
  return refs;
}

static void
announce (MvMap *self)
{
  const MvMark *mark = self->roving == NULL ? NULL : mv_map_mark_of (self, self->roving);
  const char *title = self->roving == NULL ? NULL : mv_session_title_of (self->session, self->roving);
  g_autofree char *text = NULL;

  if (mark != NULL && mark->detail != NULL && *mark->detail != '\0')
    /* Translators: a thing on the map and what is known of it, as "Kazakhstan → China. US$ 14.8 bn". */
    text = g_strdup_printf (_("%s. %s"), mark->title, mark->detail);
  else
    text = g_strdup (mark != NULL ? mark->title : title != NULL ? title : "");
  gtk_label_set_label (GTK_LABEL (self->announcement), text);
  gtk_widget_set_visible (self->announcement, *text != '\0');
}

void
mv_map_stand_on (MvMap *self, const char *ref)
{
  double radius;
  MvPoint point;

  if (g_strcmp0 (self->roving, ref) == 0)
    return;
  g_free (self->roving);
  self->roving = g_strdup (ref);
  if (ref == NULL)
    mv_mark_layer_clear_ring (MV_MARK_LAYER (self->ring));
  else
    {
      point = mv_map_point_of (self, ref, &radius);
      if (isnan (point.x))
        mv_mark_layer_clear_ring (MV_MARK_LAYER (self->ring));
      else
        mv_mark_layer_set_ring (MV_MARK_LAYER (self->ring), point, radius);
    }
  announce (self);
  mv_map_update_highlight (self);
}

gboolean
mv_map_rove (MvMap *self, int step, gboolean wrap)
{
  g_autoptr(GPtrArray) refs = things_in_sight (self);
  int n = (int) refs->len, at = step > 0 ? -1 : n;

  for (int i = 0; i < n && self->roving != NULL; i++)
    if (g_strcmp0 (refs->pdata[i], self->roving) == 0)
      {
        at = i;
        break;
      }
  at += step;
  if (wrap && n > 0)
    at = (at + n) % n;
  mv_map_stand_on (self, at < 0 || at >= n ? NULL : refs->pdata[at]);
  return at >= 0 && at < n;
}

const char *
mv_map_get_roving (MvMap *self)
{
  g_return_val_if_fail (MV_IS_MAP (self), NULL);

  return self->roving;
}
