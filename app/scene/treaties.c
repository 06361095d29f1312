/* Treaties in force on the date, as links between pairs of parties. Each pair is one line, however many treaties it shares. */
#include "app/base/text.h"
#include "app/scene/build.h"
#include "app/store/treaties.h"

#define END_RADIUS 3.0          /* px of the disc at a partner's end */
#define FOCUS_RADIUS 4.5

typedef struct { const char *a, *b; GPtrArray *treaties; } Pair;       /* a < b; MvTreatyParty of `a`, newest first */

static void
pair_clear (Pair *pair)
{
  g_ptr_array_unref (pair->treaties);
}

static gboolean
in_force (const MvTreatyParty *party, MvDate date)
{
  MvDate since = party->since.year != 0 ? party->since : party->start;

  return mv_date_in_span (date, party->start, party->end) && mv_date_in_span (date, since, party->until);
}

static void
add_pair (GArray *pairs, GHashTable *index, const MvTreatyParty *first, const MvTreatyParty *second)
{
  g_autofree char *key = g_strconcat (first->iso3, second->iso3, NULL);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (index, key));

  if (at == 0)
    {
      Pair pair = { first->iso3, second->iso3, g_ptr_array_new () };

      g_array_append_val (pairs, pair);
      at = pairs->len;
      g_hash_table_insert (index, g_steal_pointer (&key), GUINT_TO_POINTER (at));
    }
  g_ptr_array_add (g_array_index (pairs, Pair, at - 1).treaties, (gpointer) first);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const MvTreatyParty *first = *(MvTreatyParty *const *) a, *second = *(MvTreatyParty *const *) b;
  int gap = mv_date_first (second->start) - mv_date_first (first->start);

  return gap != 0 ? gap : g_strcmp0 (first->treaty_id, second->treaty_id);
}

/* "Treaty on … (1998-10-31); Treaty on … (2013)" */
static char *
list_treaties (const Pair *pair)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pair->treaties->len; i++)
    {
      const MvTreatyParty *treaty = g_ptr_array_index (pair->treaties, i);
      g_autofree char *start = mv_date_spoken (treaty->start);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", treaty->name);
      if (start != NULL)
        g_string_append_printf (text, " (%s)", start);
    }
  return g_string_free (text, FALSE);
}

static MvMark *
link_mark (MvBuild *build, const Pair *pair, const MvAtlasCountry *a, const MvAtlasCountry *b)
{
  const MvTreatyParty *newest = g_ptr_array_index (pair->treaties, 0);
  g_autofree char *ref = g_strdup_printf ("link:%s/%s/%s", newest->treaty_id, pair->a, pair->b);
  MvMark *mark = mv_mark_new (MV_MARK_LINE, ref);

  mark->title = g_strdup_printf ("%s – %s", mv_build_name (build, "country", pair->a), mv_build_name (build, "country", pair->b));
  mark->detail = list_treaties (pair);
  mark->value = mark->order = pair->treaties->len;
  mark->paint = MV_PAINT_ROLE;
  mark->role = a->in_region ? b->role : a->role;
  mark->width = MIN (1.2 + 0.8 * (pair->treaties->len - 1), 5);
  mark->from = a->label;
  mark->to = b->label;
  mark->members = g_new0 (char *, pair->treaties->len + 1);
  for (guint i = 0; i < pair->treaties->len; i++)
    mark->members[i] = g_strdup_printf ("link:%s/%s/%s", ((MvTreatyParty *) g_ptr_array_index (pair->treaties, i))->treaty_id, pair->a, pair->b);
  return mark;
}

/* The parties of one treaty, FIRST..LAST of ROWS, in force on the date and with one end in the focus. */
static guint
link_parties (MvBuild *build, GArray *rows, guint first, guint last, GArray *pairs, GHashTable *index, GHashTable *sources)
{
  guint n = 0;

  for (guint i = first; i < last; i++)
    {
      const MvTreatyParty *a = &g_array_index (rows, MvTreatyParty, i);

      if (!in_force (a, build->date))
        continue;
      for (guint j = i + 1; j < last; j++)
        {
          const MvTreatyParty *b = &g_array_index (rows, MvTreatyParty, j);

          if (!in_force (b, build->date) || (!mv_build_in_focus (build, a->iso3) && !mv_build_in_focus (build, b->iso3)))
            continue;
          add_pair (pairs, index, a, b);
          g_hash_table_add (sources, (gpointer) a->source_id);
          g_hash_table_add (sources, (gpointer) a->party_source_id);
          g_hash_table_add (sources, (gpointer) b->party_source_id);
          n++;
        }
    }
  return n;
}

