import type { Message } from '../../message.ts';

/** What a user can do about something that is missing. */
export type TrainerAct = 'choose' | 'install' | 'open-file';

/** One line of a trainer's report. */
export interface TrainerCheck {
  /** What it is about; a package has its own name. Never changes its meaning. */
  readonly id: string;
  readonly title: Message;
  /** An error stops any training; what is only told is `info`. */
  readonly state: 'ok' | 'warning' | 'error' | 'info';
  readonly value: Message;
  /** Where it is, in core's form. */
  readonly path?: string;
  /** What to do, or what it means. */
  readonly wayOut?: Message;
  /** The first thing to try. */
  readonly act?: TrainerAct;
}
