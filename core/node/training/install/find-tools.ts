import type { BasePython, InstallFacts } from '../../../training/install/plan.ts';
import type { TrainerSource } from '../../../training/install/trainer-source.ts';
import { runProgram } from '../../program.ts';

/** How long each may take to tell its version (ms). */
const LIMIT = 15_000;

/** Its version, and whether it can make environments: Debian has that in a package of its own. */
const ASK_PYTHON = `
import sys, importlib.util
print("%d.%d.%d" % sys.version_info[:3], importlib.util.find_spec("ensurepip") is not None)
`.trim();

/** The tools that an installation is done with. @param python one that the user names, which outweighs what is found */
export async function findTools(
  source: TrainerSource,
  python: string | undefined,
  isWindows: boolean,
): Promise<Pick<InstallFacts, 'git' | 'uv' | 'python'>> {
  const [git, uv] = await Promise.all([versionOf('git'), versionOf('uv')]);
  const found = await findPython(source, python, isWindows, uv !== undefined);
  return { git, uv: uv === undefined ? undefined : 'uv', python: found };
}

/** What a program says of its version: `git version 2.43.0` is 2.43.0. @returns undefined where it is not there */
export async function versionOf(program: string): Promise<string | undefined> {
  const result = await runProgram(program, ['--version'], { limit: LIMIT });
  if (result.kind !== 'ended' || result.exitCode !== 0) return undefined;
  return /\d+(?:\.\d+)+/.exec(result.stdout)?.[0] ?? '';
}

async function findPython(
  { pythons }: TrainerSource,
  named: string | undefined,
  isWindows: boolean,
  hasUv: boolean,
): Promise<BasePython | undefined> {
  const commands: readonly BasePython['command'][] =
    named !== undefined
      ? [[named]]
      : [
          ...pythons.map((version): BasePython['command'] =>
            isWindows ? ['py', `-${version}`] : [`python${version}`],
          ),
          ['python3'],
          ['python'],
        ];
  for (const command of commands) {
    const [program, ...args] = command;
    const result = await runProgram(program, [...args, '-c', ASK_PYTHON], { limit: LIMIT });
    if (result.kind !== 'ended' || result.exitCode !== 0) continue;
    const [version = '', canMake] = result.stdout.trim().split(' ');
    const fits = named !== undefined || pythons.some((one) => version.startsWith(`${one}.`));
    if (fits && (hasUv || canMake === 'True')) return { command, version };
  }
  return undefined;
}
