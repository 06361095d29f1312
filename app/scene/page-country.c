#include "app/scene/page-writer.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/base/unit.h"
#include "app/store/country_facts.h"
#include "app/store/page_facts.h"

#define N_PRODUCTS 12
#define N_PROJECTS 10
#define N_DELIVERIES 8
#define N_EVENTS 16

static const char *const keys[] = {
  "SP.POP.TOTL", "NY.GDP.MKTP.CD", "NY.GDP.PCAP.CD", "NY.GDP.MKTP.KD.ZG", "FP.CPI.TOTL.ZG", "TX.VAL.MRCH.CD.WT", "TM.VAL.MRCH.CD.WT",
  "BX.KLT.DINV.CD.WD", "BX.TRF.PWKR.CD.DT", "DT.DOD.DECT.CD", "EG.USE.ELEC.KH.PC", "SP.DYN.LE00.IN", NULL
};

static const MvFact *
find_code (const GArray *facts, const char *code)
{
  for (guint i = 0; i < facts->len; i++)
    if (g_str_equal (g_array_index (facts, MvFact, i).code, code))
      return &g_array_index (facts, MvFact, i);
  return NULL;
}

static void
write_keys (MvPageWriter *writer, const char *iso3)
{
  g_autoptr (GArray) newest = mv_facts_indicators (writer->report.db, iso3, mv_page_failure (writer));

  mv_page_section (writer, _("Key figures"));
  mv_page_list (writer, MV_BLOCK_KEYS, NULL, 0);
  for (guint i = 0; newest != NULL && keys[i] != NULL && !mv_page_failed (writer); i++)
    {
      const MvFact *fact = find_code (newest, keys[i]);
      g_autoptr (GArray) series = NULL;
      MvFigure *figure;

      if (fact == NULL)
        continue;
      if (isnan (fact->value))
        {
          mv_report_missing (&writer->report, fact->label, MV_FIGURE_NOT_REPORTED, _("the source has no value for this country in any year"),
                             fact->source_id);
          continue;
        }
      series = mv_facts_indicator_series (writer->report.db, iso3, keys[i], mv_page_failure (writer));
      figure = mv_report_number (&writer->report, fact->label, fact->value, fact->unit, fact->source_id);
      mv_figure_year (figure, fact->year);
      mv_figure_detail (figure, mv_page_publisher (writer, fact->source_id));
      mv_page_spark (writer, figure, series);
    }
}

static void
write_trade (MvPageWriter *writer, const char *iso3, gboolean in_region)
{
  int year = writer->report.view->year;

  mv_page_section (writer, _("Partners in trade"));
  mv_page_chart (writer, MV_CHART_LINE, FALSE, 21, "overlay=trade&focus=%s&direction=export&year=%d", iso3, year);
  mv_page_chart (writer, MV_CHART_LINE, FALSE, 21, "overlay=trade&focus=%s&direction=import&year=%d", iso3, year);
  if (in_region)
    {
      mv_page_chart (writer, MV_CHART_SHARE, FALSE, 19, "overlay=trade&focus=%s&direction=export&year=%d", iso3, year);
      mv_page_chart (writer, MV_CHART_SHARE, FALSE, 19, "overlay=trade&focus=%s&direction=import&year=%d", iso3, year);
    }
  if (mv_page_failed (writer))
    return;
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0);
  mv_report_write_trade (&writer->report, iso3, in_region);
}

/* The newest year of one classification as bars. FACTS are by year, the newest first. */
static MvChartTable *
product_bars (MvPageWriter *writer, const GArray *facts, const char *kind, gboolean outward, const char *iso3)
{
  const MvAtlasCountry *country = mv_atlas_country (writer->report.atlas, iso3);
  MvChartTable *table = NULL;
  guint n = 0;
  int year = 0;

  for (guint i = 0; i < facts->len; i++)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, i);
      MvChartRow *row;

      if (!g_str_equal (fact->kind, kind) || (year != 0 && fact->year != year))
        continue;
      if (year == 0)
        {
          g_autofree char *title = g_strdup_printf (outward ? _("Exports of goods by kind, %d") : _("Imports of goods by kind, %d"),
                                                    year = fact->year);

          table = mv_chart_table_new (MV_CHART_BAR, title);
          table->year = year;
          table->unit = fact->unit;
          g_free (table->subtitle);
          table->subtitle = g_strdup_printf (_("%s, the newest year of this list · %s"), mv_term (kind), mv_page_publisher (writer, fact->source_id));
          if (!fact->flag)
            mv_chart_table_note (table, _("A partial list of the national office: the kinds do not add up to the total."));
        }
      if (n++ >= N_PRODUCTS)
        continue;
      row = mv_chart_table_add (table);
      row->series = row->category = fact->code;
      row->series_title = row->category_title = g_intern_string (fact->label);
      row->role = country != NULL ? country->role : MV_ROLE_OTHER;
      row->x = fact->year;
      row->value = fact->value;
      row->state = MV_CHART_KNOWN;
      row->unit = fact->unit;
      row->source_id = fact->source_id;
      row->publisher = mv_page_publisher (writer, fact->source_id);
    }
  if (n > N_PRODUCTS)
    mv_chart_table_note (table, ngettext_ ("%u smaller kind is not drawn.", "%u smaller kinds are not drawn.", n - N_PRODUCTS), n - N_PRODUCTS);
  return table;
}

