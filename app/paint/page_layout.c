#include "app/paint/page_layout.h"

#include "app/base/text.h"
#include "app/paint/furniture.h"
#include "app/paint/glyph.h"
#include "app/paint/words.h"

#define LEAST_EM 7.5            /* px: smaller text is not set */
#define LEAST_FOOT_EM 6.5
#define MOST_SIDE 0.47          /* of the width: the map keeps the larger part */

double
mv_page_note (cairo_t *cr, const MvStyle *style, const char *text, double width, double em)
{
  double left = 1.9 * em;
  MvWords words = { .size = em, .width = width - left };

  if (cr != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, 0.6 * em, 0.68 * em);
      cairo_scale (cr, 0.045 * em, 0.045 * em);
      mv_colour_set (cr, mv_style_named (style, "caution"));
      mv_glyph_warning (cr);
      cairo_restore (cr);
    }
  return mv_words_put (cr, style, &words, text, mv_style_named (style, "ink"), left, 0) + 0.45 * em;
}

/* Legends and notes -------------------------------------------------------------------------------------------------------- */

static void
measure_note (const MvPage *page, MvPageLayout *layout, const char *text, gboolean last)
{
  MvLegendPiece piece = { .first = layout->notes->len };

  g_ptr_array_add (layout->notes, g_strdup (text));
  piece.height = mv_page_note (NULL, page->style, text, layout->side_width, layout->side_em) + (last ? 0.9 * layout->side_em : 0.0);
  g_array_append_val (layout->pieces, piece);
}

static void
measure_side (const MvPage *page, MvPageLayout *layout, MvLegendExtent extent)
{
  MvScene *scene = page->scene;
  gboolean shortened = FALSE;

  g_array_set_size (layout->pieces, 0);
  g_array_set_size (layout->places, 0);
  g_ptr_array_set_size (layout->notes, 0);
  for (guint i = 0; i < scene->notes->len; i++)
    measure_note (page, layout, scene->notes->pdata[i], i + 1 == scene->notes->len);
  for (guint i = 0; i < scene->legends->len; i++)
    {
      shortened |= mv_legend_measure (page->style, scene->legends->pdata[i], layout->side_width, layout->side_em, extent, layout->pieces);
      g_array_index (layout->pieces, MvLegendPiece, layout->pieces->len - 1).height += 1.2 * layout->side_em;
    }
  if (shortened)
    measure_note (page, layout, _("Shortened for this size: a larger page shows the whole legend."), FALSE);
  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const MvLegendPiece *piece = &g_array_index (layout->pieces, MvLegendPiece, i);
      MvColumnPiece place = { .height = piece->height, .keep = piece->heading };

      g_array_append_val (layout->places, place);
    }
}

static guint
fill_side (MvPageLayout *layout, double height)
{
  return mv_columns_fill ((MvColumnPiece *) layout->places->data, layout->places->len, height);
}

static double
side_width (const MvPageLayout *layout)
{
  return layout->side_columns > 0
           ? layout->side_columns * layout->side_width + (layout->side_columns - 1) * MV_PAGE_GAP * layout->side_em : 0.0;
}

/* Beside the map: as few columns and as large a text as hold everything in less than half of the width; on small pages a shortened
 * legend rather than one that nobody can read. */
static void
lay_side (const MvPage *page, MvPageLayout *layout, double width, double height)
{
  static const struct { guint columns; double width, size; } tries[] = {
    { 1, 21, 1.0 }, { 1, 22, 0.92 }, { 1, 25, 0.85 }, { 2, 21, 0.9 }, { 2, 23, 0.85 }, { 2, 25, 0.8 }, { 2, 26, 0.74 },
    { 3, 22, 0.72 }, { 3, 21, 0.66 }, { 3, 19, 0.6 }
  };

  for (MvLegendExtent extent = MV_LEGEND_DRAWN; extent <= MV_LEGEND_LEAST; extent++)
    for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
      {
        layout->side_em = layout->em * tries[i].size;
        layout->side_width = tries[i].width * layout->side_em;
        if (layout->side_em < LEAST_EM)
          break;
        measure_side (page, layout, extent);
        layout->side_columns = fill_side (layout, height);
        if (layout->side_columns > tries[i].columns || side_width (layout) > MOST_SIDE * width)
          continue;
        if (layout->side_columns > 1)
          mv_columns_balance ((MvColumnPiece *) layout->places->data, layout->places->len, layout->side_columns);
        return;
      }
}

