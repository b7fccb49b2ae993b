import type { Diagnostic } from 'vscode-languageserver/node';
import { isPromptFile } from '../../core/prompt/prompt-file.ts';
import { lintPrompt } from '../../core/trainer-configs/lint-prompt.ts';
import { diagnosticOf } from '../convert.ts';
import type { FeatureContext } from '../features/feature.ts';
import { pathOfUri } from '../uri.ts';

/** VS Code shows no more of one document. */
const MOST = 1000;

/** What is to be told of a prompt that is open; undefined for any other document. */
export async function reportOfPrompt(
  { session, documents, loraFiles, configs, findings }: FeatureContext,
  uri: string,
): Promise<Diagnostic[] | undefined> {
  const path = pathOfUri(uri);
  if (path === undefined || !isPromptFile(path)) return undefined;
  await session.ready();
  const document = documents.get(uri);
  if (!document) return [];
  const settings = configs.settingsAround(path, findings.optionsAt(path));
  return lintPrompt(path, document.getText(), loraFiles.known(path), settings)
    .slice(0, MOST)
    .map((finding) => diagnosticOf(finding, uri, document));
}

/** Has diagnostics pulled again when LoRAs came or went, and a prompt is open that may name them. */
export function refreshPrompts(context: FeatureContext, askAgain: () => void): void {
  onOtherLoras(context, (prompts) => {
    if (prompts.length > 0) askAgain();
  });
}

/** Hears of LoRAs that came or went. @param listener is told which prompts are open */
function onOtherLoras(
  { documents, loraFiles, onDidChangeFiles }: FeatureContext,
  listener: (prompts: readonly string[]) => void,
): void {
  onDidChangeFiles((paths) => {
    if (!paths.some((path) => /\.safetensors$/i.test(path))) return;
    loraFiles.forget();
    const uris = documents.all().map(({ uri }) => uri);
    listener(uris.filter((uri) => isPromptFile(pathOfUri(uri) ?? '')));
  });
}

/** Tells editors that don't ask of the prompts that they have open. */
export function pushPrompts(context: FeatureContext): void {
  const { connection, documents } = context;
  const open = new Set<string>();
  const send = async (uri: string): Promise<void> => {
    const version = documents.get(uri)?.version;
    const diagnostics = await reportOfPrompt(context, uri);
    // What is typed meanwhile is told by itself.
    if (diagnostics && open.has(uri) && documents.get(uri)?.version === version)
      await connection.sendDiagnostics({ uri, diagnostics });
  };
  const sendSoon = (uri: string) => {
    send(uri).catch((error: unknown) => connection.console.error(`a prompt was not looked at: ${error}`));
  };
  onOtherLoras(context, (prompts) => prompts.forEach(sendSoon));
  documents.onDidChangeContent(({ document: { uri } }) => {
    open.add(uri);
    sendSoon(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    open.delete(uri);
    const path = pathOfUri(uri);
    if (path !== undefined && isPromptFile(path)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
}
