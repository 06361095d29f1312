/* The application: windows, each on a session of its own, which a workspace keeps. */
#pragma once

#include <adwaita.h>

#include "app/view/view.h"

G_BEGIN_DECLS

#define MV_TYPE_APPLICATION (mv_application_get_type ())
G_DECLARE_FINAL_TYPE (MvApplication, mv_application, MV, APPLICATION, AdwApplication)

/* DATASET is a path; VIEW is copied, NULL = the start view. */
MvApplication *mv_application_new (const char *dataset, const MvView *view);
/* The workspace at PATH; without it nothing is kept. Before the application runs. */
void           mv_application_set_workspace (MvApplication *self, const char *path);
/* A view file to be opened in the first window. */
void           mv_application_set_file      (MvApplication *self, const char *path);

/* Another window, on the workspace at PATH (NULL = none), with VIEW; NULL = as the session left last there. */
void           mv_application_open          (MvApplication *self, const char *path, const MvView *view);

G_END_DECLS