static void
write_named_products (MvPageWriter *writer, const char *iso3, const char *topic, const char *label)
{
  g_autoptr (GArray) facts = mv_facts_profile_texts (writer->report.db, iso3, topic, mv_page_failure (writer));
  g_autoptr (GString) names = g_string_new (NULL);
  MvFigure *figure;

  if (facts == NULL || facts->len == 0)
    return;
  for (guint i = 0; i < facts->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", g_array_index (facts, MvFact, i).text);
  figure = mv_report_add (&writer->report, label, names->str, g_array_index (facts, MvFact, 0).source_id);
  mv_figure_year (figure, g_array_index (facts, MvFact, 0).year);
  mv_figure_detail (figure, _("in this order, without amounts"));
}

static void
write_products (MvPageWriter *writer, const char *iso3)
{
  static const char *const kinds[] = { "WITS sector group", "Kyrgyz selected commodity" };
  gboolean any = FALSE;

  mv_page_section (writer, _("Products"));
  for (int outward = 1; outward >= 0 && !mv_page_failed (writer); outward--)
    {
      g_autoptr (GArray) facts = mv_facts_products (writer->report.db, iso3, outward, mv_page_failure (writer));

      for (guint i = 0; facts != NULL && i < G_N_ELEMENTS (kinds); i++)
        {
          MvChartTable *table = product_bars (writer, facts, kinds[i], outward, iso3);

          any = any || table != NULL;
          mv_page_table (writer, table, FALSE, 21);
        }
    }
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.32);
  write_named_products (writer, iso3, "export_commodities", _("Main exports"));
  write_named_products (writer, iso3, "import_commodities", _("Main imports"));
  write_named_products (writer, iso3, "natural_resources", _("Natural resources"));
  if (!any)
    mv_report_missing (&writer->report, _("Amounts by kind of goods"), MV_FIGURE_NOT_REPORTED,
                       _("no source of the dataset gives goods by kind with all partners for this country"), NULL);
}

static void
write_projects (MvPageWriter *writer, const char *iso3)
{
  g_autoptr (GArray) projects = mv_facts_projects_of (writer->report.db, iso3, NULL, mv_page_failure (writer));

  mv_page_section (writer, _("Projects"));
  if (projects == NULL)
    return;
  if (projects->len == 0)
    {
      mv_report_missing (&writer->report, _("Projects here"), MV_FIGURE_NOT_REPORTED, _("the dataset holds projects in the five states only"), NULL);
      return;
    }
  mv_report_write_projects (&writer->report, iso3);
  mv_page_list (writer, MV_BLOCK_LINES, _("The newest records"), 0.12);
  mv_page_write_project_lines (writer, projects, N_PROJECTS);
}

static void
write_organisations (MvPageWriter *writer, const char *iso3)
{
  mv_page_section (writer, _("Organisations"));
  mv_page_chart (writer, MV_CHART_TIMELINE, TRUE, 0, "overlay=alliances&focus=%s&year=%d", iso3, writer->report.view->year);
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.24);
  mv_report_write_memberships (&writer->report, iso3);
  if (mv_page_failed (writer))
    return;
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.4);
  mv_report_write_neighbours (&writer->report, iso3);
}

