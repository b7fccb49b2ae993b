import type { Command } from './command.ts';

export const showLog: Command = {
  id: 'lora.showLog',
  run: ({ log }) => log.show(),
};
