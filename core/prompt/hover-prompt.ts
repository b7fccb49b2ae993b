import type { ConfigHover } from '../config/hover-config.ts';
import { type Message, message } from '../message.ts';
import type { Span } from '../span.ts';
import { type Attention, type Group, groupsAt, type Network, readAttention } from './attention.ts';
import { type PromptPart, promptParts } from './prompt-file.ts';

/** What stands at a place of a prompt: a network, which somebody else knows more of, or words with what they count. */
export type HoveredPrompt =
  | { readonly kind: 'network'; readonly network: Network; readonly hover: ConfigHover }
  | { readonly kind: 'words'; readonly hover: ConfigHover };

/** What is known of a place in a file of a prompt; undefined where no words are. */
export function hoverPrompt(text: string, offset: number): HoveredPrompt | undefined {
  const part = promptParts(text).findLast(({ span }) => span.start <= offset && offset <= span.end);
  if (!part || isInComment(text, offset)) return undefined;
  const attention = readAttention(text, part.span);
  const network = attention.networks.find(({ span }) => span.start <= offset && offset < span.end);
  if (network) return { kind: 'network', network, hover: networkHover(text, network) };
  const hover = hoverWords(text, offset, part, attention);
  return hover && { kind: 'words', hover };
}

/** How much the words at a place count; undefined where none are. */
export function hoverWords(
  text: string,
  offset: number,
  part: PromptPart,
  attention: Attention,
): ConfigHover | undefined {
  const span = wordsAt(text, offset, part, attention);
  return span && wordsHover(text, span, part, attention);
}

function networkHover(text: string, { span, weights }: Network): ConfigHover {
  const [model, encoder] = weights.map((one) => one.text.trim());
  const lines =
    model === undefined
      ? [message('Weight 1, since none is written')]
      : encoder === undefined
        ? [message('Weight {0}', model)]
        : [message('Weights: {0}', weights.map((one) => one.text.trim()).join(', '))];
  return { span, title: text.slice(span.start, span.end), lines };
}

function wordsHover(text: string, span: Span, { kind }: PromptPart, attention: Attention): ConfigHover {
  const around = groupsAt(attention, span.start).filter((one) => one.kind !== 'schedule');
  const weight = around.reduce((product, { factor }) => product * factor, 1);
  const isScheduled = groupsAt(attention, span.start).some((one) => one.kind === 'schedule');
  const lines: Message[] = [
    around.length > 1
      ? message('Weight {0} = {1}', rounded(weight), around.map(factorText).join(' × '))
      : message('Weight {0}', rounded(weight)),
  ];
  if (isScheduled) lines.push(message('Only in some of the steps: these brackets take one for the other.'));
  if (around.some(({ isClosed }) => !isClosed))
    lines.push(message('A bracket in front of it is never closed.'));
  if (kind === 'negative') lines.push(message('In the negative prompt'));
  return { span, title: text.slice(span.start, span.end), lines };
}

function factorText({ factor }: Group): string {
  return rounded(factor);
}

function rounded(weight: number): string {
  return String(Number(weight.toFixed(3)));
}

/** The words around a place, up to the next comma, line, or bracket; undefined on those. */
function wordsAt(text: string, offset: number, { span }: PromptPart, attention: Attention): Span | undefined {
  const isEdge = (at: number) => /[,()[\]|\n]/.test(text[at] ?? '') && text[at - 1] !== '\\';
  let start = offset;
  while (start > span.start && !isEdge(start - 1)) start--;
  let end = offset;
  while (end < span.end && !isEdge(end)) end++;
  // What loads a network, and a group's weight, are none of its words.
  for (const one of attention.networks) {
    if (one.span.end <= offset) start = Math.max(start, one.span.end);
    if (one.span.start >= offset) end = Math.min(end, one.span.start);
  }
  for (const { last, hasWeight } of attention.groups)
    if (last && hasWeight && last.end === end && last.start > start) end = last.start - 1;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return start <= offset && offset <= end && start < end ? { start, end } : undefined;
}

function isInComment(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).includes('#');
}
