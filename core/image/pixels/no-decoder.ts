import { type Message, message } from '../../message.ts';

/** That no picture can be decoded here, and what is off for that reason. */
export const withoutDecoder: Message = message(
  "Pictures can't be decoded here: this package has no decoder (sharp) that runs on this machine. What looks at pixels, and what writes pictures anew, is off; all else works.",
);
