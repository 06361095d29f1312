#include "app/scene/filter-words.h"

#include <string.h>

#include "app/base/text.h"
#include "app/scene/partners.h"
#include "app/store/sources.h"
#include "app/view/filter-say.h"
#include "app/view/group.h"

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
  if (mv_view_group (build->view, group) != NULL)
    g_string_append_printf (line, "; %s", _("a choice of whoever made the view, no body of its own"));
  return TRUE;
}

static gboolean
add_codes (MvBuild *build, GString *line, const char *key, char **codes, GError **error)
{
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *name = g_str_equal (key, "source") ? source_title (build, codes[i])
                                                          : mv_filter_say_value (build->view, key, codes[i], mv_build_namer, build);

      g_string_append_printf (line, "%s%s (%s", i == 0 ? "" : "; ", name, codes[i]);
      if (g_str_equal (key, "partners") && !add_members (build, line, codes[i], error))
        return FALSE;
      g_string_append_c (line, ')');
    }
  return TRUE;
}

static gboolean
add_filters (MvBuild *build, const MvView *view, GPtrArray *lines, GError **error)
{
  const char *const *keys = mv_view_filter_keys_told ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_auto (GStrv) codes = mv_view_filter_codes (view, keys[i]);
      g_autoptr (GString) line = g_string_new (mv_view_filter_title (keys[i]));

      if (codes[0] == NULL)
        continue;
      g_string_append (line, ": ");
      if (mv_view_filter_list ((MvView *) view, keys[i]) == NULL && !g_str_equal (keys[i], "product"))
        {
          g_autofree char *value = mv_filter_say_value (view, keys[i], codes[0], mv_build_namer, build);

          g_string_append (line, value);
        }
      else if (!add_codes (build, line, keys[i], codes, error))
        return FALSE;
      if (mv_view_is_off (view, keys[i]))
        g_string_append_printf (line, " · %s", _("kept, not applied"));
      g_ptr_array_add (lines, g_strdup (line->str));
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
