/* Projects up to the year of the view: filtered, counted, merged with the records that repeat them, planned. */
#include "app/base/number.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/plan/project-legend.h"
#include "app/plan/project-plan.h"
#include "app/scene/project-filter.h"
#include "app/store/measures.h"
#include "app/store/projects.h"

typedef struct
{
  MvBuild         *build;
  MvProjects      *projects;
  GHashTable      *by_id;       /* project_id -> index + 1 */
  gboolean        *passes;      /* of each row: all filters and the year */
  GPtrArray      **repeats;     /* of each row: rows that repeat it, or NULL */
  GArray          *items;       /* MvProjectItem of what is drawn */
  GArray          *rows;        /* guint: the row of each item */
  GArray          *unplaced;    /* guint: rows that pass the filters and are not on the map: no place, or no year */
  GHashTable      *basis_names; /* basis -> name, both interned */
  MvProjectCounts  counts;
} Survey;

static const MvProjectRow *
row_at (const Survey *survey, guint i)
{
  return &g_array_index (survey->projects->rows, MvProjectRow, i);
}

/* Counts row I in each kind whose other filters it passes; returns whether it passes all. */
static gboolean
count_row (Survey *survey, guint i)
{
  const MvProjectRow *row = row_at (survey, i);
  const MvView *view = survey->build->view;
  MvProjectCounts *counts = &survey->counts;
  gboolean sponsor = mv_project_sponsor_passes (view, row), theme = mv_project_list_passes (view->themes, row->theme), status = mv_project_list_passes (view->statuses, row->status);

  if (!mv_project_focus_passes (survey->build, row))
    return FALSE;
  if (row->year == 0)
    {
      if (sponsor && theme && status)
        {
          counts->n_undated++;
          g_array_append_val (survey->unplaced, i);
        }
      return FALSE;
    }
  if (!mv_project_period_passes (view, row))
    {
      counts->n_later += sponsor && theme && status;
      return FALSE;
    }
  counts->roles[mv_role_from_code (row->sponsor_role)] += theme && status;
  counts->themes[mv_theme_from_code (row->theme)] += sponsor && status;
  counts->statuses[mv_status_from_code (row->status)] += sponsor && theme;
  return sponsor && theme && status;
}

static void
mark_filters (Survey *survey)
{
  const MvView *view = survey->build->view;
  MvProjectCounts *counts = &survey->counts;

  for (guint i = 0; i < MV_N_ROLES; i++)
    counts->role_off[i] = !mv_project_list_passes (view->sponsors, mv_role_code (i));
  for (guint i = 0; i < MV_N_THEMES; i++)
    counts->theme_off[i] = !mv_project_list_passes (view->themes, mv_theme_code (i));
  for (guint i = 0; i < MV_N_STATUSES; i++)
    counts->status_off[i] = !mv_project_list_passes (view->statuses, mv_status_code (i));
}

/* A record that repeats another one is told with it, when that one is shown; else it stands for itself. */
static void
merge_repeats (Survey *survey)
{
  for (guint i = 0; i < survey->projects->rows->len; i++)
    {
      const MvProjectRow *row = row_at (survey, i);
      g_auto (GStrv) targets = survey->passes[i] && row->dup_of != NULL ? g_strsplit (row->dup_of, ";", -1) : NULL;

      for (guint t = 0; targets != NULL && targets[t] != NULL; t++)
        {
          guint target = GPOINTER_TO_UINT (g_hash_table_lookup (survey->by_id, targets[t]));

          if (target == 0 || !survey->passes[target - 1] || target - 1 == i)
            continue;
          if (survey->repeats[target - 1] == NULL)
            survey->repeats[target - 1] = g_ptr_array_new ();
          g_ptr_array_add (survey->repeats[target - 1], (gpointer) row);
          survey->passes[i] = FALSE;
          survey->counts.n_repeats++;
          break;
        }
    }
}

static int
placing_rank (const MvProjectRow *row)
{
  static const int ranks[] = { [MV_PLACE_SITE] = 4, [MV_PLACE_APPROXIMATE] = 3, [MV_PLACE_AREA] = 2, [MV_PLACE_OFFICE] = 1, [MV_PLACE_NONE] = 0 };

  return isnan (row->lon) ? 0 : ranks[mv_placing_from_code (row->precision)];
}

/* The record whose place is known best: the row itself, or one that repeats it. */
static const MvProjectRow *
best_placed (const Survey *survey, guint i)
{
  const MvProjectRow *best = row_at (survey, i);

  for (guint r = 0; survey->repeats[i] != NULL && r < survey->repeats[i]->len; r++)
    {
      const MvProjectRow *row = g_ptr_array_index (survey->repeats[i], r);

      if (placing_rank (row) > placing_rank (best))
        best = row;
    }
  return best;
}

