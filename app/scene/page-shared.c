/* What the pages of countries and of pairs have in common: votes and lines of projects. */
#include <math.h>

#include "app/base/number.h"
#include "app/base/roles.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/plan/project-legend.h"
#include "app/scene/page-writer.h"
#include "app/store/agreement.h"
#include "app/store/measures.h"
#include "app/store/page_facts.h"

#define FEW_VOTES 10            /* a share of fewer jumps by itself */

static gboolean
has_year (const GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == year)
      return TRUE;
  return FALSE;
}

/* SERIES NULL = any. */
static gboolean
has_votes (const MvChartTable *table, const char *series, int year)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (row->x == year && (series == NULL || row->series == series))
        return TRUE;
    }
  return FALSE;
}

/* Years between the first and the last without a share: of those on record in which ISO3 has no votes, and of others. */
static void
add_vote_gaps (MvPageWriter *writer, MvChartTable *table, const char *iso3)
{
  g_autoptr (GArray) years = mv_agreement_years (writer->report.db, mv_page_failure (writer));
  g_autofree char *own = g_strdup_printf (_("%s: no votes in the records, though others have them"), mv_report_name (&writer->report, "country", iso3));
  double first = INFINITY, last = -INFINITY;
  guint n = table->rows->len;

  for (guint i = 0; i < n; i++)
    {
      first = MIN (first, g_array_index (table->rows, MvChartRow, i).x);
      last = MAX (last, g_array_index (table->rows, MvChartRow, i).x);
    }
  for (double year = first; years != NULL && year < last; year++)
    {
      MvChartRow *row;

      if (has_votes (table, NULL, (int) year))
        continue;
      row = mv_chart_table_add (table);
      row->x = row->until = year;
      row->state = MV_CHART_NOT_REPORTED;
      row->note = g_strdup (has_year (years, (int) year) ? own : _("the records used hold no whole year of votes"));
    }
  mv_chart_table_note_gaps (table);
}

static void
add_votes (MvPageWriter *writer, MvChartTable *table, const char *partner, const GArray *facts, gboolean mentions_america)
{
  const MvAtlasCountry *country = mv_atlas_country (writer->report.atlas, partner);
  const char *source = NULL;

  for (guint i = 0; i < facts->len; i++)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, i);
      g_autofree char *votes = g_strdup_printf (ngettext_ ("%d roll call", "%d roll calls", fact->count), fact->count);
      MvChartRow *row;

      if (source != NULL && source != fact->source_id && table->breaks->len == 0)
        {
          mv_chart_table_break (table, fact->year - 0.5, "", _("The source changes"));
          if (mentions_america)
            mv_chart_table_note (table, _("From %d another source, with about twice as many roll calls and many votes against by the United States: everyone's "
                                          "share with it falls. The figures before and after are not compared."), fact->year);
          else
            mv_chart_table_note (table, _("From %d another source, with about twice as many roll calls. The figures before and after are not compared."), fact->year);
        }
      row = mv_chart_table_add (table);
      row->series = row->category = g_intern_string (partner);
      row->series_title = row->category_title = mv_report_name (&writer->report, "country", partner);
      row->role = country != NULL ? country->role : MV_ROLE_OTHER;
      row->x = fact->year;
      row->value = 100 * fact->value;
      row->state = MV_CHART_KNOWN;
      row->unit = "%";
      row->source_id = fact->source_id;
      row->publisher = mv_page_publisher (writer, fact->source_id);
      row->about = g_intern_string (votes);
      if (fact->count < FEW_VOTES)
        mv_chart_table_note (table, _("%s, %d: the share is of %s only."), row->series_title, fact->year, votes);
      source = fact->source_id;
    }
}

/* Years in which one line has no point and another has. */
static void
note_missing_votes (MvPageWriter *writer, MvChartTable *table, const char *const *partners)
{
  for (guint i = 0; partners[i] != NULL; i++)
    {
      const char *partner = g_intern_string (partners[i]);
      g_autoptr (GString) years = g_string_new (NULL);
      int last = 0;

      for (int year = MV_VIEW_FIRST; year <= MV_VIEW_LAST; year++)
        if (has_votes (table, partner, year))
          last = year;
      for (int year = MV_VIEW_FIRST, any = FALSE; year < last; year++)
        {
          gboolean here = has_votes (table, partner, year);

          any |= here;
          if (any && !here && has_votes (table, NULL, year))
            g_string_append_printf (years, "%s%d", years->len > 0 ? ", " : "", year);
        }
      if (years->len > 0)
        mv_chart_table_note (table, _("%s, %s: no roll calls in common in the records."), mv_report_name (&writer->report, "country", partner), years->str);
    }
}

MvChartTable *
mv_page_votes (MvPageWriter *writer, const char *title, const char *iso3, const char *const *partners)
{
  MvChartTable *table = mv_chart_table_new (MV_CHART_LINE, title);

  for (guint i = 0; partners[i] != NULL && !mv_page_failed (writer); i++)
    {
      g_autoptr (GArray) facts = g_str_equal (partners[i], iso3) ? NULL
                                 : mv_facts_agreement_series (writer->report.db, iso3, partners[i], mv_page_failure (writer));

      if (facts != NULL)
        add_votes (writer, table, partners[i], facts, g_strv_contains (partners, "USA") || g_str_equal (iso3, "USA"));
    }
  note_missing_votes (writer, table, partners);
  add_vote_gaps (writer, table, iso3);
  table->unit = "%";
  table->year = writer->report.view->year;
  g_free (table->subtitle);
  table->subtitle = g_strdup (_("share of roll calls with the same vote, of those in which both voted yes, no or abstain"));
  return table;
}

