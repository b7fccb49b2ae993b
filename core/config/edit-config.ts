import type { TextEdit } from '../span.ts';
import { rewriteString } from './string-edits.ts';
import { type Path, readToml } from './toml.ts';
import { tomlString } from './write-config.ts';

/**
 * The edit of a `lora-dataset.toml` that makes `[dataset]` say something: in the place of what it says, else below the
 * table's name, else in a new table at the end.
 * @returns undefined for a text that is no TOML, or whose key holds something else than a text
 */
export function setInDataset(text: string, key: string, value: string): readonly TextEdit[] | undefined {
  return setInTable(text, 'dataset', key, value);
}

/** The same for any table at the top. */
export function setInTable(
  text: string,
  name: string,
  key: string,
  value: string,
): readonly TextEdit[] | undefined {
  const toml = readToml(text);
  if ('mistake' in toml) return undefined;
  const tables = toml.value as Readonly<Record<string, unknown>>;
  const table = tables[name] as Readonly<Record<string, unknown>> | undefined;
  const written = table?.[key];
  if (typeof written === 'string') return rewriteString(text, toml.placeOf([name, key], 'value'), value);
  if (written !== undefined) return undefined;
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${key} = ${tomlString(value)}`;
  const gap = text === '' ? '' : text.endsWith('\n') ? newLine : newLine + newLine;
  const appended = [insertion(text.length, `${gap}[${name}]${newLine}${line}${newLine}`)];
  if (table === undefined) return appended;
  if (typeof table !== 'object') return undefined;
  const place = toml.placeOf([name], 'key');
  if (/\[[ \t]*$/.test(text.slice(0, place.start))) {
    // Only a table within it has a header: `[training.options]`.
    if (/^(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*\./.test(text.slice(place.start, place.end))) return appended;
    const length = text.slice(place.end).search(/[\r\n]|$/);
    return [insertion(place.end + length, newLine + line)];
  }
  const { start } = toml.placeOf([name], 'value');
  // A table within braces, or keys that name it each: `dataset.trigger = "alice"`.
  if (text[start] === '{')
    return [insertion(start + 1, ` ${line}${Object.keys(table).length > 0 ? ',' : ' '}`)];
  return [insertion(place.start, `${name}.${line}${newLine}`)];
}

/** The edit of a `lora-dataset.toml` that writes another text in the place of one that stands there. */
export function replaceText(text: string, path: Path, value: string): readonly TextEdit[] | undefined {
  const toml = readToml(text);
  return 'mistake' in toml ? undefined : rewriteString(text, toml.placeOf(path, 'value'), value);
}

/** An edit that only adds. */
export function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}
