#include <math.h>
#include <string.h>

#include "app/base/roles.h"
#include "app/base/text.h"
#include "app/view/values.h"

#define SCHEME "multivector:"
#define MAX_LENGTH 8192

static gboolean
read_overlays (MvView *view, const char *raw, GError **error)
{
  g_auto (GStrv) list = mv_view_read_list ("overlay", raw, error);
  const char *flow = NULL, *fill = NULL;

  if (list == NULL)
    return FALSE;
  view->overlays = 0;
  if (g_str_equal (list[0], "none") && list[1] == NULL)
    return TRUE;
  for (guint i = 0; list[i] != NULL; i++)
    {
      const MvViewWord *word = mv_view_find_word (mv_view_overlays, list[i]);
      const char **kind = NULL;

      if (word == NULL)
        {
          g_autofree char *allowed = mv_view_allowed (mv_view_overlays, _("or none alone"));
          return mv_view_bad_value (error, "overlay", list[i], allowed);
        }
      if (word->family != NULL)
        kind = &flow;
      else if (word->value & (MV_OVERLAY_ALLIANCES | MV_OVERLAY_TREATIES | MV_OVERLAY_VOTES | MV_OVERLAY_QUERY))
        kind = &fill;
      if (kind != NULL && *kind != NULL)
        return mv_view_refuse (error, _("overlay=%s: %s and %s cannot be shown together; keep one of them"), raw, *kind, word->word);
      if (kind != NULL)
        *kind = word->word;
      if (word->family != NULL)
        mv_text_set (&view->family, word->family);
      view->overlays |= word->value;
    }
  return TRUE;
}

static gboolean
read_camera (MvView *view, const char *raw, GError **error)
{
  static const double limits[3] = { 180, 85, 18 };
  g_auto (GStrv) parts = g_strsplit (raw, ",", -1);
  double numbers[3];

  for (guint i = 0; i < 3; i++)
    {
      char *end = NULL;

      if (parts[0] == NULL || g_strv_length (parts) != 3 || *parts[i] == '\0' || strspn (parts[i], "-.0123456789") != strlen (parts[i]))
        return mv_view_bad_value (error, "at", raw, _("longitude,latitude,zoom is wanted, as 66.9,45.2,4.5"));
      numbers[i] = g_ascii_strtod (parts[i], &end);
      if (*end != '\0' || fabs (numbers[i]) > limits[i] || (i == 2 && numbers[i] < 0))
        return mv_view_bad_value (error, "at", raw, _("longitude is from -180 to 180, latitude from -85 to 85, zoom from 0 to 18"));
    }
  mv_view_set_camera (view, numbers[0], numbers[1], numbers[2]);
  return TRUE;
}

static gboolean
read_bits (const char *key, const char *raw, guint *bits, GError **error)
{
  g_auto (GStrv) list = mv_view_read_list (key, raw, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; list[i] != NULL; i++)
    {
      const MvViewWord *word = mv_view_find_word (mv_view_shows, list[i]);

      if (word == NULL)
        {
          g_autofree char *allowed = mv_view_allowed (mv_view_shows, NULL);
          return mv_view_bad_value (error, key, list[i], allowed);
        }
      *bits |= word->value;
    }
  return TRUE;
}

static gboolean
read_themes (MvView *view, const char *raw, GError **error)
{
  const char *codes[MV_N_THEMES + 1] = { NULL };

  for (guint i = 0; i < MV_N_THEMES; i++)
    codes[i] = mv_theme_code (i);
  return mv_view_read_listed_all ("theme", raw, codes, &view->themes, error);
}

static gboolean
read_date (MvView *view, const char *raw, GError **error)
{
  MvDate date;

  if (*raw == '\0' || !mv_date_parse (raw, &date) || date.year < MV_VIEW_FIRST || date.year > MV_VIEW_LAST)
    return mv_view_bad_value (error, "date", raw, _("a date from 1945 to 2026 is wanted: 2012, 2012-05 or 2012-05-01"));
  view->date = date;
  return TRUE;
}

