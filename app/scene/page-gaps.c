/* What the dataset lacks about a country, said plainly. */
#include "app/base/text.h"
#include "app/scene/page-writer.h"
#include "app/store/page_facts.h"

#define FRESH 2018              /* an indicator whose newest value is older is named as one that ends */

static gboolean
same_reason (const MvFact *a, const MvFact *b)
{
  return a->kind == b->kind && a->code == b->code && g_strcmp0 (a->note, b->note) == 0;
}

/* The years with the same reason in one line: "1992–1997, 1999–2007". OWN: of its own list, so not gaps. */
static void
write_spans (MvPageWriter *writer, const GArray *gaps, gboolean own)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      const MvFact *row = &g_array_index (gaps, MvFact, i);
      g_autoptr (GString) years = g_string_new (NULL);
      int first = 0, last = 0;
      gboolean told = FALSE;
      MvFigure *figure;

      for (guint k = 0; k < i && !told; k++)
        told = same_reason (&g_array_index (gaps, MvFact, k), row);
      for (guint k = i; !told && k <= gaps->len; k++)
        {
          const MvFact *next = k < gaps->len ? &g_array_index (gaps, MvFact, k) : NULL;

          if (next != NULL && !same_reason (next, row))
            continue;
          if (next == NULL || (first != 0 && next->year != last + 1))
            {
              g_autofree char *span = mv_page_years (first, last);

              g_string_append_printf (years, "%s%s", years->len > 0 ? ", " : "", span);
              first = 0;
            }
          if (next != NULL)
            {
              first = first == 0 ? next->year : first;
              last = next->count;
            }
        }
      if (told)
        continue;
      figure = mv_report_add (&writer->report, g_str_equal (row->kind, "from") ? _("Exports by partner") : _("Imports by partner"), years->str, row->source_id);
      if (!own)
        figure->state = MV_FIGURE_NOT_REPORTED;
      mv_figure_detail (figure, mv_report_coverage (row->code));
      mv_figure_detail (figure, own ? _("its own list") : NULL);
      mv_figure_note (figure, row->note);
    }
}

static void
write_goods (MvPageWriter *writer, const char *iso3)
{
  g_autoptr (GArray) own = mv_facts_goods_own (writer->report.db, iso3, mv_page_failure (writer));
  g_autoptr (GArray) gaps = own != NULL ? mv_facts_goods_gaps (writer->report.db, iso3, mv_page_failure (writer)) : NULL;

  if (gaps != NULL)
    write_spans (writer, own, TRUE);
  if (gaps != NULL && own->len == 0)
    mv_report_missing (&writer->report, _("Its own list of partners"), MV_FIGURE_NOT_REPORTED,
                       _("in no year of the sources: trade is seen only through what partners declared (mirror figures) or what others put together"), NULL);
  if (gaps != NULL)
    write_spans (writer, gaps, FALSE);
}

static void
write_indicators (MvPageWriter *writer, const char *iso3)
{
  g_autoptr (GArray) gaps = mv_facts_indicator_gaps (writer->report.db, iso3, FRESH, mv_page_failure (writer));
  g_autoptr (GString) none = g_string_new (NULL), old = g_string_new (NULL);
  const char *source = NULL;
  MvFigure *figure;

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      const MvFact *row = &g_array_index (gaps, MvFact, i);

      source = row->source_id;
      if (row->year == 0)
        g_string_append_printf (none, "%s%s", none->len > 0 ? "; " : "", row->label);
      else
        g_string_append_printf (old, "%s%s (%d)", old->len > 0 ? "; " : "", row->label, row->year);
    }
  if (none->len > 0)
    {
      figure = mv_report_add (&writer->report, _("Indicators without any value"), none->str, source);
      figure->state = MV_FIGURE_NOT_REPORTED;
      mv_figure_detail (figure, _("the sources hold these for other countries"));
    }
  if (old->len > 0)
    {
      figure = mv_report_add (&writer->report, _("Indicators that end early"), old->str, source);
      figure->state = MV_FIGURE_NOT_REPORTED;
      mv_figure_detail (figure, _("with the newest year in brackets"));
    }
}

void
mv_page_write_gaps (MvPageWriter *writer, const char *iso3)
{
  mv_page_section (writer, _("What is missing"));
  mv_page_list (writer, MV_BLOCK_LINES, _("Trade"), 0.42);
  write_goods (writer, iso3);
  if (mv_page_failed (writer))
    return;
  mv_page_list (writer, MV_BLOCK_LINES, _("Indicators"), 0.3);
  write_indicators (writer, iso3);
  mv_page_list (writer, MV_BLOCK_LINES, _("Ends of the lists"), 0.42);
  mv_report_add (&writer->report, _("Votes"), _("2024 is missing; 2025 comes from another source"), NULL)->state = MV_FIGURE_NOT_REPORTED;
  mv_report_add (&writer->report, _("Chinese official finance"), _("ends in 2021"), NULL)->state = MV_FIGURE_NOT_REPORTED;
  mv_report_add (&writer->report, _("Arms deliveries"), _("2000–2023, major arms only"), NULL)->state = MV_FIGURE_NOT_REPORTED;
  mv_report_add (&writer->report, _("Remittances by country"), _("2017 only, a model"), NULL)->state = MV_FIGURE_NOT_REPORTED;
  mv_report_add (&writer->report, _("Projects"), _("no lists of ADB, EBRD, AIIB, EIB, IsDB, American agencies, Gulf funds and Russian state finance"), NULL)->state = MV_FIGURE_NOT_REPORTED;
}
