#include "app/paint/style_private.h"

#include "app/base/text.h"
#include "app/view/view.h"

static const char *
variant_name (const MvStyle *style)
{
  return style->variant == MV_VARIANT_DARK || style->variant == MV_VARIANT_CONTRAST_DARK ? "dark" : "light";
}

/* Palette ----------------------------------------------------------------------------------------------------------------- */

static MvColour
read_pair (MvStyle *style, MvJsonReader *reader, JsonObject *group, const char *group_name, const char *member)
{
  static const char *const known[] = { "light", "dark", "print", "contrast-light", "contrast-dark", NULL };
  g_autofree char *where = g_strdup_printf ("%s.%s", group_name, member);
  JsonObject *pair = mv_json_object (reader, group, group_name, member);
  const char *variant = variant_name (style);

  if (pair != NULL && json_object_has_member (pair, style->id))
    variant = style->id;        /* what print or strong contrast does not say is as in light or dark */

  mv_json_only (reader, pair, where, known);
  return mv_json_colour (reader, where, mv_json_string (reader, pair, where, variant, NULL));
}

static void
read_roles (MvStyle *style, MvJsonReader *reader, JsonObject *root)
{
  JsonObject *roles = mv_json_object (reader, root, "palette", "roles");
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint role = 0; role < MV_N_ROLES; role++)
    {
      g_ptr_array_add (known, (gpointer) mv_role_code (role));
      style->roles[role] = read_pair (style, reader, roles, "roles", mv_role_code (role));
    }
  g_ptr_array_add (known, NULL);
  mv_json_only (reader, roles, "roles", (const char *const *) known->pdata);
}

static void
read_scale (MvStyle *style, MvJsonReader *reader, JsonObject *root, const char *name, MvColourScale *scale)
{
  JsonObject *pair = mv_json_object (reader, root, "palette", name);
  JsonArray *list = mv_json_array (reader, pair, name, variant_name (style));
  guint n = list != NULL ? json_array_get_length (list) : 0;

  if (!reader->failed && (n < 2 || n > MV_SCALE_MAX))
    mv_json_fail (reader, name, _("a scale has two to twelve colours"));
  for (guint i = 0; i < n && !reader->failed; i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      gboolean text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;

      scale->colours[i] = mv_json_colour (reader, name, text ? json_node_get_string (node) : NULL);
    }
  scale->n = n;
}

static void
read_named (MvStyle *style, MvJsonReader *reader, JsonObject *root)
{
  JsonObject *named = mv_json_object (reader, root, "palette", "named");
  JsonObjectIter iter;
  const char *name;

  if (named == NULL)
    return;
  json_object_iter_init (&iter, named);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      MvColour colour = read_pair (style, reader, named, "named", name);

      g_hash_table_insert (style->named, (gpointer) g_intern_string (name), g_memdup2 (&colour, sizeof colour));
    }
}

/* Colours that the program asks for by name: a palette without one of them is refused. */
static const char *const needed[] = {
  "sea", "land", "ink", "quiet", "halo", "page", "caution", "selection", "hover", "no-data", "border", "muted", "gas", "oil", "power", NULL
};

gboolean
mv_style_read_palette (MvStyle *style, MvJsonReader *reader, const char *text)
{
  static const char *const known[] = { "about", "roles", "sequential", "diverging", "named", NULL };
  g_autoptr (JsonNode) node = mv_json_parse (reader, text);
  JsonObject *root = node != NULL ? json_node_get_object (node) : NULL;

  mv_json_only (reader, root, "palette", known);
  read_roles (style, reader, root);
  read_scale (style, reader, root, "sequential", &style->sequential);
  read_scale (style, reader, root, "diverging", &style->diverging);
  read_named (style, reader, root);
  for (guint i = 0; needed[i] != NULL && !reader->failed; i++)
    if (!g_hash_table_contains (style->named, needed[i]))
      {
        g_autofree char *where = g_strdup_printf ("named.%s", needed[i]);

        mv_json_fail (reader, where, _("is missing; the program asks for it"));
      }
  return !reader->failed;
}

/* Base layers ------------------------------------------------------------------------------------------------------------- */

typedef struct { const char *word; guint value; } Choice;

