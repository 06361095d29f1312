#include "app/scene/page-writer.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/store/country_facts.h"
#include "app/store/flow_facts.h"
#include "app/store/page_facts.h"
#include "app/store/record_facts.h"

#define N_PROJECTS 15

typedef struct { MvPageWriter *writer; const char *a, *b; const char *name_a, *name_b; } Pair;

/* As it stands within a sentence. */
static const char *
named (MvPageWriter *writer, const char *iso3)
{
  return mv_text_within (mv_report_name (&writer->report, "country", iso3));
}

/* --- trade by every reporter ---------------------------------------------------------------------------------------------------------- */

/* The range of one year over all sources. */
static void
range_of (const GArray *facts, int year, double *low, double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; i < facts->len; i++)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, i);

      if (fact->year == year)
        {
          *low = MIN (*low, fact->value);
          *high = MAX (*high, fact->value);
        }
    }
}

/* "MIT Media Lab / OEC" of "MIT Media Lab / OEC (from Feenstra et al. and UN Comtrade)": a name beside a line. Interned. */
static const char *
short_publisher (const char *publisher)
{
  const char *bracket = strstr (publisher, " (");
  g_autofree char *name = bracket != NULL ? g_strndup (publisher, bracket - publisher) : NULL;

  return name != NULL ? g_intern_string (name) : publisher;
}

static void
add_trade_row (Pair *pair, MvChartTable *table, const GArray *facts, const MvFact *fact)
{
  MvPageWriter *writer = pair->writer;
  MvChartRow *row = mv_chart_table_add (table);
  const MvAtlasCountry *reporter = fact->reporter != NULL ? mv_atlas_country (writer->report.atlas, fact->reporter) : NULL;
  const char *publisher = mv_page_publisher (writer, fact->source_id);
  double low, high;

  row->series = row->category = fact->reporter != NULL ? fact->reporter : fact->source_id;
  row->series_title = row->category_title = fact->reporter != NULL ? mv_report_name (&writer->report, "country", fact->reporter) : short_publisher (publisher);
  row->role = reporter != NULL ? reporter->role : MV_ROLE_OTHER;
  row->x = fact->year;
  row->value = fact->value;
  row->state = fact->value == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  row->unit = fact->unit;
  row->basis = fact->basis != NULL ? fact->basis : "";
  row->concept = fact->concept != NULL ? fact->concept : "";
  row->source_id = fact->source_id;
  row->publisher = publisher;
  row->about = g_str_equal (fact->valuation != NULL ? fact->valuation : "not stated", "not stated") ? "" : mv_term (fact->valuation);
  row->note = g_strdup (fact->note);
  g_free (row->ref);
  row->ref = g_strdup_printf ("flow:goods/%d/%s/%s/TOTAL", fact->year, fact->iso3, fact->partner);
  range_of (facts, fact->year, &low, &high);
  if (fact->flag && low < high)
    {
      row->low = low;
      row->high = high;
    }
}

/* Years between the first and the last without any figure. */
static void
add_trade_gaps (MvChartTable *table, const GArray *facts)
{
  for (guint i = 1; i < facts->len; i++)
    {
      int before = g_array_index (facts, MvFact, i - 1).year, year = g_array_index (facts, MvFact, i).year;
      MvChartRow *row;

      if (year <= before + 1)
        continue;
      row = mv_chart_table_add (table);
      row->x = before + 1;
      row->until = year - 1;
      row->state = MV_CHART_NOT_REPORTED;
      row->note = g_strdup (_("no source of the dataset has a figure of this pair"));
    }
  mv_chart_table_note_gaps (table);
}

