#include "app/store/country-names.h"

#include <string.h>

#include "app/base/text.h"

#define LATELY 1024             /* a power of two */

typedef struct { const char *iso3; char *name; gboolean has_place, in_region; double longitude, latitude; } Country;
typedef struct { guint64 word; int number; } Lately;

struct _MvCountryNames
{
  GArray     *countries;        /* Country, by code */
  GHashTable *words;            /* a word as it is compared -> 1 + place * 8 + how */
  GHashTable *seen;             /* a word as it was written -> the same, 0 = none: files repeat themselves */
  Lately      lately[LATELY];   /* of these the codes, of up to seven bytes: found without a comparison of strings */
};

/* Forms that statistics use and no list of names holds: United Nations, World Bank, IMF. */
static const char *const others[][2] = {
  { "Russian Federation", "RUS" }, { "Kyrgyz Republic", "KGZ" }, { "Kyrgyz Rep.", "KGZ" }, { "Kirghizia", "KGZ" }, { "Rep. of Korea", "KOR" },
  { "Korea, Rep.", "KOR" }, { "Korea, Republic of", "KOR" }, { "Republic of Korea", "KOR" }, { "Dem. People's Rep. of Korea", "PRK" },
  { "Korea, Dem. People's Rep.", "PRK" }, { "Korea, Dem. Rep.", "PRK" }, { "Iran (Islamic Republic of)", "IRN" }, { "Iran, Islamic Rep.", "IRN" },
  { "Islamic Republic of Iran", "IRN" }, { "United States", "USA" }, { "United States of America", "USA" }, { "USA", "USA" }, { "UK", "GBR" },
  { "United Kingdom of Great Britain and Northern Ireland", "GBR" }, { "Great Britain", "GBR" }, { "Viet Nam", "VNM" }, { "Turkiye", "TUR" },
  { "Türkiye", "TUR" }, { "Turkey", "TUR" }, { "China, Hong Kong SAR", "HKG" }, { "Hong Kong SAR, China", "HKG" }, { "Hong Kong", "HKG" },
  { "China, Macao SAR", "MAC" }, { "Macao SAR, China", "MAC" }, { "Rep. of Moldova", "MDA" }, { "Republic of Moldova", "MDA" },
  { "Syrian Arab Republic", "SYR" }, { "Lao PDR", "LAO" }, { "Lao People's Dem. Rep.", "LAO" }, { "Lao People's Democratic Republic", "LAO" },
  { "Egypt, Arab Rep.", "EGY" }, { "Yemen, Rep.", "YEM" }, { "Venezuela, RB", "VEN" }, { "Venezuela (Bolivarian Republic of)", "VEN" },
  { "Bolivia (Plurinational State of)", "BOL" }, { "Slovak Republic", "SVK" }, { "Czech Republic", "CZE" }, { "Czech Rep.", "CZE" },
  { "North Macedonia", "MKD" }, { "TFYR of Macedonia", "MKD" }, { "Bosnia Herzegovina", "BIH" }, { "Bosnia and Herzegovina", "BIH" },
  { "United Rep. of Tanzania", "TZA" }, { "United Republic of Tanzania", "TZA" }, { "Congo, Dem. Rep.", "COD" },
  { "Democratic Republic of the Congo", "COD" }, { "Congo, Rep.", "COG" }, { "Cote d'Ivoire", "CIV" }, { "Côte d'Ivoire", "CIV" },
  { "Gambia, The", "GMB" }, { "Bahamas, The", "BHS" }, { "Brunei Darussalam", "BRN" }, { "State of Palestine", "PSE" },
  { "West Bank and Gaza", "PSE" }, { "Eswatini", "SWZ" }, { "Myanmar", "MMR" }, { "World", "WLD" }, { "UAE", "ARE" }, { "PRC", "CHN" },
  { "People's Republic of China", "CHN" }, { "China, mainland", "CHN" }, { "Мир", "WLD" }, { "Всего", "WLD" }, { "Киргизия", "KGZ" },
  { "Киргизстан", "KGZ" }, { "Кыргызская Республика", "KGZ" }, { "Республика Казахстан", "KAZ" }, { "Республика Узбекистан", "UZB" },
  { "Республика Таджикистан", "TJK" }, { "Туркмения", "TKM" }, { "Российская Федерация", "RUS" }, { "КНР", "CHN" }, { "США", "USA" },
  { "ОАЭ", "ARE" }, { "Великобритания", "GBR" }, { "Беларусь", "BLR" }, { "Белоруссия", "BLR" }, { "Республика Корея", "KOR" },
  { "Южная Корея", "KOR" }, { "Korea, South", "KOR" }, { "Корея, Республика", "KOR" }, { "Democratic People's Republic of Korea", "PRK" },
  { "Северная Корея", "PRK" }, { "Korea, North", "PRK" }, { "North Korea", "PRK" }, { "КНДР", "PRK" }, { "РФ", "RUS" }, { "Russian Fed.", "RUS" },
  { "Исламская Республика Иран", "IRN" }, { "Hong Kong, China", "HKG" }, { "Гонконг", "HKG" }, { "Китай, Гонконг", "HKG" },
  { "China, Hong Kong Special Administrative Region", "HKG" }, { "China, Macao Special Administrative Region", "MAC" }, { "Macao", "MAC" },
  { "Macau", "MAC" }, { "Ivory Coast", "CIV" }, { "U.S.", "USA" }, { "U.S.A.", "USA" }, { "Соединенные Штаты Америки", "USA" },
  { "Соединенное Королевство", "GBR" }, { "U.K.", "GBR" }, { "DR Congo", "COD" }, { "Dem. Rep. of the Congo", "COD" },
  { "Democratic Republic of Congo", "COD" }, { "Демократическая Республика Конго", "COD" }, { "ДР Конго", "COD" }, { "ДРК", "COD" },
  { "Congo, the Democratic Republic of the", "COD" }, { "Congo (Kinshasa)", "COD" }, { "Zaire", "COD" }, { "Republic of the Congo", "COG" },
  { "Congo", "COG" }, { "Congo (Brazzaville)", "COG" }, { "Конго", "COG" }, { "Республика Конго", "COG" }, { "East Timor", "TLS" },
  { "Восточный Тимор", "TLS" }, { "Mainland China", "CHN" }, { "China, People's Republic of", "CHN" }, { "Чин", "CHN" }, { "Хитой", "CHN" },
  { "Republic of China", "TWN" }, { "Chinese Taipei", "TWN" }, { "Taiwan, China", "TWN" }, { "Taiwan, Province of China", "TWN" },
  { "Taiwan Province of China", "TWN" }, { "Объединенные Арабские Эмираты", "ARE" }, { "Молдавия", "MDA" }, { "Macedonia, FYR", "MKD" },
  { "Macedonia", "MKD" }, { "Republic of North Macedonia", "MKD" }, { "Сирийская Арабская Республика", "SYR" }, { "Azerbaijan Republic", "AZE" },
  { "Азербайджанская Республика", "AZE" }, { "ФРГ", "DEU" }, { "Netherlands (Kingdom of the)", "NLD" }, { "Голландия", "NLD" }, { "Holland", "NLD" },
  { "Micronesia, Fed. Sts.", "FSM" }, { "FS Micronesia", "FSM" }, { "Micronesia (Federated States of)", "FSM" },
  { "Federated States of Micronesia", "FSM" }, { "Swaziland", "SWZ" }, { "Burma", "MMR" }, { "Мьянма", "MMR" }, { "Бирма", "MMR" },
  { "Palestine", "PSE" }, { "Occupied Palestinian Territory", "PSE" }, { "Палестина", "PSE" }, { "Switzerland, Liechtenstein", "CHE" },
  { "ЮАР", "ZAF" }, { "Южная Африка", "ZAF" }, { "Южно-Африканская Республика", "ZAF" }, { "Holy See", "VAT" },
  { "Holy See (Vatican City State)", "VAT" }, { "Central African Rep.", "CAF" }, { "Dominican Rep.", "DOM" }, { "Solomon Isds", "SLB" },
  { "Marshall Isds", "MHL" }, { "Cape Verde", "CPV" }, { "Cook Isds", "COK" }, { "Cayman Isds", "CYM" }, { "Faeroe Isds", "FRO" },
  { "Ўзбекистон", "UZB" }, { "Тожикистон", "TJK" }, { "Қозоғистон", "KAZ" }, { "Қирғизистон", "KGZ" }, { "Туркманистон", "TKM" },
  { "Таджикская Республика", "TJK" }, { "Slovak Rep.", "SVK" }, { "Чешская Республика", "CZE" }, { "Словацкая Республика", "SVK" },
  { "Южный Судан", "SSD" }, { "Bosnia-Herzegovina", "BIH" }, { "Kosovo", "XKX" }, { "Косово", "XKX" }
};