static void
write_votes (MvPageWriter *writer, const char *iso3, gboolean in_region)
{
  static const char *const powers[] = { "RUS", "CHN", "USA", "TUR", NULL }, *const five[] = { "KAZ", "KGZ", "TJK", "TKM", "UZB", NULL };
  g_autofree char *title = g_strdup_printf (in_region ? _("Votes of %s with the powers in the United Nations") : _("Votes of %s with the five in the United Nations"),
                                            mv_text_within (mv_report_name (&writer->report, "country", iso3)));
  MvChartTable *table;

  mv_page_section (writer, _("Votes in the General Assembly of the United Nations"));
  table = mv_page_votes (writer, title, iso3, in_region ? powers : five);
  if (table->rows->len == 0)
    mv_report_missing (&writer->report, _("Agreement"), MV_FIGURE_NOT_REPORTED, _("the sources name no roll calls of this country with the five"), NULL);
  mv_page_table (writer, table, FALSE, 21);
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0);
  if (!mv_page_failed (writer))
    mv_report_write_votes (&writer->report, iso3);
}

/* "C-27J" of the register's "C-27J -". g_free. */
static char *
designation (const char *label)
{
  guint length = strlen (label);

  while (length > 0 && (label[length - 1] == '-' || label[length - 1] == ' '))
    length--;
  return g_strndup (label, length);
}

static void
write_deliveries (MvPageWriter *writer, const char *iso3)
{
  g_autoptr (GArray) facts = mv_facts_arms_to (writer->report.db, iso3, mv_page_failure (writer));

  mv_page_list (writer, MV_BLOCK_LINES, _("The newest deliveries of arms"), 0.2);
  if (facts != NULL && facts->len == 0)
    mv_report_missing (&writer->report, _("Deliveries"), MV_FIGURE_NOT_REPORTED, _("the register names none; that does not prove that there are none"), NULL);
  for (guint i = 0; facts != NULL && i < facts->len && i < N_DELIVERIES; i++)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, i);
      g_autofree char *year = g_strdup_printf (fact->flag ? _("about %d") : "%d", fact->year);
      g_autofree char *name = designation (fact->label);
      g_autofree char *what = fact->count > 0 ? g_strdup_printf ("%d × %s", fact->count, name) : g_strdup (name);
      g_autofree char *value = mv_number_short (fact->value, fact->unit);
      MvFigure *figure = mv_report_add (&writer->report, year, what, fact->source_id);

      mv_figure_detail (figure, fact->text);
      mv_figure_detail (figure, mv_report_name (&writer->report, "country", fact->partner));
      mv_figure_detail (figure, value);
    }
}

static void
write_aid (MvPageWriter *writer, const char *iso3)
{
  static const char *const measures[] = { "aid_us_disbursed", "aid_china_committed", "aid_world_bank_committed" };
  int year = writer->report.view->year;

  mv_page_section (writer, _("Aid, finance and arms"));
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    mv_page_chart (writer, MV_CHART_LINE, FALSE, 15, "overlay=aid&measure=%s&focus=%s&direction=import&year=%d", measures[i], iso3, year);
  mv_page_chart (writer, MV_CHART_LINE, FALSE, 17, "overlay=arms&focus=%s&direction=import&year=%d", iso3, year);
  if (!mv_page_failed (writer))
    write_deliveries (writer, iso3);
}

/* "% of GDP": the words around the number. */
static char *
unit_words (const char *unit)
{
  g_auto (GStrv) parts = g_strsplit (mv_unit_pattern (unit), "%s", 2);

  return g_strstrip (g_strjoinv ("", parts));
}

/* --- standing among the five ---------------------------------------------------------------------------------------------------------- */

/* The newest year in which at least LEAST of the five have a value; 0 = none. FACTS: the newest first. */
static int
common_year (const GArray *facts, guint least, guint *n)
{
  for (guint i = 0; i < facts->len;)
    {
      int year = g_array_index (facts, MvFact, i).year;

      for (*n = 0; i < facts->len && g_array_index (facts, MvFact, i).year == year; i++)
        (*n)++;
      if (*n >= least)
        return year;
    }
  return *n = 0;
}

/* "Kazakhstan 31, Kyrgyzstan 29" of YEAR; PLACE that of ISO3, 0 = it has no value; SOURCE of the last. */
static char *
list_ranks (MvPageWriter *writer, const GArray *facts, int year, const char *unit, const char *iso3, guint *place, const char **source)
{
  gboolean money = unit != NULL && g_str_has_prefix (unit, "USD");
  g_autofree char *words = money ? NULL : unit_words (unit);
  GString *list = g_string_new (NULL);
  guint rank = 0;

  *place = 0;
  for (guint i = 0; i < facts->len; i++)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, i);
      g_autofree char *value = mv_number_short (fact->value, money ? "USD" : NULL);

      if (fact->year != year)
        continue;
      rank++;
      if (g_str_equal (fact->iso3, iso3))
        *place = rank;
      g_string_append_printf (list, "%s%s %s", list->len > 0 ? ", " : "", mv_report_name (&writer->report, "country", fact->iso3), value);
      *source = fact->source_id;
    }
  if (words != NULL && *words != '\0')
    g_string_append_printf (list, " (%s)", words);
  return g_string_free (list, FALSE);
}

