#include "app/paint/style_private.h"

#include <gio/gio.h>

#include "app/base/text.h"

double
mv_stops_at (const MvStops *stops, double zoom)
{
  guint i = 1;

  if (stops->n == 0)
    return 1.0;
  if (zoom <= stops->zooms[0])
    return stops->values[0];
  while (i < stops->n && zoom >= stops->zooms[i])
    i++;
  if (i >= stops->n)
    return stops->values[stops->n - 1];
  return stops->values[i - 1]
         + (stops->values[i] - stops->values[i - 1]) * (zoom - stops->zooms[i - 1]) / (stops->zooms[i] - stops->zooms[i - 1]);
}

static void
clear_label_style (gpointer style)
{
  g_free (((MvLabelStyle *) style)->family);
}

static void
clear_layer (gpointer layer)
{
  g_strfreev (((MvStyleLayer *) layer)->keys);
  g_strfreev (((MvStyleLayer *) layer)->except);
}

static MvStyle *
style_new (MvVariant variant)
{
  static const char *const ids[MV_N_VARIANTS] = { "light", "dark", "print", "contrast-light", "contrast-dark" };
  MvStyle *style = g_new0 (MvStyle, 1);

  style->variant = variant;
  style->id = g_strdup (ids[variant]);
  style->named = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  style->layers = g_array_new (FALSE, TRUE, sizeof (MvStyleLayer));
  g_array_set_clear_func (style->layers, clear_layer);
  style->labels = g_array_new (FALSE, TRUE, sizeof (MvLabelStyle));
  g_array_set_clear_func (style->labels, clear_label_style);
  return style;
}

void
mv_style_free (MvStyle *style)
{
  if (style == NULL)
    return;
  g_free (style->id);
  g_hash_table_unref (style->named);
  g_array_unref (style->layers);
  g_array_unref (style->labels);
  g_free (style);
}

static MvStyle *
style_read (MvVariant variant, const char *palette_file, const char *palette, const char *map_file, const char *map, GError **error)
{
  g_autoptr (MvStyle) style = style_new (variant);
  MvJsonReader palette_reader = { palette_file, error, FALSE }, map_reader = { map_file, error, FALSE };

  if (!mv_style_read_palette (style, &palette_reader, palette) || !mv_style_read_map (style, &map_reader, map))
    return NULL;
  return g_steal_pointer (&style);
}

MvStyle *
mv_style_parse (MvVariant variant, const char *palette, const char *map, GError **error)
{
  return style_read (variant, "palette.json", palette, "map-style.json", map, error);
}

