#include "app/paint/chart_page.h"

#include <math.h>

#include "app/base/text.h"
#include "app/paint/group.h"
#include "app/paint/words.h"
#include "app/plan/columns.h"

#define LEAST_EM 8.0
#define MOST_EM 17.0
#define LEAST_CHART 14.0        /* em of height, before words take room from it */
#define FOOT_SHARE 0.36         /* of the height at most for all words beneath the chart */

typedef struct
{
  const MvPage *page;
  const MvChart *chart;         /* as planned last: its size decides some of its notes */
  double        em, left, width;
} Sheet;

/* Paints, or only measures with CR NULL; returns the height used. */
static double
put (cairo_t *cr, const Sheet *sheet, const char *text, double size, int weight, const char *colour, double x, double width, double y)
{
  const MvWords words = { .size = size * sheet->em, .weight = weight, .width = width };
  g_autofree char *kept = text != NULL ? mv_text_together (text) : NULL;

  return kept == NULL || *kept == '\0' ? 0 : mv_words_put (cr, sheet->page->style, &words, kept, mv_style_named (sheet->page->style, colour), x, y);
}

static char *
source_words (const MvSourceText *source)
{
  return g_strdup_printf ("%s%s%s. %s", source->publisher != NULL ? source->publisher : "", source->publisher != NULL ? ": " : "", source->title,
                          source->licence != NULL ? source->licence : "");
}

/* Notes and beside them sources, in two columns; returns the height. Sources that have no room within MOST px are counted: the citation file lists them. */
static double
put_foot (cairo_t *cr, const Sheet *sheet, double y, double size, double most)
{
  const MvPage *page = sheet->page;
  double gap = 2 * sheet->em, column = (sheet->width - gap) / 2, left = 0, right = 0;
  double beside = sheet->chart->notes->len > 0 ? sheet->left + column + gap : sheet->left;     /* without notes no column is empty */

  for (guint i = 0; i < sheet->chart->notes->len; i++)
    {
      g_autofree char *note = g_strconcat ("• ", sheet->chart->notes->pdata[i], NULL);

      left += put (cr, sheet, note, size, 400, "ink", sheet->left, column, y + left) + 0.25 * sheet->em;
    }
  if (page->sources->len > 0)
    right += put (cr, sheet, _("Sources"), size, 700, "ink", beside, column, y);
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
          right += put (cr, sheet, words, size, 400, "muted", beside, column, y + right);
          break;
        }
      right += put (cr, sheet, words, size, 400, "muted", beside, column, y + right) + 0.15 * sheet->em;
    }
  return MAX (left, right);
}

typedef struct { double sentence, foot_size, most, bottom; gboolean says, foot; } Layout;      /* says, foot: there is room for them */

/* Shares the height below Y among chart, sentence and foot; returns the chart planned for its part. */
static MvChart *
lay_out (const Sheet *sheet, double y, Layout *layout)
{
  double em = sheet->em, height = sheet->page->height, room, foot;
  MvChartSize size = { .em = em, .width = sheet->width };

  layout->sentence = put (NULL, sheet, sheet->chart->sentence, 0.95, 400, "ink", sheet->left, sheet->width, 0);
  layout->foot_size = 0.82;
  layout->most = INFINITY;
  room = MAX (FOOT_SHARE * height - layout->sentence, 0);
  foot = put_foot (NULL, sheet, 0, layout->foot_size, INFINITY);
  while (foot > room && layout->foot_size > 0.65)
    {
      layout->foot_size -= 0.05;
      foot = put_foot (NULL, sheet, 0, layout->foot_size, INFINITY);
    }
  if (foot > room)
    {
      layout->foot_size = 0.75;
      layout->most = room;
      foot = put_foot (NULL, sheet, 0, layout->foot_size, layout->most);
    }
  layout->bottom = height - 3.2 * em - foot;
  /* The chart goes first: on a small picture the words beneath it, which its description holds as well, give way. */
  layout->foot = layout->bottom - layout->sentence - 1.6 * em - y >= LEAST_CHART * em;
  if (!layout->foot)
    layout->bottom = height - 2.4 * em;
  layout->says = layout->bottom - layout->sentence - 1.6 * em - y >= LEAST_CHART * em;
  if (!layout->says)
    layout->sentence = 0;
  size.height = MAX (layout->bottom - layout->sentence - (layout->says ? 1.6 : 0.4) * em - y, 8 * em);
  return mv_chart_again (sheet->page->chart, &size);
}

void
mv_chart_page_paint (cairo_t *cr, const MvPage *page)
{
  Sheet sheet = { page, page->chart, CLAMP (MIN (page->width, page->height * 1.4) / 78, LEAST_EM, MOST_EM), 0, 0 };
  MvWords brand = { .weight = 700 };
  double em = sheet.em, y;
  g_autoptr (MvChart) first = NULL, chart = NULL;
  Layout layout;

  sheet.left = 2.4 * em;
  sheet.width = page->width - 2 * sheet.left;
  cairo_save (cr);
  mv_colour_set (cr, mv_style_named (page->style, "page"));
  cairo_rectangle (cr, 0, 0, page->width, page->height);
  cairo_fill (cr);

  y = 1.8 * em;
  mv_group_begin (cr, MV_GROUP_TITLE);
  y += put (cr, &sheet, page->chart->title, 1.7, 700, "ink", sheet.left, sheet.width, y) + 0.2 * em;
  y += put (cr, &sheet, page->chart->subtitle, 1.0, 400, "muted", sheet.left, sheet.width, y) + 1.0 * em;
  mv_group_end (cr);
  /* Twice: what a small chart leaves out is said in a note, which takes room. */
  sheet.chart = first = lay_out (&sheet, y, &layout);
  sheet.chart = chart = lay_out (&sheet, y, &layout);
  mv_group_begin (cr, MV_GROUP_CHART);
  cairo_translate (cr, sheet.left, y);
  mv_paint_chart (cr, page->style, chart);
  cairo_translate (cr, -sheet.left, -y);
  mv_group_end (cr);
  mv_group_begin (cr, MV_GROUP_TEXT);
  if (layout.says)
    put (cr, &sheet, chart->sentence, 0.95, 400, "ink", sheet.left, sheet.width, layout.bottom - layout.sentence - 0.6 * em);
  mv_group_end (cr);
  mv_group_begin (cr, MV_GROUP_SOURCES);
  if (layout.foot)
    put_foot (cr, &sheet, layout.bottom, layout.foot_size, layout.most);

  brand.size = 0.82 * em;
  mv_words_put (cr, page->style, &brand, "Multivector", mv_style_named (page->style, "muted"),
                page->width - sheet.left - mv_words_width (page->style, &brand, "Multivector"), page->height - 2 * em);
  mv_group_end (cr);
  cairo_restore (cr);
}
