"""The files of a workspace and how its documents refer to each other."""
