#include "app/exchange/export-words.h"

#include <string.h>

#include "app/base/text.h"

const char *
mv_export_meaning (const char *column)
{
  static const char *const meanings[][2] = {
    { "ref", N_("the thing as Multivector names it") },
    { "shown_title", N_("its name on the map") },
    { "shown_text", N_("what the map says of it: amount, kind, year, who reports it") },
    { "shown_value", N_("the number drawn: of a balance the surplus, of several years their sum") },
    { "source_id", N_("the source, in sources.csv") },
    { "source_record", N_("its number or key at the source") },
    { "note", N_("what is to be known of this row") },
    { "flow_id", N_("the record's number in this edition of the dataset") },
    { "measure", N_("what flows, by code") },
    { "from_iso3", N_("where it comes from: ISO 3166-1 alpha-3; WLD the world, EUU the European Union, XXX not specified") },
    { "to_iso3", N_("where it goes, by the same codes") },
    { "product", N_("TOTAL, or a code whose classification stands before the colon") },
    { "record_value", N_("the value of the single record behind it") },
    { "value", N_("the figure, in the unit beside it") },
    { "unit", N_("unit of the value; values are whole, not in millions") },
    { "basis", N_("price basis or definition: amounts of different basis are never added") },
    { "valuation", N_("FOB as exporters declare it, CIF as importers do") },
    { "concept", N_("what is counted: goods, goods and services, a headline figure, a model; partial is an incomplete year") },
    { "reporter_iso3", N_("whose statistics say so") },
    { "low", N_("lowest figure of all sources") },
    { "high", N_("highest figure of all sources") },
    { "preferred", N_("1: the figure taken where sources differ") },
    { "countries", N_("recipients, with semicolons between them") },
    { "sponsors", N_("home countries of the sponsors, the leading one first") },
    { "sponsor_role", N_("the sponsor's group on the map") },
    { "initiative", N_("filled only where a page says so") },
    { "sector_code", N_("OECD DAC code, of AidData only") },
    { "theme", N_("a browsing aid found by keyword, not a classification of the source") },
    { "status", N_("of a project: announced, agreed, pipeline, implementation, active (in operation), completed, suspended or cancelled") },
    { "status_source", N_("the source's own word") },
    { "status_as_of", N_("the date of the status; empty where the source gives none") },
    { "status_source_id", N_("where the status comes from, if not the source of the record") },
    { "commitment_year", N_("of the World Bank the year of approval") },
    { "amount_usd", N_("US dollars on the price basis beside it; empty is unknown, not nothing") },
    { "amount_basis", N_("price basis: amounts of different basis are never added") },
    { "amount_source_id", N_("where the amount comes from, if not the source of the record") },
    { "amount_low_usd", N_("the lower amount where pages differ") },
    { "amount_high_usd", N_("the higher amount where pages differ") },
    { "amount_note", N_("whether it is a lender's share, a minimum, a maximum or a remaining cost") },
    { "amount_local", N_("the sum in another currency, as stated, not converted") },
    { "in_totals", N_("the source's own advice whether to count it in sums") },
    { "dup_of", N_("records of the same project: leave out before adding") },
    { "part_of", N_("the record that contains this one: leave out before adding") },
    { "record_kind", N_("four different things that are never added to each other") },
    { "longitude", N_("degrees east, WGS 84") },
    { "latitude", N_("degrees north, WGS 84") },
    { "location_precision", N_("how far the place can be trusted") },
    { "location_source", N_("the source's word for the place") },
    { "location_source_id", N_("where the point comes from") },
    { "has_footprint", N_("1: the dataset holds its real shape") },
    { "has_route", N_("1: the dataset holds its route") },
    { "fact_note", N_("what the source says in a sentence") },
    { "caution", N_("what is known to mislead in the record") },
    { "iso3s", N_("countries, a list") },
    { "capacity_note", N_("production or capacity, or how many units") },
    { "owner_tags", N_("found by words in owners' names: only a hint") },
    { "probable_duplicate", N_("1: repeats a plant of another table; leave out when counting") },
    { "share", N_("share of votes cast alike, 0 to 1") },
    { "n_votes", N_("votes compared") },
    { "weighted", N_("the same with half a point where one of the two abstained") },
    { "pooled", N_("1: votes with all members of the group together, so that pairs are counted") },
    { "standing", N_("what the country was in that time") },
    { "doubtful", N_("1: sources disagree") },
    { "since", N_("the first day, month or year; empty is not known, not always") },
    { "until", N_("the last day, month or year; empty is open or not known") },
    { "state", N_("known, zero, unknown, not reported or not applicable: four kinds of nothing are different") },
    { "x", N_("year, or the amount along the chart") },
    { "y", N_("the amount upward where the chart has two") },
    { "partial", N_("1: a part of the whole only, such as an incomplete year") },
    { "total", N_("1: a published total, never added to the others") },
    { "about", N_("what else the chart says of it") },
    { "section", N_("the part of the page") },
    { "other_source", N_("1: another source for the line above") },
    { "missing", N_("1: there is no figure; the value says which kind of nothing") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (strcmp (meanings[i][0], column) == 0)
      return _(meanings[i][1]);
  return NULL;
}
