#include "app/paint/chart_page.h"

#include <math.h>

#include "app/base/text.h"
#include "app/plan/columns.h"
#include "app/paint/words.h"

#define LEAST_EM 8.0
#define MOST_EM 17.0
#define FOOT_SHARE 0.36         /* of the height at most for all words beneath the chart */

typedef struct
{
  const MvPage *page;
  double        em, left, width;
} Sheet;

/* Paints, or only measures with CR NULL; returns the height used. */
static double
put (cairo_t *cr, const Sheet *sheet, const char *text, double size, int weight, const char *colour, double x, double width, double y)
{
  const MvWords words = { .size = size * sheet->em, .weight = weight, .width = width };

  return text == NULL || *text == '\0' ? 0 : mv_words_put (cr, sheet->page->style, &words, text, mv_style_named (sheet->page->style, colour), x, y);
}

static char *
source_words (const MvSourceText *source)
{
  return g_strdup_printf ("%s%s%s. %s", source->publisher != NULL ? source->publisher : "", source->publisher != NULL ? ": " : "", source->title,
                          source->licence != NULL ? source->licence : "");
}

/* Notes, then sources, in two columns; returns the height. Sources that have no room within MOST px are counted: the citation file lists them. */
static double
put_foot (cairo_t *cr, const Sheet *sheet, double y, double size, double most)
{
  const MvPage *page = sheet->page;
  double gap = 2 * sheet->em, column = (sheet->width - gap) / 2, left = 0, right = 0;

  for (guint i = 0; i < page->chart->notes->len; i++)
    {
      g_autofree char *note = g_strconcat ("• ", page->chart->notes->pdata[i], NULL);

      left += put (cr, sheet, note, size, 400, "ink", sheet->left, column, y + left) + 0.25 * sheet->em;
    }
  if (page->sources->len > 0)
    right += put (cr, sheet, _("Sources"), size, 700, "ink", sheet->left + column + gap, column, y);
  for (guint i = 0; i < page->sources->len; i++)
    {
      g_autofree char *words = source_words (page->sources->pdata[i]);
      double needed = put (NULL, sheet, words, size, 400, "muted", 0, column, 0);
      guint rest = page->sources->len - i;

      if (rest > 1 && right + needed + (rest > 2 ? needed : 0) > most)
        {
          g_free (words);
          words = g_strdup_printf (ngettext_ ("%u more source: the citation file of the chart names it.",
                                              "%u more sources: the citation file of the chart names them.", rest), rest);
          right += put (cr, sheet, words, size, 400, "muted", sheet->left + column + gap, column, y + right);
          break;
        }
      right += put (cr, sheet, words, size, 400, "muted", sheet->left + column + gap, column, y + right) + 0.15 * sheet->em;
    }
  return MAX (left, right);
}

void
mv_chart_page_paint (cairo_t *cr, const MvPage *page)
{
  Sheet sheet = { page, CLAMP (MIN (page->width, page->height * 1.4) / 78, LEAST_EM, MOST_EM), 0, 0 };
  MvWords brand = { .weight = 700 };
  double em = sheet.em, y, sentence, foot, foot_room, foot_size = 0.82, most = INFINITY, bottom;
  MvChartSize size = { .em = em };
  g_autoptr (MvChart) chart = NULL;

  sheet.left = 2.4 * em;
  sheet.width = page->width - 2 * sheet.left;
  cairo_save (cr);
  mv_colour_set (cr, mv_style_named (page->style, "page"));
  cairo_rectangle (cr, 0, 0, page->width, page->height);
  cairo_fill (cr);

  y = 1.8 * em;
  y += put (cr, &sheet, page->chart->title, 1.7, 700, "ink", sheet.left, sheet.width, y) + 0.2 * em;
  y += put (cr, &sheet, page->chart->subtitle, 1.0, 400, "muted", sheet.left, sheet.width, y) + 1.0 * em;
  sentence = put (NULL, &sheet, page->chart->sentence, 0.95, 400, "ink", sheet.left, sheet.width, 0);
  foot_room = MAX (FOOT_SHARE * page->height - sentence, 0);
  foot = put_foot (NULL, &sheet, 0, foot_size, INFINITY);
  while (foot > foot_room && foot_size > 0.65)
    {
      foot_size -= 0.05;
      foot = put_foot (NULL, &sheet, 0, foot_size, INFINITY);
    }
  if (foot > foot_room)
    {
      foot_size = 0.75;
      most = foot_room;
      foot = put_foot (NULL, &sheet, 0, foot_size, most);
    }
  bottom = page->height - 3.2 * em - foot;
  size.width = sheet.width;
  size.height = MAX (bottom - sentence - 1.6 * em - y, 8 * em);
  chart = mv_chart_again (page->chart, &size);
  cairo_translate (cr, sheet.left, y);
  mv_paint_chart (cr, page->style, chart);
  cairo_translate (cr, -sheet.left, -y);
  put (cr, &sheet, chart->sentence, 0.95, 400, "ink", sheet.left, sheet.width, bottom - sentence - 0.6 * em);
  put_foot (cr, &sheet, bottom, foot_size, most);

  brand.size = 0.82 * em;
  mv_words_put (cr, page->style, &brand, "Multivector", mv_style_named (page->style, "muted"),
                page->width - sheet.left - mv_words_width (page->style, &brand, "Multivector"), page->height - 2 * em);
  cairo_restore (cr);
}
