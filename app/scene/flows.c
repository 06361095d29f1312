/* The flows of the focus in a year: rows, places and names joined, planned, and told in words. */
#include "app/base/number.h"
#include "app/base/text.h"
#include "app/measure/balance.h"
#include "app/plan/flow-legend.h"
#include "app/scene/build.h"
#include "app/scene/flow-words.h"
#include "app/scene/partners.h"
#include "app/scene/period.h"
#include "app/store/flows.h"
#include "app/store/measures.h"

#define FULL_WIDTH 22.0         /* px of the largest flow of all years */
#define END_RADIUS 3.0          /* px of the disc at a partner's end */
#define FOCUS_RADIUS 4.5
#define FOCUS_FILL 0.35
#define N_ENDS_IN_BOX 8         /* the largest flows whose ends a view without a camera shows ... */
#define SHARE_IN_BOX 0.1        /* ... unless they are below this share of the largest */

static MvFlowLink
make_link (MvBuild *build, const MvFlowRow *row)
{
  const MvAtlasCountry *from = mv_atlas_country (build->atlas, row->from), *to = mv_atlas_country (build->atlas, row->to);
  const MvPoint nowhere = { NAN, NAN };

  return (MvFlowLink) {
    .from = row->from, .to = row->to, .value = row->value,
    .from_at = from != NULL ? from->label : nowhere, .to_at = to != NULL ? to->label : nowhere,
    .from_role = from != NULL ? from->role : MV_ROLE_OTHER, .to_role = to != NULL ? to->role : MV_ROLE_OTHER,
    .from_focus = mv_build_in_focus (build, row->from), .to_focus = mv_build_in_focus (build, row->to)
  };
}

/* Partner rows as links, in the order of ROWS without the totals; INDEX says which row each is. */
static void
split_rows (MvBuild *build, GArray *rows, GArray *links, GArray *index)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (!g_str_equal (row->from, "WLD") && !g_str_equal (row->to, "WLD"))
        {
          MvFlowLink link = make_link (build, row);

          g_array_append_val (links, link);
          g_array_append_val (index, i);
        }
    }
}

static MvMark *
arrow_mark (MvFlowStory *story, const MvFlowArrow *arrow)
{
  const MvFlowLink *link = &g_array_index (story->links, MvFlowLink, arrow->link);
  const MvFlowRow *row = mv_flow_story_row (story, arrow->link);
  g_autofree char *ref = g_strdup_printf ("flow:%s/%d/%s/%s/%s", story->measure->measure, row->year, row->from, row->to, story->build->view->product);
  MvMark *mark = mv_mark_new (MV_MARK_ARROW, ref);

  mark->title = g_strdup_printf ("%s → %s", mv_build_name (story->build, "country", row->from), mv_build_name (story->build, "country", row->to));
  mark->detail = mv_flow_detail (story, arrow);
  if (arrow->opposite >= 0)
    {
      g_autofree char *net = mv_number_short (arrow->value, story->measure->unit);

      mark->label = g_strconcat ("+", net, NULL);
    }
  mark->value = arrow->value;
  mark->order = fabs (arrow->value);
  mark->paint = MV_PAINT_ROLE;
  mark->role = arrow->role;
  mark->width = arrow->width;
  mark->from = arrow->returned ? link->to_at : link->from_at;
  mark->to = arrow->returned ? link->from_at : link->to_at;
  mark->start_gap = ((arrow->returned ? link->to_focus : link->from_focus) ? FOCUS_RADIUS : END_RADIUS) + 2;
  mark->end_gap = ((arrow->returned ? link->from_focus : link->to_focus) ? FOCUS_RADIUS : END_RADIUS) + 2;
  return mark;
}

/* One disc where arrows end, so that partners can be seen, pointed at and reached by keyboard. */
static void
add_end (MvBuild *build, GHashTable *ends, const char *iso3, MvPoint at, MvRole role, gboolean focus, double value)
{
  MvMark *mark = g_hash_table_lookup (ends, iso3);

  if (mark == NULL)
    {
      g_autofree char *ref = g_strconcat ("country:", iso3, NULL);

      mark = mv_mark_new (MV_MARK_SYMBOL, ref);
      mark->symbol = MV_SYMBOL_DISC;
      mark->title = g_strdup (mv_build_name (build, "country", iso3));
      mark->from = at;
      mark->value = 0;
      mark->paint = MV_PAINT_ROLE;
      mark->role = role;
      mark->radius = focus ? FOCUS_RADIUS : END_RADIUS;
      g_ptr_array_add (build->symbols, mark);
      g_hash_table_insert (ends, (gpointer) iso3, mark);
    }
  mark->value += fabs (value);
  mark->order = mark->value;
}