static gboolean
read_direction (MvView *view, const char *raw, GError **error)
{
  const MvViewWord *word = mv_view_find_word (mv_view_directions, raw);

  if (word == NULL)
    {
      g_autofree char *allowed = mv_view_allowed (mv_view_directions, NULL);
      return mv_view_bad_value (error, "direction", raw, allowed);
    }
  view->direction = word->value;
  return TRUE;
}

static gboolean
read_flow_parameter (MvView *view, const char *key, const char *raw, gboolean *known, GError **error)
{
  *known = TRUE;
  if (g_str_equal (key, "direction"))
    return read_direction (view, raw, error);
  if (g_str_equal (key, "measure"))
    return mv_view_read_code (key, raw, MV_VIEW_FORM_MEASURE, _("a measure code is small letters, digits and _"), &view->measure, error);
  if (g_str_equal (key, "product"))
    return mv_view_read_code (key, raw, MV_VIEW_FORM_PRODUCT, _("a product code is TOTAL or one like HS:27"), &view->product, error);
  if (g_str_equal (key, "origin"))
    return mv_view_read_code (key, raw, MV_VIEW_FORM_MEASURE, _("an origin is the id of an imported source, small letters, digits and _"), &view->origin, error);
  if (g_str_equal (key, "top"))
    return mv_view_read_number (key, raw, 0, MV_VIEW_MAX_TOP, &view->top, error);
  *known = FALSE;
  return TRUE;
}

static gboolean
read_filter (MvView *view, const char *key, const char *raw, gboolean *known, GError **error)
{
  *known = TRUE;
  if (g_str_equal (key, "focus") && g_str_equal (raw, "all"))
    return mv_view_set_list (&view->focus, NULL), TRUE;
  if (g_str_equal (key, "focus"))
    return mv_view_read_codes (key, raw, MV_VIEW_FORM_COUNTRY, _("countries are codes like KAZ,UZB, or CA5 for the five, or all"), &view->focus, error);
  if (g_str_equal (key, "year"))
    return mv_view_read_number (key, raw, MV_VIEW_FIRST, MV_VIEW_LAST, &view->year, error);
  if (g_str_equal (key, "date"))
    return read_date (view, raw, error);
  if (g_str_equal (key, "org"))
    return mv_view_read_codes (key, raw, MV_VIEW_FORM_CODE, _("an organisation is a code like CSTO"), &view->orgs, error);
  if (g_str_equal (key, "with"))
    return mv_view_read_code (key, raw, MV_VIEW_FORM_COUNTRY, _("a country code like RUS is wanted"), &view->with, error);
  if (g_str_equal (key, "sponsor"))
    return mv_view_read_codes (key, raw, MV_VIEW_FORM_CODE, _("sponsors are codes like CHN, EU or multilateral"), &view->sponsors, error);
  if (g_str_equal (key, "theme"))
    return read_themes (view, raw, error);
  if (g_str_equal (key, "status"))
    return mv_view_read_listed_all (key, raw, mv_view_statuses, &view->statuses, error);
  if (g_str_equal (key, "precision"))
    return mv_view_read_listed_all (key, raw, mv_view_precisions, &view->precisions, error);
  if (g_str_equal (key, "source"))
    return mv_view_read_codes (key, raw, MV_VIEW_FORM_CODE, _("a source is a code like wb_projects"), &view->origins, error);
  if (g_str_equal (key, "partners"))
    return mv_view_read_codes (key, raw, MV_VIEW_FORM_CODE, _("partners are organisations, EU, GULF, groups or country codes, like EAEU,CHN"), &view->partners, error);
  if (g_str_has_prefix (key, "group."))
    return mv_view_read_group (view, key, raw, error);
  if (g_str_equal (key, "least") || g_str_equal (key, "below"))
    return mv_view_read_bound (view, key, raw, error);
  if (g_str_equal (key, "announced") || g_str_equal (key, "committed") || g_str_equal (key, "started"))
    return mv_view_read_years (view, key, raw, error);
  if (g_str_equal (key, "amount"))
    return mv_view_read_amount (view, raw, error);
  if (g_str_equal (key, "standing"))
    return mv_view_read_listed_all (key, raw, mv_view_standings, &view->standings, error);
  if (g_str_equal (key, "event"))
    return mv_view_read_codes (key, raw, MV_VIEW_FORM_MEASURE, _("kinds of events are words like trade or sanctions"), &view->events, error);
  if (g_str_equal (key, "off"))
    return mv_view_read_listed_all (key, raw, mv_view_filter_keys, &view->off, error);
  *known = FALSE;
  return TRUE;
}

