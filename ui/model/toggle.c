#include "ui/model/toggle.h"

#include <string.h>

#define ONE_FILL (MV_OVERLAY_ALLIANCES | MV_OVERLAY_TREATIES | MV_OVERLAY_VOTES | MV_OVERLAY_QUERY)

void
mv_view_set_overlay (MvView *view, MvOverlay overlay, gboolean on)
{
  if (on && (overlay & ONE_FILL))
    view->overlays &= ~ONE_FILL;
  if (on)
    view->overlays |= overlay;
  else
    view->overlays &= ~overlay;
}

void
mv_view_toggle_in_list (char ***place, const char *value)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  gboolean there = FALSE;

  for (char **item = *place; *item != NULL; item++)
    if (g_str_equal (*item, value))
      there = TRUE;
    else
      g_ptr_array_add (values, *item);
  if (!there)
    g_ptr_array_add (values, (gpointer) value);
  g_ptr_array_add (values, NULL);
  mv_view_set_list (place, (const char *const *) values->pdata);
}

static gboolean
set_direction (MvView *view, const char *word)
{
  static const char *const words[] = { "export", "import", "both", "balance" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        view->direction = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
mv_view_toggle (MvView *view, const char *key)
{
  g_auto(GStrv) halves = g_strsplit (key, "=", 2);

  if (g_strv_length (halves) != 2)
    return FALSE;
  if (g_str_equal (halves[0], "direction"))
    return set_direction (view, halves[1]);
  if (g_str_equal (halves[0], "sponsor"))
    mv_view_toggle_in_list (&view->sponsors, halves[1]);
  else if (g_str_equal (halves[0], "theme"))
    mv_view_toggle_in_list (&view->themes, halves[1]);
  else if (g_str_equal (halves[0], "status"))
    mv_view_toggle_in_list (&view->statuses, halves[1]);
  else if (g_str_equal (halves[0], "org"))
    mv_view_toggle_in_list (&view->orgs, halves[1]);
  else
    return FALSE;
  return TRUE;
}

guint
mv_view_overlay_called (const char *word)
{
  static const struct { const char *word; guint overlay; } overlays[] = {
    { "flows", MV_OVERLAY_FLOWS }, { "projects", MV_OVERLAY_PROJECTS }, { "assets", MV_OVERLAY_ASSETS },
    { "alliances", MV_OVERLAY_ALLIANCES }, { "treaties", MV_OVERLAY_TREATIES }, { "votes", MV_OVERLAY_VOTES }
  };

  for (guint i = 0; i < G_N_ELEMENTS (overlays); i++)
    if (g_str_equal (overlays[i].word, word))
      return overlays[i].overlay;
  return 0;
}
