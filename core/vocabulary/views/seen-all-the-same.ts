import type { Caption } from '../../caption/caption.ts';
import { anyPhraseIn } from '../../caption/phrase-set.ts';
import { rememberedByTag } from '../../caption/spelling.ts';
import { canonicalOf, impliedBy } from '../vocabulary.ts';
import { showsSeveralPeople } from './company.ts';

const listed = (phrases: string) => anyPhraseIn(phrases.split(/\s*,\s*/));

/** Words for more than one picture in the picture. */
const saysTwoPictures = listed(
  `mirror, mirrors, reflection, reflections, multiple views, character sheet, reference sheet, model sheet, sprite sheet,
contact sheet, turnaround, character profile, split screen, split theme, split image, side by side, side-by-side, collage,
comic, 1koma, 2koma, 3koma, 4koma, 5koma, storyboard, photo strip, sequential, diptych, triptych, polyptych, inset, cut-in,
zoom layer, variations, multiple poses, multiple expressions, expressions, expression chart, expression sheet, comparison,
before and after, age progression, dual persona, multiple persona, clone, clones, afterimage, double exposure, photo (object), photos (object),
poster, poster (object), painting (object), portrait (object), photo background, fake screenshot, fake phone screenshot,
phone screen, through screen, computer screen, television, monitor, hologram, billboard, profile picture, thought bubble,
imagining, flashback`,
);

/** Words with which a face is seen from behind all the same: the head is turned back, or the camera is at arm length. */
const saysFaceSeen = listed(
  `looking back, glancing back, glance back, facing back, looking at viewer, looking at camera, looking at the camera,
facing viewer, over shoulder, over the shoulder, over her shoulder, over his shoulder, over own shoulder, looking to the side,
looking sideways, sideways glance, facing to the side, looking at another, facing another, twisted torso, turned head,
head turned, head turn, turning head, turning around, turning back, slightly turned, turned slightly, half turned, head back, leaning back, upside-down, upside down,
through own legs, between own legs, visible face, face visible, selfie, lying, sleeping`,
);

const isLying = rememberedByTag(({ key }) => impliedBy(canonicalOf(key)).has('lying'));

/** Whether a caption says that more than one picture is in the picture: a mirror, several views, a poster. */
export function showsTwoPictures(caption: Caption): boolean {
  return saysTwoPictures(caption);
}

/** Whether a caption says why things hidden from a view are seen all the same. */
export function showsHiddenThings(caption: Caption): boolean {
  return (
    saysFaceSeen(caption) ||
    caption.tags.some(isLying) ||
    showsTwoPictures(caption) ||
    showsSeveralPeople(caption)
  );
}
