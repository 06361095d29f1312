#include "app/exchange/import-roles.h"

#include <string.h>

#include "app/base/text.h"
#include "app/exchange/import-period.h"

/* Cuts the words of a direction out of WORDS, which is folded. */
static MvImportDirection
cut_direction (char *words)
{
  static const struct { const char *word; MvImportDirection direction; } all[] = {
    { "exports", MV_IMPORT_OUTWARD }, { "export", MV_IMPORT_OUTWARD }, { "экспорт", MV_IMPORT_OUTWARD }, { "imports", MV_IMPORT_INWARD },
    { "import", MV_IMPORT_INWARD }, { "импорт", MV_IMPORT_INWARD }
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      char *at = strstr (words, all[i].word);

      if (at != NULL)
        {
          memset (at, ' ', strlen (all[i].word));
          return all[i].direction;
        }
    }
  return MV_IMPORT_OF_THE_ROW;
}

int
mv_import_wide_year (const char *column, MvImportDirection *direction, gboolean *part)
{
  g_autofree char *words = NULL;
  MvImportDirection told;
  char *plain;

  /* YR2019, X2019 and Y2019 are what other programs make of a name that is a number. */
  if (g_str_has_prefix (column, "YR") || g_str_has_prefix (column, "yr"))
    column += 2;
  else if (strchr ("XxYyFf_", *column) != NULL && g_ascii_isdigit (*column != '\0' ? column[1] : '\0'))
    column++;
  if (strlen (column) < 4 || strlen (column) > 60)
    return 0;
  words = g_utf8_casefold (column, -1);
  told = cut_direction (words);
  g_strdelimit (words, "_,;:", ' ');
  plain = g_strstrip (words);
  if (direction != NULL)
    *direction = told;
  return mv_import_year (told == MV_IMPORT_OF_THE_ROW ? column : plain, part);
}

void
mv_import_roles_find (MvImportRoles *roles, const MvRecipe *recipe, const char *const *columns, guint n)
{
  *roles = (MvImportRoles) { .values = g_array_new (FALSE, FALSE, sizeof (MvImportValue)) };
  for (guint r = 0; r < MV_N_IMPORT_ROLES; r++)
    roles->at[r] = -1;
  for (guint i = 0; i < n; i++)
    {
      MvImportRole role = mv_recipe_role (recipe, columns[i]);
      MvImportValue value = { .column = (int) i, .direction = MV_IMPORT_OF_THE_ROW };

      if (roles->at[role] < 0)
        roles->at[role] = (int) i;
      if (recipe->wide && role == MV_IMPORT_IGNORE)
        value.year = mv_import_wide_year (columns[i], &value.direction, &value.part);
      if (role == MV_IMPORT_EXPORTS || role == MV_IMPORT_IMPORTS)
        value.direction = role == MV_IMPORT_EXPORTS ? MV_IMPORT_OUTWARD : MV_IMPORT_INWARD;
      roles->has_parts = roles->has_parts || value.part;
      if (value.year > 0 || role == MV_IMPORT_VALUE || role == MV_IMPORT_EXPORTS || role == MV_IMPORT_IMPORTS)
        g_array_append_val (roles->values, value);
    }
  if (roles->values->len == 0 && mv_recipe_constant (recipe, "value") != NULL)
    {
      const MvImportValue constant = { .column = -1, .direction = MV_IMPORT_OF_THE_ROW };

      g_array_append_val (roles->values, constant);
    }
}

void
mv_import_roles_clear (MvImportRoles *roles)
{
  g_clear_pointer (&roles->values, g_array_unref);
}

const char *
mv_import_roles_parts (void)
{
  return _("The file tells of months, quarters or days. Switch on “Add up rows that say the same” to add them up to years, or choose figures of whole years.");
}

static void
say (GPtrArray *missing, const char *sentence)
{
  g_ptr_array_add (missing, g_strdup (sentence));
}

/* Do all columns of values say which way they go? */
static gboolean
all_directed (const MvImportRoles *roles)
{
  for (guint i = 0; i < roles->values->len; i++)
    if (g_array_index (roles->values, MvImportValue, i).direction == MV_IMPORT_OF_THE_ROW)
      return FALSE;
  return roles->values->len > 0;
}

void
mv_import_roles_missing (const MvImportRoles *roles, const MvRecipe *recipe, GPtrArray *missing)
{
  const int *at = roles->at;
  gboolean pair = at[MV_IMPORT_FROM] >= 0 && at[MV_IMPORT_TO] >= 0, flows = recipe->kind == MV_IMPORT_FLOWS;
  gboolean sides = (at[MV_IMPORT_REPORTER] >= 0 || mv_recipe_constant (recipe, "reporter") != NULL) && at[MV_IMPORT_PARTNER] >= 0;
  gboolean named = at[MV_IMPORT_INDICATOR] >= 0 || at[MV_IMPORT_INDICATOR_NAME] >= 0 || mv_recipe_constant (recipe, "indicator") != NULL;

  if (recipe->kind == MV_IMPORT_PLACES)
    return;
  if (flows && !pair && !sides)
    say (missing, _("Say which two columns hold the countries: from and to, or the one that reports and its partner."));
  if (flows && !pair && sides && at[MV_IMPORT_DIRECTION] < 0 && !all_directed (roles) && mv_recipe_constant (recipe, "direction") == NULL)
    say (missing, _("Say which column tells export from import, or that all rows are the one."));
  if (!flows && at[MV_IMPORT_COUNTRY] < 0)
    say (missing, _("Say which column holds the country."));
  if (roles->values->len == 0)
    say (missing, _("Say which column holds the value."));
  if (at[MV_IMPORT_YEAR] < 0 && mv_recipe_constant (recipe, "year") == NULL
      && (roles->values->len == 0 || g_array_index (roles->values, MvImportValue, 0).year == 0))
    say (missing, _("Say which column holds the year, or give the year of all rows."));
  if (!flows && !named && roles->values->len > 0 && g_array_index (roles->values, MvImportValue, 0).year > 0)
    say (missing, _("Say what the figures are: which column names the indicator, or one name for all rows."));
  if (roles->has_parts && !recipe->sum_same)
    say (missing, mv_import_roles_parts ());
}