static void
note_reporters (Pair *pair, MvChartTable *table, const GArray *facts, const char *from, const char *to)
{
  gboolean by_from = FALSE, by_to = FALSE, several = FALSE, by_others = FALSE;

  for (guint i = 0; i < facts->len; i++)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, i);
      gboolean of_from = g_strcmp0 (fact->reporter, from) == 0, of_to = g_strcmp0 (fact->reporter, to) == 0,
               banded = (i > 0 && fact->year == g_array_index (facts, MvFact, i - 1).year)
                        || (i + 1 < facts->len && fact->year == g_array_index (facts, MvFact, i + 1).year);

      by_from = by_from || of_from;
      by_to = by_to || of_to;
      several = several || banded;
      by_others = by_others || (banded && !of_from && !of_to);
    }
  if (several)
    mv_chart_table_note (table, "%s", !by_from || !by_to ? _("The band lies between what several sources give for the same year. It is never averaged.")
                                      : by_others ? _("The band lies between the lowest and the highest that the two sides and other sources give for the same year. "
                                                      "It is never averaged.")
                                                  : _("The band lies between what both sides report for the same year (the mirror gap). It is never averaged."));
  for (int side = 0; side < 2; side++)
    if (!(side == 0 ? by_from : by_to))
      mv_chart_table_note (table, _("The dataset holds no figures of this direction reported by %s itself."),
                           named (pair->writer, side == 0 ? from : to));
}

static void
write_direction (Pair *pair, const char *from, const char *to)
{
  MvPageWriter *writer = pair->writer;
  g_autoptr (GArray) facts = mv_facts_pair_trade (writer->report.db, from, to, mv_page_failure (writer));
  g_autofree char *title = g_strdup_printf (_("Goods from %s to %s, by who reports"), named (writer, from),
                                            named (writer, to));
  MvChartTable *table;

  if (facts == NULL)
    return;
  table = mv_chart_table_new (MV_CHART_LINE, title);
  table->year = writer->report.view->year;
  table->unit = "USD";
  g_free (table->subtitle);
  table->subtitle = g_strdup (_("US dollars of the year"));
  for (guint i = 0; i < facts->len; i++)
    add_trade_row (pair, table, facts, &g_array_index (facts, MvFact, i));
  if (facts->len > 0)
    {
      note_reporters (pair, table, facts, from, to);
      add_trade_gaps (table, facts);
    }
  mv_page_table (writer, table, FALSE, 22);
  if (facts->len == 0)
    {
      mv_page_list (writer, MV_BLOCK_LINES, NULL, 0);
      mv_report_missing (&writer->report, title, MV_FIGURE_NOT_REPORTED, _("no figure in the sources"), NULL);
    }
}

/* All sources of the newest year that has any. */
static void
write_newest (Pair *pair, const char *from, const char *to)
{
  MvPageWriter *writer = pair->writer;
  g_autoptr (GArray) series = mv_facts_pair_trade (writer->report.db, from, to, mv_page_failure (writer));
  int year = series != NULL && series->len > 0 ? g_array_index (series, MvFact, series->len - 1).year : 0, both = year;
  g_autoptr (GArray) rows = NULL;
  g_autofree char *label = g_strdup_printf (_("From %s to %s"), named (writer, from),
                                            named (writer, to));
  MvFigure *figure = NULL;

  if (year == 0)
    return;
  /* The newest year that several sources tell of says more. */
  for (guint i = series->len; i > 1; i--)
    if (g_array_index (series, MvFact, i - 1).year == g_array_index (series, MvFact, i - 2).year)
      {
        both = g_array_index (series, MvFact, i - 1).year;
        break;
      }
  for (int pass = 0; pass < (both == year ? 1 : 2) && !mv_page_failed (writer); pass++)
    {
      g_clear_pointer (&rows, g_array_unref);
      rows = mv_facts_flow (writer->report.db, "goods", pass == 0 ? year : both, from, to, "TOTAL", mv_page_failure (writer));
      for (guint i = 0; rows != NULL && i < rows->len; i++)
        {
          const MvFact *row = &g_array_index (rows, MvFact, i);

          if (i == 0)
            figure = mv_report_number (&writer->report, label, row->value, row->unit, row->source_id);
          mv_figure_declared (&writer->report, i == 0 ? figure : mv_report_other (&writer->report, figure, _("another source"), row->value, row->unit, row->source_id),
                              row);
        }
    }
}

static void
write_trade (Pair *pair)
{
  mv_page_section (pair->writer, _("Trade in goods"));
  write_direction (pair, pair->a, pair->b);
  if (!mv_page_failed (pair->writer))
    write_direction (pair, pair->b, pair->a);
  mv_page_list (pair->writer, MV_BLOCK_LINES, _("The newest year, and the newest with several sources"), 0.4);
  if (!mv_page_failed (pair->writer))
    write_newest (pair, pair->a, pair->b);
  if (!mv_page_failed (pair->writer))
    write_newest (pair, pair->b, pair->a);
}

