/* A sentence in parts: plain words, and slots, the words that say a value of the view and can be chosen anew. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MV_SLOT_NONE,                 /* plain words */
  MV_SLOT_FOCUS, MV_SLOT_MEASURE, MV_SLOT_DIRECTION, MV_SLOT_PRODUCT, MV_SLOT_TOP, MV_SLOT_PARTNERS, MV_SLOT_YEAR, MV_SLOT_PERIOD, MV_SLOT_DATE,
  MV_SLOT_ORGANISATIONS, MV_SLOT_POWER, MV_SLOT_PROJECTS, MV_SLOT_SPONSORS, MV_SLOT_THEMES, MV_SLOT_STATUSES, MV_SLOT_OVERLAY,
  MV_SLOT_LEAST, MV_SLOT_BELOW, MV_SLOT_ANNOUNCED, MV_SLOT_COMMITTED, MV_SLOT_STARTED, MV_SLOT_AMOUNT, MV_SLOT_STANDINGS,
  MV_N_SLOTS
} MvSlot;

typedef struct { MvSlot slot; char *text; } MvPhrasePart;     /* text is never NULL or empty */

/* What a pattern calls the slot: "focus". NULL for none. */
const char *mv_slot_word    (MvSlot slot);

/* Arrays of MvPhrasePart; g_array_unref. TEXT is taken; an empty one gives an array without parts. */
GArray     *mv_phrase       (MvSlot slot, char *text);
void        mv_phrase_add   (GArray *phrase, MvSlot slot, const char *text);
/* Moves OTHER's parts to the end of PHRASE, and frees OTHER. */
void        mv_phrase_take  (GArray *phrase, GArray *other);

/* PATTERN as parts: {name} is a hole, filled from the pairs of name and phrase that follow, ended by NULL; {slot:words} are words of that
 * slot. Holes may stand in any order, so that a translator is free. The phrases given are taken. A hole that is not given is left out. */
GArray     *mv_phrase_fill  (const char *pattern, ...) G_GNUC_NULL_TERMINATED;

/* The words one after the other. g_free. */
char       *mv_phrase_text  (const GArray *phrase);

G_END_DECLS
