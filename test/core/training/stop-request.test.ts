import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStopRequest, type StopRequest } from '../../../core/training/stop-request.ts';

const asked = '2026-11-24T18:49:00.000Z';

describe('a stop file', () => {
  it.each<StopRequest>([
    { when: 'now', asked },
    { when: 'after-checkpoint', asked },
  ])('is read as it was written: $when', (request) => {
    expect(parseStopRequest(JSON.stringify(request))).toEqual(request);
  });

  it.each(['', '{', 'null', '[]', '{"when":"now"}', `{"when":"later","asked":"${asked}"}`])(
    'is none: %s',
    (json) => {
      expect(parseStopRequest(json)).toBeUndefined();
    },
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (json) => void parseStopRequest(json)));
  });
});
