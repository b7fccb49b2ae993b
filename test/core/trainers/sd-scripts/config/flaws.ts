import { formatMessage } from '../../../../../core/message.ts';
import { applyTextEdits } from '../../../../../core/span.ts';
import { configs } from '../../../../../core/trainers/sd-scripts/config/index.ts';
import type { ConfigAround } from '../../../../../core/trainers/trainer-configs.ts';

/** What is found in a configuration: `severity «what stands there» text`. */
export function flawsIn(
  name: string,
  text: string,
  around: ConfigAround = { isMeant: true },
): readonly string[] {
  return (configs.read({ name, text, bom: false }, around)?.flaws ?? []).map(
    ({ severity, span, message }) =>
      `${severity} «${text.slice(span.start, span.end)}» ${formatMessage(message)}`,
  );
}

/** The places of what is found, and how loud: `warning «foo»`. */
export function placesIn(name: string, text: string, around?: ConfigAround): readonly string[] {
  return flawsIn(name, text, around).map((one) => one.slice(0, one.indexOf('»') + 1));
}

/** A configuration after the first fix of each thing that is found. */
export function fixedIn(name: string, text: string, around: ConfigAround = { isMeant: true }): string {
  const flaws = configs.read({ name, text, bom: false }, around)?.flaws ?? [];
  return applyTextEdits(
    text,
    flaws.flatMap(({ fixes = [] }) => fixes[0]?.edits ?? []),
  );
}
