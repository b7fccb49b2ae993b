import { type Setting, tomlValue } from '../../core/config/set-options.ts';
import { formatMessage } from '../../core/message.ts';
import type { Remark } from '../../core/training/imported-training.ts';

/** What is said of something that is taken over, a line each. */
export function describeRemarks(remarks: readonly Remark[]): readonly string[] {
  return remarks.map(({ severity, message }) => `${severity.padEnd(7)}  ${formatMessage(message)}`);
}

/** What a configuration says from now on, a line each. */
export function describeSettings(settings: readonly Setting[]): readonly string[] {
  return settings.map(({ path, value }) => {
    const key = path.join('.');
    return value === undefined ? `goes     ${key}` : `set      ${key} = ${tomlValue(value)}`;
  });
}
