import type { RunCurve } from '../../../protocol/runs-page/requests.ts';

/** What is drawn together: one axis has one unit. */
export const groups = {
  loss: ['loss', 'average', 'epoch', 'validation', 'validation-epoch'],
  rates: ['rate'],
  norms: ['norm'],
  others: ['other'],
} as const satisfies Record<string, readonly RunCurve['kind'][]>;
/** One of them. */
export type Group = keyof typeof groups;
