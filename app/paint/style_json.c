#include "app/paint/style_json.h"

#include "app/base/text.h"

void
mv_json_fail (MvJsonReader *reader, const char *where, const char *what)
{
  if (!reader->failed)
    g_set_error (reader->error, MV_ERROR, MV_ERROR_OPEN, "%s: %s: %s", reader->file, where, what);
  reader->failed = TRUE;
}

JsonNode *
mv_json_parse (MvJsonReader *reader, const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, -1, &error))
    {
      g_autofree char *where = g_strdup_printf (_("line %u"), json_parser_get_current_line (parser));

      mv_json_fail (reader, where, error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      mv_json_fail (reader, _("line 1"), _("the file must hold one JSON object"));
      return NULL;
    }
  return json_node_ref (root);
}

static void
fail_member (MvJsonReader *reader, const char *where, const char *member, const char *what)
{
  g_autofree char *place = g_strdup_printf ("%s.%s", where, member);

  mv_json_fail (reader, place, what);
}

static JsonNode *
value_of (MvJsonReader *reader, JsonObject *object, const char *member)
{
  return reader->failed || object == NULL ? NULL : json_object_get_member (object, member);
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

double
mv_json_number (MvJsonReader *reader, JsonObject *object, const char *where, const char *member, double otherwise)
{
  JsonNode *node = value_of (reader, object, member);

  if (node == NULL)
    return otherwise;
  if (is_number (node))
    return json_node_get_double (node);
  fail_member (reader, where, member, _("must be a number"));
  return otherwise;
}

gboolean
mv_json_flag (MvJsonReader *reader, JsonObject *object, const char *where, const char *member)
{
  JsonNode *node = value_of (reader, object, member);

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  fail_member (reader, where, member, _("must be true or false"));
  return FALSE;
}

const char *
mv_json_string (MvJsonReader *reader, JsonObject *object, const char *where, const char *member, const char *otherwise)
{
  JsonNode *node = value_of (reader, object, member);

  if (node == NULL)
    return otherwise;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  fail_member (reader, where, member, _("must be a text"));
  return otherwise;
}

JsonArray *
mv_json_array (MvJsonReader *reader, JsonObject *object, const char *where, const char *member)
{
  JsonNode *node = value_of (reader, object, member);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  if (!reader->failed)
    fail_member (reader, where, member, _("must be a list"));
  return NULL;
}

JsonObject *
mv_json_object (MvJsonReader *reader, JsonObject *object, const char *where, const char *member)
{
  JsonNode *node = value_of (reader, object, member);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  if (!reader->failed)
    fail_member (reader, where, member, _("must be an object"));
  return NULL;
}

static gboolean
read_stop (JsonNode *node, MvStops *stops)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = stops->n;

  if (pair == NULL || json_array_get_length (pair) != 2 || n == G_N_ELEMENTS (stops->zooms)
      || !is_number (json_array_get_element (pair, 0)) || !is_number (json_array_get_element (pair, 1)))
    return FALSE;
  stops->zooms[n] = json_array_get_double_element (pair, 0);
  stops->values[n] = json_array_get_double_element (pair, 1);
  stops->n = n + 1;
  return n == 0 || stops->zooms[n] > stops->zooms[n - 1];
}

MvStops
mv_json_stops (MvJsonReader *reader, JsonObject *object, const char *where, const char *member, double otherwise)
{
  MvStops stops = { 1, { 0 }, { otherwise } };
  JsonNode *node = value_of (reader, object, member);
  gboolean fine = FALSE;

  if (node == NULL)
    return stops;
  if (is_number (node))
    {
      stops.values[0] = json_node_get_double (node);
      return stops;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      stops.n = 0;
      fine = json_array_get_length (list) > 0;
      for (guint i = 0; fine && i < json_array_get_length (list); i++)
        fine = read_stop (json_array_get_element (list, i), &stops);
    }
  if (!fine)
    fail_member (reader, where, member, _("must be a number or up to eight pairs [zoom, number] with the zooms ascending"));
  return stops;
}

MvColour
mv_json_colour (MvJsonReader *reader, const char *where, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  gboolean fine = (length == 7 || length == 9) && text[0] == '#';
  guint8 bytes[4] = { 0, 0, 0, 255 };

  for (gsize i = 1; fine && i < length; i++)
    fine = g_ascii_isxdigit (text[i]);
  for (gsize i = 0; fine && 2 * i + 1 < length; i++)
    bytes[i] = g_ascii_xdigit_value (text[2 * i + 1]) * 16 + g_ascii_xdigit_value (text[2 * i + 2]);
  if (!fine && !reader->failed)
    mv_json_fail (reader, where, _("must be a colour as # and six or eight hexadecimal digits"));
  return (MvColour) { bytes[0] / 255.0, bytes[1] / 255.0, bytes[2] / 255.0, bytes[3] / 255.0 };
}

void
mv_json_only (MvJsonReader *reader, JsonObject *object, const char *where, const char *const *known)
{
  JsonObjectIter iter;
  const char *member;

  if (reader->failed || object == NULL)
    return;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, NULL))
    if (!g_strv_contains (known, member))
      fail_member (reader, where, member, _("is no member the style knows"));
}
