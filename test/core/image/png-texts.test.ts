import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pngTexts } from '../../../core/image/png-texts.ts';

const chunk = (kind: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
};
const png = (...chunks: readonly Buffer[]) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IDAT', Buffer.alloc(4))]);

describe('the texts of a PNG', () => {
  it('are its names with their texts, in Latin-1 or UTF-8', () => {
    const bytes = png(
      chunk('IHDR', Buffer.alloc(13)),
      chunk('tEXt', Buffer.from('parameters\0caf\xe9\nSteps: 30', 'latin1')),
      chunk('iTXt', Buffer.from('prompt\0\0\0en\0\0髪', 'utf8')),
    );
    expect(pngTexts(bytes)).toEqual([
      { name: 'parameters', text: 'café\nSteps: 30' },
      { name: 'prompt', text: '髪' },
    ]);
  });

  it('are none where they are compressed, broken, cut off, or behind the picture', () => {
    const late = chunk('tEXt', Buffer.from('late\0text'));
    for (const bytes of [
      png(chunk('iTXt', Buffer.from('a\0\x01\0\0\0x'))),
      png(chunk('tEXt', Buffer.from('no zero'))),
      png(chunk('iTXt', Buffer.from('a\0\0\0no more'))),
      png(chunk('tEXt', Buffer.from('a\0cut'))).subarray(0, 18),
      Buffer.concat([png(), late]),
      Buffer.from('GIF89a'),
      Buffer.alloc(0),
    ])
      expect(pngTexts(bytes)).toEqual([]);
  });

  it('of a sample of the trainer are none', () => {
    const sample = 'test/fixtures/trainer-run/merged/sample/CharacterAI-2-A_e000000_00_20261122215826_1.png';
    expect(pngTexts(readFileSync(sample))).toEqual([]);
  });
});
