#include "ui/map/label-sheet.h"

#include "ui/map/pixels.h"

void
mv_label_sheet_free (MvLabelSheet *sheet)
{
  for (guint i = 0; i < sheet->set->n_labels; i++)
    g_clear_pointer (&sheet->nodes[i], gsk_render_node_unref);
  g_free (sheet->nodes);
  g_free (sheet->kept);
  g_free (sheet->staying);
  mv_label_pictures_unref (sheet->pictures);
  mv_label_set_unref (sheet->set);
  g_free (sheet);
}

GArray *
mv_label_sheet_find (const MvLabelSheet *sheet, const MvFrame *frame)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (MvLabelPlace));

  for (guint i = 0; i < sheet->set->n_labels; i++)
    {
      const MvLabel *label = &sheet->set->labels[i];
      MvPoint at = mv_frame_to_surface (frame, label->at);
      double x = at.x + label->dx - MV_LABEL_PADDING, y = at.y + label->dy - MV_LABEL_PADDING;
      MvLabelPlace place;

      if (x > frame->width)
        x -= ceil ((x - frame->width) / frame->scale) * frame->scale;
      else if (x + label->width < 0)
        x += ceil (-(x + label->width) / frame->scale) * frame->scale;
      if (x > frame->width || y > frame->height || x + label->width + 2 * MV_LABEL_PADDING < 0
          || y + label->height + 2 * MV_LABEL_PADDING < 0)
        continue;
      place = (MvLabelPlace) { i, { x, y }, at.y + label->dy + label->height / 2 };
      g_array_append_val (places, place);
    }
  return places;
}

gboolean
mv_label_choice_takes (const MvLabelChoice *choice, const MvLabelPlace *place)
{
  return place->middle >= choice->top && place->middle < choice->bottom
         && (choice->marked == NULL || choice->marked[place->index] == choice->wanted);
}

void
mv_label_sheet_append (MvLabelSheet *sheet, GtkSnapshot *snapshot, const GArray *places, const MvLabelChoice *choice, double rise, double scale,
                       GArray *missing)
{
  for (guint i = 0; i < places->len; i++)
    {
      const MvLabelPlace *place = &g_array_index (places, MvLabelPlace, i);
      GskRenderNode **node = &sheet->nodes[place->index];
      graphene_rect_t rect;

      if (!mv_label_choice_takes (choice, place))
        continue;
      if (*node == NULL)
        *node = mv_label_pictures_look (sheet->pictures, &sheet->set->labels[place->index]);
      if (*node == NULL)
        {
          if (missing != NULL)
            g_array_append_val (missing, place->index);
          continue;
        }
      gsk_render_node_get_bounds (*node, &rect);
      rect.origin.x = (float) (round (place->corner.x * scale) / scale);
      rect.origin.y = (float) (round (place->corner.y * scale) / scale - rise);
      mv_pixels_append (snapshot, *node, &rect);
    }
}

/* Labels are the same when they say the same about the same place, wherever the text then stands beside it. */
static guint
hash_label (gconstpointer data)
{
  const MvLabel *label = data;

  return g_direct_hash (label->text) ^ (guint) (label->at.x * 1e9) * 31u ^ (guint) (label->at.y * 1e9) * 131u;
}

static gboolean
equal_labels (gconstpointer a, gconstpointer b)
{
  const MvLabel *left = a, *right = b;

  return left->text == right->text && left->style == right->style && left->size == right->size && left->at.x == right->at.x && left->at.y == right->at.y
         && left->angle == right->angle && left->ink == right->ink && left->ground == right->ground
         && fabs (left->dx - right->dx) < 2 && fabs (left->dy - right->dy) < 2;
}

static void
compare_with (MvLabelSheet *sheet, MvLabelSet *before)
{
  g_autoptr(GHashTable) shown = NULL;   /* MvLabel* of `before`, a set */

  sheet->kept = g_new0 (guint8, sheet->set->n_labels + 1);
  if (before == NULL)
    return;
  sheet->staying = g_new0 (guint8, before->n_labels + 1);
  shown = g_hash_table_new (hash_label, equal_labels);
  for (guint i = 0; i < before->n_labels; i++)
    g_hash_table_add (shown, &before->labels[i]);
  for (guint i = 0; i < sheet->set->n_labels; i++)
    {
      const MvLabel *old = g_hash_table_lookup (shown, &sheet->set->labels[i]);

      if (old == NULL)
        continue;
      sheet->kept[i] = TRUE;
      sheet->staying[old - before->labels] = TRUE;
    }
}

