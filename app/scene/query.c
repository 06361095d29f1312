/* The rows of a saved query on the map: countries filled by a figure, or points. */
#include "app/scene/query.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/geo/mercator.h"
#include "app/plan/choropleth-plan.h"
#include "app/plan/scale.h"
#include "app/scene/build.h"
#include "app/store/query-file.h"

#define SECONDS 10              /* of computing, for a layer or a chart */
#define MOST_POINTS 20000       /* symbols of a layer */
#define MOST_NUMBERS 40         /* symbols that write their value beside them */
#define RADIUS_PLAIN 5.0        /* px, of points without a value */

/* The view's values as name, value pairs; `year` is the view's. */
static GStrv
given_values (const MvView *view)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *year = g_strdup_printf ("%d", view->year);

  for (guint i = 0; view->params[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (view->params[i], "=", 2);

      g_strv_builder_addv (builder, (const char **) pair);
    }
  g_strv_builder_add_many (builder, "year", year, NULL);        /* after the others: the first of a name counts */
  return g_strv_builder_end (builder);
}

MvQueryAnswer *
mv_query_answer_for (MvDb *db, const MvView *view, MvQueryText **text, GError **error)
{
  g_autofree char *sql = mv_query_file_read (view->query, error);
  g_autoptr (MvQueryText) read = NULL;
  g_auto (GStrv) given = NULL, values = NULL;
  MvQueryAsk ask = { .seconds = SECONDS, .most_rows = MV_QUERY_MOST_ROWS };
  MvQueryAnswer *answer;

  if (sql == NULL)
    return NULL;
  read = mv_query_text_read (sql);
  given = given_values (view);
  values = mv_query_text_values (read, (const char *const *) given);
  ask.values = (const char *const *) values;
  answer = mv_query_answer_ask (db, sql, &ask, NULL, error);
  if (answer == NULL)
    g_prefix_error (error, "%s: ", view->query);
  else
    *text = g_steal_pointer (&read);
  return answer;
}

char *
mv_query_title (const char *name)
{
  g_autofree char *sql = mv_query_file_read (name, NULL);
  g_autoptr (MvQueryText) text = sql != NULL ? mv_query_text_read (sql) : NULL;

  return g_strdup (text != NULL && *text->title != '\0' ? text->title : name);
}

/* --- marks ---------------------------------------------------------------------------------------------------------------------------- */

typedef struct
{
  MvBuild       *build;
  MvQueryAnswer *answer;
  MvQueryRoles   roles;
  MvLegend      *legend;
  double         low, high;     /* of the values shown */
  guint          n_unplaced, n_unknown, n_repeated, n_boxes;
} Layer;

static char *
cell_text (const Layer *layer, guint row, MvQueryRole role)
{
  int column = layer->roles.column[role];

  return column < 0 ? NULL : mv_query_answer_text (layer->answer, row, (guint) column);
}

static double
cell_number (const Layer *layer, guint row, MvQueryRole role)
{
  int column = layer->roles.column[role];

  return column < 0 ? NAN : mv_query_answer_number (layer->answer, row, (guint) column);
}

/* "exports_usd: 79.1 bn · year: 2023": every column but those that say where. */
static char *
describe (const Layer *layer, guint row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layer->answer->n_columns; i++)
    {
      g_autofree char *cell = NULL;
      double number = mv_query_answer_number (layer->answer, row, i);

      if ((int) i == layer->roles.column[MV_QUERY_GEOMETRY] || (int) i == layer->roles.column[MV_QUERY_LONGITUDE]
          || (int) i == layer->roles.column[MV_QUERY_LATITUDE] || mv_query_answer_cell (layer->answer, row, i)->type == MV_CELL_BLOB)
        continue;
      cell = isnan (number) || (int) i == layer->roles.column[MV_QUERY_YEAR] ? mv_query_answer_text (layer->answer, row, i) : mv_number_short (number, NULL);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "", layer->answer->names[i], *cell != '\0' ? cell : _("not known"));
    }
  return g_string_free (text, FALSE);
}

static void
take_source (Layer *layer, GHashTable *sources, guint row)
{
  g_autofree char *id = cell_text (layer, row, MV_QUERY_SOURCE);

  if (id != NULL && *id != '\0')
    g_hash_table_add (sources, (gpointer) g_intern_string (id));
}

static void
find_range (Layer *layer)
{
  layer->low = INFINITY;
  layer->high = -INFINITY;
  for (guint row = 0; row < layer->answer->n_rows; row++)
    {
      double value = cell_number (layer, row, MV_QUERY_VALUE);

      if (!isfinite (value))
        continue;
      layer->low = MIN (layer->low, value);
      layer->high = MAX (layer->high, value);
    }
  if (layer->low > layer->high)
    layer->low = 0, layer->high = 1;
  if (layer->low == layer->high)
    layer->low -= 1;
}

