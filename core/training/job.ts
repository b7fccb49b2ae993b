import type { Message } from '../message.ts';
import type { RunRecord } from './run-record.ts';

/** A run's folder as it was written, to be made into a job. */
export interface JobSource {
  /** Absolute. */
  readonly folder: string;
  readonly record: RunRecord;
  /** The texts of the trainer's own files in it, by name; what is not there is left out. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What lies on this machine, and where it is to lie in the job. */
export interface JobPlace {
  /** Absolute. */
  readonly from: string;
  /** Relative to the job's folder, with `/`. */
  readonly to: string;
}

/** A run that can be carried to another machine: a folder in which every path is relative. */
export interface Job {
  /** Texts by their paths in the folder. Scripts have line feeds only, on every platform. */
  readonly files: Readonly<Record<string, string>>;
  /** Folders of pictures: what the trainer reads of them is copied. */
  readonly data: readonly JobPlace[];
  /** Other files and folders that the training reads. */
  readonly extras: readonly JobPlace[];
  /** Base models and what belongs to them: large, and often there already. */
  readonly models: readonly JobPlace[];
  /** Base models that aren't here, and have to be put there; relative. */
  readonly lacking: readonly string[];
  /** What will not be as it is here. */
  readonly remarks: readonly Message[];
}
