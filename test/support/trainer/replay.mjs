// Prints a recorded run instead of doing one.
import process from 'node:process';
import { recordedBytes, withoutLauncher } from './recordings.mjs';
import { dieBy, writeAll } from './terminal.mjs';

/** Odd, so that characters are cut in two, as pipes cut them. */
const chunk = 4093;

const endings = {
  'failures/no-images-exit-0.log': 0,
  'failures/unknown-option.log': 2,
  'failures/interrupted.log': 'SIGINT',
  'failures/launcher-terminated-trainer-goes-on.log': 'SIGTERM',
};

/** Prints what the trainer itself printed in a recorded run, and ends as it ended. */
export function replay(name) {
  const bytes = withoutLauncher(recordedBytes(name));
  for (let at = 0; at < bytes.length; at += chunk) writeAll(2, bytes.subarray(at, at + chunk));
  const ending = endings[name] ?? (name.startsWith('failures/') ? 1 : 0);
  if (typeof ending === 'string') dieBy(ending);
  process.exit(ending);
}
