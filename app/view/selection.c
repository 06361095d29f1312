#include "app/view/selection.h"

#include <string.h>

#include "app/base/text.h"

void
mv_view_select_list (MvView *view, const char *const *refs)
{
  g_return_if_fail (view != NULL);

  mv_text_set (&view->select, refs != NULL && refs[0] != NULL ? refs[0] : "");
  mv_view_set_list (&view->also, refs != NULL && refs[0] != NULL ? refs + 1 : NULL);
  mv_text_set (&view->selection_name, "");
}

void
mv_view_select_more (MvView *view, const char *ref)
{
  g_autoptr (GPtrArray) refs = g_ptr_array_new ();
  g_auto (GStrv) all = NULL;
  gboolean out;

  g_return_if_fail (view != NULL && ref != NULL);

  all = mv_view_selection (view);
  out = mv_view_selects (view, ref);
  if (!out && *ref != '\0')
    g_ptr_array_add (refs, (gpointer) ref);
  for (guint i = 0; all[i] != NULL; i++)
    if (!g_str_equal (all[i], ref))
      g_ptr_array_add (refs, all[i]);
  g_ptr_array_add (refs, NULL);
  mv_view_select_list (view, (const char *const *) refs->pdata);
}

char **
mv_view_selection (const MvView *view)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (view != NULL, NULL);

  if (*view->select != '\0')
    g_strv_builder_add (builder, view->select);
  for (guint i = 0; view->also[i] != NULL; i++)
    if (!g_str_equal (view->also[i], view->select))
      g_strv_builder_add (builder, view->also[i]);
  return g_strv_builder_end (builder);
}

gboolean
mv_view_ref_ends (const char *ref, char **from, char **to)
{
  gboolean flow = g_str_has_prefix (ref, "flow:"), link = g_str_has_prefix (ref, "link:");
  g_auto (GStrv) parts = flow || link ? g_strsplit (ref, "/", -1) : NULL;
  guint first = flow ? 2 : 1;

  if (parts == NULL || g_strv_length (parts) < first + 2)
    return FALSE;
  *from = g_strdup (parts[first]);
  *to = g_strdup (parts[first + 1]);
  return TRUE;
}

static void
add_ends (const MvView *view, const char *ref, GPtrArray *codes)
{
  char *from, *to;
  gboolean from_focus, to_focus;

  if (!mv_view_ref_ends (ref, &from, &to))
    return;
  from_focus = mv_view_focuses (view, from);
  to_focus = mv_view_focuses (view, to);
  if (from_focus == to_focus || !from_focus)
    g_ptr_array_add (codes, g_strdup (from));
  if (from_focus == to_focus || !to_focus)
    g_ptr_array_add (codes, g_strdup (to));
  g_free (from);
  g_free (to);
}

char **
mv_view_countries_of (const MvView *view, char *const *refs)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  char **list = NULL;

  g_return_val_if_fail (view != NULL && refs != NULL, NULL);

  for (guint i = 0; refs[i] != NULL; i++)
    if (g_str_has_prefix (refs[i], "country:"))
      g_ptr_array_add (codes, g_strdup (refs[i] + strlen ("country:")));
    else
      add_ends (view, refs[i], codes);
  g_ptr_array_add (codes, NULL);
  mv_view_set_list (&list, (const char *const *) codes->pdata);
  return list;
}

char **
mv_view_selected_countries (const MvView *view)
{
  g_auto (GStrv) refs = NULL;

  g_return_val_if_fail (view != NULL, NULL);

  refs = mv_view_selection (view);
  return mv_view_countries_of (view, refs);
}

void
mv_view_limit_charts (MvView *view, const char *const *refs)
{
  g_return_if_fail (view != NULL);

  mv_view_set_list (&view->only, refs);
  if (mv_view_is_off (view, "only"))
    {
      g_autoptr (GPtrArray) off = g_ptr_array_new ();

      for (guint i = 0; view->off[i] != NULL; i++)
        if (!g_str_equal (view->off[i], "only"))
          g_ptr_array_add (off, view->off[i]);
      g_ptr_array_add (off, NULL);
      mv_view_set_list (&view->off, (const char *const *) off->pdata);
    }
}
