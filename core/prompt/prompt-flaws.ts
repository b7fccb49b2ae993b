import { type Message, message } from '../message.ts';
import type { Severity } from '../severity.ts';
import type { Span } from '../span.ts';
import { type Group, type Network, readAttention } from './attention.ts';
import { type PromptPart, promptParts } from './prompt-file.ts';

/** Something in a prompt that is read otherwise than it looks. */
export interface PromptFlaw {
  readonly span: Span;
  readonly severity: Severity;
  readonly message: Message;
}

/** What is known of LoRAs by the name that a prompt has for one: a file, several that give themselves the name, or nothing. */
export type KnownLoras = (name: string) => 'one' | 'shared' | 'none';

/** What is read otherwise than it looks in a file of a prompt. */
export function promptFlaws(text: string, loras: KnownLoras): readonly PromptFlaw[] {
  return promptParts(text)
    .flatMap((part) => flawsOf(text, part, loras))
    .sort((a, b) => a.span.start - b.span.start);
}

function flawsOf(text: string, { kind, span }: PromptPart, loras: KnownLoras): readonly PromptFlaw[] {
  const { groups, networks, stray } = readAttention(text, span);
  return [
    ...groups.flatMap((group) => (group.isClosed ? weightFlaws(text, group) : [unclosed(text, group)])),
    ...stray.map((one) => ({
      span: one,
      severity: 'warning' as const,
      message: message(
        '"{0}" closes nothing: it is read as a sign of the text.',
        text.slice(one.start, one.end),
      ),
    })),
    ...unfinished(text, span, networks),
    ...networks.flatMap((network) =>
      kind === 'negative' ? [inNegative(text, network)] : networkFlaws(network, loras),
    ),
  ];
}

/** A LoRA that was begun; what stands in a comment is nobody's. */
function unfinished(text: string, { start, end }: Span, networks: readonly Network[]): readonly PromptFlaw[] {
  const known = new Set(networks.map(({ span }) => span.start));
  return [...text.slice(start, end).matchAll(/#[^\n]*|<(?:lora|lyco):[^<>\n,]*/g)].flatMap(
    ({ index, 0: written }): PromptFlaw[] => {
      const at = start + index;
      if (written.startsWith('#') || known.has(at)) return [];
      return [
        {
          span: { start: at, end: at + written.trimEnd().length },
          severity: 'warning',
          message: message(
            'There is no ">" behind "{0}": it loads nothing, and is read as words.',
            written.trimEnd(),
          ),
        },
      ];
    },
  );
}

function unclosed(text: string, { span: { start } }: Group): PromptFlaw {
  return {
    span: { start, end: start + 1 },
    severity: 'warning',
    message: message(
      '"{0}" is never closed: it works on everything up to the end of the prompt.',
      text[start] ?? '',
    ),
  };
}

function weightFlaws(text: string, { kind, last, hasWeight }: Group): readonly PromptFlaw[] {
  if (kind !== 'round' || !last || hasWeight) return [];
  const written = text.slice(last.start, last.end).trim();
  const span = { start: last.start - 1, end: last.end };
  if (written === '')
    return [
      {
        span,
        severity: 'warning',
        message: message(
          'There is no weight behind the colon: the words count 1.1, and the colon is one of them.',
        ),
      },
    ];
  if (/^[+-]?[.\d]+$/.test(written))
    return [
      { span, severity: 'warning', message: message('"{0}" is no number: there it is an error.', written) },
    ];
  return [
    {
      span,
      // A name may have a colon; a number with something wrong was meant as a weight.
      severity: /^[+-]?\.?\d/.test(written) ? 'warning' : 'info',
      message: message('"{0}" is no weight: it is read as words, and all of them count 1.1.', written),
    },
  ];
}

function inNegative(text: string, { span }: Network): PromptFlaw {
  return {
    span,
    severity: 'info',
    message: message(
      '"{0}" loads nothing in a negative prompt: it is read as words.',
      text.slice(span.start, span.end),
    ),
  };
}

function networkFlaws(network: Network, loras: KnownLoras): readonly PromptFlaw[] {
  const { type, name, nameSpan, weights } = network;
  if (!isLora(network)) return [];
  const wrong = weights.flatMap(({ text, span }): PromptFlaw[] => {
    const value = text.replace(/^\s*(?:te|unet|dyn)\s*=/, '').trim();
    if (/^[a-z_]+=/.test(value) || isNumber(value)) return [];
    const said =
      value === ''
        ? message('There is no weight behind the colon.')
        : message('"{0}" is no number, as a weight is.', value);
    return [{ span: { start: span.start - 1, end: span.end }, severity: 'warning', message: said }];
  });
  if (name.trim() === '')
    return [...wrong, { span: network.span, severity: 'warning', message: message('No LoRA is named.') }];
  const known = loras(name);
  if (known === 'one') return wrong;
  const shared: PromptFlaw = {
    span: nameSpan,
    severity: 'info',
    message: message(
      'Several files call themselves {0} in their metadata, so that it is none of them: write the name of a file.',
      name,
    ),
  };
  if (known === 'shared') return [shared, ...wrong];
  const unknown: PromptFlaw = {
    span: nameSpan,
    severity: 'info',
    message: message(
      'There is no {0}.safetensors beside this file or among the runs of the open datasets, so nothing is known of this {1}.',
      name,
      type,
    ),
  };
  return [unknown, ...wrong];
}

function isNumber(text: string): boolean {
  return text !== '' && Number.isFinite(Number(text));
}

/** Whether it loads a LoRA; hypernetworks and those of extensions are others' files. */
export function isLora({ type }: Network): boolean {
  return type === 'lora' || type === 'lyco';
}
