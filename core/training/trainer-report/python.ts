import { message } from '../../message.ts';
import type { Installation } from '../installation.ts';
import type { PythonFacts, TorchFacts } from '../machine.ts';
import type { TrainerFacts } from '../trainer-facts.ts';
import type { TrainerCheck } from './check.ts';

const reinstall = message('Install Trainer… (lora install) puts what it needs there, into the same folder.');

/** The trainer's Python, what it has, and what PyTorch can use. */
export function* pythonChecks(facts: TrainerFacts, { python: path }: Installation): Iterable<TrainerCheck> {
  const { python, environments, packages } = facts;
  const base = { id: 'python', title: message('Python') } as const;
  if (!python || path === undefined) {
    const names = environments.map(({ name }) => name).join(', ');
    yield {
      ...base,
      state: 'error',
      value: message('The trainer has no virtual environment (venv or .venv).'),
      wayOut:
        environments.length > 0
          ? message(
              'Conda has environments with a PyTorch: {0}. Choose one (Choose Trainer…, or --python).',
              names,
            )
          : message('Install Trainer… (lora install) makes one, in the same folder.'),
      act: environments.length > 0 ? 'choose' : 'install',
    };
    return;
  }
  if ('problem' in python) {
    yield { ...base, state: 'error', value: python.problem, path, wayOut: reinstall, act: 'install' };
    return;
  }
  yield { ...base, state: 'ok', value: message('{0}', python.version), path };
  for (const { name, use } of packages) yield packageCheck(python, name, use);
  yield* torchChecks(facts, python);
}

function packageCheck(
  { packages }: PythonFacts,
  name: string,
  use: TrainerFacts['packages'][number]['use'],
): TrainerCheck {
  const base = { id: name, title: message('{0}', name) };
  const version = packages[name];
  if (version !== undefined) return { ...base, state: 'ok', value: message('{0}', version) };
  if (use === undefined) {
    return { ...base, state: 'error', value: message('It is missing.'), wayOut: reinstall, act: 'install' };
  }
  return { ...base, state: 'info', value: message('It is not there.'), wayOut: use };
}

function* torchChecks(
  { torch, gpus, isGpuHidden }: TrainerFacts,
  { packages }: PythonFacts,
): Iterable<TrainerCheck> {
  if (!torch || packages['torch'] === undefined) return;
  const base = { id: 'cuda', title: message('What PyTorch can use') } as const;
  if ('problem' in torch) {
    yield { ...base, state: 'error', value: torch.problem, wayOut: reinstall, act: 'install' };
    return;
  }
  if (!torch.isAvailable) {
    const needsGpu = gpus.length > 0 && !isGpuHidden;
    yield {
      ...base,
      state: needsGpu ? 'error' : 'info',
      value:
        torch.built === undefined
          ? message('The processor alone: this build has no support for a GPU.')
          : message('The processor alone, though it is built for {0}.', torch.built),
      ...(needsGpu ? wayToGpu(torch) : {}),
    };
    return;
  }
  for (const { name, isSupported, hasBf16 } of torch.devices) {
    yield isSupported
      ? {
          ...base,
          state: 'ok',
          value: hasBf16
            ? message('{0}, {1}; fp16 and bf16', torch.built ?? '', name)
            : message('{0}, {1}; fp16, but not bf16', torch.built ?? '', name),
        }
      : {
          ...base,
          state: 'error',
          value: message('{0} is newer than this PyTorch ({1}) has code for.', name, torch.version),
          wayOut: message('Install a newer PyTorch: Install Trainer… (lora install) offers the one for it.'),
          act: 'install',
        };
  }
}

function wayToGpu({ built, warnings }: TorchFacts): Pick<TrainerCheck, 'wayOut' | 'act'> {
  const [warning] = warnings;
  if (warning !== undefined) return { wayOut: message('It says: {0}', warning) };
  return built === undefined
    ? {
        wayOut: message(
          'Install a PyTorch for CUDA: Install Trainer… (lora install) offers the one for your card.',
        ),
        act: 'install',
      }
    : { wayOut: message("Look whether NVIDIA's driver is installed, and new enough for it.") };
}