static const Choice draws[] = {
  { "fill", MV_DRAW_FILL }, { "stroke", MV_DRAW_STROKE }, { "border", MV_DRAW_BORDER }, { "railway", MV_DRAW_RAILWAY },
  { "dots", MV_DRAW_DOTS }, { "relief", MV_DRAW_RELIEF }, { "graticule", MV_DRAW_GRATICULE }, { NULL }
};

static const Choice shows[] = {
  { "always", 0 }, { "relief", MV_SHOW_RELIEF }, { "regions", MV_SHOW_REGIONS }, { "graticule", MV_SHOW_GRATICULE },
  { "railways", MV_SHOW_RAILWAYS }, { "pipelines", MV_SHOW_PIPELINES }, { "places", MV_SHOW_PLACES }, { "rivers", MV_SHOW_RIVERS }, { NULL }
};

static guint
read_choice (MvJsonReader *reader, JsonObject *object, const char *where, const char *member, const char *otherwise, const Choice *choices)
{
  const char *word = mv_json_string (reader, object, where, member, otherwise);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *place = NULL;

  for (guint i = 0; choices[i].word != NULL; i++)
    {
      if (g_strcmp0 (choices[i].word, word) == 0)
        return choices[i].value;
      g_string_append_printf (words, " %s", choices[i].word);
    }
  place = g_strdup_printf ("%s.%s", where, member);
  g_string_prepend (words, _("must be one of:"));
  mv_json_fail (reader, place, words->str);
  return 0;
}

static MvColour
read_colour (MvStyle *style, MvJsonReader *reader, JsonObject *object, const char *where, const char *member, const char *otherwise)
{
  const char *name = mv_json_string (reader, object, where, member, otherwise);
  const MvColour *colour = name != NULL ? g_hash_table_lookup (style->named, name) : NULL;
  g_autofree char *place = NULL;

  if (colour != NULL)
    return *colour;
  place = g_strdup_printf ("%s.%s", where, member);
  mv_json_fail (reader, place, _("must be the name of a colour in palette.json"));
  return (MvColour) { 0, 0, 0, 1 };
}

static void
read_dash (MvJsonReader *reader, JsonObject *object, const char *where, MvStyleLayer *layer)
{
  JsonArray *list = json_object_has_member (object, "dash") ? mv_json_array (reader, object, where, "dash") : NULL;

  for (guint i = 0; list != NULL && i < MIN (json_array_get_length (list), G_N_ELEMENTS (layer->dash)); i++)
    layer->dash[layer->n_dash++] = json_node_get_double (json_array_get_element (list, i));
}

static guint32
read_variants (MvJsonReader *reader, JsonObject *object, const char *where)
{
  JsonArray *list = json_object_has_member (object, "variants") ? mv_json_array (reader, object, where, "variants") : NULL;
  guint32 bits = 0;

  if (list == NULL)
    return G_MAXUINT32;
  for (guint i = 0; i < json_array_get_length (list); i++)
    bits |= 1u << (json_node_get_int (json_array_get_element (list, i)) & 31);
  return bits;
}

static char **
read_keys (MvJsonReader *reader, JsonObject *object, const char *where, const char *member)
{
  JsonArray *list = json_object_has_member (object, member) ? mv_json_array (reader, object, where, member) : NULL;
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (keys, json_node_get_string (node));
    }
  return g_strv_builder_end (keys);
}

static void
read_layer (MvStyle *style, MvJsonReader *reader, JsonObject *object, guint index)
{
  static const char *const known[] = { "id", "source", "draw", "show", "min-zoom", "max-zoom", "colour", "second", "width", "opacity",
                                       "dash", "variants", "keys", "except", "width-by-rank", NULL };
  const char *id = mv_json_string (reader, object, "layers", "id", NULL), *source;
  g_autofree char *where = g_strdup_printf ("layers[%u] %s", index, id != NULL ? id : "");
  MvStyleLayer layer = { 0 };

  mv_json_only (reader, object, where, known);
  source = mv_json_string (reader, object, where, "source", NULL);
  layer.id = g_intern_string (id);
  layer.source = g_intern_string (source);
  layer.draw = read_choice (reader, object, where, "draw", NULL, draws);
  layer.show = read_choice (reader, object, where, "show", "always", shows);
  layer.min_zoom = mv_json_number (reader, object, where, "min-zoom", 0);
  layer.max_zoom = mv_json_number (reader, object, where, "max-zoom", 99);
  layer.colour = read_colour (style, reader, object, where, "colour", "ink");
  layer.second = read_colour (style, reader, object, where, "second", "halo");
  layer.width = mv_json_stops (reader, object, where, "width", 1);
  layer.opacity = mv_json_stops (reader, object, where, "opacity", 1);
  layer.by_rank = mv_json_stops (reader, object, where, "width-by-rank", 1);
  layer.variants = reader->failed ? 0 : read_variants (reader, object, where);
  if (!reader->failed)
    {
      read_dash (reader, object, where, &layer);
      layer.keys = read_keys (reader, object, where, "keys");
      layer.except = read_keys (reader, object, where, "except");
    }
  if (id == NULL)
    mv_json_fail (reader, where, _("needs an id"));
  if (source == NULL && layer.draw != MV_DRAW_RELIEF && layer.draw != MV_DRAW_GRATICULE)
    mv_json_fail (reader, where, _("needs a source: the name of a layer of the dataset"));
  g_array_append_val (style->layers, layer);
}

