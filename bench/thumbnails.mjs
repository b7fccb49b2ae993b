import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { Editor } from './editor.mjs';
import { sizeOf, tellRow } from './rows.mjs';

const ROUNDS = 3;
/** As many at a time as the server makes. */
const AT_A_TIME = 4;

/** Thumbnails a second, asked of the server as the gallery does, beside plain sharp; each file is new to both. */
export async function measureThumbnails(count, samples) {
  const folder = path.join(temporaryFolder(), '10_bench woman');
  mkdirSync(folder);
  const files = await makePictures(count * ROUNDS, samples, folder);
  const editor = await Editor.start(folder, files.length, {}, path.join(temporaryFolder(), 'home'));
  const rates = { server: [], sharp: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const some = files.slice(round * count, (round + 1) * count);
    const server = () =>
      Promise.all(
        some.map((file) => editor.request('lora/thumbnail', { image: pathToFileURL(file).toString() })),
      );
    const plain = () => eachOf(some, AT_A_TIME, (file) => plainThumbnail(file));
    // Who begins has the files read for the first time: in turns.
    const order = round % 2 === 0 ? ['server', 'sharp'] : ['sharp', 'server'];
    for (const who of order) {
      const started = performance.now();
      const made = await (who === 'server' ? server() : plain());
      rates[who].push((1000 * count) / (performance.now() - started));
      if (who === 'server' && made.some(({ kind }) => kind !== 'made')) throw new Error('not all were made');
    }
  }
  await editor.stop();
  const [server, plain] = [rates.server, rates.sharp].map((all) => all.sort((a, b) => a - b)[1]);
  tellRow({
    ...{ name: 'Thumbnails', size: sizeOf(count, 'pictures'), unit: 'a second', measured: server },
    ...{ reference: plain, against: 'plain sharp', target: { of: 'ratio', least: 0.9 } },
  });
  console.log(
    `thumbnails: ${server.toFixed(1)} a second; plain sharp ${plain.toFixed(1)}; ${(server / plain).toFixed(2)} times`,
  );
}

/** Pictures of 1,024 pixels a side, each with a caption. */
async function makePictures(count, samples, folder) {
  const names = readdirSync(samples).filter((name) => name.endsWith('.jpg'));
  const indices = Array.from({ length: count }, (_, index) => index);
  await eachOf(indices, 4, async (index) => {
    const file = path.join(folder, `picture_${index}.jpg`);
    const source = path.join(samples, names[index % names.length]);
    const { data, info } = await sharp(source)
      .resize(1024, 1024, { fit: 'cover' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    data[index % data.length] ^= 255;
    await sharp(data, { raw: info }).jpeg({ quality: 92 }).toFile(file);
    writeFileSync(file.replace(/jpg$/, 'txt'), '1girl, bench');
  });
  return indices.map((index) => path.join(folder, `picture_${index}.jpg`));
}

function plainThumbnail(file) {
  return sharp(file, { failOn: 'error', sequentialRead: true, autoOrient: false })
    .resize(320, 320, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
}

async function eachOf(all, atATime, run) {
  const left = [...all];
  const results = [];
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) results.push(await run(one));
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return results;
}
