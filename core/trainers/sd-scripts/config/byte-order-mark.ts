import type { ConfigFlaw, ConfigNode } from '../../../config/config-node.ts';
import { message } from '../../../message.ts';
import type { Span } from '../../../span.ts';
import type { ConfigText } from '../../trainer-configs.ts';
import type { ConfigKind } from './config-kind.ts';

/** What a byte order mark makes of a configuration: it stays in front of the first word. */
export function aboutMark(
  { name, text, bom }: ConfigText,
  kind: ConfigKind,
  root: ConfigNode | undefined,
): readonly ConfigFlaw[] {
  if (!bom) return [];
  const length = text.search(/[\r\n=]|$/);
  const span: Span = { start: 0, end: length };
  if (/\.txt$/i.test(name)) {
    const stays = message(
      'The file begins with a byte order mark, which the trainer reads as a part of its first line.',
    );
    return [{ severity: 'warning', span, message: stays }];
  }
  const isLost = kind === 'training' && root !== undefined && /^[\w"'-]/.test(text);
  const first = isLost
    ? message(
        'The file begins with a byte order mark, which the trainer reads as a part of the first key: that one is lost.',
      )
    : message('The file begins with a byte order mark: the trainer can not read it, and stops.');
  return [{ severity: isLost ? 'warning' : 'error', span, message: first }];
}
