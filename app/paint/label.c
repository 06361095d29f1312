#include "app/paint/label.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/number.h"
#include "app/paint/label_private.h"
#include "app/paint/trace.h"

#define EARLIER 2.0             /* steps of zoom: the ends of large flows are named so much earlier */
#define GROUND_HALO 0.75        /* of the fill's colour, so that borders and rivers do not cross a name */
#define APART 6.0               /* px around the disc of a country: the name of another one beside it would be read as its own */
#define GREAT 2.5               /* countries named up to this zoom are written large */

MvLabel *
mv_placing_add (MvPlacing *placing, const char *text, const MvLabelStyle *style, double size, const char *ref, MvPoint at, MvPoint offset,
                double width, double height)
{
  MvLabel label = { g_intern_string (text), style->id, ref, size, at, offset.x, offset.y, width, height };

  g_array_append_val (placing->labels, label);
  return &g_array_index (placing->labels, MvLabel, placing->labels->len - 1);
}

double
mv_placing_size (const MvPlacing *placing, const MvLabelStyle *style)
{
  return round (mv_stops_at (&style->size, placing->zoom));
}

gboolean
mv_placing_try (MvPlacing *placing, MvPoint at, double dx, double dy, double width, double height, double padding, MvPoint *offset)
{
  if (!mv_placement_centre (placing->placement, (MvPoint) { at.x + dx, at.y + dy }, width, height, padding, offset))
    return FALSE;
  offset->x += dx;
  offset->y += dy;
  return TRUE;
}

static MvBox
around (MvPoint at, double radius)
{
  return (MvBox) { at.x - radius, at.y - radius, at.x + radius, at.y + radius };
}

/* Symbols stay clear of text. */
static void
block_symbols (MvPlacing *placing)
{
  for (guint i = 0; i < placing->scene->marks->len; i++)
    {
      const MvMark *mark = placing->scene->marks->pdata[i];

      if (mark->form == MV_MARK_SYMBOL && mark->min_zoom <= placing->zoom && placing->zoom < mark->max_zoom)
        mv_placement_block (placing->placement, around (mv_placing_pixel (placing, mark->from), mark->radius + (mark->symbol == MV_SYMBOL_DISC ? APART : 1)));
    }
}

/* What the atlas names ---------------------------------------------------------------------------------------------------- */

static const char *
style_name (const MvAtlasLabel *label, gboolean great)
{
  switch (label->class)
    {
    case MV_LABEL_COUNTRY:
      return great ? "country" : "country-small";
    case MV_LABEL_CAPITAL:
      return "capital";
    case MV_LABEL_PLACE:
      return label->order > 480 ? "city" : "place";
    case MV_LABEL_REGION:
      return "region";
    case MV_LABEL_WATER:
      return "water";
    case MV_LABEL_RIVER:
      return "river";
    case MV_LABEL_RELIEF:
      return "relief";
    case MV_LABEL_PEAK:
      return "peak";
    }
  g_return_val_if_reached ("place");
}

static gboolean
is_asked_for (const MvPlacing *placing, const MvAtlasLabel *label)
{
  guint show = placing->scene->view->show;

  switch (label->class)
    {
    case MV_LABEL_CAPITAL:
    case MV_LABEL_PLACE:
      return (show & MV_SHOW_PLACES) != 0;
    case MV_LABEL_REGION:
      return (show & MV_SHOW_REGIONS) != 0;
    case MV_LABEL_RIVER:
      return (show & MV_SHOW_RIVERS) != 0;
    default:
      return TRUE;
    }
}

/* Long names stand in two lines, broken at the blank nearest to the middle. */
static char *
break_name (const char *name, glong from)
{
  glong length = g_utf8_strlen (name, -1), at = 0, best = -1;
  char *text = g_strdup (name), *blank = NULL;

  if (length < from)
    return text;
  for (char *c = text; *c != '\0'; c = g_utf8_next_char (c), at++)
    if (*c == ' ' && (best < 0 || ABS (2 * at - length) < ABS (2 * best - length)))
      {
        best = at;
        blank = c;
      }
  if (blank != NULL)
    *blank = '\n';
  return text;
}

static char *
text_of (const MvPlacing *placing, const MvAtlasLabel *label, const char *lang)
{
  const char *colon = strchr (label->ref, ':');
  g_autofree char *kind = g_strndup (label->ref, colon - label->ref);
  const char *name = mv_atlas_name (placing->scene->atlas, kind, colon + 1, lang);
  g_autofree char *height = NULL;

  switch (label->class)
    {
    case MV_LABEL_PEAK:
      height = mv_number_full (label->elevation, "m");
      return g_strdup_printf ("▲ %s\n%s", name, height);
    case MV_LABEL_WATER:
      return break_name (name, 10);
    case MV_LABEL_COUNTRY:
    case MV_LABEL_REGION:
    case MV_LABEL_RELIEF:
      return break_name (name, 13);
    default:
      return g_strdup (name);
    }
}

