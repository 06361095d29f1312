#include "app/paint/label.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/number.h"
#include "app/geo/arrow.h"
#include "app/geo/placement.h"
#include "app/paint/text.h"
#include "app/paint/trace.h"

#define FLOW_VALUES 8           /* the largest flows say their value on the map */
#define WIDE 5.0                /* px */
#define NAMED_ENDS 24           /* the ends of so many flows are named earlier than the map would */
#define EARLIER 2.0             /* steps of zoom */
#define GREAT 2.5               /* countries named up to this zoom are written large */

typedef struct
{
  MvScene       *scene;
  const MvStyle *style;
  double         zoom, scale;
  MvPlacement   *placement;
  GArray        *labels;        /* MvLabel */
  GPtrArray     *arrows;        /* MvMark, largest value first */
  GHashTable    *ends;          /* interned iso3 of the ends of large flows */
  double         dot;           /* px: radius of a place's dot; 0 = none are drawn */
} Placing;

static MvPoint
pixel (const Placing *placing, MvPoint world)
{
  return (MvPoint) { world.x * placing->scale, world.y * placing->scale };
}

static void
add (Placing *placing, const char *text, const MvLabelStyle *style, double size, const char *ref, MvPoint at, MvPoint offset,
     double width, double height)
{
  MvLabel label = { g_intern_string (text), style->id, ref, size, at, offset.x, offset.y, width, height };

  g_array_append_val (placing->labels, label);
}

static double
size_of (const Placing *placing, const MvLabelStyle *style)
{
  return round (mv_stops_at (&style->size, placing->zoom));
}

static gboolean
try_at (Placing *placing, MvPoint at, double dx, double dy, double width, double height, double padding, MvPoint *offset)
{
  if (!mv_placement_centre (placing->placement, (MvPoint) { at.x + dx, at.y + dy }, width, height, padding, offset))
    return FALSE;
  offset->x += dx;
  offset->y += dy;
  return TRUE;
}

/* What the scene draws ---------------------------------------------------------------------------------------------------- */

static gboolean
is_drawn (const Placing *placing, const MvMark *mark)
{
  return mark->min_zoom <= placing->zoom && placing->zoom < mark->max_zoom;
}

static MvBox
around (MvPoint at, double radius)
{
  return (MvBox) { at.x - radius, at.y - radius, at.x + radius, at.y + radius };
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const MvMark *one = *(const MvMark *const *) a, *other = *(const MvMark *const *) b;

  if (one->value != other->value)
    return one->value > other->value ? -1 : 1;
  return g_strcmp0 (one->ref, other->ref);
}

/* "flow:goods/2023/KAZ/CHN/TOTAL": the two countries. */
static void
note_ends (Placing *placing, const MvMark *mark)
{
  g_auto (GStrv) words = g_strsplit (mark->ref, "/", -1);

  if (!g_str_has_prefix (mark->ref, "flow:") || g_strv_length (words) < 4)
    return;
  g_hash_table_add (placing->ends, (gpointer) g_intern_string (words[2]));
  g_hash_table_add (placing->ends, (gpointer) g_intern_string (words[3]));
}

static gboolean
make_arrow (const Placing *placing, const MvMark *mark, MvArrow *arrow)
{
  return mv_arrow_make (arrow, pixel (placing, mark->from), pixel (placing, mark->to), mark->width, mark->start_gap, mark->end_gap);
}

/* Symbols and the heads of arrows stay clear of text. */
static void
read_marks (Placing *placing)
{
  for (guint i = 0; i < placing->scene->marks->len; i++)
    {
      const MvMark *mark = placing->scene->marks->pdata[i];
      MvArrow arrow;

      if (!is_drawn (placing, mark))
        continue;
      if (mark->form == MV_MARK_SYMBOL)
        mv_placement_block (placing->placement, around (pixel (placing, mark->from), mark->radius + 1));
      else if (mark->form == MV_MARK_ARROW)
        {
          if (make_arrow (placing, mark, &arrow))
            mv_placement_block (placing->placement, around (arrow.tip, MAX (3, mark->width * 0.7)));
          if (isfinite (mark->value))
            g_ptr_array_add (placing->arrows, (gpointer) mark);
        }
    }
  g_ptr_array_sort (placing->arrows, compare_values);
  for (guint i = 0; i < MIN (placing->arrows->len, NAMED_ENDS); i++)
    note_ends (placing, placing->arrows->pdata[i]);
}

