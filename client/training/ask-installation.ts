import * as path from 'node:path';
import * as vscode from 'vscode';
import type { InstallChoices } from '../../protocol/installation.ts';
import type { Asked } from '../questions/asked.ts';
import { absolutePath } from './training-settings.ts';

/** What is to be installed, as `lora install` is told it. */
export interface Installation {
  readonly folder: string;
  readonly args: readonly string[];
}

/** Asks which trainer, where to, and with which PyTorch. What settings or the asker say is not asked. */
export async function askForInstallation(
  { home, trainers, torches, gpus }: InstallChoices,
  asked: Asked,
): Promise<Installation | undefined> {
  const kind = asked.text('trainer') ?? (await askKind(trainers));
  if (kind === undefined) return undefined;
  const folder = asked.text('to') ?? (await askFolder(kind, home));
  if (folder === undefined) return undefined;
  const settings = vscode.workspace.getConfiguration('lora.trainer.install');
  const set = (name: string) => settings.get<string>(name)?.trim() || undefined;
  const [packages, index] = [set('torch'), set('torchIndexUrl')];
  const torch =
    packages !== undefined || index !== undefined
      ? { ...(packages === undefined ? {} : { packages }), ...(index === undefined ? {} : { index }) }
      : await askTorch(torches, gpus);
  if (!torch) return undefined;
  const python = set('python');
  const flags = Object.entries({
    '--to': folder,
    '--repository': set('repository'),
    '--version': set('version'),
    '--python': python && (absolutePath(python, undefined) ?? python),
    '--index-url': set('indexUrl'),
    '--torch': torch.packages,
    '--torch-index-url': torch.index,
  });
  // In one word with its option: a value may begin with a dash.
  const args = flags.flatMap(([flag, value]) => (value === undefined ? [] : [`${flag}=${value}`]));
  return { folder, args: [kind, ...args] };
}

async function askKind(trainers: InstallChoices['trainers']): Promise<string | undefined> {
  const about: Record<string, string> = {
    'sd-scripts': vscode.l10n.t('the trainer alone: all that the Workbench needs'),
    kohya_ss: vscode.l10n.t('the trainer with its own browser interface, several GB more'),
  };
  const items = trainers.map(({ kind, version, repository }) => ({
    label: kind,
    description: `${version} · ${about[kind] ?? ''}`,
    detail: repository,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Install Trainer'),
    placeHolder: vscode.l10n.t('Which trainer?'),
    ignoreFocusOut: true,
  });
  return chosen?.label;
}

async function askFolder(kind: string, home: string): Promise<string | undefined> {
  const usual = path.join(home, kind);
  const first = { label: vscode.l10n.t('$(home) Your Home Folder'), detail: usual, folder: usual };
  const other = { label: vscode.l10n.t('$(folder-opened) Choose Folder…'), detail: '', folder: undefined };
  const chosen = await vscode.window.showQuickPick([first, other], {
    title: vscode.l10n.t('Install Trainer'),
    placeHolder: vscode.l10n.t('Where to? It needs about 10 GB'),
    ignoreFocusOut: true,
  });
  if (chosen !== other) return chosen?.folder;
  const [parent] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Folder that gets a folder {0}', kind),
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: vscode.l10n.t('Install Here'),
    })) ?? [];
  if (!parent) return undefined;
  // Who chose the trainer's own folder, new or old, means that one.
  return path.basename(parent.fsPath) === kind ? parent.fsPath : path.join(parent.fsPath, kind);
}

async function askTorch(
  torches: InstallChoices['torches'],
  gpus: InstallChoices['gpus'],
): Promise<{ readonly packages?: string; readonly index?: string } | undefined> {
  const fits =
    gpus.length > 0 ? vscode.l10n.t('fits {0}', gpus.join(', ')) : vscode.l10n.t('no GPU was found');
  const items = torches.map(({ title, packages, index }, place) => ({
    label: title,
    description: place === 0 ? fits : '',
    detail: index === '' ? packages : `${packages} · ${index}`,
    packages,
    index,
  }));
  return await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Install Trainer'),
    placeHolder: vscode.l10n.t('Which PyTorch?'),
    ignoreFocusOut: true,
  });
}
