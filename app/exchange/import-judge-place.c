#include "app/exchange/import-judge-private.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/exchange/import-number.h"
#include "app/exchange/import-unit.h"
#include "app/geo/geodesic.h"

#define FAR  3000000.0          /* m from the middle of its country: so far off is a place to be looked at twice */
#define NEAR 1500000.0          /* ... and wrong, when it would be so near with its coordinates exchanged */

static char *
text_of (const MvJudge *judge, const char *const *cells, MvImportRole role)
{
  const char *cell = mv_judge_cell (judge, cells, role);

  return cell != NULL && *cell != '\0' ? g_utf8_make_valid (cell, -1) : NULL;
}

static gboolean
number_of (MvJudge *judge, const char *const *cells, MvImportRole role, double *value, const char **unit)
{
  const char *cell = mv_judge_cell (judge, cells, role);
  MvNumberState state = cell != NULL ? mv_import_number (cell, judge->decimal, value, unit) : MV_NUMBER_NONE;

  if (state != MV_NUMBER_GOOD)
    *value = NAN;
  return state != MV_NUMBER_BAD;
}

/* Coordinates are written with a point, whatever the amounts are written with. */
static gboolean
coordinate_of (MvJudge *judge, const char *const *cells, MvImportRole role, double most, double *value)
{
  const char *cell = mv_judge_cell (judge, cells, role), *unit = NULL;
  MvNumberState state = cell != NULL ? mv_import_number (cell, strchr (cell, ',') != NULL ? ',' : '.', value, &unit) : MV_NUMBER_NONE;

  if (state != MV_NUMBER_GOOD)
    *value = NAN;
  return state != MV_NUMBER_BAD && !(fabs (*value) > most);
}

/* Is the place far from its country as it stands, and near when its coordinates change places? */
static gboolean
is_swapped (const MvJudge *judge, const MvImportPlace *place)
{
  double longitude, latitude;

  if (place->country < 0 || isnan (place->longitude))
    return FALSE;
  mv_country_names_place (judge->names, place->country, &longitude, &latitude);
  return fabs (place->longitude) <= 90 && mv_geodesic_distance (place->longitude, place->latitude, longitude, latitude) > FAR
         && mv_geodesic_distance (place->latitude, place->longitude, longitude, latitude) < NEAR;
}

/* Who, what, when. A thing without a name has a place, at least: then it is called by its number. */
static void
describe_place (MvJudge *judge, guint line, const char *const *cells, MvImportPlace *place)
{
  gboolean part;

  place->record = text_of (judge, cells, MV_IMPORT_RECORD);
  place->name = text_of (judge, cells, MV_IMPORT_NAME);
  place->sponsor = text_of (judge, cells, MV_IMPORT_SPONSOR);
  place->sector = text_of (judge, cells, MV_IMPORT_SECTOR);
  place->status = text_of (judge, cells, MV_IMPORT_STATUS);
  place->geometry = text_of (judge, cells, MV_IMPORT_GEOMETRY);
  place->note = text_of (judge, cells, MV_IMPORT_NOTE);
  place->unit = text_of (judge, cells, MV_IMPORT_UNIT);
  place->basis = g_strdup (judge->basis);
  if (place->name == NULL)
    place->name = g_strdup (place->record);
  if (place->name == NULL && (place->geometry != NULL || !isnan (place->longitude)))
    place->name = g_strdup_printf ("%s, %u", judge->recipe->name, line);
  place->sponsor_country = place->sponsor != NULL ? mv_country_names_find (judge->names, place->sponsor, NULL) : -1;
  place->year = mv_judge_year (mv_judge_cell (judge, cells, MV_IMPORT_YEAR), &part);
  place->end_year = mv_judge_year (mv_judge_cell (judge, cells, MV_IMPORT_END_YEAR), &part);
}

/* The amount in the unit that its cell, its row or its column tells of. */
static void
measure_place (MvJudge *judge, MvImportPlace *place, const char *cell_unit)
{
  const char *unit = NULL;
  double factor = 1;

  if (place->unit != NULL && mv_import_unit (place->unit, &unit, &factor) && unit != NULL)
    mv_text_set (&place->unit, unit);
  if (place->unit == NULL)
    place->unit = g_strdup (cell_unit != NULL ? cell_unit : judge->unit);
  place->amount *= factor != 1 && unit != NULL ? factor : judge->multiply;
}

MvJudged
mv_judge_place (MvJudge *judge, guint line, const char *const *cells)
{
  MvImportPlace *place = g_new0 (MvImportPlace, 1);
  const char *country = mv_judge_cell (judge, cells, MV_IMPORT_COUNTRY), *problem = NULL, *cell = NULL, *unit = NULL;
  gboolean placed = coordinate_of (judge, cells, MV_IMPORT_LONGITUDE, 180, &place->longitude);

  placed = coordinate_of (judge, cells, MV_IMPORT_LATITUDE, 90, &place->latitude) && placed && isnan (place->longitude) == isnan (place->latitude);
  describe_place (judge, line, cells, place);
  place->country = country != NULL ? mv_country_names_find (judge->names, country, NULL) : -1;
  if (place->name == NULL)
    problem = _("No name");
  else if (!placed)
    {
      problem = _("No place on the globe");
      cell = mv_judge_cell (judge, cells, MV_IMPORT_LATITUDE);
    }
  else if (!number_of (judge, cells, MV_IMPORT_VALUE, &place->amount, &unit))
    {
      problem = _("No number");
      cell = mv_judge_cell (judge, cells, MV_IMPORT_VALUE);
    }
  else if (country != NULL && *country != '\0' && place->country < 0)
    {
      problem = _("No such country");
      cell = country;
    }
  else if (is_swapped (judge, place))
    {
      problem = _("Longitude and latitude seem to have changed places");
      cell = mv_judge_cell (judge, cells, MV_IMPORT_LATITUDE);
    }
  if (problem != NULL)
    {
      mv_import_place_free (place);
      return mv_judge_refuse (judge, line, problem, cell);
    }
  measure_place (judge, place, unit);
  g_ptr_array_add (judge->places, place);
  return MV_JUDGED_TAKEN;
}
