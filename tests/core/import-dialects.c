/* Numbers, years, units and tables as people write them: what comes of each, by hand. All figures are synthetic. */
#include <string.h>

#include "app/exchange/import-number.h"
#include "app/exchange/import-period.h"
#include "app/exchange/import-roles.h"
#include "app/exchange/import-unit.h"
#include "app/store/country-names.h"
#include "tests/core/import-rig.h"

static void
test_numbers (void)
{
  static const struct { const char *text; char decimal; MvNumberState state; double value; const char *unit; } cases[] = {
    { "1234.5", '.', MV_NUMBER_GOOD, 1234.5 }, { "1,234.5", '.', MV_NUMBER_GOOD, 1234.5 }, { "1 234,5", ',', MV_NUMBER_GOOD, 1234.5 },
    { "1.234,5", ',', MV_NUMBER_GOOD, 1234.5 }, { "-0.5", '.', MV_NUMBER_GOOD, -0.5 }, { "1e3", '.', MV_NUMBER_GOOD, 1000 },
    { "12345678901234567890", '.', MV_NUMBER_GOOD, 12345678901234567890.0 }, { "0.1", '.', MV_NUMBER_GOOD, 0.1 },
    { "1\xC2\xA0" "234", '.', MV_NUMBER_GOOD, 1234 }, { "1\xE2\x80\xAF" "234", '.', MV_NUMBER_GOOD, 1234 }, { "1'234.5", '.', MV_NUMBER_GOOD, 1234.5 },
    { "1,2345E+03", ',', MV_NUMBER_GOOD, 1234.5 }, { "+5", '.', MV_NUMBER_GOOD, 5 }, { ".5", '.', MV_NUMBER_GOOD, 0.5 }, { "5.", '.', MV_NUMBER_GOOD, 5 },
    /* Grouped twice by a mark is grouped, whatever the decimal sign; grouped wrongly is nothing. */
    { "1.234.567", '.', MV_NUMBER_GOOD, 1234567 }, { "1,234,567", ',', MV_NUMBER_GOOD, 1234567 }, { "1,234", ',', MV_NUMBER_GOOD, 1.234 },
    { "1,5", '.', MV_NUMBER_BAD }, { "1234,567", '.', MV_NUMBER_BAD }, { "12,34,567", '.', MV_NUMBER_BAD }, { "1 234,567", '.', MV_NUMBER_BAD },
    { "1.5.2", '.', MV_NUMBER_BAD }, { "12a", '.', MV_NUMBER_BAD }, { "inf", '.', MV_NUMBER_BAD }, { "1e999", '.', MV_NUMBER_BAD },
    { "0x10", '.', MV_NUMBER_BAD }, { "2023-05", '.', MV_NUMBER_BAD }, { "1-2", '.', MV_NUMBER_BAD }, { "()", '.', MV_NUMBER_BAD }, { "$", '.', MV_NUMBER_BAD, 0, "USD" },
    { "14\x1A" "8", '.', MV_NUMBER_BAD },
    /* Signs. */
    { "(1,234)", '.', MV_NUMBER_GOOD, -1234 }, { "1,234-", '.', MV_NUMBER_GOOD, -1234 }, { "−5", '.', MV_NUMBER_GOOD, -5 }, { "–5", '.', MV_NUMBER_GOOD, -5 },
    { "--5", '.', MV_NUMBER_BAD }, { "(-5)", '.', MV_NUMBER_BAD },
    /* Footnotes. */
    { "14*", '.', MV_NUMBER_GOOD, 14 }, { "14²", '.', MV_NUMBER_GOOD, 14 }, { "14 [3]", '.', MV_NUMBER_GOOD, 14 }, { "14.5 (p)", '.', MV_NUMBER_GOOD, 14.5 },
    /* Units. */
    { "$1,234.50", '.', MV_NUMBER_GOOD, 1234.5, "USD" }, { "-$5", '.', MV_NUMBER_GOOD, -5, "USD" }, { "5 €", '.', MV_NUMBER_GOOD, 5, "EUR" },
    { "1 234,5 руб.", ',', MV_NUMBER_GOOD, 1234.5, "RUB" }, { "12,5 %", ',', MV_NUMBER_GOOD, 12.5, "%" },
    /* Not known. */
    { "..", '.', MV_NUMBER_NONE }, { "", '.', MV_NUMBER_NONE }, { "n/a", '.', MV_NUMBER_NONE }, { "-", '.', MV_NUMBER_NONE }, { "—", '.', MV_NUMBER_NONE },
    { "…", '.', MV_NUMBER_NONE }, { "NA", '.', MV_NUMBER_NONE }, { "Н/Д", '.', MV_NUMBER_NONE }, { " \xC2\xA0", '.', MV_NUMBER_NONE }, { "#N/A", '.', MV_NUMBER_NONE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *unit = NULL;
      double value = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (mv_import_number (cases[i].text, cases[i].decimal, &value, &unit), ==, cases[i].state);
      g_assert_cmpstr (unit, ==, cases[i].unit);
      if (cases[i].state == MV_NUMBER_GOOD)
        g_assert_cmpfloat (value, ==, cases[i].value);
    }
}

static void
test_years (void)
{
  static const struct { const char *text; int year; gboolean part; } cases[] = {
    { "2023", 2023 }, { "2023 [YR2023]", 2023 }, { "FY2023", 2023 }, { "2023/24", 2023 }, { "2023-2024", 2023 }, { "2023.0", 2023 }, { "2023 год", 2023 },
    { "2023 г.", 2023 }, { "2023*", 2023 }, { "31.12.2023", 2023 }, { "2023-01-01", 2023 }, { "12/31/2023", 2023 }, { "2023-12-31T00:00:00", 2023 },
    { "31 декабря 2023", 2023 }, { "2023-05", 2023, TRUE }, { "05.2023", 2023, TRUE }, { "202305", 2023, TRUE }, { "2023Q1", 2023, TRUE },
    { "2023-Q4", 2023, TRUE }, { "2023M11", 2023, TRUE }, { "Q1 2023", 2023, TRUE }, { "I кв. 2023", 2023, TRUE }, { "май 2023", 2023, TRUE },
    { "Jan-23", 2023, TRUE }, { "01.05.2023", 2023, TRUE }, { "20230501", 2023, TRUE }, { "31 May 2023", 2023, TRUE },
    { "2015-2019", 0 }, { "12", 0 }, { "1799", 0 }, { "2101", 0 }, { "202313", 0 }, { "Report 2023", 0 }, { "2023-13", 0 }, { "32.01.2023", 0 }, { "", 0 }
  };
  gboolean part;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      part = FALSE;
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (mv_import_year (cases[i].text, &part), ==, cases[i].year);
      g_assert_cmpint (part, ==, cases[i].part);
      g_assert_cmpint (mv_import_year (cases[i].text, NULL), ==, cases[i].part ? 0 : cases[i].year);
    }
  /* 45292 is 1 January 2024 in spreadsheets, 45413 the first of May. */
  g_assert_cmpint (mv_import_serial_year ("45292", NULL), ==, 2024);
  g_assert_cmpint (mv_import_serial_year ("45413", &part), ==, 2024);
  g_assert_true (part);
  g_assert_cmpint (mv_import_serial_year ("1234", NULL), ==, 0);
}

