#include "app/view/view.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/view/words.h"

static char **
empty_list (void)
{
  return g_new0 (char *, 1);
}

MvView *
mv_view_plain (void)
{
  MvView *view = g_new0 (MvView, 1);

  view->family = g_strdup ("goods");
  view->measure = g_strdup ("");
  view->product = g_strdup ("TOTAL");
  view->origin = g_strdup ("");
  view->direction = MV_DIRECTION_BOTH;
  view->focus = g_strsplit ("CA5", ",", -1);
  view->year = MV_VIEW_YEAR;
  view->top = MV_VIEW_TOP;
  view->orgs = empty_list ();
  view->with = g_strdup ("RUS");
  view->sponsors = empty_list ();
  view->themes = empty_list ();
  view->statuses = empty_list ();
  view->precisions = empty_list ();
  view->origins = empty_list ();
  view->partners = empty_list ();
  view->only = empty_list ();
  view->announced = g_strdup ("");
  view->committed = g_strdup ("");
  view->started = g_strdup ("");
  view->amount = g_strdup ("");
  view->standings = empty_list ();
  view->events = empty_list ();
  view->groups = empty_list ();
  view->off = empty_list ();
  view->query = g_strdup ("");
  view->params = empty_list ();
  view->select = g_strdup ("");
  view->also = empty_list ();
  view->selection_name = g_strdup ("");
  view->scale = g_strdup ("");
  view->without = empty_list ();
  view->powers = g_strsplit ("RUS,CHN,EU", ",", -1);
  view->sort = g_strdup ("");
  view->across = g_strdup ("");
  view->chart_x = g_strdup ("");
  view->chart_y = g_strdup ("");
  view->chart_size = g_strdup ("");
  view->page = g_strdup ("");
  view->rows = g_strdup ("");
  view->compare = g_strdup ("");
  view->names = g_strdup (g_str_equal (mv_text_language (), "ru") ? "ru" : "en");
  view->map = g_strdup ("auto");
  view->show = MV_SHOW_DEFAULT;
  return view;
}

MvView *
mv_view_new (void)
{
  MvView *view = mv_view_plain ();

  view->overlays = MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS;
  mv_text_set (&view->select, "country:KAZ");
  return view;
}

void
mv_view_start_with (MvView *start, const MvView *view)
{
  g_autofree char *country = g_str_equal (view->page, "country") && view->focus[0] != NULL ? g_strconcat ("country:", view->focus[0], NULL) : NULL;

  mv_text_set (&start->select, country != NULL ? country : "country:KAZ");
}

MvView *
mv_view_copy (const MvView *view)
{
  MvView *copy;

  g_return_val_if_fail (view != NULL, NULL);

  copy = g_memdup2 (view, sizeof *view);
  copy->family = g_strdup (view->family);
  copy->measure = g_strdup (view->measure);
  copy->product = g_strdup (view->product);
  copy->origin = g_strdup (view->origin);
  copy->focus = g_strdupv (view->focus);
  copy->orgs = g_strdupv (view->orgs);
  copy->with = g_strdup (view->with);
  copy->sponsors = g_strdupv (view->sponsors);
  copy->themes = g_strdupv (view->themes);
  copy->statuses = g_strdupv (view->statuses);
  copy->precisions = g_strdupv (view->precisions);
  copy->origins = g_strdupv (view->origins);
  copy->partners = g_strdupv (view->partners);
  copy->only = g_strdupv (view->only);
  copy->announced = g_strdup (view->announced);
  copy->committed = g_strdup (view->committed);
  copy->started = g_strdup (view->started);
  copy->amount = g_strdup (view->amount);
  copy->standings = g_strdupv (view->standings);
  copy->events = g_strdupv (view->events);
  copy->groups = g_strdupv (view->groups);
  copy->off = g_strdupv (view->off);
  copy->query = g_strdup (view->query);
  copy->params = g_strdupv (view->params);
  copy->select = g_strdup (view->select);
  copy->also = g_strdupv (view->also);
  copy->selection_name = g_strdup (view->selection_name);
  copy->scale = g_strdup (view->scale);
  copy->without = g_strdupv (view->without);
  copy->powers = g_strdupv (view->powers);
  copy->sort = g_strdup (view->sort);
  copy->across = g_strdup (view->across);
  copy->chart_x = g_strdup (view->chart_x);
  copy->chart_y = g_strdup (view->chart_y);
  copy->chart_size = g_strdup (view->chart_size);
  copy->page = g_strdup (view->page);
  copy->rows = g_strdup (view->rows);
  copy->compare = g_strdup (view->compare);
  copy->names = g_strdup (view->names);
  copy->map = g_strdup (view->map);
  return copy;
}

