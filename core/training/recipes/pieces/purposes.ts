import type { Recipe } from '../../recipe.ts';
import type { Piece } from './piece.ts';

/** What the article says of a likeness, whatever the model: pictures, repeats, what they show. */
export const ofLikeness: Pick<Recipe, 'repeats' | 'pictures' | 'composition'> = {
  repeats: 10,
  pictures: 40,
  // Most pictures are portraits from the front. Of each side two or three are taken, and one at a right angle.
  composition: { 'from side': 6, 'from behind': 2, 'from above': 1, 'full body': 1 },
};

/** Of anything else nothing is said: repeats as the trainer has them. */
export const ofAnything: Pick<Recipe, 'repeats' | 'pictures' | 'composition'> = {
  repeats: 1,
  pictures: undefined,
  composition: {},
};

/** How a likeness is trained by the article, whatever the model. */
export const likeness: Piece = {
  options: { train_batch_size: 1, max_train_epochs: 8 },
  why: { train_batch_size: 'A likeness is learnt one picture at a time.' },
};

/** The article is about SD 1.5; of a likeness on other models it is the steps alone that are taken from it. */
export const stepsAreTheArticles =
  "Batch 1, 10 repeats and 8 epochs are the article's, which trains SD 1.5 with another optimizer: here they may be too many or too few. Look at the samples of each epoch.";

/** What is not known of any style. */
export const batchOfStyle =
  "The article advises as large a batch as the GPU can hold for a style. How large that is depends on the GPU: `train_batch_size` stays at the trainer's default, 1.";

/** Sample prompts of a likeness. @param settings of the line, the seed aside */
export function portrait(settings: string, more = ''): readonly string[] {
  return [`{trigger}, {class}, portrait, looking at viewer ${settings} --d 1${more}`];
}

/** Sample prompts of a style: it shows in what was not in the pictures. */
export function scenes(settings: string): readonly string[] {
  return [
    `{trigger}, {class}, a lighthouse on a cliff at sunset ${settings} --d 1`,
    `{trigger}, {class}, portrait of an old man in a garden ${settings} --d 2`,
  ];
}
