// A bundle of its own: what is loaded with the first command, caption sheet or task.
export { commands, runCommand } from './commands/index.ts';
export { SheetFiles } from './sheet/sheet-files.ts';
export { tasksOf } from './training/offered-tasks.ts';
export { resolvedTask } from './training/run-task.ts';
