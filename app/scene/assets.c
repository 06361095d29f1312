/* Energy assets: the quiet companion of the projects. */
#include "app/base/number.h"
#include "app/base/text.h"
#include "app/scene/build.h"
#include "app/store/assets.h"

#define POINT_ZOOM 2.0           /* from here on a small square */
#define PICTURE_ZOOM 6.0         /* from here on a picture of its kind */
#define POINT_RADIUS 3.4         /* px */
#define PICTURE_RADIUS 7.0
#define ROUTE_ZOOM 3.0
#define ROUTE_WIDTH 1.5

static const struct { const char *kind, *name; } kinds[] = {
  { "oil_gas_field", N_("Oil and gas fields") }, { "power_plant", N_("Power plants") }, { "coal_mine", N_("Coal mines") },
  { "iron_ore_mine", N_("Iron ore mines") }, { "steel_plant", N_("Steel plants") }, { "gas_pipeline", N_("Gas pipelines") },
  { "oil_pipeline", N_("Oil pipelines") }
};

/* What has been given up is not shown: it would look like a thing that is there. */
static gboolean
given_up (const MvAssetRow *row)
{
  return row->status != NULL && (g_str_equal (row->status, "cancelled") || g_str_equal (row->status, "shelved"));
}

static MvStroke
status_stroke (const char *status)
{
  static const char *const standing[] = { "operating", "mothballed", "retired", NULL };
  static const char *const coming[] = { "proposed", "construction", "announced", "pre-construction", "pre-permit", "in_development",
                                        "exploration", "discovered", NULL };

  if (status != NULL && g_strv_contains (standing, status))
    return MV_STROKE_SOLID;
  return status != NULL && g_strv_contains (coming, status) ? MV_STROKE_DASHED : MV_STROKE_DOTTED;
}

static const char *
status_name (const char *status)
{
  static const struct { const char *code, *name; } names[] = {
    { "operating", N_("operating") }, { "mothballed", N_("mothballed") }, { "retired", N_("retired") }, { "proposed", N_("proposed") },
    { "construction", N_("under construction") }, { "announced", N_("announced") }, { "pre-construction", N_("before construction") },
    { "pre-permit", N_("before its permit") }, { "in_development", N_("in development") }, { "exploration", N_("exploration") },
    { "discovered", N_("discovered") }
  };

  for (guint i = 0; status != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].code, status))
      return _(names[i].name);
  return status != NULL ? status : _("status unknown");
}

static char *
describe (MvBuild *build, const MvAssetRow *row)
{
  GString *text = g_string_new (NULL);

  if (!isnan (row->capacity))
    {
      g_autofree char *capacity = mv_number_short (row->capacity, row->capacity_unit);

      g_string_append_printf (text, "%s · ", capacity);
    }
  if (row->fuel != NULL)
    g_string_append_printf (text, "%s · ", row->fuel);
  g_string_append (text, status_name (row->status));
  if (row->start_year > 0)
    g_string_append_printf (text, " · %d", row->start_year);
  if (row->owner != NULL)
    g_string_append_printf (text, " · %s", row->owner);
  g_string_append_printf (text, " · %s", mv_build_publisher (build, row->source_id));
  return g_string_free (text, FALSE);
}

static MvMark *
asset_mark (MvBuild *build, const MvAssetRow *row)
{
  g_autofree char *ref = g_strconcat ("asset:", row->asset_id, NULL);
  MvMark *mark = mv_mark_new (row->has_route ? MV_MARK_LINE : MV_MARK_SYMBOL, ref);

  mark->title = g_strdup (row->name);
  mark->detail = describe (build, row);
  mark->value = row->capacity;
  mark->order = -1;             /* companions come after everything else */
  mark->paint = MV_PAINT_QUIET;
  mark->asset_kind = row->kind;
  mark->stroke = status_stroke (row->status);
  return mark;
}

static void
add_route (MvBuild *build, const MvAssetRow *row)
{
  MvMark *mark = asset_mark (build, row);

  mark->min_zoom = ROUTE_ZOOM;
  mark->key = row->asset_id;
  mark->layer = "asset_route";
  mark->width = ROUTE_WIDTH;
  g_ptr_array_add (build->lines, mark);
}

