// What the plugin decides, without Obsidian: what is asked of vlbib, and what is made of its answers.

/** An entry as `vlbib list --format json` tells it. */
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

/** What `vlbib explain --format json` tells of a key. */
export interface Story {
  key: string;
  status: string;
  place: string;
  reasons: string[];
  mentions: [string, string][];
  tags: string[];
  own_tags: string[];
}

/** A work that may be meant, as `vlbib review --list --format json` tells it. */
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

/** What can be decided on a work that waits: in words, and the command that does it. */
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
const NO_TEXT = /^(?:true|false|yes|no|y|n|on|off|null)$/i; // what YAML takes for something else
const OPENED = /\[\[@([^\][|#]*)$/;
const OFFERED = 50;
const PINNED_BY = ["arxiv", "doi", "acl", "openreview", "dblp", "pmlr", "cvf", "s2"];

/** The entries of a library in the answer of `vlbib list --format json`. */
export function entriesIn(json: string): Entry[] {
  return (JSON.parse(json) as { entries: Entry[] }).entries;
}

/** The works of the queue in the answer of `vlbib review --list --format json`. */
export function waitingIn(json: string): Waiting[] {
  return (JSON.parse(json) as { works: Waiting[] }).works;
}

/** As much of a key as is typed after `[[@`, and where it begins; null where no key is being written. */
export function typedKey(before: string): { query: string; start: number } | null {
  const match = OPENED.exec(before);
  return match?.[1] === undefined ? null : { query: match[1], start: match.index + 3 };
}

/** The entries whose key, title or people have all of the words typed; those that share tags with the note first. */
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

/** The key that a link means: `@key`, with what follows `|` or `#` left out; null for a link to a note. */
export function keyOfLink(link: string): string | null {
  return /^@([^|#\s]+)/.exec(link.trim())?.[1] ?? null;
}

/** The command that tells the story of a key: no key is taken for an option, whoever wrote the note. */
export function explained(key: string): string[] {
  return ["explain", "--format", "json", "--", key];
}

/** What is shown over a key: what `vlbib explain` says of it. */
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

/** What can be decided on a work: one of its candidates, or that its line names none. */
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

/** A literature note: a template with `{{key}}`, `{{title}}`, `{{authors}}`, ... filled in; unknown names stay. */
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

/** A value of the front matter without quotes where YAML takes it so. */
function inFrontMatter(text: string): string {
  return !text || (PLAIN.test(text) && !NO_TEXT.test(text)) ? text : JSON.stringify(text);
}

/** A tag as Obsidian has them: without blanks and signs, and never a number alone. */
export function tagOfVault(tag: string): string {
  const name = tag.replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, "-").replace(/^-+|-+$/g, "");
  return /^\d+$/.test(name) ? `${name}_` : name;
}

/** Where the literature note of an entry lies. */
export function notePath(folder: string, key: string): string {
  const name = `@${key.replace(/[\\/:*?"<>|#^[\]]/g, "-")}.md`;
  return folder ? `${folder.replace(/\/+$/, "")}/${name}` : name;
}

/** The lines of a report that a notice has room for. */
export function noticeText(report: string): string {
  return report.trim().split("\n").slice(0, 2).join("\n") || "vlbib: done";
}
