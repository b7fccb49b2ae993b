import { nearest } from '../config/nearest.ts';
import type { Finding } from '../finding.ts';
import { type Message, message } from '../message.ts';
import { basename, dirname } from '../path.ts';
import { captionExtension } from '../rules/caption-extension.ts';
import { config as configRule } from '../rules/config.ts';
import { missingFolder } from '../rules/missing-folder.ts';
import type { NamedPath } from '../trainers/trainer-configs.ts';
import { captionsElsewhere } from './captions-in-folder.ts';
import { type ConfigPorts, isCaptionByName } from './config-ports.ts';
import { type ConfigSettings, type FindingOf, findingIn } from './finding-in.ts';
import { resolvePath } from './resolve-path.ts';
import { namedIn, whoNames } from './who-names.ts';

/** What was found in one of the trainer's configurations, and the text that it was found in. */
export interface LintedConfig {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** The other configurations that it names, as far as they are there. */
  readonly names: readonly string[];
}

/**
 * Looks at a file for what its trainer makes of it. @param isMeant whether somebody named this very file
 * @returns undefined for one that is no configuration
 */
export function lintTrainerConfig(
  ports: ConfigPorts,
  path: string,
  isMeant: boolean,
  settings: ConfigSettings,
): LintedConfig | undefined {
  const file = ports.source(path);
  if (!file || isCaptionByName(ports, path)) return undefined;
  const finding = findingIn(path, settings);
  if ('before' in file) {
    if (!isMeant && !/dataset|prompt/i.test(file.name)) return undefined;
    const text = message('This file is not UTF-8 from here on: the trainer can not read it, and stops.');
    const span = { start: file.before.length, end: file.before.length };
    return {
      path,
      text: `${file.before}\ufffd`,
      findings: finding(configRule, { severity: 'error', span, message: text }),
      names: [],
    };
  }
  const around = { ...whoNames(ports, path), isMeant, installed: ports.installed() };
  const reading = ports.configs.read(file, around);
  if (!reading) return undefined;
  const findings = [
    ...reading.flaws.flatMap((flaw) => finding(configRule, flaw)),
    ...reading.paths.flatMap((named) => aboutPath(ports, path, named, finding)),
  ];
  const names = namedIn(ports, path, reading).map(({ resolved }) => resolved);
  return { path, text: file.text, findings: findings.sort((a, b) => a.span.start - b.span.start), names };
}

function aboutPath(
  ports: ConfigPorts,
  path: string,
  named: NamedPath,
  finding: FindingOf,
): readonly Finding[] {
  const found = resolvePath(ports.fileSystem, dirname(path), named.path, ports.startingFolders);
  const { span } = named;
  if (named.role === 'folder') {
    if (found.kind === 'missing')
      return finding(missingFolder, { span, message: noFolder(ports, path, named, found.isRelative) });
    if (found.kind === 'folder' && named.captions) {
      const lost = captionsElsewhere(ports, found.path, named.captions);
      return lost ? finding(captionExtension, { span, ...lost }) : [];
    }
    if (found.kind !== 'file') return [];
    return finding(missingFolder, {
      span,
      message: message('{0} is a file: the trainer looks for a folder.', named.path),
    });
  }
  if (found.kind !== 'missing') return [];
  return finding(configRule, { span, severity: 'warning', message: noFile(named, found.isRelative) });
}

function noFolder(
  { fileSystem }: ConfigPorts,
  path: string,
  { path: written }: NamedPath,
  isRelative: boolean,
): Message {
  const parent = resolvePath(fileSystem, dirname(path), written.split('/').slice(0, -1).join('/') || '.');
  const beside = parent.kind === 'folder' ? fileSystem.list(parent.path) : [];
  const folders = beside.filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  const guess = nearest(basename(written), folders);
  if (guess !== undefined) return message('There is no folder {0}. Did you mean "{1}"?', written, guess);
  return isRelative
    ? message('There is no folder {0}, neither beside this file nor in a folder around it.', written)
    : message('There is no folder {0}.', written);
}

function noFile({ role, path }: NamedPath, isRelative: boolean): Message {
  if (role === 'prompts') return message('There is no file {0}: the trainer makes no sample pictures.', path);
  return isRelative
    ? message(
        'There is no file {0}, neither beside this one nor in a folder around it: without it the trainer stops.',
        path,
      )
    : message('There is no file {0}: the trainer stops.', path);
}
