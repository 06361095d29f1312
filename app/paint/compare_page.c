#include "app/paint/compare_page.h"

#include "app/base/text.h"
#include "app/paint/chart.h"
#include "app/paint/group.h"
#include "app/paint/words.h"

MvComparePlaces
mv_compare_places (double width, double height)
{
  MvComparePlaces places = { .em = CLAMP (width / 105, 8, 15) };

  places.margin = 1.6 * places.em;
  places.map_width = (width - 3 * places.margin) / 2;
  places.map_y = places.margin + 3.6 * places.em;
  places.map_height = 0.46 * height - 2 * places.em;
  places.chart_y = places.map_y + places.map_height + 4.4 * places.em;
  places.chart_width = 0.62 * width - 2 * places.margin;
  places.chart_height = height - places.chart_y - places.margin;
  return places;
}

/* Returns the height used. */
static double
put (cairo_t *cr, const MvPage *page, const char *text, double size, int weight, const char *colour, double x, double y, double width)
{
  const MvWords words = { .size = size, .weight = weight, .width = width };

  return text == NULL || *text == '\0' ? 0 : mv_words_put (cr, page->style, &words, text, mv_style_named (page->style, colour), x, y);
}

static void
paint_side (cairo_t *cr, const MvPage *page, const MvComparePlaces *places)
{
  double x = places->margin + places->chart_width + 2 * places->em, width = page->width - x - places->margin, y = places->chart_y;
  double bottom = page->height - places->margin, size = 0.82 * places->em;

  y += put (cr, page, page->chart->sentence, size, 400, "ink", x, y, width) + 0.5 * places->em;
  for (guint i = 0; i < page->chart->notes->len && y < bottom; i++)
    y += put (cr, page, page->chart->notes->pdata[i], size, 400, "muted", x, y, width) + 0.3 * places->em;
  y += put (cr, page, _("Sources"), size, 700, "ink", x, y, width);
  for (guint i = 0; page->sources != NULL && i < page->sources->len && y < bottom - 2 * places->em; i++)
    {
      const MvSourceText *source = page->sources->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s%s%s. %s", source->publisher != NULL ? source->publisher : "", source->publisher != NULL ? ": " : "",
                                               source->title, source->licence != NULL ? source->licence : "");

      y += put (cr, page, text, 0.9 * size, 400, "muted", x, y, width);
    }
}

void
mv_compare_page_paint (cairo_t *cr, const MvPage *page)
{
  MvComparePlaces places;
  double second;

  g_return_if_fail (cr != NULL && page != NULL && page->other != NULL && page->chart != NULL);

  places = mv_compare_places (page->width, page->height);
  second = 2 * places.margin + places.map_width;
  cairo_save (cr);
  mv_colour_set (cr, mv_style_named (page->style, "page"));
  cairo_rectangle (cr, 0, 0, page->width, page->height);
  cairo_fill (cr);
  mv_group_begin (cr, MV_GROUP_TITLE);
  put (cr, page, page->scene->title, 1.15 * places.em, 700, "ink", places.margin, places.margin, places.map_width);
  put (cr, page, page->other->title, 1.15 * places.em, 700, "ink", second, places.margin, places.map_width);
  mv_group_end (cr);
  mv_page_paint_map (cr, page->scene, page->style, places.margin, places.map_y, places.map_width, places.map_height, places.em);
  mv_page_paint_map (cr, page->other, page->style, second, places.map_y, places.map_width, places.map_height, places.em);
  mv_group_begin (cr, MV_GROUP_CHART);
  put (cr, page, page->chart->title, 1.15 * places.em, 700, "ink", places.margin, places.chart_y - 3.2 * places.em, page->width - 2 * places.margin);
  put (cr, page, page->chart->subtitle, 0.85 * places.em, 400, "muted", places.margin, places.chart_y - 1.5 * places.em, page->width - 2 * places.margin);
  cairo_save (cr);
  cairo_translate (cr, places.margin, places.chart_y);
  mv_paint_chart (cr, page->style, page->chart);
  cairo_restore (cr);
  mv_group_end (cr);
  mv_group_begin (cr, MV_GROUP_LEGEND);
  paint_side (cr, page, &places);
  mv_group_end (cr);
  cairo_restore (cr);
}
