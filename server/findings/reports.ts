import { randomUUID } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver/node';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { basename, dirname } from '../../core/path.ts';
import { diagnosticOf, positionsIn } from '../convert.ts';
import type { Session } from '../session/session.ts';
import type { Findings } from './findings.ts';

/** Diagnostics of one file, with an id that is the same as long as they are. */
export interface Report {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

/** Ids of another server's life mean nothing to this one. */
const life = randomUUID().slice(0, 8);

/** The id of a file's report as it stands now, without the work of making it. */
export function resultIdOf(findings: Findings, path: string): string {
  return `${life}-${findings.of(path).serial}`;
}

/** What a file's findings are in LSP's terms, as they stand now. */
export function reportOf(session: Session, findings: Findings, path: string): Report {
  const { findings: found } = findings.of(path);
  const positions = session.documentAt(path) ?? positionsIn(textOf(session, findings, path));
  return {
    resultId: resultIdOf(findings, path),
    items: found.map((finding) => diagnosticOf(finding, session.uriOf(path), positions)),
  };
}

/** The text that a file's findings are about. */
function textOf(session: Session, findings: Findings, path: string): string {
  if (basename(path) === CONFIG_FILE) return session.configText(dirname(path)) ?? '';
  const config = findings.trainerConfigText(path);
  if (config !== undefined) return config;
  const file = session.datasetOf(path)?.captions.get(path);
  if (file?.caption) return file.caption.text;
  return file && file.problem.kind === 'encoding' ? `${file.problem.before}\ufffd` : '';
}
