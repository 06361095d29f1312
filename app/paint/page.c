#include "app/paint/page.h"

#include <string.h>

#include "app/base/text.h"
#include "app/paint/base.h"
#include "app/paint/chart_page.h"
#include "app/paint/compare_page.h"
#include "app/paint/furniture.h"
#include "app/paint/group.h"
#include "app/paint/label.h"
#include "app/paint/overlay.h"
#include "app/paint/page_layout.h"
#include "app/paint/page_sheet.h"
#include "app/paint/words.h"
#include "app/scene/emphasis.h"

#define FIT_MARGIN 0.06         /* of the map's shorter side kept free around what is shown */
#define FIT_MAX_ZOOM 8.0

/* Shows no place twice and nothing beyond the poles. */
static void
keep_in_world (MvFrame *frame)
{
  double least = MAX (frame->width, frame->height);
  MvPoint centre = mv_frame_to_world (frame, (MvPoint) { frame->width / 2, frame->height / 2 });

  if (frame->scale < least)
    {
      frame->scale = least;
      frame->zoom = log2 (least / MV_TILE_SIZE);
    }
  frame->x = centre.x * frame->scale - frame->width / 2;
  frame->y = CLAMP (centre.y * frame->scale - frame->height / 2, 0, frame->scale - frame->height);
}

static MvFrame
map_frame (MvScene *scene, double width, double height)
{
  const MvView *view = scene->view;
  MvFrame frame;

  if (view->has_camera)
    frame = mv_frame_for_centre (view->longitude, view->latitude, view->zoom, width, height);
  else
    frame = mv_frame_for_box (scene->box, width, height, FIT_MARGIN * MIN (width, height), FIT_MAX_ZOOM);
  keep_in_world (&frame);
  return frame;
}

MvFrame
mv_page_frame (const MvPage *page)
{
  g_autoptr (MvPageLayout) layout = NULL;

  g_return_val_if_fail (page != NULL && page->scene != NULL && page->style != NULL, (MvFrame) { 0 });

  layout = mv_page_layout_new (page);
  return map_frame (page->scene, layout->map.width, layout->map.height);
}

/* What the view has selected: countries are outlined beneath the marks, a mark on top of the others. */
static void
paint_countries (cairo_t *cr, MvScene *scene, const MvStyle *style, const MvFrame *frame)
{
  g_auto (GStrv) countries = mv_emphasis_countries (scene->view);

  for (guint i = 0; countries[i] != NULL; i++)
    mv_paint_country_highlight (cr, scene->atlas, style, frame, g_intern_string (countries[i]));
}

static void
paint_selected (cairo_t *cr, MvScene *scene, const MvStyle *style, const MvFrame *frame)
{
  g_autoptr (GPtrArray) marks = mv_emphasis_marks (scene, scene->view);

  for (guint i = 0; i < marks->len; i++)
    mv_paint_highlight (cr, scene->atlas, style, frame, marks->pdata[i]);
}

static MvBox
label_box (const MvFrame *frame, const MvLabel *label, int world)
{
  MvPoint at = mv_frame_to_surface (frame, (MvPoint) { label->at.x + world, label->at.y });

  return (MvBox) { at.x + label->dx, at.y + label->dy, at.x + label->dx + label->width, at.y + label->dy + label->height };
}

