import { setImmediate } from 'node:timers/promises';
import { completeCaption } from '../core/language/completion/complete-caption.ts';
import { preparations } from '../core/language/completion/preparations.ts';
import type { FeatureContext } from './features/feature.ts';
import { captionAt } from './session/caption-at.ts';

/**
 * Has completion ready when a caption is opened: what it needs of the dataset is made before the first keystroke, each
 * piece in a turn of its own, so that whatever is asked meanwhile is answered in between.
 */
export async function warmUp(context: FeatureContext, uri: string): Promise<void> {
  for (const prepare of preparations) {
    const open = await captionAt(context, { uri });
    if (!open) return;
    // Behind the caption's diagnostics, which are asked for at the same moment.
    await setImmediate();
    prepare(open.dataset);
  }
  const open = await captionAt(context, { uri });
  if (open)
    completeCaption(open.dataset, open.path, open.caption, open.caption.text.length, context.knowledge);
}
