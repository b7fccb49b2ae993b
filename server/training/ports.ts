import * as path from 'node:path';
import { nodeJournalDisk } from '../../core/node/journal-disk.ts';
import { type Platform, platformOf } from '../../core/node/platform/index.ts';

/** What trainings need of the machine. */
export interface TrainingPorts {
  readonly disk: typeof nodeJournalDisk;
  readonly platform: Platform;
  /** The file of the `lora` command, which lies beside the server's own. */
  readonly cli: string;
}

/** This machine. */
export function trainingPorts(): TrainingPorts {
  return { disk: nodeJournalDisk, platform: platformOf(), cli: path.join(__dirname, 'cli.js') };
}
