import * as path from 'node:path';
import { nodeJournalDisk } from '../../core/node/edits/journal-disk.ts';
import { type Platform, platformOf } from '../../core/node/platform/index.ts';
import { Trust } from '../trust.ts';

/** What trainings need of the machine. */
export interface TrainingPorts {
  readonly disk: typeof nodeJournalDisk;
  readonly platform: Platform;
  /** The file of the `lora` command, which lies beside the server's own. */
  readonly cli: string;
  readonly trust: Trust;
}

/** This machine. */
export function trainingPorts(): TrainingPorts {
  const cli = path.join(__dirname, 'cli.js');
  return { disk: nodeJournalDisk, platform: platformOf(), cli, trust: new Trust() };
}
