import type { ConfigFlaw } from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import type { Fix } from '../../../finding.ts';
import { type Message, message } from '../../../message.ts';
import type { Span } from '../../../span.ts';
import { knownOptions } from '../known-options.ts';
import { parsePromptLine } from '../prompt-line.ts';
import { asciiDigits } from '../python-number.ts';
import { type PromptPiece, promptPieces } from './prompt-pieces.ts';

/** Settings that a line may have. */
const NAMES = 'w|h|d|s|l|g|n|ss|cn|ctr|rcfg|fs';
/** A setting in the middle of something else: the dashes have no blank in front. */
const GLUED = new RegExp(`--(?=(?:${NAMES})(?: |\\p{Nd}))`, 'giu');
/** The same with one long dash, and a value that could be its. */
const LONG_DASH = /(?<=^| )[\u2013\u2014\u2212](?=(?:[whdslg] ?[\d.]|(?:n|ss|cn|ctr|rcfg|fs) \S))/gi;

/** What PyTorch takes at most. */
export const LARGEST_SEED = 2n ** 64n - 1n;

/** What other programs, and people, call a setting. */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    width: 'w',
    height: 'h',
    seed: 'd',
    steps: 's',
    step: 's',
    sample_steps: 's',
    cfg: 'l',
    scale: 'l',
    cfg_scale: 'l',
    guidance: 'g',
    guidance_scale: 'g',
    neg: 'n',
    negative: 'n',
    negative_prompt: 'n',
    sampler: 'ss',
    sample_sampler: 'ss',
    flow_shift: 'fs',
  }),
);

/** What the trainer makes of a prompt line beside what it says. @param offset where the line begins in its file */
export function promptLineFlaws(line: string, offset: number): readonly ConfigFlaw[] {
  const pieces = promptPieces(line, offset);
  const later = new Map(pieces.flatMap((piece) => (piece.sets ? [[piece.sets, piece] as const] : [])));
  return pieces.flatMap((piece) => [
    ...aboutPiece(piece),
    ...longDashes(piece),
    ...(piece.sets && later.get(piece.sets) !== piece && !piece.isFirst
      ? [flaw(piece.span, message('{0} is said again behind it: the trainer takes the last.', piece.sets))]
      : []),
  ]);
}

function aboutPiece(piece: PromptPiece): readonly ConfigFlaw[] {
  if (piece.isFirst) return aboutPrompt(piece);
  if (piece.sets === undefined) return [ignored(piece)];
  const glued = gluedIn(piece);
  return glued.length > 0 ? glued : [...rest(piece), ...aboutValue(piece)];
}

function aboutPrompt(piece: PromptPiece): readonly ConfigFlaw[] {
  const { text, span, sets, read } = piece;
  const taken =
    sets === undefined
      ? []
      : [
          flaw(
            { start: span.start, end: span.start + read },
            message('The trainer takes the beginning of this prompt for a setting, too: it sets {0}.', sets),
          ),
        ];
  const comment = text.startsWith('#')
    ? [
        flaw(
          { start: span.start, end: span.start + 1 },
          message(
            'A comment begins with # at the very beginning of its line: this is a prompt to the trainer.',
          ),
        ),
      ]
    : [];
  const atStart = new RegExp(`^--(?:${NAMES}) `, 'i').test(text)
    ? [
        flaw(
          span,
          message('A setting without a prompt in front: the trainer takes "{0}" for the prompt.', text),
        ),
      ]
    : [];
  return [...taken, ...comment, ...(atStart.length > 0 ? atStart : gluedIn(piece))];
}

/** Settings with a dash as programs make one of two hyphens. */
function longDashes({ text, span, isFirst }: PromptPiece): readonly ConfigFlaw[] {
  const start = isFirst ? span.start : span.start + 2;
  const places = [...text.matchAll(LONG_DASH)].map(({ index }) => index);
  return places.map((index, nth) => {
    const from = start + index;
    const to = start + text.slice(0, places[nth + 1] ?? text.length).trimEnd().length;
    return {
      ...flaw(
        { start: from, end: to },
        message('A long dash begins no setting, two hyphens do: the trainer does not see this one.'),
      ),
      fixes: [
        {
          title: message('Write it with two hyphens'),
          kind: 'suggested' as const,
          edits: [{ span: { start: from, end: from + 1 }, newText: '--' }],
        },
      ],
    };
  });
}

/** Settings that stand in another one's value, or in the prompt. */
function gluedIn({ text, span, isFirst }: PromptPiece): readonly ConfigFlaw[] {
  const start = isFirst ? span.start : span.start + 2;
  const places = [...text.matchAll(GLUED)].map(({ index }) => index).filter((index) => index > 0);
  return places.map((index, nth) => {
    const from = start + index;
    const to = start + (places[nth + 1] ?? text.length);
    return {
      ...flaw(
        { start: from, end: to },
        message('"--" without a blank in front begins no setting: the trainer does not see this one.'),
      ),
      fixes: [insertBlank(text, index, from)],
    };
  });
}

/** A tab or a comma in front is not enough. */
function insertBlank(text: string, index: number, from: number): Fix {
  const isTab = text[index - 1] === '\t';
  return {
    title: message('Put a blank in front of "--"'),
    kind: 'suggested',
    edits: [{ span: { start: isTab ? from - 1 : from, end: from }, newText: ' ' }],
  };
}

