import type { Settings } from '../settings.ts';
import type { Findings } from './findings.ts';

/** Has everything looked at again when the user's own settings of rules change. */
export function relintOn(settings: Settings, findings: Pick<Findings, 'lintAgain'>): void {
  let before = JSON.stringify(settings.current.rules);
  settings.onDidChange(({ rules }) => {
    const now = JSON.stringify(rules);
    if (now === before) return;
    before = now;
    findings.lintAgain();
  });
}