/* One area a country: the first row that names it. */
static void
add_areas (Layer *layer, GHashTable *sources)
{
  MvBuild *build = layer->build;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < layer->answer->n_rows; row++)
    {
      g_autofree char *iso3 = cell_text (layer, row, MV_QUERY_COUNTRY), *detail = NULL;
      const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);
      double value = cell_number (layer, row, MV_QUERY_VALUE);
      MvMark *mark;

      if (country == NULL || isnan (country->label.x))
        {
          layer->n_unplaced++;
          continue;
        }
      if (!g_hash_table_add (seen, (gpointer) country->iso3))
        {
          layer->n_repeated++;
          continue;
        }
      layer->n_unknown += isnan (value);
      detail = describe (layer, row);
      mark = mv_choropleth_mark (country->iso3, mv_build_name (build, "country", country->iso3), detail, value, layer->low, layer->high);
      mark->label = isnan (value) ? NULL : mv_number_short (value, NULL);
      take_source (layer, sources, row);
      g_ptr_array_add (build->areas, mark);
    }
}

/* The centre of the box of a GeoPackage shape, or the point itself. FALSE when it has none. DIGITS is hexadecimal. */
static gboolean
shape_place (const char *digits, double *lon, double *lat, gboolean *boxed)
{
  static const guint sizes[] = { 0, 32, 48, 48, 64 };
  guint8 bytes[64];
  gsize n = MIN (strlen (digits) / 2, sizeof bytes);
  guint kind;
  double box[4];

  for (gsize i = 0; i < n; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (digits[2 * i]) << 4 | g_ascii_xdigit_value (digits[2 * i + 1]));
  if (n < 8 || bytes[0] != 'G' || bytes[1] != 'P' || !(bytes[3] & 1) || (bytes[3] & 0x10))
    return FALSE;
  kind = bytes[3] >> 1 & 7;
  if (kind >= G_N_ELEMENTS (sizes))
    return FALSE;
  *boxed = kind > 0;
  if (kind > 0 && n >= 8 + 32)
    {
      memcpy (box, bytes + 8, 32);
      *lon = (box[0] + box[1]) / 2;
      *lat = (box[2] + box[3]) / 2;
      return TRUE;
    }
  if (kind > 0 || n < 8 + 5 + 16 || bytes[8] != 1 || bytes[9] != 1)    /* a point, little endian */
    return FALSE;
  memcpy (box, bytes + 13, 16);
  *lon = box[0];
  *lat = box[1];
  return TRUE;
}

static gboolean
find_place (Layer *layer, guint row, double *lon, double *lat)
{
  gboolean boxed = FALSE;

  *lon = cell_number (layer, row, MV_QUERY_LONGITUDE);
  *lat = cell_number (layer, row, MV_QUERY_LATITUDE);
  if (layer->roles.column[MV_QUERY_LONGITUDE] < 0 || layer->roles.column[MV_QUERY_LATITUDE] < 0)
    {
      const MvCell *cell = mv_query_answer_cell (layer->answer, row, (guint) layer->roles.column[MV_QUERY_GEOMETRY]);

      if (cell->type != MV_CELL_BLOB || !shape_place (cell->text, lon, lat, &boxed))
        return FALSE;
      layer->n_boxes += boxed;
    }
  return fabs (*lon) <= 180 && fabs (*lat) <= 85;       /* NaN is neither */
}

static MvAreaScale
point_scale (const Layer *layer)
{
  double most = MAX (fabs (layer->low), fabs (layer->high));

  return (MvAreaScale) { .unit_value = most > 0 ? most : 1, .unit = 18, .minimum = 3, .maximum = 18 };
}

static char *
title_of (const Layer *layer, guint row)
{
  g_autofree char *name = cell_text (layer, row, MV_QUERY_NAME), *iso3 = cell_text (layer, row, MV_QUERY_COUNTRY);

  if (name != NULL && *name != '\0')
    return g_steal_pointer (&name);
  if (iso3 != NULL && mv_atlas_country (layer->build->atlas, iso3) != NULL)
    return g_strdup (mv_build_name (layer->build, "country", iso3));
  return g_strdup_printf (_("Row %u"), row + 1);
}

static void
add_points (Layer *layer, GHashTable *sources)
{
  MvBuild *build = layer->build;
  MvAreaScale scale = point_scale (layer);
  gboolean sized = layer->roles.column[MV_QUERY_VALUE] >= 0;

  for (guint row = 0; row < MIN (layer->answer->n_rows, MOST_POINTS); row++)
    {
      g_autofree char *iso3 = cell_text (layer, row, MV_QUERY_COUNTRY);
      const MvAtlasCountry *country = iso3 != NULL ? mv_atlas_country (build->atlas, iso3) : NULL;
      double lon, lat, value = cell_number (layer, row, MV_QUERY_VALUE);
      MvMark *mark;

      if (!find_place (layer, row, &lon, &lat))
        {
          layer->n_unplaced++;
          continue;
        }
      mark = mv_mark_new (MV_MARK_SYMBOL, "");
      mark->symbol = MV_SYMBOL_DISC;
      mark->title = title_of (layer, row);
      mark->detail = describe (layer, row);
      mark->from = mv_mercator_project (lon, lat);
      mark->value = value;
      mark->order = isnan (value) ? 0 : fabs (value);
      mark->paint = MV_PAINT_ROLE;
      mark->role = country != NULL ? country->role : MV_ROLE_OTHER;
      mark->radius = !sized ? RADIUS_PLAIN : mv_scale_radius (&scale, fabs (value));
      mark->hollow = sized && isnan (value);
      layer->n_unknown += mark->hollow;
      mark->label = sized && !isnan (value) && layer->answer->n_rows <= MOST_NUMBERS ? mv_number_short (value, NULL) : NULL;
      take_source (layer, sources, row);
      mv_box_add (&build->scene->box, mark->from);
      g_ptr_array_add (build->symbols, mark);
    }
}

