import { expect, it } from 'vitest';
import { formatMessage, message } from '../../core/message.ts';

it.each([
  [message('nothing to fill'), 'nothing to fill'],
  [message('"{0}" {1} times', 'smile', 3), '"smile" 3 times'],
  [message('{1} before {0}, {0}', 'a', 'b'), 'b before a, a'],
  [message('an argument is no template: {0}', '{1} $& {0}', 'x'), 'an argument is no template: {1} $& {0}'],
  [message('{0} and no {1}', 'one'), 'one and no {1}'],
])('%j reads "%s"', (one, text) => {
  expect(formatMessage(one)).toBe(text);
});
