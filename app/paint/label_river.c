/* River names run along their rivers, where these are straight enough (E. Imhof, "Positioning names on maps", 1975). */
#include "app/paint/label_private.h"

#define STRAIGHT 0.93           /* a stretch is straight when its ends are so much of its length apart ... */
#define SWAY 0.5                /* ... and nothing between leaves the chord by more than this of the text's height */
#define STEEPEST (G_PI * 0.39)
#define FARTHEST 700.0          /* px from where the name would stand level */
#define CLEARANCE 1.5           /* px between the line and the text */
#define MOST_TRIES 24

typedef struct { MvPoint middle; double angle, distance; } Stretch;

typedef struct
{
  const MvPlacing *placing;
  GArray          *line;        /* MvPoint, px */
  GArray          *lengths;     /* double, px from the start of the line to each point */
  double           width, height;
  MvPoint          anchor;
  GArray          *found;       /* Stretch */
} Search;

/* The point so far along the line; INDEX: of the point before it. */
static MvPoint
point_along (const Search *search, double length, guint *index)
{
  const double *lengths = (const double *) (gpointer) search->lengths->data;
  const MvPoint *line = (const MvPoint *) (gpointer) search->line->data;
  guint low = 0, high = search->line->len - 1;
  double part;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (lengths[middle] <= length)
        low = middle;
      else
        high = middle;
    }
  *index = low;
  part = lengths[low + 1] > lengths[low] ? (length - lengths[low]) / (lengths[low + 1] - lengths[low]) : 0;
  return (MvPoint) { line[low].x + part * (line[low + 1].x - line[low].x), line[low].y + part * (line[low + 1].y - line[low].y) };
}

/* The stretch of the text's width around LENGTH, if it is straight. */
static void
look_at (Search *search, double length)
{
  guint first, last;
  MvPoint a = point_along (search, length - search->width / 2, &first), b = point_along (search, length + search->width / 2, &last);
  double dx = b.x - a.x, dy = b.y - a.y, chord = hypot (dx, dy), above = 0, below = 0;
  Stretch stretch;

  if (chord < STRAIGHT * search->width)
    return;
  if (dx < 0)
    {
      dx = -dx;
      dy = -dy;
    }
  stretch.angle = atan2 (dy, dx);
  for (guint i = first + 1; i <= last; i++)
    {
      MvPoint point = g_array_index (search->line, MvPoint, i);
      double off = ((point.x - a.x) * dy - (point.y - a.y) * dx) / chord;       /* > 0: on the upper side */

      above = MAX (above, off);
      below = MAX (below, -off);
    }
  if (fabs (stretch.angle) > STEEPEST || MAX (above, below) > SWAY * search->height)
    return;
  above += search->height / 2 + CLEARANCE;
  stretch.middle = (MvPoint) { (a.x + b.x) / 2 + above * dy / chord, (a.y + b.y) / 2 - above * dx / chord };
  stretch.distance = hypot (stretch.middle.x - search->anchor.x, stretch.middle.y - search->anchor.y);
  if (stretch.distance <= FARTHEST)
    g_array_append_val (search->found, stretch);
}

static void
search_part (Search *search, const MvShapeSet *set, const MvPart *part)
{
  double length = 0, step = MAX (search->width / 4, 12);

  g_array_set_size (search->line, 0);
  g_array_set_size (search->lengths, 0);
  for (guint32 i = 0; i < part->n_points; i++)
    {
      const gint32 *at = set->points + 2 * (gsize) (part->first_point + i);
      MvPoint point = mv_placing_pixel (search->placing, (MvPoint) { at[0] * MV_SHAPE_UNIT, at[1] * MV_SHAPE_UNIT });

      if (i > 0)
        length += hypot (point.x - g_array_index (search->line, MvPoint, i - 1).x, point.y - g_array_index (search->line, MvPoint, i - 1).y);
      g_array_append_val (search->line, point);
      g_array_append_val (search->lengths, length);
    }
  if (search->line->len < 2)
    return;
  for (double at = search->width / 2; at + search->width / 2 <= length; at += step)
    look_at (search, at);
}

static int
nearest_first (gconstpointer a, gconstpointer b)
{
  const Stretch *one = a, *other = b;

  return one->distance < other->distance ? -1 : one->distance > other->distance;
}

static gboolean
try_stretch (MvPlacing *placing, const Stretch *stretch, double width, double height, double padding, double *box_width, double *box_height)
{
  double c = fabs (cos (stretch->angle)), s = fabs (sin (stretch->angle));
  MvPoint offset;

  *box_width = c * width + s * height;
  *box_height = s * width + c * height;
  return mv_placing_try (placing, stretch->middle, 0, 0, *box_width, *box_height, padding, &offset);
}

/* The first shape of the river called KEY, or NULL. */
static const MvShape *
first_shape (MvPlacing *placing, const MvShapeSet *set, const char *key)
{
  guint at;

  if (placing->rivers == NULL)
    {
      placing->rivers = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = set->n_shapes; i-- > 0;)
        if (set->shapes[i].key != NULL)
          g_hash_table_insert (placing->rivers, (gpointer) set->shapes[i].key, GUINT_TO_POINTER (i + 1));
    }
  at = GPOINTER_TO_UINT (g_hash_table_lookup (placing->rivers, key));
  return at > 0 ? &set->shapes[at - 1] : NULL;
}

/* The next shape of the same river: the layer is in the order of its rivers. */
static const MvShape *
next_shape (const MvShapeSet *set, const MvShape *shape)
{
  const MvShape *next = shape + 1;

  return next < set->shapes + set->n_shapes && g_strcmp0 (next->key, shape->key) == 0 ? next : NULL;
}

gboolean
mv_label_along (MvPlacing *placing, const char *text, const MvLabelStyle *style, double size, const char *ref, const char *key, MvPoint at,
                double width, double height)
{
  const MvShapeSet *set = mv_atlas_shapes (placing->scene->atlas, "river", mv_level_for_zoom (placing->zoom));
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (MvPoint)), lengths = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Search search = { placing, line, lengths, width, height, mv_placing_pixel (placing, at), found };

  for (const MvShape *shape = first_shape (placing, set, key); shape != NULL; shape = next_shape (set, shape))
    for (guint32 i = 0; i < shape->n_parts; i++)
      search_part (&search, set, &set->parts[shape->first_part + i]);
  g_array_sort (found, nearest_first);
  for (guint i = 0; i < MIN (found->len, MOST_TRIES); i++)
    {
      const Stretch *stretch = &g_array_index (found, Stretch, i);
      double box_width, box_height;
      MvLabel *label;

      if (!try_stretch (placing, stretch, width, height, style->padding, &box_width, &box_height))
        continue;
      label = mv_placing_add (placing, text, style, size, ref, (MvPoint) { stretch->middle.x / placing->scale, stretch->middle.y / placing->scale },
                              (MvPoint) { -box_width / 2, -box_height / 2 }, box_width, box_height);
      label->angle = stretch->angle;
      return TRUE;
    }
  return FALSE;
}
