#include "app/exchange/import-guess.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/exchange/import-number.h"

/* What stands in a column, of the rows shown. */
typedef struct { guint filled, crosses, countries, years, numbers, commas, points, how[MV_COUNTRY_NAME + 1]; double least, most; } Content;

static const struct { MvImportRole role; const char *words; } names_of_roles[] = {
  { MV_IMPORT_REPORTER, "reporter|reporting|declarant|отчит" },
  { MV_IMPORT_PARTNER, "partner|counterpart|партнер|партнёр|контрагент" },
  { MV_IMPORT_FROM, "exporter|from|origin|supplier|donor|sender|экспортер|экспортёр|откуда|поставщик|донор|отправител" },
  { MV_IMPORT_TO, "importer|destination|recipient|receiver|импортер|импортёр|куда|получател" },
  { MV_IMPORT_DIRECTION, "flow|direction|направлен|поток" },
  { MV_IMPORT_YEAR, "year|date|period|time|год|дата|период" },
  { MV_IMPORT_LONGITUDE, "longitude|lon|lng|долгот" },
  { MV_IMPORT_LATITUDE, "latitude|lat|широт" },
  { MV_IMPORT_GEOMETRY, "geometry" },
  { MV_IMPORT_PRODUCT, "product|commodity|hs code|hs6|cmd|тн вэд|товар|продукт" },
  { MV_IMPORT_INDICATOR, "indicator code|series code|indicator|показател" },
  { MV_IMPORT_VALUE, "value|amount|usd|us$|export|import|total|значен|стоимост|сумма|объем|объём|экспорт|импорт|долл" },
  { MV_IMPORT_COUNTRY, "country|iso3|iso|economy|state|nation|страна|государств" },
  { MV_IMPORT_NAME, "name|title|project|place|назван|наименован|проект|место" },
  { MV_IMPORT_STATUS, "status|статус|состояни" },
  { MV_IMPORT_SECTOR, "sector|theme|отрасль|сектор" },
  { MV_IMPORT_SPONSOR, "sponsor|funder|financier|lender|инвестор|спонсор" },
  { MV_IMPORT_NOTE, "note|comment|description|примечан|описани" }
};

static Content
look_at (const MvImportPreview *preview, guint column, MvCountryNames *names)
{
  Content content = { .least = INFINITY, .most = -INFINITY };

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const char *cell = ((char **) preview->rows->pdata[i])[column];
      MvCountryHow how;
      double value;

      /* A lone X is a figure that is kept back; or, with nothing else in the column, a word of its own: Comtrade's for exports. */
      content.crosses += cell != NULL && g_ascii_strcasecmp (cell, "x") == 0;
      if (cell == NULL || *cell == '\0' || mv_import_number (cell, '.', &value) == MV_NUMBER_NONE)
        continue;
      content.filled++;
      if (mv_country_names_find (names, cell, &how) >= 0)
        {
          content.countries++;
          content.how[how]++;
        }
      content.years += mv_import_year (cell) > 0;
      if (mv_import_number (cell, '.', &value) == MV_NUMBER_GOOD || mv_import_number (cell, ',', &value) == MV_NUMBER_GOOD)
        {
          content.numbers++;
          content.least = MIN (content.least, value);
          content.most = MAX (content.most, value);
          content.points += strchr (cell, '.') != NULL;
          content.commas += strchr (cell, ',') != NULL && mv_import_number (cell, ',', &value) == MV_NUMBER_GOOD
                            && mv_import_number (cell, '.', &value) != MV_NUMBER_GOOD;
        }
    }
  if (content.filled == 0)
    content.filled = content.crosses;
  return content;
}

static gboolean
mostly (guint n, const Content *content)
{
  return content->filled > 0 && n * 10 >= content->filled * 8;
}

/* Is WORD one of WORDS' (with bars between them), as a whole or, for longer ones, a part of it? */
static gboolean
names_role (const char *name, const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, "|", 0);

  for (guint i = 0; all[i] != NULL; i++)
    if (strlen (all[i]) > 3 ? strstr (name, all[i]) != NULL : g_str_equal (name, all[i]))
      return TRUE;
  return FALSE;
}

/* Does what stands in the column agree with the role? */
static gboolean
agrees (MvImportRole role, const Content *content)
{
  switch (role)
    {
    case MV_IMPORT_REPORTER: case MV_IMPORT_PARTNER: case MV_IMPORT_FROM: case MV_IMPORT_TO: case MV_IMPORT_COUNTRY:
      return content->countries * 2 > content->filled;
    case MV_IMPORT_YEAR:
      return mostly (content->years, content);
    case MV_IMPORT_VALUE:
      return mostly (content->numbers, content);
    case MV_IMPORT_LONGITUDE:
      return mostly (content->numbers, content) && content->least >= -180 && content->most <= 180;
    case MV_IMPORT_LATITUDE:
      return mostly (content->numbers, content) && content->least >= -90 && content->most <= 90;
    case MV_IMPORT_DIRECTION:
      return content->numbers == 0 || content->most <= 2;
    default:
      return TRUE;
    }
}

