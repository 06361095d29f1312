#include "data/compiler/layer.h"

#include <string.h>

#include "data/compiler/cells.h"

#define FILE_START "{\"type\":\"FeatureCollection\",\"features\":["
#define FILE_END "]}"

static void
feature_free (gpointer data)
{
  MvFeature *feature = data;

  mv_geometry_free (feature->geometry);
  for (guint i = 0; i < feature->n_values; i++)
    g_free (feature->values[i]);
  g_free (feature->values);
  g_free (feature);
}

static void
column_free (gpointer data)
{
  g_free (((MvColumn *) data)->name);
  g_free (data);
}

static void
layer_free (gpointer data)
{
  MvLayer *layer = data;

  g_free (layer->name);
  g_free (layer->title);
  g_free (layer->geometry_type);
  g_free (layer->file);
  g_ptr_array_unref (layer->columns);
  g_ptr_array_unref (layer->features);
  g_free (layer);
}

const char *
mv_layer_value (const MvLayer *layer, const MvFeature *feature, const char *column)
{
  for (guint i = 0; i < layer->columns->len; i++)
    if (g_str_equal (((MvColumn *) layer->columns->pdata[i])->name, column))
      return feature->values[i];
  return NULL;
}

/* "name:TYPE;name:TYPE" */
static gboolean
read_columns (MvLayer *layer, MvFindings *findings, guint line, const char *text)
{
  g_auto(GStrv) words = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (words[i], ":", 2);
      MvColumn *column;

      if (g_strv_length (pair) != 2
          || !g_strv_contains ((const char *const[]) { "TEXT", "INTEGER", "REAL", NULL }, pair[1]))
        {
          mv_findings_add (findings, "layers.csv", line, "“%s” is no column. Write name:TEXT, name:INTEGER or name:REAL.", words[i]);
          return FALSE;
        }
      column = g_new0 (MvColumn, 1);
      column->name = g_strdup (pair[0]);
      column->type = pair[1][0] == 'T' ? MV_CELL_TEXT : pair[1][0] == 'I' ? MV_CELL_INTEGER : MV_CELL_REAL;
      column->not_null = g_str_equal (column->name, "source_id");
      g_ptr_array_add (layer->columns, column);
    }
  return TRUE;
}

/* A property as the text a cell of a table would hold; NULL for null, an empty text or an absent property. */
static char *
value_text (JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return json_node_get_string (node)[0] != '\0' ? json_node_dup_string (node) : NULL;
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "1" : "0");
    case G_TYPE_DOUBLE:
      return g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    }
}

static gboolean
read_properties (MvLayer *layer, MvFindings *findings, MvFeature *feature, JsonObject *properties)
{
  MvPlace place = { layer->file, feature->line };
  g_autoptr(GList) names = json_object_get_members (properties);
  gboolean good = TRUE;
  guint known = 0;

  feature->n_values = layer->columns->len;
  feature->values = g_new0 (char *, feature->n_values);
  for (guint i = 0; i < layer->columns->len; i++)
    {
      MvColumn *column = layer->columns->pdata[i];

      known += json_object_has_member (properties, column->name);
      feature->values[i] = value_text (json_object_get_member (properties, column->name));
      good = mv_cell_check (findings, place, column, feature->values[i]) && good;
    }
  for (GList *name = names; name != NULL && known < g_list_length (names); name = name->next)
    {
      gboolean listed = FALSE;

      for (guint i = 0; i < layer->columns->len; i++)
        listed = listed || g_str_equal (((MvColumn *) layer->columns->pdata[i])->name, name->data);
      if (!listed)
        {
          mv_findings_add (findings, place.file, place.line, "property “%s” is no column of the layer in layers.csv. Add it there.",
                           (char *) name->data);
          good = FALSE;
        }
    }
  return good;
}

static gboolean
type_fits (const MvLayer *layer, const MvGeometry *geometry)
{
  return g_str_equal (layer->geometry_type, "GEOMETRY") || g_str_equal (layer->geometry_type, mv_geometry_type (geometry));
}

/* NULL with findings. */
static MvFeature *
read_feature (MvLayer *layer, MvFindings *findings, guint line, JsonNode *root)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *properties = object != NULL ? json_object_get_member (object, "properties") : NULL;
  JsonNode *shape = object != NULL ? json_object_get_member (object, "geometry") : NULL;
  g_autoptr(GError) error = NULL;
  MvFeature *feature;

  if (properties == NULL || shape == NULL || !JSON_NODE_HOLDS_OBJECT (properties) || !JSON_NODE_HOLDS_OBJECT (shape))
    {
      mv_findings_add (findings, layer->file, line, "the line is no feature with properties and a geometry.");
      return NULL;
    }
  feature = g_new0 (MvFeature, 1);
  feature->line = line;
  feature->geometry = mv_geometry_read (json_node_get_object (shape), &error);
  if (feature->geometry == NULL)
    mv_findings_add (findings, layer->file, line, "%s", error->message);
  else if (!type_fits (layer, feature->geometry))
    mv_findings_add (findings, layer->file, line, "the geometry is a %s; the layer holds %s. Correct the feature or layers.csv.",
                     mv_geometry_type (feature->geometry), layer->geometry_type);
  else if (read_properties (layer, findings, feature, json_node_get_object (properties)))
    return feature;
  feature_free (feature);
  return NULL;
}

