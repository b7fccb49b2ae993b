import { type Message, message } from '../../message.ts';
import type { ChangeRefusal, ChangeRefusalReason } from './change-refusal.ts';

const reasons: Readonly<Record<ChangeRefusalReason, (detail: string) => Message>> = {
  changed: () => message('it was changed meanwhile'),
  'not-utf-8': () => message('it is not UTF-8'),
  'read-only': () => message('it is read-only'),
  missing: () => message('it is not there any more'),
  'no-permission': () => message('there is no permission to write it'),
  'disk-full': () => message('the disk is full'),
  io: (detail) => message('it can not be written: {0}', detail),
  exists: () => message('there is a file of this name already'),
  unsaved: () => message('it is open with unsaved changes'),
  mistake: (detail) => message('what to change there can not be worked out: {0}', detail),
  'too-long': (detail) => message('it would have {0} characters', detail),
  link: () => message('it is a link to a picture elsewhere'),
  picture: (detail) => message('it can not be written anew: {0}', detail),
  'no-journal': (detail) => message('what would undo it can not be kept: {0}', detail),
};

/** Why a file was left as it is, as the end of a sentence. */
export function refusalMessage({ reason, detail }: ChangeRefusal): Message {
  return reasons[reason](detail);
}
