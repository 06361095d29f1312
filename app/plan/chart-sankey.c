/* Who sends what to whom: bands between two or three columns of bars, as wide as their values. All columns add up to the same sum:
 * what the space leaves out is drawn as one "other" in its column. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/number.h"
#include "app/base/text.h"

#define N_COLUMNS 3
#define N_CURVE 14              /* points of one side of a band */
#define LABEL_GAP 1.45          /* em that a bar takes at least, for its label */
#define NARROW 45.0             /* em of the width */
#define GAP 0.35                /* em between bars at least */
#define LEAST_BAND 0.2          /* px: thinner bands are left out */

typedef struct
{
  const char *code, *title;
  MvRole      role;
  gboolean    rest;             /* the others together, or without a name: below all */
  double      value;
  GArray     *rows;             /* guint */
  double      y, height, in, out;       /* px; how much of either side has its bands already */
  guint       order;
} Node;

typedef struct { Node *from, *to; double value; GArray *rows; guint step; } Link;

typedef struct
{
  MvChartPlan *plan;
  GPtrArray   *columns[N_COLUMNS];      /* Node */
  Node       **places[N_COLUMNS];       /* of each row; NULL = not drawn */
  gboolean     three;
  double       x[N_COLUMNS], thick, total, scale;
} Sankey;

static void
node_free (Node *node)
{
  g_array_unref (node->rows);
  g_free (node);
}

static void
link_free (Link *link)
{
  g_array_unref (link->rows);
  g_free (link);
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const Node *one = *(const Node *const *) a, *other = *(const Node *const *) b;

  if (one->rest != other->rest)
    return one->rest ? 1 : -1;
  if (one->value != other->value)
    return one->value > other->value ? -1 : 1;
  return g_strcmp0 (one->code, other->code);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const Link *one = *(const Link *const *) a, *other = *(const Link *const *) b;

  if (one->step != other->step)
    return one->step < other->step ? -1 : 1;
  if (one->from->order != other->from->order)
    return one->from->order < other->from->order ? -1 : 1;
  return one->to->order < other->to->order ? -1 : one->to->order > other->to->order;
}

static Node *
node_new (const char *code, const char *title, MvRole role, gboolean rest)
{
  Node *node = g_new0 (Node, 1);

  node->code = code;
  node->title = title;
  node->role = role;
  node->rest = rest;
  node->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  return node;
}

static const MvChartRow *
row_at (const MvChartPlan *plan, guint i)
{
  return &g_array_index (plan->table->rows, MvChartRow, i);
}

/* The node of a row in COLUMN: who sends, the product, who receives. The partner has the colours. */
static Node *
find_node (Sankey *sankey, GHashTable *known, guint column, const MvChartRow *row)
{
  gboolean partner = column == (sankey->plan->table->inward ? 0 : 2);
  const char *code = column == 1 ? row->category : partner ? row->series : row->group;
  Node *node = g_hash_table_lookup (known, code);

  if (node != NULL)
    return node;
  if (column == 1)
    node = node_new (code, row->category_title, MV_ROLE_OTHER, FALSE);
  else if (partner)
    node = node_new (code, row->series_title, row->role, row->rest);
  else
    node = node_new (code, row->group_title, mv_role_from_code (code), FALSE);
  g_hash_table_insert (known, (gpointer) code, node);
  g_ptr_array_add (sankey->columns[column], node);
  return node;
}

static guint
collect (Sankey *sankey)
{
  MvChartPlan *plan = sankey->plan;
  GHashTable *known[N_COLUMNS];
  guint left_out = 0;

  for (guint c = 0; c < N_COLUMNS; c++)
    known[c] = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < plan->table->rows->len; i++)
    sankey->three |= row_at (plan, i)->category != row_at (plan, i)->series;
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan, i);

      if (mv_chart_is_hidden (plan, row->series))
        continue;
      if (!mv_chart_row_has_value (row) || !(row->value > 0))
        {
          left_out++;
          continue;
        }
      for (guint c = 0; c < N_COLUMNS; c++)
        if (c != 1 || sankey->three)
          {
            Node *node = sankey->places[c][i] = find_node (sankey, known[c], c, row);

            /* Millionths cannot overflow; only ratios count. */
            node->value += row->value / 1e6;
            g_array_append_val (node->rows, i);
          }
      sankey->total += row->value / 1e6;
    }
  for (guint c = 0; c < N_COLUMNS; c++)
    g_hash_table_unref (known[c]);
  return left_out;
}