/* Beneath the map: columns of equal height. */
static double
lay_beneath (const MvPage *page, MvPageLayout *layout, double width, double most)
{
  static const double sizes[] = { 1.0, 0.92, 0.85, 0.78, 0.7, 0.62 };
  double height = 0.0;

  for (MvLegendExtent extent = MV_LEGEND_DRAWN; extent <= MV_LEGEND_LEAST; extent++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        double gap;

        if (layout->em * sizes[i] < LEAST_EM)
          break;
        layout->side_em = layout->em * sizes[i];
        gap = MV_PAGE_GAP * layout->side_em;
        layout->side_columns = CLAMP ((guint) ((width + gap) / (17.0 * layout->side_em + gap)), 1, 6);
        layout->side_width = (width - (layout->side_columns - 1) * gap) / layout->side_columns;
        measure_side (page, layout, extent);
        height = mv_columns_balance ((MvColumnPiece *) layout->places->data, layout->places->len, layout->side_columns);
        if (height <= most)
          return height;
      }
  return height;
}

/* Sources ------------------------------------------------------------------------------------------------------------------ */

/* "Title. Publisher, edition (licence)". */
static char *
source_paragraph (const MvSourceText *source)
{
  GString *text = g_string_new (source->title);

  if (source->publisher != NULL && *source->publisher != '\0')
    g_string_append_printf (text, ". %s", source->publisher);
  if (source->edition != NULL && *source->edition != '\0')
    g_string_append_printf (text, ", %s", source->edition);
  if (source->licence != NULL && *source->licence != '\0')
    g_string_append_printf (text, " (%s)", source->licence);
  return g_string_free (text, FALSE);
}

/* Is it read for single facts, such as a press report? Where there are many, they are counted on the page. */
static gboolean
is_report (const MvSourceText *source)
{
  return g_strcmp0 (source->redistribution, "facts-only") == 0;
}

#define MOST_SOURCES 20

static void
list_sources (const MvPage *page, MvPageLayout *layout)
{
  guint n = page->sources != NULL ? page->sources->len : 0, n_reports = 0;

  if (n == 0)
    return;
  g_ptr_array_add (layout->sources, g_strdup (_("Sources")));
  for (guint i = 0; i < n; i++)
    n_reports += is_report (page->sources->pdata[i]);
  for (guint i = 0; i < n; i++)
    if (n <= MOST_SOURCES || !is_report (page->sources->pdata[i]))
      g_ptr_array_add (layout->sources, source_paragraph (page->sources->pdata[i]));
  if (n > MOST_SOURCES && n_reports > 0)
    g_ptr_array_add (layout->sources, g_strdup_printf (_("and %u reports and pages cited for single facts; “multivector sources” with this view lists each"),
                                                       n_reports));
}

/* One paragraph for small pages: each publisher once, with its licence. */
static void
list_publishers (const MvPage *page, MvPageLayout *layout)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);
  guint n_reports = 0;

  for (guint i = 0; i < page->sources->len; i++)
    {
      const MvSourceText *source = page->sources->pdata[i];
      g_autofree char *name = NULL;

      if (is_report (source))
        {
          n_reports++;
          continue;
        }
      name = g_strdup_printf ("%s (%s)", source->publisher != NULL ? source->publisher : source->title, source->licence);
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (char *) names->pdata[i]);
  if (n_reports > 0)
    g_string_append_printf (text, ngettext_ ("%s%u report", "%s%u reports", n_reports), text->len > 0 ? "; " : "", n_reports);
  g_ptr_array_set_size (layout->sources, 1);    /* the heading */
  g_ptr_array_add (layout->sources, g_string_free (text, FALSE));
}

static double
set_foot (const MvPage *page, MvPageLayout *layout, double width)
{
  double gap = 2.0 * layout->foot_em;
  guint columns = CLAMP ((guint) ((width + gap) / (36.0 * layout->foot_em + gap)), 1, CLAMP ((int) layout->sources->len - 1, 1, 4));

  layout->foot_width = (width - (columns - 1) * gap) / columns;
  g_array_set_size (layout->source_places, 0);
  for (guint i = 0; i < layout->sources->len; i++)
    {
      MvWords words = { .size = layout->foot_em, .weight = i == 0 ? 700 : 400, .width = layout->foot_width };
      MvColumnPiece piece = { .keep = i == 0 };

      piece.height = mv_words_put (NULL, page->style, &words, layout->sources->pdata[i], (MvColour) { 0 }, 0, 0) + 0.15 * layout->foot_em;
      g_array_append_val (layout->source_places, piece);
    }
  return mv_columns_balance ((MvColumnPiece *) layout->source_places->data, layout->source_places->len, columns);
}

