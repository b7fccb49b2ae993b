import type { ConfigFlaw } from '../../../config/config-node.ts';
import { type Message, message } from '../../../message.ts';
import { type Group, readAttention } from '../../../prompt/attention.ts';
import type { Severity } from '../../../severity.ts';
import type { Span } from '../../../span.ts';
import type { Family } from '../../../training/family.ts';
import { promptPieces } from './prompt-pieces.ts';

/** Samples of these are made with weights; what samples the others has none. Source: `sample_images` of each script. */
const weighing: ReadonlySet<Family> = new Set<Family>(['sd15', 'sdxl']);

/** A network as AUTOMATIC1111 loads one. */
const NETWORK = /<(?:lora|lyco|hypernet):[^<>\n]*>/gi;

/**
 * What the trainer makes of the signs in a sample prompt and its negative one that other programs have a meaning for.
 * Source: `parse_prompt_attention` in `library/lpw_stable_diffusion.py`, which knows weights only.
 * @param offset where the line begins in its file @param family of the training's model, where it is known
 */
export function promptSignFlaws(line: string, offset: number, family?: Family): readonly ConfigFlaw[] {
  return promptPieces(line, offset).flatMap(({ span, text, isFirst, sets }) => {
    if (!isFirst && sets !== 'negative_prompt') return [];
    // Behind the two dashes, the letter and its blank.
    const lead = isFirst ? 0 : 2;
    const start = span.start + lead;
    const words = isFirst ? text : `  ${text.slice(2)}`;
    return [...networks(words, start), ...brackets(words, start, family)].sort(
      (a, b) => a.span.start - b.span.start,
    );
  });
}

/** The same of a prompt that stands by itself, in a table. */
export function signFlawsOf(text: string, family?: Family): readonly ConfigFlaw[] {
  return [...networks(text, 0), ...brackets(text, 0, family)];
}

/** Where a comma and blanks in front of a place begin: by hand, since a pattern would look for them from the beginning each time. */
function separatorStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--;
  return text[start - 1] === ',' ? start - 1 : start;
}

function networks(text: string, start: number): readonly ConfigFlaw[] {
  return [...text.matchAll(NETWORK)].map(({ index, 0: written }) => {
    const end = index + written.length;
    const before = index - separatorStart(text, index);
    const after = index === before ? (/^\s*,?\s*/.exec(text.slice(end))?.[0].length ?? 0) : 0;
    return {
      severity: 'warning',
      span: { start: start + index, end: start + end },
      message: message(
        '"{0}" loads nothing here: the trainer reads it as words. Its samples are painted with the LoRA that it trains.',
        written,
      ),
      fixes: [
        {
          title: message('Remove "{0}"', written),
          kind: 'suggested',
          edits: [{ span: { start: start + index - before, end: start + end + after }, newText: '' }],
        },
      ],
    };
  });
}

function brackets(text: string, start: number, family: Family | undefined): readonly ConfigFlaw[] {
  const { groups, stray } = readAttention(text, { start: 0, end: text.length }, true);
  const isKnown = family !== undefined;
  const flaw = ({ start: from, end }: Span, severity: Severity, said: Message): ConfigFlaw => ({
    severity,
    span: { start: start + from, end: start + end },
    message: said,
  });
  if (isKnown && !weighing.has(family))
    return groups.flatMap(({ last, hasWeight, span }) =>
      last && hasWeight
        ? [
            flaw(
              span,
              'info',
              message('Samples of this model know no weights: the signs are words of the prompt.'),
            ),
          ]
        : [],
    );
  return [
    ...groups.flatMap((group) => {
      const found = groupFlaw(text, group);
      if (!found) return [];
      const [span, severity, said] = found;
      // Without a model it is not known whether it matters at all.
      return [flaw(span, isKnown ? severity : severity === 'error' ? 'warning' : 'info', said)];
    }),
    ...stray.map((span) =>
      flaw(
        span,
        isKnown ? 'warning' : 'info',
        message('"{0}" closes nothing: it is read as a sign of the text.', text.slice(span.start, span.end)),
      ),
    ),
  ];
}

function groupFlaw(
  text: string,
  { kind, span, last, hasWeight, isClosed }: Group,
): readonly [Span, Severity, Message] | undefined {
  if (!isClosed)
    return [
      { start: span.start, end: span.start + 1 },
      'warning',
      message(
        'In samples of SD 1.5, SD 2 and SDXL this "{0}" is never closed: it works on everything up to the end of the prompt.',
        text[span.start] ?? '',
      ),
    ];
  if (kind !== 'round' || !last || hasWeight) return undefined;
  const written = text.slice(last.start, last.end);
  const place = { start: last.start - 1, end: last.end };
  if (/^[+-]?[.\d]+$/.test(written))
    return [
      place,
      'error',
      message(
        '"{0}" is no number: the trainer stops over it when it paints samples of SD 1.5, SD 2 and SDXL.',
        written,
      ),
    ];
  // A name may have a colon; what begins like a number was meant as a weight.
  if (!/^\s*(?:$|[+-]?\.?\d)/.test(written)) return undefined;
  return [
    place,
    'warning',
    message(
      'In samples of SD 1.5, SD 2 and SDXL "{0}" is no weight: a number stands between colon and bracket, without blanks and with a point.',
      written.trim(),
    ),
  ];
}