/* Numbers of areas that the United Nations count trade by, where they are not those of ISO 3166-1. */
static const char *const numbers[][2] = { { "251", "FRA" }, { "579", "NOR" }, { "699", "IND" }, { "757", "CHE" }, { "842", "USA" } };

/* Letters and digits in lower case without accents, in one blank's distance. NULL when TEXT is no UTF-8 or too long to be a name. */
static char *
comparable (const char *text)
{
  g_autofree char *apart = strlen (text) <= 200 ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKD) : NULL;
  g_autofree char *folded = apart != NULL ? g_utf8_casefold (apart, -1) : NULL;
  GString *word;

  if (folded == NULL)
    return NULL;
  word = g_string_new (NULL);
  for (const char *next = folded; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar letter = g_utf8_get_char (next);

      /* Apostrophes, and the letters that are written with them in Uzbek. */
      if (letter == '\'' || letter == '`' || (letter >= 0x2018 && letter <= 0x201B) || (letter >= 0x2B9 && letter <= 0x2BF) || g_unichar_ismark (letter))
        continue;
      if (g_unichar_isalnum (letter))
        g_string_append_unichar (word, letter);
      else if (letter == '&')
        g_string_append (word, word->len > 0 && word->str[word->len - 1] == ' ' ? "and" : " and");
      else if (word->len > 0 && word->str[word->len - 1] != ' ')
        g_string_append_c (word, ' ');
    }
  g_string_truncate (word, word->len > 0 && word->str[word->len - 1] == ' ' ? word->len - 1 : word->len);
  if (g_str_has_prefix (word->str, "saint "))
    g_string_erase (word, 1, 3);
  return g_string_free (word, FALSE);
}