/* Labels ------------------------------------------------------------------------------------------------------------------ */

static void
read_label (MvStyle *style, MvJsonReader *reader, JsonObject *labels, const char *id, const char *family)
{
  static const char *const known[] = { "family", "size", "weight", "italic", "capitals", "spacing", "colour", "halo", "halo-width",
                                       "padding", "min-zoom", "max-zoom", NULL };
  g_autofree char *where = g_strdup_printf ("labels.%s", id);
  JsonObject *object = mv_json_object (reader, labels, "labels", id);
  MvLabelStyle label = { 0 };

  mv_json_only (reader, object, where, known);
  label.id = g_intern_string (id);
  label.size = mv_json_stops (reader, object, where, "size", 11);
  label.weight = mv_json_number (reader, object, where, "weight", 400);
  label.italic = mv_json_flag (reader, object, where, "italic");
  label.capitals = mv_json_flag (reader, object, where, "capitals");
  label.spacing = mv_json_number (reader, object, where, "spacing", 0);
  label.colour = read_colour (style, reader, object, where, "colour", "ink");
  label.halo = read_colour (style, reader, object, where, "halo", "halo");
  label.halo_width = mv_json_number (reader, object, where, "halo-width", 1.5);
  label.padding = mv_json_number (reader, object, where, "padding", 2);
  label.min_zoom = mv_json_number (reader, object, where, "min-zoom", 0);
  label.max_zoom = mv_json_number (reader, object, where, "max-zoom", 99);
  label.family = g_strdup (mv_json_string (reader, object, where, "family", family));
  g_array_append_val (style->labels, label);
}

/* Label styles that the program asks for by name. */
static const char *const needed_labels[] = {
  "country", "country-small", "capital", "city", "place", "region", "water", "river", "relief", "peak", "flow", NULL
};

gboolean
mv_style_read_map (MvStyle *style, MvJsonReader *reader, const char *text)
{
  static const char *const known[] = { "about", "family", "layers", "labels", NULL };
  g_autoptr (JsonNode) node = mv_json_parse (reader, text);
  JsonObject *root = node != NULL ? json_node_get_object (node) : NULL, *labels;
  JsonArray *layers;
  JsonObjectIter iter;
  const char *family, *id;

  mv_json_only (reader, root, "style", known);
  family = mv_json_string (reader, root, "style", "family", "sans-serif");
  layers = mv_json_array (reader, root, "style", "layers");
  for (guint i = 0; layers != NULL && i < json_array_get_length (layers) && !reader->failed; i++)
    {
      JsonNode *entry = json_array_get_element (layers, i);

      if (JSON_NODE_HOLDS_OBJECT (entry))
        read_layer (style, reader, json_node_get_object (entry), i);
      else
        mv_json_fail (reader, "layers", _("must be a list of objects"));
    }
  labels = mv_json_object (reader, root, "style", "labels");
  if (labels != NULL)
    {
      json_object_iter_init (&iter, labels);
      while (json_object_iter_next (&iter, &id, NULL))
        read_label (style, reader, labels, id, family);
    }
  for (guint i = 0; needed_labels[i] != NULL && !reader->failed; i++)
    if (mv_style_label (style, needed_labels[i]) == NULL)
      {
        g_autofree char *where = g_strdup_printf ("labels.%s", needed_labels[i]);

        mv_json_fail (reader, where, _("is missing; the program asks for it"));
      }
  return !reader->failed;
}