static void
add_item (Survey *survey, guint i)
{
  const MvProjectRow *row = row_at (survey, i), *place = best_placed (survey, i);
  MvProjectStatus status = mv_status_from_code (row->status);
  MvProjectItem item = { .id = row->project_id, .name = row->name, .at = { NAN, NAN }, .role = mv_role_from_code (row->sponsor_role),
                         .theme = mv_theme_from_code (row->theme), .placing = mv_placing_from_code (place->precision), .amount = row->amount,
                         .ended = status == MV_STATUS_CANCELLED || status == MV_STATUS_SUSPENDED, .has_footprint = row->has_footprint };
  MvProjectCounts *counts = &survey->counts;

  if (*row->countries != '\0')
    {
      g_autofree char *first = g_strndup (row->countries, strcspn (row->countries, " "));

      item.country = g_intern_string (first);
    }
  if (placing_rank (place) > 0)
    item.at = mv_mercator_project (place->lon, place->lat);
  if (placing_rank (place) == 0 && !row->has_footprint)
    {
      counts->n_unplaced++;
      g_array_append_val (survey->unplaced, i);
      return;
    }
  counts->n_shown++;
  counts->n_parts += row->part_of != NULL;
  counts->n_no_amount += isnan (row->amount);
  counts->n_capped += row->amount > 20e9;
  counts->n_areas += item.placing == MV_PLACE_AREA;
  counts->n_approximate += item.placing == MV_PLACE_APPROXIMATE && !item.ended;
  counts->n_offices += item.placing == MV_PLACE_OFFICE;
  counts->n_ended += item.ended;
  g_array_append_val (survey->items, item);
  g_array_append_val (survey->rows, i);
}

static void
say (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static const char *
basis_name (Survey *survey, const char *basis)
{
  const char *name = g_hash_table_lookup (survey->basis_names, basis);

  if (name == NULL)
    {
      name = mv_basis_name (survey->build->db, basis, NULL);
      g_hash_table_insert (survey->basis_names, (gpointer) basis, (gpointer) name);
    }
  return name;
}

static void
say_amount (GString *text, Survey *survey, const MvProjectRow *row)
{
  g_autofree char *amount = NULL, *priced = NULL;
  gboolean bound;

  if (isnan (row->amount))
    {
      say (text, _("amount not known"));
      return;
    }
  amount = mv_number_short (row->amount, "USD");
  bound = mv_term_is_bound (row->amount_note);
  priced = g_strdup_printf ("%s%s%s (%s)", bound ? mv_term (row->amount_note) : "", bound ? " " : "", amount, basis_name (survey, row->basis));
  say (text, priced);
  if (!bound)
    say (text, mv_term (row->amount_note));
}

static char *
row_detail (Survey *survey, guint i)
{
  const MvProjectRow *row = row_at (survey, i);
  GString *text = g_string_sized_new (160);

  say_amount (text, survey, row);
  say (text, mv_theme_name (mv_theme_from_code (row->theme)));
  say (text, row->sponsor_org != NULL ? row->sponsor_org : row->funder != NULL ? row->funder : mv_role_name (mv_role_from_code (row->sponsor_role)));
  say (text, mv_status_name (mv_status_from_code (row->status)));
  if (row->status_as_of != NULL)
    g_string_append_printf (text, " (%s)", row->status_as_of);
  if (row->year > 0)
    g_string_append_printf (text, " · %d", row->year);
  else
    say (text, _("year not known"));
  if (mv_placing_from_code (row->precision) == MV_PLACE_AREA)
    say (text, _("place known by area only"));
  if (row->part_of != NULL)
    say (text, _("part of another record"));
  for (guint r = 0; survey->repeats[i] != NULL && r < survey->repeats[i]->len; r++)
    {
      const MvProjectRow *repeat = g_ptr_array_index (survey->repeats[i], r);
      g_autofree char *also = g_strdup_printf (_("also recorded as “%s” (%s)"), repeat->name, mv_build_publisher (survey->build, repeat->source_id));

      say (text, also);
    }
  say (text, row->caution);
  return g_string_free (text, FALSE);
}

static char *
detail_of (guint index, gpointer data)
{
  Survey *survey = data;

  return row_detail (survey, g_array_index (survey->rows, guint, index));
}

static void
list_row (Survey *survey, guint i)
{
  const MvProjectRow *row = row_at (survey, i);
  g_autofree char *ref = g_strconcat ("project:", row->project_id, NULL);
  MvMark *mark = mv_mark_new (MV_MARK_SYMBOL, ref);

  mark->title = g_strdup (row->name);
  mark->detail = row_detail (survey, i);
  mark->value = row->amount;
  mark->order = isnan (row->amount) ? 0 : row->amount;
  mark->role = mv_role_from_code (row->sponsor_role);
  mark->theme = mv_theme_from_code (row->theme);
  mark->from = (MvPoint) { NAN, NAN };
  g_ptr_array_add (survey->build->scene->listed, mark);
}

/* What no mark of its own stands for: projects that share a place with others at every zoom, and those without a place. */
static void
list_rest (Survey *survey, GPtrArray *marks)
{
  g_autoptr (GHashTable) alone = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < marks->len; i++)
    g_hash_table_add (alone, ((MvMark *) marks->pdata[i])->ref);
  for (guint k = 0; k < survey->rows->len; k++)
    {
      guint i = g_array_index (survey->rows, guint, k);
      g_autofree char *ref = g_strconcat ("project:", row_at (survey, i)->project_id, NULL);

      if (!g_hash_table_contains (alone, ref))
        list_row (survey, i);
    }
  for (guint k = 0; k < survey->unplaced->len; k++)
    list_row (survey, g_array_index (survey->unplaced, guint, k));
}

