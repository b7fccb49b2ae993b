import type { HelpStrings } from '../../../protocol/gallery/strings.ts';

type Name = Exclude<keyof HelpStrings, 'title' | 'close' | Section>;

type Section = 'grid' | 'edits' | 'words' | 'lightbox';

/** Keys that do something, and the sentence that says what. A key of several parts is written as `Ctrl+A`. */
type Line = readonly [keys: readonly string[], name: Name];

/** The gallery's keys, by where they do something. */
export const keyList: readonly {
  readonly title: Section;
  readonly lines: readonly Line[];
}[] = [
  {
    title: 'grid',
    lines: [
      [['←', '→', '↑', '↓', 'PgUp', 'PgDn'], 'move'],
      [['Home', 'End'], 'ends'],
      [['Ctrl+Home', 'Ctrl+End'], 'allEnds'],
      [['Shift+↓'], 'range'],
      [['Ctrl+Space'], 'toggle'],
      [['Ctrl+A'], 'all'],
      [['Esc'], 'none'],
      [['/', 'Ctrl+F'], 'query'],
      [['+', '-'], 'zoom'],
      [['B'], 'crop'],
      [['Space'], 'open'],
      [['?'], 'help'],
    ],
  },
  {
    title: 'edits',
    lines: [
      [['Enter'], 'caption'],
      [['Ctrl+Enter'], 'editor'],
      [['1', '…', '9'], 'palette'],
      [['Ctrl+C', 'Ctrl+V'], 'tags'],
      [['.'], 'repeat'],
      [['Ctrl+Z'], 'undo'],
      [['R'], 'review'],
      [['F2'], 'rename'],
      [['X'], 'exclude'],
      [['Delete'], 'remove'],
    ],
  },
  {
    title: 'words',
    lines: [
      [['Ctrl+Enter', 'Ctrl+S'], 'save'],
      [['Esc'], 'giveUp'],
      [['Alt+↓', 'Alt+↑'], 'otherCaption'],
      [['←', '→', '↑', '↓'], 'chip'],
      [['Alt+←', 'Alt+→'], 'moveChip'],
      [['F2', 'Enter'], 'changeChip'],
      [['Delete', 'Backspace'], 'removeChip'],
    ],
  },
  {
    title: 'lightbox',
    lines: [
      [['←', '→', 'PgUp', 'PgDn'], 'neighbour'],
      [['Home', 'End'], 'allEnds'],
      [['+', '-'], 'enlarge'],
      [['0'], 'whole'],
      [['←', '→', '↑', '↓'], 'pan'],
      [['F'], 'flip'],
      [['H'], 'halves'],
      [['B'], 'crop'],
      [['M'], 'mask'],
      [['Enter'], 'caption'],
      [['Esc', 'Space'], 'shut'],
    ],
  },
];
