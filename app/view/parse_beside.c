#include <string.h>

#include "app/base/roles.h"
#include "app/base/text.h"
#include "app/view/values.h"

static gboolean
check_ref (const char *key, const char *ref, const char *raw, GError **error)
{
  g_autofree char *kinds = g_strjoinv (", ", (GStrv) mv_view_kinds);
  g_autofree char *allowed = g_strdup_printf (_("write kind:code, with one of the kinds %s"), kinds);
  g_autofree char *kind = NULL;
  g_auto (GStrv) parts = NULL;
  const char *id;
  int year;

  id = strchr (ref, ':');
  if (id == NULL || id[1] == '\0' || strlen (ref) > 512)
    return mv_view_bad_value (error, key, raw, allowed);
  kind = g_strndup (ref, id - ref);
  id++;
  if (!g_strv_contains (mv_view_kinds, kind))
    return mv_view_bad_value (error, key, raw, allowed);
  for (const char *c = id; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return mv_view_bad_value (error, key, raw, allowed);

  parts = g_strsplit (id, "/", -1);
  if (g_str_equal (kind, "country") && !mv_view_has_form (id, MV_VIEW_FORM_COUNTRY))
    return mv_view_bad_value (error, key, raw, _("a country is country:KAZ"));
  if (g_str_equal (kind, "flow")
      && (g_strv_length (parts) != 5 || !mv_view_has_form (parts[0], MV_VIEW_FORM_MEASURE)
          || !mv_view_read_number (key, parts[1], MV_VIEW_FIRST, MV_VIEW_LAST, &year, NULL)
          || !mv_view_has_form (parts[2], MV_VIEW_FORM_COUNTRY) || !mv_view_has_form (parts[3], MV_VIEW_FORM_COUNTRY) || !mv_view_has_form (parts[4], MV_VIEW_FORM_PRODUCT)))
    return mv_view_bad_value (error, key, raw, _("a flow is flow:measure/year/from/to/product, as flow:goods/2023/KAZ/CHN/TOTAL"));
  if (g_str_equal (kind, "link")
      && (g_strv_length (parts) != 3 || !mv_view_has_form (parts[0], MV_VIEW_FORM_CODE)
          || !mv_view_has_form (parts[1], MV_VIEW_FORM_COUNTRY) || !mv_view_has_form (parts[2], MV_VIEW_FORM_COUNTRY)))
    return mv_view_bad_value (error, key, raw, _("a link is link:treaty/country/country"));
  return TRUE;
}

gboolean
mv_view_read_select (MvView *view, const char *raw, GError **error)
{
  g_auto (GStrv) refs = mv_view_read_list ("select", raw, error);

  if (refs == NULL)
    return FALSE;
  for (guint i = 0; refs[i] != NULL; i++)
    if (!check_ref ("select", refs[i], raw, error))
      return FALSE;
  mv_text_set (&view->select, refs[0]);
  mv_view_set_list (&view->also, (const char *const *) refs + 1);
  return TRUE;
}

static gboolean
read_only (MvView *view, const char *raw, GError **error)
{
  g_auto (GStrv) refs = mv_view_read_list ("only", raw, error);

  if (refs == NULL)
    return FALSE;
  for (guint i = 0; refs[i] != NULL; i++)
    if (!check_ref ("only", refs[i], raw, error))
      return FALSE;
  mv_view_set_list (&view->only, (const char *const *) refs);
  return TRUE;
}

static gboolean
read_charts (MvView *view, const char *raw, GError **error)
{
  g_auto (GStrv) list = mv_view_read_list ("chart", raw, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; list[i] != NULL; i++)
    {
      MvChartKind kind = mv_chart_kind_from_code (list[i]);

      if (kind == MV_N_CHARTS)
        {
          g_autoptr (GString) allowed = g_string_new (NULL);
          for (guint k = 0; k < MV_N_CHARTS; k++)
            g_string_append_printf (allowed, "%s%s", k > 0 ? ", " : "", mv_chart_kind_code (k));
          return mv_view_bad_value (error, "chart", list[i], allowed->str);
        }
      view->charts |= 1u << kind;
      view->chart_order[kind] = i + 1;
    }
  return TRUE;
}

static gboolean
read_period (MvView *view, const char *raw, GError **error)
{
  g_auto (GStrv) years = g_strsplit (raw, "-", -1);

  if (g_strv_length (years) != 2)
    return mv_view_bad_value (error, "period", raw, _("a first and a last year are wanted, as 2010-2020"));
  if (!mv_view_read_number ("period", years[0], MV_VIEW_FIRST, MV_VIEW_LAST, &view->period_from, error)
      || !mv_view_read_number ("period", years[1], MV_VIEW_FIRST, MV_VIEW_LAST, &view->period_to, error))
    return FALSE;
  if (view->period_from > view->period_to)
    return mv_view_bad_value (error, "period", raw, _("the first year comes before the last"));
  return TRUE;
}

static gboolean
read_powers (MvView *view, const char *raw, GError **error)
{
  g_auto (GStrv) codes = mv_view_read_list ("powers", raw, error);
  gboolean good = codes != NULL && g_strv_length (codes) == 3;

  if (codes == NULL)
    return FALSE;
  for (guint i = 0; good && codes[i] != NULL; i++)
    good = mv_role_from_code (codes[i]) != MV_ROLE_OTHER;
  if (!good)
    return mv_view_bad_value (error, "powers", raw, _("three different powers are wanted, as RUS,CHN,EU"));
  g_strfreev (view->powers);
  view->powers = g_steal_pointer (&codes);
  return TRUE;
}

/* Codes of series are whatever a chart calls them: only their length and control characters are checked. */
static gboolean
read_without (MvView *view, const char *raw, GError **error)
{
  g_auto (GStrv) codes = mv_view_read_list ("without", raw, error);

  if (codes == NULL)
    return FALSE;
  for (guint i = 0; codes[i] != NULL; i++)
    if (!mv_view_has_form (codes[i], MV_VIEW_FORM_PRODUCT))
      return mv_view_bad_value (error, "without", raw, _("series are codes like CHN,RUS"));
  mv_view_set_list (&view->without, (const char *const *) codes);
  return TRUE;
}

static gboolean
read_scale (MvView *view, const char *raw, GError **error)
{
  if (!mv_view_read_listed ("scale", raw, mv_view_scales, &view->scale, error))
    return FALSE;
  if (g_str_equal (view->scale, "linear"))
    mv_text_set (&view->scale, "");
  return TRUE;
}

static gboolean
read_compare (MvView *view, const char *raw, GError **error)
{
  g_autofree char *value = mv_view_read_one ("compare", raw, error);
  const char *code;
  int year;

  if (value == NULL)
    return FALSE;
  code = strchr (value, ':');
  if (code == NULL
      || !((g_str_has_prefix (value, "country:") && mv_view_has_form (code + 1, MV_VIEW_FORM_COUNTRY))
           || (g_str_has_prefix (value, "power:") && mv_view_has_form (code + 1, MV_VIEW_FORM_CODE))
           || (g_str_has_prefix (value, "year:") && mv_view_read_number ("compare", code + 1, MV_VIEW_FIRST, MV_VIEW_LAST, &year, NULL))))
    return mv_view_bad_value (error, "compare", raw, _("write country:UZB, year:2015 or power:CHN"));
  mv_text_set (&view->compare, value);
  return TRUE;
}

static gboolean
read_name (MvView *view, const char *raw, GError **error)
{
  g_autofree char *name = mv_view_read_one ("named", raw, error);

  if (name == NULL)
    return FALSE;
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)) || g_utf8_strlen (name, -1) > 80)
      return mv_view_bad_value (error, "named", raw, _("a name has at most 80 letters and no line breaks"));
  mv_text_set (&view->selection_name, name);
  return TRUE;
}

