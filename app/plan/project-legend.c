#include "app/plan/project-legend.h"

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/plan/project-plan.h"

static const struct { const char *code, *name; } statuses[MV_N_STATUSES] = {
  [MV_STATUS_ANNOUNCED]      = { "announced", N_("Announced") },
  [MV_STATUS_AGREED]         = { "agreed", N_("Agreed") },
  [MV_STATUS_PIPELINE]       = { "pipeline", N_("In preparation") },
  [MV_STATUS_IMPLEMENTATION] = { "implementation", N_("Under way") },
  [MV_STATUS_ACTIVE]         = { "active", N_("In operation") },
  [MV_STATUS_COMPLETED]      = { "completed", N_("Completed") },
  [MV_STATUS_SUSPENDED]      = { "suspended", N_("Suspended") },
  [MV_STATUS_CANCELLED]      = { "cancelled", N_("Cancelled") },
  [MV_STATUS_UNKNOWN]        = { NULL, N_("Status not stated") }
};

MvProjectStatus
mv_status_from_code (const char *code)
{
  for (guint i = 0; i < MV_STATUS_UNKNOWN; i++)
    if (g_strcmp0 (statuses[i].code, code) == 0)
      return i;
  return MV_STATUS_UNKNOWN;
}

const char *
mv_status_code (MvProjectStatus status)
{
  g_return_val_if_fail ((guint) status < MV_N_STATUSES, NULL);
  return statuses[status].code;
}

const char *
mv_status_name (MvProjectStatus status)
{
  g_return_val_if_fail ((guint) status < MV_N_STATUSES, NULL);
  return _(statuses[status].name);
}

static MvLegendItem *
add_counted (MvLegend *legend, MvLegendKind kind, const char *label, guint n, const char *parameter, const char *code, gboolean off)
{
  g_autofree char *value = g_strdup_printf ("%u", n);
  MvLegendItem *item = mv_legend_add (legend, kind, label, value);

  if (code != NULL)
    item->key = g_strconcat (parameter, "=", code, NULL);
  item->off = off;
  return item;
}

static void
add_sponsors (MvLegend *legend, const MvProjectCounts *counts)
{
  for (guint i = 0; i < MV_N_ROLES; i++)
    {
      MvRole role = (i + 1) % MV_N_ROLES;       /* "other" comes last */
      MvLegendItem *item;

      if (counts->roles[role] == 0)
        continue;
      item = add_counted (legend, MV_LEGEND_AREA, mv_role_name (role), counts->roles[role], "sponsor", mv_role_code (role), counts->role_off[role]);
      item->paint = MV_PAINT_ROLE;
      item->role = role;
    }
}

static void
add_themes (MvLegend *legend, const MvProjectCounts *counts)
{
  for (guint i = 0; i < MV_N_THEMES; i++)
    {
      MvTheme theme = (i + 1) % MV_N_THEMES;
      MvLegendItem *item;

      if (counts->themes[theme] == 0)
        continue;
      item = add_counted (legend, MV_LEGEND_SYMBOL, mv_theme_name (theme), counts->themes[theme], "theme", mv_theme_code (theme), counts->theme_off[theme]);
      item->paint = MV_PAINT_QUIET;
      item->theme = theme;
      item->radius = 6;
    }
}

static void
add_sizes (MvLegend *legend, const MvProjectCounts *counts)
{
  static const double amounts[] = { 5e9, 1.5e9, 5e8 };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *amount = mv_number_short (amounts[i], "USD");
      g_autofree char *label = i + 1 < G_N_ELEMENTS (amounts) ? g_strdup (amount) : g_strdup_printf (_("%s or less"), amount);
      MvLegendItem *item = mv_legend_add (legend, MV_LEGEND_SIZE, label, NULL);

      item->radius = mv_scale_radius (&mv_project_scale, amounts[i]);
      item->paint = MV_PAINT_QUIET;
    }
  if (counts->n_capped > 0)
    mv_legend_note (legend, FALSE, _("From US$ 20 bn up all circles are alike."));
  if (counts->n_no_amount > 0)
    {
      g_autofree char *value = g_strdup_printf ("%u", counts->n_no_amount);
      MvLegendItem *item = mv_legend_add (legend, MV_LEGEND_SIZE, _("Amount not known"), value);

      item->radius = MV_PROJECT_RADIUS_UNKNOWN;
      item->paint = MV_PAINT_QUIET;
    }
}

