/* Label candidates and names. */
#include "app/scene/atlas_private.h"

#include <string.h>

#include "app/base/terms.h"
#include "app/base/text.h"

/* Which language a country speaks on its own map: the official one that the dataset has names in. */
static const struct { const char *iso3, *lang; } own_languages[] = {
  { "KAZ", "kk" }, { "KGZ", "ky" }, { "TJK", "tg" }, { "TKM", "tk" }, { "UZB", "uz" }, { "RUS", "ru" }, { "BLR", "ru" }, { "CHN", "zh" },
  { "TUR", "tr" }, { "IRN", "fa" }, { "AFG", "fa" }
};

/* Where a name in the own language is missing, or stands only in Latin letters: Russian is official in Kazakhstan and Kyrgyzstan and
 * in wide use in Tajikistan, and all three write their own languages in Cyrillic. */
static const char *const cyrillic[] = { "KAZ", "KGZ", "TJK", NULL };

static const char *
own_language (const char *iso3)
{
  for (guint i = 0; iso3 != NULL && i < G_N_ELEMENTS (own_languages); i++)
    if (strcmp (own_languages[i].iso3, iso3) == 0)
      return own_languages[i].lang;
  return NULL;
}

static const char *
home_of (MvAtlas *atlas, const char *kind, const char *id)
{
  g_autofree char *ref = NULL;

  if (strcmp (kind, "country") == 0)
    return id;
  if (strcmp (kind, "place") != 0 && strcmp (kind, "region") != 0)
    return NULL;
  mv_atlas_read_labels (atlas, MV_CANDIDATES_NEAR);
  ref = g_strconcat (kind, ":", id, NULL);
  return g_hash_table_lookup (atlas->homes, ref);
}

static const char *
find_local_name (MvAtlas *atlas, const char *kind, const char *id)
{
  const char *home = home_of (atlas, kind, id), *lang = own_language (home), *name = NULL, *russian = NULL;

  if (lang != NULL)
    name = mv_geography_name (atlas->db, kind, id, lang, FALSE);
  else if (strcmp (kind, "country") == 0)
    name = mv_geography_name (atlas->db, kind, id, "native", TRUE);     /* one language: else English is fairer */
  if (home == NULL || !g_strv_contains (cyrillic, home))
    return name;
  if (name == NULL || g_unichar_get_script (g_utf8_get_char (name)) != G_UNICODE_SCRIPT_CYRILLIC)
    russian = mv_geography_name (atlas->db, kind, id, "ru", FALSE);
  return russian != NULL ? russian : name;
}

/* Words for "town" and "district" that gazetteers hang behind a name. */
static const char *const town_words[] = { " қаласы", " шаары", " шаҳри", " Shahri", " shahri", " tumani" };

/* NAME as a map writes it: without stress marks, and a place without the word for town. */
static const char *
tidy (const char *kind, const char *name)
{
  g_auto (GStrv) pieces = g_strsplit (name, "\xcc\x81", -1);     /* U+0301, combining acute accent */
  g_autofree char *plain = g_strjoinv ("", pieces);

  if (strcmp (kind, "place") == 0 && g_str_has_suffix (plain, ")") && strstr (plain, " (") != NULL)
    *strstr (plain, " (") = '\0';       /* "Ангрен (город)" */
  for (guint i = 0; strcmp (kind, "place") == 0 && i < G_N_ELEMENTS (town_words); i++)
    if (g_str_has_suffix (plain, town_words[i]))
      plain[strlen (plain) - strlen (town_words[i])] = '\0';
  return g_intern_string (plain);
}

const char *
mv_atlas_name (MvAtlas *atlas, const char *kind, const char *id, const char *lang)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *key = NULL;
  const char *name;

  g_return_val_if_fail (atlas != NULL && kind != NULL && id != NULL && lang != NULL, "");

  locker = g_mutex_locker_new (&atlas->mutex);
  key = g_strdup_printf ("%s/%s/%s", kind, id, lang);
  name = g_hash_table_lookup (atlas->names, key);
  if (name != NULL)
    return name;
  if (strcmp (lang, "local") == 0)
    name = find_local_name (atlas, kind, id);
  else
    name = mv_geography_name (atlas->db, kind, id, lang, FALSE);
  if (name == NULL && strcmp (lang, "en") != 0)
    {
      name = mv_geography_name (atlas->db, kind, id, "en", FALSE);
      if (strcmp (lang, mv_text_language ()) == 0)
        name = mv_term (name);  /* "World Bank", "Yugoslavia": what the lists of names lack */
    }
  name = name != NULL ? tidy (kind, name) : g_intern_string (id);
  g_hash_table_insert (atlas->names, g_steal_pointer (&key), (gpointer) name);
  return name;
}

/* Where a shape's name stands ---------------------------------------------------------------------------------------------- */

