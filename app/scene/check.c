/* Codes of the view that the dataset does not hold are errors that name the parameter and what may have been meant. */
#include "app/base/text.h"
#include "app/scene/build.h"
#include "app/store/codes.h"
#include "app/store/facts.h"
#include "app/store/measures.h"

#include <string.h>

/* Levenshtein's distance, without case, of two short codes. */
static guint
distance (const char *a, const char *b)
{
  gsize n = strlen (b);
  guint row[65];

  if (n > 64 || strlen (a) > 64)
    return G_MAXUINT;
  for (gsize j = 0; j <= n; j++)
    row[j] = j;
  for (gsize i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (gsize j = 1; j <= n; j++)
        {
          guint change = diagonal + (g_ascii_toupper (a[i - 1]) != g_ascii_toupper (b[j - 1]));

          diagonal = row[j];
          row[j] = MIN (change, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[n];
}

/* "CSTO, CST": codes near to what was written, or whose name is or begins with it. NULL = none. */
static char *
near_matches (GArray *codes, const char *written)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint allowed = strlen (written) <= 3 ? 1 : 2, found = 0;

  for (guint i = 0; i < codes->len && found < 4; i++)
    {
      const MvCode *code = &g_array_index (codes, MvCode, i);

      if (distance (written, code->code) > allowed && g_ascii_strncasecmp (code->name, written, MAX (strlen (written), 3)) != 0)
        continue;
      g_string_append_printf (list, "%s%s", found++ > 0 ? ", " : "", code->code);
    }
  return found > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static gboolean
refuse (MvBuild *build, const char *parameter, const char *written, MvCodeKind kind, GError **error)
{
  g_autoptr (GArray) codes = mv_codes_read (build->db, kind, error);
  g_autofree char *matches = NULL;

  if (codes == NULL)
    return FALSE;
  matches = near_matches (codes, written);
  if (matches != NULL)
    g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("%s=%s: the dataset has no “%s”. Did you mean %s?"), parameter, written, written, matches);
  else
    g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("%s=%s: the dataset has no “%s”."), parameter, written, written);
  return FALSE;
}

static gboolean
check_country (MvBuild *build, const char *parameter, const char *iso3, GError **error)
{
  if (mv_atlas_country (build->atlas, iso3) != NULL)
    return TRUE;
  return refuse (build, parameter, iso3, MV_CODE_COUNTRY, error);
}

static gboolean
check_code (MvBuild *build, const char *parameter, const char *code, MvCodeKind kind, GError **error)
{
  int known = mv_code_known (build->db, kind, code, error);

  return known == 0 ? refuse (build, parameter, code, kind, error) : known > 0;
}

static gboolean
check_measure (MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  GError *local = NULL;
  g_autoptr (MvMeasure) measure = NULL;

  if (*view->measure != '\0' && !check_code (build, "measure", view->measure, MV_CODE_MEASURE, error))
    return FALSE;
  measure = mv_measure_read (build->db, view->family, view->measure, &local);
  if (measure != NULL)
    return TRUE;
  if (g_error_matches (local, MV_ERROR, MV_ERROR_NOT_FOUND))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("measure=%s: this measure does not belong to the overlay “%s”."), view->measure,
                   g_str_equal (view->family, "goods") ? "trade" : view->family);
      g_error_free (local);
    }
  else
    g_propagate_error (error, local);
  return FALSE;
}

/* The view has checked the form of its words; roles, themes and statuses are fixed lists of the program. */
static gboolean
check_words (const char *parameter, char **words, gboolean (*known) (const char *word, MvBuild *build), MvBuild *build, GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!known (words[i], build))
      {
        g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("%s=%s: there is no “%s”."), parameter, words[i], words[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
known_theme (const char *word, MvBuild *build)
{
  return g_str_equal (mv_theme_code (mv_theme_from_code (word)), word);
}

static gboolean
known_role (const char *word)
{
  return g_str_equal (mv_role_code (mv_role_from_code (word)), word);
}

/* Does the dataset hold KIND:ID? */
static gboolean
check_record (MvBuild *build, const char *kind, const char *id, GError **error)
{
  GError *local = NULL;
  g_autoptr (GHashTable) record = mv_record_read (build->db, kind, id, &local);

  if (record != NULL)
    return TRUE;
  if (g_error_matches (local, MV_ERROR, MV_ERROR_NOT_FOUND))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("%s=%s: the dataset has no “%s”."), "select", build->view->select, id);
      g_error_free (local);
    }
  else
    g_propagate_error (error, local);
  return FALSE;
}

/* A flow need not be on record, its two countries must be; a link names a treaty and two countries. */
static gboolean
check_select (MvBuild *build, GError **error)
{
  const char *select = build->view->select, *colon = strchr (select, ':');
  g_autofree char *kind = NULL;
  g_auto (GStrv) parts = NULL;

  if (colon == NULL)
    return TRUE;
  kind = g_strndup (select, colon - select);
  parts = g_strsplit (colon + 1, "/", -1);
  if (g_str_equal (kind, "flow") && g_strv_length (parts) == 5)
    return check_code (build, "select", parts[0], MV_CODE_MEASURE, error) && check_country (build, "select", parts[2], error)
           && check_country (build, "select", parts[3], error);
  if (g_str_equal (kind, "link") && g_strv_length (parts) == 3)
    return check_record (build, "treaty", parts[0], error) && check_country (build, "select", parts[1], error)
           && check_country (build, "select", parts[2], error);
  if (!g_str_equal (kind, "flow") && !g_str_equal (kind, "link"))
    return check_record (build, kind, colon + 1, error);
  g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("%s=%s: there is no “%s”."), "select", select, colon + 1);
  return FALSE;
}

static gboolean
check_amount (MvBuild *build, GError **error)
{
  g_autofree char *basis = g_strndup (build->view->amount, strcspn (build->view->amount, ":"));

  return *basis == '\0' || check_code (build, "amount", basis, MV_CODE_BASIS, error);
}

gboolean
mv_build_check (MvBuild *build, GError **error)
{
  const MvView *view = build->view;

  for (guint i = 0; view->focus[i] != NULL; i++)
    if (!check_country (build, "focus", view->focus[i], error))
      return FALSE;
  if (*view->with != '\0' && !check_country (build, "with", view->with, error))
    return FALSE;
  for (guint i = 0; view->sponsors[i] != NULL; i++)
    if (!known_role (view->sponsors[i]) && !check_country (build, "sponsor", view->sponsors[i], error))
      return FALSE;
  for (guint i = 0; view->orgs[i] != NULL; i++)
    if (!check_code (build, "org", view->orgs[i], MV_CODE_ORGANISATION, error))
      return FALSE;
  if (!check_words ("theme", view->themes, known_theme, build, error) || !check_amount (build, error) || !check_select (build, error))
    return FALSE;
  for (guint i = 0; view->events[i] != NULL; i++)
    if (!check_code (build, "event", view->events[i], MV_CODE_EVENT_KIND, error))
      return FALSE;
  if ((view->overlays & MV_OVERLAY_FLOWS) == 0)
    return TRUE;
  return check_measure (build, error) && check_code (build, "product", view->product, MV_CODE_PRODUCT, error);
}
