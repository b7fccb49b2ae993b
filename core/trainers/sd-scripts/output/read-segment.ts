import type { Phase, TrainerEvent } from '../../../training/trainer-event.ts';

/** The English beginnings of what the logger says before the first step; at 80 columns no more than this stays whole. */
const LOGGED_PHASES: readonly (readonly [stem: string, Phase])[] = [
  ['prepare images.', 'dataset'],
  ['loading image sizes.', 'dataset'],
  ['preparing accelerator', 'model'],
  ['loading model for process', 'model'],
  ['create LoRA network', 'model'],
  ['caching latents', 'caching'],
  ['caching Text Encoder outputs', 'caching'],
];

const PRINTED_PHASES: readonly (readonly [stem: string, Phase])[] = [
  ['import network module:', 'model'],
  ['prepare optimizer, data loader', 'model'],
  ['running training', 'training'],
];

const PROMPT = /^prompt:(?: |$)/;
const SAMPLING = /^generating sample images at step\b/i;
const NUMBER_AT_END = /[ :](\d+)$/;
const SIZE = /^ {2}(num batches per epoch|num epochs|total optimization steps)\b.*: (\d+)$/;

/**
 * What a message of the logger says; matched at its beginning only, for prompts and paths stand in it.
 * Source: `train_network.py` and `library/train_util.py`, which log in English, then in Japanese behind ` / `.
 */
export function readMessage(message: string): TrainerEvent | undefined {
  if (message === 'model saved.') return { kind: 'saved' };
  if (PROMPT.test(message)) return { kind: 'sample', prompt: message.slice('prompt: '.length) };
  if (SAMPLING.test(message)) {
    const step = NUMBER_AT_END.exec(message)?.[1];
    return step === undefined ? undefined : { kind: 'sampling', step: Number(step) };
  }
  return phaseOf(message, LOGGED_PHASES);
}

/** Whether what a message says can stand in the lines behind it, where it is wrapped. */
export function wantsMore(message: string): boolean {
  return PROMPT.test(message) || (SAMPLING.test(message) && !NUMBER_AT_END.test(message));
}

/** What a line says that is printed past the logger, and so never wrapped. Source: `train_network.py`. */
export function readPrint(line: string): TrainerEvent | undefined {
  const checkpoint = behind(line, 'saving checkpoint: ');
  if (checkpoint) return { kind: 'checkpoint', file: checkpoint };
  const removed = behind(line, 'removing old checkpoint: ');
  if (removed) return { kind: 'removed', file: removed };
  const epoch = /^epoch (\d+)\/(\d+)$/.exec(line);
  if (epoch) return { kind: 'epoch', epoch: Number(epoch[1]), of: Number(epoch[2]) };
  return sizeOf(line) ?? phaseOf(line, PRINTED_PHASES);
}

function sizeOf(line: string): TrainerEvent | undefined {
  const [, name, number] = SIZE.exec(line) ?? [];
  switch (name) {
    case 'num batches per epoch':
      return { kind: 'size', batches: Number(number) };
    case 'num epochs':
      return { kind: 'size', epochs: Number(number) };
    case 'total optimization steps':
      return { kind: 'size', steps: Number(number) };
    default:
      return undefined;
  }
}

function phaseOf(text: string, stems: typeof LOGGED_PHASES): TrainerEvent | undefined {
  const phase = stems.find(([stem]) => text.startsWith(stem))?.[1];
  return phase && { kind: 'phase', phase };
}

function behind(line: string, stem: string): string | undefined {
  return line.startsWith(stem) ? line.slice(stem.length) : undefined;
}
