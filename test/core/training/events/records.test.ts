import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordReader } from '../../../../core/training/events/records.ts';
import { record } from '../../../support/event-file.ts';

function reading() {
  const taken: string[] = [];
  const reader = new RecordReader((bytes, start, end) =>
    taken.push(Buffer.from(bytes.subarray(start, end)).toString('latin1')),
  );
  return { reader, taken };
}

const file = Buffer.concat(['one', '', 'three', 'the fourth'].map((text) => record(Buffer.from(text))));
const all = ['one', '', 'three', 'the fourth'];

describe('the records of an event file', () => {
  it('come whole, wherever the file is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (sizes) => {
        const { reader, taken } = reading();
        for (let [at, turn] = [0, 0]; at < file.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          reader.push(file.subarray(at, at + size));
          at += size;
        }
        expect(taken).toEqual(all);
        expect(reader.position).toBe(file.length);
      }),
    );
  });

  it('wait for the rest of one that is cut off', () => {
    const { reader, taken } = reading();
    reader.push(file.subarray(0, file.length - 3));
    expect(taken).toEqual(all.slice(0, 3));
    expect(reader.isBroken).toBe(false);
    reader.push(file.subarray(file.length - 3));
    expect(taken).toEqual(all);
  });

  it('pass over one whose data are not what was written', () => {
    const bytes = Buffer.from(file);
    bytes[13] = 0;
    const { reader, taken } = reading();
    reader.push(bytes);
    expect(taken).toEqual(all.slice(1));
    expect(reader.damaged).toBe(1);
  });

  it('do not judge the last one as long as nothing stands behind it', () => {
    const bytes = Buffer.from(record(Buffer.from('last')));
    bytes[13] = 0;
    const { reader, taken } = reading();
    reader.push(bytes);
    expect([reader.damaged, reader.position]).toEqual([0, 0]);
    reader.push(file);
    expect(taken).toEqual(all);
    expect(reader.damaged).toBe(1);
  });

  it('end where a length is none, and say where', () => {
    const { reader, taken } = reading();
    reader.push(Buffer.concat([file, Buffer.alloc(64), file]));
    expect(taken).toEqual(all);
    expect([reader.isBroken, reader.position]).toEqual([true, file.length]);
  });

  it('pass over one that is far too long, without keeping it', () => {
    const long = record(Buffer.alloc(65 * 1024 * 1024));
    const { reader, taken } = reading();
    reader.push(long.subarray(0, 100));
    for (let at = 100; at < long.length; at += 16 * 1024 * 1024)
      reader.push(long.subarray(at, at + 16 * 1024 * 1024));
    reader.push(file);
    expect(taken).toEqual(all);
    expect([reader.damaged, reader.position]).toEqual([1, long.length + file.length]);
  });
});
