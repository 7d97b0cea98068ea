// The plugin's logic, without Obsidian: which commands of vlbib it runs, and what it makes of their answers.

/** An entry in the output of `vlbib list --format json`. */
export interface Entry {
  key: string;
  type: string;
  year: string;
  title: string;
  venue: string;
  authors: string[];
  tags: string[];
  doi: string;
  arxiv: string;
  status: string;
}

/** The output of `vlbib explain --format json` for a key. */
export interface Story {
  key: string;
  status: string;
  place: string;
  reasons: string[];
  mentions: [string, string][];
  tags: string[];
  own_tags: string[];
}

/** A work that may be meant, in the output of `vlbib review --list --format json`. */
export interface Candidate {
  title: string;
  year: number | null;
  venue: string | null;
  ids: Record<string, string | null>;
}

/** A work that waits for a decision. */
export interface Waiting {
  status: string;
  text: string;
  place: string;
  reasons: string[];
  candidates: Candidate[];
}

/** A possible decision on a work that waits: its label, and the arguments of the command that carries it out. */
export interface Decision {
  label: string;
  command: string[];
}

export const DEFAULT_TEMPLATE = `---
title: "{{title}}"
authors: [{{authors}}]
year: {{year}}
tags: [{{tags}}]
---
# {{title}}

{{venue}}, {{year}}. [[@{{key}}]]

## Notes

`;

const FRONT_MATTER = /^---\n[\s\S]*?\n---(?=\n|$)/;
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} _.'’/–-]*[\p{L}\p{M}\p{N}.'’)])?$/u;
const NO_TEXT = /^(?:true|false|yes|no|y|n|on|off|null)$/i; // words that YAML does not read as text
const OPENED = /\[\[@([^\][|#]*)$/;
const OFFERED = 50;
const PINNED_BY = ["arxiv", "doi", "acl", "openreview", "dblp", "pmlr", "cvf", "s2"];

/** Return the entries in the output of `vlbib list --format json`. */
export function entriesIn(json: string): Entry[] {
  return (JSON.parse(json) as { entries: Entry[] }).entries;
}

/** Return the works in the output of `vlbib review --list --format json`. */
export function waitingIn(json: string): Waiting[] {
  return (JSON.parse(json) as { works: Waiting[] }).works;
}

/** Return the part of a key typed after `[[@`, and its offset; null if no key is being typed. */
export function typedKey(before: string): { query: string; start: number } | null {
  const match = OPENED.exec(before);
  return match?.[1] === undefined ? null : { query: match[1], start: match.index + 3 };
}

/** Return the entries whose key, title, authors or year match all typed words, first those that share most tags. */
export function suggested(entries: Entry[], query: string, tags: string[] = []): Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const here = new Set(tags.map((tag) => tagOfVault(tag).toLowerCase()));
  const shared = (entry: Entry): number => entry.tags.filter((tag) => here.has(tagOfVault(tag).toLowerCase())).length;
  return entries
    .filter((entry) => words.every((word) => saidOf(entry).some((part) => part.startsWith(word))))
    .sort((left, right) => shared(right) - shared(left) || left.key.localeCompare(right.key))
    .slice(0, OFFERED);
}

function saidOf(entry: Entry): string[] {
  const words = [entry.title, ...entry.authors, entry.year].join(" ").toLowerCase().split(/[^\p{L}\p{N}-]+/u);
  return [entry.key.toLowerCase(), ...words];
}

/** Return the key of a link `@key`, without what follows `|` or `#`; null for a link to a note. */
export function keyOfLink(link: string): string | null {
  return /^@([^|#\s]+)/.exec(link.trim())?.[1] ?? null;
}

/** Return the arguments that explain a key; `--` keeps a key from being read as an option, whoever wrote the note. */
export function explained(key: string): string[] {
  return ["explain", "--format", "json", "--", key];
}

/** Return the hover over a key: the output of `vlbib explain`, after the reference. */
export function hoverText(story: Story, entry?: Entry): string {
  const tags = [...story.tags, ...story.own_tags];
  const lines = [
    entry ? `${entry.authors.join(", ")}. ${entry.title}. ${entry.venue ? `${entry.venue}, ` : ""}${entry.year}.` : "",
    `${story.key || "no entry"}: ${story.status} (${story.place})`,
    ...story.reasons.map((reason) => `because: ${reason}`),
    tags.length ? `tags: ${tags.join(", ")}` : "",
    ...story.mentions.map(([place]) => `named by: ${place}`),
  ];
  return lines.filter(Boolean).join("\n");
}

/** Return the possible decisions on a work: each of its candidates, or that its line names no work. */
export function decisions(work: Waiting): Decision[] {
  const pins = work.candidates.flatMap((candidate) => {
    const to = firmestId(candidate);
    const facts = [candidate.year, candidate.venue].filter(Boolean).join(", ");
    return to ? [{ label: `${candidate.title} (${facts})`, command: ["pin", "--", work.text, to] }] : [];
  });
  return [...pins, { label: "It names no work: ignore it", command: ["ignore", "--", work.text] }];
}

function firmestId(candidate: Candidate): string | null {
  const scheme = PINNED_BY.find((name) => candidate.ids[name]);
  return scheme ? `${scheme}:${String(candidate.ids[scheme])}` : null;
}

/** Return a literature note: the template with `{{key}}`, `{{title}}`, `{{authors}}`, ... filled in; unknown names stay. */
export function literatureNote(template: string, entry: Entry): string {
  const front = FRONT_MATTER.exec(template)?.[0].length ?? 0;
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string, at: number) => {
    if (!Object.hasOwn(entry, name)) return whole;
    const value: unknown = name === "tags" ? entry.tags.map(tagOfVault) : entry[name as keyof Entry];
    const texts = (Array.isArray(value) ? value : [value]).map((each) => String(each).replace(/\s+/g, " "));
    if (at >= front) return texts.join(", ");
    return template[at - 1] === '"' ? JSON.stringify(texts.join(", ")).slice(1, -1) : texts.map(inFrontMatter).join(", ");
  });
}

/** Return a value for the front matter, in quotes only if YAML needs them. */
function inFrontMatter(text: string): string {
  return !text || (PLAIN.test(text) && !NO_TEXT.test(text)) ? text : JSON.stringify(text);
}

/** Return a tag in Obsidian's form: without blanks and punctuation, and never only a number. */
export function tagOfVault(tag: string): string {
  const name = tag.replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, "-").replace(/^-+|-+$/g, "");
  return /^\d+$/.test(name) ? `${name}_` : name;
}

/** Return the path of an entry's literature note. */
export function notePath(folder: string, key: string): string {
  const name = `@${key.replace(/[\\/:*?"<>|#^[\]]/g, "-")}.md`;
  return folder ? `${folder.replace(/\/+$/, "")}/${name}` : name;
}

/** Return the first two lines of a report, for a notice. */
export function noticeText(report: string): string {
  return report.trim().split("\n").slice(0, 2).join("\n") || "vlbib: done";
}
