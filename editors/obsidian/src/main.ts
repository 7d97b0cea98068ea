// The plugin's connection to Obsidian. Its logic is in logic.ts; all data comes from the command `vlbib`.

import { execFile } from "node:child_process";
import {
  type App,
  type Editor,
  type EditorPosition,
  EditorSuggest,
  type EditorSuggestContext,
  type EditorSuggestTriggerInfo,
  FileSystemAdapter,
  FuzzySuggestModal,
  getAllTags,
  normalizePath,
  Notice,
  Plugin,
  PluginSettingTab,
  Setting,
  setTooltip,
  TFile,
} from "obsidian";
import {
  type Decision,
  DEFAULT_TEMPLATE,
  decisions,
  entriesIn,
  type Entry,
  explained,
  hoverText,
  keyOfLink,
  literatureNote,
  notePath,
  noticeText,
  type Story,
  suggested,
  typedKey,
  type Waiting,
  waitingIn,
} from "./logic";

interface VlbibSettings {
  command: string;
  folder: string;
  template: string;
}

const DEFAULTS: VlbibSettings = { command: "vlbib", folder: "", template: "" };
const LONGEST = 64 * 1024 * 1024; // maximum bytes of output
const NOTHING_FAILED = new Set([0, 1, 3, 4]); // exit codes with which `vlbib` has printed an answer

export default class VlbibPlugin extends Plugin {
  settings: VlbibSettings = DEFAULTS;
  entries: Entry[] = [];

  override async onload(): Promise<void> {
    this.settings = { ...DEFAULTS, ...((await this.loadData()) as Partial<VlbibSettings> | null) };
    this.addSettingTab(new VlbibSettingTab(this.app, this));
    this.registerEditorSuggest(new KeySuggest(this));
    this.addCommand({ id: "sync", name: "Sync", callback: () => void this.sync() });
    this.addCommand({ id: "review", name: "Review", callback: () => void this.review() });
    this.addCommand({ id: "literature-note", name: "Literature note", callback: () => void this.choose() });
    this.registerDomEvent(document, "mouseover", (event) => void this.hover(event.target));
    this.app.workspace.onLayoutReady(() => void this.refresh({ quiet: true }));
  }

  /** Run vlbib in the vault, and return what it prints; an error is shown, and gives null. */
  async vlbib(...args: string[]): Promise<string | null> {
    return this.run(args, { quiet: false });
  }

  /** As `vlbib`; if `quiet`, because the user did not ask for it, an error is shown only if vlbib cannot be started. */
  private async run(args: string[], { quiet }: { quiet: boolean }): Promise<string | null> {
    const adapter = this.app.vault.adapter;
    if (!(adapter instanceof FileSystemAdapter)) return null;
    const options = { cwd: adapter.getBasePath(), maxBuffer: LONGEST };
    return new Promise((resolve) => {
      execFile(this.settings.command, args, options, (error, stdout, stderr) => {
        const code = error ? error.code : 0;
        const started = typeof code === "number";
        if (started && NOTHING_FAILED.has(code)) return resolve(stdout);
        const missing = `vlbib does not start: ${error?.message ?? ""}. Install it: pipx install vlbib`;
        if (!started || !quiet) new Notice(started ? stderr.trim() || missing : missing);
        resolve(null);
      });
    });
  }

  async refresh({ quiet } = { quiet: false }): Promise<void> {
    const json = await this.run(["list", "--format", "json"], { quiet });
    this.entries = json === null ? [] : entriesIn(json);
  }

  async sync(): Promise<void> {
    const report = await this.vlbib("sync");
    if (report !== null) new Notice(noticeText(report));
    await this.refresh();
  }

  async review(): Promise<void> {
    const json = await this.vlbib("review", "--list", "--format", "json");
    const queue = json === null ? [] : waitingIn(json);
    if (json !== null && !queue.length) new Notice("Nothing waits for a decision.");
    if (queue.length) new WaitingModal(this, queue).open();
  }

  async choose(): Promise<void> {
    await this.refresh();
    new EntryModal(this).open();
  }

  /** Open the literature note of an entry; if there is none, create it from the template. */
  async open(entry: Entry): Promise<void> {
    const path = normalizePath(notePath(this.settings.folder, entry.key));
    const there = this.app.vault.getAbstractFileByPath(path);
    const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
    if (folder && !this.app.vault.getAbstractFileByPath(folder)) await this.app.vault.createFolder(folder);
    const note = there instanceof TFile ? there : await this.app.vault.create(path, await this.filled(entry));
    await this.app.workspace.getLeaf(false).openFile(note);
  }

  private async filled(entry: Entry): Promise<string> {
    const template = this.settings.template && normalizePath(this.settings.template);
    const file = template ? this.app.vault.getAbstractFileByPath(template) : null;
    return literatureNote(file instanceof TFile ? await this.app.vault.read(file) : DEFAULT_TEMPLATE, entry);
  }

