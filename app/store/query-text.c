#include "app/store/query-text.h"

#include <string.h>

static void
parameter_free (gpointer data)
{
  MvQueryParameter *parameter = data;

  g_free (parameter->name);
  g_free (parameter->value);
  g_free (parameter);
}

static gboolean
is_name (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

static gboolean
has_word (const char *name, const char *word)
{
  g_auto (GStrv) words = g_strsplit (name, "_", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static MvParameterKind
guess (const char *name)
{
  static const char *const countries[] = { "country", "iso3", "from", "to", "partner", "sponsor", "exporter", "importer", NULL };
  static const char *const numbers[] = { "top", "n", "number", "limit", "least", "most", "minimum", "maximum", "share", NULL };

  if (has_word (name, "year"))
    return MV_PARAMETER_YEAR;
  for (guint i = 0; countries[i] != NULL; i++)
    if (has_word (name, countries[i]))
      return MV_PARAMETER_COUNTRY;
  for (guint i = 0; numbers[i] != NULL; i++)
    if (has_word (name, numbers[i]))
      return MV_PARAMETER_NUMBER;
  return MV_PARAMETER_TEXT;
}

static MvQueryParameter *
find (GPtrArray *parameters, const char *name)
{
  for (guint i = 0; i < parameters->len; i++)
    {
      MvQueryParameter *parameter = g_ptr_array_index (parameters, i);

      if (g_str_equal (parameter->name, name))
        return parameter;
    }
  return NULL;
}

static MvQueryParameter *
add (GPtrArray *parameters, const char *name)
{
  MvQueryParameter *parameter = find (parameters, name);

  if (parameter != NULL)
    return parameter;
  parameter = g_new0 (MvQueryParameter, 1);
  parameter->name = g_strdup (name);
  parameter->kind = guess (name);
  parameter->value = g_strdup ("");
  g_ptr_array_add (parameters, parameter);
  return parameter;
}

/* The end of what begins at C: a quoted text, a comment, or one character. */
static const char *
skip (const char *c)
{
  const char *end;
  char close = *c == '[' ? ']' : *c;

  if (c[0] == '-' && c[1] == '-')
    return c + strcspn (c, "\n");
  if (c[0] == '/' && c[1] == '*')
    return (end = strstr (c + 2, "*/")) != NULL ? end + 2 : c + strlen (c);
  if (strchr ("'\"`[", *c) == NULL)
    return c + 1;
  return (end = strchr (c + 1, close)) != NULL ? end + 1 : c + strlen (c);
}

static void
find_parameters (MvQueryText *text, const char *sql)
{
  for (const char *c = sql; *c != '\0';)
    {
      gsize length = 0;

      if (strchr (":@$", *c) != NULL)
        while (is_name (c[1 + length]))
          length++;
      if (length > 0)
        {
          g_autofree char *name = g_strndup (c + 1, length);

          add (text->parameters, name);
          c += 1 + length;
        }
      else if (is_name (*c))    /* a$b is one name */
        while (is_name (*c) || *c == '$')
          c++;
      else
        c = skip (c);
    }
}

/* "param year: year = 2023" without its first word. What is not named by the statement is left out. */
static void
read_parameter (MvQueryText *text, const char *line)
{
  static const char *const kinds[] = { "year", "country", "number", "text" };
  const char *colon = strchr (line, ':'), *equals = colon != NULL ? strchr (colon, '=') : NULL;
  g_autofree char *name = colon != NULL ? g_strstrip (g_strndup (line, (gsize) (colon - line))) : NULL;
  MvQueryParameter *parameter = name != NULL ? find (text->parameters, name) : NULL;
  g_autofree char *kind = NULL;

  if (parameter == NULL)
    return;
  kind = g_strstrip (equals != NULL ? g_strndup (colon + 1, (gsize) (equals - colon - 1)) : g_strdup (colon + 1));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i]))
      parameter->kind = (MvParameterKind) i;
  if (equals == NULL)
    return;
  g_free (parameter->value);
  parameter->value = g_strstrip (g_strdup (equals + 1));
}