static gboolean
overlap (MvBox a, MvBox b)
{
  return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

static gboolean
fits (const MvFrame *frame, MvBox box, MvBox scale)
{
  return box.min_x >= 0 && box.min_y >= 0 && box.max_x <= frame->width && box.max_y <= frame->height && !overlap (box, scale);
}

/* The name of a town at the edge stands on the other side of its dot, where that is free. */
static gboolean
turn_in (const MvFrame *frame, const MvLabelSet *labels, const MvLabel *label, int world, MvBox scale, MvBox *box)
{
  double middle = mv_frame_to_surface (frame, (MvPoint) { label->at.x + world, label->at.y }).x;

  if (!g_str_has_prefix (label->ref, "place:"))
    return FALSE;
  *box = (MvBox) { 2 * middle - box->max_x, box->min_y, 2 * middle - box->min_x, box->max_y };
  for (guint i = 0; i < labels->n_labels; i++)
    if (&labels->labels[i] != label && overlap (*box, label_box (frame, &labels->labels[i], world)))
      return FALSE;
  return fits (frame, *box, scale);
}

/* A page is not moved: labels that its edge or the scale bar would cut are left out. */
static void
paint_labels (cairo_t *cr, MvScene *scene, const MvStyle *style, const MvFrame *frame, MvBox scale)
{
  g_autoptr (MvLabelSet) labels = mv_labels_place (scene, style, frame->zoom);
  int first = (int) floor (frame->x / frame->scale), last = (int) ceil ((frame->x + frame->width) / frame->scale) - 1;

  for (int world = first; world <= last; world++)
    for (guint i = 0; i < labels->n_labels; i++)
      {
        const MvLabel *label = &labels->labels[i];
        MvBox box = label_box (frame, label, world);

        if (!fits (frame, box, scale) && !turn_in (frame, labels, label, world, scale, &box))
          continue;
        cairo_save (cr);
        cairo_translate (cr, box.min_x, box.min_y);
        mv_paint_label (cr, style, label);
        cairo_restore (cr);
      }
}

void
mv_page_paint_map (cairo_t *cr, MvScene *scene, const MvStyle *style, double x, double y, double width, double height, double em)
{
  MvFrame frame = map_frame (scene, width, height);
  g_autoptr (MvEmphasis) emphasis = mv_emphasis_new (scene, scene->view);
  double scale_x = 1.2 * em, scale_y = height - 1.1 * em, longest = MIN (170.0, 0.25 * width);

  mv_group_begin (cr, MV_GROUP_MAP);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  mv_group_begin (cr, MV_GROUP_BASE);
  mv_paint_base (cr, scene->atlas, style, &frame, scene->view->show);
  mv_group_end (cr);
  mv_group_begin (cr, MV_GROUP_AREAS);
  mv_paint_fills (cr, scene->atlas, style, &frame, scene->marks, scene->view->show);
  paint_countries (cr, scene, style, &frame);
  mv_group_end (cr);
  mv_group_begin (cr, MV_GROUP_MARKS);
  if (emphasis != NULL)
    mv_paint_quiet_signs (cr, scene->atlas, style, &frame, emphasis->quiet);
  mv_paint_signs (cr, scene->atlas, style, &frame, emphasis != NULL ? emphasis->strong : scene->marks);
  paint_selected (cr, scene, style, &frame);
  mv_group_end (cr);
  mv_group_begin (cr, MV_GROUP_LABELS);
  if (scene->view->show & MV_SHOW_LABELS)
    paint_labels (cr, scene, style, &frame, mv_furniture_scale_box (style, &frame, scale_x, scale_y, longest, em));
  mv_group_end (cr);
  mv_group_begin (cr, MV_GROUP_SCALE);
  mv_furniture_scale (cr, style, &frame, scale_x, scale_y, longest, em);
  mv_group_end (cr);
  cairo_restore (cr);

  cairo_rectangle (cr, x - 0.5, y - 0.5, width + 1, height + 1);
  mv_colour_set (cr, mv_style_named (style, "border"));
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
  mv_group_end (cr);
}

static void
paint_side (cairo_t *cr, const MvPage *page, const MvPageLayout *layout)
{
  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const MvLegendPiece *piece = &g_array_index (layout->pieces, MvLegendPiece, i);
      const MvColumnPiece *place = &g_array_index (layout->places, MvColumnPiece, i);

      cairo_save (cr);
      cairo_translate (cr, layout->side.x + place->column * (layout->side_width + MV_PAGE_GAP * layout->side_em), layout->side.y + place->y);
      if (piece->legend != NULL)
        mv_legend_piece_paint (cr, page->style, piece, layout->side_width, layout->side_em);
      else
        mv_page_note (cr, page->style, layout->notes->pdata[piece->first], layout->side_width, layout->side_em);
      cairo_restore (cr);
    }
}

static void
paint_foot (cairo_t *cr, const MvPage *page, const MvPageLayout *layout)
{
  const MvRectangle *foot = &layout->foot;
  MvColour muted = mv_style_named (page->style, "muted");
  MvWords closing = { .size = 0.74 * layout->em, .width = foot->width - 8 * layout->em };
  MvWords brand = { .size = 0.82 * layout->em, .weight = 700 };
  double bottom = page->height - 0.9 * layout->em;
  g_autofree char *last = mv_furniture_words (page->scene == NULL || mv_atlas_is_share_alike (page->scene->atlas));

  for (guint i = 0; i < layout->sources->len; i++)
    {
      const MvColumnPiece *place = &g_array_index (layout->source_places, MvColumnPiece, i);
      MvWords words = { .size = layout->foot_em, .weight = i == 0 ? 700 : 400, .width = layout->foot_width };

      mv_words_put (cr, page->style, &words, layout->sources->pdata[i], i == 0 ? mv_style_named (page->style, "ink") : muted,
                    foot->x + place->column * (layout->foot_width + 2 * layout->foot_em), foot->y + place->y);
    }
  mv_words_put (cr, page->style, &closing, last, muted, foot->x, bottom - layout->closing);
  mv_words_put (cr, page->style, &brand, "Multivector", muted, foot->x + foot->width - mv_words_width (page->style, &brand, "Multivector"),
                bottom - 1.05 * layout->em);
}

void
mv_page_paint (cairo_t *cr, const MvPage *page)
{
  g_autoptr (MvPageLayout) layout = NULL;
  MvWords title;

  g_return_if_fail (cr != NULL && page != NULL && page->scene != NULL && page->style != NULL);

  if (page->plan != NULL)
    {
      mv_page_sheet_paint (cr, page->style, page->plan, page->sheet, 0, page->height);
      return;
    }
  if (page->other != NULL)
    {
      mv_compare_page_paint (cr, page);
      return;
    }
  if (page->chart != NULL)
    {
      mv_chart_page_paint (cr, page);
      return;
    }
  layout = mv_page_layout_new (page);
  cairo_save (cr);
  mv_colour_set (cr, mv_style_named (page->style, "page"));
  cairo_rectangle (cr, 0, 0, page->width, page->height);
  cairo_fill (cr);
  title = (MvWords) { .size = 1.7 * layout->em, .weight = 700, .width = layout->title.width };
  mv_group_begin (cr, MV_GROUP_TITLE);
  mv_words_put (cr, page->style, &title, page->scene->title, mv_style_named (page->style, "ink"), layout->title.x, layout->title.y);
  mv_group_end (cr);
  mv_page_paint_map (cr, page->scene, page->style, layout->map.x, layout->map.y, layout->map.width, layout->map.height, layout->em);
  mv_group_begin (cr, MV_GROUP_LEGEND);
  paint_side (cr, page, layout);
  mv_group_end (cr);
  mv_group_begin (cr, MV_GROUP_SOURCES);
  paint_foot (cr, page, layout);
  mv_group_end (cr);
  cairo_restore (cr);
}
