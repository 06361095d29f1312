/* Membership on the date: one organisation by standing, several by how many of them a country belongs to. */
#include "app/base/text.h"
#include "app/plan/choropleth-plan.h"
#include "app/scene/roll.h"

static MvMark *
standing_mark (MvBuild *build, const MvRoll *roll, const MvStandingAt *at)
{
  g_autofree char *ref = g_strconcat ("country:", at->iso3, NULL);
  MvMark *mark = mv_mark_new (MV_MARK_AREA, ref);

  mark->title = g_strdup (mv_build_name (build, "country", at->iso3));
  mark->detail = mv_roll_describe (build, roll, at);
  mark->key = at->iso3;
  mark->order = at->standing;
  mark->paint = MV_PAINT_ROLE;
  mark->role = mv_roll_role (build, roll);
  mark->pattern = mv_standing_pattern (at->standing);
  return mark;
}

/* "Armenia, Belarus, … and 12 more": the names of a class, in the language in force. */
static char *
list_names (MvBuild *build, const MvRoll *roll, MvStanding standing, guint *n)
{
  GString *text = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < roll->standings->len; i++)
    {
      const MvStandingAt *at = &g_array_index (roll->standings, MvStandingAt, i);

      if (at->standing == standing && ++*n <= 12)
        g_string_append_printf (text, "%s%s", *n > 1 ? ", " : "", mv_build_name (build, "country", at->iso3));
    }
  if (*n > 12)
    {
      g_string_append (text, " ");
      g_string_append_printf (text, ngettext_ ("and %u more", "and %u more", *n - 12), *n - 12);
    }
  return g_string_free (text, FALSE);
}

static void
add_classes (MvBuild *build, MvLegend *legend, const MvRoll *roll)
{
  for (guint i = MV_N_STANDINGS - 1; i > MV_STANDING_NONE; i--)
    {
      guint n;
      g_autofree char *names = list_names (build, roll, i, &n);
      g_autofree char *value = g_strdup_printf ("%u", n);
      MvLegendItem *item;

      if (n == 0)
        continue;
      item = mv_legend_add (legend, MV_LEGEND_AREA, mv_standing_name (i, TRUE), value);
      item->paint = MV_PAINT_ROLE;
      item->role = mv_roll_role (build, roll);
      item->pattern = mv_standing_pattern (i);
      mv_legend_note (legend, FALSE, "%s", names);
    }
}

static void
add_doubts (MvBuild *build, MvLegend *legend, const MvRoll *roll)
{
  guint n_unknown = 0, n_doubtful = 0, n_unplaced = 0;

  for (guint i = 0; i < roll->standings->len; i++)
    {
      const MvStandingAt *at = &g_array_index (roll->standings, MvStandingAt, i);
      const MvAtlasCountry *country = mv_atlas_country (build->atlas, at->iso3);

      n_unknown += at->since_unknown && at->standing != MV_STANDING_WITHDRAWN;
      n_doubtful += at->doubtful;
      n_unplaced += country == NULL || isnan (country->label.x);
    }
  if (n_unknown > 0)
    mv_legend_note (legend, TRUE, ngettext_ ("%u counts although its start date is not known.", "%u count although their start dates are not known.",
                                            n_unknown), n_unknown);
  if (n_doubtful > 0)
    mv_legend_note (legend, TRUE, ngettext_ ("%u is doubtful: sources disagree.", "%u are doubtful: sources disagree.", n_doubtful), n_doubtful);
  if (n_unplaced > 0)
    mv_legend_note (legend, FALSE, ngettext_ ("%u has no place on the map.", "%u have no place on the map.", n_unplaced), n_unplaced);
}

/* Before its founding and after its end an organisation has nobody: that is said, not left blank. */
static void
note_span (MvBuild *build, const MvRoll *roll)
{
  g_autofree char *founded = mv_date_spoken (roll->organisation->founded), *dissolved = mv_date_spoken (roll->organisation->dissolved);

  if (roll->standings->len > 0)
    return;
  if (founded != NULL && mv_date_first (build->date) < mv_date_first (roll->organisation->founded))
    mv_build_note (build, _("%s did not exist yet: founded %s."), roll->organisation->acronym, founded);
  else if (dissolved != NULL && mv_date_first (build->date) > mv_date_last (roll->organisation->dissolved))
    mv_build_note (build, _("%s no longer existed: ended %s."), roll->organisation->acronym, dissolved);
  else
    mv_build_note (build, _("No membership of %s on record for this date."), roll->organisation->acronym);
}

static void
roll_sources (const MvRoll *roll, GHashTable *sources)
{
  g_hash_table_add (sources, (gpointer) roll->organisation->source_id);
  for (guint i = 0; i < roll->standings->len; i++)
    g_hash_table_add (sources, (gpointer) mv_roll_row (roll, &g_array_index (roll->standings, MvStandingAt, i))->source_id);
}

static void
show_one (MvBuild *build, const MvRoll *roll)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autofree char *day = mv_date_spoken (build->date), *subtitle = g_strdup_printf ("%s · %s", roll->organisation->name, day);
  MvLegend *legend = mv_legend_new ("alliances", roll->organisation->acronym, subtitle);

  for (guint i = 0; i < roll->standings->len; i++)
    g_ptr_array_add (build->areas, standing_mark (build, roll, &g_array_index (roll->standings, MvStandingAt, i)));
  add_classes (build, legend, roll);
  add_doubts (build, legend, roll);
  if (roll->standings->len == 0)
    mv_legend_note (legend, FALSE, _("No membership of %s on record for this date."), roll->organisation->acronym);
  else if (roll->organisation->lead_iso3 != NULL)
    mv_legend_note (legend, FALSE, _("The colour groups the body with the power most associated with it; that is an editorial choice, not a legal fact."));
  note_span (build, roll);
  roll_sources (roll, sources);
  mv_build_legend (build, legend, sources);
}

