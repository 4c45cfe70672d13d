/* What is pasted comes out as our safe subset: invented clipboards in the form the programs really write. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { cleanPasted } from "../../raadslag/web/scripts/staff/pasted.js";

const pasted = (name) => cleanPasted(readFileSync(new URL(`pasted/${name}.html`, import.meta.url), "utf8"));
const plain = (html) => ({ html, pictures: 0, struck: 0 });

test("word: list paragraphs become nested lists, numbers go on after a paragraph", () => {
  assert.deepEqual(pasted("word-lists"), plain(
    "<h4>Legepladsen ved Mosevangen</h4>"
    + "<p>Forvaltningen har set på <strong>tre steder</strong> og <em>to</em> størrelser.</p>"
    + "<ul><li>Ved skoven<ul><li>med <strong>gynger</strong><ul><li>og sand</li></ul></li></ul></li><li>Ved havnen</li></ul>"
    + "<h5>Det indstilles</h5>"
    + '<ol><li>at pladsen anlægges,<ol type="a"><li>ved skoven, eller</li><li>ved havnen, og</li></ol></li><li>at udgiften afholdes af anlægspuljen.</li></ol>'
    + '<p>Se også <a href="https://www.hvilsbaek.example/plads">planen</a> og afsnit 2 → bilag.</p>'
    + '<ol start="3"><li>at naboerne høres.</li></ol>',
  ));
});

test("word: merged cells are opened, the bold row heads the table, the hidden row goes", () => {
  assert.deepEqual(pasted("word-table"), plain(
    "<table><thead><tr><th>Anlæg (1.000 kr.)</th><th>2022</th><th></th><th>I alt</th></tr></thead>"
    + "<tbody><tr><td>Redskaber<br>og faldunderlag</td><td>250</td><td>1 100</td><td></td></tr>"
    + "<tr><td></td><td>1. gynge</td><td>link</td><td>&lt;9</td></tr></tbody></table>",
  ));
});

test("word: tracked changes are accepted, comments go, pictures are counted", () => {
  assert.deepEqual(pasted("word-tracked"), {
    html: "<p>Udvalget godkender forslaget for Hvilsbæk[1].</p>", pictures: 1, struck: 3,
  });
});

test("word, filtered: lists are told by their marker, a numbered heading keeps its number", () => {
  assert.deepEqual(pasted("word-filtered"), plain(
    "<h4>Notat om bænke</h4><ul><li>ved åen<ul><li>med ryglæn</li></ul></li></ul>"
    + '<ol start="2"><li>på torvet</li></ol><h5>1.2 Baggrund</h5><p>Almindelig tekst i listens typografi.</p>',
  ));
});

test("outlook: paragraphs, the real address behind a safe link, no tracing dot, no layout table", () => {
  assert.deepEqual(pasted("outlook"), plain(
    '<p>Kære alle</p><p>Skriv til <a href="mailto:torvet@hvilsbaek.example">torvet@hvilsbaek.example</a> eller læs '
    + '<a href="https://www.hvilsbaek.example/plan?a=1">planen</a>.</p><p>Venlig hilsen<br>Sekretariatet</p>'
    + "<p><strong>Fra:</strong> Teknik<br><strong>Sendt:</strong> 8. april 2021 10:31</p><p>Ydre ramme</p>",
  ));
});

test("google docs: the bold wrapper is none, lists within lists keep their level", () => {
  assert.deepEqual(pasted("google-docs"), plain(
    "<h4>Fælles køkken</h4><p>Køkkenet <strong>åbner</strong> <em>snart</em></p>"
    + "<ul><li>Mad<ul><li>varm</li></ul></li><li>Borde</li></ul>"
    + "<table><tbody><tr><td>Dag</td><td>Antal</td></tr><tr><td>mandag</td><td>40</td></tr></tbody></table>",
  ));
});

test("libreoffice: fonts go, list types and values stay, a second paragraph is a line of its item", () => {
  assert.deepEqual(pasted("libreoffice"), plain(
    "<h4>Stiens forløb</h4><p>Stien følger <strong>åen</strong> og krydser <strong><em>broen</em></strong>.</p>"
    + '<ol type="a"><li>første stykke<ol type="i"><li>nord</li><li>syd</li></ol></li><li value="4">fjerde stykke<br>med mere at sige</li></ol>'
    + "<table><thead><tr><th>Stykke</th><th>Meter</th></tr></thead><tbody><tr><td>nord</td><td>1.200</td></tr></tbody></table>",
  ));
});

test("word on the web: a list for every item becomes one list", () => {
  assert.deepEqual(pasted("word-online"), plain("<p>Punkterne</p><ul><li>et<ul><li>under et</li></ul></li><li>to</li></ul>"));
});

test("a page: scripts, dangerous and local addresses go, the text stays", () => {
  assert.deepEqual(pasted("web-page"), {
    html: "<h4>Åbningstider</h4><h5>Vinter</h5><p>Hverdage kl. 8–16</p><p>Løs tekst</p><p>og mere</p><p>Citat</p>"
      + "<p>linje et<br>linje to</p><ul><li>den ene</li><li>den anden</li></ul><p>Farlig Lokal</p><p>Glad 🙂</p>",
    pictures: 1, struck: 0,
  });
});

test("excel: cells become a table with a header", () => {
  assert.deepEqual(pasted("excel"), plain(
    "<table><thead><tr><th>År</th><th>2022</th><th></th></tr></thead><tbody><tr><td>Drift</td><td>1.250</td><td>kr.</td></tr></tbody></table>",
  ));
});

test("our own headings keep their level", () => {
  assert.equal(cleanPasted("<h5>Under</h5><p>tekst</p>").html, "<h5>Under</h5><p>tekst</p>");
});

test("letters go on past h, i is Roman only where it begins", () => {
  const item = (marker) => `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${marker}</span>x</p>`;
  assert.equal(cleanPasted(["h)", "i)"].map(item).join("")).html, '<ol type="a" start="8"><li>x</li><li>x</li></ol>');
  assert.equal(cleanPasted(["i.", "ii."].map(item).join("")).html, '<ol type="i"><li>x</li><li>x</li></ol>');
});

test("what is clean stays as it is, and cleaning twice changes nothing", () => {
  for (const name of ["word-lists", "word-table", "word-tracked", "word-filtered", "outlook", "google-docs", "libreoffice", "word-online", "web-page", "excel"]) {
    const once = pasted(name).html;
    assert.equal(cleanPasted(once).html, once, name);
  }
});

test("nothing but the safe subset ever comes out", () => {
  const hostile = '<p onmouseover=x style=a><svg><script>1</script></svg><a href=" JaVaScRiPt:1">a</a><math><mi>b</mi></math><iframe src=x>c</iframe><a href=\'https://x.example/"><b>\'>d</a></p>';
  assert.equal(cleanPasted(hostile).html, '<p>ab<a href="https://x.example/&quot;&gt;&lt;b&gt;">d</a></p>');
});
