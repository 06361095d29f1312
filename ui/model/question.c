#include "ui/model/question.h"

struct _MvQuestion
{
  GWeakRef asker;
  guint    generation;
};

MvQuestion *
mv_question_new (GObject *asker, guint generation)
{
  MvQuestion *question = g_new0 (MvQuestion, 1);

  g_weak_ref_init (&question->asker, asker);
  question->generation = generation;
  return question;
}

gpointer
mv_question_answered (MvQuestion *question, guint *generation)
{
  gpointer asker = g_weak_ref_get (&question->asker);

  *generation = question->generation;
  g_weak_ref_clear (&question->asker);
  g_free (question);
  return asker;
}

void
mv_scene_wish_free (gpointer data)
{
  MvSceneWish *wish = data;

  mv_view_free (wish->view);
  g_clear_pointer (&wish->atlas, mv_atlas_unref);
  g_free (wish);
}

void
mv_scene_answer_free (gpointer data)
{
  MvSceneAnswer *answer = data;

  g_clear_pointer (&answer->scene, mv_scene_unref);
  g_clear_pointer (&answer->places, g_array_unref);
  g_clear_pointer (&answer->atlas, mv_atlas_unref);
  g_free (answer);
}

static MvBox
joined (MvBox a, MvBox b)
{
  return (MvBox) { MIN (a.min_x, b.min_x), MIN (a.min_y, b.min_y), MAX (a.max_x, b.max_x), MAX (a.max_y, b.max_y) };
}

const MvBox mv_empty_box = { 1, 1, 0, 0 };

/* The extent of a country: its parts on the label's side of 180°, so that what lies beyond does not stretch it around the world. */
static MvBox
extent_of (const MvShapeSet *set, const char *iso3, MvPoint label)
{
  MvBox box = mv_empty_box;

  for (const MvShape *shape = mv_shape_set_find (set, iso3, 0); shape != NULL;
       shape = mv_shape_set_find (set, iso3, (guint) (shape - set->shapes) + 1))
    for (guint i = 0; i < shape->n_parts; i++)
      {
        const MvPart *part = &set->parts[shape->first_part + i];

        for (guint j = 0; j < part->n_points; j++)
          {
            const gint32 *point = set->points + 2 * (part->first_point + j);
            double x = point[0] * MV_SHAPE_UNIT, y = point[1] * MV_SHAPE_UNIT;

            if (isnan (label.x) || fabs (x - label.x) < 0.5)
              box = joined (box, (MvBox) { x, y, x, y });
          }
      }
  return box;
}

/* Names and extents of the countries, from the coarsest shapes: the base map needs those at once anyway. */
static void
read_places (MvSceneAnswer *answer, const char *lang)
{
  guint n;
  const MvAtlasCountry *countries = mv_atlas_countries (answer->atlas, &n);
  const MvShapeSet *shapes = mv_atlas_shapes (answer->atlas, "world_country", 0);

  answer->places = g_array_sized_new (FALSE, FALSE, sizeof (MvCountryPlace), n);
  answer->region = mv_empty_box;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *ref = g_strconcat ("country:", countries[i].iso3, NULL);
      MvCountryPlace place = {
        .ref = g_intern_string (ref),
        .title = mv_atlas_name (answer->atlas, "country", countries[i].iso3, lang),
        .label = countries[i].label,
        .box = extent_of (shapes, countries[i].iso3, countries[i].label),
        .in_region = countries[i].in_region,
      };

      if (place.in_region)
        answer->region = joined (answer->region, place.box);
      g_array_append_val (answer->places, place);
    }
}

gpointer
mv_job_scene (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  MvSceneWish *wish = data;
  MvSceneAnswer *answer = g_new0 (MvSceneAnswer, 1);

  answer->atlas = wish->atlas != NULL ? mv_atlas_ref (wish->atlas) : mv_atlas_open (mv_db_path (db), error);
  if (answer->atlas != NULL)
    answer->scene = mv_scene_build (db, answer->atlas, wish->view, cancellable, error);
  if (answer->scene == NULL)
    {
      mv_scene_answer_free (answer);
      return NULL;
    }
  if (wish->wants_places)
    read_places (answer, wish->view->names);
  return answer;
}

MvRefsWish *
mv_refs_wish_new (const MvView *view, MvAtlas *atlas, const char *const *refs)
{
  MvRefsWish *wish = g_new0 (MvRefsWish, 1);

  wish->view = mv_view_copy (view);
  wish->atlas = mv_atlas_ref (atlas);
  wish->refs = g_strdupv ((char **) refs);
  return wish;
}

void
mv_refs_wish_free (gpointer data)
{
  MvRefsWish *wish = data;

  mv_view_free (wish->view);
  mv_atlas_unref (wish->atlas);
  g_strfreev (wish->refs);
  g_free (wish);
}

gpointer
mv_job_report (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  MvRefsWish *wish = data;

  return mv_report_build (db, wish->atlas, wish->refs[0], wish->view, error);
}

gpointer
mv_job_events (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  MvRefsWish *wish = data;

  return mv_scene_events (db, wish->view, error);
}

static void
title_free (gpointer data)
{
  MvTitle *title = data;

  g_free (title->ref);
  g_free (title->title);
  g_free (title->subtitle);
  g_free (title);
}

gpointer
mv_job_titles (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  MvRefsWish *wish = data;
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (title_free);

  for (char **ref = wish->refs; *ref != NULL; ref++)
    {
      g_autoptr(MvReport) report = NULL;
      MvTitle *title;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      report = mv_report_build (db, wish->atlas, *ref, wish->view, error);
      if (report == NULL)
        return NULL;
      title = g_new0 (MvTitle, 1);
      title->ref = g_strdup (*ref);
      title->title = g_strdup (report->title);
      title->subtitle = g_strdup (report->subtitle);
      g_ptr_array_add (titles, title);
    }
  return g_steal_pointer (&titles);
}
