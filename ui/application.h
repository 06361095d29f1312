/* The application: one session, one window on it. */
#pragma once

#include <adwaita.h>

#include "app/view/view.h"

G_BEGIN_DECLS

#define MV_TYPE_APPLICATION (mv_application_get_type ())
G_DECLARE_FINAL_TYPE (MvApplication, mv_application, MV, APPLICATION, AdwApplication)

/* DATASET is a path; VIEW is copied, NULL = the start view. */
MvApplication *mv_application_new (const char *dataset, const MvView *view);

G_END_DECLS
