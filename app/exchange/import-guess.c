#include "app/exchange/import-guess.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/exchange/import-number.h"
#include "app/exchange/import-period.h"
#include "app/exchange/import-roles.h"
#include "app/exchange/import-unit.h"

/* What stands in a column, of the rows shown. */
typedef struct
{
  guint filled, crosses, countries, years, serials, numbers, commas, points, either, how[MV_COUNTRY_NAME + 1];
  double least, most;
  const char *unit;             /* that most cells name, "$5" */
  guint unit_lead;
} Content;

/* In their order: "reporter name" is a reporter, not a name. */
static const struct { MvImportRole role; const char *words; } names_of_roles[] = {
  { MV_IMPORT_REPORTER, "reporter|reporting|declarant|отчит|декларант" },
  { MV_IMPORT_PARTNER, "partner|counterpart|партнер|партнёр|контрагент|серіктес|өнөктөш" },
  { MV_IMPORT_FROM, "exporter|from|origin|supplier|seller|donor|sender|экспортер|экспортёр|откуда|поставщик|донор|отправител|происхожд" },
  { MV_IMPORT_TO, "importer|destination|recipient|receiver|buyer|импортер|импортёр|куда|получател|назначен|покупател" },
  { MV_IMPORT_DIRECTION, "flow|direction|направлен|поток" },
  { MV_IMPORT_YEAR, "year|date|period|time|год|дата|период|жыл|йил|сол" },
  { MV_IMPORT_LONGITUDE, "longitude|lon|lng|long|долгот" },
  { MV_IMPORT_LATITUDE, "latitude|lat|широт" },
  { MV_IMPORT_GEOMETRY, "geometry" },
  { MV_IMPORT_UNIT, "unit|units|currency|единиц|ед. изм|ед.изм|валют" },
  { MV_IMPORT_PRODUCT_NAME, "product name|product desc|productdesc|commodity desc|commodity name|cmddesc|наименование товар|название товар|описание товар" },
  { MV_IMPORT_PRODUCT, "product|commodity|hs code|hs6|hs4|hs2|cmd|тн вэд|тнвэд|товар|продукт" },
  { MV_IMPORT_INDICATOR_NAME, "indicator name|series name|название показател|наименование показател" },
  { MV_IMPORT_INDICATOR, "indicator code|series code|indicator|series|показател" },
  { MV_IMPORT_VALUE, "value|amount|usd|us$|export|import|total|значен|стоимост|сумма|объем|объём|экспорт|импорт|долл|оборот|turnover|trade" },
  { MV_IMPORT_COUNTRY, "country|iso3|iso|economy|state|nation|страна|государств|мемлекет|өлкө|mamlakat|кишвар" },
  { MV_IMPORT_NAME, "name|title|project|place|назван|наименован|проект|место|объект" },
  { MV_IMPORT_STATUS, "status|статус|состояни" },
  { MV_IMPORT_SECTOR, "sector|theme|отрасль|сектор" },
  { MV_IMPORT_SPONSOR, "sponsor|funder|financier|lender|investor|инвестор|спонсор" },
  { MV_IMPORT_RECORD, "id|record|код проекта" },
  { MV_IMPORT_NOTE, "note|comment|description|примечан|описани" }
};

/* Numbers that are no amounts of money or things. */
static const char *const no_values = "id|no|no.|n|№|#|code|код|п/п|rank|место|ранг|m49|numeric|номер|lon|lat|longitude|latitude|долгота|широта";
static const char *const no_flows = "quantity|qty|weight|netweight|количеств|share|доля|темп|growth|rank|estimate|index|вес|нетто|% |удельн";