/* --- the rest ------------------------------------------------------------------------------------------------------------------------- */

static const char *
visa_words (const char *code)
{
  static const char *const words[][2] = {
    { "visa_free", N_("without a visa") }, { "visa_on_arrival", N_("visa on arrival") }, { "eta", N_("electronic authorisation") },
    { "e_visa", N_("electronic visa") }, { "eta_or_e_visa", N_("electronic visa or authorisation") }, { "visa_required", N_("visa required") },
    { "no_admission", N_("no admission") }, { "covid_ban", N_("closed because of COVID-19") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], code) == 0)
      return _(words[i][1]);
  return code;
}

static void
write_visa (Pair *pair, const char *from, const char *to)
{
  MvPageWriter *writer = pair->writer;
  g_autoptr (GArray) facts = mv_facts_visa (writer->report.db, from, to, mv_page_failure (writer));
  g_autofree char *label = g_strdup_printf (_("Holders of a passport of %s in %s"), named (writer, from),
                                            named (writer, to));

  if (facts != NULL && facts->len > 0)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, 0);
      MvFigure *figure = mv_report_add (&writer->report, label, visa_words (fact->kind), fact->source_id);
      g_autofree char *days = fact->count > 0 ? g_strdup_printf (ngettext_ ("%d day", "%d days", fact->count), fact->count) : NULL;
      g_autofree char *as_of = mv_page_as_of (fact->text);

      mv_figure_detail (figure, days);
      mv_figure_detail (figure, as_of);
    }
}

/* The list of borders is whole for the five only: beside one of them, no row is no border. */
static void
say_no_border (Pair *pair)
{
  MvPageWriter *writer = pair->writer;
  const MvAtlasCountry *a = mv_atlas_country (writer->report.atlas, pair->a), *b = mv_atlas_country (writer->report.atlas, pair->b);
  const char *home = a != NULL && a->in_region ? pair->a : b != NULL && b->in_region ? pair->b : NULL;
  g_autoptr (GArray) all = home != NULL ? mv_facts_neighbours (writer->report.db, home, mv_page_failure (writer)) : NULL;

  if (all != NULL && all->len > 0)
    mv_report_add (&writer->report, _("Common border"), _("none"), g_array_index (all, MvFact, 0).source_id);
  else if (home == NULL)
    mv_report_missing (&writer->report, _("Common border"), MV_FIGURE_NOT_REPORTED, NULL, NULL);
}

static void
write_near (Pair *pair)
{
  MvPageWriter *writer = pair->writer;
  g_autoptr (GArray) border = mv_facts_border (writer->report.db, pair->a, pair->b, mv_page_failure (writer));

  mv_page_section (writer, _("At a glance"));
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.5);
  if (border != NULL && border->len > 0)
    {
      const MvFact *fact = &g_array_index (border, MvFact, 0);
      g_autofree char *length = mv_number_full (fact->value, "km");

      mv_figure_note (mv_report_add (&writer->report, _("Common border"), length, fact->source_id), fact->note);
    }
  else if (border != NULL)
    say_no_border (pair);
  write_visa (pair, pair->a, pair->b);
  if (!mv_page_failed (writer))
    write_visa (pair, pair->b, pair->a);
}

static void
write_flows (Pair *pair, const char *from, const char *to)
{
  MvPageWriter *writer = pair->writer;
  g_autoptr (GArray) facts = mv_facts_pair_flows (writer->report.db, from, to, mv_page_failure (writer));
  g_autofree char *title = g_strdup_printf (_("From %s to %s"), named (writer, from),
                                            named (writer, to));

  mv_page_list (writer, MV_BLOCK_LINES, title, 0.44);
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, i);
      MvFigure *figure = mv_report_number (&writer->report, fact->label, fact->value, fact->unit, fact->source_id);

      mv_figure_declared (&writer->report, figure, fact);
      mv_figure_note (figure, fact->text);
    }
  if (facts != NULL && facts->len == 0)
    mv_report_missing (&writer->report, _("Figures"), MV_FIGURE_NOT_REPORTED, _("the sources name none; that does not prove that there are none"), NULL);
}

