#include "app/scene/build.h"

#include "app/base/text.h"
#include "app/store/attach.h"
#include "app/view/filter-say.h"

#define MOST_NAMES 3            /* of the values of one filter: more are counted */

/* A view of the whole focus with far partners stays a view of the region: degrees. */
#define REGION_WEST   30.0
#define REGION_EAST  110.0
#define REGION_SOUTH  25.0
#define REGION_NORTH  62.0

static MvDate
date_of (const MvView *view)
{
  if (view->date.year != 0)
    return view->date;
  return (MvDate) { view->year, 12, 31 };
}

/* Memberships and votes are about the countries filled: the view reaches for them, within the cap. */
static void
reach_areas (MvBuild *build)
{
  for (guint i = 0; i < build->areas->len; i++)
    {
      const MvMark *mark = g_ptr_array_index (build->areas, i);
      const MvAtlasCountry *country = mv_atlas_country (build->atlas, mark->key);

      if (country != NULL && !isnan (country->label.x))
        mv_box_add (&build->scene->box, country->label);
    }
}

static void
limit_box (MvBuild *build)
{
  MvBox *box = &build->scene->box, focus = mv_build_focus_box (build);
  MvPoint north_west = mv_mercator_project (REGION_WEST, REGION_NORTH), south_east = mv_mercator_project (REGION_EAST, REGION_SOUTH);

  if (build->focus_five && box->min_x <= box->max_x)
    {
      box->min_x = MAX (box->min_x, north_west.x);
      box->min_y = MAX (box->min_y, north_west.y);
      box->max_x = MIN (box->max_x, south_east.x);
      box->max_y = MIN (box->max_y, south_east.y);
    }
  /* After the cap, so that the focus is always whole. */
  if (focus.min_x <= focus.max_x)
    {
      mv_box_add (box, (MvPoint) { focus.min_x, focus.min_y });
      mv_box_add (box, (MvPoint) { focus.max_x, focus.max_y });
    }
}

static void
take_marks (MvScene *scene, GPtrArray **marks)
{
  g_ptr_array_set_free_func (*marks, NULL);
  for (guint i = 0; i < (*marks)->len; i++)
    g_ptr_array_add (scene->marks, g_ptr_array_index (*marks, i));
  g_clear_pointer (marks, g_ptr_array_unref);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char **
sorted_sources (GHashTable *set)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_sort (ids, compare_text);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

static void
filter_free (gpointer data)
{
  MvSceneFilter *filter = data;

  g_strfreev (filter->codes);
  g_free (filter->text);
  g_free (filter);
}

static void
tell_filters (MvScene *scene, MvBuild *build)
{
  const char *const *keys = mv_view_filter_keys_told ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      MvSceneFilter *filter;

      if (!mv_view_filters (scene->view, keys[i]))
        continue;
      filter = g_new0 (MvSceneFilter, 1);
      filter->key = keys[i];
      filter->codes = mv_view_filter_codes (scene->view, keys[i]);
      filter->text = mv_filter_say (scene->view, keys[i], MOST_NAMES, mv_build_namer, build);
      g_ptr_array_add (scene->filters, filter);
    }
}

static MvScene *
scene_new (MvAtlas *atlas, const MvView *view)
{
  static gint serial;
  MvScene *scene = g_new0 (MvScene, 1);

  g_atomic_ref_count_init (&scene->references);
  scene->view = mv_view_copy (view);
  scene->atlas = mv_atlas_ref (atlas);
  scene->serial = (guint64) g_atomic_int_add (&serial, 1) + 1;
  scene->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_mark_free);
  scene->listed = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_mark_free);
  scene->legends = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_legend_free);
  scene->notes = g_ptr_array_new_with_free_func (g_free);
  scene->filters = g_ptr_array_new_with_free_func (filter_free);
  scene->years = g_array_new (FALSE, FALSE, sizeof (int));
  scene->box = mv_box_empty ();
  return scene;
}

