import { describe, expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import type { ImageFacts } from '../../../core/image/facts.ts';
import { readImageFacts, TAIL_BYTES } from '../../../core/image/header.ts';
import { formatMessage } from '../../../core/message.ts';
import type { ReadFailure } from '../../../core/ports.ts';
import { jpegWith, png, webp } from '../../support/images.ts';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';
import { foundInPictures, picturesOf } from '../../support/pixels.ts';

function found(name: string, facts: ImageFacts): readonly string[] {
  const path = `/dataset/10_x/${name}`;
  const dataset = withFiles(datasetOf({ [`10_x/${name}`]: '' }), {
    images: new Map([[path, { path, facts }]]),
  });
  return findingsOf('unreadable-image', dataset, path).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

const factsOf = (bytes: Uint8Array) => readImageFacts(bytes, bytes.subarray(-TAIL_BYTES), bytes.length);
const size = { width: 768, height: 768 };

describe('unreadable-image', () => {
  it.each([
    ['a.png', png(768, 768).subarray(0, -20), 'error a.png is cut off, its end is missing'],
    ['a.jpg', jpegWith(size).subarray(0, 900), 'error a.jpg is cut off'],
    ['a.webp', webp(768, 768).subarray(0, 300), 'error a.webp is cut off'],
    ['a.png', new Uint8Array(), 'error a.png is empty'],
    ['a.jpg', new TextEncoder().encode('Not found'), 'error a.jpg is no picture'],
  ])('finds what ends the training: %s', (name, bytes, words) => {
    expect(found(name, factsOf(bytes))).toEqual([expect.stringContaining(words)]);
  });

  it('tells why a picture can not be looked at', () => {
    expect(found('a.png', { state: 'unreadable', failure: 'io', detail: 'EACCES' })).toEqual([
      expect.stringMatching(/^error .*EACCES/),
    ]);
  });

  it.each<[ReadFailure, string, string]>([
    ['missing', 'a.png', 'a.png vanished while it was read.'],
    ['missing', 'a\ufffd.png', 'The name of a\ufffd.png is not UTF-8 on the disk'],
    ['not-a-file', 'a.png', 'a.png is no file'],
    ['dangling-link', 'a.png', 'a.png is a link to gone, which is not there.'],
    ['permission', 'a.png', 'There is no permission to read a.png'],
  ])('tells why: %s of %s', (failure, name, words) => {
    expect(found(name, { state: 'unreadable', failure, detail: 'gone' })).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it('finds a picture that the trainer takes for a bomb, by its header alone', () => {
    const sized = (width: number, height: number) =>
      found('a.png', { state: 'readable', width, height, format: 'png' });
    expect(sized(100_000, 100_000)).toEqual([
      'error a.png is 100000 × 100000, more than the trainer opens (a bomb, by its reckoning): it stops here.',
    ]);
    expect(sized(178_956_970, 1)).toEqual([]);
  });

  it('tells that the content of a picture is damaged', () => {
    const dataset = picturesOf({ '10_x/a.png': { state: 'damaged', detail: 'premature end of JPEG image' } });
    expect(foundInPictures('unreadable-image', dataset)).toEqual([
      'error a.png is damaged, the trainer stops at it: premature end of JPEG image.',
    ]);
    expect(foundInPictures('unreadable-image', picturesOf({ '10_x/a.png': { state: 'unseen' } }))).toEqual(
      [],
    );
  });

  it('hints at a wrong extension for a format that has no right one here', () => {
    expect(found('a.png', { state: 'readable', ...size, format: 'gif' })).toEqual([
      'hint a.png holds a picture of the format gif, not .png.',
    ]);
  });

  it('only hints at a wrong extension, since the trainer goes by the content', () => {
    expect(found('a.png', factsOf(jpegWith(size)))).toEqual([
      'hint a.png holds a picture of the format jpg, not .png.',
    ]);
  });

  it.each([
    ['a.png', png(768, 768)],
    ['a.PNG', png(768, 768)],
    ['a.jpg', jpegWith(size)],
    ['a.jpeg', jpegWith(size)],
    ['a.JPG', Uint8Array.from([...jpegWith(size), ...new Uint8Array(100)])],
    ['a.webp', webp(768, 768)],
  ])('is quiet about %s as it should be', (name, bytes) => {
    expect(found(name, factsOf(bytes))).toEqual([]);
  });

  it('is quiet as long as nobody looked', () => {
    expect(findingsOf('unreadable-image', datasetOf({ 'x/a.png': '' }), '/dataset/x/a.png')).toEqual([]);
  });
});
