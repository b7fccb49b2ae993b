import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { HOMEPAGE, pageAddress } from '../../core/rules/address.ts';
import { rules } from '../../core/rules/index.ts';
import type { Severity } from '../../core/severity.ts';
import { version } from '../../package.json';
import type { Range } from '../lint/positions.ts';
import type { ReportedFinding, ReportedFix } from '../lint/reported-finding.ts';
import type { Reporter } from './reporter.ts';

/** SARIF's levels. A hint is a note, too; its own severity stands in its properties. */
const levels: Readonly<Record<Severity | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'none',
};

/** What the paths of a report are relative to, in SARIF's usual name for a checkout's root. */
const ROOT = '%SRCROOT%';

/** The report for code scanning: SARIF 2.1.0, one run. */
export const sarif: Reporter = ({ findings }, { folder }) => {
  const placeOf = (file: string) => locate(file, folder);
  const run = {
    tool: {
      driver: {
        name: 'LoRA Workbench',
        semanticVersion: version,
        informationUri: HOMEPAGE,
        rules: rules.map(describe),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { uri: `${pathToFileURL(folder)}/` } },
    results: findings.map((finding) => resultOf(finding, placeOf)),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log)}\n`;
};

function describe({ code, title, why, severity, kind }: (typeof rules)[number]) {
  return {
    id: code,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why, markdown: why },
    helpUri: pageAddress(code),
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
    properties: { kind, severity, tags: [kind] },
  };
}

function resultOf(finding: ReportedFinding, placeOf: (file: string) => Place) {
  const { file, range, severity, code, message, scope, count, fix } = finding;
  const index = rules.findIndex((rule) => rule.code === code);
  return {
    ruleId: code,
    ...(index < 0 ? {} : { ruleIndex: index }),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: placeOf(file), region: regionOf(range) } }],
    ...(fix ? { fixes: [describeFix(fix, placeOf(file))] } : {}),
    properties: { severity, scope, count },
  };
}

function describeFix({ title, edits }: ReportedFix, artifactLocation: Place) {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    ...(newText === '' ? {} : { insertedContent: { text: newText } }),
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}

function regionOf({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

interface Place {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** Where a file is: relative to the working folder if it lies in it, else by its whole address. */
function locate(file: string, folder: string): Place {
  if (path.isAbsolute(file) || file === '..' || file.startsWith('../'))
    return { uri: String(pathToFileURL(path.resolve(folder, file))) };
  const parts = file.split('/').map((part) => encodeURIComponent(wellFormed(part)));
  return { uri: parts.join('/'), uriBaseId: ROOT };
}

/** Half a character has no place in an address. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
