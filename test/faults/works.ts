import { editWorks } from './edit-works.ts';
import { installWorks } from './install-works.ts';
import { programWorks } from './program-works.ts';
import { queueWorks } from './queue-works.ts';
import { runWorks } from './run-works.ts';
import type { Work } from './tried-everywhere.ts';
import { writingWorks } from './writing-works.ts';

/** All that writes where a user would miss it, or what makes a training. */
export const works: readonly Work[] = [
  ...writingWorks,
  ...editWorks,
  ...runWorks,
  ...installWorks,
  ...queueWorks,
  ...programWorks,
];
