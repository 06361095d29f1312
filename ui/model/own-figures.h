/* Imported figures of the workspace beside the dataset's: the session's connection takes the workspace in, and what is shown is asked for again
 * when imports came, went or came back. Main thread only. */
#pragma once

#include "ui/model/keeper.h"

G_BEGIN_DECLS

/* From now on SESSION sees what the workspace of KEEPER holds. */
void mv_own_figures_follow (MvSession *session, MvKeeper *keeper);

G_END_DECLS
