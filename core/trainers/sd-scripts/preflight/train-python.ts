import { type Message, message } from '../../../message.ts';
import type { Check, Problem } from '../../../training/problem.ts';
import { packages } from '../packages.ts';

/** What a Python without the trainer's packages can't do is told by the trainer one error at a time, after its start. */
export const trainPython: Check = function* ({ machine: { installation, python } }) {
  // Where the trainer is not known that is the problem.
  if (!installation) return;
  const problem = (text: Message, wayOut?: Message): Problem => ({
    code: 'train-python',
    severity: 'error',
    message: text,
    ...(wayOut === undefined ? {} : { wayOut }),
  });
  if (!python) {
    const none = problem(
      message('The trainer in "{0}" has no virtual environment (venv or .venv).', installation.root),
      message('Install what it needs (LoRA: Install Trainer…, lora install), or name its Python.'),
    );
    yield { ...none, isFinal: true };
  } else if ('problem' in python) yield problem(python.problem);
  else {
    for (const { name, use } of packages) {
      if (use !== undefined || python.packages[name] !== undefined) continue;
      yield problem(
        message("The trainer's Python lacks the package {0}.", name),
        message("Install the trainer's requirements into {0}.", installation.python ?? ''),
      );
    }
  }
};
