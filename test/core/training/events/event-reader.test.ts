import { describe, expect, it } from 'vitest';
import { EventReader } from '../../../../core/training/events/event-reader.ts';
import { ScalarLog } from '../../../../core/training/events/scalar-log.ts';
import { double, eventFile, field, float, varint, type WrittenEvent } from '../../../support/event-file.ts';
import { pointsOf, readEvents } from './read-events.ts';

const version: WrittenEvent = { version: 'brain.Event:2' };
const loss = (...steps: readonly number[]): WrittenEvent[] =>
  steps.map((step) => ({ step, values: { loss: step / 2 } }));

describe('the events of a file', () => {
  it('are scalars with their step, their value and their time', () => {
    const log = readEvents(
      eventFile([version, { time: 1.5, step: 3, values: { 'loss/current': 0.1, 'lr/unet': 2 } }]),
    );
    expect(pointsOf(log)).toEqual({ 'loss/current': [[3, Math.fround(0.1)]], 'lr/unet': [[3, 2]] });
    expect([...(log.series.get('loss/current')?.times ?? [])]).toEqual([1.5]);
  });

  it('keep steps of many digits, and what is no number', () => {
    const far = 2 ** 40 + 3;
    const log = readEvents(
      eventFile([
        version,
        { step: far, values: { loss: Number.NaN } },
        { step: far + 1, values: { loss: Number.POSITIVE_INFINITY } },
        { step: -2, values: { loss: 1 } },
      ]),
    );
    expect(pointsOf(log)['loss']).toEqual([
      [far, Number.NaN],
      [far + 1, Number.POSITIVE_INFINITY],
      [-2, 1],
    ]);
  });

  it('may have a scalar as a tensor of any kind', () => {
    const kind = (number: number) => [1 << 3, number];
    const shape = field(2, []);
    const tensors = {
      'float content': [...kind(1), ...shape, ...field(4, float(0.25))],
      'float list': [...kind(1), ...shape, ...field(5, float(0.25))],
      'float alone': [...kind(1), (5 << 3) | 5, ...float(0.25)],
      'double content': [...kind(2), ...field(4, double(0.1))],
      'double list': [...kind(2), ...field(6, double(0.1))],
      'int32 content': [...kind(3), ...field(4, [254, 255, 255, 255])],
      'int64 list': [...kind(9), ...field(10, varint(-7))],
      'half list': [...kind(19), ...field(13, varint(0x3555))],
      'half content': [...kind(19), ...field(4, [0x00, 0xc0])],
      'bfloat list': [...kind(14), ...field(13, varint(0x3e80))],
    };
    const log = readEvents(eventFile([version, { step: 1, values: tensors }]));
    expect(
      Object.fromEntries(Object.entries(pointsOf(log)).map(([tag, [point]]) => [tag, point?.[1]])),
    ).toEqual({
      'float content': 0.25,
      'float list': 0.25,
      'float alone': 0.25,
      'double content': 0.1,
      'double list': 0.1,
      'int32 content': -2,
      'int64 list': -7,
      'half list': 0.333251953125,
      'half content': -2,
      'bfloat list': 0.25,
    });
  });

  it('leave out a tensor that is no scalar', () => {
    const several = [1 << 3, 1, ...field(5, [...float(1), ...float(2)])];
    const text = [1 << 3, 7, ...field(8, 'hello')];
    const log = readEvents(eventFile([version, { step: 1, values: { several, text, loss: 1 } }]));
    expect(Object.keys(pointsOf(log))).toEqual(['loss']);
  });

  it('begin again at a step, where the writer says so: what was after it no longer holds', () => {
    const log = readEvents(
      eventFile([version, ...loss(1, 2, 3, 4)]),
      eventFile([version, { step: 3, isStart: true }, ...loss(3, 4)]),
    );
    expect(pointsOf(log)['loss']?.map(([step]) => step)).toEqual([1, 2, 3, 4]);
    const without = readEvents(
      eventFile([version, ...loss(1, 2, 3, 4)]),
      eventFile([version, ...loss(3, 4)]),
    );
    expect(pointsOf(without)['loss']?.map(([step]) => step)).toEqual([1, 2, 3, 4, 3, 4]);
  });

  it('begin again where an old file goes back', () => {
    const log = readEvents(eventFile([{ version: 'brain.Event:1' }, ...loss(1, 2, 3, 2, 3)]));
    expect(pointsOf(log)['loss']?.map(([step]) => step)).toEqual([1, 2, 3]);
  });

  it('are counted where they are none', () => {
    const reader = new EventReader(new ScalarLog());
    const bytes = Uint8Array.from([...field(5, [...field(1, 'abc')]), 0x0a, 200]);
    reader.read(bytes, 0, bytes.length);
    expect(reader.foreign).toBe(1);
  });
});
