import { expect, it } from 'vitest';
import { pathOfUri, pathsByFolder, uriOfPath } from '../../server/uri.ts';

it('paths of many files are those that each has by itself', () => {
  const names = ['a.png', 'b-2.png', '.hidden', 'with blank.png', 'é.png', '100%.png', '..png', 'a#b.png'];
  const uris = ['/d/1_a', '/d/2_é b'].flatMap((folder) =>
    names.map((name) => uriOfPath(`${folder}/${name}`)),
  );
  const strange = [
    'untitled:a.png',
    'file:///d/',
    'file:///d/..',
    'vscode-remote://host/d/a.png',
    'file:///d/a.png?x',
  ];
  const pathOf = pathsByFolder();
  for (const uri of [...uris, ...strange, ...uris]) expect(pathOf(uri)).toBe(pathOfUri(uri));
});
