#include "app/scene/emphasis.h"

#include <string.h>

#include "app/view/selection.h"

typedef struct
{
  GHashTable *refs;             /* what is selected */
  GHashTable *countries;        /* iso3 the selection is about */
  GHashTable *chosen;           /* iso3 selected as countries */
  GHashTable *pairs;            /* "KAZ/CHN": flows and links selected, in whatever year */
  GHashTable *ends;             /* iso3 of the ends of what stands out */
  gboolean    sites;            /* it holds something with a place of its own */
} Choice;

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static char *
pair_of (const char *from, const char *to)
{
  return g_strconcat (from, "/", to, NULL);
}

static void
choice_start (Choice *choice, const MvView *view)
{
  g_auto (GStrv) refs = mv_view_selection (view), countries = mv_view_selected_countries (view);

  *choice = (Choice) { new_set (), new_set (), new_set (), new_set (), new_set (), FALSE };
  for (guint i = 0; countries[i] != NULL; i++)
    g_hash_table_add (choice->countries, g_strdup (countries[i]));
  for (guint i = 0; refs[i] != NULL; i++)
    {
      g_autofree char *from = NULL, *to = NULL;

      g_hash_table_add (choice->refs, g_strdup (refs[i]));
      if (g_str_has_prefix (refs[i], "country:"))
        g_hash_table_add (choice->chosen, g_strdup (refs[i] + strlen ("country:")));
      else if (mv_view_ref_ends (refs[i], &from, &to))
        g_hash_table_add (choice->pairs, pair_of (from, to));
      else
        choice->sites = TRUE;
    }
}

static void
choice_end (Choice *choice)
{
  g_hash_table_unref (choice->refs);
  g_hash_table_unref (choice->countries);
  g_hash_table_unref (choice->chosen);
  g_hash_table_unref (choice->pairs);
  g_hash_table_unref (choice->ends);
}

static gboolean
is_selected (const Choice *choice, const MvMark *mark)
{
  if (g_hash_table_contains (choice->refs, mark->ref))
    return TRUE;
  for (guint i = 0; mark->members != NULL && mark->members[i] != NULL; i++)
    if (g_hash_table_contains (choice->refs, mark->members[i]))
      return TRUE;
  return FALSE;
}

/* A flow or a link stands out when it is selected, in whatever year, or a selected country is one of its ends. */
static gboolean
pair_stands_out (Choice *choice, char *from, char *to)
{
  g_autofree char *pair = pair_of (from, to);
  gboolean out = g_hash_table_contains (choice->pairs, pair) || g_hash_table_contains (choice->chosen, from)
                 || g_hash_table_contains (choice->chosen, to);

  if (out)
    {
      g_hash_table_add (choice->ends, g_strdup (from));
      g_hash_table_add (choice->ends, g_strdup (to));
    }
  return out;
}

static gboolean
stands_out (Choice *choice, const MvMark *mark)
{
  g_autofree char *from = NULL, *to = NULL;
  gboolean about_countries = g_hash_table_size (choice->countries) > 0;

  if (mark->form == MV_MARK_AREA)
    return TRUE;
  if (mv_view_ref_ends (mark->ref, &from, &to))
    return !about_countries || pair_stands_out (choice, from, to);
  if (is_selected (choice, mark))
    return TRUE;
  if (g_str_has_prefix (mark->ref, "country:"))
    return !about_countries || g_hash_table_contains (choice->countries, mark->ref + strlen ("country:"))
           || g_hash_table_contains (choice->ends, mark->ref + strlen ("country:"));
  return !choice->sites;
}

MvEmphasis *
mv_emphasis_new (const MvScene *scene, const MvView *view)
{
  MvEmphasis *emphasis;
  Choice choice;

  g_return_val_if_fail (scene != NULL && view != NULL, NULL);

  if (*view->select == '\0' || view->also[0] == NULL)
    return NULL;
  choice_start (&choice, view);
  emphasis = g_new0 (MvEmphasis, 1);
  emphasis->quiet = g_ptr_array_new ();
  emphasis->strong = g_ptr_array_new ();
  /* Arrows stand before the discs of their ends among the marks: the ends are known when the discs are asked for. */
  for (guint i = 0; i < scene->marks->len; i++)
    g_ptr_array_add (stands_out (&choice, scene->marks->pdata[i]) ? emphasis->strong : emphasis->quiet, scene->marks->pdata[i]);
  choice_end (&choice);
  return emphasis;
}

void
mv_emphasis_free (MvEmphasis *emphasis)
{
  if (emphasis == NULL)
    return;
  g_ptr_array_unref (emphasis->quiet);
  g_ptr_array_unref (emphasis->strong);
  g_free (emphasis);
}

char **
mv_emphasis_countries (const MvView *view)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  g_return_val_if_fail (view != NULL, NULL);

  if (view->also[0] != NULL)
    return mv_view_selected_countries (view);
  builder = g_strv_builder_new ();
  if (g_str_has_prefix (view->select, "country:"))
    g_strv_builder_add (builder, view->select + strlen ("country:"));
  return g_strv_builder_end (builder);
}

GPtrArray *
mv_emphasis_marks (const MvScene *scene, const MvView *view)
{
  GPtrArray *marks = g_ptr_array_new ();
  Choice choice;

  g_return_val_if_fail (scene != NULL && view != NULL, marks);

  choice_start (&choice, view);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      MvMark *mark = scene->marks->pdata[i];

      if (mark->form != MV_MARK_AREA && !g_str_has_prefix (mark->ref, "country:") && is_selected (&choice, mark))
        g_ptr_array_add (marks, mark);
    }
  choice_end (&choice);
  return marks;
}
