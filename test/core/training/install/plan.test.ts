import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../core/message.ts';
import { sources } from '../../../../core/trainers/sd-scripts/sources.ts';
import {
  type InstallFacts,
  type InstallWish,
  planInstall,
  type TargetState,
} from '../../../../core/training/install/plan.ts';

const [source] = sources;
if (!source) throw new Error('There is no trainer.');
const { repository, version } = source;
const torch = { packages: ['torch==2.6.0'], index: 'https://torch.example/cu124' };
const wish: InstallWish = { source, folder: '/t', repository, version, torch, index: undefined };
const facts: InstallFacts = {
  target: { kind: 'free' },
  pythonIn: 'bin/python',
  git: '2.43.0',
  uv: undefined,
  python: { command: ['python3.10'], version: '3.10.14' },
};
const mark = `${repository} ${version}`;
const checkout = (done: Readonly<Record<string, string>>, requirements = 'abc'): TargetState => ({
  kind: 'checkout',
  got: { get: mark },
  environment: { kind: 'there', folder: '/t/venv', done },
  requirements,
});

/** The steps that are still to be done, each with the first of its commands. */
function open(changes: Partial<InstallFacts>, other: Partial<InstallWish> = {}) {
  const plan = planInstall({ ...wish, ...other }, { ...facts, ...changes });
  if (plan.kind === 'refused') return formatMessage(plan.refusal.message);
  return plan.steps
    .filter(({ isDone }) => !isDone)
    .map(({ id, commands: [first] }) => `${id}: ${[first?.program, ...(first?.args ?? [])].join(' ')}`);
}

const torchMark = 'torch==2.6.0 https://torch.example/cu124';

describe('the plan of an installation', () => {
  it('is in four steps, each a program with its arguments', () => {
    expect(open({})).toEqual([
      `get: git clone --origin origin --no-checkout -- ${repository} /t.partial/checkout`,
      'environment: python3.10 -m venv /t/venv',
      'torch: /t/venv/bin/python -m pip install torch==2.6.0 --index-url https://torch.example/cu124',
      'requirements: /t/venv/bin/python -m pip install -r requirements.txt',
    ]);
  });

  it('is empty when all is done', () => {
    const done = { environment: '3.10.14', torch: torchMark, requirements: 'abc' };
    expect(open({ target: checkout(done) })).toEqual([]);
  });

  it('has again what changed: another PyTorch, other requirements, another version', () => {
    const target = checkout({ environment: '3.10.14', torch: torchMark, requirements: 'before' });
    expect(open({ target })).toHaveLength(1);
    expect(open({ target }, { torch: { packages: ['torch==2.8.0'], index: undefined } })).toHaveLength(2);
    expect(open({ target }, { version: 'v0.9.1' })).toContain(
      'version: git -C /t remote set-url origin https://github.com/kohya-ss/sd-scripts',
    );
  });

  it('tells uv a version where Python is only to be had by a launcher', () => {
    const python = { command: ['py', '-3.11'], version: '3.11.9' } as const;
    const target = checkout({});
    expect(open({ target, uv: 'uv', python, pythonIn: 'Scripts/python.exe' })).toEqual([
      'environment: uv venv --allow-existing --python 3.11 /t/venv',
      'torch: uv pip install --python /t/venv/Scripts/python.exe torch==2.6.0 --index-url https://torch.example/cu124',
      'requirements: uv pip install --python /t/venv/Scripts/python.exe -r requirements.txt',
    ]);
    expect(open({ target, python })).toContain('environment: py -3.11 -m venv /t/venv');
  });

  it('takes PyTorch from where all comes from, where nothing else is said', () => {
    const from = { torch: { packages: ['torch'], index: undefined }, index: 'https://mirror.example' };
    expect(open({}, from)).toContain(
      'torch: /t/venv/bin/python -m pip install torch --index-url https://mirror.example',
    );
  });

  it('needs git only for what it gets', () => {
    expect(open({ git: undefined })).toBe('git is missing, which gets the trainer.');
    const target = { ...checkout({}), got: undefined } as TargetState;
    expect(open({ git: undefined, target })).toHaveLength(3);
  });

  it('needs a Python only for an environment that is still to be made', () => {
    expect(open({ python: undefined })).toContain('There is no Python 3.10, 3.11, 3.12 here');
    expect(open({ python: undefined, target: checkout({ environment: 'own' }) })).toHaveLength(2);
  });

  it.each(['-x', '--upload-pack=x', 'a b', '.git', 'a;b'])('takes %s for no version', (name) => {
    expect(open({}, { version: name })).toBe(`"${name}" is no name of a version.`);
  });
});
