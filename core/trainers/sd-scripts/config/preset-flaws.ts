import type { ConfigEntry, ConfigFlaw, ConfigNode } from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import type { Fix } from '../../../finding.ts';
import { message } from '../../../message.ts';
import { remarksOnPreset } from '../gui/import-preset.ts';
import { guiKeys } from '../gui/index.ts';

/** What a preset of kohya_ss says in vain, or otherwise than its window takes it, or what the trainer stops over then. */
export function presetFlaws(text: string, root: ConfigNode): readonly ConfigFlaw[] {
  if (root.kind !== 'table') return [];
  const told = remarksOnPreset(root).flatMap(({ severity, key, message: said, span }): ConfigFlaw[] => {
    if (!span) return [];
    const entry = root.entries.get(key);
    if (!guiKeys.has(key))
      return [{ severity, span, message: said, fixes: entry ? renamed(text, key, entry) : [] }];
    return [{ severity, span: entry?.node.span ?? span, message: said }];
  });
  return [...told, ...[...root.entries].flatMap(([key, entry]) => aboutChoice(key, entry))];
}

function renamed(text: string, key: string, { key: span }: ConfigEntry): readonly Fix[] {
  const guess = nearest(key, [...guiKeys.keys()]);
  if (guess === undefined) return [];
  const newText = text[span.start] === '"' ? JSON.stringify(guess) : guess;
  return [{ title: message('Change it to "{0}"', guess), kind: 'suggested', edits: [{ span, newText }] }];
}

/** Fields that take what else is typed into them, too. */
const open = new Set(['caption_extension', 'lr_scheduler_type']);

/** A value that a field of the window doesn't offer. */
function aboutChoice(key: string, { node }: ConfigEntry): readonly ConfigFlaw[] {
  const { choices } = guiKeys.get(key) ?? {};
  if (
    !choices ||
    open.has(key) ||
    node.kind !== 'text' ||
    node.value === '' ||
    isOffered(key, node.value, choices)
  )
    return [];
  const value = String(node.value);
  const names = choices.map(String);
  const guess = nearest(value, names);
  const shown = JSON.stringify(value.slice(0, 60));
  const text = guess
    ? message('kohya_ss offers no {0} for {1}. Did you mean "{2}"?', shown, key, guess)
    : message('kohya_ss offers no {0} for {1}.', shown, key);
  const fix = { title: message('Change it to "{0}"', guess ?? ''), kind: 'suggested' as const };
  const edits = [{ span: node.span, newText: JSON.stringify(guess) }];
  return [
    {
      severity: 'warning',
      span: node.span,
      message: text,
      fixes: guess === undefined ? [] : [{ ...fix, edits }],
    },
  ];
}

/** Numbers may be written as texts, and one name of former days is still read. */
function isOffered(key: string, value: unknown, choices: readonly unknown[]): boolean {
  if (key === 'LoRA_type' && value === 'LoCon') return true;
  return choices.some((choice) => String(choice) === String(value));
}
