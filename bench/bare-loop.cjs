// `node bench/bare-loop.cjs FOLDER captions|pictures|stat`: what every linter has to do: list, and read captions, or the first
// 4 KiB of pictures too; or only ask for sizes.
const fs = require('node:fs');

const [folder, how] = process.argv.slice(2);
let bytes = 0;
const head = Buffer.alloc(4096);
for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
  const file = `${folder}/${entry.name}`;
  if (how === 'stat') bytes += fs.statSync(file).size;
  else if (entry.name.endsWith('.txt')) bytes += fs.readFileSync(file, 'utf8').length;
  else if (how === 'pictures') {
    const handle = fs.openSync(file, 'r');
    bytes += fs.readSync(handle, head, 0, 4096, 0);
    fs.closeSync(handle);
  }
}
console.log(bytes);