/** What stands behind the number of a setting. */
function rest({ text, span, sets, read }: PromptPiece): readonly ConfigFlaw[] {
  const left = text.slice(read);
  if (sets === undefined || left.trim() === '') return [];
  const start = span.start + 2 + read;
  const decimal = /^,\d+\s*$/.test(left) && (sets === 'scale' || sets === 'guidance_scale');
  const value = text.slice(0, read).replace(/^\S+ /, '');
  return [
    {
      ...flaw(
        { start, end: start + left.trimEnd().length },
        message(
          'The trainer reads {0} for {1}, and not what stands behind it: "{2}".',
          value,
          sets,
          left.trim(),
        ),
      ),
      fixes: decimal
        ? [
            {
              title: message('Write it with a point'),
              kind: 'suggested',
              edits: [{ span: { start, end: start + 1 }, newText: '.' }],
            },
          ]
        : [],
    },
  ];
}

const samplers = knownOptions.get('sample_sampler');

function aboutValue({ text, span, sets }: PromptPiece): readonly ConfigFlaw[] {
  const value = { start: span.start + 2 + text.indexOf(' ') + 1, end: span.end };
  const written = text.slice(text.indexOf(' ') + 1);
  const said = parsePromptLine(` --${text}`);
  const steps = Number(/^\d+/.exec(written)?.[0] ?? said.sample_steps);
  if (sets === 'sample_steps' && steps !== said.sample_steps)
    return [
      flaw(
        value,
        message('The trainer takes {0} for this: a picture has 1 to 1000 steps.', said.sample_steps ?? ''),
      ),
    ];
  if (sets === 'seed' && BigInt(asciiDigits(/^\p{Nd}+/u.exec(written)?.[0] ?? '0')) > LARGEST_SEED)
    return [
      {
        ...flaw(value, message('The trainer stops over a seed of more than {0}.', String(LARGEST_SEED))),
        severity: 'error',
      },
    ];
  const side = sets === 'width' || sets === 'height' ? said[sets] : undefined;
  const taken = side === undefined ? undefined : Math.max(64, side - (side % 8));
  if (taken !== undefined && taken !== side)
    return [
      flaw(
        value,
        message('The trainer takes {0} for this: sizes are multiples of 8, and 64 at least.', taken),
      ),
    ];
  if (sets === 'sample_sampler' && Array.isArray(samplers) && !samplers.includes(written)) {
    const guess = nearest(written, samplers.map(String));
    const unknown = guess
      ? message('The trainer knows no sampler "{0}", and takes ddim. Did you mean "{1}"?', written, guess)
      : message('The trainer knows no sampler "{0}", and takes ddim.', written);
    return [flaw(value, unknown)];
  }
  return [];
}

/** A part that sets nothing, and why. */
function ignored({ text, span }: PromptPiece): ConfigFlaw {
  const end = span.start + 2 + text.trimEnd().length;
  const place = { start: span.start, end };
  const name = /^[\w-]*/.exec(text)?.[0] ?? '';
  const spaced = /^([a-z]+)(?:=|:|\s*)\s*(-?[\d.].*)$/i.exec(text.trimEnd());
  const [, letters = '', value = ''] = spaced ?? [];
  const key = otherNames.get(letters.toLowerCase()) ?? letters;
  const isSetting = new RegExp(`^(?:${NAMES})$`, 'i').test(key);
  const fixed = isSetting && !value.startsWith('-') ? `--${key} ${value}` : renamed(text);
  const works = fixed !== undefined && parsePromptLine(` ${fixed}`) && sets(fixed);
  return {
    ...flaw(place, reason(text, name)),
    fixes:
      works && fixed !== undefined
        ? [
            {
              title: message('Change it to "{0}"', fixed),
              kind: 'suggested',
              edits: [{ span: place, newText: fixed }],
            },
          ]
        : [],
  };
}

function sets(written: string): boolean {
  return Object.keys(parsePromptLine(` ${written}`)).length > 1;
}

/** A setting under a name that is usual elsewhere. */
function renamed(text: string): string | undefined {
  const [, word = '', value = ''] = /^([\w-]+)[ =:]\s*(\S.*)$/.exec(text.trimEnd()) ?? [];
  const known = otherNames.get(word.toLowerCase().replaceAll('-', '_'));
  return known === undefined ? undefined : `--${known} ${value}`;
}

function reason(text: string, name: string): Message {
  const isKnown = new RegExp(`^(?:${NAMES})$`, 'i').test(name);
  if (isKnown && text.slice(name.length).trim() === '')
    return message('"--{0}" has no value: the trainer leaves it out.', name);
  if (isKnown && /^ -/.test(text.slice(name.length)))
    return message('"--{0}" takes no sign: the trainer leaves it out.', name);
  if (isKnown && /^ {2,}/.test(text.slice(name.length)))
    return message('One blank stands before a value: with more the trainer leaves "--{0}" out.', name);
  if (isKnown && /^ /.test(text.slice(name.length)))
    return message('"--{0}" takes no such value: the trainer leaves it out.', name);
  if (new RegExp(`^(?:${NAMES})[\\d.]`, 'i').test(text))
    return message('A blank stands before a value: without it the trainer leaves this out.');
  return message('The trainer knows no such setting, and leaves it out: "--{0}".', text.trimEnd());
}

function flaw(span: Span, text: Message): ConfigFlaw {
  return { severity: 'warning', span, message: text };
}
