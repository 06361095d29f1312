/* What marks say about themselves: the values of the largest flows, and what a choropleth or several memberships say of a country. */
#include "app/paint/label_private.h"

#include <string.h>

#include "app/base/number.h"
#include "app/geo/arrow.h"

#define FLOW_VALUES 10          /* the largest flows say their value on the map */
#define THIN 8.0                /* px: on thinner flows the value stands on the line */
#define WIDE 5.0
#define NAMED_ENDS 24           /* the ends of so many flows are named earlier than the map would */
#define BENEATH 4.5            /* px between a country's name and what is said of it: the name's own padding */
#define FAR 260.0               /* px: the other end of a longer flow may be out of sight: its value names it */
#define LONG 420.0              /* px: of a longer flow the middle may be out of sight: its value stands near the focus */

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
note_ends (MvPlacing *placing, const MvMark *mark)
{
  g_auto (GStrv) words = g_strsplit (mark->ref, "/", -1);

  if (!g_str_has_prefix (mark->ref, "flow:") || g_strv_length (words) < 4)
    return;
  g_hash_table_add (placing->ends, (gpointer) g_intern_string (words[2]));
  g_hash_table_add (placing->ends, (gpointer) g_intern_string (words[3]));
}

static gboolean
make_arrow (const MvPlacing *placing, const MvMark *mark, MvArrow *arrow)
{
  return mv_arrow_make (arrow, mv_placing_pixel (placing, mark->from), mv_placing_pixel (placing, mark->to), mark->width, mark->start_gap,
                        mark->end_gap);
}

static MvBox
around (MvPoint at, double radius)
{
  return (MvBox) { at.x - radius, at.y - radius, at.x + radius, at.y + radius };
}

/* Texts keep off heads and the bodies of wide arrows; thin ones may pass under their halo. The boxes are narrower than the body, so
 * that a slanting arrow does not push its own value away. */
static void
block_arrow (MvPlacing *placing, const MvMark *mark, const MvArrow *arrow)
{
  mv_placement_block (placing->placement, around (arrow->tip, MAX (3, mark->width * 0.7)));
  for (guint p = 0; mark->width >= WIDE && p < arrow->n_centre; p++)
    mv_placement_block (placing->placement, around (arrow->centre[p], mark->width * 0.35));
}

static void
read_arrows (MvPlacing *placing)
{
  for (guint i = 0; i < placing->scene->marks->len; i++)
    {
      const MvMark *mark = placing->scene->marks->pdata[i];
      MvArrow arrow;

      if (mark->form != MV_MARK_ARROW || mark->min_zoom > placing->zoom || placing->zoom >= mark->max_zoom)
        continue;
      if (make_arrow (placing, mark, &arrow))
        block_arrow (placing, mark, &arrow);
      if (isfinite (mark->value))
        g_ptr_array_add (placing->arrows, (gpointer) mark);
    }
  g_ptr_array_sort (placing->arrows, compare_values);
  for (guint i = 0; i < MIN (placing->arrows->len, NAMED_ENDS); i++)
    note_ends (placing, placing->arrows->pdata[i]);
}

/* The value as the mark itself says it, unit and all. */
static char *
value_text (const MvMark *mark)
{
  const char *end = mark->detail != NULL ? strstr (mark->detail, " · ") : NULL;

  if (mark->label != NULL)
    return g_strdup (mark->label);
  return end != NULL ? g_strndup (mark->detail, end - mark->detail) : mv_number_short (mark->value, NULL);
}

/* Of a flow between the focus, which has the larger disc, and a partner: the partner's name, out of "Kazakhstan → China". NULL = both are
 * alike. g_free. */
static char *
partner_name (const MvMark *mark)
{
  const char *to = mark->title != NULL ? strstr (mark->title, " → ") : NULL;

  if (to == NULL || mark->start_gap == mark->end_gap)
    return NULL;
  return mark->end_gap > mark->start_gap ? g_strndup (mark->title, to - mark->title) : g_strdup (to + strlen (" → "));
}

/* Does a flow run back along the same way? Then a value belongs on the outer side of its own flow. */
static gboolean
has_opposite (const MvPlacing *placing, const MvMark *mark)
{
  for (guint i = 0; i < placing->arrows->len; i++)
    {
      const MvMark *other = placing->arrows->pdata[i];

      if (other->from.x == mark->to.x && other->from.y == mark->to.y && other->to.x == mark->from.x && other->to.y == mark->from.y)
        return TRUE;
    }
  return FALSE;
}

/* The point so far along an arrow, and the way there as a unit vector. */
static MvPoint
arrow_at (const MvArrow *arrow, double length, MvPoint *way)
{
  MvPoint at = arrow->centre[0];

  *way = (MvPoint) { 1, 0 };
  for (guint i = 1; i < arrow->n_centre; i++)
    {
      MvPoint next = arrow->centre[i];
      double step = hypot (next.x - at.x, next.y - at.y);

      if (step > 0)
        *way = (MvPoint) { (next.x - at.x) / step, (next.y - at.y) / step };
      if (step >= length)
        return (MvPoint) { at.x + way->x * length, at.y + way->y * length };
      length -= step;
      at = next;
    }
  return at;
}