/* Keeps the LIMIT largest nodes of a column; the others become one. */
static void
fold (Sankey *sankey, guint column, guint limit)
{
  GPtrArray *nodes = sankey->columns[column];
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *all = NULL;
  Node *rest;
  guint n = 0, named = 0;

  g_ptr_array_sort (nodes, compare_nodes);
  for (guint i = 0; i < nodes->len; i++)
    named += !((Node *) nodes->pdata[i])->rest;
  if (named <= limit + 1)       /* one left over keeps its name */
    return;
  rest = node_new ("", NULL, MV_ROLE_OTHER, TRUE);
  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = nodes->pdata[i];

      if (node->rest || n++ < limit)
        {
          g_ptr_array_add (kept, node);
          continue;
        }
      rest->value += node->value;
      for (guint k = 0; k < node->rows->len; k++)
        sankey->places[column][g_array_index (node->rows, guint, k)] = rest;
      g_array_append_vals (rest->rows, node->rows->data, node->rows->len);
      node_free (node);
    }
  all = column == 1 ? g_strdup_printf (_("Other products (%u)"), named - limit) : g_strdup_printf (_("Others (%u)"), named - limit);
  rest->title = g_intern_string (all);
  g_ptr_array_add (kept, rest);
  g_ptr_array_set_free_func (nodes, NULL);
  g_ptr_array_set_size (nodes, 0);
  g_ptr_array_extend (nodes, kept, NULL, NULL);
  g_ptr_array_set_free_func (nodes, (GDestroyNotify) node_free);
  g_ptr_array_sort (nodes, compare_nodes);
  g_ptr_array_add (sankey->plan->chart->notes, column == 1 ? g_strdup_printf (_("The %u largest products are drawn one by one, %u smaller ones as one."), limit,
                                                                              named - limit)
                                                           : g_strdup_printf (_("The %u largest partners are drawn one by one, %u smaller ones as one."), limit,
                                                                              named - limit));
}

static char *
node_value (const Sankey *sankey, const Node *node)
{
  return mv_chart_number (node->value * 1e6, row_at (sankey->plan, g_array_index (node->rows, guint, 0))->unit);
}

/* Words of a mark that stands for many rows. */
static void
describe (const Sankey *sankey, MvChartMark *mark, const char *label, double value, const GArray *rows, const char *ref)
{
  const MvChartRow *first = row_at (sankey->plan, g_array_index (rows, guint, 0));
  g_autofree char *amount = mv_chart_number (value * 1e6, first->unit), *share = mv_number_short (100 * value / sankey->total, "%");

  if (rows->len > 1 || ref != NULL)
    mark->ref = g_intern_string (ref != NULL ? ref : "");
  mark->label = isnan (first->x) ? g_strdup (label) : g_strdup_printf ("%s, %d", label, (int) first->x);
  mark->detail = g_strdup_printf (_("%s · %s of all that is drawn%s%s"), amount, share, *first->publisher != '\0' ? " · " : "", first->publisher);
}

static void
add_bar (Sankey *sankey, guint column, Node *node)
{
  MvChartPlan *plan = sankey->plan;
  gboolean partner = column == (plan->table->inward ? 0 : 2);
  g_autofree char *ref = column != 1 && *node->code != '\0' ? g_strconcat ("country:", node->code, NULL) : NULL;
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_VALUE);

  mark->x = sankey->x[column];
  mark->y = node->y;
  mark->width = sankey->thick;
  mark->height = MAX (node->height, 0.75);
  mv_chart_mark_rows (plan, mark, (const guint *) (gpointer) node->rows->data, node->rows->len);
  mark->role = node->role;
  if (!partner)
    mark->series = "";
  if (column == 1 || node->rest)
    mark->paint = MV_PAINT_QUIET;
  if (partner && mv_chart_is_quiet (plan, node->code))
    mark->tone = 0.25;
  describe (sankey, mark, node->title, node->value, node->rows, ref);
}