static void
describe_ends (MvFlowStory *story, GHashTable *ends)
{
  GHashTableIter iter;
  gpointer end;

  g_hash_table_iter_init (&iter, ends);
  while (g_hash_table_iter_next (&iter, NULL, &end))
    {
      g_autofree char *value = mv_number_short (((MvMark *) end)->value, story->measure->unit);

      ((MvMark *) end)->detail = g_strdup_printf (_("%s in the arrows that end here"), value);
    }
}

static void
add_marks (MvFlowStory *story)
{
  MvBuild *build = story->build;
  g_autoptr (GHashTable) ends = g_hash_table_new (NULL, NULL);
  MvBox *box = &build->scene->box;

  for (guint i = 0; i < story->plan->arrows->len; i++)
    {
      const MvFlowArrow *arrow = &g_array_index (story->plan->arrows, MvFlowArrow, i);
      const MvFlowLink *link = &g_array_index (story->links, MvFlowLink, arrow->link);

      g_ptr_array_add (build->arrows, arrow_mark (story, arrow));
      add_end (build, ends, link->from, link->from_at, link->from_role, link->from_focus, arrow->value);
      add_end (build, ends, link->to, link->to_at, link->to_role, link->to_focus, arrow->value);
      g_hash_table_add (story->sources, (gpointer) mv_flow_story_row (story, arrow->link)->source_id);
      if (arrow->opposite >= 0)
        g_hash_table_add (story->sources, (gpointer) mv_flow_story_row (story, arrow->opposite)->source_id);
      if (i < N_ENDS_IN_BOX && fabs (arrow->value) >= SHARE_IN_BOX * fabs (g_array_index (story->plan->arrows, MvFlowArrow, 0).value))
        {
          mv_box_add (box, link->from_at);
          mv_box_add (box, link->to_at);
        }
    }
  describe_ends (story, ends);
}

static void
add_focus_areas (MvBuild *build)
{
  if (build->view->overlays & (MV_OVERLAY_ALLIANCES | MV_OVERLAY_VOTES))
    return;     /* their fills say something else */
  for (guint i = 0; build->focus[i] != NULL; i++)
    {
      g_autofree char *ref = g_strconcat ("country:", build->focus[i], NULL);
      const MvAtlasCountry *country = mv_atlas_country (build->atlas, build->focus[i]);
      MvMark *mark = mv_mark_new (MV_MARK_AREA, ref);

      mark->title = g_strdup (mv_build_name (build, "country", build->focus[i]));
      mark->detail = g_strdup (_("in the focus"));
      mark->key = build->focus[i];
      mark->paint = MV_PAINT_ROLE;
      mark->role = country->role;
      mark->tone = FOCUS_FILL;
      g_ptr_array_add (build->areas, mark);
    }
}

gboolean
mv_build_flows (MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  g_autoptr (MvMeasure) measure = mv_measure_read (build->db, view->family, view->measure, error);
  g_autoptr (GArray) rows = NULL, links = g_array_new (FALSE, FALSE, sizeof (MvFlowLink)), index = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (MvFlowPlan) plan = NULL;
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  MvFlowChoice choice = { .top = view->top, .full_width = FULL_WIDTH, .balance = view->direction == MV_DIRECTION_BALANCE };
  MvFlowStory story = { build, measure, rows, links, index, NULL, &choice, sources, FALSE };

  choice.outward = view->direction != MV_DIRECTION_IMPORT;
  choice.inward = view->direction != MV_DIRECTION_EXPORT;
  if (measure == NULL)
    return FALSE;
  rows = mv_period_rows (build, measure, &story.summed, error);
  if (rows == NULL || !mv_partners_limit (build, rows, error)
      || !mv_flows_largest (build->db, measure->measure, view->product, (const char *const *) build->focus, &choice.scale_max, error))
    return FALSE;
  if (story.summed)
    {
      choice.n_years = (guint) (view->period_to - view->period_from + 1);
      choice.scale_max *= choice.n_years;
      build->summed = TRUE;
    }
  split_rows (build, rows, links, index);
  plan = mv_flow_plan_new ((const MvFlowLink *) (gpointer) links->data, links->len, &choice);
  story.rows = rows;
  story.plan = plan;
  add_focus_areas (build);
  add_marks (&story);
  return mv_flow_legend (&story, error);
}
