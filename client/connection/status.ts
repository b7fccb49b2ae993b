import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { captionLanguage, type DatasetStatus, type ServerStatus } from '../../protocol/lsp.ts';

/** Shows in the language status what the server does, and what it found in the dataset of the active file. */
export function showStatus(client: LanguageClient, onStatus: vscode.Event<ServerStatus>): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('lora.status', [
    { language: captionLanguage },
    { pattern: '**/lora-dataset.toml' },
  ]);
  item.name = 'LoRA Workbench';
  item.command = { command: 'lora.showLog', title: vscode.l10n.t('Show Log') };
  let status: ServerStatus | undefined;

  const show = () => {
    item.busy = client.state === State.Starting || status?.state === 'indexing';
    if (client.state === State.Stopped) {
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.text = vscode.l10n.t('LoRA: the language server does not run');
      item.command = { command: 'lora.restartServer', title: vscode.l10n.t('Restart') };
      return;
    }
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.command = { command: 'lora.showLog', title: vscode.l10n.t('Show Log') };
    const dataset = status && activeDataset(status);
    item.text = dataset
      ? vscode.l10n.t('LoRA: {0} pictures, {1} captions', dataset.images, dataset.captions)
      : vscode.l10n.t('LoRA: no dataset');
    item.detail = dataset && status ? detailOf(dataset, status) : '';
  };

  show();
  return vscode.Disposable.from(
    item,
    onStatus((now) => {
      status = now;
      show();
    }),
    client.onDidChangeState(show),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
}

function activeDataset({ datasets }: ServerStatus): DatasetStatus | undefined {
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const around = datasets.find(({ uri }) => active?.startsWith(`${vscode.Uri.parse(uri)}/`));
  return around ?? (datasets.length === 1 ? datasets[0] : undefined);
}

function detailOf(dataset: DatasetStatus, { knownTags, withoutPixels }: ServerStatus): string {
  const found = findingsOf(dataset);
  const findings = withoutPixels
    ? vscode.l10n.t('{0}; nothing looks at pixels: the log says why', found)
    : found;
  return knownTags === 0
    ? findings
    : vscode.l10n.t(
        '{0}; {1} tags known from lists',
        findings,
        knownTags.toLocaleString(vscode.env.language),
      );
}

function findingsOf({ findings: { error, warning, info } }: DatasetStatus): string {
  return error + warning + info === 0
    ? vscode.l10n.t('nothing found')
    : vscode.l10n.t('{0} errors, {1} warnings, {2} infos', error, warning, info);
}
