import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import {
  readTrainedPairs,
  withDigests,
  writeTrainedPairs,
} from '../../../../core/node/training/trained-files.ts';
import { trainerById } from '../../../../core/trainers/index.ts';
import { runFolder } from './fake-machine.ts';

const digest = (content: string) => createHash('sha256').update(content).digest('hex');

/** A dataset with one folder of these files. */
function dataset(files: Readonly<Record<string, string>>, captionExtension = '.txt') {
  const root = runFolder();
  const folder = `${root}/3_alice`;
  fs.mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(`${folder}/${name}`, content);
  const training = { dataset: root, data: { folders: [folder], captionExtension } };
  const pairs = () => readTrainedPairs(nodeJournalDisk, trainerById('sd-scripts'), training);
  return { root, folder, training, pairs };
}

describe('what is trained', () => {
  it('is each picture that the trainer reads, with its caption as it is', () => {
    const { pairs } = dataset({
      'b.png': 'B',
      'a.JPG': 'A',
      'a.txt': '\ufeffalice, smile\r\nmore\n',
      'c.gif': 'no picture of the trainer',
      '.hidden.png': 'nor this',
    });
    expect(pairs()).toEqual([
      {
        image: '3_alice/a.JPG',
        sha256: null,
        caption: '\ufeffalice, smile\r\nmore\n',
        captionSha256: digest('\ufeffalice, smile\r\nmore\n'),
      },
      { image: '3_alice/b.png', sha256: null, caption: null, captionSha256: null },
    ]);
  });

  it('has the captions that the trainer falls back to, and those of another extension', () => {
    const fallback = dataset({
      'photo_1_2_3_4.png': '',
      'photo.txt': 'of the whole photo',
      'photo_1.txt': 'no',
    });
    expect(fallback.pairs()).toMatchObject([{ caption: 'of the whole photo' }]);
    expect(dataset({ 'a.png': '', 'a.caption': 'yes', 'a.txt': 'no' }, '.caption').pairs()).toMatchObject([
      { caption: 'yes' },
    ]);
  });

  it('is all folders in turn, and nothing of one that is gone', () => {
    const { root, training, folder } = dataset({ 'a.png': '' });
    fs.mkdirSync(`${root}/1_style`);
    fs.writeFileSync(`${root}/1_style/s.png`, '');
    const data = { ...training.data, folders: [folder, `${root}/gone`, `${root}/1_style`] };
    const pairs = readTrainedPairs(nodeJournalDisk, trainerById('sd-scripts'), { ...training, data });
    expect(pairs.map(({ image }) => image)).toEqual(['3_alice/a.png', '1_style/s.png']);
  });

  it('gets its digests picture by picture', async () => {
    const { training, pairs } = dataset({ 'a.png': 'A', 'b.png': 'x'.repeat(2_500_000) });
    expect(await withDigests(training, pairs())).toMatchObject([
      { sha256: digest('A') },
      { sha256: digest('x'.repeat(2_500_000)) },
    ]);
  });

  it('has no digest of a picture that can not be read', async () => {
    const { training, pairs, folder } = dataset({ 'a.png': 'A', 'b.png': 'B' });
    fs.mkdirSync(`${folder}/c.png`);
    const listed = pairs();
    fs.rmSync(`${folder}/a.png`);
    const digests = (await withDigests(training, listed))?.map(({ sha256 }) => sha256);
    expect(digests).toEqual([null, digest('B'), null]);
  });

  it.skipIf(process.platform === 'win32')('is not waited for where it is a pipe', async () => {
    const { training, pairs, folder } = dataset({ 'a.png': '' });
    execFileSync('mkfifo', [`${folder}/a.txt`, `${folder}/b.png`]);
    const listed = pairs();
    expect(listed).toMatchObject([{ caption: null }, { caption: null }]);
    expect(await withDigests(training, listed)).toMatchObject([{}, { sha256: null }]);
  });

  it('gets no digests when that is given up', async () => {
    const { training, pairs } = dataset({ 'a.png': 'A', 'b.png': 'B', 'c.png': 'C' });
    let asked = 0;
    expect(await withDigests(training, pairs(), { isGivenUp: () => ++asked > 2 })).toBeUndefined();
  });

  it('is kept in the folder of the run', () => {
    const { root, training, pairs } = dataset({ 'a.png': 'A' });
    writeTrainedPairs(nodeJournalDisk, root, training, pairs());
    const kept = JSON.parse(fs.readFileSync(`${root}/captions.json`, 'utf8'));
    expect(kept).toEqual({ version: 1, root, pairs: pairs() });
  });
});