static gboolean
read_base (MvView *view, const char *key, const char *raw, gboolean *known, GError **error)
{
  guint bits = 0;

  *known = TRUE;
  if (g_str_equal (key, "select"))
    return mv_view_read_select (view, raw, error);
  if (g_str_equal (key, "at"))
    return read_camera (view, raw, error);
  if (g_str_equal (key, "names"))
    return mv_view_read_listed (key, raw, mv_view_names, &view->names, error);
  if (g_str_equal (key, "map"))
    return mv_view_read_listed (key, raw, mv_view_maps, &view->map, error);
  if (g_str_equal (key, "show") || g_str_equal (key, "hide"))
    {
      if (!read_bits (key, raw, &bits, error))
        return FALSE;
      view->show = *key == 's' ? view->show | bits : view->show & ~bits;
      return TRUE;
    }
  *known = FALSE;
  return TRUE;
}

static gboolean
read_parameter (MvView *view, const char *key, const char *raw, GError **error)
{
  gboolean known = FALSE;

  if (g_str_equal (key, "overlay"))
    return TRUE;        /* read before all others, whose meaning hangs on it */
  if (!read_flow_parameter (view, key, raw, &known, error) || (!known && !read_filter (view, key, raw, &known, error))
      || (!known && !read_base (view, key, raw, &known, error)) || (!known && !mv_view_read_beside (view, key, raw, &known, error)))
    return FALSE;
  if (!known)
    return mv_view_refuse (error, _("%s: there is no such parameter; allowed: %s"), key,
                   "overlay, focus, direction, measure, product, origin, year, date, top, org, with, sponsor, theme, status, precision, source, announced, committed, "
                   "started, amount, partners, group.CODE, least, below, standing, event, only, off, select, named, "
                   "query, param.NAME, period, chart, scale, without, powers, sort, across, x, y, radius, page, rows, compare, at, names, map, show, hide");
  return TRUE;
}

/* Parameters by name, raw. Both point into PAIRS, which is changed. */
static GHashTable *
split_parameters (char **pairs, GError **error)
{
  g_autoptr (GHashTable) parameters = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');

      if (equals == NULL || equals == pairs[i])
        return mv_view_refuse (error, _("“%s” is no parameter of a view; parameters are written key=value and parted by &"), pairs[i]), NULL;
      *equals = '\0';
      if (!g_hash_table_insert (parameters, pairs[i], equals + 1))
        return mv_view_refuse (error, _("%s: the parameter stands there twice; give it once, lists with commas"), pairs[i]), NULL;
    }
  return g_steal_pointer (&parameters);
}

