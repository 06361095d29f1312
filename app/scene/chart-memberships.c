/* Memberships: over time, who shares which organisations, and countries by organisations. */
#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-only.h"
#include "app/scene/chart-private.h"
#include "app/scene/roll.h"
#include "app/store/chart-memberships.h"

#define N_SETS 8        /* organisations that an UpSet can show */
#define N_COLUMNS 12    /* and a matrix */
#define COW "cow_igo_v3"
#define COW_ENDS 2014

static const char *
country_name (MvBuild *build, const char *iso3)
{
  return mv_build_name (build, "country", iso3);
}

static void
set_country (MvBuild *build, MvChartRow *row, const char *iso3)
{
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);

  row->role = country != NULL ? country->role : MV_ROLE_OTHER;
  g_free (row->ref);
  row->ref = g_strconcat ("country:", iso3, NULL);
}

/* A date as the years it may mean: 2015 is 2015.0 to 2016.0. NaN when not known. */
static void
set_years (MvDate date, double *early, double *late)
{
  *early = *late = NAN;
  if (date.year == 0)
    return;
  *early = date.year + (date.month > 0 ? (date.month - 1) / 12.0 + (date.day > 0 ? (date.day - 1) / 365.0 : 0) : 0);
  *late = date.month == 0 ? date.year + 1 : date.day == 0 ? *early + 1 / 12.0 : *early;
}

/* "Collective Security Treaty Organization · 1992-05-15 to 2012" */
static const char *
say_span (const MvCountryMembership *one)
{
  g_autofree char *since = mv_date_spoken_after (one->row.since), *until = mv_date_spoken_after (one->row.until);
  g_autoptr (GString) text = g_string_new (one->name);

  g_string_append (text, " · ");
  g_string_append_printf (text, _("since %s"), since != NULL ? since : _("a date not known"));
  if (until != NULL)
    g_string_append_printf (text, _(", until %s"), until);
  if (g_str_equal (one->row.status, "withdrawn"))
    g_string_append_printf (text, " · %s", _("withdrew"));
  else if (g_str_equal (one->row.status, "suspended") && !g_str_equal (one->row.standing, "suspended"))
    g_string_append_printf (text, " · %s", _("was suspended"));
  if (one->row.doubtful)
    g_string_append_printf (text, " · %s", _("sources disagree"));
  return g_intern_string (text->str);
}

static MvStanding
standing_of (const char *code)
{
  for (guint i = MV_STANDING_OBSERVER; i < MV_N_STANDINGS; i++)
    if (g_strcmp0 (mv_standing_code (i), code) == 0)
      return i;
  return MV_STANDING_NONE;
}

static void
add_span (MvBuild *build, MvChartTable *table, const MvCountryMembership *one, gboolean several)
{
  MvChartRow *row = mv_chart_table_add (table);
  const MvAtlasCountry *lead = one->lead_iso3 != NULL ? mv_atlas_country (build->atlas, one->lead_iso3) : NULL;

  row->category = one->org_id;
  row->category_title = one->acronym;
  row->series = one->row.standing;
  row->series_title = g_intern_string (mv_standing_name (standing_of (one->row.standing), FALSE));
  row->group = one->row.iso3;
  row->group_title = country_name (build, one->row.iso3);
  set_country (build, row, one->row.iso3);
  if (!several)
    {
      row->role = lead != NULL ? (MvRole) lead->role : MV_ROLE_MULTILATERAL;
      g_free (row->ref);
      row->ref = g_strconcat ("organisation:", one->org_id, NULL);
    }
  set_years (one->row.since, &row->x, &row->x_late);
  if (isnan (row->x) && one->founded.year != 0)
    row->y = one->founded.year;
  if (one->row.until.year != 0)
    set_years (one->row.until, &row->until_early, &row->until);
  row->state = MV_CHART_KNOWN;
  row->doubtful = one->row.doubtful;
  row->source_id = one->row.source_id;
  row->publisher = g_intern_string (mv_build_publisher (build, one->row.source_id));
  row->about = say_span (one);
  row->note = g_strdup (one->row.note);
}

/* What is drawn first where room lacks: 0 standing military, political and economic bodies grouped with a power, 1 others grouped with one, 2 the rest. */
static int
rank_of (const MvCountryMembership *one)
{
  if (one->lead_iso3 == NULL)
    return 2;
  return one->dissolved.year != 0 || !(g_str_equal (one->kind, "military") || g_str_equal (one->kind, "political") || g_str_equal (one->kind, "economic"));
}

