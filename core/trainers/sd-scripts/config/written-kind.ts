import { jsonTree } from '../../../config/json-tree.ts';
import { nearest } from '../../../config/nearest.ts';
import type { ScannedConfig } from '../../../config/place-at.ts';
import { isTree, tomlTree } from '../../../config/toml-tree.ts';
import type { ConfigText, LanguageAround } from '../../trainer-configs.ts';
import { optionTable } from '../known-options.ts';
import { type ConfigKind, configKind } from './config-kind.ts';
import { dialectOf, isPreset } from './dialects.ts';

/** The tables that people divide a training config into. */
const tables = /^(?:model|network|training|optimizer|saving|samples?|logging|dataset|general|\w+_arguments)$/;

/**
 * What a file is, or is about to become: what stands in it may be wrong or not enough at the moment.
 * @param scanned what can be read of it; undefined for a text
 */
export function writtenKind(
  { name, text }: ConfigText,
  { role, isMeant = false }: LanguageAround,
  scanned: ScannedConfig | undefined,
): Exclude<ConfigKind, 'foreign'> | undefined {
  if (isPreset({ name, text })) return 'preset';
  if (dialectOf(text) !== undefined) return undefined;
  if (role === 'dataset' || role === 'prompts') return role;
  const isToml = /\.toml$/i.test(name);
  const tree = isToml ? tomlTree(text) : /\.json$/i.test(name) ? jsonTree(text) : undefined;
  const kind = configKind(name, text, tree && isTree(tree) ? tree : undefined, isMeant);
  if (kind !== undefined || !scanned) return kind === 'foreign' ? undefined : kind;
  const written = [...scanned.everywhere];
  const headers = scanned.headers.map(({ path: [first = ''] }) => first).filter((first) => first !== '');
  const begins = (names: readonly string[], parts: readonly string[]) =>
    parts.every((part) => names.some((one) => one.startsWith(part)));
  const isOurJson = written.length === 0 || written.some((key) => key === 'general' || key === 'datasets');
  if (/dataset/i.test(name) && begins(['general', 'datasets'], headers) && (isToml || isOurJson))
    return 'dataset';
  if (/prompt/i.test(name) && begins(['prompt'], headers)) return 'prompts';
  if (
    !isToml ||
    !/(?:^|[^a-z])(?:config|train|lora)/i.test(name) ||
    !headers.every((one) => tables.test(one))
  )
    return undefined;
  const options = [...optionTable.keys()];
  const isNear = (key: string) => key.length > 4 && nearest(key, options) !== undefined;
  const isNew = !/^[^#\r\n]*=/m.test(text);
  return isNew || written.some((key) => optionTable.has(key) || isNear(key)) ? 'training' : undefined;
}
