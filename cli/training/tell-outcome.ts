import { formatMessage } from '../../core/message.ts';
import { toNative } from '../../core/node/native-path.ts';
import { failurePlace } from '../../core/node/training/failure-place.ts';
import { relativeTo } from '../../core/path.ts';
import { outcomeLines } from '../../core/training/outcome-lines.ts';
import type { Progress } from '../../core/training/progress.ts';
import type { RunRecord } from '../../core/training/run-record.ts';

const endings: Readonly<Record<string, string>> = {
  succeeded: 'is trained',
  failed: 'failed',
  stopped: 'was stopped',
  lost: 'ended while nobody watched',
};

/** How a run ended, in lines for a person. */
export function tellOutcome(folder: string, record: RunRecord, progress: Progress): readonly string[] {
  const { name, state, outcome } = record;
  const how = endings[state] ?? `is ${state}`;
  const all = Math.min(progress.steps ?? 0, record.steps?.trained ?? Number.POSITIVE_INFINITY);
  const place = progress.steps === undefined ? '' : ` at step ${progress.step} of ${all}`;
  const lines =
    state === 'succeeded'
      ? [`${name} ${how}: ${progress.step} steps in ${duration(record)}.`]
      : [`${name} ${how}${place}${record.started === null ? '' : `, after ${duration(record)}`}.`];
  const { explanation, cause, wayOut } = outcomeLines(outcome);
  if (explanation) lines.push(formatMessage(explanation));
  if (cause) lines.push(`  ${cause}`);
  if (wayOut) lines.push(formatMessage(wayOut));
  const mended = failurePlace(record);
  // A terminal makes a link of it.
  if (mended?.at) lines.push(`  ${toNative(mended.file)}:${mended.at.line}`);
  const saved = progress.checkpoints.map((file) => shorten(folder, file));
  if (saved.length > 0) lines.push(`Checkpoints: ${saved.join(', ')}`);
  return lines;
}

function shorten(folder: string, file: string): string {
  return file.startsWith(`${folder}/`) ? relativeTo(folder, file) : file;
}

function duration({ started, ended }: RunRecord): string {
  if (started === null || ended === null) return '0:00';
  return formatSeconds((Date.parse(ended) - Date.parse(started)) / 1000);
}

/** Seconds as `1:58:12` or `3:05`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