/* Prices: named one by one, and said to be comparable only roughly when there are several. */
static void
add_bases (MvLegend *legend, const MvProjectCounts *counts)
{
  if (counts->n_bases > 0)
    mv_legend_note (legend, FALSE, _("The prices their amounts stand in:"));
  for (guint i = 0; i < counts->n_bases; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", counts->bases[i].n);

      mv_legend_add (legend, MV_LEGEND_NOTE, counts->bases[i].name, value);
    }
  if (counts->n_bases > 1)
    mv_legend_note (legend, TRUE, _("Amounts stand in different prices: sizes across them compare only roughly, and they are never added."));
}

static void
add_places (MvLegend *legend, const MvProjectCounts *counts)
{
  const struct { guint n; const char *label; gboolean hollow; MvStroke stroke; gboolean caution; } kinds[] = {
    { counts->n_areas, _("Hollow: only the district, province or country is known"), TRUE, MV_STROKE_SOLID, FALSE },
    { counts->n_approximate, _("Dashed: approximate place"), FALSE, MV_STROKE_DASHED, FALSE },
    { counts->n_ended, _("Dotted: suspended or cancelled"), FALSE, MV_STROKE_DOTTED, FALSE },
    { counts->n_offices, _("At the borrower's office, not a project site"), TRUE, MV_STROKE_SOLID, TRUE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MvLegendItem *item;

      if (kinds[i].n == 0)
        continue;
      item = add_counted (legend, MV_LEGEND_SYMBOL, kinds[i].label, kinds[i].n, NULL, NULL, FALSE);
      item->paint = MV_PAINT_QUIET;
      item->radius = 6;
      item->hollow = kinds[i].hollow;
      item->stroke = kinds[i].stroke;
      item->caution = kinds[i].caution;
    }
}

static void
add_missing (MvLegend *legend, const MvProjectCounts *counts)
{
  const struct { guint n; const char *text; } lines[] = {
    { counts->n_unplaced, ngettext_ ("%u without a place on the map", "%u without a place on the map", counts->n_unplaced) },
    { counts->statuses[MV_STATUS_UNKNOWN], ngettext_ ("%u whose status is not stated", "%u whose status is not stated", counts->statuses[MV_STATUS_UNKNOWN]) },
    { counts->n_undated, ngettext_ ("%u without a year, not drawn", "%u without a year, not drawn", counts->n_undated) },
    { counts->n_later, counts->from > 0 ? ngettext_ ("%u of other years", "%u of other years", counts->n_later)
                                        : ngettext_ ("%u of later years", "%u of later years", counts->n_later) },
    { counts->n_repeats, ngettext_ ("%u record repeats another and is merged with it", "%u records repeat another and are merged with it", counts->n_repeats) },
    { counts->n_parts, ngettext_ ("%u is part of another record", "%u are parts of another record", counts->n_parts) }
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].n > 0)
      {
        g_autofree char *text = g_strdup_printf (lines[i].text, lines[i].n);

        mv_legend_add (legend, MV_LEGEND_NOTE, text, NULL);
      }
  mv_legend_note (legend, FALSE, _("The records found, not a census: counts do not say who invests most."));
}

MvLegend *
mv_project_legend_new (const MvProjectCounts *counts)
{
  g_autofree char *title = counts->from > 0 ? g_strdup_printf (_("Projects of %d–%d"), counts->from, counts->to)
                                            : g_strdup_printf (_("Projects up to %d"), counts->year);
  g_autofree char *subtitle = g_strdup_printf (ngettext_ ("%u on the map, by year of commitment, else of announcement or start",
                                                         "%u on the map, by year of commitment, else of announcement or start", counts->n_shown),
                                               counts->n_shown);
  MvLegend *legend = mv_legend_new ("projects", title, subtitle);

  add_sponsors (legend, counts);
  add_themes (legend, counts);
  for (guint i = 0; i < MV_N_STATUSES; i++)
    if (counts->statuses[i] > 0 && i != MV_STATUS_UNKNOWN)
      add_counted (legend, MV_LEGEND_NOTE, mv_status_name (i), counts->statuses[i], "status", mv_status_code (i), counts->status_off[i]);
  add_sizes (legend, counts);
  add_bases (legend, counts);
  add_places (legend, counts);
  add_missing (legend, counts);
  return legend;
}