static void
add_word (MvCountryNames *names, const char *word, int country, MvCountryHow how)
{
  char *key = word != NULL ? comparable (word) : NULL;

  if (key != NULL && *key != '\0' && !g_hash_table_contains (names->words, key))
    g_hash_table_insert (names->words, g_steal_pointer (&key), GINT_TO_POINTER (1 + country * 8 + (int) how));
  g_free (key);
}

static int
find_code (const MvCountryNames *names, const char *iso3)
{
  guint low = 0, high = names->countries->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (g_array_index (names->countries, Country, middle).iso3, iso3);

      if (order == 0)
        return (int) middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

static gboolean
read_countries (MvCountryNames *names, MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT c.iso3, coalesce(n.name, c.name), c.lon IS NOT NULL, in_region, iso2, iso_numeric, c.lon, c.lat FROM country AS c"
    " LEFT JOIN name AS n ON n.kind = 'country' AND n.id = c.iso3 AND n.lang = ?1 GROUP BY c.iso3 ORDER BY c.iso3";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc = SQLITE_ERROR, n = 0;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, mv_text_language (), -1, SQLITE_TRANSIENT);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      Country country = { mv_db_intern (stmt, 0), mv_db_text (stmt, 1), sqlite3_column_int (stmt, 2), sqlite3_column_int (stmt, 3),
                          mv_db_double (stmt, 6), mv_db_double (stmt, 7) };
      const char *number = (const char *) sqlite3_column_text (stmt, 5);

      g_array_append_val (names->countries, country);
      add_word (names, country.iso3, n, MV_COUNTRY_ISO3);
      /* NA is "not available" far oftener than Namibia: whoever knows better says so by mv_country_names_add. */
      if (g_strcmp0 ((const char *) sqlite3_column_text (stmt, 4), "NA") != 0)
        add_word (names, (const char *) sqlite3_column_text (stmt, 4), n, MV_COUNTRY_ISO2);
      add_word (names, number, n, MV_COUNTRY_NUMBER);
      /* 004 and 4 are the same number. */
      while (number != NULL && *number == '0')
        add_word (names, ++number, n, MV_COUNTRY_NUMBER);
      n++;
    }
  return rc == SQLITE_DONE;
}

