#include <json-glib/json-glib.h>
#include <string.h>

#include "app/exchange/helper/readers.h"

#define DEEPEST 100

/* Rows of a document, whatever they are in it: a list of objects, a list of lists under a first one of names, or an object of lists. */
typedef struct { JsonArray *rows, *lists; JsonObject *columns; guint most; } Search;

static gboolean
is_scalar (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
is_flat (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!is_scalar (json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

static void find_rows (JsonNode *node, Search *search, int depth);

/* The longest list of objects in the document: the World Bank answers with a page's numbers before the rows. Lists within records are not
 * looked at. */
static void
find_in_array (JsonArray *array, Search *search, int depth)
{
  guint length = json_array_get_length (array), objects = 0, lists = 0;

  for (guint i = 0; i < length; i++)
    {
      JsonNode *child = json_array_get_element (array, i);

      objects += JSON_NODE_HOLDS_OBJECT (child);
      lists += JSON_NODE_HOLDS_ARRAY (child) && is_flat (json_node_get_array (child));
    }
  if (objects == length && length > search->most)
    *search = (Search) { array, NULL, NULL, length };
  else if (lists == length && length > 1 && length - 1 > search->most)
    *search = (Search) { NULL, array, NULL, length - 1 };
  for (guint i = 0; i < length && (objects < length || length == 1) && lists < length; i++)
    find_rows (json_array_get_element (array, i), search, depth + 1);
}

/* {"country": ["KAZ", …], "value": [1, …]}: all lists are of one length. */
static guint
count_columns (JsonObject *object)
{
  g_autoptr (GList) values = json_object_get_values (object);
  guint length = 0, n = 0;

  for (GList *one = values; one != NULL; one = one->next)
    {
      JsonArray *array = JSON_NODE_HOLDS_ARRAY ((JsonNode *) one->data) ? json_node_get_array (one->data) : NULL;

      if (array == NULL || !is_flat (array) || (n > 0 && json_array_get_length (array) != length))
        return 0;
      length = json_array_get_length (array);
      n++;
    }
  return n > 1 ? length : 0;
}

static void
find_rows (JsonNode *node, Search *search, int depth)
{
  if (depth > DEEPEST)
    sender_fail ("The file is nested too deeply.");
  if (JSON_NODE_HOLDS_ARRAY (node))
    find_in_array (json_node_get_array (node), search, depth);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) values = json_object_get_values (object);
      guint n = count_columns (object);

      if (n > search->most)
        *search = (Search) { NULL, NULL, object, n };
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

/* Members of objects within objects are named country.id. NAMES: what has been met, to its place. */
static void
flatten (JsonObject *object, const char *prefix, GPtrArray *names, GHashTable *places, GHashTable *cells, int depth)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    {
      g_autofree char *name = *prefix != '\0' ? g_strconcat (prefix, ".", member, NULL) : g_strdup (member);

      if (JSON_NODE_HOLDS_OBJECT (node) && depth < DEEPEST)
        flatten (json_node_get_object (node), name, names, places, cells, depth + 1);
      else if (cells != NULL)
        g_hash_table_insert (cells, g_steal_pointer (&name), scalar_text (node));
      else if (names->len < MV_COLUMNS_MOST && !g_hash_table_contains (places, name))
        {
          g_ptr_array_add (names, name);
          g_hash_table_add (places, g_steal_pointer (&name));
        }
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
send_text (Sender *sender, const char *cell)
{
  gboolean filled = cell != NULL && *cell != '\0';

  sender_cell (sender, filled ? cell : NULL, filled ? strlen (cell) : 0);
}

static void
send_objects (const Wish *wish, JsonArray *array)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new (), names = g_ptr_array_new ();
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Sender sender = { .rows_most = wish->rows };
  gboolean more = TRUE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    flatten (json_array_get_object_element (array, i), "", all, places, NULL, 0);
  for (guint i = 0; i < all->len; i++)
    if (is_wanted (wish, i))
      g_ptr_array_add (names, all->pdata[i]);
  sender_table (&sender, 0, "", (const char *const *) names->pdata, names->len);
  for (guint i = 0; more && i < json_array_get_length (array); i++)
    {
      g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      flatten (json_array_get_object_element (array, i), "", NULL, NULL, cells, 0);
      sender_begin (&sender, i + 1);
      for (guint k = 0; k < names->len; k++)
        send_text (&sender, g_hash_table_lookup (cells, names->pdata[k]));
      more = sender_end (&sender);
    }
  sender_finish (&sender);
}

static void
send_names (const Wish *wish, Sender *sender, GPtrArray *all)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (is_wanted (wish, i))
      g_ptr_array_add (names, all->pdata[i]);
  sender_table (sender, 0, "", (const char *const *) names->pdata, names->len);
}

/* The first list names the columns. */
static void
send_lists (const Wish *wish, JsonArray *lists)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Sender sender = { .rows_most = wish->rows };
  JsonArray *head = json_array_get_array_element (lists, 0);
  gboolean more = TRUE;

  for (guint i = 0; i < MIN (json_array_get_length (head), MV_COLUMNS_MOST); i++)
    {
      char *name = scalar_text (json_array_get_element (head, i));

      g_ptr_array_add (names, name != NULL ? name : g_strdup_printf ("column %u", i + 1));
    }
  send_names (wish, &sender, names);
  for (guint i = 1; more && i < json_array_get_length (lists); i++)
    {
      JsonArray *list = json_array_get_array_element (lists, i);

      if (json_array_get_length (list) > names->len)
        {
          sender_long (i + 1, json_array_get_length (list));
          continue;
        }
      sender_begin (&sender, i + 1);
      for (guint k = 0; k < json_array_get_length (list); k++)
        {
          g_autofree char *cell = is_wanted (wish, k) ? scalar_text (json_array_get_element (list, k)) : NULL;

          if (is_wanted (wish, k))
            send_text (&sender, cell);
        }
      more = sender_end (&sender);
    }
  sender_finish (&sender);
}

static void
send_columns (const Wish *wish, JsonObject *columns)
{
  g_autoptr (GList) members = json_object_get_members (columns);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Sender sender = { .rows_most = wish->rows };
  gboolean more = TRUE;
  guint n = 0;

  for (GList *one = members; one != NULL && names->len < MV_COLUMNS_MOST; one = one->next)
    {
      n = json_array_get_length (json_object_get_array_member (columns, one->data));
      g_ptr_array_add (names, one->data);
    }
  send_names (wish, &sender, names);
  for (guint i = 0; more && i < n; i++)
    {
      sender_begin (&sender, i + 1);
      for (guint k = 0; k < names->len; k++)
        if (is_wanted (wish, k))
          {
            g_autofree char *cell = scalar_text (json_array_get_element (json_object_get_array_member (columns, names->pdata[k]), i));

            send_text (&sender, cell);
          }
      more = sender_end (&sender);
    }
  sender_finish (&sender);
}

/* An object a line. NULL = it is something else. */
static JsonArray *
read_lines (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (JsonArray) array = json_array_new ();

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      if (*lines[i] != '{' || !json_parser_load_from_data (parser, lines[i], -1, NULL) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
        return NULL;
      json_array_add_element (array, json_parser_steal_root (parser));
    }
  return json_array_get_length (array) > 1 ? g_steal_pointer (&array) : NULL;
}

/* The parser goes down by calling itself. */
static void
check_depth (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  gboolean quoted = FALSE;
  guint depth = 0;

  if (!g_file_get_contents (path, &text, &length, NULL))
    sender_fail ("The file cannot be opened.");
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\\' && quoted)
      i++;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '{' || text[i] == '['))
      {
        if (++depth > DEEPEST)
          sender_fail ("The file is nested too deeply.");
      }
    else if (!quoted && (text[i] == '}' || text[i] == ']') && depth > 0)
      depth--;
}

void
read_json (const Wish *wish)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JsonArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  Search search = { NULL, NULL, NULL, 0 };

  check_depth (wish->path);
  lines = read_lines (wish->path);
  if (lines == NULL && !json_parser_load_from_file (parser, wish->path, &error))
    sender_fail ("The file is no JSON: %s.", error->message);
  if (lines != NULL)
    search.rows = lines;
  else if (json_parser_get_root (parser) != NULL)
    find_rows (json_parser_get_root (parser), &search, 0);
  if (search.rows == NULL && search.lists == NULL && search.columns == NULL)
    sender_fail ("The file holds no list of records.");
  sender_file ("JSON");
  if (search.rows != NULL)
    send_objects (wish, search.rows);
  else if (search.lists != NULL)
    send_lists (wish, search.lists);
  else
    send_columns (wish, search.columns);
}