static void
write_projects (Pair *pair)
{
  MvPageWriter *writer = pair->writer;

  mv_page_section (writer, _("Projects"));
  for (int side = 0; side < 2 && !mv_page_failed (writer); side++)
    {
      const char *host = side == 0 ? pair->a : pair->b, *sponsor = side == 0 ? pair->b : pair->a;
      g_autoptr (GArray) facts = mv_facts_projects_of (writer->report.db, host, sponsor, mv_page_failure (writer));
      g_autofree char *title = g_strdup_printf (_("With a sponsor from %s, in %s; beside each its lead sponsor"), named (writer, sponsor),
                                                named (writer, host));

      if (facts == NULL || (facts->len == 0 && side == 1))
        continue;
      mv_page_list (writer, MV_BLOCK_LINES, title, 0.12);
      if (facts->len == 0)
        mv_report_missing (&writer->report, _("Projects"), MV_FIGURE_NOT_REPORTED, _("the sources name none; that does not prove that there are none"), NULL);
      mv_page_write_project_lines (writer, facts, N_PROJECTS);
    }
}

static const char *
obligation_words (const char *code)
{
  static const char *const words[][2] = {
    { "defense", N_("Obligation to defend") }, { "offense", N_("Obligation to join an attack") }, { "neutrality", N_("Obligation to stay neutral") },
    { "nonaggression", N_("Obligation not to attack") }, { "consultation", N_("Obligation to consult") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], code) == 0)
      return _(words[i][1]);
  return code;
}

static void
write_ties (Pair *pair)
{
  MvPageWriter *writer = pair->writer;
  g_autoptr (GArray) ties = mv_facts_ties (writer->report.db, pair->a, pair->b, mv_page_failure (writer));

  mv_page_section (writer, _("Treaties and obligations"));
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.6);
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    {
      const MvFact *tie = &g_array_index (ties, MvFact, i);
      g_autofree char *span = mv_report_span (tie->since, tie->until);
      MvFigure *figure = mv_report_add (&writer->report, g_strcmp0 (tie->kind, "treaty") == 0 ? tie->label : obligation_words (tie->label), span, tie->source_id);
      g_autofree char *end = tie->year != 0 ? g_strdup_printf (_("the coding ends in %d"), tie->year) : NULL;

      mv_figure_detail (figure, end);
      if (tie->flag)
        mv_figure_note (figure, _("another source contradicts it"));
      mv_figure_note (figure, tie->note);
    }
  if (ties != NULL && ties->len == 0)
    mv_report_missing (&writer->report, _("Treaties"), MV_FIGURE_NOT_REPORTED, _("the dataset names none that both are parties of"), NULL);
}

/* Both countries' bars, of the organisations that have both. */
static void
write_bars (Pair *pair, const GArray *shared)
{
  g_autoptr (GString) orgs = g_string_new (NULL);

  for (guint i = 0; shared != NULL && i < shared->len; i++)
    {
      const char *id = g_array_index (shared, MvFact, i).id;

      if (i == 0 || id != g_array_index (shared, MvFact, i - 1).id)
        g_string_append_printf (orgs, "%s%s", orgs->len > 0 ? "," : "", id);
    }
  if (orgs->len > 0)
    mv_page_chart (pair->writer, MV_CHART_TIMELINE, TRUE, 0, "overlay=alliances&focus=%s,%s&org=%s&year=%d", pair->a, pair->b, orgs->str,
                   pair->writer->report.view->year);
}