static void
add_treaty (MvLegend *legend, const MvTreatyParty *treaty, guint n_pairs)
{
  g_autofree char *start = mv_date_spoken (treaty->start);
  g_autofree char *pairs = g_strdup_printf (ngettext_ ("%u pair", "%u pairs", n_pairs), n_pairs);
  g_autofree char *label = start != NULL ? g_strdup_printf ("%s (%s)", treaty->name, start) : g_strdup (treaty->name);

  mv_legend_add (legend, MV_LEGEND_NOTE, label, pairs);
}

/* A disc where links end: seen, pointed at and reached by keyboard like the ends of flows. */
static void
add_end (MvBuild *build, GHashTable *ends, const MvAtlasCountry *country)
{
  MvMark *mark = g_hash_table_lookup (ends, country->iso3);

  if (mark == NULL)
    {
      g_autofree char *ref = g_strconcat ("country:", country->iso3, NULL);
      gboolean focus = mv_build_in_focus (build, country->iso3);

      mark = mv_mark_new (MV_MARK_SYMBOL, ref);
      mark->symbol = MV_SYMBOL_DISC;
      mark->title = g_strdup (mv_build_name (build, "country", country->iso3));
      mark->from = country->label;
      mark->value = 0;
      mark->paint = MV_PAINT_ROLE;
      mark->role = country->role;
      mark->radius = focus ? FOCUS_RADIUS : END_RADIUS;
      g_ptr_array_add (build->symbols, mark);
      g_hash_table_insert (ends, (gpointer) country->iso3, mark);
      mv_box_add (&build->scene->box, country->label);
    }
  mark->value++;
  mark->order = mark->value;
  g_free (mark->detail);
  mark->detail = g_strdup_printf (ngettext_ ("linked with %u country", "linked with %u countries", (gulong) mark->value), (guint) mark->value);
}

/* The colours in use: of the partner outside the five, else of the first of the two. */
static void
add_roles (MvBuild *build, MvLegend *legend)
{
  guint counts[MV_N_ROLES] = { 0 };

  for (guint i = 0; i < build->lines->len; i++)
    counts[((MvMark *) g_ptr_array_index (build->lines, i))->role]++;
  for (guint i = 0; i < MV_N_ROLES; i++)
    {
      MvRole role = (i + 1) % MV_N_ROLES;       /* "other" comes last */
      g_autofree char *value = g_strdup_printf (ngettext_ ("%u pair", "%u pairs", counts[role]), counts[role]);
      MvLegendItem *item;

      if (counts[role] == 0)
        continue;
      item = mv_legend_add (legend, MV_LEGEND_LINE, mv_role_name (role), value);
      item->paint = MV_PAINT_ROLE;
      item->role = role;
      item->width = 2.5;
    }
}

static void
add_marks (MvBuild *build, GArray *pairs)
{
  g_autoptr (GHashTable) ends = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);
      const MvAtlasCountry *a = mv_atlas_country (build->atlas, pair->a), *b = mv_atlas_country (build->atlas, pair->b);

      g_ptr_array_sort (pair->treaties, newest_first);
      if (a != NULL && b != NULL && !isnan (a->label.x) && !isnan (b->label.x))
        {
          g_ptr_array_add (build->lines, link_mark (build, pair, a, b));
          add_end (build, ends, a);
          add_end (build, ends, b);
        }
    }
}

gboolean
mv_build_treaties (MvBuild *build, GError **error)
{
  g_autoptr (GArray) rows = mv_treaties_read (build->db, error), pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autofree char *day = mv_date_spoken (build->date), *subtitle = g_strdup_printf (_("in force: %s; one line a pair, thicker with more treaties"), day);
  g_autoptr (GPtrArray) named = g_ptr_array_new ();     /* MvTreatyParty: one of each treaty in force */
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));       /* its pairs */
  MvLegend *legend;

  if (rows == NULL)
    return FALSE;
  g_array_set_clear_func (pairs, (GDestroyNotify) pair_clear);
  legend = mv_legend_new ("treaties", _("Treaties and declarations"), subtitle);
  for (guint first = 0, last; first < rows->len; first = last)
    {
      const MvTreatyParty *treaty = &g_array_index (rows, MvTreatyParty, first);
      guint n_pairs;

      for (last = first + 1; last < rows->len && g_array_index (rows, MvTreatyParty, last).treaty_id == treaty->treaty_id; last++)
        ;
      n_pairs = link_parties (build, rows, first, last, pairs, index, sources);
      if (n_pairs > 0)
        g_ptr_array_add (named, (gpointer) treaty);
      if (n_pairs > 0)
        g_array_append_val (counts, n_pairs);
    }
  add_marks (build, pairs);
  add_roles (build, legend);
  for (guint i = 0; i < named->len; i++)
    add_treaty (legend, g_ptr_array_index (named, i), g_array_index (counts, guint, i));
  mv_legend_note (legend, FALSE, _("The types follow the words of the sources; a selection, not a census of treaties."));
  mv_build_legend (build, legend, sources);
  return TRUE;
}
