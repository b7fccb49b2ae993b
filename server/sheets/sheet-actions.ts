import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
} from 'vscode-languageserver/node';
import { message } from '../../core/message.ts';
import { sheetEdits } from '../../core/sheet/sheet-places.ts';
import { overlaps, type TextEdit } from '../../core/span.ts';
import { diagnosticOf } from '../convert.ts';
import { documentEdit, workspaceEditOf } from '../edits/workspace-edit.ts';
import type { FeatureContext } from '../features/feature.ts';
import { translate } from '../translate.ts';
import { createTurn, Outdated } from '../turn.ts';
import type { FoundInSheet } from './sheet-findings.ts';
import { placesIn } from './sheet-place.ts';

/**
 * What mends a finding where it is shown in a sheet: fixes that are edits of the caption. Nothing is written before the sheet
 * is saved. Undefined for any other document.
 */
export async function sheetActions(
  { client, sheets, sheetFindings }: FeatureContext,
  { textDocument: { uri }, range, context: { only } }: CodeActionParams,
  token: CancellationToken,
): Promise<readonly CodeAction[] | undefined> {
  const sheet = await sheets.documentAt(uri);
  if (!sheet) return undefined;
  if (only?.every((one) => one !== CodeActionKind.QuickFix) ?? false) return [];
  const { document } = sheet;
  const { version } = document;
  const found = await sheetFindings.of(
    sheet,
    createTurn(() => token.isCancellationRequested),
  );
  if (document.version !== version) throw new Outdated();
  const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const kind = CodeActionKind.QuickFix;
  const isAsked = ({ block: { nameSpan, end } }: FoundInSheet) =>
    overlaps(asked, { start: nameSpan.start, end });
  return found.filter(isAsked).flatMap(({ block, findings, elsewhere }): readonly CodeAction[] => {
    const places = placesIn(document, block);
    const action = (title: string, edits: readonly TextEdit[]) => ({
      title,
      kind,
      edit: workspaceEditOf(client, [documentEdit(document, sheetEdits(block, edits))]),
    });
    const whole = { start: 0, end: block.text.length };
    const theirs =
      elsewhere === undefined
        ? []
        : [
            action(translate(message('Take what the caption has now')), [
              { span: whole, newText: elsewhere },
            ]),
          ];
    const fixes = findings.flatMap((finding) => {
      const { start, end } = diagnosticOf(finding, document.uri, places).range;
      if (!overlaps(asked, { start: document.offsetAt(start), end: document.offsetAt(end) })) return [];
      const ofText = finding.fixes.filter(
        ({ kind: of, edits }) => of !== 'bytes' && of !== 'files' && edits.length > 0,
      );
      return ofText.map((fix) => ({
        ...action(translate(fix.title), fix.edits),
        diagnostics: [diagnosticOf(finding, document.uri, places)],
        isPreferred: fix.kind === 'safe' || (fix === finding.fixes[0] && finding.fixes.length === 1),
      }));
    });
    return [...theirs, ...fixes];
  });
}