/* Does NOTE say that the amount is the least or the most? Then it reads as a word before it. */
static gboolean
is_bound (const char *note)
{
  return note != NULL && (g_str_equal (note, mv_term ("more than")) || g_str_equal (note, mv_term ("up to")));
}

void
mv_page_write_project_lines (MvPageWriter *writer, const GArray *projects, guint most)
{
  guint left = projects->len > most ? projects->len - most : 0;

  for (guint i = 0; i < projects->len && i < most; i++)
    {
      const MvFact *row = &g_array_index (projects, MvFact, i);
      g_autofree char *year = row->year != 0 ? g_strdup_printf ("%d", row->year) : g_strdup (_("no year"));
      g_autofree char *amount = isnan (row->value) ? g_strdup (_("amount not known")) : mv_number_short (row->value, row->unit);
      MvFigure *figure = mv_report_add (&writer->report, year, row->label, row->source_id);
      gboolean bound = !isnan (row->value) && is_bound (row->note);
      g_autofree char *bounded = bound ? g_strdup_printf ("%s %s", row->note, amount) : NULL;

      mv_figure_ref (figure, "project", row->id);
      mv_figure_detail (figure, bound ? bounded : amount);
      if (row->basis != NULL && !isnan (row->value))
        mv_figure_detail (figure, mv_basis_name (writer->report.db, row->basis, NULL));
      mv_figure_detail (figure, mv_role_name (mv_role_from_code (row->partner)));
      mv_figure_detail (figure, mv_status_name (mv_status_from_code (row->code)));
      if (!bound)
        mv_figure_note (figure, row->note);
    }
  if (left > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext_ ("%u older record more, on the map", "%u older records more, on the map", left), left);

      mv_page_say (writer, more, NULL);
    }
}

void
mv_page_write_event (MvPageWriter *writer, const MvFact *event)
{
  MvDate date;
  g_autofree char *day = NULL;

  mv_date_parse (event->since, &date);
  day = mv_date_spoken (date);
  mv_figure_ref (mv_report_add (&writer->report, day != NULL ? day : event->since, event->label, event->source_id), "event", event->id);
}

/* A date as the years it may mean: 2015 is 2015.0 to 2016.0. */
static void
set_date (MvChartRow *row, const char *text)
{
  MvDate date;

  mv_date_parse (text, &date);
  if (date.year == 0)
    return;
  row->x = date.year + (date.month > 0 ? (date.month - 1) / 12.0 + (date.day > 0 ? (date.day - 1) / 365.0 : 0) : 0);
  row->until = date.month == 0 ? date.year + 1 : date.day == 0 ? row->x + 1 / 12.0 : row->x;
}

void
mv_page_axis (MvPageWriter *writer, const GArray *facts, const char *title)
{
  MvChartTable *table = mv_chart_table_new (MV_CHART_TIMELINE, title);

  table->year = writer->report.view->year;
  table->x_max = MV_VIEW_LAST;
  for (guint i = 0; i < facts->len; i++)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, i);
      MvChartRow *row = mv_chart_table_add (table);

      row->category = fact->code != NULL ? g_intern_static_string ("organisation") : g_intern_string (fact->kind);
      row->category_title = g_intern_string (fact->code != NULL ? _("Organisations with both") : mv_event_kind_name (fact->kind));
      row->role = MV_ROLE_MULTILATERAL;
      row->state = MV_CHART_KNOWN;
      row->source_id = fact->source_id;
      row->about = g_intern_string (fact->label);
      row->publisher = mv_page_publisher (writer, fact->source_id);
      set_date (row, fact->since);
    }
  mv_chart_table_note (table, "%s", _("What is known to the year or month only is drawn as wide as that."));
  mv_page_table (writer, table, TRUE, 0);
}

static void
add_phase (MvChartTable *table, GHashTable *record, const char *from, const char *to, const char *name, MvRole role)
{
  double first = mv_record_number (record, from), last = mv_record_number (record, to);
  MvChartRow *row;

  if (isnan (first) || last < first)
    return;
  row = mv_chart_table_add (table);
  row->category = g_intern_string (from);
  row->category_title = g_intern_string (name);
  row->role = role;
  row->state = MV_CHART_KNOWN;
  row->x = first;
  row->x_late = first + 1;
  if (!isnan (last))
    {
      row->until_early = last;
      row->until = last + 1;
    }
  row->source_id = g_intern_string (mv_record_text (record, "source_id"));
}

void
mv_page_life (MvPageWriter *writer, GHashTable *record)
{
  MvChartTable *table = mv_chart_table_new (MV_CHART_TIMELINE, _("From announcement to completion"));
  MvRole role = mv_role_from_code (mv_record_text (record, "sponsor_role"));
  gboolean open = FALSE;

  table->year = writer->report.view->year;
  table->x_max = MV_VIEW_LAST;
  add_phase (table, record, "announced_year", mv_record_text (record, "commitment_year") != NULL ? "commitment_year" : "start_year", _("Announced"), role);
  add_phase (table, record, "commitment_year", mv_record_text (record, "start_year") != NULL ? "start_year" : "end_year", _("Committed"), role);
  add_phase (table, record, "start_year", "end_year", _("Started"), role);
  mv_chart_table_note (table, "%s", _("Years are known without months: ends fade over the year."));
  for (guint i = 0; i < table->rows->len; i++)
    open |= isnan (g_array_index (table->rows, MvChartRow, i).until);
  if (open)
    mv_chart_table_note (table, "%s", _("A bar with a point has no end on record."));
  mv_page_table (writer, table, FALSE, 0);
}
