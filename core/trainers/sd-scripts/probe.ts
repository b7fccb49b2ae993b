import * as z from 'zod';
import type { PythonFacts } from '../../training/machine.ts';
import { askedPackages } from './packages.ts';

/** Asks for versions only: importing PyTorch to ask it would take many seconds. */
export const probeScript = `
import json, sys
from importlib import metadata
def version(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
print(json.dumps({"version": sys.version.split()[0], "packages": {name: version(name) for name in sys.argv[1:]}}))
`.trim();

/** The arguments of a Python that is to tell what it has. */
export const probeArguments: readonly string[] = ['-c', probeScript, ...askedPackages];

const answer = z.object({
  version: z.string(),
  packages: z.record(z.string(), z.string().nullable()),
});

/** Reads the answer: the last line, whatever some package prints before it. */
export function parseProbe(output: string): PythonFacts | undefined {
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  try {
    const { version, packages } = answer.parse(JSON.parse(line));
    const known = Object.entries(packages).map(([name, value]) => [name, value ?? undefined] as const);
    return { version, packages: Object.fromEntries(known) };
  } catch {
    return undefined;
  }
}

/** Whether its PyTorch can use a graphics card, by its version: `2.6.0+cpu` can't. @returns undefined if that can't be told */
export function torchTarget({ packages }: PythonFacts): 'cuda' | 'rocm' | 'cpu' | undefined {
  const [, build = ''] = (packages['torch'] ?? '').split('+');
  if (build.startsWith('cu')) return 'cuda';
  if (build.startsWith('rocm')) return 'rocm';
  return build.startsWith('cpu') ? 'cpu' : undefined;
}
