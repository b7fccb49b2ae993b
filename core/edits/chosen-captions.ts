import { captionOfImage, captionPathOf, type Dataset } from '../dataset/dataset.ts';
import type { CaptionProblem, PlacedCaption } from '../dataset/files.ts';
import { type Message, message } from '../message.ts';
import type { ReadFailure, Turn } from '../ports.ts';

/** A caption that can't be edited, and why, as the end of a sentence. */
export interface RefusedCaption {
  readonly file: string;
  readonly reason: Message;
}

/** The captions of some pictures, each once: several pictures may share one. */
export interface ChosenCaptions {
  readonly captions: readonly PlacedCaption[];
  /** Where the captions of pictures without one would lie. */
  readonly missing: readonly string[];
  readonly refused: readonly RefusedCaption[];
  /** The first of the pictures of a caption, by the caption's path. */
  readonly images: ReadonlyMap<string, string>;
}

/** Looks the captions of some pictures up. */
export async function chosenCaptions(
  dataset: Dataset,
  images: Iterable<string>,
  turn: Turn,
): Promise<ChosenCaptions> {
  const captions: PlacedCaption[] = [];
  const missing: string[] = [];
  const refused: RefusedCaption[] = [];
  const firsts = new Map<string, string>();
  for (const image of images) {
    await turn.next();
    if (!dataset.images.has(image)) {
      refused.push({ file: image, reason: message('it is not there any more') });
      continue;
    }
    const file = captionOfImage(dataset, image);
    const path = file?.path ?? captionPathOf(dataset, image);
    if (firsts.has(path)) continue;
    firsts.set(path, image);
    if (!file) missing.push(path);
    else if (file.caption && file.foreign) refused.push({ file: path, reason: message('it is not UTF-8') });
    else if (file.caption) captions.push({ path, caption: file.caption });
    else refused.push({ file: path, reason: reasonOf(file.problem) });
  }
  return { captions, missing, refused, images: firsts };
}

const reasons: Readonly<Record<ReadFailure, (detail: string) => Message>> = {
  missing: () => message('it is not there any more'),
  'dangling-link': (detail) => message('it is a link to {0}, which is not there', detail),
  permission: () => message('there is no permission to read it'),
  'too-large': (detail) => message('it is no caption: it has {0} bytes', detail),
  'not-a-file': () => message('it is no file'),
  io: (detail) => message('it can not be read: {0}', detail),
};

/** Why a caption has no text, as the end of a sentence. */
export function reasonOf(problem: CaptionProblem): Message {
  return problem.kind === 'encoding' ? message('it is not UTF-8') : reasons[problem.failure](problem.detail);
}
