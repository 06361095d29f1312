/* A scripted camera for tests/bench: the environment variable MULTIVECTOR_SCRIPT holds commands parted by semicolons.
 *   phase NAME      closes the trace's phase and begins another
 *   complete        waits until the map shows all it should; idle: until nothing is painted ahead either
 *   wait MS
 *   view TEXT       another view;  year N
 *   pan DX DY N     N frames, each moved by DX, DY px;  zoom STEP N: N frames, each zoomed by STEP about the centre
 *   fling VX VY     starts at VX, VY px a frame and slows down as a kinetic scroll does
 *   quit            closes the last phase and the window */
#pragma once

#include "ui/map/map.h"

G_BEGIN_DECLS

/* Does nothing without the variable. MAP must stay until the script has ended. */
void mv_script_start (MvMap *map);

G_END_DECLS
