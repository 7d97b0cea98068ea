// Tests of the plugin's logic with real output of the command `vlbib` in a vault.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import {
  decisions,
  DEFAULT_TEMPLATE,
  entriesIn,
  explained,
  hoverText,
  keyOfLink,
  literatureNote,
  notePath,
  noticeText,
  suggested,
  tagOfVault,
  typedKey,
  waitingIn,
} from "../build/logic.mjs";

const command = process.env.VLBIB ?? "vlbib";
const vault = mkdtempSync(join(tmpdir(), "vlbib-"));
const NOTE = "# Reading\n\n## Transformers\n\n- Attention Is All You Need\n\n## Vision\n\n- Deep Residual Learning for Image Recognition\n- SAM\n";
let report;

function vlbib(...args) {
  try {
    return execFileSync(command, args, { cwd: vault, encoding: "utf8" });
  } catch (error) {
    if ([1, 3, 4].includes(error.status)) return error.stdout;
    throw error;
  }
}

before(() => {
  mkdirSync(join(vault, "notes"));
  writeFileSync(join(vault, "vlbib.toml"), 'notes = ["notes"]\n[resolvers]\norder = ["catalogue"]\n');
  writeFileSync(join(vault, "notes", "reading.md"), NOTE);
  report = vlbib("sync");
});

test("a sync is reported in two lines", () => {
  assert.match(noticeText(report), /^3 works named in 1 note: 2 accepted, 1 doubtful.*\nreferences\.bib: 2 added$/);
  assert.equal(noticeText(""), "vlbib: done");
});

test("after [[@ keys are offered by key, title and authors, first those with the note's tags", () => {
  const entries = entriesIn(vlbib("list", "--format", "json"));
  assert.deepEqual(suggested(entries, "").map((entry) => entry.key), ["he2016deep", "vaswani2017attention"]);
  assert.deepEqual(suggested(entries, "", ["Transformers"])[0].key, "vaswani2017attention");
  const spaced = entries.map((entry) => ({ ...entry, tags: entry.key === "vaswani2017attention" ? ["Deep Nets"] : [] }));
  assert.deepEqual(suggested(spaced, "", ["deep-nets"])[0].key, "vaswani2017attention");
  assert.deepEqual(suggested(entries, "residual he").map((entry) => entry.key), ["he2016deep"]);
  assert.deepEqual(suggested(entries, "nobody"), []);
  assert.deepEqual(typedKey("see [[@vas"), { query: "vas", start: 7 });
  assert.equal(typedKey("see [[@vaswani2017attention]] and"), null);
  assert.equal(typedKey("see [[a note"), null);
});

test("the key of a link is found", () => {
  assert.equal(keyOfLink("@he2016deep|ResNet"), "he2016deep");
  assert.equal(keyOfLink("@he2016deep#Notes"), "he2016deep");
  assert.equal(keyOfLink("A note"), null);
});

test("a hover shows what explain prints", () => {
  const [entry] = suggested(entriesIn(vlbib("list", "--format", "json")), "he2016deep");
  const text = hoverText(JSON.parse(vlbib(...explained("he2016deep"))), entry);
  assert.match(text, /^Kaiming He, .*Deep Residual Learning for Image Recognition\..*2016\.\nhe2016deep: accepted \(references\.bib:\d+\)\n/);
  assert.match(text, /\nbecause: the title is the same\n/);
  assert.match(text, /\nnamed by: notes\/reading\.md:9$/);
});

test("no key is read as an option, whoever wrote the note", () => {
  assert.equal(keyOfLink("@--help"), "--help");
  assert.throws(() => vlbib(...explained("--help")), /--help: neither a key of the library/);
});

test("a decision is carried out by the command", () => {
  const [work] = waitingIn(vlbib("review", "--list", "--format", "json"));
  assert.equal(work.text, "SAM");
  const offered = decisions(work);
  assert.match(offered[0].label, /^Segment Anything \(2023/);
  assert.deepEqual(offered.at(-1).command, ["ignore", "--", "SAM"]);
  vlbib(...offered[0].command);
  assert.match(readFileSync(join(vault, "vlbib.toml"), "utf8"), /mention = "SAM"\nto = "arxiv:2304\.02643"/);
  assert.deepEqual(waitingIn(vlbib("review", "--list", "--format", "json")), []);
});

test("a literature note is the filled-in template, under a file name that every system allows", () => {
  const [entry] = suggested(entriesIn(vlbib("list", "--format", "json")), "vaswani2017attention");
  const note = literatureNote(DEFAULT_TEMPLATE, { ...entry, title: 'A "quoted"\ntitle' });
  assert.match(note, /^---\ntitle: "A \\"quoted\\" title"\nauthors: \[Ashish Vaswani, /);
  assert.match(note, /\n# A "quoted" title\n/);
  assert.match(note, /2017\. \[\[@vaswani2017attention\]\]\n/);
  assert.equal(literatureNote("{{unknown}} {{constructor}} {{year}}", entry), "{{unknown}} {{constructor}} 2017");
  const odd = { ...entry, title: "Of $\\ell_1$: a start", authors: ["King, Martin", "{LAION}"], tags: ["Topic 3", "2024", "C++", "no"] };
  const front = "---\ntitle: {{title}}\nauthors: [{{authors}}]\nsaid: \"{{title}}\"\ntags: [{{tags}}]\n---\n{{authors}}";
  assert.equal(
    literatureNote(front, odd),
    '---\ntitle: "Of $\\\\ell_1$: a start"\nauthors: ["King, Martin", "{LAION}"]\nsaid: "Of $\\\\ell_1$: a start"\ntags: [Topic-3, "2024_", C, "no"]\n---\nKing, Martin, {LAION}',
  );
  assert.equal(tagOfVault("Vision/Detection"), "Vision/Detection");
  assert.equal(notePath("papers/", "a:b/c"), "papers/@a-b-c.md");
  assert.equal(notePath("", "he2016deep"), "@he2016deep.md");
});