static gboolean
is_taken (const MvImportPreview *preview, MvImportRole role)
{
  for (guint i = 0; i < preview->columns->len; i++)
    if (((MvImportColumn *) preview->columns->pdata[i])->role == role)
      return TRUE;
  return FALSE;
}

static void
set (MvImportColumn *column, MvImportRole role, gboolean sure)
{
  column->role = role;
  column->sure = sure;
}

static void
guess_by_name (MvImportPreview *preview, const Content *contents)
{
  for (guint i = 0; i < preview->columns->len; i++)
    {
      MvImportColumn *column = preview->columns->pdata[i];
      g_autofree char *name = g_utf8_casefold (column->name, -1);

      for (guint k = 0; k < G_N_ELEMENTS (names_of_roles); k++)
        if (names_role (name, names_of_roles[k].words) && agrees (names_of_roles[k].role, &contents[i]) && !is_taken (preview, names_of_roles[k].role)
            && contents[i].filled > 0)
          {
            set (column, names_of_roles[k].role, TRUE);
            break;
          }
    }
}

/* Columns whose names say nothing: countries, then years, then numbers. */
static void
guess_by_content (MvImportPreview *preview, const Content *contents)
{
  for (guint i = 0; i < preview->columns->len; i++)
    {
      MvImportColumn *column = preview->columns->pdata[i];

      if (column->role != MV_IMPORT_IGNORE)
        continue;
      /* A number is a country's only when it says so. */
      if (mostly (contents[i].countries, &contents[i]) && contents[i].how[MV_COUNTRY_NUMBER] * 2 < contents[i].filled)
        {
          MvImportRole role = !is_taken (preview, MV_IMPORT_COUNTRY) && !is_taken (preview, MV_IMPORT_FROM) && !is_taken (preview, MV_IMPORT_REPORTER) ? MV_IMPORT_COUNTRY
                              : !is_taken (preview, MV_IMPORT_PARTNER) && !is_taken (preview, MV_IMPORT_TO) ? MV_IMPORT_PARTNER : MV_IMPORT_IGNORE;

          set (column, role, FALSE);
        }
      else if (mostly (contents[i].years, &contents[i]) && !is_taken (preview, MV_IMPORT_YEAR))
        set (column, MV_IMPORT_YEAR, FALSE);
      else if (mostly (contents[i].numbers, &contents[i]) && !is_taken (preview, MV_IMPORT_VALUE) && !preview->recipe->wide)
        set (column, MV_IMPORT_VALUE, FALSE);
    }
}

static MvImportColumn *
column_of (MvImportPreview *preview, MvImportRole role)
{
  for (guint i = 0; i < preview->columns->len; i++)
    if (((MvImportColumn *) preview->columns->pdata[i])->role == role)
      return preview->columns->pdata[i];
  return NULL;
}

static void
change_role (MvImportPreview *preview, MvImportRole from, MvImportRole to)
{
  MvImportColumn *column = column_of (preview, from);

  if (column != NULL)
    column->role = to;
}

/* Two countries make a flow, coordinates a place, one country a figure. */
static void
find_kind (MvImportPreview *preview)
{
  gboolean first, second;

  if (is_taken (preview, MV_IMPORT_LONGITUDE) && is_taken (preview, MV_IMPORT_LATITUDE))
    {
      preview->recipe->kind = MV_IMPORT_PLACES;
      change_role (preview, MV_IMPORT_FROM, MV_IMPORT_SPONSOR);
      change_role (preview, MV_IMPORT_TO, MV_IMPORT_COUNTRY);
      return;
    }
  if (is_taken (preview, MV_IMPORT_PARTNER) && !is_taken (preview, MV_IMPORT_REPORTER))
    change_role (preview, is_taken (preview, MV_IMPORT_COUNTRY) ? MV_IMPORT_COUNTRY : MV_IMPORT_FROM, MV_IMPORT_REPORTER);
  if (is_taken (preview, MV_IMPORT_TO) && !is_taken (preview, MV_IMPORT_FROM))
    change_role (preview, MV_IMPORT_COUNTRY, MV_IMPORT_FROM);
  if (is_taken (preview, MV_IMPORT_FROM) && !is_taken (preview, MV_IMPORT_TO))
    change_role (preview, MV_IMPORT_COUNTRY, MV_IMPORT_TO);
  first = is_taken (preview, MV_IMPORT_FROM) && is_taken (preview, MV_IMPORT_TO);
  second = is_taken (preview, MV_IMPORT_REPORTER) && is_taken (preview, MV_IMPORT_PARTNER);
  preview->recipe->kind = first || second ? MV_IMPORT_FLOWS : MV_IMPORT_INDICATORS;
  if (!first && !second)
    change_role (preview, is_taken (preview, MV_IMPORT_REPORTER) ? MV_IMPORT_REPORTER : MV_IMPORT_FROM, MV_IMPORT_COUNTRY);
}

