#include "app/plan/project-plan.h"

#include "app/base/text.h"
#include "app/plan/cluster.h"

const MvAreaScale mv_project_scale = { .unit_value = 1e9, .unit = 10, .minimum = 7.071, .maximum = 44.72 };

MvPlacing
mv_placing_from_code (const char *precision)
{
  static const struct { const char *code; MvPlacing placing; } codes[] = {
    { "footprint", MV_PLACE_SITE }, { "site", MV_PLACE_SITE }, { "point", MV_PLACE_SITE }, { "town", MV_PLACE_SITE }, { "route", MV_PLACE_SITE },
    { "approximate", MV_PLACE_APPROXIMATE }, { "district", MV_PLACE_AREA }, { "province", MV_PLACE_AREA }, { "country", MV_PLACE_AREA },
    { "borrower_office", MV_PLACE_OFFICE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (codes[i].code, precision) == 0)
      return codes[i].placing;
  return MV_PLACE_NONE;
}

static double
item_radius (const MvProjectItem *item)
{
  return isnan (item->amount) ? MV_PROJECT_RADIUS_UNKNOWN : mv_scale_radius (&mv_project_scale, item->amount);
}

static MvStroke
item_stroke (const MvProjectItem *item)
{
  if (item->ended)
    return MV_STROKE_DOTTED;
  return item->placing == MV_PLACE_APPROXIMATE ? MV_STROKE_DASHED : MV_STROKE_SOLID;
}

static gboolean
item_hollow (const MvProjectItem *item)
{
  return item->placing == MV_PLACE_AREA || item->placing == MV_PLACE_OFFICE;
}

static char *
item_ref (const MvProjectItem *item)
{
  return g_strconcat ("project:", item->id, NULL);
}

static MvMark *
item_mark (const MvProjectItem *item, MvMarkForm form)
{
  g_autofree char *ref = item_ref (item);
  MvMark *mark = mv_mark_new (form, ref);

  mark->title = g_strdup (item->name);
  mark->paint = MV_PAINT_ROLE;
  mark->role = item->role;
  mark->theme = item->theme;
  mark->value = item->amount;
  mark->order = isnan (item->amount) ? 0 : item->amount;
  return mark;
}

static MvMark *
symbol_mark (const MvProjectItem *item, const MvClusterNode *node, char *detail)
{
  MvMark *mark = item_mark (item, MV_MARK_SYMBOL);

  mark->detail = detail;
  mark->symbol = MV_SYMBOL_THEME;
  mark->from = node->at;
  mark->radius = item_radius (item);
  mark->stroke = item_stroke (item);
  mark->hollow = item_hollow (item);
  mark->min_zoom = node->min_zoom;
  mark->max_zoom = node->max_zoom;
  return mark;
}

/* "China 20, Multilateral lenders 12" */
static char *
shares_text (const MvMark *mark)
{
  GString *text = g_string_new (NULL);
  gboolean said[MV_N_ROLES] = { FALSE };

  for (guint turn = 0; turn < MV_N_ROLES; turn++)
    {
      guint best = 0;

      for (guint role = 1; role < MV_N_ROLES; role++)
        if (!said[role] && (said[best] || mark->shares[role] > mark->shares[best]))
          best = role;
      if (said[best] || mark->shares[best] == 0)
        break;
      said[best] = TRUE;
      g_string_append_printf (text, "%s%s %u", turn > 0 ? ", " : "", mv_role_name (best), mark->shares[best]);
    }
  return g_string_free (text, FALSE);
}

static MvMark *
cluster_mark (const MvProjectItem *items, const guint *rows, const MvClusterNode *node)
{
  MvMark *mark = mv_mark_new (MV_MARK_SYMBOL, NULL);

  mark->symbol = MV_SYMBOL_CLUSTER;
  mark->from = node->at;
  mark->count = node->n_members;
  mark->radius = mv_cluster_radius (node->n_members);
  mark->hollow = TRUE;
  mark->members = g_new0 (char *, node->n_members + 1);
  for (guint i = 0; i < node->n_members; i++)
    {
      const MvProjectItem *item = &items[rows[node->members[i]]];

      mark->members[i] = item_ref (item);
      mark->shares[item->role]++;
      mark->hollow = mark->hollow && item_hollow (item);
      if (mark->shares[item->role] > mark->shares[mark->role])
        mark->role = item->role;
    }
  mark->title = g_strdup_printf (ngettext_ ("%u project", "%u projects", node->n_members), node->n_members);
  mark->detail = shares_text (mark);
  mark->paint = MV_PAINT_ROLE;
  /* Amounts of different prices are never added: clusters rank by their count, as if each project held 100 million. */
  mark->order = node->n_members * 1e8;
  mark->min_zoom = node->min_zoom;
  mark->max_zoom = node->max_zoom;
  return mark;
}

static MvMark *
footprint_mark (const MvProjectItem *item, char *detail)
{
  MvMark *mark = item_mark (item, MV_MARK_LINE);

  mark->detail = detail;
  mark->key = g_intern_string (item->id);
  mark->layer = "project_footprint";
  mark->width = 2.5;
  mark->stroke = item_stroke (item);
  mark->min_zoom = MV_PROJECT_FOOTPRINT_ZOOM;
  return mark;
}

static int
larger_first (gconstpointer a, gconstpointer b)
{
  const MvMark *first = *(MvMark *const *) a, *second = *(MvMark *const *) b;

  if (first->radius != second->radius)
    return first->radius < second->radius ? 1 : -1;
  return g_strcmp0 (first->members != NULL ? first->members[0] : first->ref, second->members != NULL ? second->members[0] : second->ref);
}

GPtrArray *
mv_project_plan (const MvProjectItem *items, guint n, MvProjectDetail detail, gpointer data)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_mark_free);
  g_autoptr (GPtrArray) symbols = g_ptr_array_new ();
  g_autofree MvClusterPoint *points = g_new (MvClusterPoint, n);
  g_autofree guint *rows = g_new (guint, n);
  g_autoptr (GPtrArray) nodes = NULL;
  guint n_points = 0;

  for (guint i = 0; i < n; i++)
    {
      if (items[i].has_footprint)
        g_ptr_array_add (marks, footprint_mark (&items[i], detail (i, data)));
      if (isnan (items[i].at.x))
        continue;
      points[n_points] = (MvClusterPoint) { items[i].at, isnan (items[i].amount) ? 0 : items[i].amount, item_radius (&items[i]), items[i].country };
      rows[n_points++] = i;
    }
  nodes = mv_cluster_points (points, n_points);
  for (guint i = 0; i < nodes->len; i++)
    {
      const MvClusterNode *node = g_ptr_array_index (nodes, i);

      if (node->n_members > 1)
        g_ptr_array_add (symbols, cluster_mark (items, rows, node));
      else
        {
          guint row = rows[node->members[0]];

          g_ptr_array_add (symbols, symbol_mark (&items[row], node, detail (row, data)));
        }
    }
  g_ptr_array_sort (symbols, larger_first);
  g_ptr_array_extend_and_steal (marks, g_steal_pointer (&symbols));
  return marks;
}