static void
write_rank (MvPageWriter *writer, const char *iso3, const MvFact *indicator)
{
  g_autoptr (GArray) facts = mv_facts_indicator_five (writer->report.db, indicator->code, mv_page_failure (writer));
  guint n = 0, place = 0;
  int year = facts != NULL ? common_year (facts, 3, &n) : 0;
  const char *source = NULL;
  g_autofree char *list = NULL;
  MvFigure *figure;

  if (year == 0)
    return;
  list = list_ranks (writer, facts, year, indicator->unit, iso3, &place, &source);
  if (place == 0)
    figure = mv_report_missing (&writer->report, indicator->label, MV_FIGURE_NOT_REPORTED,
                                _("no value of this country in the newest year in which at least three of the five have one"), source);
  else
    {
      g_autofree char *text = g_strdup_printf (_("%u of %u"), place, n);

      figure = mv_report_add (&writer->report, indicator->label, text, source);
    }
  mv_figure_year (figure, year);
  mv_figure_detail (figure, list);
}

static void
write_standing (MvPageWriter *writer, const char *iso3)
{
  static const char *const further[] = { "TI_CPI", "VDEM_LIBDEM", "FH_TOTAL", "MS.MIL.XPND.GD.ZS", "IT.CEL.SETS.P2", "LP.LPI.OVRL.XQ", NULL };
  g_autoptr (GArray) newest = mv_facts_indicators (writer->report.db, iso3, mv_page_failure (writer));

  mv_page_section (writer, _("Standing among the five"));
  mv_page_list (writer, MV_BLOCK_LINES, _("By size, the largest first: not a judgement"), 0.42);
  for (int list = 0; list < 2; list++)
    for (guint i = 0; newest != NULL && (list == 0 ? keys : further)[i] != NULL && !mv_page_failed (writer); i++)
      {
        const MvFact *indicator = find_code (newest, (list == 0 ? keys : further)[i]);

        if (indicator != NULL)
          write_rank (writer, iso3, indicator);
      }
}

static void
write_events (MvPageWriter *writer, const char *iso3)
{
  g_autoptr (GArray) events = mv_facts_events_of (writer->report.db, iso3, NULL, mv_page_failure (writer));

  mv_page_section (writer, _("Events"));
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.29);
  for (guint i = events != NULL ? events->len : 0; i > 0 && events->len - i < N_EVENTS; i--)
    mv_page_write_event (writer, &g_array_index (events, MvFact, i - 1));
  if (events != NULL && events->len > N_EVENTS)
    {
      g_autofree char *more = g_strdup_printf (ngettext_ ("%u older event more, on the time axis", "%u older events more, on the time axis", events->len - N_EVENTS),
                                               events->len - N_EVENTS);

      mv_page_say (writer, more, NULL);
    }
}

void
mv_page_write_country (MvPageWriter *writer)
{
  const MvView *view = writer->report.view;
  const char *iso3 = g_intern_string (view->focus[0]);
  g_autoptr (GHashTable) country = mv_record_read (writer->report.db, "country", iso3, mv_page_failure (writer));
  g_autofree char *subtitle = NULL, *capital = NULL;
  gboolean in_region;

  if (country == NULL)
    return;
  in_region = mv_record_number (country, "in_region") == 1;
  capital = mv_report_capital (&writer->report, country);
  if (capital != NULL)
    subtitle = g_strdup_printf (_("Capital: %s"), capital);
  mv_report_title (&writer->report, mv_report_name (&writer->report, "country", iso3), subtitle);
  write_keys (writer, iso3);
  if (!mv_page_failed (writer))
    write_trade (writer, iso3, in_region);
  if (!mv_page_failed (writer))
    write_products (writer, iso3);
  if (!mv_page_failed (writer))
    write_projects (writer, iso3);
  if (!mv_page_failed (writer))
    write_organisations (writer, iso3);
  if (!mv_page_failed (writer))
    write_votes (writer, iso3, in_region);
  if (!mv_page_failed (writer))
    write_aid (writer, iso3);
  if (!mv_page_failed (writer) && in_region)
    write_standing (writer, iso3);
  if (!mv_page_failed (writer))
    write_events (writer, iso3);
  if (!mv_page_failed (writer))
    mv_page_write_gaps (writer, iso3);
}
