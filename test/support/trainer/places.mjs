// Where the parts of a stand-in checkout lie.
import fs from 'node:fs';
import path from 'node:path';

/** The file in the virtual environment that says which packages it has. */
export const packagesFile = 'stand-in-packages.json';

/** What every script of a checkout says of itself. */
export const mark = 'A stand-in for kohya-ss/sd-scripts, for tests';

/** The checkout that a Python belongs to. @param {string} python its path: `<root>/venv/bin/python` */
export function placesOf(python) {
  const venv = path.resolve(python, '../..');
  const root = path.dirname(venv);
  const inner = path.join(root, 'sd-scripts');
  const packages = JSON.parse(fs.readFileSync(path.join(venv, packagesFile), 'utf8'));
  return { root, venv, scripts: fs.existsSync(inner) ? inner : root, packages };
}
