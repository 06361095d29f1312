#include "app/scene/page-writer.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/roles.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/geo/mercator.h"
#include "app/plan/project-legend.h"
#include "app/store/measures.h"
#include "app/store/page_facts.h"
#include "app/store/record_facts.h"

#define NEAR_ZOOM 7.0
#define FAR_ZOOM 5.0            /* a point that stands for a province or a country */
#define N_RELATED 8
#define WORLD 256.0             /* px: the world at zoom 0 */
#define LEAST_WIDTH 380.0       /* px: the smallest map of a page */
#define LEAST_HEIGHT 250.0
#define SEEN 0.72               /* of the map, for a footprint; the rest is its margin and the scale bar */

static gboolean
is_exact (const char *precision)
{
  static const char *const exact[] = { "footprint", "site", "point", "town", "route", NULL };

  return precision != NULL && g_strv_contains (exact, precision);
}

/* The small map shows this one project, also where the great map has it in a cluster or not in the view's year. */
static void
show_alone (MvScene *scene, GHashTable *record)
{
  gboolean symbol = FALSE;

  for (guint i = scene->marks->len; i > 0; i--)
    {
      MvMark *mark = scene->marks->pdata[i - 1];

      if (g_strcmp0 (mark->ref, scene->view->select) != 0)
        {
          g_ptr_array_remove_index (scene->marks, i - 1);
          continue;
        }
      mark->min_zoom = 0;
      mark->max_zoom = 30;
      symbol = symbol || mark->form == MV_MARK_SYMBOL;
    }
  if (!symbol)
    {
      MvMark *mark = mv_mark_new (MV_MARK_SYMBOL, scene->view->select);

      mark->from = mv_mercator_project (mv_record_number (record, "lon"), mv_record_number (record, "lat"));
      mark->symbol = MV_SYMBOL_THEME;
      mark->theme = mv_theme_from_code (mv_record_text (record, "theme"));
      mark->role = mv_role_from_code (mv_record_text (record, "sponsor_role"));
      mark->radius = 9;
      mark->hollow = !is_exact (mv_record_text (record, "location_precision"));
      g_ptr_array_add (scene->marks, mark);
    }
}

/* Moves the map's middle and zoom so that the whole of a traced shape is seen. */
static void
fit_footprint (MvPageWriter *writer, const char *id, double *lon, double *lat, double *zoom)
{
  g_autoptr (GArray) box = mv_facts_project_extent (writer->report.db, id, mv_page_failure (writer));
  MvPoint from, to, middle;

  if (box == NULL || box->len != 2)
    return;
  from = mv_mercator_project (g_array_index (box, MvFact, 0).low, g_array_index (box, MvFact, 1).high);
  to = mv_mercator_project (g_array_index (box, MvFact, 0).high, g_array_index (box, MvFact, 1).low);
  middle = (MvPoint) { (from.x + to.x) / 2, (from.y + to.y) / 2 };
  mv_mercator_unproject (middle, lon, lat);
  *zoom = MIN (*zoom, MIN (log2 (SEEN * LEAST_WIDTH / (fabs (to.x - from.x) + 1e-9) / WORLD), log2 (SEEN * LEAST_HEIGHT / (fabs (to.y - from.y) + 1e-9) / WORLD)));
}