void
mv_view_free (MvView *view)
{
  if (view == NULL)
    return;
  g_free (view->family);
  g_free (view->measure);
  g_free (view->product);
  g_free (view->origin);
  g_strfreev (view->focus);
  g_strfreev (view->orgs);
  g_free (view->with);
  g_strfreev (view->sponsors);
  g_strfreev (view->themes);
  g_strfreev (view->statuses);
  g_strfreev (view->precisions);
  g_strfreev (view->origins);
  g_strfreev (view->partners);
  g_strfreev (view->only);
  g_free (view->announced);
  g_free (view->committed);
  g_free (view->started);
  g_free (view->amount);
  g_strfreev (view->standings);
  g_strfreev (view->events);
  g_strfreev (view->groups);
  g_strfreev (view->off);
  g_free (view->query);
  g_strfreev (view->params);
  g_free (view->select);
  g_strfreev (view->also);
  g_free (view->selection_name);
  g_free (view->scale);
  g_strfreev (view->without);
  g_strfreev (view->powers);
  g_free (view->sort);
  g_free (view->across);
  g_free (view->chart_x);
  g_free (view->chart_y);
  g_free (view->chart_size);
  g_free (view->page);
  g_free (view->rows);
  g_free (view->compare);
  g_free (view->names);
  g_free (view->map);
  g_free (view);
}

/* The fields of overlays that are off go back to their defaults. */
static void
drop_idle (MvView *view, const MvView *plain)
{
  if (!(view->overlays & MV_OVERLAY_FLOWS))
    {
      mv_text_set (&view->family, plain->family);
      mv_text_set (&view->measure, plain->measure);
      mv_text_set (&view->product, plain->product);
      mv_text_set (&view->origin, plain->origin);
      view->direction = plain->direction;
      view->top = plain->top;
      mv_view_set_list (&view->partners, NULL);
      view->least = view->below = 0;
    }
  if (!(view->overlays & MV_OVERLAY_ALLIANCES))
    {
      mv_view_set_list (&view->orgs, NULL);
      mv_view_set_list (&view->standings, NULL);
    }
  if (!(view->overlays & (MV_OVERLAY_ALLIANCES | MV_OVERLAY_TREATIES)))
    view->date = plain->date;
  if ((!(view->overlays & MV_OVERLAY_VOTES) && !g_str_equal (view->page, "pair")) || *view->with == '\0')
    mv_text_set (&view->with, plain->with);
  if (!(view->overlays & MV_OVERLAY_QUERY))
    {
      mv_text_set (&view->query, "");
      mv_view_set_list (&view->params, NULL);
    }
  if (!(view->overlays & MV_OVERLAY_PROJECTS))
    {
      mv_view_set_list (&view->sponsors, NULL);
      mv_view_set_list (&view->themes, NULL);
      mv_view_set_list (&view->statuses, NULL);
      mv_view_set_list (&view->precisions, NULL);
      mv_view_set_list (&view->origins, NULL);
      mv_text_set (&view->announced, "");
      mv_text_set (&view->committed, "");
      mv_text_set (&view->started, "");
      mv_text_set (&view->amount, "");
    }
}

/* A page needs its one country, pair or project; without it there is the map. */
static gboolean
has_page (const MvView *view)
{
  gboolean one = view->focus[0] != NULL && view->focus[1] == NULL && !g_str_equal (view->focus[0], "CA5");

  if (g_str_equal (view->page, "country"))
    return one;
  if (g_str_equal (view->page, "pair"))
    return one && *view->with != '\0' && !g_str_equal (view->focus[0], view->with);
  if (g_str_equal (view->page, "table"))
    return (view->overlays & (MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS)) != 0;
  return g_str_equal (view->page, "project") && g_str_has_prefix (view->select, "project:");
}

/* The leading ref stands first and once; without one nothing is selected. */
static void
tidy_selection (MvView *view)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (*view->select == '\0' && view->also[0] != NULL)
    mv_text_set (&view->select, view->also[0]);
  for (guint i = 0; view->also[i] != NULL; i++)
    if (!g_str_equal (view->also[i], view->select))
      g_strv_builder_add (others, view->also[i]);
  list = g_strv_builder_end (others);
  mv_view_set_list (&view->also, (const char *const *) list);
  if (*view->select == '\0')
    mv_text_set (&view->selection_name, "");
}

