/* The filters of a view: which are set, and which are kept without being applied. */
#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/view/values.h"

#define LARGEST 1e18            /* beyond what any flow is worth */

char ***
mv_view_filter_list (MvView *view, const char *key)
{
  const struct { const char *key; char ***list; } lists[] = {
    { "sponsor", &view->sponsors }, { "theme", &view->themes }, { "status", &view->statuses }, { "precision", &view->precisions },
    { "source", &view->origins }, { "partners", &view->partners }, { "only", &view->only }
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].key, key))
      return lists[i].list;
  return NULL;
}

gboolean
mv_view_filters (const MvView *view, const char *key)
{
  char ***list = mv_view_filter_list ((MvView *) view, key);

  if (list != NULL)
    return (*list)[0] != NULL;
  return g_str_equal (key, "least") && view->least > 0;
}

gboolean
mv_view_is_off (const MvView *view, const char *key)
{
  return g_strv_contains ((const char *const *) view->off, key);
}

void
mv_view_tidy_filters (MvView *view)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; view->off[i] != NULL; i++)
    if (mv_view_filters (view, view->off[i]))
      g_ptr_array_add (kept, view->off[i]);
  g_ptr_array_add (kept, NULL);
  mv_view_set_list (&view->off, (const char *const *) kept->pdata);
  /* Flows stand before projects: only the second needs to be named. */
  if (!g_str_equal (view->page, "table") || !g_str_equal (view->rows, "projects")
      || (view->overlays & (MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS)) != (MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS))
    mv_text_set (&view->rows, "");
}

MvView *
mv_view_asked (const MvView *view)
{
  MvView *asked = mv_view_tidy (view);

  for (guint i = 0; asked->off[i] != NULL; i++)
    {
      char ***list = mv_view_filter_list (asked, asked->off[i]);

      if (list != NULL)
        mv_view_set_list (list, NULL);
      else
        asked->least = 0;
    }
  mv_view_set_list (&asked->off, NULL);
  return asked;
}

gboolean
mv_view_read_least (MvView *view, const char *raw, GError **error)
{
  char *end = NULL;
  double value = *raw != '\0' && strspn (raw, ".0123456789") == strlen (raw) ? g_ascii_strtod (raw, &end) : -1;

  if (!(value > 0) || value > LARGEST || *end != '\0')
    return mv_view_bad_value (error, "least", raw, _("a number above nothing is wanted, as 1000000"));
  view->least = value < 1e9 ? round (value * 1e6) / 1e6 : round (value);
  return view->least > 0 || mv_view_bad_value (error, "least", raw, _("a number above nothing is wanted, as 1000000"));
}
