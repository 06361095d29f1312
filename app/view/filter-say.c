#include "app/view/filter-say.h"

#include <string.h>

#include "app/base/number.h"
#include "app/base/roles.h"
#include "app/base/text.h"
#include "app/view/group.h"

/* The name of CODE, or NULL when it has none. */
static char *
name_of (MvNamer namer, gpointer data, const char *kind, const char *code)
{
  g_autofree char *name = namer != NULL ? namer (kind, code, data) : NULL;

  return name != NULL && !g_str_equal (name, code) ? g_steal_pointer (&name) : NULL;
}

static char *
say_party (const MvView *view, const char *key, const char *code, MvNamer namer, gpointer data)
{
  const char *definition = g_str_equal (key, "partners") ? mv_view_group (view, code) : NULL;
  g_autoptr (MvGroup) group = definition != NULL ? mv_group_parse (definition, NULL) : NULL;
  MvRole role = mv_role_from_code (code);
  char *name = NULL;

  if (group != NULL)
    return g_strdup (group->name);
  if (role != MV_ROLE_OTHER || g_str_equal (code, "other"))
    return g_strdup (mv_role_name (role));
  if (!g_str_equal (key, "sponsor"))
    name = name_of (namer, data, "organisation", code);
  if (name == NULL)
    name = name_of (namer, data, "country", code);
  return name != NULL ? name : g_strdup (code);
}

/* "at least A", "under B", "A to under B". */
static char *
say_bounds (const char *least, const char *below)
{
  if (least != NULL && below != NULL)
    return g_strdup_printf (C_("bounds of a value", "%s to under %s"), least, below);
  return g_strdup_printf (least != NULL ? _("at least %s") : C_("bound of a value", "under %s"), least != NULL ? least : below);
}

static char *
say_amount (const char *code, MvNamer namer, gpointer data)
{
  g_autofree char *basis = NULL, *name = NULL, *low = NULL, *high = NULL, *bounds = NULL;
  double least, below;
  gsize length;

  if (!mv_view_bounds_read (code, &length, &least, &below))
    return g_strdup (code);
  basis = g_strndup (code, length);
  name = name_of (namer, data, "basis", basis);
  low = least > 0 ? mv_number_short (least, "USD") : NULL;
  high = below > 0 ? mv_number_short (below, "USD") : NULL;
  bounds = say_bounds (low, high);
  return g_strdup_printf (C_("an amount in a price basis", "%s in %s"), bounds, name != NULL ? name : basis);
}

char *
mv_filter_say_number (const MvView *view, double value, MvNamer namer, gpointer data)
{
  g_autofree char *unit = name_of (namer, data, "unit", view->measure);

  return mv_number_short (value, unit);
}

static char *
say_value (const MvView *view, const char *key, const char *code, MvNamer namer, gpointer data)
{
  g_autofree char *low = NULL, *high = NULL;
  double least, below;

  if (g_str_equal (key, "value"))
    {
      if (!mv_view_bounds_read (code, NULL, &least, &below))
        return g_strdup (code);
      low = least > 0 ? mv_filter_say_number (view, least, namer, data) : NULL;
      high = below > 0 ? mv_filter_say_number (view, below, namer, data) : NULL;
      return say_bounds (low, high);
    }
  low = mv_filter_say_number (view, g_ascii_strtod (code, NULL), namer, data);
  return g_str_equal (key, "least") ? say_bounds (low, NULL) : say_bounds (NULL, low);
}

/* Of what has a name by its code alone; others are told by their code. */
static char *
say_ref (const char *ref, MvNamer namer, gpointer data)
{
  const char *id = strchr (ref, ':');
  g_autofree char *kind = id != NULL ? g_strndup (ref, id - ref) : NULL;
  char *name = kind != NULL ? name_of (namer, data, kind, id + 1) : NULL;

  return name != NULL ? name : g_strdup (id != NULL ? id + 1 : ref);
}

char *
mv_filter_say_value (const MvView *view, const char *key, const char *code, MvNamer namer, gpointer data)
{
  int from, to;
  char *name;

  if (g_str_equal (key, "sponsor") || g_str_equal (key, "partners"))
    return say_party (view, key, code, namer, data);
  if (g_str_equal (key, "only"))
    return say_ref (code, namer, data);
  if (g_str_equal (key, "theme"))
    return g_strdup (mv_theme_name (mv_theme_from_code (code)));
  if (g_str_equal (key, "status"))
    return g_strdup (mv_status_word (code));
  if (g_str_equal (key, "precision"))
    return g_strdup (mv_precision_name (code));
  if (g_str_equal (key, "standing"))
    return g_strdup (mv_standing_word (code));
  if (g_str_equal (key, "event"))
    return g_strdup (mv_event_kind_name (code));
  if (g_str_equal (key, "amount"))
    return say_amount (code, namer, data);
  if (g_str_equal (key, "value") || g_str_equal (key, "least") || g_str_equal (key, "below"))
    return say_value (view, key, code, namer, data);
  if (mv_view_years_read (code, &from, &to))
    return from == to ? g_strdup_printf ("%d", from) : g_strdup_printf ("%d–%d", from, to);
  name = name_of (namer, data, g_str_equal (key, "org") ? "organisation" : key, code);
  return name != NULL ? name : g_strdup (code);
}

char *
mv_filter_say (const MvView *view, const char *key, guint most, MvNamer namer, gpointer data)
{
  g_auto (GStrv) codes = mv_view_filter_codes (view, key);
  GString *text = g_string_new (mv_view_filter_title (key));
  guint n = g_strv_length (codes);

  g_string_append (text, ": ");
  for (guint i = 0; i < n && (most == 0 || i < most); i++)
    {
      g_autofree char *value = mv_filter_say_value (view, key, codes[i], namer, data);

      g_string_append_printf (text, "%s%s", i > 0 ? C_("between the items of a list", ", ") : "", value);
    }
  if (most > 0 && n > most)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext_ ("and %u more", "and %u more", n - most), n - most);
    }
  return g_string_free (text, FALSE);
}
