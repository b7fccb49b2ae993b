import { applyTextEdits, type TextEdit } from '../span.ts';
import { replaceText, setInTable } from './edit-config.ts';
import { gapBehind, insertion, newLineOf } from './insertion.ts';
import { readConfig } from './read-config.ts';
import type { Config } from './schema.ts';
import { type Path, readToml } from './toml.ts';
import { tomlString } from './write-config.ts';

/**
 * The edit of a `lora-dataset.toml` that turns a rule off in the dataset; its options stay.
 * @returns undefined for a text that is no TOML, or where it can't be said in one edit
 */
export function turnOffRule(text: string, code: string): readonly TextEdit[] | undefined {
  const isOff = ({ rules }: Config) => isOffIn(rules, code);
  const candidates = [setInTable(text, 'rules', code, 'off'), ...turnOffAt(text, ['rules', code])];
  return candidates.find((edits) => edits && leadsTo(text, edits, isOff));
}

/**
 * The edit that turns a rule off for the files of a pattern: in the last override, which leads, if it is for the same files,
 * else in a new one.
 */
export function turnOffRuleFor(text: string, code: string, pattern: string): readonly TextEdit[] | undefined {
  const isOff = ({ overrides }: Config) => isOffIn(overrides?.at(-1)?.rules, code);
  const overrides = readConfig(text).config.overrides ?? [];
  const last = overrides.at(-1);
  const isSame = last?.files.length === 1 && last.files[0] === pattern;
  const rules: Path = ['overrides', overrides.length - 1, 'rules'];
  const newLine = newLineOf(text);
  const lines = ['[[overrides]]', `files = [${tomlString(pattern)}]`, `rules = { ${code} = "off" }`, ''];
  const candidates = [
    ...(isSame ? [...turnOffAt(text, [...rules, code]), insertInBraces(text, rules, `${code} = "off"`)] : []),
    [insertion(text.length, gapBehind(text) + lines.join(newLine))],
  ];
  return candidates.find((edits) => edits && leadsTo(text, edits, isOff));
}

/** The ways to turn a setting off that is there: another severity, or one beside its options. */
function turnOffAt(text: string, path: Path): readonly (readonly TextEdit[] | undefined)[] {
  const severity = 'severity = "off"';
  return [
    replaceText(text, path, 'off'),
    replaceText(text, [...path, 'severity'], 'off'),
    insertInBraces(text, path, severity),
    insertBelowHeader(text, path, severity),
  ];
}

function insertInBraces(text: string, path: Path, pair: string): readonly TextEdit[] | undefined {
  const toml = readToml(text);
  if ('mistake' in toml) return undefined;
  const { start, end } = toml.placeOf(path, 'value');
  if (text[start] !== '{') return undefined;
  const isEmpty = text.slice(start + 1, end - 1).trim() === '';
  return [insertion(start + 1, ` ${pair}${isEmpty ? ' ' : ','}`)];
}

function insertBelowHeader(text: string, path: Path, pair: string): readonly TextEdit[] | undefined {
  const toml = readToml(text);
  if ('mistake' in toml) return undefined;
  const { end } = toml.placeOf(path, 'key');
  const length = text.slice(end).search(/[\r\n]|$/);
  return [insertion(end + length, newLineOf(text) + pair)];
}

/** Whether edits make a configuration say what is meant, and break nothing. */
function leadsTo(text: string, edits: readonly TextEdit[], isMeant: (config: Config) => boolean): boolean {
  if (edits.length === 0 || 'mistake' in readToml(text)) return false;
  const after = readConfig(applyTextEdits(text, edits));
  return isMeant(after.config) && after.problems.length <= readConfig(text).problems.length;
}

function isOffIn(rules: Config['rules'], code: string): boolean {
  const setting = rules?.[code];
  return setting === 'off' || (typeof setting === 'object' && setting.severity === 'off');
}
