// All that writes, on a disk that fails at any call.
import { describe, expect, it } from 'vitest';
import { faults, tryEverywhere } from './tried-everywhere.ts';
import { works } from './works.ts';

describe.each(faults)('on a disk that says $code, for good: $lasts', (fault) => {
  it.each(works)(
    '$name: as before or as it is to be, told where it is not done, done by the next try',
    async (work) => {
      expect(await tryEverywhere(work, fault)).toBeGreaterThan(0);
    },
  );
});
