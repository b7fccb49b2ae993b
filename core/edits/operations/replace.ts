import { tagRenamer } from '../../caption/rename.ts';
import { strip } from '../../caption/white-space.ts';
import { message } from '../../message.ts';
import { refusalOfName, renameOf } from '../foresee-rename.ts';
import type { Begin } from './operation.ts';

/** A tag by another one, in all of its spellings: as it is renamed everywhere, a trigger in sentences too. */
export const replace: Begin<'replace'> = ({ from, to }, { dataset }) => {
  const problem = refusalOfName(dataset, strip(to));
  if (problem) return { problem };
  const rename = renameOf(dataset, { from, to, allSpellings: true });
  return {
    title: message('Replace "{0}" by "{1}"', rename.from, rename.to),
    editsOf: tagRenamer(rename),
    sparesSentences: !rename.inSentences,
  };
};
