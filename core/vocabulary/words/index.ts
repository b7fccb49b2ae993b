import type { Word } from '../word.ts';
import { background } from './background.ts';
import { body } from './body.ts';
import { clothes } from './clothes.ts';
import { clothesDetails } from './clothes-details.ts';
import { expression } from './expression.ts';
import { eyes } from './eyes.ts';
import { framing } from './framing.ts';
import { hair } from './hair.ts';
import { jewellery } from './jewellery.ts';
import { light } from './light.ts';
import { medium } from './medium.ts';
import { objects } from './objects.ts';
import { people } from './people.ts';
import { photo } from './photo.ts';
import { pose } from './pose.ts';
import { quality } from './quality.ts';
import { skin } from './skin.ts';
import { view } from './view.ts';

/** All words. What a view hides is listed in this order: the jewellery and the eyes of a face first. */
export const words: readonly Word[] = [
  ...people,
  ...view,
  ...framing,
  ...pose,
  ...jewellery,
  ...eyes,
  ...expression,
  ...skin,
  ...body,
  ...hair,
  ...clothes,
  ...clothesDetails,
  ...light,
  ...background,
  ...objects,
  ...medium,
  ...photo,
  ...quality,
];