static gboolean
read_words (MvCountryNames *names, MvDb *db, GError **error)
{
  /* English first: where two countries share a word, its meaning there counts. */
  static const char sql[] = "SELECT id, name FROM (SELECT iso3 AS id, name, 0 AS rank FROM country UNION ALL"
                            " SELECT id, name, CASE lang WHEN 'en' THEN 1 WHEN 'ru' THEN 2 ELSE 3 END FROM name WHERE kind = 'country') ORDER BY rank, id, name";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      int country = find_code (names, (const char *) sqlite3_column_text (stmt, 0));

      if (country >= 0)
        add_word (names, (const char *) sqlite3_column_text (stmt, 1), country, MV_COUNTRY_NAME);
    }
  return rc == SQLITE_DONE;
}

static void
country_clear (Country *country)
{
  g_free (country->name);
}

MvCountryNames *
mv_country_names_read (MvDb *dataset, GError **error)
{
  g_autoptr (MvCountryNames) names = g_new0 (MvCountryNames, 1);

  g_return_val_if_fail (dataset != NULL, NULL);

  names->countries = g_array_new (FALSE, FALSE, sizeof (Country));
  g_array_set_clear_func (names->countries, (GDestroyNotify) country_clear);
  names->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!read_countries (names, dataset, error))
    return NULL;
  /* Before the names of all languages: some of these call both Congos by one word. */
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (find_code (names, others[i][1]) >= 0)
      add_word (names, others[i][0], find_code (names, others[i][1]), MV_COUNTRY_NAME);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (find_code (names, numbers[i][1]) >= 0)
      add_word (names, numbers[i][0], find_code (names, numbers[i][1]), MV_COUNTRY_NUMBER);
  if (!read_words (names, dataset, error))
    return NULL;
  return g_steal_pointer (&names);
}

void
mv_country_names_free (MvCountryNames *names)
{
  if (names == NULL)
    return;
  g_clear_pointer (&names->countries, g_array_unref);
  g_clear_pointer (&names->words, g_hash_table_unref);
  g_clear_pointer (&names->seen, g_hash_table_unref);
  g_free (names);
}

gboolean
mv_country_names_add (MvCountryNames *names, const char *word, const char *iso3)
{
  int country = find_code (names, iso3);

  memset (names->lately, 0, sizeof names->lately);
  if (country >= 0)
    g_hash_table_replace (names->seen, g_strdup (word), GINT_TO_POINTER (1 + country * 8 + (int) MV_COUNTRY_NAME));
  return country >= 0;
}

/* WORD with its NUL in one number; 0 = it is empty or too long. */
static guint64
pack (const char *word)
{
  guint64 packed = 0;

  for (guint i = 0; i < 8; i++)
    {
      if (word[i] == '\0')
        return packed;
      packed |= (guint64) (guint8) word[i] << 8 * i;
    }
  return 0;
}

