import * as path from 'node:path';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { type Platform, platformOf } from '../../core/node/platform/index.ts';
import { keptDigests } from '../../core/node/training/kept-digests.ts';
import { Trust } from '../trust.ts';

/** What trainings need of the machine. */
export interface TrainingPorts {
  readonly disk: typeof nodeJournalDisk;
  readonly platform: Platform;
  /** The file of the `lora` command, which lies beside the server's own. */
  readonly cli: string;
  readonly trust: Trust;
  /** The SHA-256 of a picture, which is read once for as long as it stays what it is. */
  readonly digestOf: (path: string) => string | undefined;
}

/** This machine. */
export function trainingPorts(): TrainingPorts {
  const cli = path.join(__dirname, 'cli.js');
  return { disk: nodeJournalDisk, platform: platformOf(), cli, trust: new Trust(), digestOf: keptDigests() };
}