static gboolean
in_box (const MvLabel *label, MvBox box)
{
  return label->at.x >= box.min_x && label->at.x <= box.max_x && label->at.y >= box.min_y && label->at.y <= box.max_y;
}

static void
run_place (MvPaintJob *base)
{
  MvPlaceJob *job = (MvPlaceJob *) base;
  MvLabelSheet *sheet = g_new0 (MvLabelSheet, 1);

  sheet->set = mv_labels_place (job->scene, mv_label_pictures_style (job->pictures), job->zoom);
  sheet->pictures = mv_label_pictures_ref (job->pictures);
  sheet->nodes = g_new0 (GskRenderNode *, sheet->set->n_labels + 1);
  for (guint i = 0; i < sheet->set->n_labels; i++)
    if (in_box (&sheet->set->labels[i], job->box))
      sheet->nodes[i] = mv_label_pictures_make (job->pictures, &sheet->set->labels[i]);
  compare_with (sheet, job->before);
  job->sheet = sheet;
}

static gboolean
same_place (const MvPaintJob *a, const MvPaintJob *b)
{
  const MvPlaceJob *left = (const MvPlaceJob *) a, *right = (const MvPlaceJob *) b;

  return left->scene == right->scene && left->zoom == right->zoom && left->pictures == right->pictures;
}

static void
free_place (MvPaintJob *base)
{
  MvPlaceJob *job = (MvPlaceJob *) base;

  g_clear_pointer (&job->sheet, mv_label_sheet_free);
  g_clear_pointer (&job->before, mv_label_set_unref);
  mv_label_pictures_unref (job->pictures);
  mv_scene_unref (job->scene);
  g_free (job);
}

MvPlaceJob *
mv_place_job_new (MvScene *scene, MvLabelPictures *pictures, double zoom, MvBox box, MvLabelSet *before, double rank,
                  void (*done) (MvPaintJob *job, gpointer owner))
{
  MvPlaceJob *job = g_new0 (MvPlaceJob, 1);

  job->job = (MvPaintJob) { .rank = rank, .run = run_place, .done = done, .same = same_place, .free = free_place };
  job->scene = mv_scene_ref (scene);
  job->pictures = mv_label_pictures_ref (pictures);
  job->zoom = zoom;
  job->box = box;
  job->before = before == NULL ? NULL : mv_label_set_ref (before);
  return job;
}

static void
run_picture (MvPaintJob *base)
{
  MvPictureJob *job = (MvPictureJob *) base;

  for (guint i = 0; i < job->indices->len; i++)
    gsk_render_node_unref (mv_label_pictures_make (job->pictures, &job->set->labels[g_array_index (job->indices, guint, i)]));
}

/* While one batch is being made the next waits: it would ask for the same again. */
static gboolean
same_picture (const MvPaintJob *a, const MvPaintJob *b)
{
  return TRUE;
}

static void
free_picture (MvPaintJob *base)
{
  MvPictureJob *job = (MvPictureJob *) base;

  g_array_unref (job->indices);
  mv_label_pictures_unref (job->pictures);
  mv_label_set_unref (job->set);
  g_free (job);
}

MvPictureJob *
mv_picture_job_new (MvLabelSet *set, MvLabelPictures *pictures, GArray *indices, double rank,
                    void (*done) (MvPaintJob *job, gpointer owner))
{
  MvPictureJob *job = g_new0 (MvPictureJob, 1);

  job->job = (MvPaintJob) { .rank = rank, .run = run_picture, .done = done, .same = same_picture, .free = free_picture };
  job->set = mv_label_set_ref (set);
  job->pictures = mv_label_pictures_ref (pictures);
  job->indices = indices;
  return job;
}