static void
write_shared (Pair *pair)
{
  MvPageWriter *writer = pair->writer;
  g_autoptr (GArray) shared = mv_facts_shared (writer->report.db, pair->a, pair->b, mv_page_failure (writer));
  const MvFact *last = NULL;
  MvFigure *figure = NULL;

  mv_page_section (writer, _("Organisations with both"));
  if (shared != NULL)
    mv_facts_by_label (shared);
  write_bars (pair, shared);
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.24);
  for (guint i = 0; shared != NULL && i < shared->len; i++)
    {
      const MvFact *row = &g_array_index (shared, MvFact, i);
      g_autofree char *span = mv_report_span (row->since, row->until), *standing = NULL;

      if (mv_report_says_again (last, row))
        {
          mv_report_other_text (&writer->report, figure, _("another source"), span, row->source_id);
          continue;
        }
      last = row;
      standing = row->kind == row->code ? g_strdup (mv_report_standing (row->kind))
                                        : g_strdup_printf ("%s: %s, %s: %s", pair->name_a, mv_report_standing (row->kind), pair->name_b, mv_report_standing (row->code));
      figure = mv_report_add (&writer->report, row->label, span, row->source_id);
      mv_figure_ref (figure, "organisation", row->id);
      mv_figure_detail (figure, g_str_equal (row->label, row->text) ? NULL : row->text);
      mv_figure_detail (figure, standing);
      if (row->flag)
        mv_figure_note (figure, _("sources disagree or the standing is disputed"));
    }
  if (shared != NULL && shared->len == 0)
    mv_report_missing (&writer->report, _("Organisations"), MV_FIGURE_NOT_REPORTED, _("the dataset names none with both"), NULL);
}

static void
write_votes (Pair *pair)
{
  const char *partners[] = { pair->b, NULL };
  g_autofree char *title = g_strdup_printf (_("How often %s and %s vote the same in the United Nations"), named (pair->writer, pair->a), named (pair->writer, pair->b));
  MvChartTable *table;

  mv_page_section (pair->writer, _("Votes in the General Assembly of the United Nations"));
  table = mv_page_votes (pair->writer, title, pair->a, partners);
  if (table->rows->len == 0)
    mv_report_missing (&pair->writer->report, _("Agreement"), MV_FIGURE_NOT_REPORTED,
                       _("the dataset counts votes of the five with other states: one side has to be one of the five"), NULL);
  mv_page_table (pair->writer, table, FALSE, 21);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const MvFact *) a)->since, ((const MvFact *) b)->since);
}

/* Events, treaties and entries into shared organisations, by date. */
static void
write_events (Pair *pair)
{
  MvPageWriter *writer = pair->writer;
  MvDb *db = writer->report.db;
  g_autoptr (GArray) events = mv_facts_events_of (db, pair->a, pair->b, mv_page_failure (writer));
  g_autoptr (GArray) ties = events != NULL ? mv_facts_ties (db, pair->a, pair->b, mv_page_failure (writer)) : NULL;
  g_autoptr (GArray) shared = ties != NULL ? mv_facts_shared (db, pair->a, pair->b, mv_page_failure (writer)) : NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (MvFact));

  mv_page_section (writer, _("On one time axis"));
  if (shared == NULL)
    return;
  for (guint i = 0; i < events->len; i++)
    g_array_append_val (all, g_array_index (events, MvFact, i));
  for (guint i = 0; i < ties->len; i++)
    if (g_array_index (ties, MvFact, i).since != NULL && g_strcmp0 (g_array_index (ties, MvFact, i).kind, "treaty") == 0)
      g_array_append_val (all, g_array_index (ties, MvFact, i));
  for (guint i = 0; i < shared->len; i++)
    if (g_array_index (shared, MvFact, i).since != NULL)
      g_array_append_val (all, g_array_index (shared, MvFact, i));
  g_array_sort (all, compare_dates);
  {
    g_autofree char *title = g_strdup_printf (_("%s and %s: events, treaties and organisations"), named (pair->writer, pair->a), named (pair->writer, pair->b));

    mv_page_axis (writer, all, title);
  }
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.29);
  for (guint i = 0; i < all->len; i++)
    {
      const MvFact *fact = &g_array_index (all, MvFact, i);
      MvDate date;
      g_autofree char *day = NULL, *both = NULL;
      MvFigure *figure;

      mv_date_parse (fact->since, &date);
      day = mv_date_spoken (date);
      if (fact->code != NULL)
        both = g_strdup_printf (_("%s: both belong"), fact->label);
      figure = mv_report_add (&writer->report, day != NULL ? day : fact->since, both != NULL ? both : fact->label, fact->source_id);
      if (fact->code != NULL && fact->flag)
        mv_figure_note (figure, _("sources disagree or the standing is disputed"));
      if (fact->code != NULL)
        mv_figure_ref (figure, "organisation", fact->id);
      else if (g_strcmp0 (fact->kind, "treaty") != 0)
        mv_figure_ref (figure, "event", fact->id);
    }
  if (all->len == 0)
    mv_report_missing (&writer->report, _("Events"), MV_FIGURE_NOT_REPORTED, _("the dataset names none of the two together"), NULL);
}