static void
test_columns_of_years (void)
{
  static const struct { const char *column; int year; MvImportDirection direction; } cases[] = {
    { "2019", 2019, MV_IMPORT_OF_THE_ROW }, { "X2019", 2019, MV_IMPORT_OF_THE_ROW }, { "Y2019", 2019, MV_IMPORT_OF_THE_ROW },
    { "YR2019", 2019, MV_IMPORT_OF_THE_ROW }, { "2019 [YR2019]", 2019, MV_IMPORT_OF_THE_ROW }, { "2019 г.", 2019, MV_IMPORT_OF_THE_ROW },
    { "Export 2019", 2019, MV_IMPORT_OUTWARD }, { "2019 Import", 2019, MV_IMPORT_INWARD }, { "Экспорт, 2019", 2019, MV_IMPORT_OUTWARD },
    { "imports_2019", 2019, MV_IMPORT_INWARD }, { "Note 2019", 0, MV_IMPORT_OF_THE_ROW }, { "HS2012", 0, MV_IMPORT_OF_THE_ROW }, { "GDP", 0, MV_IMPORT_OF_THE_ROW }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MvImportDirection direction = MV_IMPORT_OF_THE_ROW;

      g_test_message ("%s", cases[i].column);
      g_assert_cmpint (mv_import_wide_year (cases[i].column, &direction, NULL), ==, cases[i].year);
      g_assert_true (cases[i].year == 0 || direction == cases[i].direction);
    }
}

