/* Voting agreement in the UN General Assembly: of one of the five with every state, or of the five with one power. */
#include "app/base/number.h"
#include "app/base/text.h"
#include "app/plan/choropleth-plan.h"
#include "app/plan/scale.h"
#include "app/scene/build.h"
#include "app/store/agreement.h"

static char *
describe (MvBuild *build, const MvAgreementRow *row)
{
  g_autofree char *share = mv_number_short (100 * row->share, "%");
  g_autofree char *weighted = isnan (row->weighted) ? NULL : mv_number_short (100 * row->weighted, "%");
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, row->pooled ? ngettext_ ("voted alike in %s of %d pair of votes", "voted alike in %s of %d pairs of votes", row->n_votes)
                                            : ngettext_ ("voted alike in %s of %d vote", "voted alike in %s of %d votes", row->n_votes),
                          share, row->n_votes);
  if (weighted != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("%s when an abstention counts half"), weighted);
    }
  g_string_append_printf (text, " · %d · %s", build->view->year, mv_build_publisher (build, row->source_id));
  return g_string_free (text, FALSE);
}

/* The country whose agreement is shown: the one chosen, else one of the five alone in the focus. NULL = none chosen.
 * The records pair the five with all states: a power shows the five, one of the five shows all states. */
static const char *
subject_of (MvBuild *build)
{
  const MvAtlasCountry *only = build->focus[1] == NULL ? mv_atlas_country (build->atlas, build->focus[0]) : NULL;

  if (*build->view->with != '\0')
    return g_intern_string (build->view->with);
  return only != NULL && only->in_region ? only->iso3 : NULL;
}

static void
add_cautions (MvBuild *build, MvLegend *legend)
{
  if (build->view->year >= 2024)
    mv_legend_note (legend, TRUE, _("2025 comes from another source than the years to 2023 and holds about twice as many votes; in it the United States "
                                    "voted no 174 times. Do not read the step as a trend. 2024 is not in these records."));
  if (build->view->year == 2022 || build->view->year == 2023)
    mv_legend_note (legend, TRUE, _("The roll calls of 2022 and 2023 do not hold the emergency session on Ukraine, and do hold votes on paragraphs."));
}

static void
find_range (GArray *rows, double *low, double *high)
{
  *low = 1;
  *high = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      double share = g_array_index (rows, MvAgreementRow, i).share;

      if (isnan (share))
        continue;
      *low = MIN (*low, share);
      *high = MAX (*high, share);
    }
  if (*low > *high)
    *low = 0, *high = 1;
  mv_scale_share_range (low, high);
}

static void
add_group (MvBuild *build, MvLegend *legend, const MvAgreementRow *row, const char *iso3)
{
  g_autofree char *value = mv_number_short (100 * row->share, "%");

  mv_legend_add (legend, MV_LEGEND_NOTE, mv_build_name (build, "country", iso3), value);
}

static void
add_area (MvBuild *build, const char *subject, const MvAgreementRow *row, const char *iso3, double low, double high)
{
  g_autofree char *detail = isnan (row->share) ? g_strdup (_("no votes on record")) : describe (build, row);
  g_autofree char *title = g_strdup_printf ("%s – %s", mv_build_name (build, "country", iso3), mv_build_name (build, "country", subject));

  MvMark *mark = mv_choropleth_mark (iso3, title, detail, row->share, low, high);

  if (!isnan (row->share))
    mark->label = mv_number_short (100 * row->share, "%");
  g_ptr_array_add (build->areas, mark);
}

/* The subject itself is outlined in its own colour, so that the map says whose agreement it is. */
static void
add_subject (MvBuild *build, MvLegend *legend, const char *subject)
{
  g_autofree char *ref = g_strconcat ("country:", subject, NULL), *label = NULL;
  MvMark *mark = mv_mark_new (MV_MARK_AREA, ref);
  MvLegendItem *item;

  mark->title = g_strdup (mv_build_name (build, "country", subject));
  mark->detail = g_strdup (_("the country compared"));
  mark->key = subject;
  mark->paint = MV_PAINT_ROLE;
  mark->role = mv_atlas_country (build->atlas, subject)->role;
  mark->pattern = MV_PATTERN_OUTLINE;
  g_ptr_array_add (build->areas, mark);
  label = g_strdup_printf (_("%s, the country compared"), mark->title);
  item = mv_legend_add (legend, MV_LEGEND_AREA, label, NULL);
  item->paint = mark->paint;
  item->role = mark->role;
  item->pattern = mark->pattern;
}

/* Those of the five of which nothing is on record get the hatch. */
static guint
add_gaps (MvBuild *build, const char *subject, GHashTable *seen, double low, double high)
{
  guint n, n_gaps = 0;
  const MvAtlasCountry *countries = mv_atlas_countries (build->atlas, &n);

  for (guint i = 0; i < n; i++)
    if (countries[i].in_region && countries[i].iso3 != subject && !g_hash_table_contains (seen, countries[i].iso3))
      {
        g_ptr_array_add (build->areas, mv_choropleth_mark (countries[i].iso3, mv_build_name (build, "country", countries[i].iso3),
                                                           _("no votes on record"), NAN, low, high));
        n_gaps++;
      }
  return n_gaps;
}

static void
add_rows (MvBuild *build, MvLegend *legend, const char *subject, GArray *rows, double low, double high)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL), seen = g_hash_table_new (NULL, NULL);
  guint n_unknown = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const MvAgreementRow *row = &g_array_index (rows, MvAgreementRow, i);
      const char *other = row->home == subject ? row->other : row->home;

      g_hash_table_add (sources, (gpointer) row->source_id);
      g_hash_table_add (seen, (gpointer) other);
      n_unknown += isnan (row->share);
      if (row->pooled && other == row->other)
        add_group (build, legend, row, other);
      else
        add_area (build, subject, row, other, low, high);
    }
  if (rows->len > 0)
    {
      add_subject (build, legend, subject);
      if (n_unknown + add_gaps (build, subject, seen, low, high) > 0)
        mv_legend_add (legend, MV_LEGEND_AREA, _("No data"), NULL)->paint = MV_PAINT_NO_DATA;
    }
  add_cautions (build, legend);
  mv_build_legend (build, legend, sources);
}

gboolean
mv_build_votes (MvBuild *build, GError **error)
{
  const char *subject = subject_of (build);
  g_autoptr (GArray) rows = NULL;
  g_autofree char *title = NULL;
  MvLegend *legend;
  double low, high;

  if (subject == NULL)
    {
      mv_build_note (build, _("Choose a power, or one of the five, to see voting agreement."));
      return TRUE;
    }
  if (build->view->period_from != 0)
    mv_build_note (build, _("Votes are those of %d: agreement is not averaged over %d–%d."), build->view->year, build->view->period_from,
                   build->view->period_to);
  rows = mv_agreement_read (build->db, build->view->year, subject, error);
  if (rows == NULL)
    return FALSE;
  find_range (rows, &low, &high);
  title = g_strdup_printf (_("Voting agreement: %s, %d"), mv_build_name (build, "country", subject), build->view->year);
  legend = mv_legend_new ("votes", title, _("share of roll calls of the UN General Assembly on which both did the same"));
  if (rows->len > 0)
    {
      g_autofree char *from = mv_number_short (100 * low, "%"), *to = mv_number_short (100 * high, "%"), *range = g_strdup_printf ("%s – %s", from, to);

      mv_choropleth_ramp (legend, range, low, high, FALSE);
    }
  else
    mv_legend_note (legend, FALSE, "%s", _("no votes on record"));
  add_rows (build, legend, subject, rows, low, high);
  return TRUE;
}
