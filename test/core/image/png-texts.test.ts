import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pictureTexts } from '../../../core/image/picture-texts.ts';
import { inflate } from '../../../core/node/generation/read-parameters.ts';

const chunk = (kind: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
};
const png = (...chunks: readonly Buffer[]) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IDAT', Buffer.alloc(4))]);
const textsOf = (bytes: Uint8Array) => pictureTexts(bytes, inflate);

describe('the texts of a PNG', () => {
  it('are its names with their texts, in Latin-1 or UTF-8, packed or not, in front of the picture and behind it', () => {
    const bytes = Buffer.concat([
      png(
        chunk('IHDR', Buffer.alloc(13)),
        chunk('tEXt', Buffer.from('parameters\0caf\xe9\nSteps: 30', 'latin1')),
        chunk('iTXt', Buffer.from('prompt\0\0\0en\0\0髪', 'utf8')),
        chunk('iTXt', Buffer.concat([Buffer.from('b\0\x01\0\0\0'), deflateSync('髪')])),
      ),
      chunk('tEXt', Buffer.from('late\0text')),
    ]);
    expect(textsOf(bytes)).toEqual([
      { name: 'parameters', text: 'café\nSteps: 30' },
      { name: 'prompt', text: '髪' },
      { name: 'b', text: '髪' },
      { name: 'late', text: 'text' },
    ]);
  });

  it.each([
    ['packed wrongly', png(chunk('iTXt', Buffer.from('a\0\x01\0\0\0x')))],
    ['broken', png(chunk('tEXt', Buffer.from('no zero')))],
    ['without an end', png(chunk('iTXt', Buffer.from('a\0\0\0no more')))],
    ['cut off', png(chunk('tEXt', Buffer.from('a\0cut'))).subarray(0, 18)],
  ])('are none where they are %s', (_, bytes) => {
    expect(textsOf(bytes)).toEqual([]);
  });

  it('of a sample of the trainer are none', () => {
    const sample = 'test/fixtures/trainer-run/merged/sample/CharacterAI-2-A_e000000_00_20261122215826_1.png';
    expect(textsOf(readFileSync(sample))).toEqual([]);
  });
});
