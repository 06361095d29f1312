#include "app/base/terms.h"

#include <stdio.h>
#include <string.h>

#include "app/base/terms-private.h"
#include "app/base/text.h"

/* As they stand in the tables: names of indicators, measures, price bases and groups of goods, and the cautions that stand beside them. */
static const char *const terms[] = {
  N_("Access to electricity"),
  N_("Agriculture share of GDP"),
  N_("Air carrier departures"),
  N_("Consumer price inflation"),
  N_("Corruption perceptions index"),
  N_("Current account balance"),
  N_("Electoral democracy index"),
  N_("Electricity use per person"),
  N_("Energy use per person"),
  N_("Exports of goods and services"),
  N_("External debt stock"),
  N_("External debt stock relative to GNI"),
  N_("Fixed broadband subscriptions"),
  N_("Foreign direct investment, net inflows"),
  N_("Fossil fuel share of energy"),
  N_("Freedom House civil liberties rating"),
  N_("Freedom House political rights rating"),
  N_("Freedom in the World total score"),
  N_("Fuel share of goods exports"),
  N_("GDP per person, PPP"),
  N_("GDP per person, current US$"),
  N_("GDP, current US$"),
  N_("Gini index"),
  N_("Grants excluding technical cooperation"),
  N_("High-technology exports"),
  N_("High-technology share of manufactured exports"),
  N_("Imports of goods and services"),
  N_("Industry share of GDP"),
  N_("International migrant stock"),
  N_("Irrigated share of farmland"),
  N_("Liberal democracy index"),
  N_("Life expectancy at birth"),
  N_("Logistics performance index"),
  N_("Merchandise exports"),
  N_("Merchandise imports"),
  N_("Merchandise trade"),
  N_("Military expenditure"),
  N_("Military expenditure, constant 2019 US$"),
  N_("Mobile subscriptions"),
  N_("Natural resource rents"),
  N_("Net ODA per person"),
  N_("Net ODA relative to GNI"),
  N_("Net energy imports"),
  N_("Net migration"),
  N_("Net official development assistance received"),
  N_("Official exchange rate"),
  N_("Ores and metals share of goods exports"),
  N_("Personal remittances received"),
  N_("Polity score"),
  N_("Population"),
  N_("Population density"),
  N_("Population growth"),
  N_("Private participation in energy"),
  N_("Private participation in transport"),
  N_("Railway route length"),
  N_("Real GDP growth"),
  N_("Real GDP growth per person"),
  N_("Renewable internal freshwater per person"),
  N_("Renewable share of electricity"),
  N_("Research and development spending"),
  N_("Surface area"),
  N_("Total reserves including gold"),
  N_("Unemployment"),
  N_("Urban share of population"),
  N_("Voice and accountability (WGI)"),
  N_("Working-age share"),
  N_("SIPRI trend-indicator value"),
  N_("US dollars as stated"),
  N_("US dollars at approval (World Bank)"),
  N_("US dollars of the year"),
  N_("US dollars of the year (China power finance)"),
  N_("US dollars of the year, US fiscal year"),
  N_("US dollars, model estimate"),
  N_("constant 2017 US dollars (AidData 2.0)"),
  N_("constant 2021 US dollars (AidData 3.0)"),
  N_("constant 2024 US dollars, US fiscal year"),
  N_("directed airport pairs"),
  N_("euro of the year"),
  N_("foreign-born residents, United Nations 2024 edition"),
  N_("foreign-born residents, census of Russia"),
  N_("migrants, World Bank 2017 matrix"),
  N_("number of records"),
  N_("persons at the end of the year"),
  N_("Chinese official finance committed"),
  N_("Chinese official finance records"),
  N_("US aid paid out"),
  N_("US aid obligated"),
  N_("US aid appropriated and planned"),
  N_("US aid requested"),
  N_("World Bank commitments"),
  N_("Air links"),
  N_("Arms deliveries"),
  N_("Asylum seekers"),
  N_("Goods trade"),
  N_("EU goods exports in euro"),
  N_("Migrants (foreign-born residents)"),
  N_("Refugees"),
  N_("Remittances"),
  N_("Constant 2021 dollars and mostly loans, not grants: not comparable with US aid. Commitments, not payments. Ends in 2021."),
  N_("A count, not money; one record can be a small gift or a billion-dollar loan."),
  N_("US fiscal year, starts in October; 2025 is partial; negative = money taken back."),
  N_("US fiscal year, starts in October; 2025 is partial; negative = de-obligated. A promise, not a payment."),
  N_("US fiscal year, starts in October. A plan, not a payment."),
  N_("US fiscal year, starts in October. A request, not a payment; Congress may give more or less."),
  N_("Nominal dollars at approval; loans and grants together; projects for several countries have no single recipient and are left out. The list ends on 31 March 2025."),
  N_("June 2014, more than a decade old: do not assume that a link still exists. Counts pairs of airports, not flights or passengers. Derived from data under the ODbL."),
  N_("A measure of military capability, not of money. Years and numbers of many deliveries are estimates; only major arms are counted."),
  N_("Only values above zero are listed: no row means not recorded. Claims, not people granted asylum."),
  N_("Two sides seldom agree: exports are valued free on board, imports with freight and insurance, and goods in transit, re-exports and gold are booked differently. The series changes source between years."),
  N_("Euro, not US dollars; exports only. Never put on one scale with the dollar series."),
  N_("By place of birth: it holds ethnic Russians and others born in the region before 1991 and is not the number of labour migrants. Editions and censuses give other numbers; they are never mixed."),
  N_("Only values above zero are listed: no row means not recorded, not proven to be none."),
  N_("2017 only, and a model estimate, not recorded transfers."),
  N_("Animal"),
  N_("Chemicals"),
  N_("Food Products"),
  N_("Footwear"),
  N_("Fuels"),
  N_("Hides and Skins"),
  N_("Machinery and electrical goods"),
  N_("Metals"),
  N_("Minerals"),
  N_("Miscellaneous"),
  N_("Plastic or Rubber"),
  N_("Stone and Glass"),
  N_("Textiles and Clothing"),
  N_("Transportation"),
  N_("Vegetable"),
  N_("Wood"),
  N_("Asbestos"),
  N_("Beer"),
  N_("Car parts and equipment"),
  N_("Cars"),
  N_("Cattle"),
  N_("Cement, Portland cement"),
  N_("Chocolate products"),
  N_("Cigarettes and cigars"),
  N_("Clothing and clothing accessories"),
  N_("Coal"),
  N_("Combines"),
  N_("Corn"),
  N_("Cotton fabrics"),
  N_("Cotton yarn"),
  N_("Crude oil"),
  N_("Diesel fuel"),
  N_("Drugs"),
  N_("Electric transformers"),
  N_("Electricity"),
  N_("Fruits"),
  N_("Furniture"),
  N_("Gold"),
  N_("Insulated electric wires and cables"),
  N_("Kerosene"),
  N_("Liquid gas"),
  N_("Meat and subproducts"),
  N_("Metal pipes"),
  N_("Metal scrap"),
  N_("Milk and dairy products"),
  N_("Motor spirit"),
  N_("Natural gas"),
  N_("Newsprint"),
  N_("Rice"),
  N_("Rolled metal"),
  N_("Skins of cattle"),
  N_("Skins of sheep and goats"),
  N_("Strong spirits"),
  N_("Sugar"),
  N_("Tea"),
  N_("Tyres"),
  N_("Vegetable oil"),
  N_("Wheat"),
  N_("Wheat flour"),
  N_("Wool yarn"),
  N_("Aircraft"),
  N_("Albumins and glues"),
  N_("Aluminium"),
  N_("Animal and vegetable oils"),
  N_("Animals and animal products"),
  N_("Arms"),
  N_("Arms and ammunition"),
  N_("Art and antiques"),
  N_("Base metals"),
  N_("Basketware"),
  N_("Beverages"),
  N_("Beverages and tobacco"),
  N_("Carpets"),
  N_("Ceramics"),
  N_("Cereal preparations"),
  N_("Cereals"),
  N_("Clocks and watches"),
  N_("Coated textiles"),
  N_("Cocoa"),
  N_("Coffee, tea, spices"),
  N_("Copper"),
  N_("Cork"),
  N_("Cotton"),
  N_("Crude materials, inedible, except fuels"),
  N_("Dairy, eggs, honey"),
  N_("Dyes and paints"),
  N_("Electrical equipment"),
  N_("Explosives"),
  N_("Fats and oils"),
  N_("Feathers, artificial flowers"),
  N_("Fertilizers"),
  N_("Fish and seafood"),
  N_("Flour and milling products"),
  N_("Food and live animals"),
  N_("Food residues, animal feed"),
  N_("Food, beverages, tobacco"),
  N_("Footwear and headgear"),
  N_("Fruit and nuts"),
  N_("Furniture, lighting"),
  N_("Furskins"),
  N_("Glass"),
  N_("Gums and resins"),
  N_("Headgear"),
  N_("Hides and leather"),
  N_("Inorganic chemicals (incl. radioactive)"),
  N_("Instruments"),
  N_("Iron and steel"),
  N_("Iron and steel articles"),
  N_("Knitted clothing"),
  N_("Knitted fabrics"),
  N_("Leather articles"),
  N_("Live animals"),
  N_("Live plants, flowers"),
  N_("Machinery"),
  N_("Machinery and electrical"),
  N_("Machinery and transport equipment"),
  N_("Man-made filaments"),
  N_("Man-made staple fibres"),
  N_("Manufactures classified by material"),
  N_("Meat and edible offal"),
  N_("Mineral fuels and lubricants"),
  N_("Mineral fuels and oils"),
  N_("Mineral products"),
  N_("Misc. manufactures"),
  N_("Misc. metal articles"),
  N_("Miscellaneous food"),
  N_("Miscellaneous manufactures"),
  N_("Musical instruments"),
  N_("Nickel"),
  N_("Not specified"),
  N_("Oil seeds"),
  N_("Ores, slag and ash"),
  N_("Organic chemicals"),
  N_("Other animal products"),
  N_("Other base metals"),
  N_("Other chemicals"),
  N_("Other commodities (incl. non-monetary gold)"),
  N_("Other textile articles"),
  N_("Other vegetable fibres"),
  N_("Paper and board"),
  N_("Perfumes and cosmetics"),
  N_("Pharmaceuticals"),
  N_("Photographic goods"),
  N_("Plastics"),
  N_("Plastics and rubber"),
  N_("Precious stones and metals"),
  N_("Prepared meat and fish"),
  N_("Prepared vegetables and fruit"),
  N_("Printed matter"),
  N_("Pulp and paper"),
  N_("Railway equipment"),
  N_("Raw hides and leather"),
  N_("Rubber"),
  N_("Salt, stone, cement"),
  N_("Ships"),
  N_("Silk"),
  N_("Soap and waxes"),
  N_("Special woven fabrics"),
  N_("Stone and cement articles"),
  N_("Stone, ceramics, glass"),
  N_("Sugars"),
  N_("Textiles"),
  N_("Tin"),
  N_("Tobacco"),
  N_("Tools and cutlery"),
  N_("Toys and games"),
  N_("Transport equipment"),
  N_("Umbrellas, canes"),
  N_("Vegetable plaiting materials"),
  N_("Vegetable products"),
  N_("Vegetables"),
  N_("Vehicles"),
  N_("Wadding, felt, ropes"),
  N_("Wood pulp"),
  N_("Wool"),
  N_("Woven clothing"),
  N_("Zinc"),
  N_("WITS sector group"),
  N_("Kyrgyz selected commodity"),
  N_("estimate; runs low for oil"),
  N_("estimate reconciled by UNCTAD"),
  N_("historical estimate; runs low for oil"),
  N_("only flows that partners declared (Kyrgyzstan); not a total"),
  N_("only flows that partners declared (Kyrgyzstan, Russia); not a total"),
  N_("only flows that partners declared (Kyrgyzstan, Russia, Uzbekistan); not a total"),
  N_("only flows that partners declared (Kazakhstan, Kyrgyzstan, Russia, Uzbekistan); not a total"),
  N_("only flows that partners declared (Kazakhstan, Kyrgyzstan, Uzbekistan); not a total"),
  N_("partner rows of the national office"),
  N_("about US$ 1.1 bn of gold has no partner"),
  N_("preliminary figures of the national office"),
  N_("partner rows of the national office; headline turnover, which appears to include services"),
  N_("partner rows of the national office; headline turnover, which appears to include services; most gold is booked without a partner"),
  N_("goods and services, balance of payments"),
  N_("one donor only; other donors are not covered"),
  N_("fiscal year not complete when read"),
  N_("route table of June 2014"),
  N_("only major arms are in the register"),
  N_("values above zero only"),
  N_("exports of the European Union only"),
  N_("estimate for the middle of the year"),
  N_("mid-year estimate"),
  N_("model estimate"),
  N_("model estimate; the Central Bank of Russia gives US$ 3.90 bn of transfers"),
  N_("June 2014"),
  N_("a model for 2017; no pair-by-pair figures for other years")
};

