#include "app/scene/filter-words.h"

#include <string.h>

#include "app/base/number.h"
#include "app/base/roles.h"
#include "app/base/text.h"
#include "app/plan/project-legend.h"
#include "app/scene/partners.h"
#include "app/store/sources.h"

static const struct { const char *key, *title; } filters[] = {
  { "sponsor", N_("Sponsor") }, { "theme", N_("Theme") }, { "status", N_("Status") }, { "precision", N_("Place known by") },
  { "source", N_("Source") }, { "partners", N_("Partners") }, { "only", N_("Charts only of") }
};

static char *
source_title (MvBuild *build, const char *code)
{
  MvSourceRow row;
  char *title;

  if (!mv_source_read (build->db, code, &row, NULL))
    return g_strdup (code);
  title = g_strdup (row.title);
  mv_source_row_clear (&row);
  return title;
}

/* Of what has a name by its code alone; others are told by their code. */
static char *
ref_title (MvBuild *build, const char *ref)
{
  const char *id = strchr (ref, ':') + 1;

  if (g_str_has_prefix (ref, "country:"))
    return g_strdup (mv_build_name (build, "country", id));
  return g_strdup (g_str_has_prefix (ref, "organisation:") ? mv_build_name (build, "organisation", id) : id);
}

static char *
name_of (MvBuild *build, const char *key, const char *code)
{
  MvRole role = mv_role_from_code (code);

  if (g_str_equal (key, "only"))
    return ref_title (build, code);
  if (g_str_equal (key, "theme"))
    return g_strdup (mv_theme_name (mv_theme_from_code (code)));
  if (g_str_equal (key, "status"))
    return g_strdup (mv_status_name (mv_status_from_code (code)));
  if (g_str_equal (key, "precision"))
    return g_strdup (mv_precision_name (code));
  if (g_str_equal (key, "source"))
    return source_title (build, code);
  if (role != MV_ROLE_OTHER || g_str_equal (code, "other"))
    return g_strdup (mv_role_name (role));
  return g_strdup (mv_build_name (build, mv_atlas_country (build->atlas, code) != NULL ? "country" : "organisation", code));
}

static int
by_code (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* ": AUT, BEL" of a group; nothing of a country. */
static gboolean
add_members (MvBuild *build, GString *line, const char *group, GError **error)
{
  g_autoptr (GHashTable) members = NULL;
  g_autoptr (GList) codes = NULL;

  if (mv_atlas_country (build->atlas, group) != NULL)
    return TRUE;
  members = mv_partners_of (build, group, error);
  if (members == NULL)
    return FALSE;
  codes = g_list_sort (g_hash_table_get_keys (members), by_code);
  for (GList *code = codes; code != NULL; code = code->next)
    g_string_append_printf (line, "%s%s", code == codes ? ": " : ", ", (const char *) code->data);
  return TRUE;
}

static gboolean
add_list (MvBuild *build, GString *line, const char *key, char **list, GError **error)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *name = name_of (build, key, list[i]);

      g_string_append_printf (line, "%s%s (%s", i == 0 ? "" : "; ", name, list[i]);
      if (g_str_equal (key, "partners") && !add_members (build, line, list[i], error))
        return FALSE;
      g_string_append_c (line, ')');
    }
  return TRUE;
}

static void
finish (GPtrArray *lines, GString *line, const MvView *view, const char *key)
{
  if (mv_view_is_off (view, key))
    g_string_append_printf (line, " · %s", _("kept, not applied"));
  g_ptr_array_add (lines, g_string_free (line, FALSE));
}

static gboolean
add_filters (MvBuild *build, const MvView *view, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (mv_view_filters (view, filters[i].key))
      {
        GString *line = g_string_new (_(filters[i].title));

        g_string_append (line, ": ");
        if (!add_list (build, line, filters[i].key, *mv_view_filter_list ((MvView *) view, filters[i].key), error))
          {
            g_string_free (line, TRUE);
            return FALSE;
          }
        finish (lines, line, view, filters[i].key);
      }
  if (mv_view_filters (view, "least"))
    {
      g_autofree char *value = mv_number_short (view->least, NULL);
      GString *line = g_string_new (_("Value"));

      g_string_append (line, ": ");
      g_string_append_printf (line, _("at least %s"), value);
      finish (lines, line, view, "least");
    }
  return TRUE;
}

GPtrArray *
mv_filter_words (MvDb *db, MvAtlas *atlas, const MvView *view, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MvView) tidy = NULL;
  MvScene scratch = { .view = NULL };
  MvBuild build = { .db = db, .atlas = atlas };
  gboolean done;

  g_return_val_if_fail (db != NULL && atlas != NULL && view != NULL, NULL);

  tidy = mv_view_tidy (view);
  mv_build_open (&build, tidy, &scratch);
  done = add_filters (&build, tidy, lines, error);
  mv_build_close (&build);
  return done ? g_steal_pointer (&lines) : NULL;
}