static double
lay_foot (const MvPage *page, MvPageLayout *layout, double width, double most)
{
  static const double sizes[] = { 0.78, 0.72, 0.66, 0.6, 0.54 };
  double height = 0.0;

  list_sources (page, layout);
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && layout->em * sizes[i] >= LEAST_FOOT_EM; i++)
    {
      layout->foot_em = layout->em * sizes[i];
      height = set_foot (page, layout, width);
      if (height <= most)
        return height;
    }
  if (page->sources != NULL && page->sources->len > 1)
    {
      list_publishers (page, layout);
      height = set_foot (page, layout, width);
    }
  return height;
}

/* ------------------------------------------------------------------------------------------------------------------------- */

static double
closing_height (const MvPage *page, MvPageLayout *layout, double width)
{
  MvWords words = { .size = 0.74 * layout->em, .width = width - 8 * layout->em };
  g_autofree char *text = mv_furniture_words (page->scene == NULL || mv_atlas_is_share_alike (page->scene->atlas));

  return mv_words_put (NULL, page->style, &words, text, (MvColour) { 0 }, 0, 0);
}

MvPageLayout *
mv_page_layout_new (const MvPage *page)
{
  MvPageLayout *layout = g_new0 (MvPageLayout, 1);
  double inner, foot, side_height;
  MvWords title;

  layout->pieces = g_array_new (FALSE, FALSE, sizeof (MvLegendPiece));
  layout->notes = g_ptr_array_new_with_free_func (g_free);
  layout->places = g_array_new (FALSE, FALSE, sizeof (MvColumnPiece));
  layout->sources = g_ptr_array_new_with_free_func (g_free);
  layout->source_places = g_array_new (FALSE, FALSE, sizeof (MvColumnPiece));
  layout->em = CLAMP (13.0 * pow (page->width * page->height / 1.6e6, 0.25), 9.5, 18.0);
  layout->margin = 1.6 * layout->em;
  layout->portrait = page->width < 1.1 * page->height;
  inner = page->width - 2 * layout->margin;

  title = (MvWords) { .size = 1.7 * layout->em, .weight = 700, .width = inner };
  layout->title = (MvRectangle) { layout->margin, 1.1 * layout->em, inner, 0 };
  layout->title.height = mv_words_put (NULL, page->style, &title, page->scene->title, (MvColour) { 0 }, 0, 0);

  layout->closing = closing_height (page, layout, inner);
  foot = lay_foot (page, layout, inner, 0.18 * page->height);
  layout->foot = (MvRectangle) { layout->margin, page->height - 0.9 * layout->em - layout->closing - 0.5 * layout->em - foot, inner, foot };

  layout->map = (MvRectangle) { layout->margin, layout->title.y + layout->title.height + 0.7 * layout->em, inner, 0 };
  layout->map.height = layout->foot.y - 0.9 * layout->em - layout->map.y;
  if (layout->portrait)
    {
      side_height = lay_beneath (page, layout, inner, 0.55 * layout->map.height);
      layout->map.height -= side_height + layout->em;
      layout->side = (MvRectangle) { layout->margin, layout->map.y + layout->map.height + layout->em, inner, side_height };
    }
  else
    {
      double width;

      lay_side (page, layout, inner, layout->map.height);
      width = side_width (layout);
      layout->side = (MvRectangle) { layout->margin + inner - width, layout->map.y, width, layout->map.height };
      layout->map.width -= width > 0 ? width + 1.3 * layout->em : 0.0;
    }
  layout->map.x = floor (layout->map.x);
  layout->map.y = floor (layout->map.y);
  layout->map.width = MAX (floor (layout->map.width), 1.0);
  layout->map.height = MAX (floor (layout->map.height), 1.0);
  return layout;
}

void
mv_page_layout_free (MvPageLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->pieces);
  g_array_unref (layout->places);
  g_ptr_array_unref (layout->notes);
  g_ptr_array_unref (layout->sources);
  g_array_unref (layout->source_places);
  g_free (layout);
}
