import type { DatasetOutline } from '../dataset/dataset.ts';
import type { ConceptFolder } from '../dataset/files.ts';
import { byFolder, imagesByFolder, sumOfFolders } from '../dataset/gathered/by-folder.ts';
import { isRegularization } from '../dataset/regularization.ts';
import { alternativesOf, instanceWords } from '../dataset/trigger/trigger-candidates.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const multipleConcepts = defineRule({
  code: 'multiple-concepts',
  kind: 'advice',
  severity: 'hint',
  title: 'Several subjects in the dataset of one likeness',
  why: `Only with \`purpose = "likeness"\`. The recipe trains one subject a LoRA: several in one share its size, and their
traits leak from one to the other. Folders are of different subjects by the triggers that \`[concepts]\` gives them, else
by the words of their names that stand in captions. Two folders of one subject are fine.`,
  options: noOptions,
  examples: [{ title: 'no purpose set', caption: '1girl, alice' }],
  gathering: { ...byFolder, gather: imagesByFolder },
  *dataset({ dataset, gathered }) {
    if (dataset.config.dataset?.purpose !== 'likeness') return;
    const subjects = new Map<string, string>();
    for (const folder of dataset.folders.values()) {
      const subject = isRegularization(dataset, folder) ? undefined : subjectOf(dataset, folder);
      if (subject !== undefined && ![...subjects.keys()].some((known) => isSame(known, subject)))
        subjects.set(subject, folder.path);
    }
    if (subjects.size < 2) return;
    const folders = new Set(subjects.values());
    yield {
      files: sumOfFolders(gathered, (folder) => folders.has(folder)),
      message: message(
        '{0} subjects are trained into one LoRA ({1}): the recipe for a likeness has one.',
        subjects.size,
        [...subjects.keys()].join(', '),
      ),
    };
  },
});

/** What a folder shows: its declared trigger, else the words of its name as captions have them. */
function subjectOf({ config, statistics }: DatasetOutline, folder: ConceptFolder): string | undefined {
  const declared = config.concepts?.[folder.name]?.trigger ?? config.dataset?.trigger;
  if (declared !== undefined) return alternativesOf(declared)[0]?.join(' ').toLowerCase();
  return instanceWords(folder)
    .filter((phrase) => (statistics.phrases.get(phrase) ?? 0) > 0)
    .at(-1)
    ?.toLowerCase();
}

/** `alice` and `alice woman` are one subject. */
function isSame(one: string, other: string): boolean {
  return `${one} `.startsWith(`${other} `) || `${other} `.startsWith(`${one} `);
}