/* "Republic of X", "X, Islamic Republic of", "the X": what is left of them. NULL = the name is not such a one. */
static char *
plain_name (const char *key)
{
  static const char *const forms[] = {
    "federal republic of", "islamic republic of", "democratic republic of", "socialist republic of",
    "people s republic of", "peoples republic of", "kingdom of the", "kingdom of", "state of", "commonwealth of the", "commonwealth of", "principality of", "sultanate of",
    "federative republic of", "plurinational state of", "bolivarian republic of", "arab republic of", "united republic of", "union of", "republic of the", "republic of", "республика", "королевство", "the"
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize length = strlen (forms[i]), all = strlen (key);

      if (all > length + 1 && g_str_has_prefix (key, forms[i]) && key[length] == ' ')
        return g_strdup (key + length + 1);
      if (all > length + 1 && g_str_has_suffix (key, forms[i]) && key[all - length - 1] == ' ')
        return g_strndup (key, all - length - 1);
    }
  return NULL;
}

/* Words that are written like the codes of two letters: of these only capitals are meant for codes. */
static gboolean
is_code (const char *word)
{
  static const char *const words[] = { "in", "is", "no", "to", "at", "me", "my", "so", "it", "as", "be", "by", "am", "do", "us", "la", "de", "st", "et", "il", NULL };

  if (g_ascii_isupper (word[0]) && g_ascii_isupper (word[1]))
    return TRUE;
  return g_ascii_islower (word[0]) && g_ascii_islower (word[1]) && !g_strv_contains (words, word);
}

static gpointer
find_key (const MvCountryNames *names, const char *word)
{
  g_autofree char *key = comparable (word), *plain = NULL;
  gpointer found = key != NULL ? g_hash_table_lookup (names->words, key) : NULL;

  if (found != NULL && (GPOINTER_TO_INT (found) - 1) % 8 == MV_COUNTRY_ISO2 && !is_code (word))
    return NULL;
  if (found != NULL || key == NULL || (plain = plain_name (key)) == NULL)
    return found;
  found = g_hash_table_lookup (names->words, plain);
  return found != NULL && (GPOINTER_TO_INT (found) - 1) % 8 == MV_COUNTRY_NAME ? found : NULL;
}

static int
find_word (MvCountryNames *names, const char *word)
{
  gpointer found;

  if (g_hash_table_lookup_extended (names->seen, word, NULL, &found))
    return GPOINTER_TO_INT (found);
  found = find_key (names, word);
  /* A file of a million different words fills no memory. */
  if (g_hash_table_size (names->seen) < 20000)
    g_hash_table_insert (names->seen, g_strdup (word), found);
  return GPOINTER_TO_INT (found);
}

int
mv_country_names_find (MvCountryNames *names, const char *word, MvCountryHow *how)
{
  guint64 packed = pack (word);
  Lately *lately = &names->lately[(packed ^ packed >> 10 ^ packed >> 20) % LATELY];
  int number;

  if (packed == 0)
    number = find_word (names, word);
  else
    {
      if (lately->word != packed)
        *lately = (Lately) { packed, find_word (names, word) };
      number = lately->number;
    }
  if (how != NULL)
    *how = number == 0 ? MV_COUNTRY_UNKNOWN : (MvCountryHow) ((number - 1) % 8);
  return number == 0 ? -1 : (number - 1) / 8;
}

int
mv_country_names_len (const MvCountryNames *names)
{
  return (int) names->countries->len;
}

const char *
mv_country_names_code (const MvCountryNames *names, int country)
{
  return g_array_index (names->countries, Country, country).iso3;
}

const char *
mv_country_names_name (const MvCountryNames *names, int country)
{
  return g_array_index (names->countries, Country, country).name;
}

gboolean
mv_country_names_has_place (const MvCountryNames *names, int country)
{
  return g_array_index (names->countries, Country, country).has_place;
}

gboolean
mv_country_names_in_region (const MvCountryNames *names, int country)
{
  return g_array_index (names->countries, Country, country).in_region;
}

void
mv_country_names_place (const MvCountryNames *names, int country, double *longitude, double *latitude)
{
  *longitude = g_array_index (names->countries, Country, country).longitude;
  *latitude = g_array_index (names->countries, Country, country).latitude;
}
