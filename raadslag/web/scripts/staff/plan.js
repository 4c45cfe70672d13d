/* Times and numbers of items that an answer brings: a timetable follows the minutes given to an item. */

export function showPlan({ times = {}, numbers = {} }) {
  for (const [attribute, texts] of [["time", times], ["number", numbers]]) {
    for (const [id, text] of Object.entries(texts)) {
      const key = CSS.escape(id);
      for (const place of document.querySelectorAll(`[data-id="${key}"] [data-${attribute}], [data-${attribute}-of="${key}"]`)) place.textContent = text;
    }
  }
}
