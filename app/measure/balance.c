#include "app/measure/balance.h"

#include <math.h>

double
mv_balance_net (double outward, double inward)
{
  return outward - inward;      /* NaN on either side carries over */
}

double
mv_share_of (double part, double whole)
{
  if (!(whole > 0))
    return NAN;
  return part / whole;
}
