/* What a text may hold: our safe subset as an editor's schema. Headings and cells hold no markup, since the document's model has none. */
import { Node, wrappingInputRule } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Gapcursor, Placeholder, TrailingNode, UndoRedo } from "@tiptap/extensions";

/** One line of a table's cell. */
const CellLine = Node.create({
  name: "cellLine",
  content: "inline*",
  marks: "",
  parseHTML: () => ["tableCell/", "tableHeader/"].map((context) => ({ tag: "p", context, priority: 60 })),
  renderHTML: () => ["p", 0],
});

/* A printed number that does not follow from its place is kept; a new entry beside it has none of its own. */
const own = (name, attribute = name) => ({
  [name]: {
    default: null,
    keepOnSplit: false,
    parseHTML: (element) => element.getAttribute(attribute),
    renderHTML: (attributes) => (attributes[name] == null ? {} : { [attribute]: attributes[name] }),
  },
});

const Item = ListItem.extend({
  content: "paragraph (paragraph | bulletList | orderedList)*",
  addAttributes: () => ({ ...own("value"), ...own("marker", "data-marker") }),
});

/* "1. " begins a list, "21. " does not: minutes are full of dates. */
const Numbered = OrderedList.extend({
  addInputRules() {
    return [wrappingInputRule({ find: /^1[.)]\s$/, type: this.type })];
  },
});

const PlainHeading = Heading.extend({ marks: "", addKeyboardShortcuts: () => ({}) });

const cell = { content: "cellLine+", addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null, rendered: false } }) };

const PlainTable = Table.extend({ renderHTML: () => ["table", ["tbody", 0]] });

export function extensions({ levels, placeholder }) {
  return [
    Document, Paragraph, Text, HardBreak, Bold, Italic, UndoRedo, BulletList, Numbered, Item, ListKeymap, CellLine,
    Gapcursor, TrailingNode.configure({ notAfter: ["paragraph", "heading", "bulletList", "orderedList"] }), // one can write before and after a table
    PlainHeading.configure({ levels }),
    Link.configure({ openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https", HTMLAttributes: { rel: null, target: null } }),
    PlainTable.configure({ resizable: false }), TableRow, TableHeader.extend(cell), TableCell.extend(cell),
    ...(placeholder ? [Placeholder.configure({ placeholder })] : []),
  ];
}