/* A band that leaves and arrives level. */
static void
add_band (Sankey *sankey, Link *link)
{
  MvChartPlan *plan = sankey->plan;
  guint from = link->step == 1 ? 1 : 0, to = link->step == 0 && sankey->three ? 1 : 2;
  gboolean toward = (link->step == 1) == !plan->table->inward || !sankey->three;        /* does the band touch a partner? */
  const Node *partner = plan->table->inward ? link->from : link->to;
  double x1 = sankey->x[from] + sankey->thick, x2 = sankey->x[to], height = link->value * sankey->scale;
  double y1 = link->from->y + link->from->out, y2 = link->to->y + link->to->in;
  g_autofree char *label = g_strdup_printf ("%s → %s", link->from->title, link->to->title);
  MvPoint points[2 * N_CURVE];
  MvChartMark *mark;

  link->from->out += height;
  link->to->in += height;
  if (height < LEAST_BAND)
    {
      plan->folded++;
      return;
    }
  mark = mv_chart_mark (plan, MV_CHART_POLYGON, MV_CHART_PART_VALUE);
  for (guint i = 0; i < N_CURVE; i++)
    {
      double t = (double) i / (N_CURVE - 1), s = t * t * (3 - 2 * t), x = x1 + (x2 - x1) * t, y = y1 + (y2 - y1) * s;

      points[i] = (MvPoint) { x, y };
      points[2 * N_CURVE - 1 - i] = (MvPoint) { x, y + MAX (height, 0.5) };
    }
  mv_chart_mark_points (mark, points, G_N_ELEMENTS (points));
  mv_chart_mark_rows (plan, mark, (const guint *) (gpointer) link->rows->data, link->rows->len);
  if (toward)
    {
      mark->role = partner->role;
      mark->series = partner->code;
    }
  else
    {
      mark->role = plan->table->inward ? link->to->role : link->from->role;
      mark->series = "";
    }
  mark->tone = toward && mv_chart_is_quiet (plan, partner->code) ? 0.12 : 0.42;
  describe (sankey, mark, label, link->value, link->rows, NULL);
}

static void
add_bands (Sankey *sankey)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);

  for (guint i = 0; i < sankey->plan->table->rows->len; i++)
    for (guint step = 0; step < (sankey->three ? 2 : 1) && sankey->places[0][i] != NULL; step++)
      {
        Node *from = sankey->places[step == 1 ? 1 : 0][i], *to = sankey->places[step == 0 && sankey->three ? 1 : 2][i];
        gint64 key = ((gint64) step << 60) | ((gint64) from->order << 30) | to->order;
        Link *link = g_hash_table_lookup (known, &key);

        if (link == NULL)
          {
            link = g_new0 (Link, 1);
            *link = (Link) { from, to, 0, g_array_new (FALSE, FALSE, sizeof (guint)), step };
            g_hash_table_insert (known, g_memdup2 (&key, sizeof key), link);
            g_ptr_array_add (links, link);
          }
        link->value += row_at (sankey->plan, i)->value / 1e6;
        g_array_append_val (link->rows, i);
      }
  g_ptr_array_sort (links, compare_links);
  for (guint i = 0; i < links->len; i++)
    add_band (sankey, links->pdata[i]);
}

/* The height of a column whose every bar has room for its label. */
static double
column_height (const Sankey *sankey, guint column, double scale)
{
  double height = 0;

  for (guint i = 0; i < sankey->columns[column]->len; i++)
    height += MAX (((const Node *) sankey->columns[column]->pdata[i])->value * scale + GAP * sankey->plan->em, LABEL_GAP * sankey->plan->em);
  return height;
}