/* Texts keep off the bodies of wide arrows; thin ones may pass under their halo. The boxes are narrower than the body, so that a
 * slanting arrow does not push its own value away. */
static void
block_bodies (Placing *placing)
{
  for (guint i = 0; i < placing->arrows->len; i++)
    {
      const MvMark *mark = placing->arrows->pdata[i];
      MvArrow arrow;

      if (mark->width < WIDE || !make_arrow (placing, mark, &arrow))
        continue;
      for (guint p = 0; p < arrow.n_centre; p++)
        mv_placement_block (placing->placement, around (arrow.centre[p], mark->width * 0.35));
    }
}

/* The value as the mark itself says it, unit and all: the first words of its detail. */
static char *
value_text (const MvMark *mark)
{
  const char *end = mark->detail != NULL ? strstr (mark->detail, " · ") : NULL;

  return end != NULL ? g_strndup (mark->detail, end - mark->detail) : mv_number_short (mark->value, NULL);
}

/* Beside the middle of the arrow, square to it, on whichever side is free. */
static gboolean
place_beside_arrow (Placing *placing, const MvArrow *arrow, double wide, double width, double height, double padding, MvPoint *offset)
{
  MvPoint a = arrow->centre[arrow->n_centre / 2 - 1], b = arrow->centre[arrow->n_centre / 2 + 1];
  double length = MAX (hypot (b.x - a.x, b.y - a.y), 1e-6);
  double nx = (a.y - b.y) / length, ny = (b.x - a.x) / length;
  double reach = wide / 2 + (fabs (nx) * width + fabs (ny) * height) / 2 + padding;

  if (ny > 0)           /* above first */
    {
      nx = -nx;
      ny = -ny;
    }
  return try_at (placing, arrow->middle, nx * reach, ny * reach, width, height, padding, offset)
         || try_at (placing, arrow->middle, -nx * reach, -ny * reach, width, height, padding, offset);
}