/* What each parameter says must have an effect, and none may contradict another. */
static gboolean
check_together (const MvView *view, GHashTable *parameters, GError **error)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (parameters), (GCompareFunc) strcmp);
  guint shown = 0, hidden = 0;

  for (GList *l = keys; l != NULL; l = l->next)
    {
      guint needs = g_str_equal (l->data, "with") && g_str_equal (view->page, "pair") ? 0 : mv_view_needs (l->data);

      if (needs != 0 && (view->overlays & needs) == 0)
        {
          g_autoptr (GString) words = g_string_new (NULL);
          for (guint i = 0; mv_view_overlays[i].word != NULL; i++)
            if (mv_view_overlays[i].value & needs)
              g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", mv_view_overlays[i].word);
          return mv_view_refuse (error, _("%s: the parameter says nothing about the overlays shown; add one of these to overlay: %s"),
                         (const char *) l->data, words->str);
        }
    }
  if ((view->overlays & MV_OVERLAY_QUERY) && *view->query == '\0')
    return mv_view_refuse (error, _("overlay=query: the query is missing; name a saved one, as query=exports-per-head"));
  if (view->params[0] != NULL && !(view->overlays & MV_OVERLAY_QUERY))
    return mv_view_refuse (error, _("param.%s: there is no query that could have parameters; add query"), view->params[0]);
  if (!mv_view_check_groups (view, error))
    return FALSE;
  if (view->least > 0 && view->below > 0 && view->below <= view->least)
    return mv_view_refuse (error, _("below=%s: nothing is less than that and at least as much as least"), (const char *) g_hash_table_lookup (parameters, "below"));
  if (!mv_view_check_page (view, g_hash_table_contains (parameters, "with"), error))
    return FALSE;
  if (g_hash_table_contains (parameters, "named") && *view->select == '\0')
    return mv_view_refuse (error, _("named: nothing is selected that could have a name; add select"));
  if (view->direction == MV_DIRECTION_BALANCE && !g_str_equal (view->family, "goods"))
    return mv_view_refuse (error, _("direction=balance: only goods trade has a balance; use overlay=trade, or another direction"));
  if (g_hash_table_contains (parameters, "show") && g_hash_table_contains (parameters, "hide")
      && read_bits ("show", g_hash_table_lookup (parameters, "show"), &shown, NULL)
      && read_bits ("hide", g_hash_table_lookup (parameters, "hide"), &hidden, NULL) && (shown & hidden) != 0)
    return mv_view_refuse (error, _("hide=%s: the same part is in show; name it in one of the two"),
                   (const char *) g_hash_table_lookup (parameters, "hide"));
  return TRUE;
}

MvView *
mv_view_parse (const char *text, GError **error)
{
  g_autoptr (MvView) view = NULL;
  g_autoptr (GHashTable) parameters = NULL;
  g_auto (GStrv) pairs = NULL;
  g_autoptr (GList) keys = NULL;
  const char *rest;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    return mv_view_refuse (error, _("The view's text is longer than %d bytes or not UTF-8; copy it again"), MAX_LENGTH), NULL;
  if (g_ascii_strncasecmp (text, SCHEME, strlen (SCHEME)) != 0)
    return mv_view_refuse (error, _("“%s” is no view; a view begins with multivector:? and goes on with key=value, parted by &"), text), NULL;
  rest = text + strlen (SCHEME);
  if (*rest != '\0' && *rest != '?')
    return mv_view_refuse (error, _("“%s” is no view; after multivector: comes a question mark"), text), NULL;

  pairs = g_strsplit (*rest == '?' ? rest + 1 : rest, "&", -1);
  if (pairs[0] != NULL && *pairs[0] == '\0' && pairs[1] == NULL)
    g_clear_pointer (&pairs[0], g_free);
  parameters = split_parameters (pairs, error);
  if (parameters == NULL)
    return NULL;

  if (g_hash_table_contains (parameters, "overlay"))
    {
      view = mv_view_plain ();
      if (!read_overlays (view, g_hash_table_lookup (parameters, "overlay"), error))
        return NULL;
    }
  else if (g_hash_table_contains (parameters, "query"))
    {
      view = mv_view_plain ();
      view->overlays = MV_OVERLAY_QUERY;
    }
  else
    view = mv_view_new ();

  /* In the order of their names, so that one text always gives one error. */
  keys = g_list_sort (g_hash_table_get_keys (parameters), (GCompareFunc) strcmp);
  for (GList *l = keys; l != NULL; l = l->next)
    if (!read_parameter (view, l->data, g_hash_table_lookup (parameters, l->data), error))
      return NULL;
  if (!g_hash_table_contains (parameters, "overlay") && !g_hash_table_contains (parameters, "query") && !g_hash_table_contains (parameters, "select"))
    mv_view_start_with (view, view);
  if (!check_together (view, parameters, error))
    return NULL;
  return mv_view_tidy (view);
}