static gboolean
wanted (const MvView *view, const char *org_id)
{
  return view->orgs[0] == NULL || g_strv_contains ((const char *const *) view->orgs, org_id);
}

static void
note_records (MvChartTable *table)
{
  guint undated = 0, old = 0, doubtful = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      undated += isnan (row->x);
      old += g_str_equal (row->source_id, COW) && isnan (row->until);
      doubtful += row->doubtful && !isnan (row->x);
    }
  if (undated > 0)
    mv_chart_table_note (table, ngettext_ ("%u membership has no start on record: it is drawn pale, from the founding of the body where that is known.",
                                           "%u memberships have no start on record: they are drawn pale, from the founding of the body where that is known.", undated), undated);
  if (old > 0)
    mv_chart_table_note (table, ngettext_ ("%u open membership is known to %d only, where its source ends: nothing later says that it ended.",
                                           "%u open memberships are known to %d only, where their source ends: nothing later says that they ended.", old), old,
                         COW_ENDS);
  if (doubtful > 0)
    mv_chart_table_note (table, ngettext_ ("%u membership has full colour and a dashed edge: sources disagree on it, or its standing is disputed.",
                                           "%u memberships have full colour and a dashed edge: sources disagree on them, or their standing is disputed.", doubtful), doubtful);
  if (table->by_power)
    mv_chart_table_note (table, "%s", _("Colours tell which power a body is grouped with."));
}

MvChartTable *
mv_chart_rows_timeline (MvBuild *build, GError **error)
{
  gboolean several = build->focus[1] != NULL, pair = several && build->focus[2] == NULL;
  g_autofree char *title = pair ? g_strdup_printf (_("Memberships of %s and %s"), mv_text_within (country_name (build, build->focus[0])),
                                                   mv_text_within (country_name (build, build->focus[1])))
                           : several ? g_strdup (build->focus_five ? _("Memberships of the five states") : _("Memberships of the countries chosen"))
                           : g_strdup_printf (_("Memberships of %s"), mv_text_within (country_name (build, build->focus[0])));
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TIMELINE, title);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  double late;

  set_years (build->date, &table->now, &late);
  for (guint i = 0; build->focus[i] != NULL; i++)
    {
      GArray *list = mv_chart_memberships_of (build->db, build->focus[i], error);

      if (list == NULL)
        return NULL;
      g_ptr_array_add (lists, list);
    }
  /* So many as fit are drawn: by rank, then the smaller before the larger. */
  for (int rank = 0; rank <= 2; rank++)
    for (int size = 1; size <= 260; size++)
      for (guint l = 0; l < lists->len; l++)
        for (guint i = 0; i < ((GArray *) lists->pdata[l])->len; i++)
          {
            const MvCountryMembership *one = &g_array_index ((GArray *) lists->pdata[l], MvCountryMembership, i);

            if (one->size == size && rank_of (one) == rank && wanted (build->view, one->org_id) && mv_chart_only_organisation (build, one->org_id))
              add_span (build, table, one, several);
          }
  g_free (table->subtitle);
  table->subtitle = g_strdup (_("by organisation, from joining to leaving"));
  table->x_max = MV_VIEW_LAST;
  table->by_power = !several;
  if (table->rows->len == 0)
    table->reason = g_strdup (_("The dataset holds no memberships for this choice. Choose another country or organisation."));
  note_records (table);
  return g_steal_pointer (&table);
}

/* The organisations of the view, or without a choice those of the powers. Their rolls; NULL on an error. */
static GPtrArray *
call_rolls (MvBuild *build, MvChartTable *table, guint most, GError **error)
{
  g_autoptr (GPtrArray) rolls = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_roll_free);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (const char *));

  for (guint i = 0; build->view->orgs[i] != NULL; i++)
    g_array_append_val (chosen, build->view->orgs[i]);
  if (chosen->len == 0)
    {
      g_array_unref (chosen);
      chosen = mv_chart_organisations_of_powers (build->db, error);
      if (chosen == NULL)
        return NULL;
      mv_chart_table_note (table, "%s", _("Without a choice of your own: the military, political and economic organisations that are grouped with a power and that "
                                          "one of the five joined."));
    }
  for (guint i = 0; i < chosen->len && rolls->len < most; i++)
    {
      MvRoll *roll;

      if (!mv_chart_only_organisation (build, g_array_index (chosen, const char *, i)))
        continue;
      roll = mv_roll_call (build, g_array_index (chosen, const char *, i), error);
      if (roll == NULL)
        return NULL;
      mv_roll_limit (build->view, roll);
      if (roll->standings->len == 0)
        {
          mv_chart_table_note (table, _("No membership of %s on record for this date."), roll->organisation->acronym);
          mv_roll_free (roll);
        }
      else
        g_ptr_array_add (rolls, roll);
    }
  if (chosen->len > most && rolls->len == most)
    mv_chart_table_note (table, _("The first %u organisations are shown; choose fewer to see the others."), most);
  return g_steal_pointer (&rolls);
}

