import type { ConfigCompletion, ConfigItem } from '../../../config/complete-config.ts';
import type { ConfigDocument } from '../../../config/config-document.ts';
import { formWords } from '../../../config/form-words.ts';
import type { ConfigHover } from '../../../config/hover-config.ts';
import { message } from '../../../message.ts';
import { groupsAt, readAttention } from '../../../prompt/attention.ts';
import { hoverWords } from '../../../prompt/hover-prompt.ts';
import type { Span } from '../../../span.ts';
import { parsePromptLine } from '../prompt-line.ts';
import { type PromptSetting, promptSettings } from './prompt-keys.ts';
import { promptPieces } from './prompt-pieces.ts';

/** A file of sample prompts, one a line. */
export function promptDocument(text: string): ConfigDocument {
  return {
    complete: (offset) => complete(lineAt(text, offset), offset),
    hover: (offset) => hover(lineAt(text, offset), offset),
  };
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function lineAt(text: string, offset: number): Line {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const length = text.slice(start).search(/[\r\n]|$/);
  return { start, text: text.slice(start, start + length) };
}

/** Settings behind ` -`, and samplers behind ` --ss `; the prompt itself is nobody's to suggest. */
function complete({ start, text }: Line, offset: number): ConfigCompletion | undefined {
  if (text.startsWith('#')) return undefined;
  const before = text.slice(0, offset - start);
  const named = / (-{1,2})(\w*)$/.exec(before);
  if (named) {
    const after = /^\w*/.exec(text.slice(offset - start))?.[0] ?? '';
    const [, dashes = '', typed = ''] = named;
    const replace = { start: offset - typed.length - dashes.length, end: offset + after.length };
    const isFollowed = /^ \S/.test(text.slice(replace.end - start));
    const there = new Set(
      promptPieces(text, start).flatMap(({ sets, span }) =>
        span.start === replace.start ? [] : (sets ?? []),
      ),
    );
    return {
      replace,
      items: promptSettings.filter(({ key }) => !there.has(key)).map((one) => itemOf(one, isFollowed)),
    };
  }
  const [, name = '', typed = ''] = / --(\w+) ([^ ]*)$/.exec(before) ?? [];
  const setting = promptSettings.find(({ flag }) => flag === name.toLowerCase());
  if (!setting || (!setting.values && setting.example === '')) return undefined;
  const after = /^[^ ]*/.exec(text.slice(offset - start))?.[0] ?? '';
  return {
    replace: { start: offset - typed.length, end: offset + after.length },
    items: (setting.values ?? [setting.example]).map((value) => ({
      kind: 'value',
      label: value,
      newText: value,
      filter: value,
      detail: message('{0}', setting.key),
      about: [message(setting.help)],
    })),
  };
}

function itemOf(
  { flag, key, form, help, example, values = [] }: PromptSetting,
  isFollowed: boolean,
): ConfigItem {
  const choice = values.map((value) => value.replace(/[\\,|$}]/g, '\\$&')).join(',');
  const stop = choice === '' ? `\${1:${example}}` : `\${1|${choice}|}`;
  return {
    kind: 'key',
    label: `--${flag}`,
    newText: isFollowed ? `--${flag}` : `--${flag} `,
    ...(isFollowed ? {} : { snippet: `--${flag} ${stop}` }),
    filter: `--${flag}`,
    detail: message('{0}: {1}', key, formWords({ form })),
    about: [message(help)],
  };
}

/** A setting, with its value as the trainer has it; words that brackets are around. */
function hover({ start, text }: Line, offset: number): ConfigHover | undefined {
  if (text.startsWith('#')) return undefined;
  const piece = promptPieces(text, start).find(({ span }) => span.start <= offset && offset <= span.end);
  if (!piece) return undefined;
  if (piece.isFirst) return weight({ start, text }, piece.span, offset);
  const flag = /^\w+/.exec(piece.text)?.[0] ?? '';
  const setting = promptSettings.find((one) => one.key === piece.sets || one.flag === flag.toLowerCase());
  if (!setting) return undefined;
  const end = piece.sets === undefined ? piece.span.end : piece.span.start + 2 + piece.read;
  if (offset > end) return undefined;
  const value = parsePromptLine(` --${piece.text}`)[setting.key];
  return {
    span: { start: piece.span.start, end },
    title: `--${setting.flag}`,
    lines: [
      message(setting.help),
      piece.sets === undefined
        ? message('The trainer passes over it as it is written here.')
        : message('The trainer reads: {0} = {1}', setting.key, JSON.stringify(value)),
      ...(setting.values && typeof value === 'string' && !setting.values.includes(value)
        ? [message('It knows no such sampler, and takes ddim.')]
        : []),
    ],
  };
}

/** How much words of the prompt count. Source: `sample_images` in `library/train_util.py` and `library/sdxl_train_util.py`. */
function weight({ start, text }: Line, { end }: Span, offset: number): ConfigHover | undefined {
  const part = { kind: 'prompt' as const, span: { start: 0, end: end - start } };
  const attention = readAttention(text, part.span, true);
  const words = hoverWords(text, offset - start, part, attention);
  if (!words || groupsAt(attention, words.span.start).length === 0) return undefined;
  return {
    span: { start: words.span.start + start, end: words.span.end + start },
    title: words.title,
    lines: [
      ...words.lines,
      message('So it is in samples of SD 1.5, SD 2 and SDXL; other models read the signs as words.'),
    ],
  };
}