static void
test_units (void)
{
  static const struct { const char *text, *unit; double factor; } cases[] = {
    { "Экспорт, млн долл. США", "USD", 1e6 }, { "TradeValue in 1000 USD", "USD", 1e3 }, { "Trade Value (US$ '000)", "USD", 1e3 }, { "US$ bn", "USD", 1e9 },
    { "USD mn", "USD", 1e6 }, { "US$m", "USD", 1e6 }, { "тыс. евро", "EUR", 1e3 }, { "Australian dollars", "AUD", 1 }, { "млрд тенге", "KZT", 1e9 },
    { "million yuan", "CNY", 1e6 }, { "тыс. тонн", "t", 1e3 }, { "Share, %", "%", 1 }, { "TIV, million", "TIV million", 1 },
    { "column", NULL, 1 }, { "Manual count", NULL, 1 }, { "native", NULL, 1 }, { "GDP per capita", NULL, 1 }, { "Belt", NULL, 1 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *unit;
      double factor;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (mv_import_unit (cases[i].text, &unit, &factor), ==, cases[i].unit != NULL || cases[i].factor != 1);
      g_assert_cmpstr (unit, ==, cases[i].unit);
      g_assert_cmpfloat (factor, ==, cases[i].factor);
    }
}

/* Names that statistics use; what is no country is none. */
static void
test_countries (Place *place, gconstpointer data)
{
  static const struct { const char *word, *iso3; } cases[] = {
    { "KZ", "KAZ" }, { "398", "KAZ" }, { "004", "AFG" }, { "4", "AFG" }, { "842", "USA" }, { "Republic of Kazakhstan", "KAZ" }, { "O'zbekiston", "UZB" },
    { "O‘zbekiston", "UZB" }, { "Oʻzbekiston", "UZB" }, { "Ўзбекистон", "UZB" }, { "Тоҷикистон", "TJK" }, { "Türkmenistan", "TKM" }, { "Кыргызская Республика", "KGZ" },
    { "Kyrgyz Republic", "KGZ" }, { "Korea, Rep.", "KOR" }, { "Republic of Korea", "KOR" }, { "Democratic People's Republic of Korea", "PRK" }, { "U.S.", "USA" },
    { "USA", "USA" }, { "UK", "GBR" }, { "Viet Nam", "VNM" }, { "Congo, Dem. Rep.", "COD" }, { "Congo", "COG" }, { "Конго", "COG" }, { "Côte d’Ivoire", "CIV" },
    { "Восточный Тимор", "TLS" }, { "Türkiye", "TUR" }, { "Турция", "TUR" }, { "Iran (Islamic Republic of)", "IRN" }, { "China, Hong Kong SAR", "HKG" },
    { "Germany, Federal Republic of", "DEU" }, { "Saint Lucia", "LCA" }, { "St. Lucia", "LCA" }, { "Trinidad & Tobago", "TTO" }, { "The Netherlands", "NLD" },
    { "Kazakhstan*", "KAZ" }, { "World", "WLD" },
    { "NA", NULL }, { "no", NULL }, { "No", NULL }, { "in", NULL }, { "EU27", NULL }, { "CIS", NULL }, { "Страны СНГ", NULL }, { "Areas, nes", NULL },
    { "Other Asia, nes", NULL }, { "Central Asia", NULL }, { "Total", NULL }, { "", NULL }, { "..", NULL }, { "\xD0", NULL }
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (MvCountryNames) names = mv_country_names_read (place->dataset, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int country = mv_country_names_find (names, cases[i].word, NULL);

      g_test_message ("%u", i);
      g_assert_cmpstr (country >= 0 ? mv_country_names_code (names, country) : NULL, ==, cases[i].iso3);
    }
}

/* A file as it is looked at: how many of its rows are taken and refused, the line of the first refusal, and the last value of the first row. */
typedef struct { const char *name, *text, *encoding; MvImportKind kind; guint taken, refused, line; const char *words; } File;

#define HEAD "exporter,importer,year,value\n"
#define RUSSIAN "Экспортер;Импортер;Год;Стоимость, млн долл. США\nКазахстан;Китай;2022;14,5\nКыргызстан;Россия;2023;1 101,25\n"
#define RUSSIAN_WORDS "2022 Kazakhstan → China, TOTAL: US$ 14.5 million"
#define FIVE "2022 Kazakhstan → China, TOTAL: US$ 5"

static const File files[] = {
  { "line breaks of old", "exporter,importer,year,value\rKAZ,CHN,2022,5\rKGZ,RUS,2023,6\r", NULL, MV_IMPORT_FLOWS, 2, 0, 0, FIVE },
  { "quotes", "\"exporter\",\"importer\",\"year\",\"value\",\"note\"\n\"KAZ\",\"CHN\",\"2022\",\"1,015\",\"two\nlines, \"\"quoted\"\"\"\nKGZ,RUS,2023,6,\nKGZ,Oz,2023,6,\n",
    NULL, MV_IMPORT_FLOWS, 2, 1, 5, "2022 Kazakhstan → China, TOTAL: US$ 1,015" },
  { "the separator told", "sep=;\nexporter;importer;year;value\nKAZ;CHN;2022;5,5\n", NULL, MV_IMPORT_FLOWS, 1, 0, 0, "2022 Kazakhstan → China, TOTAL: US$ 5.5" },
  { "cp1251", RUSSIAN, "WINDOWS-1251", MV_IMPORT_FLOWS, 2, 0, 0, RUSSIAN_WORDS }, { "koi8", RUSSIAN, "KOI8-R", MV_IMPORT_FLOWS, 2, 0, 0, RUSSIAN_WORDS },
  { "cp866", RUSSIAN, "CP866", MV_IMPORT_FLOWS, 2, 0, 0, RUSSIAN_WORDS }, { "iso 8859-5", RUSSIAN, "ISO-8859-5", MV_IMPORT_FLOWS, 2, 0, 0, RUSSIAN_WORDS },
  { "mac", RUSSIAN, "MAC-CYRILLIC", MV_IMPORT_FLOWS, 2, 0, 0, RUSSIAN_WORDS }, { "utf-16le", RUSSIAN, "UTF-16LE", MV_IMPORT_FLOWS, 2, 0, 0, RUSSIAN_WORDS },
  { "utf-16be", RUSSIAN, "UTF-16BE", MV_IMPORT_FLOWS, 2, 0, 0, RUSSIAN_WORDS },
  { "german", "exporter;importer;year;value\nKAZ;CHN;2022;1.234.567,25\nKGZ;RUS;2023;1.101,25\n", NULL, MV_IMPORT_FLOWS, 2, 0, 0, "2022 Kazakhstan → China, TOTAL: US$ 1.23 million" },
  { "brackets", "country;year;balance\nKAZ;2020;(12,5)\nKGZ;2020;1 234,5-\nTJK;2020;−5\n", NULL, MV_IMPORT_INDICATORS, 3, 0, 0, "2020 Kazakhstan, balance: −12.5" },
  { "unit in the title", "Экспорт стран;;;\n(тыс. долл. США);;;\nСтрана;Партнёр;Год;Стоимость\nКазахстан;Китай;2022;5\nИтого;;;5\n", NULL, MV_IMPORT_FLOWS, 1, 1, 5, "2022 Kazakhstan → China, TOTAL: US$ 5,000" },
  { "units by row", "exporter,importer,year,value,unit\nKAZ,CHN,2022,5,million USD\nKGZ,RUS,2023,6,EUR\n", NULL, MV_IMPORT_FLOWS, 1, 1, 3, "2022 Kazakhstan → China, TOTAL: US$ 5 million" },
  { "currencies by cell", HEAD "KAZ,CHN,2022,$5\nKGZ,RUS,2023,$6\nUZB,RUS,2023,€7\n", NULL, MV_IMPORT_FLOWS, 2, 1, 4, FIVE },
  { "exports and imports", "country,partner,year,Exports (mln USD),Imports (mln USD)\nKAZ,CHN,2022,5,6\nUZB,CHN,2022,,7\n", NULL, MV_IMPORT_FLOWS, 2, 0, 0, "2022 China → Kazakhstan, TOTAL: US$ 6 million" },
  { "two headers", ";;2022;;2023;\nReporter;Partner;Export;Import;Export;Import\nKAZ;CHN;1,5;2;3;4\n", NULL, MV_IMPORT_FLOWS, 1, 0, 0, "2023 China → Kazakhstan, TOTAL: US$ 4" },
  { "a bad year among good ones", "exporter,importer,2020,2021,2022\nKAZ,CHN,1,abc,5\n", NULL, MV_IMPORT_FLOWS, 1, 1, 2, FIVE },
  { "years without an indicator", "Synthetic figure, units\n\nCountry,2021,2022\nKazakhstan,1.5,2\nKyrgyz Republic,..,3\n", NULL, MV_IMPORT_INDICATORS, 2, 0, 0, "2022 Kazakhstan, Synthetic figure, units: 2" },
  { "several figures", "country,year,GDP (mln USD),population\nKAZ,2020,5.5,19\nUZB,2020,6,34\n", NULL, MV_IMPORT_INDICATORS, 2, 0, 0, "2020 Kazakhstan, population: 19" },
  { "a row too long", HEAD "KAZ,CHN,2022,5\nKorea, Rep.,KAZ,2022,6\nKGZ,RUS,2023\nKGZ,RUS,2023,6\n", NULL, MV_IMPORT_FLOWS, 2, 1, 3, FIVE },
  { "a comma behind each row", HEAD "KAZ,CHN,2022,5,\nKGZ,RUS,2023,6,\n", NULL, MV_IMPORT_FLOWS, 2, 0, 0, FIVE },
  { "names of rows", "\"exporter\",\"importer\",\"year\",\"value\"\n\"1\",\"KAZ\",\"CHN\",2022,5\n\"2\",\"KGZ\",\"RUS\",2023,6\n", NULL, MV_IMPORT_FLOWS, 2, 0, 0, FIVE },
  { "Namibia", "exporter,importer,year,value\nNA,KZ,2022,7\nKZ,CN,2022,5\nKG,RU,2023,6\n", NULL, MV_IMPORT_FLOWS, 3, 0, 0, "2022 Namibia → Kazakhstan, TOTAL: US$ 7" },
  { "not available", HEAD "KAZ,CHN,2022,5\nKGZ,RUS,2023,6\nNA,KAZ,2022,7\n", NULL, MV_IMPORT_FLOWS, 2, 1, 4, FIVE },
  { "periods", "exporter;importer;year;value\nKAZ;CHN;2015-2019;6\nKAZ;CHN;2022/23;5\nKAZ;CHN;31.12.2024;7\nKAZ;RUS;2021;8\nKAZ;RUS;2022;9\n", NULL, MV_IMPORT_FLOWS, 4, 1, 2, FIVE },
  { "re-exports", "Reporter,Partner,Flow,Year,Value\nKAZ,CHN,Export (FOB),2022,5\nKAZ,CHN,Re-Export,2022,6\n", NULL, MV_IMPORT_FLOWS, 1, 1, 3, FIVE }
};

/* Problems with a line; *FIRST is the line of the first. */
static guint
count_refused (const MvImportPreview *preview, guint *first)
{
  guint n = 0;

  *first = 0;
  for (guint i = 0; i < preview->problems->len; i++)
    {
      const MvImportProblem *problem = preview->problems->pdata[i];

      if (problem->line > 0 && n++ == 0)
        *first = problem->line;
    }
  return n;
}

static void
look_at_file (Place *place, const File *file, const char *name)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL), *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MvImportPreview) preview = NULL;
  gsize length = strlen (file->text);
  guint row = 0, line;

  g_test_message ("%s", file->name);
  bytes = file->encoding != NULL ? g_convert (file->text, -1, file->encoding, "UTF-8", NULL, &length, &error) : g_strdup (file->text);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  preview = mv_import_preview (place->dataset, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (preview->ready);
  g_assert_cmpint (preview->recipe->kind, ==, file->kind);
  g_assert_cmpuint (preview->n_taken, ==, file->taken);
  g_assert_cmpuint (count_refused (preview, &line), ==, file->refused);
  g_assert_cmpuint (line, ==, file->line);
  while (preview->taken->pdata[row] == NULL)
    row++;
  g_assert_cmpstr (preview->taken->pdata[row], ==, file->words);
}

