#include "app/paint/label_private.h"

#include "app/paint/area.h"

/* Relative luminance and contrast: Web Content Accessibility Guidelines 2.1, 1.4.3. */
#define READABLE 4.5

guint32
mv_label_pack (MvColour colour)
{
  return 0xff000000u | (guint32) (CLAMP (colour.red, 0, 1) * 255 + 0.5) << 16 | (guint32) (CLAMP (colour.green, 0, 1) * 255 + 0.5) << 8
         | (guint32) (CLAMP (colour.blue, 0, 1) * 255 + 0.5);
}

MvColour
mv_label_unpack (guint32 packed)
{
  return (MvColour) { (packed >> 16 & 0xff) / 255.0, (packed >> 8 & 0xff) / 255.0, (packed & 0xff) / 255.0, 1.0 };
}

static MvColour
mix (MvColour a, MvColour b, double share)
{
  return (MvColour) { a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share, a.blue + (b.blue - a.blue) * share, 1.0 };
}

guint32
mv_label_readable (const MvStyle *style, MvColour colour, MvColour ground)
{
  MvColour ink = mv_style_named (style, "ink"), page = mv_style_named (style, "page");
  MvColour toward = mv_contrast (ink, ground) >= mv_contrast (page, ground) ? ink : page, found = colour;

  for (int step = 1; step <= 10 && mv_contrast (found, ground) < READABLE; step++)
    found = mix (colour, toward, step / 10.0);
  return mv_label_pack (found);
}

guint32
mv_label_ground_of (const MvPlacing *placing, const MvMark *area)
{
  return mv_label_pack (mix (mv_style_named (placing->style, "land"), mv_style_mark (placing->style, area), mv_area_weight (area)));
}

#define SLIGHT 0.2              /* a fill of less weight leaves the texts as they are */

void
mv_label_read_fills (MvPlacing *placing)
{
  const MvShapeSet *countries;
  g_autoptr (GHashTable) areas = g_hash_table_new (NULL, NULL);         /* interned iso3 -> MvMark */

  for (guint i = 0; i < placing->scene->marks->len; i++)
    {
      const MvMark *mark = placing->scene->marks->pdata[i];

      if (mark->form != MV_MARK_AREA || (mv_area_weight (mark) < SLIGHT && mark->label == NULL))
        continue;
      g_ptr_array_add (placing->fills, (gpointer) mark);
      g_hash_table_insert (areas, (gpointer) mark->key, (gpointer) mark);
    }
  if (placing->fills->len == 0)
    return;
  countries = mv_atlas_shapes (placing->scene->atlas, "world_country", 1);
  for (guint i = 0; i < countries->n_shapes; i++)
    {
      MvFillShape fill = { &countries->shapes[i], g_hash_table_lookup (areas, countries->shapes[i].key) };

      if (fill.area != NULL)
        g_array_append_val (placing->fill_shapes, fill);
    }
}

guint32
mv_label_ground (const MvPlacing *placing, MvPoint at)
{
  for (guint i = 0; i < placing->fill_shapes->len; i++)
    {
      const MvFillShape *fill = &g_array_index (placing->fill_shapes, MvFillShape, i);

      if (at.x >= fill->shape->box.min_x && at.x <= fill->shape->box.max_x && at.y >= fill->shape->box.min_y && at.y <= fill->shape->box.max_y
          && mv_shape_contains (mv_atlas_shapes (placing->scene->atlas, "world_country", 1), fill->shape, at))
        return mv_label_ground_of (placing, fill->area);
    }
  return 0;
}