/* The x of every edge of PART that crosses the line at Y. */
static void
cross (const MvShapeSet *set, const MvPart *part, double y, GArray *xs)
{
  for (guint32 i = 0; i < part->n_points; i++)
    {
      const gint32 *a = set->points + 2 * (gsize) (part->first_point + i);
      const gint32 *b = set->points + 2 * (gsize) (part->first_point + (i + 1) % part->n_points);

      if ((a[1] > y) != (b[1] > y))
        {
          double x = a[0] + (y - a[1]) * ((double) b[0] - a[0]) / ((double) b[1] - a[1]);

          g_array_append_val (xs, x);
        }
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* The middle of the longest level line inside an area: a name there has room. */
static MvPoint
area_middle (const MvShapeSet *set, const MvShape *shape)
{
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));
  MvPoint best = { (shape->box.min_x + shape->box.max_x) / 2, (shape->box.min_y + shape->box.max_y) / 2 };
  double longest = 0;

  for (int line = 3; line <= 9; line++)
    {
      double y = (shape->box.min_y + (shape->box.max_y - shape->box.min_y) * line / 12.0) / MV_SHAPE_UNIT;

      g_array_set_size (xs, 0);
      for (guint32 i = 0; i < shape->n_parts; i++)
        cross (set, &set->parts[shape->first_part + i], y, xs);
      g_array_sort (xs, compare_doubles);
      for (guint i = 0; i + 1 < xs->len; i += 2)
        {
          double from = g_array_index (xs, double, i), to = g_array_index (xs, double, i + 1);

          if (to - from <= longest)
            continue;
          longest = to - from;
          best = (MvPoint) { (from + to) / 2 * MV_SHAPE_UNIT, y * MV_SHAPE_UNIT };
        }
    }
  return best;
}

/* The middle point of a line's longest part; LENGTH: of that part in points. */
static MvPoint
line_middle (const MvShapeSet *set, const MvShape *shape, guint32 *length)
{
  const MvPart *longest = NULL;
  const gint32 *point;

  for (guint32 i = 0; i < shape->n_parts; i++)
    if (longest == NULL || set->parts[shape->first_part + i].n_points > longest->n_points)
      longest = &set->parts[shape->first_part + i];
  *length = longest != NULL ? longest->n_points : 0;
  if (*length == 0)
    return (MvPoint) { NAN, NAN };
  point = set->points + 2 * (gsize) (longest->first_point + longest->n_points / 2);
  return (MvPoint) { point[0] * MV_SHAPE_UNIT, point[1] * MV_SHAPE_UNIT };
}

/* Several shapes may be one river or lake: its largest piece carries the name. id -> MvPoint. */
static GHashTable *
middles_of (MvAtlas *atlas, const char *layer)
{
  const MvShapeSet *set = mv_atlas_shapes_locked (atlas, layer, 2);
  GHashTable *middles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < set->n_shapes; i++)
    {
      const MvShape *shape = &set->shapes[i];
      double *known = shape->key != NULL ? g_hash_table_lookup (sizes, shape->key) : NULL, size;
      guint32 length = 0;
      MvPoint at;

      if (shape->key == NULL || shape->n_parts == 0)
        continue;
      size = (shape->box.max_x - shape->box.min_x) + (shape->box.max_y - shape->box.min_y);
      if (known != NULL && *known >= size)
        continue;
      at = set->kind == MV_SHAPE_AREAS ? area_middle (set, shape) : line_middle (set, shape, &length);
      g_hash_table_replace (sizes, (gpointer) shape->key, g_memdup2 (&size, sizeof size));
      g_hash_table_replace (middles, (gpointer) shape->key, g_memdup2 (&at, sizeof at));
    }
  return middles;
}

/* Candidates -------------------------------------------------------------------------------------------------------------- */

static void
add_countries (MvAtlas *atlas, GArray *labels)
{
  for (guint i = 0; i < atlas->countries->len; i++)
    {
      const MvAtlasCountry *country = &g_array_index (atlas->countries, MvAtlasCountry, i);
      const MvCountryRow *row = &g_array_index (atlas->country_rows, MvCountryRow, i);
      g_autofree char *ref = g_strconcat ("country:", country->iso3, NULL);
      MvAtlasLabel label = { .class = MV_LABEL_COUNTRY, .ref = g_intern_string (ref), .at = country->label, .max_zoom = 99 };

      if (isnan (country->label.x) || isnan (row->min_label))
        continue;
      /* The greatest states may be named a little earlier than the source has it, the five as soon as they have room. */
      label.min_zoom = country->in_region || row->min_label <= 2 ? MIN (row->min_label - 0.7, 2.5) : row->min_label;
      if (strcmp (country->iso3, "KAB") == 0)
        label.class = MV_LABEL_REGION;  /* a lease inside Kazakhstan, no country */
      label.order = (country->in_region ? 2000 : 1000) - 40 * row->min_label + (isnan (row->population) ? 0 : log10 (row->population + 1));
      g_array_append_val (labels, label);
    }
}

