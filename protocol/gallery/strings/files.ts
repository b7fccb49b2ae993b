import { texts } from './texts.ts';

export const files = texts('drop', 'dropInto', 'reading', 'cancel', 'tooLarge', 'failed', 'dismiss');