  private async hover(target: EventTarget | null): Promise<void> {
    if (!(target instanceof HTMLElement) || target.dataset["vlbib"]) return;
    if (!target.matches("a.internal-link, .cm-hmd-internal-link")) return;
    const key = keyOfLink(target.dataset["href"] ?? target.innerText);
    if (key === null) return;
    target.dataset["vlbib"] = key;
    const json = await this.run(explained(key), { quiet: true });
    if (json === null) return;
    const entry = this.entries.find((each) => each.key === key);
    setTooltip(target, hoverText(JSON.parse(json) as Story, entry), { placement: "bottom" });
  }

  tagsOf(file: TFile): string[] {
    const cache = this.app.metadataCache.getFileCache(file);
    return ((cache && getAllTags(cache)) ?? []).map((tag) => tag.replace(/^#/, ""));
  }
}

class KeySuggest extends EditorSuggest<Entry> {
  constructor(private readonly plugin: VlbibPlugin) {
    super(plugin.app);
  }

  override onTrigger(cursor: EditorPosition, editor: Editor): EditorSuggestTriggerInfo | null {
    const typed = typedKey(editor.getLine(cursor.line).slice(0, cursor.ch));
    return typed && { start: { line: cursor.line, ch: typed.start }, end: cursor, query: typed.query };
  }

  override getSuggestions(context: EditorSuggestContext): Entry[] {
    return suggested(this.plugin.entries, context.query, this.plugin.tagsOf(context.file));
  }

  override renderSuggestion(entry: Entry, element: HTMLElement): void {
    element.createDiv({ text: entry.key });
    element.createEl("small", { text: `${entry.authors[0] ?? ""} ${entry.year}: ${entry.title}` });
  }

  override selectSuggestion(entry: Entry): void {
    if (!this.context) return;
    const { editor, start, end } = this.context;
    const closed = editor.getLine(end.line).slice(end.ch).startsWith("]]");
    editor.replaceRange(closed ? entry.key : `${entry.key}]]`, start, end);
    editor.setCursor({ line: start.line, ch: start.ch + entry.key.length + 2 });
  }
}

class EntryModal extends FuzzySuggestModal<Entry> {
  constructor(private readonly plugin: VlbibPlugin) {
    super(plugin.app);
  }

  override getItems(): Entry[] {
    return this.plugin.entries;
  }

  override getItemText(entry: Entry): string {
    return `${entry.key}: ${entry.title}`;
  }

  override onChooseItem(entry: Entry): void {
    void this.plugin.open(entry);
  }
}

class WaitingModal extends FuzzySuggestModal<Waiting> {
  constructor(
    private readonly plugin: VlbibPlugin,
    private readonly queue: Waiting[],
  ) {
    super(plugin.app);
  }

  override getItems(): Waiting[] {
    return this.queue;
  }

  override getItemText(work: Waiting): string {
    return `${work.text} (${work.place}): ${work.reasons.join("; ")}`;
  }

  override onChooseItem(work: Waiting): void {
    new DecisionModal(this.plugin, decisions(work)).open();
  }
}

class DecisionModal extends FuzzySuggestModal<Decision> {
  constructor(
    private readonly plugin: VlbibPlugin,
    private readonly offered: Decision[],
  ) {
    super(plugin.app);
  }

  override getItems(): Decision[] {
    return this.offered;
  }

  override getItemText(decision: Decision): string {
    return decision.label;
  }

  override onChooseItem(decision: Decision): void {
    void this.decide(decision);
  }

  private async decide(decision: Decision): Promise<void> {
    if ((await this.plugin.vlbib(...decision.command)) !== null) await this.plugin.review();
  }
}

class VlbibSettingTab extends PluginSettingTab {
  constructor(
    app: App,
    private readonly plugin: VlbibPlugin,
  ) {
    super(app, plugin);
  }

  override display(): void {
    this.containerEl.empty();
    this.text("Command", "The command vlbib, with its path if it is not found.", "command");
    this.text("Folder", "The folder for literature notes.", "folder");
    this.text("Template", "A note with {{key}}, {{title}}, {{authors}}, {{year}}, {{venue}}, {{tags}}, {{doi}}.", "template");
  }

  private text(name: string, description: string, setting: keyof VlbibSettings): void {
    new Setting(this.containerEl)
      .setName(name)
      .setDesc(description)
      .addText((field) =>
        field.setValue(this.plugin.settings[setting]).onChange(async (value) => {
          this.plugin.settings = { ...this.plugin.settings, [setting]: value };
          await this.plugin.saveData(this.plugin.settings);
        }),
      );
  }
}