static void
test_files (Place *place, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    look_at_file (place, &files[i], "figures.csv");
}

/* What is looked at is what is imported: both ways of trade, and a bad cell beside good ones. */
static void
test_taken (Place *place, gconstpointer data)
{
  g_autoptr (MvImportResult) ways = take_text (place, "country,partner,year,Exports (mln USD),Imports (mln USD)\nKAZ,CHN,2022,5,6\nUZB,CHN,2022,abc,7\nOz, of,CHN,2022,5,6\n"
                                                     "TJK,CHN,2022,1,\nTKM,CHN,2022,1,\nKGZ,CHN,2022,1,\n",
                                              MV_DUPLICATES_KEEP);

  g_assert_cmpuint (ways->n_taken, ==, 6);
  g_assert_cmpuint (ways->n_refused, ==, 2);
  g_assert_cmpuint (ways->n_read, ==, 6);
  g_assert_cmpfloat (ask (place, "*", "SELECT total(value) FROM work.flow WHERE from_iso3 = 'CHN'"), ==, 13e6);
  g_assert_cmpfloat (ask (place, "*", "SELECT total(value) FROM work.flow WHERE to_iso3 = 'CHN'"), ==, 8e6);
}

/* Rows in other units stand apart: another one of the same figure is refused. */
static void
test_units_of_figures (Place *place, gconstpointer data)
{
  g_autoptr (MvImportResult) result = take_text (place, "country,year,indicator,value,unit\nKAZ,2020,People,19,million\nKAZ,2020,Output,180,USD\nKAZ,2021,Output,5,EUR\n",
                                                MV_DUPLICATES_KEEP);

  g_assert_cmpuint (result->n_taken, ==, 2);
  g_assert_cmpuint (result->n_refused, ==, 1);
  g_assert_cmpfloat (ask (place, "*", "SELECT value FROM work.indicator JOIN work.indicator_def USING (import_id, code) WHERE unit = 'million'"), ==, 19);
  g_assert_cmpfloat (ask (place, "*", "SELECT value FROM work.indicator JOIN work.indicator_def USING (import_id, code) WHERE unit = 'USD'"), ==, 180);
}

