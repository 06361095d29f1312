/* Projects over time: what is known of announcement, commitment, start and completion. */
#include <math.h>

#include "app/base/text.h"
#include "app/plan/project-legend.h"
#include "app/scene/chart-private.h"

/* Newest first; by amount when all amounts are of one basis. */
static int
compare_years (gconstpointer a, gconstpointer b)
{
  const MvProjectRow *one = *(const MvProjectRow *const *) a, *other = *(const MvProjectRow *const *) b;

  return one->year != other->year ? (one->year > other->year ? -1 : 1) : g_strcmp0 (one->project_id, other->project_id);
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const MvProjectRow *one = *(const MvProjectRow *const *) a, *other = *(const MvProjectRow *const *) b;

  if (isnan (one->amount) != isnan (other->amount))
    return isnan (one->amount) ? 1 : -1;
  if (!isnan (one->amount) && one->amount != other->amount)
    return one->amount > other->amount ? -1 : 1;
  return compare_years (a, b);
}

/* The one basis of all amounts, or NULL. */
static const char *
one_basis (const GPtrArray *shown)
{
  const char *basis = NULL;

  for (guint i = 0; i < shown->len; i++)
    {
      const MvProjectRow *row = shown->pdata[i];

      if (isnan (row->amount))
        continue;
      if (basis != NULL && basis != row->basis)
        return NULL;
      basis = row->basis;
    }
  return basis;
}

static MvChartRow *
add_phase (MvBuild *build, MvChartTable *table, const MvProjectRow *project, const char *phase, const char *words, int from, int until)
{
  MvChartRow *row = mv_chart_table_add (table);

  row->category = g_intern_string (project->project_id);
  row->category_title = g_intern_string (project->name);
  row->series = project->sponsor_role;
  row->role = mv_role_from_code (project->sponsor_role);
  row->series_title = g_intern_string (mv_role_name (row->role));
  row->concept = phase;
  row->x = from;
  row->until = until > 0 ? until : NAN;
  row->state = MV_CHART_KNOWN;
  row->source_id = project->source_id;
  row->publisher = g_intern_string (mv_build_publisher (build, project->source_id));
  row->doubtful = project->status != NULL && (g_str_equal (project->status, "cancelled") || g_str_equal (project->status, "suspended"));
  row->about = words;
  g_free (row->ref);
  row->ref = g_strconcat ("project:", project->project_id, NULL);
  return row;
}

static void
add_project (MvBuild *build, MvChartTable *table, const MvProjectRow *project)
{
  guint before = table->rows->len;
  MvChartRow *first;

  if (project->announced > 0)
    add_phase (build, table, project, "announced", g_intern_string (_("announced")), project->announced, 0);
  if (project->committed > 0)
    add_phase (build, table, project, "committed", g_intern_string (_("committed")), project->committed, 0);
  if (project->start > 0)
    add_phase (build, table, project, "works", g_intern_string (project->end > 0 ? _("start to completion") : _("start; completion not known")), project->start,
               project->end);
  else if (project->end > 0)
    add_phase (build, table, project, "completed", g_intern_string (_("completion; start not known")), project->end, 0);
  if (table->rows->len == before)
    return;
  /* The amount stands once, in the first row. */
  first = &g_array_index (table->rows, MvChartRow, before);
  if (!isnan (project->amount))
    {
      first->value = project->amount;
      first->state = project->amount == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
      first->unit = g_intern_static_string ("USD");
      first->basis = project->basis;
    }
  first->note = g_strdup_printf ("%s%s%s", mv_status_name (mv_status_from_code (project->status)), project->caution != NULL ? " · " : "",
                                 project->caution != NULL ? project->caution : "");
}

MvChartTable *
mv_chart_rows_gantt (MvBuild *build, GError **error)
{
  g_auto (MvChartProjects) survey = { NULL };
  g_autoptr (MvChartTable) table = NULL;
  g_autofree char *title = NULL;
  const char *basis;

  if (!mv_chart_projects_open (&survey, build, error))
    return NULL;
  title = build->focus_five || build->focus[1] != NULL ? g_strdup (_("Projects from announcement to completion"))
                                                       : g_strdup_printf (_("Projects in %s from announcement to completion"),
                                                                          mv_build_name (build, "country", build->focus[0]));
  table = mv_chart_table_new (MV_CHART_GANTT, title);
  basis = one_basis (survey.shown);
  g_ptr_array_sort (survey.shown, basis != NULL ? compare_amounts : compare_years);
  for (guint i = 0; i < survey.shown->len; i++)
    add_project (build, table, survey.shown->pdata[i]);
  g_free (table->subtitle);
  table->subtitle = g_strdup (basis != NULL ? _("the largest amounts first") : _("the newest first"));
  if (basis != NULL)
    mv_chart_table_note (table, _("Ranked by amount: all amounts shown are %s."), mv_basis_name (build->db, basis, NULL));
  else
    mv_chart_table_note (table, "%s", _("Ranked by year of commitment, else of announcement or start, as the amounts are of different bases and cannot be compared. "
                                        "Choose one sponsor to rank by amount."));
  mv_chart_table_note (table, "%s", _("Only years on record are drawn. What lies after the year shown, or has no completion year, is pale: planned, or not known."));
  if (survey.repeats + survey.parts > 0)
    mv_chart_table_note (table, _("%u records that repeat or are part of another are left to that one."), survey.repeats + survey.parts);
  if (survey.undated > 0)
    mv_chart_table_note (table, ngettext_ ("%u record without a year is not shown.", "%u records without a year are not shown.", survey.undated), survey.undated);
  mv_chart_projects_sources (&survey, table);
  if (table->rows->len == 0)
    table->reason = g_strdup (_("No project on record passes these filters. Choose others, or a later year."));
  return g_steal_pointer (&table);
}
