/* What the map's layers paint: ground, outlines of countries, signs, outlines of signs, labels, ring, from below. */
#include "ui/map/map-private.h"

#include "app/scene/emphasis.h"
#include "app/view/selection.h"
#include "ui/model/trace.h"
#include "ui/variant.h"

gboolean
mv_map_is_complete (MvMap *self)
{
  g_return_val_if_fail (MV_IS_MAP (self), FALSE);

  /* Layers without a painter have nothing to wait for: before the camera stands that says nothing. */
  return self->style != NULL && mv_session_get_scene (self->session) != NULL && !mv_session_get_loading (self->session)
         && mv_tile_layer_is_complete (MV_TILE_LAYER (self->ground)) && mv_tile_layer_is_complete (MV_TILE_LAYER (self->signs))
         && mv_label_layer_is_complete (MV_LABEL_LAYER (self->labels));
}

gboolean
mv_map_is_idle (MvMap *self)
{
  g_return_val_if_fail (MV_IS_MAP (self), FALSE);

  return mv_map_is_complete (self) && mv_tile_layer_is_idle (MV_TILE_LAYER (self->ground))
         && mv_tile_layer_is_idle (MV_TILE_LAYER (self->signs)) && mv_tile_layer_is_idle (MV_TILE_LAYER (self->outlines))
         && mv_tile_layer_is_idle (MV_TILE_LAYER (self->highlight));
}

static void
layer_completed_cb (gpointer data)
{
  MvMap *self = data;

  if (self->complete || !mv_map_is_complete (self))
    return;
  self->complete = TRUE;
  if (mv_trace_is_on ())
    mv_trace_complete (mv_tile_layer_sight_cpu (MV_TILE_LAYER (self->ground)) + mv_tile_layer_sight_cpu (MV_TILE_LAYER (self->signs)));
  mv_session_drawn (self->session);
  mv_map_tell_extent (self);
  g_signal_emit_by_name (self, "completed");
}

/* One layer a frame. */
static gboolean
may_exchange (gpointer data)
{
  MvMap *self = data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gint64 frame = clock == NULL ? 0 : gdk_frame_clock_get_frame_counter (clock);

  if (clock != NULL && frame == self->exchange_frame)
    return FALSE;
  self->exchange_frame = frame;
  return TRUE;
}

static const char *
country_of (const char *ref)
{
  return ref != NULL && g_str_has_prefix (ref, "country:") ? ref + strlen ("country:") : NULL;
}

/* Countries by their borders, beneath the signs: a line must not run through a number. */
static void
update_outlines (MvMap *self, MvScene *scene, const char *const *refs)
{
  g_autoptr(GPtrArray) countries = g_ptr_array_new ();
  g_auto(GStrv) selected = mv_emphasis_countries (mv_session_get_view (self->session));
  g_autoptr(MvTilePainter) painter = NULL;
  g_autofree char *key = NULL;

  for (guint i = 0; selected[i] != NULL; i++)
    g_ptr_array_add (countries, selected[i]);
  for (const char *const *ref = refs; ref < refs + 2; ref++)
    if (country_of (*ref) != NULL)
      g_ptr_array_add (countries, (gpointer) country_of (*ref));
  g_ptr_array_add (countries, NULL);
  key = g_strjoinv (",", (char **) countries->pdata);
  if (g_strcmp0 (key, self->outlined) == 0 && self->outlines_style == self->style)
    return;
  if (countries->len > 1)
    painter = mv_tile_painter_highlight (scene, self->style, g_ptr_array_new (), (const char *const *) countries->pdata);
  mv_tile_layer_set_painter (MV_TILE_LAYER (self->outlines), painter);
  g_free (self->outlined);
  self->outlined = g_steal_pointer (&key);
  self->outlines_style = self->style;
}

/* A country is outlined by its border, not by its discs. */
static gboolean
stands_for (const MvMark *mark, const char *ref)
{
  return ref != NULL && *ref != '\0' && country_of (ref) == NULL
         && (g_strcmp0 (mv_map_ref_of (mark), ref) == 0 || (mark->members != NULL && g_strv_contains ((const char *const *) mark->members, ref)));
}

void
mv_map_update_highlight (MvMap *self)
{
  const MvView *view = mv_session_get_view (self->session);
  const char *refs[] = { self->hovered, self->roving };
  const char *no_countries[] = { NULL };
  g_autoptr(GPtrArray) marks = NULL;
  g_autoptr(MvTilePainter) painter = NULL;
  MvScene *scene = mv_session_get_scene (self->session);

  if (scene == NULL || self->style == NULL)
    return;
  update_outlines (self, scene, refs);
  marks = mv_emphasis_marks (scene, view);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const MvMark *mark = scene->marks->pdata[i];

      /* Marks of every zoom: the painter takes those of the tile's. */
      if (mark->form != MV_MARK_AREA && (stands_for (mark, refs[0]) || stands_for (mark, refs[1])))
        g_ptr_array_add (marks, (gpointer) mark);
    }
  if (marks->len > 0)
    painter = mv_tile_painter_highlight (scene, self->style, g_ptr_array_ref (marks), no_countries);
  mv_tile_layer_set_painter (MV_TILE_LAYER (self->highlight), painter);
}

