#include "data/compiler/variant.h"

typedef struct { const char *layer, *column, *value; int variant; } Variant;

static const Variant variants[] = {
  { "asset_route", "status", "construction", 1 }, { "asset_route", "status", "proposed", 1 },
  { "asset_route", "status", "unknown", 2 }, { "asset_route", "status", NULL, 2 },
  { "asset_route", "status", "shelved", 3 }, { "asset_route", "status", "mothballed", 3 }, { "asset_route", "status", "cancelled", 3 },
  { "pipeline", "status", "construction", 1 }, { "pipeline", "status", "proposed", 1 },
  { "pipeline", "status", "unknown", 2 }, { "pipeline", "status", NULL, 2 },
  { "pipeline", "status", "shelved", 3 }, { "pipeline", "status", "mothballed", 3 }, { "pipeline", "status", "cancelled", 3 },
  { "region_border", "disputed", "1", 1 }, { "region_border", "a", "KAB", 2 }, { "region_border", "b", "KAB", 2 },
  { "disputed_line", "historic", "1", 1 }, { "disputed_area", "historic", "1", 1 },
  { "railway", "kind", "construction", 1 }, { "railway", "kind", "proposed", 1 }, { "railway", "kind", "narrow_gauge", 2 },
  { "river", "kind", "Intermittent River", 1 }, { "river", "kind", "Lake Centerline", 2 },
  { "project_footprint", "usable", "0", -1 }, { "project_footprint", "kind", "approximate", 1 },
};

int
mv_variant_of (const MvLayer *layer, const MvFeature *feature)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    if (g_str_equal (variants[i].layer, layer->name)
        && g_strcmp0 (mv_layer_value (layer, feature, variants[i].column), variants[i].value) == 0)
      return variants[i].variant;
  return 0;
}

const char *
mv_variant_key (const MvLayer *layer, const MvFeature *feature)
{
  static const char *const columns[] = {
    "project_id", "asset_id", "region_id", "lake_id", "river_id", "playa_id", "sea_id", "label_id", "iso3", "adm0_a3"
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *value = mv_layer_value (layer, feature, columns[i]);

      if (value != NULL)
        return value;
    }
  return NULL;
}
