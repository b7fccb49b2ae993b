import { statIfThere } from '../../core/node/if-there.ts';
import { toNative } from '../../core/node/native-path.ts';
import { readSmallText } from '../../core/node/training/run-texts.ts';
import { joinPath } from '../../core/path.ts';
import { closestPair } from '../../core/training/outputs/closest-pair.ts';
import { parseTrainedPairs, TRAINED_FILE, type TrainedPair } from '../../core/training/trained-pairs.ts';

/** Ten thousand captions, each as long as they come, are smaller (bytes). */
const LARGEST_PAIRS = 256 * 1024 * 1024;
/** So many runs' answers are kept. */
const MOST = 8;

/** What was found for the prompts of a run, as its captions were then. */
interface Answers {
  readonly stamp: string;
  readonly pairs: readonly TrainedPair[];
  readonly byPrompt: Map<string, TrainedPair | undefined>;
}

/** Finds the pictures that were trained with captions like a prompt. A run is looked at each second: its captions are read once. */
export class TrainedPictures {
  readonly #answers = new Map<string, Answers>();

  /** The picture whose caption is most like a prompt. @param folder of a run of ours */
  closest(folder: string, prompt: string): TrainedPair | undefined {
    const { pairs, byPrompt } = this.#of(folder);
    if (!byPrompt.has(prompt)) byPrompt.set(prompt, closestPair(prompt, pairs));
    return byPrompt.get(prompt);
  }

  #of(folder: string): Answers {
    const file = joinPath(folder, TRAINED_FILE);
    const status = statIfThere(toNative(file));
    const stamp = status ? `${status.mtimeMs} ${status.size}` : '';
    const known = this.#answers.get(folder);
    if (known?.stamp === stamp) return known;
    const text = status && readSmallText(file, LARGEST_PAIRS);
    const pairs = (text === undefined ? undefined : parseTrainedPairs(text)) ?? [];
    const answers = { stamp, pairs, byPrompt: new Map<string, TrainedPair | undefined>() };
    this.#answers.set(folder, answers);
    for (const old of [...this.#answers.keys()].slice(0, -MOST)) this.#answers.delete(old);
    return answers;
  }
}