static void
read_use (MvQueryText *text, const char *line)
{
  const char *colon = strchr (line, ':');

  if (colon == NULL)
    return;
  g_ptr_array_add (text->uses, g_strstrip (g_strndup (line, (gsize) (colon - line))));
  g_ptr_array_add (text->uses, g_strstrip (g_strdup (colon + 1)));
}

/* What stands after "-- KEY" in LINE, or NULL. */
static const char *
after (const char *line, const char *key)
{
  line += strspn (line, " \t");
  if (!g_str_has_prefix (line, "--"))
    return NULL;
  line += 2 + strspn (line + 2, " \t");
  return g_str_has_prefix (line, key) ? line + strlen (key) : NULL;
}

static gboolean
is_header (const char *line)
{
  line += strspn (line, " \t\r");
  return *line == '\0' || g_str_has_prefix (line, "--");
}

MvQueryText *
mv_query_text_read (const char *sql)
{
  MvQueryText *text = g_new0 (MvQueryText, 1);
  g_autoptr (GString) about = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  const char *rest;

  g_return_val_if_fail (sql != NULL, NULL);

  text->title = g_strdup ("");
  text->parameters = g_ptr_array_new_with_free_func (parameter_free);
  text->uses = g_ptr_array_new_with_free_func (g_free);
  find_parameters (text, sql);
  lines = g_strsplit (sql, "\n", -1);
  for (guint i = 0; lines[i] != NULL && is_header (lines[i]); i++)
    {
      if ((rest = after (lines[i], "title:")) != NULL)
        {
          g_free (text->title);
          text->title = g_strstrip (g_strdup (rest));
        }
      else if ((rest = after (lines[i], "about:")) != NULL)
        {
          g_autofree char *sentence = g_strstrip (g_strdup (rest));

          g_string_append_printf (about, "%s%s", about->len > 0 ? " " : "", sentence);
        }
      else if ((rest = after (lines[i], "param ")) != NULL)
        read_parameter (text, rest);
      else if ((rest = after (lines[i], "use ")) != NULL)
        read_use (text, rest);
    }
  text->about = g_strdup (about->str);
  return text;
}

void
mv_query_text_free (MvQueryText *text)
{
  if (text == NULL)
    return;
  g_free (text->title);
  g_free (text->about);
  g_ptr_array_unref (text->parameters);
  g_ptr_array_unref (text->uses);
  g_free (text);
}

const char *
mv_query_text_use (const MvQueryText *text, const char *role)
{
  g_return_val_if_fail (text != NULL && role != NULL, NULL);

  for (guint i = 0; i + 1 < text->uses->len; i += 2)
    if (g_str_equal (text->uses->pdata[i], role))
      return text->uses->pdata[i + 1];
  return NULL;
}

char *
mv_query_text_with (const char *sql, const char *title, const char *const *uses)
{
  GString *made = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  gboolean header = TRUE;

  g_return_val_if_fail (sql != NULL, NULL);

  if (title != NULL && *title != '\0')
    g_string_append_printf (made, "-- title: %s\n", title);
  for (guint i = 0; uses != NULL && uses[i] != NULL && uses[i + 1] != NULL; i += 2)
    g_string_append_printf (made, "-- use %s: %s\n", uses[i], uses[i + 1]);
  lines = g_strsplit (sql, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      header = header && is_header (lines[i]);
      if (header && ((title != NULL && after (lines[i], "title:") != NULL) || (uses != NULL && after (lines[i], "use ") != NULL)))
        continue;
      g_string_append_printf (made, "%s%s", lines[i], lines[i + 1] != NULL ? "\n" : "");
    }
  return g_string_free (made, FALSE);
}

GStrv
mv_query_text_values (const MvQueryText *text, const char *const *given)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (text != NULL, NULL);

  for (guint i = 0; i < text->parameters->len; i++)
    {
      const MvQueryParameter *parameter = g_ptr_array_index (text->parameters, i);
      const char *value = parameter->value;

      for (guint k = 0; given != NULL && given[k] != NULL && given[k + 1] != NULL; k += 2)
        if (g_str_equal (given[k], parameter->name))
          {
            value = given[k + 1];
            break;
          }
      g_strv_builder_add (builder, parameter->name);
      g_strv_builder_add (builder, value);
    }
  return g_strv_builder_end (builder);
}
