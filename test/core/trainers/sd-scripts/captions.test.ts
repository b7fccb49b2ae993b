import { describe, expect, it } from 'vitest';
import { strip } from '../../../../core/caption/white-space.ts';
import { captionFile } from '../../../../core/dataset/assemble.ts';
import { captionOfImage, createDataset, withFiles } from '../../../../core/dataset/dataset.ts';
import type { ReadCaption } from '../../../../core/dataset/load.ts';
import { decodeText } from '../../../../core/node/decode-text.ts';
import { captionCandidates, readSpan } from '../../../../core/trainers/sd-scripts/captions.ts';
import { parseFolderName } from '../../../../core/trainers/sd-scripts/folder-names.ts';
import { readOracle } from '../../../support/oracles.ts';

interface Case {
  readonly files_hex: Readonly<Record<string, string>>;
  readonly opts: { readonly wild?: boolean; readonly ext?: string; readonly image?: string };
  readonly result: { readonly caption?: string; readonly error?: string };
}

const { cases } = readOracle<Case>('read-caption');
const isOurs = ({ opts }: Case) => opts.ext !== '';
/** Out of scope: an empty extension, which we don't accept. */
const others = cases.filter((one) => !isOurs(one));

const folder = '/set/1_cls tok';

function readCaption(name: string, hex: string): ReadCaption {
  const path = `${folder}/${name}`;
  const decoded = decodeText(Buffer.from(hex, 'hex'));
  return 'text' in decoded ? { path, ...decoded } : { path, problem: { kind: 'encoding', ...decoded } };
}

/** What we say the trainer trains the picture with. */
function captionOf({ files_hex, opts }: Case): Case['result'] {
  const config = {
    ...(opts.ext === undefined ? {} : { dataset: { caption_extension: opts.ext } }),
    ...(opts.wild ? { training: { options: { enable_wildcard: true } } } : {}),
  };
  const parsed = parseFolderName('1_cls tok');
  const concept = { path: folder, name: '1_cls tok', repeats: 1, classTokens: parsed?.classTokens };
  const empty = createDataset({ root: '/set', origin: 'folders', config, folders: [concept] });
  const image = `${folder}/${opts.image ?? 'a.png'}`;
  const read = Object.entries(files_hex).map(([name, hex]) => captionFile(empty, readCaption(name, hex)));
  const dataset = withFiles(empty, {
    images: new Map([[image, { path: image }]]),
    captions: new Map(read.map((file) => [file.path, file])),
  });
  const file = captionOfImage(dataset, image);
  if (!file) return { caption: concept.classTokens ?? '' };
  if (!file.caption) return { error: 'UnicodeDecodeError' };
  const { text, read: span } = file.caption;
  if (text === '' && !file.bom) return { error: 'AssertionError' };
  const whole = (file.bom ? '\ufeff' : '') + text.slice(span.start, span.end);
  // Of the lines the trainer keeps those that aren't blank, stripped.
  const lines = whole.split(/\r\n|\r|\n/).map(strip);
  return { caption: opts.wild ? lines.filter((line) => line !== '').join('\n') : whole };
}

describe('the caption that a picture is trained with', () => {
  it('is asked for all recorded cases but the empty extension', () => {
    expect(cases.filter(isOurs).length + others.length).toBe(38);
    expect(others.length).toBeLessThan(3);
  });

  it.each(cases.filter(isOurs))('$files_hex $opts, as recorded', (one) => {
    expect(captionOf(one)).toEqual(one.result);
  });
});

describe('captionCandidates', () => {
  it.each([
    ['/d/a.png', ['/d/a.txt']],
    ['/d/a.b.png', ['/d/a.b.txt']],
    ['/d/p_1_2_3_4.png', ['/d/p_1_2_3_4.txt', '/d/p.txt']],
    ['/d/p_1_2_3.png', ['/d/p_1_2_3.txt']],
    // The folders' underscores count.
    ['/my_set/10_alice/a_b_c.png', ['/my_set/10_alice/a_b_c.txt', '/my.txt']],
  ])('%s', (image, candidates) => {
    expect(captionCandidates(image, '.txt')).toEqual(candidates);
  });
});

describe('readSpan', () => {
  it.each([
    ['  a, b  \r\nc', 'a, b'],
    ['\n\nlate', ''],
    ['a\rb', 'a'],
    ['\u3000x\u00a0', 'x'],
    ['a\u2028b', 'a\u2028b'],
    ['\ufeffx', '\ufeffx'],
  ])('of %j is %j', (text, read) => {
    const { start, end } = readSpan(text);
    expect(text.slice(start, end)).toBe(read);
  });
});