static MvAtlasLabel
label_of (MvAtlas *atlas, const MvCandidateRow *row)
{
  const MvAtlasCountry *country = mv_atlas_country (atlas, row->iso3);
  gboolean near_home = country != NULL && country->in_region;
  g_autofree char *ref = g_strconcat (row->kind, ":", row->id, NULL);
  MvAtlasLabel label = { .ref = g_intern_string (ref), .min_zoom = row->min_zoom, .elevation = row->elevation,
                         .max_zoom = isnan (row->max_zoom) ? 99 : row->max_zoom };

  if (row->iso3 != NULL)
    g_hash_table_insert (atlas->homes, (gpointer) label.ref, (gpointer) row->iso3);
  switch (row->kind[0])
    {
    case 'p':
      if (strcmp (row->kind, "peak") == 0)
        {
          label.class = MV_LABEL_PEAK;
          label.order = 200 + row->elevation / 100.0 - 4 * row->rank;
          break;
        }
      label.has_dot = TRUE;
      label.class = g_strcmp0 (row->class, "capital") == 0 ? MV_LABEL_CAPITAL : MV_LABEL_PLACE;
      label.order = 300 + 3 * row->weight + (near_home ? 60 : 0) + (label.class == MV_LABEL_CAPITAL ? 250 : 0);
      if (near_home && label.class == MV_LABEL_CAPITAL)
        {
          label.min_zoom = MIN (label.min_zoom, 3.5);
          label.order += 2000;  /* before the names of the five, which can give way */
        }
      break;
    case 'r':
      if (strcmp (row->kind, "region") == 0)
        {
          label.class = MV_LABEL_REGION;
          label.min_zoom = 6;
          label.order = 280;
          break;
        }
      label.class = MV_LABEL_RIVER;
      label.order = 330 - 25 * row->rank;
      break;
    case 'l':
      if (strcmp (row->kind, "lake") == 0)
        {
          label.class = MV_LABEL_WATER;
          label.order = 700 - 45 * row->rank;
          break;
        }
      label.class = g_strcmp0 (row->class, "ocean") == 0 || g_strcmp0 (row->class, "sea") == 0 || g_strcmp0 (row->class, "gulf") == 0
                      || g_strcmp0 (row->class, "bay") == 0 || g_strcmp0 (row->class, "strait") == 0
                    ? MV_LABEL_WATER : MV_LABEL_RELIEF;
      label.order = (label.class == MV_LABEL_WATER ? 900 : 420) - 30 * row->rank;
      break;
    default:
      break;
    }
  return label;
}

static void
add_candidates (MvAtlas *atlas, MvCandidates which, GArray *labels)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = mv_geography_candidates (atlas->db, which, &error);
  g_autoptr (GHashTable) middles = rows != NULL ? middles_of (atlas, which == MV_CANDIDATES_FAR ? "lake" : "river") : NULL;

  if (rows == NULL)
    g_warning ("The labels cannot be read: %s", error->message);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const MvCandidateRow *row = &g_array_index (rows, MvCandidateRow, i);
      MvAtlasLabel label = label_of (atlas, row);
      const MvPoint *middle = isnan (row->longitude) ? g_hash_table_lookup (middles, row->id) : NULL;

      if (middle != NULL)
        label.at = *middle;
      else
        label.at = mv_mercator_project (row->longitude, row->latitude);
      if (!isnan (label.at.x) && !isnan (label.min_zoom))
        g_array_append_val (labels, label);
    }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const MvAtlasLabel *one = a, *other = b;

  if (one->order != other->order)
    return one->order > other->order ? -1 : 1;
  return strcmp (one->ref, other->ref);
}

void
mv_atlas_read_labels (MvAtlas *atlas, MvCandidates which)
{
  GArray *labels;

  if (atlas->labels[which] != NULL)
    return;
  labels = g_array_new (FALSE, FALSE, sizeof (MvAtlasLabel));
  if (which == MV_CANDIDATES_FAR)
    add_countries (atlas, labels);
  else
    {
      mv_atlas_read_labels (atlas, MV_CANDIDATES_FAR);
      g_array_append_vals (labels, atlas->labels[MV_CANDIDATES_FAR]->data, atlas->labels[MV_CANDIDATES_FAR]->len);
    }
  add_candidates (atlas, which, labels);
  g_array_sort (labels, compare_labels);
  atlas->labels[which] = labels;
}

const MvAtlasLabel *
mv_atlas_labels (MvAtlas *atlas, double zoom, guint *n)
{
  MvCandidates which = zoom < 5 ? MV_CANDIDATES_FAR : MV_CANDIDATES_NEAR;
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (atlas != NULL && n != NULL, NULL);

  locker = g_mutex_locker_new (&atlas->mutex);
  mv_atlas_read_labels (atlas, which);
  *n = atlas->labels[which]->len;
  return (const MvAtlasLabel *) atlas->labels[which]->data;
}
