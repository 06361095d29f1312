#include <string.h>

#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/scene/report-writer.h"
#include "app/store/record_facts.h"

static void
add_date (MvReportWriter *writer, const char *label, const char *text, const char *source_id)
{
  MvDate date = { 0, 0, 0 };
  g_autofree char *spoken = NULL;

  mv_date_parse (text, &date);
  spoken = mv_date_spoken (date);
  mv_report_add (writer, label, spoken, source_id);
}

static MvFigure *
add_country (MvReportWriter *writer, const MvFact *row, const char *value)
{
  MvFigure *figure = mv_report_add (writer, mv_report_name (writer, "country", row->iso3), value, row->source_id);
  g_autofree char *span = mv_report_span (row->since, row->until);

  mv_figure_ref (figure, "country", row->iso3);
  mv_figure_detail (figure, span);
  return figure;
}

/* Those whose span holds the day, or those whose span ended before it. */
static void
write_members (MvReportWriter *writer, GArray *rows, gboolean former)
{
  MvDate day = mv_report_day (writer->view);
  const MvFact *last = NULL;
  MvFigure *figure = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFact *row = &g_array_index (rows, MvFact, i);
      MvDate until;

      mv_date_parse (row->until, &until);
      if (former ? mv_date_last (until) >= mv_date_first (day) : !mv_report_holds (row, day))
        continue;
      if (mv_report_says_again (last, row))
        {
          g_autofree char *span = mv_report_span (row->since, row->until);

          mv_figure_note (mv_report_other_text (writer, figure, _("another source"), span, row->source_id), row->note);
          continue;
        }
      last = row;
      figure = add_country (writer, row, mv_report_standing (former ? row->code : row->kind));
      if (former && g_strcmp0 (row->code, row->kind) != 0)
        {
          g_autofree char *was = g_strdup_printf (_("was %s"), mv_report_standing (row->kind));
          mv_figure_detail (figure, was);
        }
      if (row->flag)
        mv_figure_note (figure, _("sources disagree or the standing is disputed"));
      mv_figure_note (figure, row->note);
    }
}

void
mv_report_write_organisation (MvReportWriter *writer, const char *id)
{
  g_autoptr (GHashTable) record = mv_record_read (writer->db, "organisation", id, mv_report_failure (writer));
  g_autoptr (GArray) rows = record != NULL ? mv_facts_members (writer->db, id, mv_report_failure (writer)) : NULL;
  g_autofree char *date = mv_date_spoken (mv_report_day (writer->view)), *members = NULL, *former = NULL;
  const char *source;

  if (rows == NULL)
    return;
  source = mv_record_text (record, "source_id");
  mv_report_title (writer, mv_term (mv_record_text (record, "name")), mv_term (mv_record_text (record, "acronym")));
  mv_report_section (writer, _("Organisation"));
  mv_report_add (writer, _("Kind"), mv_term (mv_record_text (record, "kind")), source);
  add_date (writer, _("Founded"), mv_record_text (record, "founded"), source);
  if (mv_record_text (record, "dissolved") != NULL)
    add_date (writer, _("Dissolved"), mv_record_text (record, "dissolved"), source);
  if (mv_record_text (record, "url") != NULL)
    mv_report_add (writer, _("Address"), mv_record_text (record, "url"), source);

  members = g_strdup_printf (_("Who belongs to it on %s"), date);
  former = g_strdup_printf (_("Ended before %s"), date);
  mv_report_section (writer, members);
  write_members (writer, rows, FALSE);
  if (writer->section->figures->len == 0)
    mv_report_missing (writer, _("Members"), MV_FIGURE_UNKNOWN, _("the sources name nobody for this date"), source);
  mv_report_section (writer, former);
  write_members (writer, rows, TRUE);
}

static void
write_ties (MvReportWriter *writer, const char *treaty_id, const char *a, const char *b)
{
  g_autoptr (GArray) ties = mv_facts_ties (writer->db, a, b, mv_report_failure (writer));

  mv_report_section (writer, _("Other ties of the two"));
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    {
      const MvFact *row = &g_array_index (ties, MvFact, i);
      g_autofree char *span = mv_report_span (row->since, row->until), *end = NULL, *link = NULL;
      MvFigure *figure;

      if (g_strcmp0 (row->id, treaty_id) == 0)
        continue;
      figure = mv_report_add (writer, row->label, span, row->source_id);
      if (row->id != NULL)
        {
          link = g_strdup_printf ("%s/%s/%s", row->id, a, b);
          mv_figure_ref (figure, "link", link);
        }
      if (row->year != 0)
        end = g_strdup_printf (_("an obligation coded by researchers; the coding ends in %d"), row->year);
      mv_figure_detail (figure, end);
      if (row->flag)
        mv_figure_note (figure, _("another source contradicts this"));
      mv_figure_note (figure, row->note);
    }
}

void
mv_report_write_link (MvReportWriter *writer, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", 3);
  g_autoptr (GHashTable) treaty = NULL;
  g_autoptr (GArray) parties = NULL;
  g_autofree char *pair = NULL;
  const char *source;

  if (g_strv_length (parts) != 3)
    {
      g_set_error (mv_report_failure (writer), MV_ERROR, MV_ERROR_NOT_FOUND,
                   _("“link:%s” names no link. Write link:treaty/country/country, as link:CST1992/KAZ/RUS."), id);
      return;
    }
  treaty = mv_record_read (writer->db, "treaty", parts[0], mv_report_failure (writer));
  parties = treaty != NULL ? mv_facts_treaty_parties (writer->db, parts[0], mv_report_failure (writer)) : NULL;
  if (parties == NULL)
    return;
  source = mv_record_text (treaty, "source_id");
  pair = g_strdup_printf ("%s – %s", mv_report_name (writer, "country", parts[1]), mv_report_name (writer, "country", parts[2]));
  mv_report_title (writer, mv_record_text (treaty, "name"), pair);
  mv_report_section (writer, _("Treaty"));
  mv_report_add (writer, _("Kind"), mv_record_text (treaty, "type"), source);
  add_date (writer, _("Start"), mv_record_text (treaty, "start"), source);
  if (mv_record_text (treaty, "end") != NULL)
    add_date (writer, _("End"), mv_record_text (treaty, "end"), source);
  if (mv_record_text (treaty, "note") != NULL)
    mv_report_add (writer, _("What to know"), mv_record_text (treaty, "note"), source);
  mv_report_section (writer, _("Parties"));
  for (guint i = 0; i < parties->len; i++)
    {
      const MvFact *row = &g_array_index (parties, MvFact, i);
      add_country (writer, row, row->until != NULL ? _("party in the past") : _("party"));
    }
  if (writer->error == NULL)
    write_ties (writer, parts[0], parts[1], parts[2]);
}
