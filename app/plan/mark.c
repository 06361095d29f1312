#include "app/plan/mark.h"

void
mv_mark_free (MvMark *mark)
{
  if (mark == NULL)
    return;
  g_free (mark->ref);
  g_free (mark->title);
  g_free (mark->detail);
  g_free (mark->label);
  g_strfreev (mark->members);
  g_free (mark);
}

MvMark *
mv_mark_new (MvMarkForm form, const char *ref)
{
  MvMark *mark = g_new0 (MvMark, 1);

  mark->form = form;
  mark->ref = g_strdup (ref != NULL ? ref : "");
  mark->value = NAN;
  mark->tone = 1;
  mark->max_zoom = G_MAXFLOAT;
  return mark;
}
