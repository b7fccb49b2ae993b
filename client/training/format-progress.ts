import * as vscode from 'vscode';
import type { RunProgress, RunView } from '../../protocol/training.ts';

/** Seconds as `1:58:12` or `3:05`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How fast it is: steps a second, or seconds a step where that is the larger number. */
export function formatSpeed(speed: number): string {
  // Always as many digits: otherwise what stands behind it jumps to and fro.
  const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  const number = new Intl.NumberFormat(vscode.env.language, digits);
  return speed >= 1
    ? vscode.l10n.t('{0} it/s', number.format(speed))
    : vscode.l10n.t('{0} s/it', number.format(1 / speed));
}

/** `no checkpoint`, `1 checkpoint`, `8 checkpoints`. */
export function formatCheckpoints(count: number): string {
  if (count === 0) return vscode.l10n.t('no checkpoint');
  return count === 1 ? vscode.l10n.t('1 checkpoint') : vscode.l10n.t('{0} checkpoints', count);
}

export function formatLoss({ loss, isLossBroken }: RunProgress): string | undefined {
  if (isLossBroken) return vscode.l10n.t('loss NaN');
  const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  const number = new Intl.NumberFormat(vscode.env.language, digits);
  return loss === null ? undefined : vscode.l10n.t('loss {0}', number.format(loss));
}

/** Where a run stands, in short: `epoch 3/8 · 1234/3360 · 2.6 it/s · 13:40 left · loss 0.0812`. */
export function formatRun({ state, stop, progress, watch }: RunView): string {
  if (state === 'queued') {
    return watch === 'unsupervised'
      ? vscode.l10n.t('in the queue, and nobody looks after it')
      : vscode.l10n.t('waits for the GPU');
  }
  // What matters most first: a status bar cuts off what is too long.
  const notes = [
    watch === 'elsewhere' ? vscode.l10n.t('on another machine') : undefined,
    stop === 'now' ? vscode.l10n.t('stopping') : undefined,
    stop === 'after-checkpoint' ? vscode.l10n.t('stops after the next checkpoint') : undefined,
    progress.isLossBroken ? formatLoss(progress) : undefined,
  ];
  const parts = progress.phase === 'training' ? training(progress) : [preparing(progress)];
  return [...notes, ...parts].filter((part) => part !== undefined).join(' · ');
}

function training(progress: RunProgress): string[] {
  const { epoch, epochs, step, steps, speed, left, isSampling } = progress;
  return [
    epochs === null ? undefined : vscode.l10n.t('epoch {0}/{1}', epoch, epochs),
    steps === null ? String(step) : `${step}/${steps}`,
    isSampling ? vscode.l10n.t('making samples') : speed === null ? undefined : formatSpeed(speed),
    left === null ? undefined : vscode.l10n.t('{0} left', formatDuration(left)),
    progress.isLossBroken ? undefined : formatLoss(progress),
  ].filter((part) => part !== undefined);
}

function preparing({ phase }: RunProgress): string {
  switch (phase) {
    case 'dataset':
      return vscode.l10n.t('reading the dataset');
    case 'caching':
      return vscode.l10n.t('caching');
    case 'model':
      return vscode.l10n.t('loading the model');
    default:
      return vscode.l10n.t('starting');
  }
}
