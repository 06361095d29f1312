/* Private to app/scene. */
#pragma once

#include "app/scene/slot-choices.h"

G_BEGIN_DECLS

/* DETAIL may be NULL. mv_slot_choice_free. */
MvSlotChoice *mv_slot_choice_new (const char *group, const char *code, const char *name, const char *detail, gboolean chosen);

G_END_DECLS
