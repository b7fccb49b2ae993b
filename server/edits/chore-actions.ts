import { type CodeAction, CodeActionKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type ChoreKind, choreKinds, choreRules } from '../../core/chores/chore.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Finding } from '../../core/finding.ts';
import { type Message, message } from '../../core/message.ts';
import { choreCommands } from '../../protocol/pictures.ts';
import { diagnosticOf } from '../convert.ts';
import type { FeatureContext } from '../features/feature.ts';
import { knownCommands } from '../known-commands.ts';
import { translate } from '../translate.ts';

const titles: Readonly<Record<ChoreKind, Message>> = {
  bake: message('Bake the EXIF rotation into these pictures…'),
  flatten: message('Flatten the transparency of these pictures…'),
  crop: message('Crop these pictures to their buckets…'),
};

/**
 * What writes pictures anew, where one finding stands for many of them on a text. On pictures themselves no editor asks
 * for actions: they have no text.
 */
export function choreActions(
  { client }: Pick<FeatureContext, 'client'>,
  dataset: Dataset,
  document: TextDocument,
  findings: readonly Finding[],
): readonly CodeAction[] {
  const known = knownCommands(client);
  return findings.flatMap((finding) => {
    const kind = choreKinds.find((one) => choreRules[one] === finding.code);
    if (!kind || !known.has(choreCommands[kind])) return [];
    const title = translate(titles[kind]);
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(finding, document.uri, document)],
        command: { title, command: choreCommands[kind], arguments: [{ folder: dataset.root }] },
      },
    ];
  });
}
