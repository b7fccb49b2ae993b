import type { FileDescription } from '../../core/lora-file/describe-file.ts';
import { factsOf } from '../../core/lora-file/facts.ts';
import { type Message, message } from '../../core/message.ts';
import type { Network } from '../../core/prompt/attention.ts';
import { hoverPrompt } from '../../core/prompt/hover-prompt.ts';
import { isPromptFile } from '../../core/prompt/prompt-file.ts';
import { isLora } from '../../core/prompt/prompt-flaws.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import type { FeatureContext } from '../features/feature.ts';
import { runLoraFileTask } from '../lora-file/run-worker.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import { configHover } from './config-hover.ts';
import type { DocumentHover } from './document-hover.ts';

/** What matters where a LoRA is used, of all that its file says. */
const TOLD = new Set(['Rank', 'Trigger', 'Base model', 'Epoch']);

/** How much words of a prompt count, and what is in a LoRA that it loads. */
export const inPrompt: DocumentHover = async (context, { textDocument, position }) => {
  const { documents, client } = context;
  const path = pathOfUri(textDocument.uri);
  if (path === undefined || !isPromptFile(path)) return undefined;
  const document = documents.get(textDocument.uri);
  const found = document && hoverPrompt(document.getText(), document.offsetAt(position));
  if (!found) return null;
  const more =
    found.kind === 'network' && isLora(found.network) ? await aboutFile(context, path, found.network) : [];
  return configHover(client, document, { ...found.hover, lines: [...found.hover.lines, ...more] });
};

async function aboutFile(
  { session, loraFiles }: FeatureContext,
  prompt: string,
  { name }: Network,
): Promise<readonly Message[]> {
  await session.ready();
  const file = loraFiles.byName(prompt).get(name);
  if (!file) return [message('No file of this name is known here.')];
  // In a thread of its own: a header may be large.
  const { file: described } = await runLoraFileTask(
    { kind: 'describe', path: file.path },
    new AbortController().signal,
  );
  if ('kind' in described) return [whyNot(described)];
  const where = file.run === undefined ? [] : [message('Of the run {0}', file.run)];
  const called = file.name === name ? [] : [message('In the file {0}.safetensors', file.name)];
  return [...called, ...where, ...linesOf(described)];
}

function linesOf(file: FileDescription): readonly Message[] {
  return factsOf(file, translate)
    .filter(({ label }) => TOLD.has(label.template))
    .map(({ label, value }) => message('{0}: {1}', translate(label), withoutHash(value)));
}

/** A model's name says enough here. */
function withoutHash(value: string): string {
  return value.replace(/ · [0-9a-f]{32,}$/, '');
}