/* A name without a dot: on its place, or just below or above. */
static gboolean
place_near (MvPlacing *placing, MvPoint at, double width, double height, double padding, MvPoint *offset)
{
  return mv_placing_try (placing, at, 0, 0, width, height, padding, offset) || mv_placing_try (placing, at, 0, height, width, height, padding, offset)
         || mv_placing_try (placing, at, 0, -height, width, height, padding, offset);
}

#define RINGS 12

/* A country's name moves away from symbols in growing rings, as long as its middle stays inside the country. */
static gboolean
place_inside (MvPlacing *placing, const MvShapeSet *set, const MvShape *shape, MvPoint at, double width, double height, double padding,
              MvPoint *offset)
{
  for (int ring = 1; ring <= RINGS; ring++)
    for (int turn = 0; turn < 12; turn++)
      {
        double angle = turn * G_PI / 6, reach = ring * 0.8 * height;
        double dx = reach * 1.6 * cos (angle), dy = reach * sin (angle);
        MvPoint middle = { (at.x + dx) / placing->scale, (at.y + dy) / placing->scale };

        if (mv_shape_contains (set, shape, middle) && mv_placing_try (placing, at, dx, dy, width, height, padding, offset))
          return TRUE;
      }
  return FALSE;
}

static gboolean
place_country (MvPlacing *placing, const MvAtlasLabel *label, double width, double height, double padding, MvPoint *offset)
{
  MvPoint at = mv_placing_pixel (placing, label->at);
  const MvShapeSet *set;
  const MvShape *shape;

  if (mv_placing_try (placing, at, 0, 0, width, height, padding, offset))
    return TRUE;
  set = mv_atlas_shapes (placing->scene->atlas, "world_country", 1);
  shape = mv_shape_set_find (set, label->ref + strlen ("country:"), 0);
  if (shape != NULL && place_inside (placing, set, shape, at, width, height, padding, offset))
    return TRUE;
  return place_near (placing, at, width, height, padding, offset);
}

static double
min_zoom_of (const MvPlacing *placing, const MvAtlasLabel *label)
{
  if (label->class == MV_LABEL_COUNTRY && g_hash_table_contains (placing->ends, g_intern_string (label->ref + strlen ("country:"))))
    return label->min_zoom - EARLIER;
  return label->min_zoom;
}

static const MvLabelStyle *
style_of (const MvStyle *style, const MvAtlasLabel *label)
{
  return mv_style_label (style, style_name (label, label->min_zoom <= GREAT));
}

gboolean
mv_label_has_dot (const MvStyle *style, const MvAtlasLabel *label, double zoom)
{
  return label->has_dot && zoom >= label->min_zoom && zoom >= style_of (style, label)->min_zoom;
}

static gboolean
may_show (const MvPlacing *placing, const MvAtlasLabel *label, const MvLabelStyle *style)
{
  return placing->zoom >= min_zoom_of (placing, label) && placing->zoom < label->max_zoom && placing->zoom >= style->min_zoom
         && placing->zoom < style->max_zoom && is_asked_for (placing, label);
}

/* Dots are on the map whether or not their names find room: no name covers one. */
static void
block_dots (MvPlacing *placing, const MvAtlasLabel *labels, guint n)
{
  for (guint i = 0; i < n && placing->dot > 0; i++)
    if (mv_label_has_dot (placing->style, &labels[i], placing->zoom))
      mv_placement_block (placing->placement, around (mv_placing_pixel (placing, labels[i].at), placing->dot * 0.8));
}

static void
place_name (MvPlacing *placing, const MvAtlasLabel *label)
{
  const MvLabelStyle *style = style_of (placing->style, label);
  double size, width, height, radius;
  g_autofree char *text = NULL;
  MvPoint at = mv_placing_pixel (placing, label->at), offset = { 0, 0 };
  gboolean placed;
  guint32 ground;

  if (!may_show (placing, label, style))
    return;
  ground = mv_label_ground (placing, label->at);
  if (ground != 0 && (label->class == MV_LABEL_RELIEF || label->class == MV_LABEL_PEAK))
    return;     /* what is said of the country comes first */
  text = text_of (placing, label, placing->scene->view->names);
  size = mv_placing_size (placing, style);
  if (!mv_text_measure (style, text, size, &width, &height))
    {
      g_free (text);
      text = text_of (placing, label, "en");
      mv_text_measure (style, text, size, &width, &height);
    }
  if (label->has_dot)
    {
      radius = placing->dot * (label->class == MV_LABEL_CAPITAL ? 1.9 : 1);
      placed = mv_placement_beside (placing->placement, at, radius, width, height, style->padding, &offset);
    }
  else if (label->class == MV_LABEL_COUNTRY)
    placed = place_country (placing, label, width, height, style->padding, &offset);
  else if (label->class == MV_LABEL_PEAK)
    placed = mv_placement_centre (placing->placement, at, width, height, style->padding, &offset);
  else if (label->class == MV_LABEL_RIVER
           && mv_label_along (placing, text, style, size, label->ref, label->ref + strlen ("river:"), label->at, width, height))
    return;
  else
    placed = place_near (placing, at, width, height, style->padding, &offset);
  if (placed)
    mv_placing_add (placing, text, style, size, label->ref, label->at, offset, width, height)->ground = ground;
  if (label->class == MV_LABEL_COUNTRY)
    mv_label_area (placing, g_intern_string (label->ref + strlen ("country:")), label->at, placed ? offset : (MvPoint) { 0, 0 }, placed ? width : 0,
                   placed ? height : 0);
}

