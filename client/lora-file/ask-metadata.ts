import * as vscode from 'vscode';
import { type CopyMetadataResult, copyMetadataRequest } from '../../protocol/lora-file.ts';
import type { LongRequests } from '../long-requests.ts';

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

async function askChanges(metadata: Metadata): Promise<Changes | undefined> {
  const said = (key: string) => metadata.find((one) => one.key === key)?.value;
  const known = [
    { key: 'modelspec.trigger_phrase', label: vscode.l10n.t('Trigger…') },
    { key: 'modelspec.title', label: vscode.l10n.t('Title…') },
    { key: 'modelspec.author', label: vscode.l10n.t('Author…') },
    { key: 'modelspec.description', label: vscode.l10n.t('Description…') },
    { key: 'modelspec.usage_hint', label: vscode.l10n.t('How to Use It…') },
    { key: 'modelspec.license', label: vscode.l10n.t('License…') },
  ];
  const captions = metadata.map(({ key }) => key).filter((key) => CAPTIONS.test(key));
  const items = [
    ...known.map(({ key, label }) => ({
      label,
      description: said(key) ?? '',
      detail: key,
      key,
      sets: true,
    })),
    ...(captions.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t('Leave Tags and Folder Names Out'),
            description: vscode.l10n.t('whoever gets the file can read them'),
            detail: captions.join(', '),
            key: '',
            sets: false,
          },
        ]),
  ];
  const title = vscode.l10n.t('Write a Copy with Other Metadata');
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('What shall the copy say differently?'),
    matchOnDetail: true,
  });
  if (!chosen) return undefined;
  if (!chosen.sets) return Object.fromEntries(captions.map((key) => [key, null]));
  const value = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('{0}: leave it empty to take it away', chosen.key),
    value: said(chosen.key) ?? '',
    ignoreFocusOut: true,
  });
  return value === undefined ? undefined : { [chosen.key]: value === '' ? null : value };
}

async function askPlace(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const stem = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.safetensors$/i, '');
  return await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Write a Copy with Other Metadata'),
    defaultUri: vscode.Uri.joinPath(uri, `../${stem}-copy.safetensors`),
    filters: { [vscode.l10n.t('LoRA')]: ['safetensors'] },
  });
}
