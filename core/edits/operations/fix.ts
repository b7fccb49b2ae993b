import { fixKind } from '../../fix.ts';
import { message } from '../../message.ts';
import type { Begin } from './operation.ts';

/** The first fix of every finding of one rule. */
export const fix: Begin<'fix'> = ({ code }, { dataset, lint }) => ({
  title: message('Fix all of "{0}"', code),
  editsOf: (_, path) => fixKind(dataset, path, code, lint),
});