static gboolean
read_query (MvView *view, const char *raw, GError **error)
{
  g_autofree char *name = mv_view_read_one ("query", raw, error);

  if (name == NULL)
    return FALSE;
  if (strchr (name, '/') != NULL || g_utf8_strlen (name, -1) > 60)
    return mv_view_bad_value (error, "query", raw, _("the name of a saved query is wanted, as the SQL page lists them"));
  mv_text_set (&view->query, name);
  return TRUE;
}

/* "param.year" with its value, which may be empty: unknown. */
static gboolean
read_query_parameter (MvView *view, const char *key, const char *raw, GError **error)
{
  const char *name = key + strlen ("param.");
  g_autofree char *value = *raw != '\0' ? mv_view_read_one (key, raw, error) : g_strdup (""), *pair = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (value == NULL)
    return FALSE;
  if (*name == '\0' || strchr (name, '=') != NULL)
    return mv_view_bad_value (error, key, raw, _("after param. comes the name of a parameter of the query, as param.country=KAZ"));
  pair = g_strconcat (name, "=", value, NULL);
  for (guint i = 0; view->params[i] != NULL; i++)
    g_ptr_array_add (list, view->params[i]);
  g_ptr_array_add (list, pair);
  g_ptr_array_add (list, NULL);
  mv_view_set_list (&view->params, (const char *const *) list->pdata);
  return TRUE;
}

