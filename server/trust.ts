import { message } from '../core/message.ts';
import { translate } from './translate.ts';

/** A wish that is refused, with the reason in the user's language; nothing went wrong. */
export class Refused extends Error {}

/** Whether the user trusts what is open. As long as they don't, no program is started, not even to ask it something. */
export class Trust {
  /** Editors that know no such thing mean that all is trusted. */
  isGiven = true;

  /** @throws Refused without it */
  demand(): void {
    if (!this.isGiven)
      throw new Refused(translate(message('Nothing is trained in a folder that is not trusted.')));
  }
}