static const char *const *const lists[] = { mv_term_bodies, mv_term_events, mv_term_records };

/* Word -> the context in which it is translated, "" for none. */
static gpointer
make_table (gpointer data)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; lists[i][k] != NULL; k++)
      g_hash_table_insert (table, (gpointer) lists[i][k], (gpointer) "record");
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    g_hash_table_insert (table, (gpointer) terms[i], (gpointer) "");
  return table;
}

/* "the importer records at least US$ 22.3 m of minerals and metals alone; ...": the figure as the source has it. NULL for another text. */
static const char *
at_least (const char *text)
{
  static const char before[] = "the importer records at least US$ ", after[] = " m of minerals and metals alone; gold or oil may be booked under another partner here";
  const char *figure = text + strlen (before);
  g_autofree char *amount = NULL, *said = NULL;

  if (!g_str_has_prefix (text, before) || !g_str_has_suffix (figure, after))
    return NULL;
  amount = g_strndup (figure, strlen (figure) - strlen (after));
  said = g_strdup_printf (_("the importer records at least US$ %s m of minerals and metals alone; gold or oil may be booked under another partner here"), amount);
  return g_intern_string (said);
}

/* "3 deliveries, year estimated for 1", said as a person would. TEXT itself when it is another. */
static const char *
deliveries (const char *text)
{
  int n = 0, estimated = 0, end = 0;
  g_autofree char *count = NULL, *said = NULL;

  if (sscanf (text, "%d deliver%*[yies]%n, year estimated for %d", &n, &end, &estimated) < 1 || end == 0)
    return text;
  count = g_strdup_printf (ngettext_ ("%d delivery", "%d deliveries", n), n);
  if (text[end] == '\0')
    return g_intern_string (count);
  if (estimated == n)
    said = g_strdup_printf (ngettext_ ("%s, year estimated", "%s, years estimated", n), count);
  else if (estimated == 1)
    said = g_strdup_printf (_("%s, year of one estimated"), count);
  else
    said = g_strdup_printf (ngettext_ ("%s, year of %d estimated", "%s, years of %d estimated", estimated), count, estimated);
  return g_intern_string (said);
}

const char *
mv_term (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  const char *context;

  if (text == NULL)
    return NULL;
  context = g_hash_table_lookup (g_once (&once, make_table, NULL), text);
  if (context == NULL && *text == 't' && at_least (text) != NULL)
    return at_least (text);
  if (context == NULL)
    return g_ascii_isdigit (*text) ? deliveries (text) : text;
  return *context != '\0' ? C_(context, text) : _(text);
}

gboolean
mv_term_is_bound (const char *note)
{
  return g_strcmp0 (note, "more than") == 0 || g_strcmp0 (note, "up to") == 0;
}
