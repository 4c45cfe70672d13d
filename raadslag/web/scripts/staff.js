/* The staff side: editor, autosave, sorting, live view, phrases, offline package. Every page works without it too. */
import { setUpFields } from "./staff/fields.js";
import { guardLeaving } from "./staff/leaving.js";
import { setUpLive } from "./staff/live.js";
import { setUpMeeting } from "./staff/meeting.js";
import { setUpOffline } from "./staff/offline.js";
import { setUpPhrases } from "./staff/phrases.js";
import { setUpProposals } from "./staff/proposals.js";
import { setUpSorting } from "./staff/sortable.js";

setUpFields();
setUpPhrases();
setUpSorting();
setUpProposals();
setUpLive();
setUpMeeting();
setUpOffline();
guardLeaving();
if (document.querySelector("textarea[data-editor]")) {
  const { setUpEditors } = await import("./staff/editor.js"); // heavy: only where somebody writes
  setUpEditors();
}
document.documentElement.dataset.staffScript = "ready";
for (const plain of document.querySelectorAll("[data-plain-save]")) plain.hidden = true;