static void
read_line (MvLayer *layer, MvFindings *findings, JsonParser *parser, guint number, char *line)
{
  g_autoptr(GError) error = NULL;
  gsize length = strlen (line);
  MvFeature *feature;

  if (length > 0 && line[length - 1] == ',')
    length--;
  if (length == 0)
    return;
  if (!json_parser_load_from_data (parser, line, length, &error))
    {
      mv_findings_add (findings, layer->file, number, "the line is no JSON: %s.", error->message);
      return;
    }
  feature = read_feature (layer, findings, number, json_parser_get_root (parser));
  if (feature != NULL)
    g_ptr_array_add (layer->features, feature);
}

static void
read_features (MvBuild *build, MvLayer *layer)
{
  g_autofree char *path = g_build_filename (build->folder, layer->file, NULL);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  gsize length;
  guint n;

  if (!g_file_get_contents (path, &text, &length, &error))
    {
      mv_findings_add (build->findings, layer->file, 0, "%s. Add the file.", error->message);
      return;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      mv_findings_add (build->findings, layer->file, 0, "the text is not UTF-8. Save the file as UTF-8.");
      return;
    }
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  n = g_strv_length (lines);
  if (n < 2 || !g_str_equal (lines[0], FILE_START) || !g_str_equal (lines[n - 1], FILE_END))
    {
      mv_findings_add (build->findings, layer->file, 1, "a layer file begins with the line %s, has one feature a line and ends "
                       "with the line %s. Write it so.", FILE_START, FILE_END);
      return;
    }
  for (guint i = 1; i + 1 < n; i++)
    read_line (layer, build->findings, parser, i + 1, lines[i]);
}

static MvLayer *
layer_from_row (const MvBuild *build, const MvTable *table, const MvRow *row)
{
  MvLayer *layer = g_new0 (MvLayer, 1);
  const char *drawn = mv_table_cell (table, row, "drawn");
  const char *zoom = mv_table_cell (table, row, "min_zoom");

  layer->name = g_strdup (mv_table_cell (table, row, "layer"));
  layer->title = g_strdup (mv_table_cell (table, row, "title"));
  layer->geometry_type = g_strdup (mv_table_cell (table, row, "geometry_type"));
  layer->file = g_strdup_printf ("layers/%s.geojson", layer->name);
  layer->columns = g_ptr_array_new_with_free_func (column_free);
  layer->features = g_ptr_array_new_with_free_func (feature_free);
  layer->share_alike = g_strcmp0 (mv_table_cell (table, row, "share_alike"), "1") == 0;
  layer->drawn = g_strcmp0 (drawn, "1") == 0 || (g_strcmp0 (drawn, "2") == 0 && !build->share_alike);
  layer->min_zoom = zoom != NULL ? g_ascii_strtod (zoom, NULL) : 0.0;
  if (layer->name != NULL && layer->title != NULL && layer->geometry_type != NULL
      && read_columns (layer, build->findings, row->line, mv_table_cell (table, row, "columns")))
    return layer;
  mv_findings_add (build->findings, table->file, row->line, "a layer needs a name, a title, a geometry type and columns. Fill them in.");
  layer_free (layer);
  return NULL;
}

GPtrArray *
mv_layers_read (MvBuild *build)
{
  GPtrArray *layers = g_ptr_array_new_with_free_func (layer_free);
  g_autoptr(MvTable) table = mv_table_read (build->folder, "layers.csv", build->findings);

  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    {
      const MvRow *row = &g_array_index (table->rows, MvRow, i);
      MvLayer *layer = layer_from_row (build, table, row);

      if (layer == NULL)
        continue;
      if (build->share_alike || !layer->share_alike)
        read_features (build, layer);
      g_ptr_array_add (layers, layer);
    }
  return layers;
}

const char *
mv_layer_parent (const char *column)
{
  static const char *const parents[][2] = {
    { "source_id", "source" }, { "iso3", "country" }, { "project_id", "project" }, { "asset_id", "asset" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    if (g_str_equal (parents[i][0], column))
      return parents[i][1];
  return NULL;
}

static void
check_feature (MvBuild *build, const MvLayer *layer, MvFeature *feature)
{
  MvPlace place = { layer->file, feature->line };
  const char *source = mv_layer_value (layer, feature, "source_id");

  feature->left_out = mv_build_leaves_out (build, source)
                      || (!build->share_alike && g_strcmp0 (mv_layer_value (layer, feature, "share_alike"), "1") == 0);
  for (guint i = 0; i < layer->columns->len; i++)
    {
      const MvColumn *column = layer->columns->pdata[i];
      const char *parent = mv_layer_parent (column->name);

      if (parent == NULL || feature->values[i] == NULL)
        continue;
      mv_cell_refers (build, place, column->name, parent, feature->values[i]);
      feature->left_out = feature->left_out || mv_build_key (build, parent, feature->values[i]) == MV_KEY_LEFT_OUT;
    }
}

void
mv_layers_check (MvBuild *build, GPtrArray *layers)
{
  for (guint i = 0; i < layers->len; i++)
    {
      MvLayer *layer = layers->pdata[i];

      if (mv_schema_column (&(MvSchemaTable) { .columns = layer->columns }, "source_id") == NULL)
        mv_findings_add (build->findings, "layers.csv", 0, "layer “%s” has no column source_id. Add it.", layer->name);
      for (guint f = 0; f < layer->features->len; f++)
        check_feature (build, layer, layer->features->pdata[f]);
    }
}