/* The largest scale at which every column fits: heights grow with it, so halving finds it. */
static double
find_scale (const Sankey *sankey)
{
  double low = 0, high = sankey->plan->chart->height / sankey->total;

  for (guint round = 0; round < 40; round++)
    {
      double middle = (low + high) / 2;
      gboolean fits = TRUE;

      for (guint c = 0; c < N_COLUMNS; c++)
        fits &= column_height (sankey, c, middle) <= sankey->plan->chart->height;
      if (fits)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Stacks a column, what is left of the height shared between its bars. */
static void
stack (Sankey *sankey, guint column)
{
  GPtrArray *nodes = sankey->columns[column];
  double em = sankey->plan->em, spare = sankey->plan->chart->height - column_height (sankey, column, sankey->scale), y = 0;

  g_ptr_array_sort (nodes, compare_nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = nodes->pdata[i];
      double slot;

      node->order = i;
      node->height = node->value * sankey->scale;
      slot = MAX (node->height + GAP * em, LABEL_GAP * em) + MAX (spare, 0) / nodes->len;
      node->y = y + (slot - node->height) / 2;
      y += slot;
    }
}

static void
add_word (Sankey *sankey, guint column, const char *text, double x, double y, gboolean left, double size, MvChartInk ink)
{
  MvChartMark *mark = mv_chart_text (sankey->plan, text, x, y, left ? MV_CHART_RIGHT : MV_CHART_LEFT, size, 400, ink);

  if (mark != NULL)
    mark->halo = column == 1;   /* between bands */
}

/* Names and values beside the bars of a column. */
static void
add_labels (Sankey *sankey, guint column, gboolean left, double room)
{
  MvChartPlan *plan = sankey->plan;
  GPtrArray *nodes = sankey->columns[column];
  double em = plan->em, size = 0.9 * em;

  for (guint i = 0; i < nodes->len; i++)
    {
      const Node *node = nodes->pdata[i];
      g_autofree char *value = node_value (sankey, node), *name = NULL;
      double width = mv_chart_text_width (plan, value, 0.86 * size, 400), edge = left ? sankey->x[column] - 0.5 * em : sankey->x[column] + sankey->thick + 0.5 * em;
      double y = node->y + node->height / 2, name_width;

      name_width = mv_chart_text_width (plan, node->title, size, 400);
      if (name_width > room - width - 0.5 * em && name_width <= room)   /* a whole name says more than a number */
        width = 0;
      name = mv_chart_shorten (plan, node->title, size, 400, room - (width > 0 ? width + 0.5 * em : 0));
      if (name == NULL)
        {
          name = mv_chart_shorten (plan, node->title, size, 400, room);
          width = 0;
        }
      if (width > room)
        width = 0;
      name_width = name != NULL ? mv_chart_text_width (plan, name, size, 400) : 0;
      add_word (sankey, column, name, left ? edge - (width > 0 ? width + 0.5 * em : 0) : edge, y, left, size, MV_CHART_INK_STRONG);
      if (width > 0)
        add_word (sankey, column, value, left ? edge : edge + name_width + 0.5 * em, y, left, 0.86 * size,
                  column == 1 ? MV_CHART_INK_STRONG : MV_CHART_INK_MUTED);
    }
}

/* The room that the labels of a column want; in a narrow chart names only. */
static double
want_room (Sankey *sankey, guint column)
{
  gboolean narrow = sankey->plan->chart->width < NARROW * sankey->plan->em;
  double widest = 0, em = sankey->plan->em;

  for (guint i = 0; i < sankey->columns[column]->len; i++)
    {
      const Node *node = sankey->columns[column]->pdata[i];
      g_autofree char *value = node_value (sankey, node);

      widest = MAX (widest, mv_chart_text_width (sankey->plan, node->title, 0.9 * em, 400)
                            + (narrow ? 0 : mv_chart_text_width (sankey->plan, value, 0.774 * em, 400) + 0.6 * em));
    }
  return widest;
}

static void
lay_out (Sankey *sankey)
{
  MvChartPlan *plan = sankey->plan;
  double em = plan->em, width = plan->chart->width;
  double left = MIN (want_room (sankey, 0), 0.24 * width), right = MIN (want_room (sankey, 2), (sankey->three ? 0.26 : 0.34) * width);
  gboolean inward = plan->table->inward;

  sankey->thick = 0.8 * em;
  sankey->scale = find_scale (sankey);
  sankey->x[0] = left + 0.6 * em;
  sankey->x[2] = MAX (width - right - 0.6 * em - sankey->thick, sankey->x[0] + 2 * sankey->thick);
  sankey->x[1] = sankey->x[0] + (inward ? 0.46 : 0.54) * (sankey->x[2] - sankey->x[0]);
  for (guint c = 0; c < N_COLUMNS; c++)
    stack (sankey, c);
  add_bands (sankey);
  for (guint c = 0; c < N_COLUMNS; c++)
    for (guint i = 0; i < sankey->columns[c]->len; i++)
      add_bar (sankey, c, sankey->columns[c]->pdata[i]);
  add_labels (sankey, 0, TRUE, left);
  add_labels (sankey, 2, FALSE, right);
  /* The names of products stand on the side of few and wide bands. */
  if (sankey->three)
    add_labels (sankey, 1, !inward, (inward ? sankey->x[2] - sankey->x[1] : sankey->x[1] - sankey->x[0]) - 2.5 * sankey->thick);
}

void
mv_chart_plan_sankey (MvChartPlan *plan)
{
  Sankey sankey = { .plan = plan };
  guint fits = (guint) MAX (plan->chart->height / (LABEL_GAP * plan->em), 4), left_out;

  for (guint c = 0; c < N_COLUMNS; c++)
    {
      sankey.columns[c] = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
      sankey.places[c] = g_new0 (Node *, plan->table->rows->len + 1);
    }
  left_out = collect (&sankey);
  if (left_out > 0)
    g_ptr_array_add (plan->chart->notes, g_strdup_printf (ngettext_ ("%u value that is zero, negative or not known has no width.",
                                                                    "%u values that are zero, negative or not known have no width.", left_out), left_out));
  if (sankey.total > 0)
    {
      guint limit = CLAMP (fits * 5 / 9, 2, 16);

      if (plan->table->most > 0)
        limit = MIN (limit, plan->table->most);
      fold (&sankey, plan->table->inward ? 0 : 2, limit);
      fold (&sankey, 1, CLAMP (fits * 5 / 9, 2, 12));
      lay_out (&sankey);
      if (plan->folded > 0)
        g_ptr_array_add (plan->chart->notes, g_strdup_printf (ngettext_ ("%u band thinner than a hair is not drawn; the bars count it.",
                                                                        "%u bands thinner than a hair are not drawn; the bars count them.", plan->folded),
                                                              plan->folded));
    }
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      g_ptr_array_unref (sankey.columns[c]);
      g_free (sankey.places[c]);
    }
}

/* The largest sum by CODE_OF among the rows; returns its title. */
static const char *
largest (const MvChartTable *table, gboolean products, double *value, double *total)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  const char *title = NULL;

  *value = *total = 0;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);
      const char *code = products ? row->category : row->series;
      double *sum = g_hash_table_lookup (sums, code);

      if (!mv_chart_row_has_value (row) || !(row->value > 0))
        continue;
      if (sum == NULL)
        g_hash_table_insert (sums, (gpointer) code, sum = g_new0 (double, 1));
      *sum += row->value;
      *total += row->value;
      if (*sum > *value && !row->rest)
        {
          *value = *sum;
          title = products ? row->category_title : row->series_title;
        }
    }
  return title;
}

void
mv_chart_say_sankey (GString *text, const MvChartTable *table)
{
  gboolean three = FALSE;
  const char *unit = table->rows->len > 0 ? g_array_index (table->rows, MvChartRow, 0).unit : "";
  double value, total;
  const char *partner = largest (table, FALSE, &value, &total);
  g_autofree char *all = mv_chart_number (total, unit), *amount = mv_chart_number (value, unit), *share = mv_number_short (100 * value / total, "%");

  for (guint i = 0; i < table->rows->len; i++)
    three |= g_array_index (table->rows, MvChartRow, i).category != g_array_index (table->rows, MvChartRow, i).series;
  mv_chart_say (text, _("All that is drawn: %s."), all);
  if (partner != NULL)
    mv_chart_say (text, _("Largest partner: %s, %s, %s of it."), partner, amount, share);
  if (three)
    {
      const char *product = largest (table, TRUE, &value, &total);
      g_autofree char *worth = mv_chart_number (value, unit), *part = mv_number_short (100 * value / total, "%");

      if (product != NULL)
        mv_chart_say (text, _("Largest product: %s, %s, %s of it."), product, worth, part);
    }
}