static void
order_list (char ***list)
{
  g_auto (GStrv) old = g_steal_pointer (list);

  mv_view_set_list (list, (const char *const *) old);
}

MvView *
mv_view_tidy (const MvView *view)
{
  g_autoptr (MvView) plain = mv_view_plain ();
  MvView *tidy;

  g_return_val_if_fail (view != NULL, NULL);

  tidy = mv_view_copy (view);
  /* One fill of the countries at a time: the first in this order wins. */
  if (*tidy->query == '\0')
    tidy->overlays &= ~MV_OVERLAY_QUERY;
  if (tidy->overlays & MV_OVERLAY_ALLIANCES)
    tidy->overlays &= ~(MV_OVERLAY_TREATIES | MV_OVERLAY_VOTES | MV_OVERLAY_QUERY);
  else if (tidy->overlays & MV_OVERLAY_TREATIES)
    tidy->overlays &= ~(MV_OVERLAY_VOTES | MV_OVERLAY_QUERY);
  else if (tidy->overlays & MV_OVERLAY_VOTES)
    tidy->overlays &= ~MV_OVERLAY_QUERY;
  tidy_selection (tidy);
  if (!has_page (tidy))
    mv_text_set (&tidy->page, "");
  drop_idle (tidy, plain);
  mv_view_tidy_filters (tidy);

  /* A balance has two directions of one kind of money: only goods trade has them for every pair. */
  if (tidy->direction == MV_DIRECTION_BALANCE && !g_str_equal (tidy->family, "goods"))
    tidy->direction = MV_DIRECTION_BOTH;
  tidy->year = CLAMP (tidy->year, MV_VIEW_FIRST, MV_VIEW_LAST);
  tidy->top = CLAMP (tidy->top, 0, MV_VIEW_MAX_TOP);
  if (tidy->period_from <= 0 || tidy->period_to < tidy->period_from)
    tidy->period_from = tidy->period_to = 0;
  mv_view_tidy_charts (tidy);
  order_list (&tidy->focus);
  order_list (&tidy->orgs);
  order_list (&tidy->sponsors);
  order_list (&tidy->themes);
  order_list (&tidy->statuses);
  order_list (&tidy->precisions);
  order_list (&tidy->origins);
  order_list (&tidy->partners);
  order_list (&tidy->only);
  order_list (&tidy->standings);
  order_list (&tidy->events);
  mv_view_tidy_groups (tidy);
  order_list (&tidy->params);
  order_list (&tidy->without);
  if (tidy->has_camera)
    mv_view_set_camera (tidy, tidy->longitude, tidy->latitude, tidy->zoom);
  else
    tidy->longitude = tidy->latitude = tidy->zoom = 0;
  return tidy;
}

