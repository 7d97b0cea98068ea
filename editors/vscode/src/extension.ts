// The extension starts `vlbib lsp`, and shows the results of its commands. All data comes from the server.

import { commands, window, workspace, type Disposable, type ExtensionContext } from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

const LANGUAGES = ["markdown", "bibtex", "latex", "tex"];
const MISSING = "vlbib: the language server does not start. Install it: pipx install 'vlbib[lsp]'";

const OF_SERVER = ["vlbib.sync", "vlbib.waiting"]; // commands of the palette that the server provides

let client: LanguageClient | undefined;
let standIns: Disposable[] = []; // registered in place of the server's commands while it does not run

/** Start the server, and register the commands. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("vlbib.syncOnline", () => ask("vlbib.sync", ["online"])),
    commands.registerCommand("vlbib.restart", restart),
  );
  await start();
}

/** Stop the server. */
export async function deactivate(): Promise<void> {
  standIns.forEach((each) => each.dispose());
  standIns = [];
  await client?.stop();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const starting = new LanguageClient("vlbib", "vlbib", serverOptions(), clientOptions());
  try {
    await starting.start();
    client = starting;
  } catch (error) {
    // A client that did not start can be neither used nor stopped, and its commands are not registered.
    standIns = OF_SERVER.map((command) => commands.registerCommand(command, tellMissing));
    tellMissing(error instanceof Error ? error.message : String(error));
  }
}

function tellMissing(why?: unknown): void {
  void window.showErrorMessage(typeof why === "string" ? `${MISSING} (${why})` : MISSING);
}

function serverOptions(): ServerOptions {
  const [command = "vlbib", ...args] = workspace.getConfiguration("vlbib").get<string[]>("command", ["vlbib", "lsp"]);
  return { command, args };
}

function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })),
    middleware: {
      executeCommand: async (command, args, next) => tell(command, await next(command, args)),
    },
  };
}

async function ask(command: string, args: unknown[]): Promise<unknown> {
  if (!client) return tellMissing();
  const answer: unknown = await client.sendRequest("workspace/executeCommand", { command, arguments: args });
  return tell(command, answer);
}

/** Show the result of a command to the user: the report of a sync, or the lines that wait. */
function tell(command: string, answer: unknown): unknown {
  if (command === "vlbib.sync" && typeof answer === "string") {
    void window.showInformationMessage(answer.split("\n").slice(0, 2).join(" · "));
  }
  if (command === "vlbib.waiting" && Array.isArray(answer)) {
    void window.showQuickPick(answer.length ? answer.map(String) : ["Nothing waits."], { title: "Waiting for a decision" });
  }
  return answer;
}
