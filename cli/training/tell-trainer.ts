import { formatMessage } from '../../core/message.ts';
import type { TrainerFacts } from '../../core/training/trainer-facts.ts';
import { isLacking, type TrainerCheck } from '../../core/training/trainer-report.ts';
import type { ToldCheck } from '../../core/training/trainer-text.ts';

/** A check in plain words. */
export function toldCheck({ state, title, value, path, wayOut }: TrainerCheck): ToldCheck {
  return {
    state,
    title: formatMessage(title),
    value: formatMessage(value),
    path: path ?? null,
    wayOut: wayOut ? formatMessage(wayOut) : null,
  };
}

/** A report for programs. */
export function trainerAsJson(facts: TrainerFacts, checks: readonly TrainerCheck[]): unknown {
  const found = facts.checkout?.kind === 'found' ? facts.checkout.installation : undefined;
  return {
    version: 1,
    trainer: found
      ? {
          ...{ root: found.root, kind: found.kind, scripts: found.scripts },
          ...{ python: found.python ?? null, version: facts.version ?? null },
        }
      : null,
    others: facts.others.map(({ root }) => root),
    complete: !isLacking(checks),
    checks: checks.map((check) => ({ id: check.id, ...toldCheck(check) })),
  };
}