static void
look_at_number (const char *cell, Content *content)
{
  const char *unit = NULL, *other = NULL;
  double value, comma;
  gboolean point_good = mv_import_number (cell, '.', &value, &unit) == MV_NUMBER_GOOD;
  gboolean comma_good = mv_import_number (cell, ',', &comma, &other) == MV_NUMBER_GOOD;

  if (!point_good && !comma_good)
    return;
  if (!point_good)
    value = comma;
  content->numbers++;
  content->least = MIN (content->least, value);
  content->most = MAX (content->most, value);
  content->commas += comma_good && !point_good;
  content->points += point_good && !comma_good;
  content->either += point_good && comma_good && strchr (cell, ',') != NULL && value != comma;
  unit = unit != NULL ? unit : other;
  if (unit != NULL && content->unit_lead == 0)
    content->unit = unit;
  if (unit != NULL)
    content->unit_lead = strcmp (content->unit, unit) == 0 ? content->unit_lead + 1 : content->unit_lead - 1;
}

static Content
look_at (const MvImportPreview *preview, guint column, MvCountryNames *names)
{
  Content content = { .least = INFINITY, .most = -INFINITY };

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const char *cell = ((char **) preview->rows->pdata[i])[column], *unit;
      gboolean part;
      MvCountryHow how;
      double value;

      /* A lone X is a figure that is kept back; or, with nothing else in the column, a word of its own: Comtrade's for exports. */
      content.crosses += cell != NULL && g_ascii_strcasecmp (cell, "x") == 0;
      if (cell == NULL || *cell == '\0' || mv_import_number (cell, '.', &value, &unit) == MV_NUMBER_NONE)
        continue;
      content.filled++;
      if (mv_country_names_find (names, cell, &how) >= 0)
        {
          content.countries++;
          content.how[how]++;
        }
      content.years += mv_import_year (cell, &part) > 0;
      content.serials += mv_import_serial_year (cell, &part) > 0;
      look_at_number (cell, &content);
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
    if (g_utf8_strlen (all[i], -1) > 3 ? strstr (name, all[i]) != NULL : g_str_equal (name, all[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_country_role (MvImportRole role)
{
  return role == MV_IMPORT_REPORTER || role == MV_IMPORT_PARTNER || role == MV_IMPORT_FROM || role == MV_IMPORT_TO || role == MV_IMPORT_COUNTRY;
}

/* Does what stands in the column agree with the role? */
static gboolean
agrees (MvImportRole role, const Content *content, const char *name)
{
  if (is_country_role (role))
    return content->countries > 0 && content->countries * 2 >= content->filled;
  switch (role)
    {
    case MV_IMPORT_YEAR:
      return mostly (content->years, content) || mostly (content->serials, content);
    case MV_IMPORT_VALUE:
      return mostly (content->numbers, content) && !names_role (name, no_flows) && !names_role (name, no_values);
    case MV_IMPORT_LONGITUDE:
      return mostly (content->numbers, content) && content->least >= -180 && content->most <= 180;
    case MV_IMPORT_LATITUDE:
      return mostly (content->numbers, content) && content->least >= -90 && content->most <= 90;
    case MV_IMPORT_DIRECTION:
      return content->numbers == 0 || content->most <= 2;
    case MV_IMPORT_UNIT:
      return !mostly (content->numbers, content);
    default:
      return TRUE;
    }
}

static MvImportColumn *
column_of (const MvImportPreview *preview, MvImportRole role)
{
  for (guint i = 0; i < preview->columns->len; i++)
    if (((MvImportColumn *) preview->columns->pdata[i])->role == role)
      return preview->columns->pdata[i];
  return NULL;
}

static gboolean
is_taken (const MvImportPreview *preview, MvImportRole role)
{
  return column_of (preview, role) != NULL;
}

static void
set (MvImportColumn *column, MvImportRole role, gboolean sure)
{
  column->role = role;
  column->sure = sure;
}

/* Of several columns about one country its code of letters says most, then its name, then its number; of those about a product the code. */
static int
worth (MvImportRole role, const Content *content, const char *name)
{
  if (role == MV_IMPORT_PRODUCT)
    return names_role (name, "code|код|hs6|hs4|hs2") ? 2 : 1;
  if (!is_country_role (role))
    return 0;
  return content->how[MV_COUNTRY_ISO3] * 2 > content->filled ? 4 : content->how[MV_COUNTRY_NAME] * 2 > content->filled ? 3
         : content->how[MV_COUNTRY_ISO2] * 2 > content->filled ? 2 : 1;
}

/* FALSE when an earlier column holds the role with more right. */
static gboolean
wins (MvImportPreview *preview, MvImportRole role, guint i, const char *name, const Content *contents)
{
  for (guint k = 0; k < i; k++)
    {
      MvImportColumn *other = preview->columns->pdata[k];
      g_autofree char *other_name = g_utf8_casefold (other->name, -1);

      if (other->role != role)
        continue;
      if (worth (role, &contents[k], other_name) >= worth (role, &contents[i], name))
        return FALSE;
      set (other, role == MV_IMPORT_PRODUCT ? MV_IMPORT_PRODUCT_NAME : MV_IMPORT_IGNORE, FALSE);
    }
  return TRUE;
}

/* The reader of layers adds three columns to those of the file. */
static void
guess_shape (MvImportPreview *preview)
{
  static const struct { const char *name; MvImportRole role; } shape[] = {
    { "longitude", MV_IMPORT_LONGITUDE }, { "latitude", MV_IMPORT_LATITUDE }, { "geometry", MV_IMPORT_GEOMETRY }
  };
  guint n = preview->columns->len;

  for (guint i = 0; i < G_N_ELEMENTS (shape); i++)
    if (n < G_N_ELEMENTS (shape)
        || !g_str_has_prefix (((MvImportColumn *) preview->columns->pdata[n - G_N_ELEMENTS (shape) + i])->name, shape[i].name))
      return;
  for (guint i = 0; i < G_N_ELEMENTS (shape); i++)
    set (preview->columns->pdata[n - G_N_ELEMENTS (shape) + i], shape[i].role, TRUE);
}

static void
guess_by_name (MvImportPreview *preview, const Content *contents)
{
  for (guint i = 0; i < preview->columns->len; i++)
    {
      MvImportColumn *column = preview->columns->pdata[i];
      g_autofree char *name = g_utf8_casefold (column->name, -1);

      if (column->role != MV_IMPORT_IGNORE || contents[i].filled == 0 || (preview->recipe->wide && mv_import_wide_year (column->name, NULL, NULL) > 0))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (names_of_roles); k++)
        if (names_role (name, names_of_roles[k].words) && agrees (names_of_roles[k].role, &contents[i], name)
            && !(names_of_roles[k].role == MV_IMPORT_VALUE && preview->recipe->wide) && wins (preview, names_of_roles[k].role, i, name, contents))
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
      g_autofree char *name = g_utf8_casefold (column->name, -1);

      if (column->role != MV_IMPORT_IGNORE || (preview->recipe->wide && mv_import_wide_year (column->name, NULL, NULL) > 0))
        continue;
      /* A number is a country's only when it says so. */
      if (mostly (contents[i].countries, &contents[i]) && contents[i].how[MV_COUNTRY_NUMBER] * 2 < contents[i].filled)
        {
          MvImportRole role = !is_taken (preview, MV_IMPORT_COUNTRY) && !is_taken (preview, MV_IMPORT_FROM) && !is_taken (preview, MV_IMPORT_REPORTER) ? MV_IMPORT_COUNTRY
                              : !is_taken (preview, MV_IMPORT_PARTNER) && !is_taken (preview, MV_IMPORT_TO) && strstr (name, "iso") == NULL
                                && strstr (name, "code") == NULL && strstr (name, "name") == NULL ? MV_IMPORT_PARTNER : MV_IMPORT_IGNORE;

          set (column, role, FALSE);
        }
      else if (mostly (contents[i].years, &contents[i]) && !is_taken (preview, MV_IMPORT_YEAR))
        set (column, MV_IMPORT_YEAR, FALSE);
      else if (mostly (contents[i].numbers, &contents[i]) && !is_taken (preview, MV_IMPORT_VALUE) && !preview->recipe->wide && !names_role (name, no_values))
        set (column, MV_IMPORT_VALUE, FALSE);
    }
  if (is_taken (preview, MV_IMPORT_PRODUCT_NAME) && !is_taken (preview, MV_IMPORT_PRODUCT))
    column_of (preview, MV_IMPORT_PRODUCT_NAME)->role = MV_IMPORT_PRODUCT;
}

static void
change_role (MvImportPreview *preview, MvImportRole from, MvImportRole to)
{
  MvImportColumn *column = column_of (preview, from);

  if (column != NULL)
    column->role = to;
}

/* A list of projects has their names and who pays, or what became of them; on a map things have coordinates. */
static gboolean
is_of_places (const MvImportPreview *preview)
{
  if (is_taken (preview, MV_IMPORT_GEOMETRY) || (is_taken (preview, MV_IMPORT_LONGITUDE) && is_taken (preview, MV_IMPORT_LATITUDE)))
    return TRUE;
  return is_taken (preview, MV_IMPORT_NAME)
         && (is_taken (preview, MV_IMPORT_STATUS) || is_taken (preview, MV_IMPORT_SECTOR) || is_taken (preview, MV_IMPORT_SPONSOR));
}

/* Two countries make a flow, coordinates a place, one country a figure. */
static void
find_kind (MvImportPreview *preview)
{
  gboolean first, second;

  if (is_of_places (preview))
    {
      preview->recipe->kind = MV_IMPORT_PLACES;
      /* Any number is not an amount of money. */
      if (is_taken (preview, MV_IMPORT_VALUE) && !column_of (preview, MV_IMPORT_VALUE)->sure)
        change_role (preview, MV_IMPORT_VALUE, MV_IMPORT_IGNORE);
      change_role (preview, MV_IMPORT_FROM, MV_IMPORT_SPONSOR);
      change_role (preview, MV_IMPORT_TO, MV_IMPORT_COUNTRY);
      return;
    }
  if (is_taken (preview, MV_IMPORT_PARTNER) && !is_taken (preview, MV_IMPORT_REPORTER))
    change_role (preview, is_taken (preview, MV_IMPORT_COUNTRY) ? MV_IMPORT_COUNTRY : MV_IMPORT_FROM, MV_IMPORT_REPORTER);
  if (is_taken (preview, MV_IMPORT_TO) && !is_taken (preview, MV_IMPORT_FROM))
    change_role (preview, MV_IMPORT_COUNTRY, MV_IMPORT_FROM);
  if (is_taken (preview, MV_IMPORT_FROM) && !is_taken (preview, MV_IMPORT_TO))
    change_role (preview, is_taken (preview, MV_IMPORT_COUNTRY) ? MV_IMPORT_COUNTRY : MV_IMPORT_PARTNER, MV_IMPORT_TO);
  first = is_taken (preview, MV_IMPORT_FROM) && is_taken (preview, MV_IMPORT_TO);
  second = is_taken (preview, MV_IMPORT_REPORTER) && is_taken (preview, MV_IMPORT_PARTNER);
  /* A partner alone is one of a country that the file's title names, and a person can say. */
  preview->recipe->kind = first || second || is_taken (preview, MV_IMPORT_PARTNER) ? MV_IMPORT_FLOWS : MV_IMPORT_INDICATORS;
  if (preview->recipe->kind == MV_IMPORT_INDICATORS)
    change_role (preview, is_taken (preview, MV_IMPORT_REPORTER) ? MV_IMPORT_REPORTER : MV_IMPORT_FROM, MV_IMPORT_COUNTRY);
}

/* Exports and imports side by side; several figures of a country side by side. */
static void
find_values (MvImportPreview *preview, const Content *contents)
{
  gboolean flows = preview->recipe->kind == MV_IMPORT_FLOWS;
  MvImportColumn *out = NULL, *in = NULL;

  if (preview->recipe->wide || (flows && (is_taken (preview, MV_IMPORT_DIRECTION) || is_taken (preview, MV_IMPORT_FROM))))
    return;
  for (guint i = 0; i < preview->columns->len; i++)
    {
      MvImportColumn *column = preview->columns->pdata[i];
      g_autofree char *name = g_utf8_casefold (column->name, -1);
      gboolean outward = strstr (name, "export") != NULL || strstr (name, "экспорт") != NULL;
      gboolean inward = strstr (name, "import") != NULL || strstr (name, "импорт") != NULL;

      if ((column->role != MV_IMPORT_IGNORE && column->role != MV_IMPORT_VALUE) || !mostly (contents[i].numbers, &contents[i]) || names_role (name, no_values))
        continue;
      if (preview->recipe->kind == MV_IMPORT_INDICATORS && !is_taken (preview, MV_IMPORT_INDICATOR) && !is_taken (preview, MV_IMPORT_INDICATOR_NAME))
        set (column, MV_IMPORT_VALUE, column->role == MV_IMPORT_VALUE);
      if (flows && outward && !inward && out == NULL)
        out = column;
      if (flows && inward && !outward && in == NULL)
        in = column;
    }
  if (out == NULL || in == NULL)
    return;
  change_role (preview, MV_IMPORT_VALUE, MV_IMPORT_IGNORE);
  set (out, MV_IMPORT_EXPORTS, TRUE);
  set (in, MV_IMPORT_IMPORTS, TRUE);
}

/* "Экспорт, млн долл." FALSE when the words say nothing of a unit. */
static gboolean
take_unit (MvImportPreview *preview, const char *words)
{
  const char *unit;
  double factor;

  if (words == NULL || !mv_import_unit (words, &unit, &factor))
    return FALSE;
  if (unit != NULL)
    mv_recipe_set_constant (preview->recipe, "unit", unit);
  if (factor != 1)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      mv_recipe_set_constant (preview->recipe, "multiply", g_ascii_dtostr (text, sizeof text, factor));
    }
  return TRUE;
}

/* What the names of columns, else the lines above them say of all rows. */
static void
guess_constants (MvImportPreview *preview, const Content *contents)
{
  static const MvImportRole roles[] = { MV_IMPORT_VALUE, MV_IMPORT_EXPORTS, MV_IMPORT_IMPORTS };
  const MvImportColumn *value = column_of (preview, MV_IMPORT_VALUE);
  g_autofree char *name = value != NULL ? g_utf8_casefold (value->name, -1) : NULL, *notes = preview->notes != NULL ? g_utf8_casefold (preview->notes, -1) : NULL;
  gboolean flows = preview->recipe->kind == MV_IMPORT_FLOWS, told = FALSE, of_column = FALSE;
  guint n = 0;

  for (guint i = 0; i < preview->columns->len; i++)
    n += ((MvImportColumn *) preview->columns->pdata[i])->role == MV_IMPORT_VALUE;
  /* A figure that bears the name of its column is left as it stands: the name says its unit. */
  of_column = preview->recipe->kind == MV_IMPORT_INDICATORS && !preview->recipe->wide && !is_taken (preview, MV_IMPORT_INDICATOR)
              && !is_taken (preview, MV_IMPORT_INDICATOR_NAME);
  for (guint i = 0; i < G_N_ELEMENTS (roles) && !told && !of_column; i++)
    told = column_of (preview, roles[i]) != NULL && take_unit (preview, column_of (preview, roles[i])->name);
  if (!told && !of_column && preview->recipe->kind != MV_IMPORT_PLACES)
    told = take_unit (preview, preview->notes);
  for (guint i = 0; i < preview->columns->len && !told && n == 1; i++)
    if (((MvImportColumn *) preview->columns->pdata[i])->role == MV_IMPORT_VALUE && contents[i].unit != NULL)
      mv_recipe_set_constant (preview->recipe, "unit", contents[i].unit);
  if (flows && column_of (preview, MV_IMPORT_DIRECTION) == NULL && column_of (preview, MV_IMPORT_EXPORTS) == NULL)
    for (guint i = 0; i < 2; i++)
      {
        const char *words = i == 0 ? name : notes;
        gboolean out = words != NULL && (strstr (words, "export") != NULL || strstr (words, "экспорт") != NULL);
        gboolean in = words != NULL && (strstr (words, "import") != NULL || strstr (words, "импорт") != NULL);

        if (out != in && mv_recipe_constant (preview->recipe, "direction") == NULL)
          mv_recipe_set_constant (preview->recipe, "direction", in ? "import" : "export");
      }
}

/* A table with a column a year says nowhere else what it tells of: the lines above it do, or its name. */
static void
guess_indicator (MvImportPreview *preview)
{
  g_autofree char *file = NULL;
  char *dot;

  if (preview->recipe->kind != MV_IMPORT_INDICATORS || !preview->recipe->wide || is_taken (preview, MV_IMPORT_INDICATOR)
      || is_taken (preview, MV_IMPORT_INDICATOR_NAME))
    return;
  file = preview->notes != NULL ? g_strdup (preview->notes) : g_path_get_basename (preview->path);
  if ((dot = preview->notes != NULL ? strchr (file, '\n') : strrchr (file, '.')) != NULL)
    *dot = '\0';
  mv_recipe_set_constant (preview->recipe, "indicator", g_strstrip (file));
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
  if (agrees (MV_IMPORT_COUNTRY, content, "") && content->countries > 0 && column->role != MV_IMPORT_VALUE && column->role != MV_IMPORT_YEAR
      && column->role != MV_IMPORT_PRODUCT)
    return g_strdup_printf (_("%u of %u values are %s."), content->countries, content->filled, _(hows[best]));
  if (column->role == MV_IMPORT_YEAR)
    return g_strdup_printf (_("%u of %u values are years or dates."), MAX (content->years, content->serials), content->filled);
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

/* The decimal sign that makes the numbers numbers. "1,234" alone is thousands, but where cells are separated by semicolons because the comma
 * is taken. */
static char
guess_decimal (const MvImportPreview *preview, const Content *contents)
{
  guint commas = 0, points = 0, either = 0;

  for (guint i = 0; i < preview->columns->len; i++)
    {
      commas += contents[i].commas;
      points += contents[i].points;
      either += contents[i].either;
    }
  if (commas == 0 && points == 0 && either > 0 && preview->format != NULL && strstr (preview->format, "semicolon") != NULL)
    return ',';
  return commas > points ? ',' : '.';
}

void
mv_import_guess (MvImportPreview *preview, MvCountryNames *names)
{
  g_autofree Content *contents = g_new (Content, preview->columns->len + 1);
  guint wide = 0;

  for (guint i = 0; i < preview->columns->len; i++)
    {
      gboolean part;

      contents[i] = look_at (preview, i, names);
      wide += mv_import_wide_year (((MvImportColumn *) preview->columns->pdata[i])->name, NULL, &part) > 0;
    }
  preview->recipe->wide = wide >= 2;
  preview->recipe->decimal = guess_decimal (preview, contents);
  guess_shape (preview);
  guess_by_name (preview, contents);
  guess_by_content (preview, contents);
  find_kind (preview);
  find_values (preview, contents);
  guess_constants (preview, contents);
  guess_indicator (preview);
  for (guint i = 0; i < preview->columns->len; i++)
    {
      MvImportColumn *column = preview->columns->pdata[i];

      if (!mv_import_role_suits (column->role, preview->recipe->kind))
        column->role = MV_IMPORT_IGNORE;
      mv_recipe_set_role (preview->recipe, column->name, column->role);
      /* Among codes of two letters NA is Namibia. */
      if (is_country_role (column->role) && contents[i].how[MV_COUNTRY_ISO2] * 2 > contents[i].filled)
        g_hash_table_replace (preview->recipe->countries, g_strdup ("NA"), g_strdup ("NAM"));
      g_free (column->reason);
      column->reason = reason_for (column, &contents[i]);
    }
}
