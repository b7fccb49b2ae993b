import type { DiskUse } from './disk.ts';
import type { MemoryUse } from './memory.ts';
import type { ExpectedTime } from './time.ts';

/** What a training will take, as far as that can be told. */
export interface Estimates {
  readonly disk: DiskUse | undefined;
  /** Bytes that are free where its run will lie; undefined where the system doesn't tell. */
  readonly space: number | undefined;
  readonly memory: MemoryUse | undefined;
  readonly time: ExpectedTime | undefined;
}
