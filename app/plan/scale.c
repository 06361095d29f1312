#include "app/plan/scale.h"

#include <math.h>

double
mv_scale_floor (double value)
{
  double power = pow (10, floor (log10 (value) + 1e-12));

  g_return_val_if_fail (value > 0, 0);
  if (value >= 5 * power * (1 - 1e-12))
    return 5 * power;
  return value >= 2 * power * (1 - 1e-12) ? 2 * power : power;
}

guint
mv_scale_steps (double max, double *steps, guint n)
{
  double next = max;
  guint i;

  for (i = 0; i < n && next > 0; i++)
    {
      steps[i] = mv_scale_floor (next);
      next = steps[i] / 2;
    }
  return i;
}

double
mv_scale_width (double value, double max, double full, double minimum)
{
  if (!(max > 0) || !isfinite (value))
    return minimum;
  return MAX (minimum, full * fabs (value) / max);
}

double
mv_scale_radius (const MvAreaScale *scale, double value)
{
  if (!(value > 0))
    return scale->minimum;
  return CLAMP (scale->unit * sqrt (value / scale->unit_value), scale->minimum, scale->maximum);
}

void
mv_scale_share_range (double *low, double *high)
{
  *low = CLAMP (floor (*low * 20 + 1e-9) / 20, 0, 0.9);
  *high = CLAMP (ceil (*high * 20 - 1e-9) / 20, *low + 0.1, 1);
}
