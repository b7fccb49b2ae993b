import { texts } from './texts.ts';

export const query = texts('query', 'placeholder', 'clear');
