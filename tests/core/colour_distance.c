#include "tests/core/colour_distance.h"

#include <math.h>

#define DEGREES(radians) ((radians) * 180.0 / G_PI)
#define RADIANS(degrees) ((degrees) * G_PI / 180.0)

static const double machado[3][9] = {
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
lab_curve (double t)
{
  return t > 216.0 / 24389.0 ? cbrt (t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
}

Lab
colour_lab (double red, double green, double blue, Sight sight)
{
  double in[3] = { linear (red), linear (green), linear (blue) }, rgb[3] = { in[0], in[1], in[2] };
  double x, y, z;

  if (sight >= SIGHT_PROTAN && sight <= SIGHT_TRITAN)
    for (int i = 0; i < 3; i++)
      {
        const double *row = machado[sight - SIGHT_PROTAN] + 3 * i;

        rgb[i] = CLAMP (row[0] * in[0] + row[1] * in[1] + row[2] * in[2], 0.0, 1.0);
      }
  x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
  y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
  z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
  if (sight == SIGHT_GREY)
    x = z = y;
  return (Lab) { 116 * lab_curve (y) - 16, 500 * (lab_curve (x) - lab_curve (y)), 200 * (lab_curve (y) - lab_curve (z)) };
}

static double
hue (double a, double b)
{
  double angle = a == 0 && b == 0 ? 0 : DEGREES (atan2 (b, a));

  return angle < 0 ? angle + 360 : angle;
}

double
colour_distance (Lab one, Lab other)
{
  double chroma = (hypot (one.a, one.b) + hypot (other.a, other.b)) / 2;
  double grey = 0.5 * (1 - sqrt (pow (chroma, 7) / (pow (chroma, 7) + pow (25, 7))));
  double a1 = one.a * (1 + grey), a2 = other.a * (1 + grey);
  double c1 = hypot (a1, one.b), c2 = hypot (a2, other.b), c = (c1 + c2) / 2;
  double h1 = hue (a1, one.b), h2 = hue (a2, other.b), turn = h2 - h1, h;
  double dh, dl = other.l - one.l, dc = c2 - c1, t, sl, sc, sh, rc, rt, l = (one.l + other.l) / 2;

  if (c1 * c2 == 0)
    turn = 0;
  else if (turn > 180)
    turn -= 360;
  else if (turn < -180)
    turn += 360;
  dh = 2 * sqrt (c1 * c2) * sin (RADIANS (turn / 2));

  h = h1 + h2;
  if (c1 * c2 != 0)
    h = fabs (h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;

  t = 1 - 0.17 * cos (RADIANS (h - 30)) + 0.24 * cos (RADIANS (2 * h)) + 0.32 * cos (RADIANS (3 * h + 6))
      - 0.20 * cos (RADIANS (4 * h - 63));
  sl = 1 + 0.015 * (l - 50) * (l - 50) / sqrt (20 + (l - 50) * (l - 50));
  sc = 1 + 0.045 * c;
  sh = 1 + 0.015 * c * t;
  rc = 2 * sqrt (pow (c, 7) / (pow (c, 7) + pow (25, 7)));
  rt = -sin (RADIANS (60 * exp (-pow ((h - 275) / 25, 2)))) * rc;
  return sqrt (pow (dl / sl, 2) + pow (dc / sc, 2) + pow (dh / sh, 2) + rt * (dc / sc) * (dh / sh));
}