static void
build_start (MvBuild *build)
{
  GDestroyNotify free_mark = (GDestroyNotify) mv_mark_free;

  build->lang = mv_text_language ();
  build->focus = mv_build_spell_focus (build->atlas, build->view, &build->focus_five);
  build->date = date_of (build->view);
  build->areas = g_ptr_array_new_with_free_func (free_mark);
  build->lines = g_ptr_array_new_with_free_func (free_mark);
  build->arrows = g_ptr_array_new_with_free_func (free_mark);
  build->symbols = g_ptr_array_new_with_free_func (free_mark);
  build->sources = g_hash_table_new (NULL, NULL);
  build->publishers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static void
build_end (MvBuild *build)
{
  g_clear_pointer (&build->areas, g_ptr_array_unref);
  g_clear_pointer (&build->lines, g_ptr_array_unref);
  g_clear_pointer (&build->arrows, g_ptr_array_unref);
  g_clear_pointer (&build->symbols, g_ptr_array_unref);
  g_hash_table_unref (build->sources);
  g_hash_table_unref (build->publishers);
  g_free (build->focus);
}

/* Imported flows are never drawn as if they were the dataset's. */
static gboolean
look_by_origin (MvBuild *build, GError **error)
{
  const char *origin = build->view->overlays & MV_OVERLAY_FLOWS ? build->view->origin : "";

  if (!mv_store_set_origin (build->db, origin, error))
    return FALSE;
  if (*origin != '\0')
    mv_build_note (build, _("All flows are imported figures of one source: %s."), mv_build_publisher (build, g_intern_string (origin)));
  return TRUE;
}

/* Runs the parts the view asks for, in the order of their legends. */
static gboolean
build_parts (MvBuild *build, GError **error)
{
  static const struct { guint overlay; MvBuildPart part; } parts[] = {
    { MV_OVERLAY_ALLIANCES, mv_build_alliances }, { MV_OVERLAY_VOTES, mv_build_votes }, { MV_OVERLAY_QUERY, mv_build_query }, { MV_OVERLAY_TREATIES, mv_build_treaties },
    { MV_OVERLAY_FLOWS, mv_build_flows }, { MV_OVERLAY_ASSETS, mv_build_assets }, { MV_OVERLAY_PROJECTS, mv_build_projects }
  };

  if (!mv_build_check (build, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((build->view->overlays & parts[i].overlay) && !parts[i].part (build, error))
      return FALSE;
  return mv_build_years (build, error);
}

MvScene *
mv_scene_build (MvDb *db, MvAtlas *atlas, const MvView *view, GCancellable *cancellable, GError **error)
{
  MvScene *scene;
  MvBuild build = { .db = db, .atlas = atlas };
  g_autoptr (MvView) asked = NULL;
  gboolean done;

  g_return_val_if_fail (db != NULL && atlas != NULL && view != NULL, NULL);
  scene = scene_new (atlas, view);
  build.scene = scene;
  build.view = asked = mv_view_asked (view);
  build_start (&build);
  mv_db_set_cancellable (db, cancellable);
  done = !g_cancellable_set_error_if_cancelled (cancellable, error) && look_by_origin (&build, error) && build_parts (&build, error);
  if (done)
    {
      if (build.view->overlays & (MV_OVERLAY_ALLIANCES | MV_OVERLAY_VOTES | MV_OVERLAY_QUERY))
        reach_areas (&build);
      limit_box (&build);
      take_marks (scene, &build.areas);
      take_marks (scene, &build.lines);
      take_marks (scene, &build.arrows);
      take_marks (scene, &build.symbols);
      scene->source_ids = sorted_sources (build.sources);
      scene->phrase = mv_view_phrase (scene->view, build.summed, mv_build_namer, &build);
      scene->title = mv_phrase_text (scene->phrase);
      tell_filters (scene, &build);
    }
  mv_db_set_cancellable (db, NULL);
  build_end (&build);
  if (!done)
    g_clear_pointer (&scene, mv_scene_unref);
  return scene;
}

MvScene *
mv_scene_ref (MvScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);
  g_atomic_ref_count_inc (&scene->references);
  return scene;
}

void
mv_scene_unref (MvScene *scene)
{
  if (scene == NULL || !g_atomic_ref_count_dec (&scene->references))
    return;
  mv_view_free (scene->view);
  mv_atlas_unref (scene->atlas);
  g_ptr_array_unref (scene->marks);
  g_ptr_array_unref (scene->listed);
  g_ptr_array_unref (scene->legends);
  g_ptr_array_unref (scene->filters);
  g_ptr_array_unref (scene->notes);
  g_array_unref (scene->years);
  g_strfreev (scene->source_ids);
  g_clear_pointer (&scene->phrase, g_array_unref);
  g_free (scene->title);
  g_free (scene);
}