/* What the name of the value's column says of all rows: "Экспорт, млн долл." */
static void
guess_constants (MvImportPreview *preview)
{
  const MvImportColumn *value = column_of (preview, MV_IMPORT_VALUE);
  g_autofree char *name = value != NULL ? g_utf8_casefold (value->name, -1) : NULL;
  const char *unit;
  double factor;

  if (value == NULL)
    return;
  if (mv_import_unit (name, &unit, &factor))
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      if (unit != NULL)
        mv_recipe_set_constant (preview->recipe, "unit", unit);
      if (factor != 1)
        mv_recipe_set_constant (preview->recipe, "multiply", g_ascii_dtostr (text, sizeof text, factor));
    }
  if (preview->recipe->kind == MV_IMPORT_FLOWS && column_of (preview, MV_IMPORT_DIRECTION) == NULL)
    mv_recipe_set_constant (preview->recipe, "direction",
                            strstr (name, "import") != NULL || strstr (name, "импорт") != NULL ? "import"
                            : strstr (name, "export") != NULL || strstr (name, "экспорт") != NULL ? "export" : NULL);
}

static char *
reason_for (const MvImportColumn *column, const Content *content)
{
  static const char *const hows[] = {
    [MV_COUNTRY_ISO3] = N_("codes of countries with three letters"), [MV_COUNTRY_ISO2] = N_("codes of countries with two letters"),
    [MV_COUNTRY_NUMBER] = N_("numbers of countries"), [MV_COUNTRY_NAME] = N_("names of countries")
  };
  guint best = MV_COUNTRY_ISO3;

  if (content->filled == 0)
    return g_strdup (_("The column is empty."));
  for (guint i = MV_COUNTRY_ISO3; i <= MV_COUNTRY_NAME; i++)
    if (content->how[i] > content->how[best])
      best = i;
  if (agrees (MV_IMPORT_COUNTRY, content) && content->countries > 0 && column->role != MV_IMPORT_VALUE && column->role != MV_IMPORT_YEAR
      && column->role != MV_IMPORT_PRODUCT)
    return g_strdup_printf (_("%u of %u values are %s."), content->countries, content->filled, _(hows[best]));
  if (column->role == MV_IMPORT_YEAR)
    return g_strdup_printf (_("%u of %u values are years or dates."), content->years, content->filled);
  if (mostly (content->numbers, content))
    return g_strdup_printf (_("%u of %u values are numbers."), content->numbers, content->filled);
  return g_strdup_printf (_("%u of %u cells are filled."), content->filled, content->filled);
}

void
mv_import_explain (MvImportPreview *preview, MvCountryNames *names)
{
  for (guint i = 0; i < preview->columns->len; i++)
    {
      MvImportColumn *column = preview->columns->pdata[i];
      Content content = look_at (preview, i, names);

      column->role = mv_recipe_role (preview->recipe, column->name);
      g_free (column->reason);
      column->reason = reason_for (column, &content);
    }
}

void
mv_import_guess (MvImportPreview *preview, MvCountryNames *names)
{
  g_autofree Content *contents = g_new (Content, preview->columns->len + 1);
  guint wide = 0, commas = 0, points = 0;

  for (guint i = 0; i < preview->columns->len; i++)
    {
      contents[i] = look_at (preview, i, names);
      wide += mv_judge_wide_year (((MvImportColumn *) preview->columns->pdata[i])->name) > 0;
      commas += contents[i].commas;
      points += contents[i].points;
    }
  preview->recipe->wide = wide >= 2;
  preview->recipe->decimal = commas > points ? ',' : '.';
  guess_by_name (preview, contents);
  guess_by_content (preview, contents);
  find_kind (preview);
  guess_constants (preview);
  for (guint i = 0; i < preview->columns->len; i++)
    {
      MvImportColumn *column = preview->columns->pdata[i];

      if (!mv_import_role_suits (column->role, preview->recipe->kind))
        column->role = MV_IMPORT_IGNORE;
      mv_recipe_set_role (preview->recipe, column->name, column->role);
      g_free (column->reason);
      column->reason = reason_for (column, &contents[i]);
    }
}
