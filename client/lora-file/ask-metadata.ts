import * as vscode from 'vscode';
import { type CopyMetadataResult, copyMetadataRequest } from '../../protocol/lora-file.ts';
import type { LongRequests } from '../connection/long-requests.ts';

/** What tells of the captions and folders of a training. */
const CAPTIONS = /^ss_(?:tag_frequency|datasets|dataset_dirs|reg_dataset_dirs)$/;

type Changes = Readonly<Record<string, string | null>>;
type Metadata = readonly { readonly key: string; readonly value: string }[];

/** Asks what a copy of a file shall say, and where it shall be; writes it. */
export async function askMetadata(client: LongRequests, uri: vscode.Uri, metadata: Metadata): Promise<void> {
  const changes = await askChanges(metadata);
  if (!changes) return;
  const copy = await askPlace(uri);
  if (!copy) return;
  const result = await client.longRequest<CopyMetadataResult>(
    copyMetadataRequest,
    { uri: uri.toString(), copy: copy.toString(), changes },
    vscode.l10n.t('Writing the copy'),
  );
  if (result.kind === 'refused') {
    vscode.window.showErrorMessage(result.reason);
    return;
  }
  await vscode.commands.executeCommand('vscode.open', copy);
}

/** Asks again and again, until the copy shall be written: most have more than one thing to say. */
async function askChanges(metadata: Metadata): Promise<Changes | undefined> {
  const title = vscode.l10n.t('Write a Copy with Other Metadata');
  const changes = new Map<string, string | null>();
  for (;;) {
    const chosen = await vscode.window.showQuickPick(itemsFor(metadata, changes), {
      title,
      placeHolder: vscode.l10n.t('What shall the copy say differently?'),
      matchOnDetail: true,
    });
    if (!chosen) return undefined;
    if (chosen.does === 'write') return Object.fromEntries(changes);
    if (chosen.does === 'captions') {
      for (const key of chosen.keys) changes.set(key, null);
      continue;
    }
    const [key = ''] = chosen.keys;
    const before = saidIn(metadata, changes, key);
    const value = await vscode.window.showInputBox({
      title,
      prompt: vscode.l10n.t('{0}: leave it empty to take it away', key),
      value: before,
      ignoreFocusOut: true,
    });
    // Who steps back from one field has not given up the others.
    if (value !== undefined && value !== before) changes.set(key, value === '' ? null : value);
  }
}

function saidIn(metadata: Metadata, changes: ReadonlyMap<string, string | null>, key: string): string {
  return (changes.has(key) ? changes.get(key) : metadata.find((one) => one.key === key)?.value) ?? '';
}

interface MetadataItem extends vscode.QuickPickItem {
  readonly does: 'write' | 'field' | 'captions';
  readonly keys: readonly string[];
}

function itemsFor(metadata: Metadata, changes: ReadonlyMap<string, string | null>): readonly MetadataItem[] {
  const known = [
    { key: 'modelspec.trigger_phrase', label: vscode.l10n.t('Trigger…') },
    { key: 'modelspec.title', label: vscode.l10n.t('Title…') },
    { key: 'modelspec.author', label: vscode.l10n.t('Author…') },
    { key: 'modelspec.description', label: vscode.l10n.t('Description…') },
    { key: 'modelspec.usage_hint', label: vscode.l10n.t('How to Use It…') },
    { key: 'modelspec.license', label: vscode.l10n.t('License…') },
  ];
  const captions = metadata.map(({ key }) => key).filter((key) => CAPTIONS.test(key) && !changes.has(key));
  return [
    ...(changes.size === 0
      ? []
      : [
          {
            does: 'write' as const,
            label: vscode.l10n.t('Write the Copy…'),
            description: [...changes.keys()].join(', '),
            keys: [],
          },
        ]),
    ...known.map(({ key, label }) => ({
      does: 'field' as const,
      label,
      description: saidIn(metadata, changes, key),
      detail: key,
      keys: [key],
    })),
    ...(captions.length === 0
      ? []
      : [
          {
            does: 'captions' as const,
            label: vscode.l10n.t('Leave Tags and Folder Names Out'),
            description: vscode.l10n.t('whoever gets the file can read them'),
            detail: captions.join(', '),
            keys: captions,
          },
        ]),
  ];
}

async function askPlace(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const stem = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.safetensors$/i, '');
  return await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Write a Copy with Other Metadata'),
    defaultUri: vscode.Uri.joinPath(uri, `../${stem}-copy.safetensors`),
    filters: { [vscode.l10n.t('LoRA')]: ['safetensors'] },
  });
}