static void
write_map (MvPageWriter *writer, const char *id, GHashTable *record)
{
  double lon = mv_record_number (record, "lon"), lat = mv_record_number (record, "lat");
  const char *precision = mv_record_text (record, "location_precision");
  double zoom = is_exact (precision) ? NEAR_ZOOM : FAR_ZOOM;
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], z[G_ASCII_DTOSTR_BUF_SIZE];
  MvScene *scene;
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  if (isnan (lon))
    {
      mv_report_missing (&writer->report, _("Place"), MV_FIGURE_UNKNOWN, _("the record has no place on the map"), mv_record_text (record, "source_id"));
      return;
    }
  if (mv_record_number (record, "has_footprint") == 1)
    fit_footprint (writer, id, &lon, &lat, &zoom);
  scene = mv_page_map (writer, NULL, FALSE, 24, "overlay=projects&focus=CA5&select=project:%s&at=%s,%s,%s", escaped, g_ascii_formatd (x, sizeof x, "%.5f", lon),
               g_ascii_formatd (y, sizeof y, "%.5f", lat), g_ascii_formatd (z, sizeof z, "%.1f", zoom));
  if (scene == NULL)
    return;
  show_alone (scene, record);
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.36);
  mv_report_add (&writer->report, _("Footprint"), mv_record_number (record, "has_footprint") == 1 ? _("drawn from a traced shape")
                                                  : is_exact (precision) ? _("none: a point only") : _("none: the point stands for an area, it is no site"),
                 mv_record_text (record, "location_source_id"));
}

/* One record's amount; RULE says what it is to the others. */
static void
write_amount (MvPageWriter *writer, GHashTable *record, const char *rule)
{
  const char *basis = mv_record_text (record, "amount_basis"), *source = mv_report_source_of (record, "amount_source_id"), *year = mv_record_text (record, "commitment_year");
  double low = mv_record_number (record, "amount_low_usd"), high = mv_record_number (record, "amount_high_usd");
  MvFigure *figure = mv_report_number (&writer->report, mv_page_record_kind (mv_record_text (record, "record_kind")), mv_record_number (record, "amount_usd"), "USD", source);

  mv_figure_detail (figure, year);
  if (basis != NULL)
    mv_figure_detail (figure, mv_basis_name (writer->report.db, basis, NULL));
  mv_figure_detail (figure, mv_record_text (record, "name"));
  if (!isnan (low))
    mv_report_other (&writer->report, figure, _("lowest that a source gives"), low, "USD", source);
  if (!isnan (high))
    mv_report_other (&writer->report, figure, _("highest that a source gives"), high, "USD", source);
  if (!isnan (mv_record_number (record, "amount_local")))
    {
      g_autofree char *local = mv_number_short (mv_record_number (record, "amount_local"), mv_record_text (record, "currency_local"));
      g_autofree char *text = g_strdup_printf (_("%s in local currency, not converted"), local);

      mv_figure_detail (figure, text);
    }
  mv_figure_ref (figure, "project", mv_record_text (record, "project_id"));
  mv_figure_amount_note (figure, mv_record_text (record, "amount_note"));
  mv_figure_note (figure, rule);
}

/* Sources that tell of the project and that no figure above names: no number of the list is without a place. */
static void
write_sources (MvPageWriter *writer, const char *id, GHashTable *record)
{
  static const char *const columns[] = { "source_id", "location_source_id", "amount_source_id", "status_source_id" };
  g_autoptr (GArray) sources = mv_facts_project_sources (writer->report.db, id, mv_page_failure (writer));

  mv_page_list (writer, MV_BLOCK_LINES, _("Further sources"), 0);
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const char *source = g_array_index (sources, MvFact, i).source_id;
      gboolean named = FALSE;

      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        named = named || g_strcmp0 (source, mv_record_text (record, columns[c])) == 0;
      if (!named)
        mv_page_say (writer, mv_page_publisher (writer, source), source);
    }
}

/* What becomes of this record's amount in sums; the same rule as in the sums of a country. */
static const char *
own_rule (MvPageWriter *writer, GHashTable *record)
{
  const char *basis = mv_record_text (record, "amount_basis");
  g_autoptr (GArray) facts = basis != NULL ? mv_facts_basis (writer->report.db, basis, mv_page_failure (writer)) : NULL;

  if (isnan (mv_record_number (record, "amount_usd")))
    return _("this page's record; its amount is not known and in no sum");
  if (mv_record_text (record, "dup_of") != NULL)
    return _("this page's record; left out of sums, because another record tells of the same project");
  if (mv_record_text (record, "part_of") != NULL)
    return _("this page's record; left out of sums, because the record of the whole contains it");
  if (mv_record_number (record, "in_totals") == 0)
    return _("this page's record; left out of totals on the advice of its source");
  if (facts == NULL || facts->len == 0 || !g_array_index (facts, MvFact, 0).flag)
    return _("this page's record; in no sum, because amounts stated by different pages are never added");
  return _("this page's record; the one that counts in sums of its own basis");
}