static void
place_flow_values (Placing *placing)
{
  const MvLabelStyle *style = mv_style_label (placing->style, "flow");
  double size = size_of (placing, style), width, height;
  guint placed = 0;

  for (guint i = 0; i < placing->arrows->len && placed < FLOW_VALUES; i++)
    {
      const MvMark *mark = placing->arrows->pdata[i];
      g_autofree char *text = value_text (mark);
      MvArrow arrow;
      MvPoint offset, at;

      if (!make_arrow (placing, mark, &arrow))
        continue;
      mv_text_measure (style, text, size, &width, &height);
      /* A value longer than its arrow would be read as a neighbour's. */
      if (hypot (arrow.tip.x - arrow.centre[0].x, arrow.tip.y - arrow.centre[0].y) < width + 8)
        continue;
      at = (MvPoint) { arrow.middle.x / placing->scale, arrow.middle.y / placing->scale };
      if (!place_beside_arrow (placing, &arrow, mark->width, width, height, style->padding, &offset))
        continue;
      add (placing, text, style, size, g_intern_string (mark->ref), at, offset, width, height);
      placed++;
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
is_asked_for (const Placing *placing, const MvAtlasLabel *label)
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
text_of (const Placing *placing, const MvAtlasLabel *label, const char *lang)
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
place_near (Placing *placing, MvPoint at, double width, double height, double padding, MvPoint *offset)
{
  return try_at (placing, at, 0, 0, width, height, padding, offset) || try_at (placing, at, 0, height, width, height, padding, offset)
         || try_at (placing, at, 0, -height, width, height, padding, offset);
}

#define RINGS 12

/* A country's name moves away from symbols in growing rings, as long as its middle stays inside the country. */
static gboolean
place_inside (Placing *placing, const MvShapeSet *set, const MvShape *shape, MvPoint at, double width, double height, double padding,
              MvPoint *offset)
{
  for (int ring = 1; ring <= RINGS; ring++)
    for (int turn = 0; turn < 12; turn++)
      {
        double angle = turn * G_PI / 6, reach = ring * 0.8 * height;
        double dx = reach * 1.6 * cos (angle), dy = reach * sin (angle);
        MvPoint middle = { (at.x + dx) / placing->scale, (at.y + dy) / placing->scale };

        if (mv_shape_contains (set, shape, middle) && try_at (placing, at, dx, dy, width, height, padding, offset))
          return TRUE;
      }
  return FALSE;
}

static gboolean
place_country (Placing *placing, const MvAtlasLabel *label, double width, double height, double padding, MvPoint *offset)
{
  MvPoint at = pixel (placing, label->at);
  const MvShapeSet *set;
  const MvShape *shape;

  if (try_at (placing, at, 0, 0, width, height, padding, offset))
    return TRUE;
  set = mv_atlas_shapes (placing->scene->atlas, "world_country", 1);
  shape = mv_shape_set_find (set, label->ref + strlen ("country:"), 0);
  if (shape != NULL && place_inside (placing, set, shape, at, width, height, padding, offset))
    return TRUE;
  return place_near (placing, at, width, height, padding, offset);
}

static double
min_zoom_of (const Placing *placing, const MvAtlasLabel *label)
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
may_show (const Placing *placing, const MvAtlasLabel *label, const MvLabelStyle *style)
{
  return placing->zoom >= min_zoom_of (placing, label) && placing->zoom < label->max_zoom && placing->zoom >= style->min_zoom
         && placing->zoom < style->max_zoom && is_asked_for (placing, label);
}

/* Dots are on the map whether or not their names find room: no name covers one. */
static void
block_dots (Placing *placing, const MvAtlasLabel *labels, guint n)
{
  for (guint i = 0; i < n && placing->dot > 0; i++)
    if (mv_label_has_dot (placing->style, &labels[i], placing->zoom))
      mv_placement_block (placing->placement, around (pixel (placing, labels[i].at), placing->dot * 0.8));
}

static void
place_name (Placing *placing, const MvAtlasLabel *label)
{
  const MvLabelStyle *style = style_of (placing->style, label);
  double size, width, height, radius;
  g_autofree char *text = NULL;
  MvPoint at = pixel (placing, label->at), offset;
  gboolean placed;

  if (!may_show (placing, label, style))
    return;
  text = text_of (placing, label, placing->scene->view->names);
  size = size_of (placing, style);
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
  else
    placed = place_near (placing, at, width, height, style->padding, &offset);
  if (placed)
    add (placing, text, style, size, label->ref, label->at, offset, width, height);
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

MvLabelSet *
mv_labels_place (MvScene *scene, const MvStyle *style, double zoom)
{
  Placing placing = { scene, style, .zoom = round (zoom * 2) / 2 };
  MvLabelSet *set = g_new0 (MvLabelSet, 1);
  const MvAtlasLabel *labels;
  guint n = 0;

  g_return_val_if_fail (scene != NULL && style != NULL, set);

  mv_guard_work ("labels");
  placing.scale = MV_TILE_SIZE * exp2 (placing.zoom);
  placing.placement = mv_placement_new ();
  placing.labels = g_array_new (FALSE, FALSE, sizeof (MvLabel));
  placing.arrows = g_ptr_array_new ();
  placing.ends = g_hash_table_new (g_direct_hash, g_direct_equal);
  placing.dot = dot_radius (style, placing.zoom);

  if (scene->view->show & MV_SHOW_LABELS)
    {
      read_marks (&placing);
      block_bodies (&placing);
      place_flow_values (&placing);
      labels = mv_atlas_labels (scene->atlas, placing.zoom, &n);
      block_dots (&placing, labels, n);
      for (guint i = 0; i < n; i++)
        place_name (&placing, &labels[i]);
    }

  mv_placement_free (placing.placement);
  g_ptr_array_unref (placing.arrows);
  g_hash_table_unref (placing.ends);
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
  const MvLabelStyle *written = mv_style_label (style, label->style);

  g_return_if_fail (written != NULL);

  mv_text_paint (cr, written, label->text, label->size);
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
