// `node bench/plain-linter.cjs FOLDER captions|pictures`: what a linter of few rules can't do without, beyond the bare loop:
// list in order, pair, read strictly, split, count each tag of all captions, look at each tag of each once more, and tell.
const fs = require('node:fs');

const [folder, how] = process.argv.slice(2);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const names = fs
  .readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => name)
  .sort();
const isThere = new Set(names);
const captions = new Map();
const counts = new Map();
const bare = [];
const head = Buffer.alloc(4096);
for (const name of names) {
  const file = `${folder}/${name}`;
  if (name.endsWith('.txt')) {
    const [line] = decoder.decode(fs.readFileSync(file)).split('\n', 1);
    const tags = line.split(',').map((tag) => tag.trim());
    captions.set(file, tags);
    for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  } else {
    if (!isThere.has(`${name.slice(0, name.lastIndexOf('.'))}.txt`)) bare.push(file);
    if (how !== 'pictures') continue;
    const handle = fs.openSync(file, 'r');
    fs.readSync(handle, head, 0, 4096, 0);
    fs.closeSync(handle);
  }
}
const found = bare.map((file) => ({ file, message: 'a picture without a caption' }));
for (const [file, tags] of captions) {
  const seen = new Set();
  for (const tag of tags) {
    if (tag === '') found.push({ file, message: 'an empty tag' });
    else if (seen.has(tag)) found.push({ file, message: `"${tag}" stands there twice` });
    else if (counts.get(tag) === 1) found.push({ file, message: `"${tag}" stands in this caption alone` });
    seen.add(tag);
  }
}
console.log(JSON.stringify(found));
