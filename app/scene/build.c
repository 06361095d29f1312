#include "app/scene/build.h"

#include "app/base/text.h"
#include "app/scene/query.h"
#include "app/store/codes.h"
#include "app/store/measures.h"
#include "app/store/memberships.h"

const char *
mv_build_name (MvBuild *build, const char *kind, const char *id)
{
  return mv_atlas_name (build->atlas, kind, id, build->lang);
}

const char **
mv_build_spell_focus (MvAtlas *atlas, const MvView *view, gboolean *five)
{
  GPtrArray *focus = g_ptr_array_new ();
  guint n;
  const MvAtlasCountry *countries = mv_atlas_countries (atlas, &n);

  *five = view->focus[0] == NULL || g_strv_contains ((const char *const *) view->focus, "CA5");
  for (guint i = 0; *five && i < n; i++)
    if (countries[i].in_region)
      g_ptr_array_add (focus, (gpointer) g_intern_string (countries[i].iso3));
  for (guint i = 0; !*five && view->focus[i] != NULL; i++)
    g_ptr_array_add (focus, (gpointer) g_intern_string (view->focus[i]));
  g_ptr_array_add (focus, NULL);
  return (const char **) g_ptr_array_free (focus, FALSE);
}

void
mv_build_open (MvBuild *build, const MvView *view, MvScene *scratch)
{
  build->view = view;
  build->lang = mv_text_language ();
  build->focus = mv_build_spell_focus (build->atlas, view, &build->focus_five);
  build->date = view->date.year != 0 ? view->date : (MvDate) { (gint16) view->year, 12, 31 };
  build->publishers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  build->scene = scratch;
  scratch->notes = g_ptr_array_new_with_free_func (g_free);
}

void
mv_build_close (MvBuild *build)
{
  g_clear_pointer (&build->scene->notes, g_ptr_array_unref);
  g_hash_table_unref (build->publishers);
  g_free (build->focus);
}

const char *
mv_build_publisher (MvBuild *build, const char *source_id)
{
  const char *known = g_hash_table_lookup (build->publishers, source_id);
  char *publisher;

  if (known != NULL)
    return known;
  publisher = mv_source_publisher (build->db, source_id, NULL);
  if (publisher == NULL)
    publisher = g_strdup (source_id);
  g_hash_table_insert (build->publishers, (gpointer) source_id, publisher);
  return publisher;
}

void
mv_build_note (MvBuild *build, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (build->scene->notes, mv_text_one_stop (g_strdup_vprintf (format, arguments)));
  va_end (arguments);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

void
mv_build_legend (MvBuild *build, MvLegend *legend, GHashTable *set)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_ptr_array_add (ids, id);
      g_hash_table_add (build->sources, id);
    }
  g_ptr_array_sort (ids, compare_text);
  g_ptr_array_add (ids, NULL);
  mv_legend_set_sources (legend, (const char *const *) ids->pdata);
  g_ptr_array_add (build->scene->legends, legend);
}

gboolean
mv_build_in_focus (MvBuild *build, const char *iso3)
{
  return g_strv_contains (build->focus, iso3);
}

MvBox
mv_box_empty (void)
{
  return (MvBox) { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
}

void
mv_box_add (MvBox *box, MvPoint point)
{
  if (isnan (point.x))
    return;
  box->min_x = MIN (box->min_x, point.x);
  box->min_y = MIN (box->min_y, point.y);
  box->max_x = MAX (box->max_x, point.x);
  box->max_y = MAX (box->max_y, point.y);
}

MvBox
mv_build_focus_box (MvBuild *build)
{
  /* The level the start view is painted with, so that nothing is read for the box alone. */
  const MvShapeSet *countries = mv_atlas_shapes (build->atlas, "world_country", 1);
  MvBox box = mv_box_empty ();

  for (guint i = 0; build->focus[i] != NULL; i++)
    {
      const MvShape *shape = mv_shape_set_find (countries, build->focus[i], 0);
      const MvAtlasCountry *country = mv_atlas_country (build->atlas, build->focus[i]);

      if (shape != NULL && shape->box.max_x - shape->box.min_x < 0.5)
        {
          mv_box_add (&box, (MvPoint) { shape->box.min_x, shape->box.min_y });
          mv_box_add (&box, (MvPoint) { shape->box.max_x, shape->box.max_y });
        }
      else if (country != NULL)         /* no shape, or one on both sides of 180° */
        mv_box_add (&box, country->label);
    }
  return box;
}

char *
mv_build_namer (const char *kind, const char *code, gpointer data)
{
  MvBuild *build = data;

  if (g_str_equal (kind, "measure"))
    {
      g_autoptr (MvMeasure) measure = mv_measure_read (build->db, build->view->family, code, NULL);

      return measure != NULL ? g_steal_pointer (&measure->name) : g_strdup (code);
    }
  if (g_str_equal (kind, "source"))
    {
      char *publisher = mv_source_publisher (build->db, code, NULL);

      return publisher != NULL ? publisher : g_strdup (code);
    }
  if (g_str_equal (kind, "basis"))
    return g_strdup (mv_basis_name (build->db, code, NULL));
  if (g_str_equal (kind, "unit"))
    {
      g_autoptr (MvMeasure) measure = mv_measure_read (build->db, build->view->family, code, NULL);

      return measure != NULL ? g_strdup (measure->unit) : NULL;
    }
  if (g_str_equal (kind, "query"))
    return mv_query_title (code);
  if (g_str_equal (kind, "organisation"))
    {
      g_autoptr (MvOrganisation) organisation = mv_organisation_read (build->db, code, NULL);

      return organisation != NULL ? g_strdup (organisation->acronym) : g_strdup (code);
    }
  if (g_str_equal (kind, "product"))
    {
      char *name = mv_product_name (build->db, code, NULL);

      return name != NULL ? name : g_strdup (code);
    }
  return g_strdup (mv_build_name (build, kind, code));
}