static void
write_amounts (MvPageWriter *writer, const char *id, GHashTable *record)
{
  g_autoptr (GArray) related = mv_facts_project_related (writer->report.db, id, mv_page_failure (writer));

  mv_page_section (writer, _("Amounts, source by source"));
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.4);
  write_amount (writer, record, own_rule (writer, record));
  for (guint i = 0; related != NULL && i < related->len && !mv_page_failed (writer); i++)
    {
      const MvFact *row = &g_array_index (related, MvFact, i);
      g_autoptr (GHashTable) other = mv_record_read (writer->report.db, "project", row->id, mv_page_failure (writer));

      if (other != NULL)
        write_amount (writer, other, g_str_equal (row->kind, "holds") ? _("a part of this project: contained in its amount")
                                     : g_str_equal (row->kind, "part_of") ? _("the whole that contains this project")
                                                                          : _("another record on the same project"));
    }
  mv_page_say (writer, _("Rule: amounts of different records and price bases stand side by side. They are never added, averaged or converted into each other; "
                         "in sums one record of a project counts, by its own basis."), NULL);
}

static void
write_times (MvPageWriter *writer, GHashTable *record)
{
  static const char *const years[][2] = {
    { "announced_year", N_("Announced") }, { "commitment_year", N_("Committed") }, { "start_year", N_("Start") }, { "end_year", N_("End") }
  };
  const char *source = mv_record_text (record, "source_id");

  mv_page_section (writer, _("Timeline"));
  mv_page_life (writer, record);
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.4);
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    mv_report_add (&writer->report, _(years[i][1]), mv_record_text (record, years[i][0]), source);
  {
    MvFigure *figure = mv_report_add (&writer->report, _("Status"), mv_status_name (mv_status_from_code (mv_record_text (record, "status"))),
                                      mv_report_source_of (record, "status_source_id"));
    g_autofree char *as_of = mv_page_as_of (mv_record_text (record, "status_as_of"));

    mv_figure_detail (figure, as_of);
  }
}

/* Others of the same theme in the same country, the newest first. */
static void
write_related (MvPageWriter *writer, const char *id)
{
  g_autoptr (GArray) facts = mv_facts_projects_like (writer->report.db, id, mv_page_failure (writer));

  mv_page_section (writer, _("Related projects"));
  mv_page_list (writer, MV_BLOCK_LINES, _("Of the same theme, where this one is"), facts != NULL && facts->len == 0 ? 0.36 : 0.12);
  if (facts != NULL && facts->len == 0)
    mv_report_missing (&writer->report, _("Projects"), MV_FIGURE_NOT_APPLICABLE, _("the dataset names no other"), NULL);
  else if (facts != NULL)
    mv_page_write_project_lines (writer, facts, N_RELATED);
}

void
mv_page_write_project (MvPageWriter *writer)
{
  const char *id = g_intern_string (writer->report.view->select + strlen ("project:"));
  g_autoptr (GHashTable) record = mv_record_read (writer->report.db, "project", id, mv_page_failure (writer));

  if (record == NULL)
    return;
  mv_page_section (writer, _("Record"));
  write_map (writer, id, record);
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.36);
  if (!mv_page_failed (writer))
    mv_report_write_project (&writer->report, id);
  if (!mv_page_failed (writer))
    write_sources (writer, id, record);
  if (!mv_page_failed (writer))
    write_amounts (writer, id, record);
  if (!mv_page_failed (writer))
    write_times (writer, record);
  if (!mv_page_failed (writer))
    write_related (writer, id);
}