static double
arrow_length (const MvArrow *arrow)
{
  double length = 0;

  for (guint i = 1; i < arrow->n_centre; i++)
    length += hypot (arrow->centre[i].x - arrow->centre[i - 1].x, arrow->centre[i].y - arrow->centre[i - 1].y);
  return length;
}

/* On the line of a thin flow; beside a wide one: to its right, where its barb is, or on either side when no other runs along it. */
static gboolean
place_at (MvPlacing *placing, const MvMark *mark, gboolean outside, MvPoint at, MvPoint way, double width, double height, double padding, MvPoint *offset)
{
  MvPoint right = { -way.y, way.x };
  double reach = 0.9 * (mark->width / 2 + (fabs (right.x) * width + fabs (right.y) * height) / 2 + padding);
  double first = outside || right.y < 0 ? reach : -reach;       /* above first */

  if (!outside && mark->width < THIN)
    return mv_placing_try (placing, at, 0, 0, width, height, padding, offset);
  return mv_placing_try (placing, at, right.x * first, right.y * first, width, height, padding, offset)
         || (!outside && mv_placing_try (placing, at, -right.x * first, -right.y * first, width, height, padding, offset));
}

static gboolean
place_text (MvPlacing *placing, const MvMark *mark, const MvArrow *arrow, const char *text, const MvLabelStyle *style, double size)
{
  static const double parts[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74 }, reaches[] = { 190, 230, 150, 280, 340, 410, 130 };
  MvColour halo = mv_style_named (placing->style, "halo");
  double width, height, length = arrow_length (arrow);
  gboolean outside = has_opposite (placing, mark), from_end = mark->end_gap > mark->start_gap;  /* the focus has the larger disc */

  mv_text_measure (style, text, size, &width, &height);
  /* A value longer than its arrow would be read as a neighbour's. */
  if (hypot (arrow->tip.x - arrow->centre[0].x, arrow->tip.y - arrow->centre[0].y) < width + 8)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double along = length < LONG ? parts[i] * length : from_end ? length - reaches[i] : reaches[i];
      MvPoint way, at = arrow_at (arrow, along, &way), offset;
      MvLabel *label;

      if (!place_at (placing, mark, outside, at, way, width, height, style->padding, &offset))
        continue;
      label = mv_placing_add (placing, text, style, size, g_intern_string (mark->ref),
                              (MvPoint) { at.x / placing->scale, at.y / placing->scale }, offset, width, height);
      label->ink = mv_label_readable (placing->style, mv_style_mark (placing->style, mark), halo);
      return TRUE;
    }
  return FALSE;
}

static gboolean
place_value (MvPlacing *placing, const MvMark *mark, const MvLabelStyle *style, double size)
{
  g_autofree char *value = value_text (mark), *partner = NULL, *both = NULL;
  MvArrow arrow;

  if (!make_arrow (placing, mark, &arrow))
    return FALSE;
  partner = arrow_length (&arrow) > FAR ? partner_name (mark) : NULL;
  both = partner != NULL ? g_strdup_printf ("%s %s", partner, value) : NULL;
  return (both != NULL && place_text (placing, mark, &arrow, both, style, size)) || place_text (placing, mark, &arrow, value, style, size);
}

void
mv_label_arrows (MvPlacing *placing)
{
  const MvLabelStyle *style = mv_style_label (placing->style, "flow");
  guint placed = 0;

  read_arrows (placing);
  for (guint i = 0; i < placing->arrows->len && placed < FLOW_VALUES; i++)
    placed += place_value (placing, placing->arrows->pdata[i], style, mv_placing_size (placing, style));
}

void
mv_label_area (MvPlacing *placing, const char *iso3, MvPoint at, MvPoint offset, double width, double height)
{
  const MvLabelStyle *style = mv_style_label (placing->style, "flow");
  double size = mv_placing_size (placing, style), text_width, text_height, middle = offset.x + width / 2, below, above;
  const MvMark *area = NULL;
  MvLabel *label;
  MvPoint found;

  for (guint i = 0; i < placing->fills->len; i++)
    if (((MvMark *) placing->fills->pdata[i])->key == iso3)
      area = placing->fills->pdata[i];
  if (area == NULL || area->label == NULL)
    return;
  mv_text_measure (style, area->label, size, &text_width, &text_height);
  below = height > 0 ? offset.y + height + BENEATH + text_height / 2 : 0;
  above = offset.y - BENEATH - text_height / 2;
  if (!mv_placing_try (placing, mv_placing_pixel (placing, at), middle, below, text_width, text_height, 0, &found)
      && !(height > 0 && mv_placing_try (placing, mv_placing_pixel (placing, at), middle, above, text_width, text_height, 0, &found)))
    return;
  label = mv_placing_add (placing, area->label, style, size, g_intern_string (area->ref), at, found, text_width, text_height);
  label->ground = mv_label_ground_of (placing, area);
}
