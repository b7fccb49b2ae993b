import * as vscode from 'vscode';

/** Shows a text in an editor that can't be changed: it can be read by keys, by a screen reader, and copied. */
export class ShownTexts {
  readonly #scheme: string;
  /** By their address; each is asked for once more when its tab is restored, and is gone by then. */
  readonly #texts = new Map<string, string>();
  #isRegistered = false;

  /** @param scheme of their addresses, nobody else's */
  constructor(scheme: string) {
    this.#scheme = scheme;
  }

  async show(extension: vscode.ExtensionContext, name: string, text: string): Promise<vscode.Uri> {
    if (!this.#isRegistered) {
      this.#isRegistered = true;
      const provider = {
        provideTextDocumentContent: ({ path }: vscode.Uri) => this.#texts.get(path) ?? '',
      };
      extension.subscriptions.push(
        vscode.workspace.registerTextDocumentContentProvider(this.#scheme, provider),
      );
    }
    const uri = vscode.Uri.from({ scheme: this.#scheme, path: `/${this.#texts.size + 1}/${name}` });
    this.#texts.set(uri.path, text);
    await vscode.window.showTextDocument(uri, { preview: true });
    return uri;
  }
}