static MvChartRow *
add_standing (MvBuild *build, MvChartTable *table, const MvRoll *roll, const MvStandingAt *at)
{
  MvChartRow *row = mv_chart_table_add (table);
  const MvMembershipRow *record = mv_roll_row (roll, at);

  row->series = roll->organisation->org_id;
  row->series_title = g_intern_string (roll->organisation->acronym);
  row->category = at->iso3;
  row->category_title = country_name (build, at->iso3);
  set_country (build, row, at->iso3);
  row->concept = mv_standing_code (at->standing) != NULL ? mv_standing_code (at->standing) : g_intern_static_string ("withdrawn");
  row->state = MV_CHART_KNOWN;
  row->doubtful = at->doubtful;
  row->source_id = record->source_id;
  row->publisher = g_intern_string (mv_build_publisher (build, record->source_id));
  {
    g_autofree char *words = mv_roll_describe (build, roll, at);

    row->about = g_intern_string (words);
  }
  return row;
}

MvChartTable *
mv_chart_rows_upset (MvBuild *build, GError **error)
{
  g_autofree char *day = mv_date_spoken (build->date), *title = g_strdup_printf (_("Who shares which organisations, %s"), day);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_UPSET, title);
  g_autoptr (GPtrArray) rolls = call_rolls (build, table, N_SETS, error);
  guint undated = 0;

  if (rolls == NULL)
    return NULL;
  for (guint r = 0; r < rolls->len; r++)
    {
      const MvRoll *roll = rolls->pdata[r];

      for (guint i = 0; i < roll->standings->len; i++)
        {
          const MvStandingAt *at = &g_array_index (roll->standings, MvStandingAt, i);
          MvChartRow *row;

          if (!mv_standing_belongs (at->standing) || !mv_chart_only_country (build, at->iso3))
            continue;
          row = add_standing (build, table, roll, at);
          row->role = mv_roll_role (build, roll);
          undated += at->since_unknown;
        }
    }
  g_free (table->subtitle);
  table->subtitle = g_strdup (_("countries by the set of organisations they belong to"));
  mv_chart_table_note (table, "%s", _("Members, associates and signatories count; observers and partners do not."));
  if (undated > 0)
    mv_chart_table_note (table, ngettext_ ("%u counts although its start date is not known.", "%u count although their start dates are not known.", undated), undated);
  if (table->rows->len == 0)
    table->reason = g_strdup (_("No organisation had members on this date. Choose others, or another date."));
  return g_steal_pointer (&table);
}

MvChartTable *
mv_chart_rows_membership_matrix (MvBuild *build, GError **error)
{
  g_autofree char *day = mv_date_spoken (build->date), *title = g_strdup_printf (_("Countries and organisations, %s"), day);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MATRIX, title);
  g_autoptr (GPtrArray) rolls = call_rolls (build, table, N_COLUMNS, error);

  if (rolls == NULL)
    return NULL;
  for (guint r = 0; r < rolls->len; r++)
    {
      const MvRoll *roll = rolls->pdata[r];

      for (guint i = 0; i < roll->standings->len; i++)
        if (mv_chart_only_country (build, g_array_index (roll->standings, MvStandingAt, i).iso3))
          add_standing (build, table, roll, &g_array_index (roll->standings, MvStandingAt, i))->role = mv_roll_role (build, roll);
    }
  g_free (table->subtitle);
  table->subtitle = g_strdup (_("standing on that date"));
  if (table->rows->len == 0)
    table->reason = g_strdup (_("No organisation had members on this date. Choose others, or another date."));
  return g_steal_pointer (&table);
}
