import * as fs from 'node:fs';
import path from 'node:path';

/** Each would make a file `struck` if somebody ran it. */
export const hostile: readonly string[] = [
  'a $(touch struck) `touch struck`',
  'b; touch struck; # & touch struck | touch struck',
  'c\ntouch struck\n',
  '-d --config_file=struck',
  "e 'q' \"d\" \\ '; touch struck; '",
  `f %PATH% $\{HOME} $HOME !struck! ^`,
  'g é 日本 \u{1f600} \u202egnp',
  'h {{a}} {0} %s %n <b> &amp; ~ * ? [x]',
];

/** The files below a folder that somebody made who ran such a name. */
export const struck = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'struck');