static gboolean
same_date (MvDate a, MvDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

static gboolean
same_list (char **a, char **b)
{
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/* Are the same filters of what is shown kept without being applied? What the charts are limited to is none of these. */
static gboolean
same_off (const MvView *a, const MvView *b)
{
  for (guint i = 0; mv_view_filter_keys[i] != NULL; i++)
    if (!g_str_equal (mv_view_filter_keys[i], "only") && mv_view_is_off (a, mv_view_filter_keys[i]) != mv_view_is_off (b, mv_view_filter_keys[i]))
      return FALSE;
  return TRUE;
}

static guint
tidy_differs (const MvView *a, const MvView *b)
{
  guint parts = 0;

  if (a->has_camera != b->has_camera || a->longitude != b->longitude || a->latitude != b->latitude || a->zoom != b->zoom)
    parts |= MV_VIEW_CAMERA;
  if (!g_str_equal (a->select, b->select) || !same_list (a->also, b->also) || !g_str_equal (a->selection_name, b->selection_name))
    parts |= MV_VIEW_SELECTION;
  if (a->charts != b->charts || memcmp (a->chart_order, b->chart_order, sizeof a->chart_order) != 0
      || !g_str_equal (a->scale, b->scale) || !same_list (a->without, b->without) || !same_list (a->powers, b->powers) || !same_list (a->only, b->only)
      || mv_view_is_off (a, "only") != mv_view_is_off (b, "only") || !g_str_equal (a->sort, b->sort) || !g_str_equal (a->across, b->across)
      || !g_str_equal (a->chart_x, b->chart_x) || !g_str_equal (a->chart_y, b->chart_y) || !g_str_equal (a->chart_size, b->chart_size))
    parts |= MV_VIEW_CHARTS;
  if (!g_str_equal (a->page, b->page) || !g_str_equal (a->rows, b->rows) || !g_str_equal (a->compare, b->compare))
    parts |= MV_VIEW_PAGE;
  if (!g_str_equal (a->map, b->map) || a->show != b->show)
    parts |= MV_VIEW_BASE;
  if (!g_str_equal (a->names, b->names))        /* names stand in labels and in what is said of the marks */
    parts |= MV_VIEW_BASE | MV_VIEW_CONTENT;
  if (a->overlays != b->overlays || a->direction != b->direction || a->year != b->year || a->top != b->top
      || a->period_from != b->period_from || a->period_to != b->period_to
      || !same_date (a->date, b->date) || !g_str_equal (a->family, b->family) || !g_str_equal (a->measure, b->measure)
      || !g_str_equal (a->product, b->product) || !g_str_equal (a->origin, b->origin) || !g_str_equal (a->with, b->with)
      || !same_list (a->focus, b->focus) || !same_list (a->orgs, b->orgs) || !same_list (a->sponsors, b->sponsors)
      || !g_str_equal (a->query, b->query) || !same_list (a->params, b->params) || !same_list (a->themes, b->themes) || !same_list (a->statuses, b->statuses)
      || !same_list (a->precisions, b->precisions) || !same_list (a->origins, b->origins) || !same_list (a->partners, b->partners)
      || !same_list (a->standings, b->standings) || !same_list (a->events, b->events) || !same_list (a->groups, b->groups)
      || !g_str_equal (a->announced, b->announced) || !g_str_equal (a->committed, b->committed) || !g_str_equal (a->started, b->started)
      || !g_str_equal (a->amount, b->amount) || !same_off (a, b) || a->least != b->least || a->below != b->below)
    parts |= MV_VIEW_CONTENT;
  return parts;
}

guint
mv_view_differs (const MvView *a, const MvView *b)
{
  g_autoptr (MvView) tidy_a = mv_view_tidy (a), tidy_b = mv_view_tidy (b);

  return tidy_differs (tidy_a, tidy_b);
}

gboolean
mv_view_equal (const MvView *a, const MvView *b)
{
  return mv_view_differs (a, b) == 0;
}

gboolean
mv_view_focuses (const MvView *view, const char *iso3)
{
  static const char *const five[] = { "KAZ", "KGZ", "TJK", "TKM", "UZB", NULL };

  g_return_val_if_fail (view != NULL && iso3 != NULL, FALSE);

  if (view->focus[0] == NULL || g_strv_contains ((const char *const *) view->focus, iso3))
    return TRUE;
  return g_strv_contains ((const char *const *) view->focus, "CA5") && g_strv_contains (five, iso3);
}

gboolean
mv_view_selects (const MvView *view, const char *ref)
{
  g_return_val_if_fail (view != NULL && ref != NULL, FALSE);

  return *ref != '\0' && (g_str_equal (view->select, ref) || g_strv_contains ((const char *const *) view->also, ref));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
mv_view_set_list (char ***place, const char *const *values)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv list;

  g_return_if_fail (place != NULL);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) values[i]);
  g_ptr_array_sort (sorted, compare_words);
  for (guint i = 0; i < sorted->len; i++)
    if (i == 0 || !g_str_equal (sorted->pdata[i], sorted->pdata[i - 1]))
      g_strv_builder_add (builder, sorted->pdata[i]);
  list = g_strv_builder_end (builder);
  g_strfreev (*place);
  *place = list;
}

/* What the text form can hold, so that a view and its text name the same place. */
static double
round_to (double value, double steps)
{
  value = round (value * steps) / steps;
  return value == 0 ? 0 : value;        /* no negative zero */
}

void
mv_view_set_camera (MvView *view, double longitude, double latitude, double zoom)
{
  g_return_if_fail (view != NULL);
  g_return_if_fail (isfinite (longitude) && isfinite (latitude) && isfinite (zoom));

  view->has_camera = TRUE;
  view->longitude = round_to (CLAMP (longitude, -180, 180), 1e5);
  view->latitude = round_to (CLAMP (latitude, -85, 85), 1e5);
  view->zoom = round_to (CLAMP (zoom, 0, 18), 1e2);
}