static void
add_point (MvBuild *build, const MvAssetRow *row, double radius, double min_zoom, double max_zoom)
{
  MvMark *mark = asset_mark (build, row);

  mark->symbol = MV_SYMBOL_ASSET;
  mark->from = mv_mercator_project (row->lon, row->lat);
  mark->radius = radius;
  mark->hollow = g_str_equal (row->precision, "approximate");
  mark->min_zoom = min_zoom;
  mark->max_zoom = max_zoom;
  g_ptr_array_add (build->symbols, mark);
}

static gboolean
touches_focus (const MvBuild *build, const MvAssetRow *row)
{
  g_auto (GStrv) codes = g_strsplit (row->iso3s, ";", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    if (mv_build_in_focus ((MvBuild *) build, codes[i]))
      return TRUE;
  return FALSE;
}

static void
add_legend (MvBuild *build, const guint *counts, guint n_unplaced, guint n_given_up, guint n_twice, GHashTable *sources)
{
  static const struct { MvStroke stroke; const char *label; } strokes[] = {
    { MV_STROKE_SOLID, N_("Standing") }, { MV_STROKE_DASHED, N_("Planned or being built") }, { MV_STROKE_DOTTED, N_("Status unknown") }
  };
  MvLegend *legend = mv_legend_new ("assets", _("Energy assets"), _("as last recorded; pipelines from zoom 3"));

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autofree char *value = g_strdup_printf ("%u", counts[k]);
      MvLegendItem *item;

      if (counts[k] == 0)
        continue;
      item = mv_legend_add (legend, g_str_has_suffix (kinds[k].kind, "pipeline") ? MV_LEGEND_LINE : MV_LEGEND_SYMBOL, _(kinds[k].name), value);
      item->paint = MV_PAINT_QUIET;
      item->asset_kind = kinds[k].kind;
      item->width = 2;
      item->radius = 6;
    }
  for (guint s = 0; s < G_N_ELEMENTS (strokes); s++)
    {
      MvLegendItem *item = mv_legend_add (legend, MV_LEGEND_LINE, _(strokes[s].label), NULL);

      item->paint = MV_PAINT_QUIET;
      item->stroke = strokes[s].stroke;
      item->width = 1.2;
    }
  if (n_unplaced > 0)
    mv_legend_note (legend, FALSE, ngettext_ ("%u without a place on the map", "%u without a place on the map", n_unplaced), n_unplaced);
  if (n_given_up > 0)
    mv_legend_note (legend, FALSE, _("%u cancelled or shelved, not drawn"), n_given_up);
  if (n_twice > 0)
    mv_legend_note (legend, FALSE, _("%u probably listed twice, drawn once"), n_twice);
  mv_build_legend (build, legend, sources);
}

gboolean
mv_build_assets (MvBuild *build, GError **error)
{
  g_autoptr (GArray) rows = mv_assets_read (build->db, error);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  guint counts[G_N_ELEMENTS (kinds)] = { 0 }, n_unplaced = 0, n_given_up = 0, n_twice = 0;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const MvAssetRow *row = &g_array_index (rows, MvAssetRow, i);

      if (!touches_focus (build, row))
        continue;
      if (row->probable_duplicate)
        n_twice++;
      else if (given_up (row))
        n_given_up++;
      else if (!row->has_route && isnan (row->lon))
        n_unplaced++;
      else
        {
          if (row->has_route)
            add_route (build, row);
          else
            {
              add_point (build, row, POINT_RADIUS, POINT_ZOOM, PICTURE_ZOOM);
              add_point (build, row, PICTURE_RADIUS, PICTURE_ZOOM, G_MAXFLOAT);
            }
          g_hash_table_add (sources, (gpointer) row->source_id);
          for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
            counts[k] += g_str_equal (kinds[k].kind, row->kind);
        }
    }
  add_legend (build, counts, n_unplaced, n_given_up, n_twice, sources);
  return TRUE;
}
