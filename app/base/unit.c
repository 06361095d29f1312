#include "app/base/unit.h"

#include <string.h>

#include "app/base/text.h"

/* Ordered by code. The holes are filled as text, never by printf, so that a bare % may stand beside %s. */
static const struct { const char *code, *pattern; } units[] = {
  { "%", NC_("unit", "%s %") },
  { "% a year", NC_("unit", "%s % a year") },
  { "% of GDP", NC_("unit", "%s % of GDP") },
  { "% of GNI", NC_("unit", "%s % of GNI") },
  { "% of agricultural land", NC_("unit", "%s % of agricultural land") },
  { "% of electricity output", NC_("unit", "%s % of electricity output") },
  { "% of energy use", NC_("unit", "%s % of energy use") },
  { "% of exports", NC_("unit", "%s % of exports") },
  { "% of imports", NC_("unit", "%s % of imports") },
  { "% of labour force", NC_("unit", "%s % of labour force") },
  { "% of manufactured exports", NC_("unit", "%s % of manufactured exports") },
  { "% of merchandise exports", NC_("unit", "%s % of goods exports") },
  { "% of national budget", NC_("unit", "%s % of the national budget") },
  { "% of population", NC_("unit", "%s % of population") },
  { "Btu/person", NC_("unit", "%s Btu per person") },
  { "EUR", NC_("unit", "€ %s") },
  { "MW", NC_("unit", "%s MW") },
  { "Mt/y", NC_("unit", "%s Mt a year") },
  { "TIV million", NC_("unit", "%s m TIV") },
  { "USD", NC_("unit", "US$ %s") },
  { "USD/person", NC_("unit", "US$ %s per person") },
  { "airport pairs", NC_("unit", "%s airport pairs") },
  { "airports", NC_("unit", "%s airports") },
  { "barrels", NC_("unit", "%s barrels") },
  { "barrels/day", NC_("unit", "%s barrels a day") },
  { "bcm/y", NC_("unit", "%s bn m³ a year") },
  { "boe/d", NC_("unit", "%s boe a day") },
  { "children per woman", NC_("unit", "%s children per woman") },
  { "degrees", NC_("unit", "%s°") },
  { "enterprises", NC_("unit", "%s enterprises") },
  { "entries", NC_("unit", "%s entries") },
  { "flights", NC_("unit", "%s flights") },
  { "heliports", NC_("unit", "%s heliports") },
  { "index -10-10", NC_("unit", "%s") },
  { "index 0-1", NC_("unit", "%s") },
  { "index 0-100", NC_("unit", "%s") },
  { "index 1-5", NC_("unit", "%s") },
  { "international $/person", NC_("unit", "Int$ %s per person") },
  { "kW", NC_("unit", "%s kW") },
  { "kWh", NC_("unit", "%s kWh") },
  { "kWh/person", NC_("unit", "%s kWh per person") },
  { "kg oil equivalent/person", NC_("unit", "%s kg oil eq. per person") },
  { "km", NC_("unit", "%s km") },
  { "km2", NC_("unit", "%s km²") },
  { "local currency/USD", NC_("unit", "%s per US$") },
  { "m", NC_("unit", "%s m") },
  { "m3", NC_("unit", "%s m³") },
  { "m3/person", NC_("unit", "%s m³ per person") },
  { "males per female", NC_("unit", "%s males per female") },
  { "million boe/y", NC_("unit", "%s m boe a year") },
  { "per 1,000 live births", NC_("unit", "%s per 1,000 live births") },
  { "per 1,000 people", NC_("unit", "%s per 1,000 people") },
  { "per 100 of working age", NC_("unit", "%s per 100 of working age") },
  { "per 100 people", NC_("unit", "%s per 100 people") },
  { "per 100,000 live births", NC_("unit", "%s per 100,000 live births") },
  { "persons", NC_("unit", "%s persons") },
  { "persons/km2", NC_("unit", "%s persons/km²") },
  { "ports", NC_("unit", "%s ports") },
  { "projects", NC_("unit", "%s projects") },
  { "rating 1-7", NC_("unit", "%s") },
  { "reactors", NC_("unit", "%s reactors") },
  { "records", NC_("unit", "%s records") },
  { "registrations", NC_("unit", "%s registrations") },
  { "score -2.5-2.5", NC_("unit", "%s") },
  { "ships", NC_("unit", "%s ships") },
  { "sites", NC_("unit", "%s sites") },
  { "students", NC_("unit", "%s students") },
  { "subscriptions", NC_("unit", "%s subscriptions") },
  { "t", NC_("unit", "%s t") },
  { "t CO2", NC_("unit", "%s t CO₂") },
  { "thousand t/y", NC_("unit", "%s thousand t a year") },
  { "ug/m3", NC_("unit", "%s µg/m³") },
  { "units", NC_("unit", "%s units") },
  { "years", NC_("unit", "%s years") }
};

const char *
mv_unit_pattern (const char *unit)
{
  g_autofree char *own = NULL;

  if (unit == NULL || *unit == '\0')
    return "%s";
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].code, unit) == 0)
      return C_("unit", units[i].pattern);
  own = g_strconcat ("%s ", unit, NULL);
  return g_intern_string (own);
}

gboolean
mv_unit_is_whole (const char *unit)
{
  static const char *const whole[] = { "airport pairs", "airports", "persons", "records", "units", NULL };

  return unit != NULL && g_strv_contains (whole, unit);
}

const char *const *
mv_unit_codes (void)
{
  static const char *codes[G_N_ELEMENTS (units) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    codes[i] = units[i].code;
  return codes;
}