/* Sources of what is drawn and counts of the prices of its amounts. */
static void
survey_sources (Survey *survey, GHashTable *sources, GArray *bases)
{
  for (guint k = 0; k < survey->rows->len; k++)
    {
      const MvProjectRow *row = row_at (survey, g_array_index (survey->rows, guint, k));
      const char *const ids[] = { row->source_id, row->location_source_id, row->amount_source_id, row->status_source_id };
      guint b;

      for (guint s = 0; s < G_N_ELEMENTS (ids); s++)
        if (ids[s] != NULL)
          g_hash_table_add (sources, (gpointer) ids[s]);
      if (isnan (row->amount))
        continue;
      for (b = 0; b < bases->len && g_array_index (bases, MvBasisCount, b).name != row->basis; b++)
        ;
      if (b == bases->len)
        {
          MvBasisCount basis = { row->basis, 0 };

          g_array_append_val (bases, basis);
        }
      g_array_index (bases, MvBasisCount, b).n++;
    }
}

static gboolean
add_legend (Survey *survey, GError **error)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (MvBasisCount));

  survey_sources (survey, sources, bases);
  for (guint b = 0; b < bases->len; b++)
    {
      MvBasisCount *basis = &g_array_index (bases, MvBasisCount, b);

      basis->name = mv_basis_name (survey->build->db, basis->name, error);
      if (basis->name == NULL)
        return FALSE;
    }
  survey->counts.bases = (const MvBasisCount *) (gpointer) bases->data;
  survey->counts.n_bases = bases->len;
  survey->counts.year = survey->build->view->year;
  survey->counts.from = survey->build->view->period_from;
  survey->counts.to = survey->build->view->period_to;
  mv_build_legend (survey->build, mv_project_legend_new (&survey->counts), sources);
  return TRUE;
}

static void
take_marks (MvBuild *build, GPtrArray *marks)
{
  g_ptr_array_set_free_func (marks, NULL);
  for (guint i = 0; i < marks->len; i++)
    {
      MvMark *mark = g_ptr_array_index (marks, i);

      g_ptr_array_add (mark->form == MV_MARK_LINE ? build->lines : build->symbols, mark);
    }
}

gboolean
mv_build_projects (MvBuild *build, GError **error)
{
  g_autoptr (MvProjects) projects = mv_projects_read (build->db, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal), basis_names = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (MvProjectItem)), rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) unplaced = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) marks = NULL;
  g_autofree gboolean *passes = NULL;
  g_autofree GPtrArray **repeats = NULL;
  Survey survey = { .build = build, .projects = projects, .by_id = by_id, .items = items, .rows = rows, .unplaced = unplaced,
                    .basis_names = basis_names };
  gboolean done;
  guint n;

  if (projects == NULL)
    return FALSE;
  n = projects->rows->len;
  survey.passes = passes = g_new0 (gboolean, n);
  survey.repeats = repeats = g_new0 (GPtrArray *, n);
  mark_filters (&survey);
  for (guint i = 0; i < n; i++)
    {
      g_hash_table_insert (by_id, (gpointer) row_at (&survey, i)->project_id, GUINT_TO_POINTER (i + 1));
      passes[i] = count_row (&survey, i);
    }
  merge_repeats (&survey);
  for (guint i = 0; i < n; i++)
    if (passes[i])
      add_item (&survey, i);
  marks = mv_project_plan ((const MvProjectItem *) (gpointer) items->data, items->len, detail_of, &survey);
  list_rest (&survey, marks);
  take_marks (build, marks);
  done = add_legend (&survey, error);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&repeats[i], g_ptr_array_unref);
  return done;
}
