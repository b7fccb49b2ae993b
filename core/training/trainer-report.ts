import { type Message, message } from '../message.ts';
import type { TrainerFacts } from './trainer-facts.ts';
import type { TrainerCheck } from './trainer-report/check.ts';
import { gpuChecks } from './trainer-report/gpu.ts';
import { pythonChecks } from './trainer-report/python.ts';

export type { TrainerCheck } from './trainer-report/check.ts';

/** Less room than this is soon full: the environment has 6 GB, each checkpoint up to some hundred MB (bytes). */
const LITTLE_SPACE = 5e9;

/** What there is of a trainer, what it lacks, and what helps: one line each, in the order in which it is looked for. */
export function reportTrainer(facts: TrainerFacts): readonly TrainerCheck[] {
  return [
    ...facts.mistakes.map(unreadable),
    ...trainerChecks(facts),
    ...(facts.checkout?.kind === 'found' ? pythonChecks(facts, facts.checkout.installation) : []),
    ...gpuChecks(facts),
    ...toolChecks(facts),
  ];
}

/** Whether something is missing that any training needs. */
export function isLacking(checks: readonly TrainerCheck[]): boolean {
  return checks.some(({ state }) => state === 'error');
}

function unreadable({ file, reason }: TrainerFacts['mistakes'][number]): TrainerCheck {
  return {
    id: 'file',
    title: message('Your file'),
    state: 'error',
    value: message('It can not be read: {0}.', reason),
    path: file,
    wayOut: message('It is taken for empty until that is put right.'),
    act: 'open-file',
  };
}

function* trainerChecks({ named, checkout, others, version }: TrainerFacts): Iterable<TrainerCheck> {
  const base = { id: 'trainer', title: message('Trainer') } as const;
  if (!named || !checkout) {
    const found = others.map(({ root }) => root).join(', ');
    yield {
      ...base,
      state: 'error',
      value: message('Nobody said yet where it is.'),
      wayOut:
        others.length > 0
          ? message('Found: {0}. Choose one (Choose Trainer…, or --trainer).', found)
          : message('Choose its folder, or install it (lora install).'),
      act: others.length > 0 ? 'choose' : 'install',
    };
    return;
  }
  if (checkout.kind === 'none') {
    yield {
      ...base,
      state: 'error',
      value: checkout.reason,
      path: named.path,
      wayOut: wayToAnother(named),
      act: 'choose',
    };
    return;
  }
  const { kind, root, scripts } = checkout.installation;
  yield { ...base, state: 'ok', value: said(kind), path: root, wayOut: sourceOf(named) };
  yield {
    id: 'version',
    title: message('Version'),
    state: version === undefined ? 'info' : 'ok',
    value: version === undefined ? message('git does not tell it.') : said(version),
    path: scripts,
  };
}

function wayToAnother({ by }: NonNullable<TrainerFacts['named']>): Message {
  return by === 'setting'
    ? message('The setting lora.trainer.path (or --trainer) names it: change it there.')
    : message('Choose another folder, or install it.');
}

function sourceOf({ by }: NonNullable<TrainerFacts['named']>): Message {
  return by === 'setting'
    ? message('Named by the setting lora.trainer.path, or by --trainer.')
    : message('Named by trainers.toml.');
}

function* toolChecks({ git, space }: TrainerFacts): Iterable<TrainerCheck> {
  yield git === undefined
    ? {
        id: 'git',
        title: message('git'),
        state: 'warning',
        value: message('It is not there.'),
        wayOut: message(
          'A training runs without it; installing a trainer needs it: https://git-scm.com/downloads',
        ),
      }
    : { id: 'git', title: message('git'), state: 'ok', value: said(git) };
  if (space === undefined) return;
  const isLittle = space < LITTLE_SPACE;
  yield {
    id: 'space',
    title: message('Room on the disk'),
    state: isLittle ? 'warning' : 'ok',
    value: message('{0} GB are free where the trainer lies.', (space / 1e9).toFixed(1)),
    ...(isLittle ? { wayOut: message('Make room there before you install or train.') } : {}),
  };
}

/** What a program says of itself, as it is. */
function said(text: string): Message {
  return message('{0}', text);
}