/* The missions of one side. A record that a newer one of the same mission follows up stands beside it. */
static void
write_mission_lines (MvPageWriter *writer, const GArray *missions)
{
  gboolean embassy = FALSE;
  MvFigure *figure = NULL;

  for (guint i = 0; i < missions->len; i++)
    {
      const MvFact *mission = &g_array_index (missions, MvFact, i);
      g_autofree char *as_of = mv_page_as_of (mission->until), *since = mission->since != NULL ? mv_report_span (mission->since, NULL) : NULL;
      const char *city = mission->id != NULL ? mv_report_name (&writer->report, "place", mission->id) : mission->label;
      MvFigure *line = mission->flag || figure == NULL
                         ? (figure = mv_report_add (&writer->report, mv_term (mission->kind), city, mission->source_id))
                         : mv_report_other_text (&writer->report, figure, _("another source"), city, mission->source_id);

      mv_figure_detail (line, since);
      mv_figure_detail (line, as_of);
      /* The Holy See's embassies are nunciatures. */
      embassy = embassy || g_str_equal (mission->kind, "embassy") || g_str_equal (mission->kind, "apostolic nunciature");
    }
  if (missions->len == 0)
    mv_report_missing (&writer->report, _("Missions"), MV_FIGURE_NOT_REPORTED, _("the sources name none; that does not prove that there are none"), NULL);
  else if (!embassy)
    mv_page_say (writer, _("The sources name no embassy; that does not prove that there is none."), NULL);
}

static void
write_missions (Pair *pair)
{
  MvPageWriter *writer = pair->writer;

  mv_page_section (writer, _("Missions"));
  for (int side = 0; side < 2 && !mv_page_failed (writer); side++)
    {
      const char *sender = side == 0 ? pair->a : pair->b, *host = side == 0 ? pair->b : pair->a;
      g_autoptr (GArray) facts = mv_facts_missions (writer->report.db, sender, host, mv_page_failure (writer));
      g_autofree char *title = g_strdup_printf (_("Of %s in %s"), named (writer, sender), named (writer, host));

      mv_page_list (writer, MV_BLOCK_LINES, title, 0.4);
      if (facts != NULL)
        write_mission_lines (writer, facts);
    }
}

/* Is CODE a country of the dataset? */
static gboolean
is_country (MvPageWriter *writer, const char *code)
{
  g_autoptr (GHashTable) record = mv_record_read (writer->report.db, "country", code, mv_page_failure (writer));

  return record != NULL;
}

void
mv_page_write_pair (MvPageWriter *writer)
{
  static void (*const parts[]) (Pair *) = { write_near, write_trade, NULL, write_projects, write_ties, write_shared, write_votes, write_events, write_missions };
  const MvView *view = writer->report.view;
  Pair pair = { writer, g_intern_string (view->focus[0]), g_intern_string (view->with), NULL, NULL };
  g_autofree char *title = NULL;

  if (!is_country (writer, pair.a) || !is_country (writer, pair.b))
    return;
  pair.name_a = mv_report_name (&writer->report, "country", pair.a);
  pair.name_b = mv_report_name (&writer->report, "country", pair.b);
  title = g_strdup_printf ("%s – %s", pair.name_a, pair.name_b);
  mv_report_title (&writer->report, title, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && !mv_page_failed (writer); i++)
    if (parts[i] != NULL)
      parts[i] (&pair);
    else
      {
        mv_page_section (writer, _("Money, arms and people, newest year"));
        write_flows (&pair, pair.a, pair.b);
        if (!mv_page_failed (writer))
          write_flows (&pair, pair.b, pair.a);
      }
}
