import { type CodeAction, CodeActionKind, type Command } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { turnOffRule } from '../../core/config/turn-off-rule.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Finding, Fix } from '../../core/finding.ts';
import { message } from '../../core/message.ts';
import { type MendFilesParams, mendFilesCommand } from '../../protocol/files.ts';
import { type ShowInGalleryParams, showInGalleryCommand } from '../../protocol/pairs.ts';
import { tagCommands } from '../../protocol/tags.ts';
import { diagnosticOf } from '../convert.ts';
import type { FeatureContext } from '../features/feature.ts';
import { knownCommands } from '../known-commands.ts';
import { translate } from '../translate.ts';
import { mendingCommand } from './mending-command.ts';
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

/** The command that mends what a rule finds in a dataset, by how it is mended; undefined where a client has none. */
export function commandForAll(
  { client }: FeatureContext,
  uri: string,
  code: string,
  fix: Fix | undefined,
  title: string,
): Command | undefined {
  if (fix?.kind === 'bytes')
    return mendingCommand(title, { uri, everywhere: true, encoding: fix.isSure ? undefined : fix.from });
  if (fix?.kind !== 'files') return { title, command: tagCommands.fixKind, arguments: [{ uri, code }] };
  const params: MendFilesParams = { uri, code };
  return knownCommands(client).has(mendFilesCommand)
    ? { title, command: mendFilesCommand, arguments: [params] }
    : undefined;
}

function commands(context: FeatureContext, { root }: Dataset, { code, count }: Finding): readonly Command[] {
  const { client, findings, session } = context;
  const uri = session.uriOf(root);
  const fix = findings.fixOf(root, code);
  const title = translate(message('Fix All: "{0}" in {1} files…', code, count));
  const fixAll = fix && commandForAll(context, uri, code, fix, title);
  const shown: ShowInGalleryParams = { uri, code };
  const gallery = { title: translate(message('Show in Gallery: {0}', code)), command: showInGalleryCommand };
  return [
    ...(fixAll ? [fixAll] : []),
    ...(knownCommands(client).has(showInGalleryCommand) ? [{ ...gallery, arguments: [shown] }] : []),
  ];
}
