import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parametersIn } from '../../../core/generation/parameters-in.ts';
import { pictureTexts } from '../../../core/image/picture-texts.ts';
import { inflate } from '../../../core/node/generation/read-parameters.ts';
import {
  a1111Text,
  exifComment,
  iTXt,
  jpegWithExif,
  pngWith,
  tEXt,
  webpWithExif,
  zTXt,
} from '../../support/generated-pictures.ts';
import { jpegWith, noise, png, webp } from '../../support/images.ts';

const read = (bytes: Uint8Array) => {
  const texts = pictureTexts(bytes, inflate);
  return texts && parametersIn(texts);
};
const graph = JSON.stringify({
  '1': { class_type: 'KSampler', inputs: { steps: 9, positive: ['2', 0], negative: ['3', 0] } },
  '2': { class_type: 'CLIPTextEncode', inputs: { text: 'hat' } },
  '3': { class_type: 'CLIPTextEncode', inputs: { text: 'hands' } },
});

const carriers: readonly (readonly [string, Uint8Array])[] = [
  ['tEXt', pngWith(tEXt('parameters', a1111Text))],
  ['zTXt', pngWith(zTXt('parameters', a1111Text))],
  ['iTXt', pngWith(iTXt('parameters', a1111Text))],
  ['packed iTXt', pngWith(iTXt('parameters', a1111Text, true))],
  ['a chunk behind the picture', png(8, 8, { behind: [tEXt('parameters', a1111Text)] })],
  ['EXIF of a PNG', png(8, 8, { chunks: [['eXIf', exifComment(a1111Text)]] })],
  ['UNICODE in a JPEG', jpegWithExif(exifComment(a1111Text))],
  ['UNICODE, little endian', jpegWithExif(exifComment(a1111Text, { order: 'II' }))],
  ['UNICODE in the other order', jpegWithExif(exifComment(a1111Text, { order: 'II', text16: 'MM' }))],
  ['UNICODE in the other order, too', jpegWithExif(exifComment(a1111Text, { order: 'MM', text16: 'II' }))],
  ['ASCII in a JPEG', jpegWithExif(exifComment(a1111Text, { code: 'ASCII' }))],
  ['a JPEG without saying in what', jpegWithExif(exifComment(a1111Text, { code: 'none' }))],
  ['UNICODE in a WebP', webpWithExif(exifComment(a1111Text))],
  ['ASCII in a WebP', webpWithExif(exifComment(a1111Text, { code: 'ASCII', order: 'II' }))],
];

describe('the generation parameters of a picture', () => {
  it.each(carriers)('are read from %s', (_, bytes) => {
    const found = read(bytes);
    expect(found?.prompt).toContain('CharacterAI, café,');
    expect(found?.negative).toBe('bad hands, (blurry:1.3)\nwatermark');
    expect(found?.settings.get('Seed')).toBe('42');
  });

  it.each([
    ['prompt', pngWith(tEXt('prompt', graph))],
    ['both', pngWith(tEXt('workflow', '{"nodes": []}'), tEXt('prompt', graph))],
    ['the maker of a camera', webpWithExif(exifComment('', { make: `prompt:${graph}` }))],
    ['a comment', jpegWithExif(exifComment(graph))],
  ])('are read from the graph of ComfyUI: %s', (_, bytes) => {
    expect(read(bytes)).toMatchObject({ form: 'comfyui', prompt: 'hat', negative: 'hands' });
  });

  it("are AUTOMATIC1111's where both are there", () => {
    const both = pngWith(tEXt('prompt', graph), tEXt('parameters', a1111Text));
    expect(read(both)?.form).toBe('a1111');
  });

  it.each([
    ['no texts', png(8, 8)],
    ['a title', pngWith(tEXt('Title', 'A hat'))],
    ["a camera's comment", jpegWithExif(exifComment('Sunday at the sea'))],
    ['a JPEG', jpegWith({ width: 8, height: 8 })],
    ['a WebP', webp(8, 8)],
    ['JSON that is no graph', pngWith(tEXt('prompt', '{"a": 1}'))],
  ])('are none: %s', (_, bytes) => {
    expect(pictureTexts(bytes, inflate)).toBeDefined();
    expect(read(bytes)).toBeUndefined();
  });

  it('are not looked for in other files', () => {
    expect(pictureTexts(noise(500), inflate)).toBeUndefined();
    expect(pictureTexts(new Uint8Array(), inflate)).toBeUndefined();
  });

  it('are not unpacked beyond all measure', () => {
    const bomb = deflateSync(new Uint8Array(64 * 1024 * 1024).fill(65));
    const chunk = ['zTXt', Uint8Array.from([...Buffer.from('parameters\0\0'), ...bomb])] as const;
    expect(pictureTexts(pngWith(chunk, tEXt('a', 'b')), inflate)).toEqual([{ name: 'a', text: 'b' }]);
  });

  it('are read of the first thousand texts, and the first EXIF data', () => {
    const many = pngWith(...Array.from({ length: 2000 }, () => tEXt('a', '')));
    expect(pictureTexts(many, inflate)).toHaveLength(1000);
    const twice = png(8, 8, {
      chunks: [
        ['eXIf', exifComment('one')],
        ['eXIf', exifComment('two')],
      ],
    });
    expect(pictureTexts(twice, inflate)).toEqual([{ name: 'UserComment', text: 'one' }]);
  });

  it('take no time where zeros stand before a letter; the first eight are the sign of a comment', () => {
    const zeros = exifComment(`${'\0'.repeat(200_000)}x`, { code: 'none' });
    expect(pictureTexts(webpWithExif(zeros), inflate)?.[0]?.text).toHaveLength(199_993);
  }, 10_000);

  it('are read as far as they go, wherever a file is cut off', () => {
    for (const [, bytes] of carriers)
      for (let length = 0; length < bytes.length; length += 7) read(bytes.subarray(0, length));
  });

  it('are no danger, whatever is changed in a file', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.constantFrom(...carriers), fc.array(change, { maxLength: 8 }), ([, bytes], changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, value] of changes) changed[at % changed.length] = value;
        read(changed);
      }),
    );
  });
});
