/* The staff side: editor, autosave, sorting, live view, phrases, offline package. */

