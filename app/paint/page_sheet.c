#include "app/paint/page_sheet.h"

#include <math.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/paint/chart.h"
#include "app/paint/furniture.h"
#include "app/paint/group.h"
#include "app/paint/page.h"
#include "app/paint/words.h"

#define FOOT 0.78               /* em of the text at the foot */

static MvColour
ink_of (const MvStyle *style, MvPageInk ink)
{
  switch (ink)
    {
    case MV_PAGE_INK_MUTED: return mv_style_named (style, "muted");
    case MV_PAGE_INK_LINK: return mv_style_named (style, "link");
    case MV_PAGE_INK_CAUTION: return mv_style_named (style, "caution");
    case MV_PAGE_INK_STRONG:
    default: return mv_style_named (style, "ink");
    }
}

static void
paint_text (cairo_t *cr, const MvStyle *style, const MvPageItem *item)
{
  const MvWords words = { .size = item->size, .weight = item->weight, .width = item->wrap };

  mv_words_put (cr, style, &words, item->text, ink_of (style, item->ink), item->x, item->y);
}

/* The first and the last year below, the line above, broken where a year has no value. */
static void
paint_spark (cairo_t *cr, const MvStyle *style, const MvPageItem *item, double em)
{
  const GArray *points = item->line->spark;
  const MvPoint *first = &g_array_index (points, MvPoint, 0), *last = &g_array_index (points, MvPoint, points->len - 1);
  double low = INFINITY, high = -INFINITY, text = 0.66 * em, bottom = item->height - 1.3 * text, top = 0.15 * em, dot = 0.16 * em;
  g_autofree char *from = g_strdup_printf ("%d", (int) first->x), *to = g_strdup_printf ("%d", (int) last->x);
  MvWords words = { .size = text };
  gboolean open = FALSE;

  for (guint i = 0; i < points->len; i++)
    {
      double value = g_array_index (points, MvPoint, i).y;

      if (!isnan (value))
        {
          low = MIN (low, value);
          high = MAX (high, value);
        }
    }
  cairo_save (cr);
  cairo_translate (cr, item->x, item->y);
  cairo_new_path (cr);
  for (guint i = 0; i < points->len; i++)
    {
      const MvPoint *point = &g_array_index (points, MvPoint, i);
      double x = (point->x - first->x) / MAX (last->x - first->x, 1) * (item->width - 2 * dot) + dot;
      double y = high > low ? bottom - (point->y - low) / (high - low) * (bottom - top - dot) - dot / 2 : (top + bottom) / 2;

      if (isnan (point->y))
        open = FALSE;
      else if (open)
        cairo_line_to (cr, x, y);
      else
        {
          /* A value between two gaps is a dash of its own. */
          cairo_move_to (cr, x - 0.5, y);
          cairo_line_to (cr, x, y);
          open = TRUE;
        }
      if (i + 1 == points->len)
        {
          cairo_set_line_width (cr, 1.4);
          cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
          mv_colour_set (cr, mv_style_named (style, "muted"));
          cairo_stroke (cr);
          cairo_arc (cr, x, y, dot, 0, 2 * G_PI);
          mv_colour_set (cr, mv_style_named (style, "selection"));
          cairo_fill (cr);
        }
    }
  mv_words_put (cr, style, &words, from, mv_style_named (style, "muted"), 0, bottom + 0.1 * text);
  mv_words_put (cr, style, &words, to, mv_style_named (style, "muted"), item->width - mv_words_width (style, &words, to), bottom + 0.1 * text);
  cairo_restore (cr);
}

static void
paint_item (cairo_t *cr, const MvStyle *style, const MvPagePlan *plan, const MvPageItem *item)
{
  switch (item->form)
    {
    case MV_PAGE_RULE:
      mv_colour_set (cr, mv_style_named (style, "border"));
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_fill (cr);
      break;
    case MV_PAGE_SPARK: paint_spark (cr, style, item, plan->em); break;
    case MV_PAGE_CHART:
      mv_group_begin (cr, MV_GROUP_CHART);
      cairo_save (cr);
      cairo_translate (cr, item->x, item->y);
      mv_paint_chart (cr, style, item->chart);
      cairo_restore (cr);
      mv_group_end (cr);
      break;
    case MV_PAGE_MAP:
      mv_page_paint_map (cr, item->block->map, style, item->x, item->y, item->width, item->height, plan->em);
      break;
    case MV_PAGE_TEXT:
    default: paint_text (cr, style, item); break;
    }
}

static void
paint_foot (cairo_t *cr, const MvStyle *style, const MvPagePlan *plan, guint sheet)
{
  MvWords words = { .size = FOOT * plan->em }, brand = { .size = FOOT * plan->em, .weight = 700 };
  MvColour muted = mv_style_named (style, "muted");
  double y = plan->height - 2.0 * plan->em, right = plan->width - plan->margin;
  g_autofree char *number = plan->n_sheets > 1 ? g_strdup_printf (_("%s · sheet %u of %u"), plan->model->title, sheet + 1, plan->n_sheets) : NULL;

  if (number != NULL)
    mv_words_put (cr, style, &words, number, muted, plan->margin, y);
  mv_words_put (cr, style, &brand, "Multivector", muted, right - mv_words_width (style, &brand, "Multivector"), y);
}

void
mv_page_sheet_paint (cairo_t *cr, const MvStyle *style, const MvPagePlan *plan, guint sheet, double from, double to)
{
  gboolean text = FALSE;        /* within a run of words and rules */

  g_return_if_fail (cr != NULL && style != NULL && plan != NULL && sheet < plan->n_sheets);

  mv_guard_work ("page paint");
  cairo_save (cr);
  mv_colour_set (cr, mv_style_named (style, "page"));
  cairo_rectangle (cr, 0, from, plan->width, to - from);
  cairo_fill (cr);
  for (guint i = 0; i < plan->items->len; i++)
    {
      const MvPageItem *item = plan->items->pdata[i];
      gboolean words = item->form != MV_PAGE_CHART && item->form != MV_PAGE_MAP;

      if (item->sheet != sheet || item->y > to || item->y + item->height < from)
        continue;
      if (words != text)
        words ? mv_group_begin (cr, MV_GROUP_TEXT) : mv_group_end (cr);
      text = words;
      paint_item (cr, style, plan, item);
    }
  if (text)
    mv_group_end (cr);
  if (to >= plan->height - 2.5 * plan->em)
    paint_foot (cr, style, plan, sheet);
  cairo_restore (cr);
}

void
mv_page_sheet_highlight (cairo_t *cr, const MvStyle *style, const MvPageItem *item)
{
  cairo_save (cr);
  cairo_rectangle (cr, item->x - 3, item->y - 2, item->width + 6, item->height + 4);
  cairo_set_line_width (cr, 2);
  mv_colour_set (cr, mv_style_named (style, "selection"));
  cairo_stroke (cr);
  cairo_restore (cr);
}
