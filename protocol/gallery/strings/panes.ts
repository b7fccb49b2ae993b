import { texts } from './texts.ts';

export const panes = texts('border');
