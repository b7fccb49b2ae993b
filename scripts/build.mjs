import { runNode } from './command.mjs';
import { root } from './repository.mjs';

/** Builds everything into dist/, which is emptied first. @throws {Error} when that fails */
export async function build({ production = false } = {}) {
  const code = await runNode('esbuild.mjs', production ? ['--production'] : [], { cwd: root });
  if (code !== 0) throw new Error('The build failed.');
}
