/* The editors on the page by their text area, for those who put something in them: ``put(text)``. */
export const editors = new Map();
