#include <json-glib/json-glib.h>
#include <string.h>

#include "app/exchange/helper/readers.h"

#define DEEPEST 100

typedef struct { JsonArray *rows; guint most; } Search;

/* The longest list of objects in the document: the World Bank answers with a page's numbers before the rows. */
static void
find_rows (JsonNode *node, Search *search, int depth)
{
  if (depth > DEEPEST)
    sender_fail ("The file is nested too deeply.");
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint n = 0;

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *child = json_array_get_element (array, i);

          n += JSON_NODE_HOLDS_OBJECT (child);
          if (JSON_NODE_HOLDS_ARRAY (child) || JSON_NODE_HOLDS_OBJECT (child))
            find_rows (child, search, depth + 1);
        }
      if (n > search->most && n == json_array_get_length (array))
        *search = (Search) { array, n };
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) values = json_object_get_values (json_node_get_object (node));

      for (GList *one = values; one != NULL; one = one->next)
        find_rows (one->data, search, depth + 1);
    }
}

static char *
scalar_text (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return json_to_string (node, FALSE);
}

/* Members of objects within objects are named country.id. */
static void
flatten (JsonObject *object, const char *prefix, GPtrArray *names, GHashTable *cells, int depth)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    {
      g_autofree char *name = *prefix != '\0' ? g_strconcat (prefix, ".", member, NULL) : g_strdup (member);

      if (JSON_NODE_HOLDS_OBJECT (node) && depth < DEEPEST)
        flatten (json_node_get_object (node), name, names, cells, depth + 1);
      else if (names != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL) && names->len < MV_COLUMNS_MOST)
        g_ptr_array_add (names, g_steal_pointer (&name));
      else if (cells != NULL)
        g_hash_table_insert (cells, g_steal_pointer (&name), scalar_text (node));
    }
}

static gboolean
is_wanted (const Wish *wish, guint column)
{
  if (wish->columns == NULL)
    return TRUE;
  for (const int *one = wish->columns; *one >= 0; one++)
    if ((guint) *one == column)
      return TRUE;
  return FALSE;
}

static void
send_rows (const Wish *wish, JsonArray *array)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free), names = g_ptr_array_new ();
  Sender sender = { .rows_most = wish->rows };
  gboolean more = TRUE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    flatten (json_array_get_object_element (array, i), "", all, NULL, 0);
  for (guint i = 0; i < all->len; i++)
    if (is_wanted (wish, i))
      g_ptr_array_add (names, all->pdata[i]);
  sender_table (&sender, 0, "", (const char *const *) names->pdata, names->len);
  for (guint i = 0; more && i < json_array_get_length (array); i++)
    {
      g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      flatten (json_array_get_object_element (array, i), "", NULL, cells, 0);
      sender_begin (&sender, i + 1);
      for (guint k = 0; k < names->len; k++)
        {
          const char *cell = g_hash_table_lookup (cells, names->pdata[k]);

          sender_cell (&sender, cell, cell != NULL ? strlen (cell) : 0);
        }
      more = sender_end (&sender);
    }
  sender_finish (&sender);
}

void
read_json (const Wish *wish)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  Search search = { NULL, 0 };

  if (!json_parser_load_from_file (parser, wish->path, &error))
    sender_fail ("The file is no JSON: %s.", error->message);
  if (json_parser_get_root (parser) != NULL)
    find_rows (json_parser_get_root (parser), &search, 0);
  if (search.rows == NULL)
    sender_fail ("The file holds no list of records.");
  sender_file ("JSON");
  send_rows (wish, search.rows);
}
