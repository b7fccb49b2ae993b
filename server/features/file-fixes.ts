import type { Finding, Fix } from '../../core/finding.ts';
import { message } from '../../core/message.ts';
import { isWithin } from '../../core/path.ts';
import { rules } from '../../core/rules/index.ts';
import {
  type FileFix,
  type FileFixesParams,
  type FileFixesResult,
  fileFixesRequest,
} from '../../protocol/files.ts';
import { operationsOf } from '../edits/file-operations.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** What can be done about findings on pictures, folders and captions by changes of files, for an editor that shows it. */
export const fileFixes: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, findings } = context;
    connection.onRequest(
      fileFixesRequest,
      guard(connection, 'file fixes', async ({ uri, code }: FileFixesParams): Promise<FileFixesResult> => {
        const dataset = await datasetOfUri(context, uri);
        const within = pathOfUri(uri);
        if (!dataset || within === undefined) return { fixes: [] };
        await findings.settled();
        const isMeant = ({ file, scope }: Finding) =>
          isWithin(file, within) ||
          (scope === 'dataset' && isWithin(within, dataset.root) && code !== undefined);
        const found = findings.files
          .filter((path) => isWithin(path, dataset.root))
          .flatMap((path) => findings.of(path).findings)
          .filter((finding) => (code === undefined || finding.code === code) && isMeant(finding));
        return { fixes: byRule(found) };
      }),
    );
  },
};

/** One entry a rule. Of several ways to mend a finding the first, but for a finding of many files: all. */
function byRule(findings: readonly Finding[]): readonly FileFix[] {
  const byCode = new Map<string, FileFix>();
  const renamed = new Set(
    findings
      .flatMap(({ fixes }) => fixes.flatMap(({ operations = [] }) => operations))
      .flatMap((one) => (one.kind === 'rename' ? one.from : [])),
  );
  for (const { code, file, scope, fixes } of findings) {
    // A picture that is put aside needs no caption.
    const isMoot = ({ operations = [] }: Fix) =>
      renamed.has(file) && operations.every(({ kind }) => kind === 'create');
    const own = fixes.filter((fix) => fix.kind === 'files' && !isMoot(fix));
    for (const fix of scope === 'dataset' ? own : own.slice(0, 1)) {
      const { changes = [], operations = [] } = byCode.get(code) ?? {};
      const title = rules.find((rule) => rule.code === code)?.title ?? code;
      byCode.set(code, {
        code,
        title: translate(message(title)),
        changes: [...changes, translate(fix.title)],
        operations: [...operations, ...operationsOf(fix)],
      });
    }
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
