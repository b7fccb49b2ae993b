import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { viewsOf, viewsOfCaption, viewsOfImage } from '../../../core/dataset/views.ts';
import { datasetOf } from '../../support/memory.ts';

const plain = datasetOf({});
const views = (name: string, config?: string) => {
  const dataset = config === undefined ? plain : datasetOf({}, { config });
  return viewsOfImage(dataset, `/dataset/10_x/${name}`).map(({ view, by }) => `${view.tag}, ${by}`);
};

describe('viewsOfImage', () => {
  it.each([
    ['back_01.png', 'from behind, name'],
    ['alice_back.png', 'from behind, name'],
    ['Alice_backView-01.png', 'from behind, name'],
    ['rear view.png', 'from behind, name'],
    ['BEHIND2.PNG', 'from behind, name'],
    ['left_90.png', 'from side, name'],
    ['alice-profile.png', 'from side, name'],
    ['above_01.png', 'from above, name'],
    ['below.png', 'from below, name'],
  ])('%s: %s', (name, expected) => {
    expect(views(name)).toEqual([expected]);
  });

  it.each([
    'background_01.png',
    'backpack.png',
    'leftover.png',
    'bright.png',
    'feedback.png',
    'front_01.png',
    '0001.png',
    'seaside.png',
  ])('%s says nothing', (name) => {
    expect(views(name)).toEqual([]);
  });

  it.each([
    ['files = ["b_*"]', 'b_01.png'],
    ['files = ["b_01"]', 'b_01.png'],
    ['files = ["10_x/*"]', 'anything.png'],
    ['files = ["*B*"]', 'abc.png'],
  ])('%s declares %s', (line, name) => {
    expect(views(name, `[views."from behind"]\n${line}`)).toEqual(['from behind, declared']);
  });

  it("knows views of the dataset's own, and takes the declaration before the name", () => {
    expect(views('back_01.png', '[views."From_Behind"]\nfiles = ["*_01"]')).toEqual([
      'from behind, declared',
    ]);
    expect(views('fish.png', '[views."fisheye"]\nfiles = ["fish*"]')).toEqual(['fisheye, declared']);
  });
});

describe('viewsOf', () => {
  it('adds what the configuration hides to what the vocabulary hides', () => {
    const dataset = datasetOf({}, { config: '[views."from behind"]\nhides = ["Face_Paint"]' });
    const behind = viewsOf(dataset).find(({ tag }) => tag === 'from behind');
    expect(behind?.hides).toEqual(expect.arrayContaining(['eyes', 'face paint']));
  });
});

describe('viewsOfCaption', () => {
  const inCaption = (text: string) => viewsOfCaption(plain, parseCaption(text)).map(({ tag }) => tag);

  it.each([
    ['1girl, from behind', ['from behind']],
    ['1girl, from_behind', ['from behind']],
    ['1girl, rear view', ['from behind']],
    ['a woman, rear-view shot', ['from behind']],
    ['A woman seen from the back, with her hands in her pockets.', ['from behind']],
    ['A woman with her back to the camera.', ['from behind']],
    ['1girl, profile', ['from side']],
    ['1girl, three-quarter view', ['from side']],
    ['a low-angle shot of a tower', ['from below']],
    ["a bird's-eye view of the city", ['from above']],
    ['1girl, from side, from above', ['from side', 'from above']],
    ['hug from behind, from behind', ['from behind']],
    ['1girl, slightly from above', ['from above']],
    ['1girl, woman seen from behind', ['from behind']],
    ['1girl, ponytail seen from behind', ['from behind']],
    ['1girl, (from behind:1.2)', ['from behind']],
    ['1girl, extreme low angle shot', ['from below']],
    ['1girl, facing away from the camera', ['from behind']],
    ['1girl, left side profile', ['from side']],
    ['1girl, low angle view of tower', ['from below']],
    ['1girl, from behind and below', ['from behind']],
    ['A photo of ohwx from behind.', ['from behind']],
    ['A young woman from behind, walking down a street.', ['from behind']],
    ['A woman is viewed from the side and slightly from above while she reads.', ['from side', 'from above']],
    ['The picture shows her from behind as she looks at the sea.', ['from behind']],
    ['An overhead shot of a woman who is lying in the grass.', ['from above']],
    ["A photo of a woman's face in profile, she is reading a book.", ['from side']],
  ])('%s', (text, expected) => {
    expect(inCaption(text)).toEqual(expected);
  });

  it.each([
    '1girl, smile, background',
    '2girls, hug from behind',
    '1boy, grabbing_from_behind',
    'A woman lit from behind by the evening sun.',
    'a face, with soft light from above, dark room',
    'backpack, sidewalk',
    '1girl, peeking from behind tree',
    '1girl, peeking out from behind wall',
    '1girl, looking out from behind curtain',
    '1girl, sun from behind',
    '1girl, wind from behind',
    '1girl, hand from behind',
    '1girl, hands reaching from behind',
    '1girl, choked from behind',
    '1girl, tail from behind',
    '1girl, backlit from behind',
    '1girl, rear view mirror',
    '1girl, rear-view mirror',
    '1girl, looking up at the sky',
    '1girl, looking down at phone',
    '1girl, arms overhead',
    '1girl, carrying overhead',
    '1girl, overhead lighting',
    '1girl, sideways mouth',
    '1girl, sideways glance',
    '1girl, lying sideways',
    '1girl, sideways hat',
    '1girl, profile picture',
    '1girl, braid on left side',
    '1girl, hair over left side of face',
    '1girl, left side part',
    '1girl, wind from left',
    '1girl, light from the left',
    '1girl, shadow from the right',
    '1girl, rain from above',
    '1girl, low angle lighting',
    '1girl, side view mirror',
    '1girl, top view of table',
    '1girl, photo from the right angle',
    '1girl, from right hand',
    '1girl, head turned away',
    '1girl, breasts from behind',
    '1girl, seen from behind tree',
    'A woman who is peeking from behind a tree in the garden.',
    'A man hugs a woman from behind while she is laughing.',
    'She looks out from behind the curtain, the sun from behind her lights her hair.',
    'She holds a sword on the left side, light falls on her from above.',
    'A man who approaches the girl from behind, his profile picture on the wall.',
    'A woman is looking up at the sky, wind from behind moves her hair.',
    'She adjusts the rear-view mirror of the car, her face is turned away.',
  ])('%s names no view', (text) => {
    expect(inCaption(text)).toEqual([]);
  });

  it('reads no further than the trainer', () => {
    expect(viewsOfCaption(plain, parseCaption('1girl\nfrom behind', { start: 0, end: 5 }))).toEqual([]);
  });
});