static double
dot_radius (const MvStyle *style, double zoom)
{
  guint n;
  const MvStyleLayer *layers = mv_style_layers (style, &n);

  for (guint i = 0; i < n; i++)
    if (layers[i].draw == MV_DRAW_DOTS && zoom >= layers[i].min_zoom && zoom < layers[i].max_zoom)
      return mv_stops_at (&layers[i].width, zoom);
  return 0;
}

double
mv_label_zoom (double zoom)
{
  return floor (zoom * 2 + 1e-6) / 2;
}

MvLabelSet *
mv_labels_place (MvScene *scene, const MvStyle *style, double zoom)
{
  MvPlacing placing = { scene, style, .zoom = mv_label_zoom (zoom) };
  MvLabelSet *set = g_new0 (MvLabelSet, 1);
  const MvAtlasLabel *labels;
  guint n = 0;

  g_return_val_if_fail (scene != NULL && style != NULL, set);

  mv_guard_work ("labels");
  placing.scale = MV_TILE_SIZE * exp2 (zoom);
  placing.placement = mv_placement_new ();
  placing.labels = g_array_new (FALSE, FALSE, sizeof (MvLabel));
  placing.arrows = g_ptr_array_new ();
  placing.fills = g_ptr_array_new ();
  placing.fill_shapes = g_array_new (FALSE, FALSE, sizeof (MvFillShape));
  placing.ends = g_hash_table_new (g_direct_hash, g_direct_equal);
  placing.dot = dot_radius (style, placing.zoom);

  if (scene->view->show & MV_SHOW_LABELS)
    {
      block_symbols (&placing);
      mv_label_read_fills (&placing);
      mv_label_arrows (&placing);
      labels = mv_atlas_labels (scene->atlas, placing.zoom, &n);
      block_dots (&placing, labels, n);
      for (guint i = 0; i < n; i++)
        place_name (&placing, &labels[i]);
    }

  mv_placement_free (placing.placement);
  g_ptr_array_unref (placing.arrows);
  g_ptr_array_unref (placing.fills);
  g_array_unref (placing.fill_shapes);
  g_hash_table_unref (placing.ends);
  g_clear_pointer (&placing.rivers, g_hash_table_unref);
  g_atomic_ref_count_init (&set->references);
  set->zoom = placing.zoom;
  set->n_labels = placing.labels->len;
  set->labels = (MvLabel *) g_array_free (placing.labels, FALSE);
  return set;
}

MvLabelSet *
mv_label_set_ref (MvLabelSet *set)
{
  g_atomic_ref_count_inc (&set->references);
  return set;
}

void
mv_label_set_unref (MvLabelSet *set)
{
  if (set == NULL || !g_atomic_ref_count_dec (&set->references))
    return;
  g_free (set->labels);
  g_free (set);
}

void
mv_paint_label (cairo_t *cr, const MvStyle *style, const MvLabel *label)
{
  const MvLabelStyle *known = mv_style_label (style, label->style);
  MvLabelStyle written;
  double width, height;

  g_return_if_fail (known != NULL);

  written = *known;
  if (label->ground != 0)
    {
      written.halo = mv_label_unpack (label->ground);
      written.halo.alpha = GROUND_HALO;
      written.colour = mv_label_unpack (mv_label_readable (style, written.colour, mv_label_unpack (label->ground)));
    }
  if (label->ink != 0)
    written.colour = mv_label_unpack (label->ink);
  cairo_save (cr);
  if (label->angle != 0)
    {
      mv_text_measure (known, label->text, label->size, &width, &height);
      cairo_translate (cr, label->width / 2, label->height / 2);
      cairo_rotate (cr, label->angle);
      cairo_translate (cr, -width / 2, -height / 2);
    }
  mv_text_paint (cr, &written, label->text, label->size);
  cairo_restore (cr);
}

void
mv_paint_labels (cairo_t *cr, const MvStyle *style, const MvFrame *frame, const MvLabelSet *set)
{
  int first, last;

  mv_tracer_worlds (frame, 100, &first, &last);
  for (int world = first; world <= last; world++)
    for (guint i = 0; i < set->n_labels; i++)
      {
        const MvLabel *label = &set->labels[i];
        MvPoint at = mv_frame_to_surface (frame, (MvPoint) { label->at.x + world, label->at.y });

        at.x += label->dx;
        at.y += label->dy;
        if (at.x + label->width < 0 || at.x > frame->width || at.y + label->height < 0 || at.y > frame->height)
          continue;
        cairo_save (cr);
        cairo_translate (cr, at.x, at.y);
        mv_paint_label (cr, style, label);
        cairo_restore (cr);
      }
}
