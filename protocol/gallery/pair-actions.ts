/** What is done with the files of pairs by VS Code, where it can be taken back. */
export const fileCommands = ['rename', 'move', 'copy', 'delete', 'exclude', 'reveal', 'openImage'] as const;

/** What the menu of a pair does. */
export const pairActions = [
  'openCaption',
  'openImage',
  'editCaption',
  'copyTags',
  'pasteTags',
  'review',
  'rename',
  'move',
  'copy',
  'exclude',
  'delete',
  'reveal',
] as const;

export type FileCommand = (typeof fileCommands)[number];
export type PairAction = (typeof pairActions)[number];