static GdkRGBA
named (const MvStyle *style, const char *name)
{
  MvColour colour = mv_style_named (style, name);

  return (GdkRGBA) { (float) colour.red, (float) colour.green, (float) colour.blue, (float) colour.alpha };
}

static const MvStyle *
wanted_style (MvMap *self)
{
  const MvView *view = mv_session_get_view (self->session);
  gboolean dark = g_strcmp0 (view->map, "dark") == 0
                  || (g_strcmp0 (view->map, "light") != 0 && adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_autoptr(GError) error = NULL;
  const MvStyle *style = mv_style_get (mv_variant_now (dark), &error);

  if (style == NULL)
    g_warning ("%s", error->message);
  return style;
}

static void
update_style (MvMap *self, const MvStyle *style)
{
  GdkRGBA sea = named (style, "sea"), ink = named (style, "selection"), halo = named (style, "halo");

  self->style = style;
  mv_tile_layer_set_background (MV_TILE_LAYER (self->ground), &sea);
  mv_mark_layer_set_colours (MV_MARK_LAYER (self->ring), &ink, &halo);
}

/* The selection as a key while it makes other signs step back; "" when none does. */
static char *
emphasis_key (const MvView *view)
{
  g_auto(GStrv) refs = mv_view_selection (view);

  return g_strv_length (refs) < 2 ? g_strdup ("") : g_strjoinv (",", refs);
}

static void
update_signs (MvMap *self, MvScene *scene, gboolean restyled)
{
  const MvView *view = mv_session_get_view (self->session);
  g_autofree char *key = emphasis_key (view);
  g_autoptr(MvTilePainter) signs = NULL;

  if (!restyled && self->signs_serial == scene->serial && g_strcmp0 (key, self->emphasised) == 0)
    return;
  signs = scene->marks->len > 0 ? mv_tile_painter_signs (scene, self->style, view) : NULL;
  /* Another selection alone comes here, too: it is complete once these signs are. */
  self->complete = FALSE;
  mv_tile_layer_set_painter (MV_TILE_LAYER (self->signs), signs);
  self->signs_serial = scene->serial;
  g_free (self->emphasised);
  self->emphasised = g_steal_pointer (&key);
}

void
mv_map_update_selection (MvMap *self)
{
  MvScene *scene = mv_session_get_scene (self->session);

  if (scene == NULL || self->style == NULL || !self->placed)
    return;
  update_signs (self, scene, FALSE);
  mv_map_update_highlight (self);
}

void
mv_map_update_painters (MvMap *self)
{
  MvScene *scene = mv_session_get_scene (self->session);
  const MvStyle *style = wanted_style (self);
  guint show = mv_session_get_view (self->session)->show & ~MV_SHOW_LABELS;
  gboolean restyled = style != self->style;

  /* Before the camera stands tiles would be painted of a place nobody asked for. */
  if (scene == NULL || style == NULL || !self->placed)
    return;
  self->complete = FALSE;
  if (restyled)
    update_style (self, style);
  if (self->ground_painter == NULL || !mv_tile_painter_is_ground (self->ground_painter, scene, style, show))
    {
      g_clear_pointer (&self->ground_painter, mv_tile_painter_unref);
      self->ground_painter = mv_tile_painter_ground (scene, style, show);
      mv_tile_layer_set_painter (MV_TILE_LAYER (self->ground), self->ground_painter);
    }
  update_signs (self, scene, restyled);
  mv_label_layer_set_scene (MV_LABEL_LAYER (self->labels), scene, style);
  mv_map_update_highlight (self);
}

static void
add_layer (MvMap *self, ShumateLayer **place, ShumateLayer *layer)
{
  *place = layer;
  shumate_map_add_layer (self->map, layer);
}

void
mv_map_layers_init (MvMap *self)
{
  MvLayerListener heard = { layer_completed_cb, may_exchange, self }, unheard = { NULL };

  add_layer (self, &self->ground, mv_tile_layer_new (self->viewport, MV_TILES_PINNED | MV_TILES_COUNTED, heard));
  add_layer (self, &self->outlines, mv_tile_layer_new (self->viewport, MV_TILES_URGENT, unheard));
  add_layer (self, &self->signs, mv_tile_layer_new (self->viewport, MV_TILES_PINNED, heard));
  add_layer (self, &self->highlight, mv_tile_layer_new (self->viewport, MV_TILES_URGENT, unheard));
  add_layer (self, &self->labels, mv_label_layer_new (self->viewport, heard));
  add_layer (self, &self->ring, mv_mark_layer_new (self->viewport));
}

void
mv_map_layers_dispose (MvMap *self)
{
  g_clear_pointer (&self->ground_painter, mv_tile_painter_unref);
  g_clear_pointer (&self->outlined, g_free);
  g_clear_pointer (&self->emphasised, g_free);
}