/* What a country is in several organisations. */
typedef struct { const char *iso3; guint n; GString *belongs, *others, *label; } Overlap;      /* label: two a line */

static void
overlap_free (Overlap *overlap)
{
  g_string_free (overlap->belongs, TRUE);
  g_string_free (overlap->others, TRUE);
  g_string_free (overlap->label, TRUE);
  g_free (overlap);
}

static void
count_roll (GHashTable *overlaps, GPtrArray *all, const MvRoll *roll)
{
  for (guint i = 0; i < roll->standings->len; i++)
    {
      const MvStandingAt *at = &g_array_index (roll->standings, MvStandingAt, i);
      Overlap *overlap = g_hash_table_lookup (overlaps, at->iso3);
      GString *list;

      if (overlap == NULL)
        {
          overlap = g_new0 (Overlap, 1);
          overlap->iso3 = at->iso3;
          overlap->belongs = g_string_new (NULL);
          overlap->others = g_string_new (NULL);
          overlap->label = g_string_new (NULL);
          g_hash_table_insert (overlaps, (gpointer) at->iso3, overlap);
          g_ptr_array_add (all, overlap);
        }
      overlap->n += mv_standing_belongs (at->standing);
      list = mv_standing_belongs (at->standing) ? overlap->belongs : overlap->others;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", roll->organisation->acronym);
      if (mv_standing_belongs (at->standing))
        g_string_append_printf (overlap->label, "%s%s", overlap->n == 1 ? "" : overlap->n % 2 == 1 ? "\n" : " · ", roll->organisation->acronym);
      if (!mv_standing_belongs (at->standing))
        g_string_append_printf (list, " (%s)", mv_standing_name (at->standing, FALSE));
    }
}

static int
by_iso3 (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(Overlap *const *) a)->iso3, (*(Overlap *const *) b)->iso3);
}

/* COUNTS[k]: how many countries belong to k of N_ROLLS; 0 = only among the five. */
static void
add_steps (MvLegend *legend, const guint *counts, guint n_rolls)
{
  for (guint k = n_rolls + 1; k-- > 0;)
    {
      g_autofree char *label = k == 0 ? g_strdup (_("None of them (of the five)")) : g_strdup_printf (_("Belongs to %u of %u"), k, n_rolls);
      g_autofree char *value = g_strdup_printf ("%u", counts[k]);
      MvLegendItem *item = mv_legend_add (legend, MV_LEGEND_AREA, label, value);

      item->paint = k == 0 ? MV_PAINT_QUIET : MV_PAINT_SEQUENTIAL;
      item->tone = (double) k / n_rolls;
      item->pattern = k == 0 ? MV_PATTERN_OUTLINE : MV_PATTERN_PLAIN;
    }
  mv_legend_note (legend, FALSE, _("Members, associates and signatories count; observers and partners are named, not counted."));
}

static void
show_several (MvBuild *build, GPtrArray *rolls)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) overlaps = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) overlap_free);
  g_autofree guint *counts = g_new0 (guint, rolls->len + 1);
  g_autofree char *day = mv_date_spoken (build->date), *subtitle = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_five = 0;
  MvLegend *legend;

  for (guint i = 0; i < rolls->len; i++)
    {
      const MvRoll *roll = g_ptr_array_index (rolls, i);

      count_roll (overlaps, sorted, roll);
      roll_sources (roll, sources);
      note_span (build, roll);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", roll->organisation->acronym);
    }
  g_ptr_array_sort (sorted, by_iso3);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Overlap *overlap = g_ptr_array_index (sorted, i);
      const MvAtlasCountry *country = mv_atlas_country (build->atlas, overlap->iso3);
      g_autofree char *detail = g_strconcat (overlap->belongs->str, overlap->belongs->len > 0 && overlap->others->len > 0 ? " · " : "",
                                             overlap->others->str, NULL);

      MvMark *mark;

      if (overlap->n == 0)
        continue;
      counts[overlap->n]++;
      n_five += country != NULL && country->in_region;
      mark = mv_choropleth_mark (overlap->iso3, mv_build_name (build, "country", overlap->iso3), detail, overlap->n, 0, rolls->len);
      mark->label = g_strdup (overlap->label->str);
      g_ptr_array_add (build->areas, mark);
    }
  counts[0] = 5 - n_five;
  subtitle = g_strdup_printf ("%s · %s", names->str, day);
  legend = mv_legend_new ("alliances", _("Memberships shared"), subtitle);
  add_steps (legend, counts, rolls->len);
  mv_build_legend (build, legend, sources);
}

gboolean
mv_build_alliances (MvBuild *build, GError **error)
{
  char **orgs = build->view->orgs;
  g_autoptr (GPtrArray) rolls = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_roll_free);

  if (orgs[0] == NULL)
    mv_build_note (build, _("Choose an organisation to see its members."));
  for (guint i = 0; orgs[i] != NULL; i++)
    {
      MvRoll *roll = mv_roll_call (build, orgs[i], error);

      if (roll == NULL)
        return FALSE;
      mv_roll_limit (build->view, roll);
      g_ptr_array_add (rolls, roll);
    }
  if (rolls->len == 1)
    show_one (build, g_ptr_array_index (rolls, 0));
  else if (rolls->len > 1)
    show_several (build, rolls);
  return TRUE;
}