gboolean
mv_view_read_beside (MvView *view, const char *key, const char *raw, gboolean *known, GError **error)
{
  const char *indicator = _("an indicator is a code like NY.GDP.MKTP.CD");

  *known = TRUE;
  if (g_str_equal (key, "query"))
    return read_query (view, raw, error);
  if (g_str_has_prefix (key, "param."))
    return read_query_parameter (view, key, raw, error);
  if (g_str_equal (key, "chart"))
    return read_charts (view, raw, error);
  if (g_str_equal (key, "period"))
    return read_period (view, raw, error);
  if (g_str_equal (key, "scale"))
    return read_scale (view, raw, error);
  if (g_str_equal (key, "without"))
    return read_without (view, raw, error);
  if (g_str_equal (key, "powers"))
    return read_powers (view, raw, error);
  if (g_str_equal (key, "only"))
    return read_only (view, raw, error);
  if (g_str_equal (key, "sort"))
    return mv_view_read_code (key, raw, MV_VIEW_FORM_PRODUCT, _("write name, or the code of a column like KAZ"), &view->sort, error);
  if (g_str_equal (key, "across"))
    return mv_view_read_code (key, raw, MV_VIEW_FORM_PRODUCT, _("write name, or the code of a row like CHN"), &view->across, error);
  if (g_str_equal (key, "x"))
    return mv_view_read_code (key, raw, MV_VIEW_FORM_PRODUCT, indicator, &view->chart_x, error);
  if (g_str_equal (key, "y"))
    return mv_view_read_code (key, raw, MV_VIEW_FORM_PRODUCT, indicator, &view->chart_y, error);
  if (g_str_equal (key, "radius"))
    return mv_view_read_code (key, raw, MV_VIEW_FORM_PRODUCT, indicator, &view->chart_size, error);
  if (g_str_equal (key, "page"))
    return mv_view_read_listed (key, raw, mv_view_pages, &view->page, error);
  if (g_str_equal (key, "rows"))
    return mv_view_read_listed (key, raw, mv_view_rows, &view->rows, error);
  if (g_str_equal (key, "compare"))
    return read_compare (view, raw, error);
  if (g_str_equal (key, "named"))
    return read_name (view, raw, error);
  *known = FALSE;
  return TRUE;
}

gboolean
mv_view_check_page (const MvView *view, gboolean has_with, GError **error)
{
  gboolean one = view->focus[0] != NULL && view->focus[1] == NULL && !g_str_equal (view->focus[0], "CA5");

  if (g_str_equal (view->page, "country") && !one)
    return mv_view_refuse (error, _("page=country: the page tells of one country; name it in focus, as focus=UZB"));
  if (g_str_equal (view->page, "pair") && (!one || !has_with || g_str_equal (view->focus[0], view->with)))
    return mv_view_refuse (error, _("page=pair: the page tells of two countries; name them in focus and with, as focus=KAZ&with=CHN"));
  if (g_str_equal (view->page, "table") && (view->overlays & (MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS)) == 0)
    return mv_view_refuse (error, _("page=table: the table lists flows and projects; add one of these to overlay"));
  if (g_str_equal (view->page, "project") && !g_str_has_prefix (view->select, "project:"))
    return mv_view_refuse (error, _("page=project: the page tells of one project; name it in select, as select=project:gcdf-1234"));
  return TRUE;
}
