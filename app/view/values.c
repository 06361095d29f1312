#include "app/view/values.h"

#include <string.h>

#include "app/base/text.h"

gboolean
mv_view_refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (MV_ERROR, MV_ERROR_VIEW, format, args));
  va_end (args);
  return FALSE;
}

gboolean
mv_view_bad_value (GError **error, const char *key, const char *value, const char *allowed)
{
  return mv_view_refuse (error, _("%s=%s: the value cannot be; %s"), key, value, allowed);
}

/* "Allowed: a, b, c." */
char *
mv_view_allowed (const MvViewWord *words, const char *extra)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; words[i].word != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", words[i].word);
  if (extra != NULL)
    g_string_append_printf (list, ", %s", extra);
  return g_strdup_printf (_("allowed: %s"), list->str);
}

const MvViewWord *
mv_view_find_word (const MvViewWord *words, const char *word)
{
  for (; words->word != NULL; words++)
    if (g_str_equal (words->word, word))
      return words;
  return NULL;
}

/* The items of a list, decoded. NULL with an error for an empty item, one that stands twice, or a broken escape. */
GStrv
mv_view_read_list (const char *key, const char *raw, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (raw, ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i == 0 || parts[i] != NULL; i++)
    {
      g_autofree char *item = g_uri_unescape_string (parts[0] == NULL ? "" : parts[i], NULL);

      if (item == NULL || !g_utf8_validate (item, -1, NULL))
        return mv_view_bad_value (error, key, raw, _("its percent signs must be followed by two hexadecimal digits of UTF-8 text")), NULL;
      if (*item == '\0')
        return mv_view_bad_value (error, key, raw, _("a value is missing; leave the parameter out for its default")), NULL;
      if (!g_hash_table_add (seen, g_strdup (item)))
        return mv_view_refuse (error, _("%s=%s: %s stands there twice; name it once"), key, raw, item), NULL;
      g_strv_builder_add (builder, item);
      if (parts[i] == NULL)
        break;
    }
  return g_strv_builder_end (builder);
}

char *
mv_view_read_one (const char *key, const char *raw, GError **error)
{
  g_auto (GStrv) list = mv_view_read_list (key, raw, error);

  if (list == NULL)
    return NULL;
  if (list[1] != NULL)
    return mv_view_bad_value (error, key, raw, _("only one value is allowed")), NULL;
  return g_strdup (list[0]);
}

/* Codes are checked for form here; whether they exist only the dataset knows. */
gboolean
mv_view_has_form (const char *code, MvViewForm form)
{
  gsize length = strlen (code);

  if (length == 0 || length > 64)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      char c = code[i];
      gboolean ok = FALSE;

      switch (form)
        {
        case MV_VIEW_FORM_COUNTRY: ok = g_ascii_isupper (c) || (i > 0 && g_ascii_isdigit (c)); break;
        case MV_VIEW_FORM_CODE:    ok = g_ascii_isalnum (c) || (i > 0 && strchr ("_-", c) != NULL); break;
        case MV_VIEW_FORM_MEASURE: ok = g_ascii_islower (c) || g_ascii_isdigit (c) || (i > 0 && c == '_'); break;
        case MV_VIEW_FORM_PRODUCT: ok = g_ascii_isalnum (c) || (i > 0 && i + 1 < length && strchr (":_ .-", c) != NULL); break;
        }
      if (!ok)
        return FALSE;
    }
  return form != MV_VIEW_FORM_COUNTRY || (length >= 2 && length <= 4);
}

gboolean
mv_view_read_codes (const char *key, const char *raw, MvViewForm form, const char *allowed, char ***place, GError **error)
{
  g_auto (GStrv) list = mv_view_read_list (key, raw, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; list[i] != NULL; i++)
    if (!mv_view_has_form (list[i], form))
      return mv_view_bad_value (error, key, raw, allowed);
  mv_view_set_list (place, (const char *const *) list);
  return TRUE;
}

gboolean
mv_view_read_number (const char *key, const char *raw, int low, int high, int *place, GError **error)
{
  g_autofree char *allowed = g_strdup_printf (_("a whole number from %d to %d is wanted"), low, high);
  gint64 number;

  if (!g_ascii_string_to_signed (raw, 10, low, high, &number, NULL) || *raw == '+')
    return mv_view_bad_value (error, key, raw, allowed);
  *place = (int) number;
  return TRUE;
}

gboolean
mv_view_read_listed (const char *key, const char *raw, const char *const *words, char **place, GError **error)
{
  g_autofree char *value = mv_view_read_one (key, raw, error);
  g_autofree char *list = g_strjoinv (", ", (GStrv) words);
  g_autofree char *allowed = g_strdup_printf (_("allowed: %s"), list);

  if (value == NULL)
    return FALSE;
  if (!g_strv_contains (words, value))
    return mv_view_bad_value (error, key, value, allowed);
  return mv_text_set (place, value), TRUE;
}

gboolean
mv_view_read_listed_all (const char *key, const char *raw, const char *const *words, char ***place, GError **error)
{
  g_auto (GStrv) values = mv_view_read_list (key, raw, error);
  g_autofree char *list = g_strjoinv (", ", (GStrv) words);
  g_autofree char *allowed = g_strdup_printf (_("allowed: %s"), list);

  if (values == NULL)
    return FALSE;
  for (guint i = 0; values[i] != NULL; i++)
    if (!g_strv_contains (words, values[i]))
      return mv_view_bad_value (error, key, values[i], allowed);
  mv_view_set_list (place, (const char *const *) values);
  return TRUE;
}

gboolean
mv_view_read_code (const char *key, const char *raw, MvViewForm form, const char *allowed, char **place, GError **error)
{
  g_autofree char *value = mv_view_read_one (key, raw, error);

  if (value == NULL)
    return FALSE;
  if (!mv_view_has_form (value, form))
    return mv_view_bad_value (error, key, raw, allowed);
  return mv_text_set (place, value), TRUE;
}
