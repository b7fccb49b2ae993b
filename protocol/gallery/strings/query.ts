import { texts } from './texts.ts';

export const query = texts('query', 'placeholder', 'clear', 'saved', 'keep', 'forget', 'noneSaved', 'recent');