/* --- the legend ----------------------------------------------------------------------------------------------------------------------- */

static void
explain_points (Layer *layer)
{
  MvAreaScale scale = point_scale (layer);
  double steps[3];
  guint n;

  if (layer->roles.column[MV_QUERY_VALUE] < 0)
    return;
  n = mv_scale_steps (scale.unit_value, steps, G_N_ELEMENTS (steps));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = mv_number_short (steps[i], NULL);
      MvLegendItem *item = mv_legend_add (layer->legend, MV_LEGEND_SIZE, value, NULL);

      item->radius = mv_scale_radius (&scale, steps[i]);
      item->paint = MV_PAINT_ROLE;
      item->role = MV_ROLE_OTHER;
    }
}

static void
explain_areas (Layer *layer)
{
  g_autofree char *from = mv_number_short (layer->low, NULL), *to = mv_number_short (layer->high, NULL), *range = g_strdup_printf ("%s – %s", from, to);

  mv_choropleth_ramp (layer->legend, range, layer->low, layer->high, layer->n_unknown > 0);
}

static void
add_notes (Layer *layer, gboolean points)
{
  MvLegend *legend = layer->legend;

  mv_legend_note (legend, FALSE, "%s", _("Figures of your query: what they mean, and whether they may be compared, its SQL says."));
  if (layer->answer->n_rows == 0)
    mv_legend_note (legend, TRUE, "%s", _("The query has no rows for these parameters."));
  if (layer->answer->more)
    mv_legend_note (legend, TRUE, _("The query has more than the %u rows shown."), layer->answer->n_rows);
  if (points && layer->answer->n_rows > MOST_POINTS)
    mv_legend_note (legend, TRUE, _("Only the first %d rows are drawn."), MOST_POINTS);
  if (layer->n_unplaced > 0)
    mv_legend_note (legend, FALSE, ngettext_ ("%u row has no place on the map.", "%u rows have no place on the map.", layer->n_unplaced), layer->n_unplaced);
  if (layer->n_repeated > 0)
    mv_legend_note (legend, TRUE, ngettext_ ("%u further row names a country again and is not drawn: the first one is.",
                                             "%u further rows name a country again and are not drawn: the first one is.", layer->n_repeated), layer->n_repeated);
  if (layer->n_boxes > 0)
    mv_legend_note (legend, FALSE, "%s", _("Shapes are shown by the centre of their frame."));
  if (layer->roles.column[MV_QUERY_SOURCE] < 0)
    mv_legend_note (legend, FALSE, "%s", _("The rows name no source. Add the column source_id to have the sources listed."));
}

static void
add_parameters (Layer *layer, const MvQueryText *text, GString *subtitle)
{
  g_auto (GStrv) given = given_values (layer->build->view), values = mv_query_text_values (text, (const char *const *) given);

  for (guint i = 0; values[i] != NULL; i += 2)
    g_string_append_printf (subtitle, "%s%s: %s", subtitle->len > 0 ? " · " : "", values[i], *values[i + 1] != '\0' ? values[i + 1] : "–");
}

gboolean
mv_build_query (MvBuild *build, GError **error)
{
  g_autoptr (MvQueryText) text = NULL;
  g_autoptr (MvQueryAnswer) answer = mv_query_answer_for (build->db, build->view, &text, error);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  Layer layer = { .build = build, .answer = answer };
  gboolean points;

  if (answer == NULL)
    return FALSE;
  layer.roles = mv_query_roles (answer, text);
  points = layer.roles.column[MV_QUERY_GEOMETRY] >= 0 || (layer.roles.column[MV_QUERY_LONGITUDE] >= 0 && layer.roles.column[MV_QUERY_LATITUDE] >= 0);
  if (layer.roles.column[MV_QUERY_VALUE] >= 0)
    g_string_append (subtitle, answer->names[layer.roles.column[MV_QUERY_VALUE]]);
  add_parameters (&layer, text, subtitle);
  layer.legend = mv_legend_new ("query", *text->title != '\0' ? text->title : build->view->query, subtitle->str);
  find_range (&layer);
  if (points)
    {
      add_points (&layer, sources);
      explain_points (&layer);
    }
  else if (mv_query_has_layer (&layer.roles))
    {
      add_areas (&layer, sources);
      explain_areas (&layer);
    }
  else if (answer->n_rows > 0)
    mv_legend_note (layer.legend, TRUE, "%s", _("The query has no country codes with a figure, no coordinates and no geometry: it is no layer of the map."));
  add_notes (&layer, points);
  mv_build_legend (build, layer.legend, sources);
  return TRUE;
}
