/* How far apart two colours look: for the palette test only.
 * Difference: CIEDE2000 after G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 color-difference formula", Color Res. Appl. 30 (2005).
 * Colour-blind sight: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for simulation of color
 * vision deficiency", IEEE TVCG 15 (2009), matrices of severity 1.0, applied in linear RGB. */
#pragma once

#include <glib.h>

typedef enum { SIGHT_FULL, SIGHT_PROTAN, SIGHT_DEUTAN, SIGHT_TRITAN, SIGHT_GREY, N_SIGHTS } Sight;

typedef struct { double l, a, b; } Lab;

Lab    colour_lab      (double red, double green, double blue, Sight sight);     /* sRGB 0..1, D65 */
double colour_distance (Lab one, Lab other);