static void
test_json (Place *place, gconstpointer data)
{
  static const File shapes[] = {
    { "records", "[{\"exporter\":\"KAZ\",\"importer\":\"CHN\",\"year\":2022,\"value\":5},{\"exporter\":\"KGZ\",\"importer\":\"RUS\",\"year\":2023,\"value\":6}]", NULL, MV_IMPORT_FLOWS, 2, 0, 0, FIVE },
    { "columns", "{\"exporter\":[\"KAZ\",\"KGZ\"],\"importer\":[\"CHN\",\"RUS\"],\"year\":[2022,2023],\"value\":[5,6]}", NULL, MV_IMPORT_FLOWS, 2, 0, 0, FIVE },
    { "lists", "[[\"exporter\",\"importer\",\"year\",\"value\"],[\"KAZ\",\"CHN\",2022,5],[\"KGZ\",\"RUS\",2023,6],[\"KGZ\",\"RUS\",2022,6,7]]", NULL, MV_IMPORT_FLOWS, 2, 1, 4, FIVE },
    { "lines", "{\"exporter\":\"KAZ\",\"importer\":\"CHN\",\"year\":2022,\"value\":5}\n{\"exporter\":\"KGZ\",\"importer\":\"RUS\",\"year\":2023,\"value\":6}\n", NULL, MV_IMPORT_FLOWS, 2, 0, 0, FIVE },
    { "lists within records", "{\"data\":[{\"exporter\":{\"iso\":\"KAZ\"},\"importer\":\"CHN\",\"year\":2022,\"value\":5,\"tags\":[{\"a\":1},{\"a\":2},{\"a\":3}]},"
      "{\"exporter\":{\"iso\":\"KGZ\"},\"importer\":\"RUS\",\"year\":2023,\"value\":6,\"tags\":[]}]}", NULL, MV_IMPORT_FLOWS, 2, 0, 0, FIVE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    look_at_file (place, &shapes[i], "figures.json");
}

/* Shapes are placed; one that is no shape, one off the globe and one with its coordinates exchanged are refused, each by its number. */
static void
test_layers (Place *place, gconstpointer data)
{
  static const File layer = {
    "layer", "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"id\":900001,\"properties\":{\"name\":\"A\",\"country\":\"KAZ\",\"order\":5},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[76,43,1],[77,44,1]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"B\",\"country\":\"KAZ\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[43.25,76.9]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"C\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[276.9,43.25]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"D\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[76,43],[77,43]]]}},"
    "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[76.9,43.25]}}]}",
    NULL, MV_IMPORT_PLACES, 2, 3, 2, "A (76.5000, 43.5000)"
  };

  look_at_file (place, &layer, "layer.geojson");
}

/* What cannot be imported as it is says why, and ends nothing but the helper. */
static void
test_refusals (Place *place, gconstpointer data)
{
  static const struct { const char *bytes, *name, *words; } cases[] = {
    { "", "empty.csv", "holds no table" }, { "\n \n", "blank.csv", "holds no table" }, { HEAD, "header.csv", "no rows below the header" },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", "old.xls", "old Excel" }, { "%PDF-1.4\n", "paper.csv", "PDF" }, { "\x1F\x8B\x08 and more", "packed.csv", "gzip" },
    { "\x01\x02\x03\x04,\x05\x06\n", "binary.csv", "no text" }, { "<html><table><tr><td>1</td></tr></table></html>", "page.xls", "web page" },
    { HEAD "KAZ,CHN,2022,5\n\"KGZ,RUS,2023,6\nUZB,RUS,2023,7\n", "open.csv", "opened in line 3" }, { "[{\"a\": ", "broken.json", "no JSON" },
    { "PK\3\4 and no more", "cut.xlsx", "none of the formats" },
    { "exporter,importer,date,value\nKAZ,CHN,2022-01-01,5\nKAZ,CHN,2022-02-01,6\n", "months.csv", "months" },
    { "exporter,importer,Jan 2022,Feb 2022\nKAZ,CHN,5,6\n", "columns.csv", "months" }, { "exporter;importer;year;value\nKAZ;CHN;2022;€ 5\n", "euros.csv", "EUR" }
  };
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (place->folder, "deep.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = g_build_filename (place->folder, cases[i].name, NULL);
      g_autoptr (GError) failure = NULL;
      g_autoptr (MvImportPreview) preview = NULL;
      const char *sentence;

      g_test_message ("%s", cases[i].name);
      g_assert_true (g_file_set_contents (file, cases[i].bytes, -1, NULL));
      preview = mv_import_preview (place->dataset, file, NULL, NULL, &failure);
      g_assert_true (preview == NULL || !preview->ready);
      sentence = preview == NULL ? failure->message : ((MvImportProblem *) preview->problems->pdata[0])->reason;
      g_assert_nonnull (strstr (sentence, cases[i].words));
    }
  g_assert_true (g_file_set_contents (path, deep, -1, NULL));
  g_assert_null (mv_import_preview (place->dataset, path, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "nested too deeply"));
}

/* What a person corrects of how the text is read. */
static void
test_reading (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "figures.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MvRecipe) recipe = mv_recipe_parse ("[Recipe]\nName=-\nKind=flows\n[Read]\nencoding=ISO-8859-9\nseparator=semicolon\n", -1, &error);
  g_autoptr (MvImportPreview) preview = NULL;

  g_assert_no_error (error);
  /* Türkiye; a comma in every row is none of the separators. */
  g_assert_true (g_file_set_contents (path, "exporter;importer;year;value;note, more\nT\xFCrkiye;KAZ;2022;5;a, b\nKAZ;T\xFCrkiye;2022;6;\xFE, c\n", -1, NULL));
  preview = mv_import_preview (place->dataset, path, recipe, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (preview->ready);
  g_assert_cmpuint (preview->n_taken, ==, 2);
  g_assert_cmpstr (preview->recipe->encoding, ==, "ISO-8859-9");
  g_assert_cmpstr (((char **) preview->rows->pdata[1])[4], ==, "ş, c");
  g_assert_null (mv_recipe_parse ("[Recipe]\nName=-\nKind=flows\n[Read]\nseparator=dot\n", -1, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_DATA);
}

/* A dBase table of two rows, by hand. */
static void
write_dbase (const char *path, const char *encoding, char driver)
{
  static const struct { const char *name; char width; } fields[] = { { "EXPORTER", 20 }, { "IMPORTER", 20 }, { "YEAR", 4 }, { "VALUE", 6 } };
  static const char *const rows[2][4] = { { "Казахстан", "Китай", "2023", "150" }, { "Узбекистан", "Россия", "2022", "250" } };
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 head[32] = { 3, 124, 1, 1, 2, 0, 0, 0, 32 + 4 * 32 + 1, 0, 51, 0 };

  head[29] = (guint8) driver;
  g_byte_array_append (out, head, sizeof head);
  for (guint i = 0; i < 4; i++)
    {
      guint8 field[32] = { 0 };

      memcpy (field, fields[i].name, strlen (fields[i].name));
      field[11] = 'C';
      field[16] = (guint8) fields[i].width;
      g_byte_array_append (out, field, sizeof field);
    }
  g_byte_array_append (out, (const guint8 *) "\r", 1);
  for (guint r = 0; r < 2; r++)
    {
      g_byte_array_append (out, (const guint8 *) " ", 1);
      for (guint i = 0; i < 4; i++)
        {
          gsize length;
          g_autofree char *text = g_convert (rows[r][i], -1, encoding, "UTF-8", NULL, &length, NULL);

          g_byte_array_append (out, (const guint8 *) text, (guint) length);
          for (; length < (gsize) fields[i].width; length++)
            g_byte_array_append (out, (const guint8 *) " ", 1);
        }
    }
  g_byte_array_append (out, (const guint8 *) "\x1a", 1);
  g_assert_true (g_file_set_contents (path, (const char *) out->data, out->len, NULL));
}

/* Many such tables do not say what their letters are, or only that they are those of the machine that wrote them. */
static void
test_dbase (Place *place, gconstpointer data)
{
  static const struct { const char *encoding; int driver; const char *format; } cases[] = {
    { "WINDOWS-1251", 0, "ESRI Shapefile, WINDOWS-1251" }, { "WINDOWS-1251", 87, "ESRI Shapefile, WINDOWS-1251" },
    { "WINDOWS-1251", 0xC9, "ESRI Shapefile" }, { "CP866", 0, "ESRI Shapefile, CP866" }, { "CP866", 0x65, "ESRI Shapefile" },
    { "UTF-8", 0, "ESRI Shapefile, UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (place->folder, "table.dbf", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (MvImportPreview) preview = NULL;

      g_test_message ("%s %d", cases[i].encoding, cases[i].driver);
      write_dbase (path, cases[i].encoding, (char) cases[i].driver);
      preview = mv_import_preview (place->dataset, path, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (preview->format, ==, cases[i].format);
      g_assert_cmpuint (preview->n_taken, ==, 2);
      g_assert_cmpstr (((char **) preview->rows->pdata[0])[0], ==, "Казахстан");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("XDG_DATA_HOME", g_get_tmp_dir (), TRUE);
#define ADD(name, function) g_test_add ("/import-dialects/" name, Place, NULL, set_up, function, tear_down)
  g_test_add_func ("/import-dialects/numbers", test_numbers);
  g_test_add_func ("/import-dialects/years", test_years);
  g_test_add_func ("/import-dialects/columns-of-years", test_columns_of_years);
  g_test_add_func ("/import-dialects/units", test_units);
  ADD ("countries", test_countries);
  ADD ("files", test_files);
  ADD ("taken", test_taken);
  ADD ("units-of-figures", test_units_of_figures);
  ADD ("json", test_json);
  ADD ("layers", test_layers);
  ADD ("refusals", test_refusals);
  ADD ("reading", test_reading);
  ADD ("dbase", test_dbase);
  return g_test_run ();
}