/* The text of NAME: from the folder in MULTIVECTOR_STYLE when that holds it, else the program's own. PATH: for messages. */
static char *
load_text (const char *name, char **path, GError **error)
{
  const char *folder = g_getenv ("MULTIVECTOR_STYLE");
  g_autofree char *resource = g_strconcat ("/multivector/", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *data;
  char *text = NULL;

  if (folder != NULL && *folder != '\0')
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autoptr (GError) failure = NULL;

      if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
        {
          g_set_error (error, MV_ERROR, MV_ERROR_OPEN,
                       _("MULTIVECTOR_STYLE is “%s”, which is no folder; give a folder with a map-style.json or a palette.json."), folder);
          return NULL;
        }
      if (g_file_get_contents (file, &text, NULL, &failure))
        {
          *path = g_steal_pointer (&file);
          return text;
        }
      if (!g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        {
          g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("The map style cannot be read: %s"), failure->message);
          return NULL;
        }
    }
  bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  *path = g_strdup (name);
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

const MvStyle *
mv_style_get (MvVariant variant, GError **error)
{
  static GMutex mutex;
  static MvStyle *loaded[MV_N_VARIANTS];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autofree char *palette = NULL, *palette_file = NULL, *map = NULL, *map_file = NULL;

  g_return_val_if_fail ((guint) variant < MV_N_VARIANTS, NULL);

  if (loaded[variant] != NULL)
    return loaded[variant];
  palette = load_text ("palette.json", &palette_file, error);
  map = palette != NULL ? load_text ("map-style.json", &map_file, error) : NULL;
  if (map == NULL)
    return NULL;
  loaded[variant] = style_read (variant, palette_file, palette, map_file, map, error);
  return loaded[variant];
}

gboolean
mv_style_is_print (const MvStyle *style)
{
  return style->variant == MV_VARIANT_PRINT;
}

gboolean
mv_style_has_hatches (const MvStyle *style)
{
  return style->variant == MV_VARIANT_PRINT || style->variant == MV_VARIANT_CONTRAST_LIGHT || style->variant == MV_VARIANT_CONTRAST_DARK;
}

const char *
mv_style_id (const MvStyle *style)
{
  return style->id;
}

const MvStyleLayer *
mv_style_layers (const MvStyle *style, guint *n)
{
  *n = style->layers->len;
  return (const MvStyleLayer *) style->layers->data;
}

const MvLabelStyle *
mv_style_label (const MvStyle *style, const char *id)
{
  for (guint i = 0; i < style->labels->len; i++)
    {
      const MvLabelStyle *label = &g_array_index (style->labels, MvLabelStyle, i);

      if (g_strcmp0 (label->id, id) == 0)
        return label;
    }
  return NULL;
}

MvColour
mv_style_role (const MvStyle *style, MvRole role)
{
  return style->roles[(guint) role < MV_N_ROLES ? role : MV_ROLE_OTHER];
}

static MvColour
scale_at (const MvColourScale *scale, double place)
{
  double step = CLAMP (place, 0.0, 1.0) * (scale->n - 1);
  guint low = MIN ((guint) step, scale->n - 2);
  double part = step - low;
  const MvColour *a = &scale->colours[low], *b = a + 1;

  return (MvColour) { a->red + (b->red - a->red) * part, a->green + (b->green - a->green) * part,
                      a->blue + (b->blue - a->blue) * part, a->alpha + (b->alpha - a->alpha) * part };
}

MvColour
mv_style_sequential (const MvStyle *style, double tone)
{
  return isnan (tone) ? mv_style_named (style, "no-data") : scale_at (&style->sequential, tone);
}

MvColour
mv_style_diverging (const MvStyle *style, double tone)
{
  return isnan (tone) ? mv_style_named (style, "no-data") : scale_at (&style->diverging, (tone + 1.0) / 2.0);
}

MvColour
mv_style_named (const MvStyle *style, const char *name)
{
  const MvColour *colour = g_hash_table_lookup (style->named, name);

  if (colour != NULL)
    return *colour;
  g_warning ("The palette names no colour “%s”.", name);
  return (MvColour) { 0.5, 0.5, 0.5, 1.0 };
}

/* Quiet still, but what flows in a pipeline and what a plant makes can be told apart. */
static const char *
asset_colour (const char *kind)
{
  static const struct { const char *kind, *colour; } colours[] = {
    { "gas_pipeline", "gas" }, { "oil_pipeline", "oil" }, { "oil_gas_field", "oil" }, { "power_plant", "power" }
  };

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (colours[i].kind, kind))
      return colours[i].colour;
  return "quiet";
}

MvColour
mv_style_mark (const MvStyle *style, const MvMark *mark)
{
  switch (mark->paint)
    {
    case MV_PAINT_ROLE:
      return mv_style_role (style, mark->role);
    case MV_PAINT_SEQUENTIAL:
      return mv_style_sequential (style, mark->tone);
    case MV_PAINT_DIVERGING:
      return mv_style_diverging (style, mark->tone);
    case MV_PAINT_NO_DATA:
      return mv_style_named (style, "no-data");
    case MV_PAINT_QUIET:
      return mv_style_named (style, asset_colour (mark->asset_kind));
    }
  g_return_val_if_reached (mv_style_role (style, MV_ROLE_OTHER));
}

/* Relative luminance, WCAG 2.1. */
static double
luminance (MvColour colour)
{
  const double parts[] = { colour.red, colour.green, colour.blue }, weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += weights[i] * (parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

double
mv_contrast (MvColour a, MvColour b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

void
mv_colour_set (cairo_t *cr, MvColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}
