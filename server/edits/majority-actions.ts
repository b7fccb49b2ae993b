import { type CodeAction, CodeActionKind, type Command } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { turnOffRule } from '../../core/config/turn-off-rule.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Finding } from '../../core/finding.ts';
import { message } from '../../core/message.ts';
import { type ShowInGalleryParams, showInGalleryCommand } from '../../protocol/pairs.ts';
import { tagCommands } from '../../protocol/tags.ts';
import { diagnosticOf } from '../convert.ts';
import type { FeatureContext } from '../features/feature.ts';
import { knownCommands } from '../known-commands.ts';
import { translate } from '../translate.ts';
import { configEdit } from './rule-actions.ts';

/** Whether a finding stands for those of most of a dataset. */
export function isMajority({ findings }: FeatureContext, dataset: Dataset, finding: Finding): boolean {
  return finding.scope === 'dataset' && findings.isCollapsed(dataset.root, finding.code);
}

/** What can be done with a finding that stands for many: mend them all, call it a convention, look at them. */
export function majorityActions(
  context: FeatureContext,
  dataset: Dataset,
  document: TextDocument,
  finding: Finding,
): readonly CodeAction[] {
  const kind = CodeActionKind.QuickFix;
  const diagnostics = [diagnosticOf(finding, document.uri, document)];
  const { code } = finding;
  const edit = configEdit(context, dataset.root, (text) => turnOffRule(text, code));
  const convention = translate(message('This Is How I Caption: turn off {0} in this dataset', code));
  return [
    ...commands(context, dataset, finding).map((command) => ({
      title: command.title,
      kind,
      diagnostics,
      command,
    })),
    ...(edit ? [{ title: convention, kind, diagnostics, edit }] : []),
  ];
}

function commands(
  { client, findings, session }: FeatureContext,
  { root }: Dataset,
  { code, count }: Finding,
): readonly Command[] {
  const uri = session.uriOf(root);
  const fix = findings.fixOf(root, code);
  const fixAll = translate(message('Fix All: "{0}" in {1} files…', code, count));
  const shown: ShowInGalleryParams = { uri, code };
  const gallery = { title: translate(message('Show in Gallery')), command: showInGalleryCommand };
  const bytes = { command: tagCommands.removeBom, arguments: [{ uri, everywhere: true }] };
  const edits = { command: tagCommands.fixKind, arguments: [{ uri, code }] };
  return [
    ...(fix ? [{ title: fixAll, ...(fix.kind === 'bytes' ? bytes : edits) }] : []),
    ...(knownCommands(client).has(showInGalleryCommand) ? [{ ...gallery, arguments: [shown] }] : []),
  ];
}
