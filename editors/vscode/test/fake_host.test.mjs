// The extension in a fake host: `vscode` is a recording stand-in; the language client is a small one that starts the real
// server and speaks the protocol with it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

const require = createRequire(import.meta.url);
const rpc = require("vscode-jsonrpc/node");
const manifest = require("../package.json");
const server = process.env.VLBIB_LSP?.split(" ") ?? ["vlbib", "lsp"];

const host = { registered: new Map(), shown: [], picked: [], errors: [], settings: { command: server }, clients: [] };

const vscode = {
  commands: {
    registerCommand: (name, run) => {
      host.registered.set(name, run);
      return { dispose: () => host.registered.delete(name) };
    },
  },
  window: {
    showInformationMessage: async (text) => void host.shown.push(text),
    showErrorMessage: async (text) => void host.errors.push(text),
    showQuickPick: async (items) => void host.picked.push(items),
  },
  workspace: { getConfiguration: () => ({ get: (name, otherwise) => host.settings[name] ?? otherwise }) },
};

class LanguageClient {
  constructor(id, name, serverOptions, clientOptions) {
    Object.assign(this, { id, name, serverOptions, clientOptions });
    host.clients.push(this);
  }
  async start() {
    this.process = spawn(this.serverOptions.command, this.serverOptions.args, { cwd: folder });
    await new Promise((resolve, reject) => {
      this.process.once("spawn", resolve);
      this.process.once("error", reject);
    });
    this.connection = rpc.createMessageConnection(this.process.stdout, this.process.stdin);
    this.connection.listen();
    const root = { processId: null, rootUri: `file://${folder}`, capabilities: {} };
    this.capabilities = (await this.connection.sendRequest("initialize", root)).capabilities;
    this.connection.sendNotification("initialized", {});
  }
  async stop() {
    if (!this.capabilities) throw new Error("Client is not running and can't be stopped");
    await this.connection?.sendRequest("shutdown");
    await this.connection?.sendNotification("exit");
    this.connection?.end();
  }
  sendRequest(method, params) {
    return this.connection.sendRequest(method, params);
  }
}

const folder = mkdtempSync(join(tmpdir(), "vlbib-"));
const load = Module._load;
const context = { subscriptions: [] };
let extension;

before(async () => {
  writeFileSync(join(folder, "vlbib.toml"), 'notes = ["reading.md"]\n[resolvers]\norder = ["catalogue"]\n');
  writeFileSync(join(folder, "reading.md"), "# Reading\n\n- Attention Is All You Need\n- SAM\n");
  Module._load = (name, ...rest) => {
    if (name === "vscode") return vscode;
    return name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...rest);
  };
  extension = require("../out/extension.js");
  await extension.activate(context);
});

after(async () => {
  await extension.deactivate();
  Module._load = load;
});

test("activation starts the server for notes, libraries and papers", () => {
  const [client] = host.clients;
  assert.deepEqual(client.serverOptions, { command: server[0], args: server.slice(1) });
  const languages = client.clientOptions.documentSelector.map((each) => each.language);
  assert.deepEqual(languages, ["markdown", "bibtex", "latex", "tex"]);
  assert.ok(client.capabilities.hoverProvider);
  assert.deepEqual(host.errors, []);
});

test("every command of the manifest belongs to either the extension or the server", () => {
  const [client] = host.clients;
  const offered = new Set(client.capabilities.executeCommandProvider.commands);
  for (const { command } of manifest.contributes.commands) {
    assert.notEqual(offered.has(command), host.registered.has(command), command);
  }
});

test("the server runs a sync and the extension shows its report", async () => {
  const [client] = host.clients;
  const next = (command, args) => client.sendRequest("workspace/executeCommand", { command, arguments: args });
  const { executeCommand } = client.clientOptions.middleware;
  const report = await executeCommand("vlbib.sync", [], next);
  assert.match(report, /^2 works named in 1 note: 1 accepted, 1 doubtful/);
  assert.match(host.shown[0], /references\.bib: 1 added/);
  const waiting = await executeCommand("vlbib.waiting", ["reading.md"], next);
  assert.deepEqual(waiting, ["reading.md: SAM (doubtful)"]);
  assert.deepEqual(host.picked[0], waiting);
});

test("only the command that says so asks the sources", async () => {
  const [client] = host.clients;
  const sent = [];
  client.sendRequest = async (method, params) => void sent.push(params);
  await host.registered.get("vlbib.syncOnline")();
  assert.deepEqual(sent, [{ command: "vlbib.sync", arguments: ["online"] }]);
  delete client.sendRequest;
});

test("a restart stops the server and starts another, and a missing one is reported", async () => {
  await host.registered.get("vlbib.restart")();
  assert.equal(host.clients.length, 2);
  host.settings = { command: ["/nowhere/vlbib", "lsp"] };
  await host.registered.get("vlbib.restart")();
  assert.match(host.errors[0], /pipx install 'vlbib\[lsp\]'.*\(/);
  for (const command of ["vlbib.sync", "vlbib.waiting", "vlbib.syncOnline"]) {
    await host.registered.get(command)();
    assert.match(host.errors.pop(), /pipx install 'vlbib\[lsp\]'$/);
  }
  host.settings = { command: server };
  await host.registered.get("vlbib.restart")();
  assert.equal(host.registered.has("vlbib.sync"), false);
  assert.ok(host.clients.at(-1).capabilities.hoverProvider);
});
