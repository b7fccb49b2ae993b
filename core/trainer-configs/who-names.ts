import { dirname, joinPath } from '../path.ts';
import type { ConfigAround, NamedPath, TrainerConfigReading } from '../trainers/trainer-configs.ts';
import type { ConfigPorts } from './config-ports.ts';
import { resolvePath } from './resolve-path.ts';

/** So many files of a folder are looked at: more are hardly all configurations of trainings. */
const MOST = 50;

/** What a training config in the same folder, or the one around, says of a file: what it is, and how it is trained. */
export function whoNames(ports: ConfigPorts, path: string): Pick<ConfigAround, 'role' | 'training'> {
  const folder = dirname(path);
  for (const near of new Set([folder, dirname(folder)])) {
    for (const other of tomlIn(ports, near)) {
      if (other === path) continue;
      const reading = readNaming(ports, other);
      const named = reading && namedIn(ports, other, reading).find((one) => one.resolved === path);
      if (named) return { role: named.role, training: reading.options };
    }
  }
  return {};
}

function tomlIn({ fileSystem }: ConfigPorts, folder: string): readonly string[] {
  return fileSystem
    .list(folder)
    .filter(({ name, kind }) => kind === 'file' && /\.toml$/i.test(name))
    .slice(0, MOST)
    .map(({ name }) => joinPath(folder, name));
}

/** The other configurations that one names, as far as they are there. */
export function namedIn(
  { fileSystem, startingFolders }: ConfigPorts,
  path: string,
  { paths }: TrainerConfigReading,
): readonly (NamedPath & { readonly resolved: string })[] {
  return paths
    .filter(({ role }) => role === 'dataset' || role === 'prompts')
    .flatMap((named) => {
      const found = resolvePath(fileSystem, dirname(path), named.path, startingFolders);
      return found.kind === 'file' ? [{ ...named, resolved: found.path }] : [];
    });
}

/** What a training config says; undefined for a file that names no other one, or can't be read. */
export function readNaming(
  { configs, source, readings }: ConfigPorts,
  path: string,
): TrainerConfigReading | undefined {
  const file = source(path);
  if (!file || !('text' in file) || !/dataset_config|sample_prompts/.test(file.text)) return undefined;
  const known = readings.get(path);
  if (known?.text === file.text) return known.reading;
  const reading = configs.read(file, { isMeant: true });
  readings.set(path, { text: file.text, reading });
  return reading;
}
