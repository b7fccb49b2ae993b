import { tagKey } from '../caption/tag-key.ts';
import type { Config, TriggerSetting } from '../config/schema.ts';
import type { DatasetOutline } from '../dataset/dataset.ts';
import { byFolder, countByFolder, sumOfFolders } from '../dataset/gathered/by-folder.ts';
import { trainedCaptions } from '../dataset/trained-captions.ts';
import { alternativesOf } from '../dataset/trigger/trigger-candidates.ts';
import { type Message, message } from '../message.ts';
import { basename } from '../path.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import { isGeneric } from '../vocabulary/known-words.ts';
import { defineRule, noOptions } from './rule.ts';

/** A tag of so many posts is one that models of the tags' kind know well. */
const KNOWN_POSTS = 1000;

export const commonTrigger = defineRule({
  code: 'common-trigger',
  kind: 'fact',
  severity: 'hint',
  caps: { finetune: 'off' },
  asksDictionary: (config) => declarationsOf(config).length > 0,
  title: 'A trigger that the model knows as another word',
  why: `A trigger that is an ordinary word (\`glow\`, \`rose\`), or a tag of a thousand posts or more in your tag lists, has a
meaning already. What is trained is mixed with it: the word calls both, and the rest of the model changes what it meant
by it. That can be meant, to make better what the model knows of a character or a style, and is only a hint. How many
tokens the word has tells nothing.

Only a trigger that is declared is looked at. Where it has several words (\`{ all = ["ohwx", "woman"] }\`), one of its own
is enough.`,
  options: noOptions,
  examples: [{ title: 'a word of its own', config: '[dataset]\ntrigger = "ohwx"', caption: 'ohwx, smile' }],
  gathering: {
    ...byFolder,
    gather: (dataset) =>
      declarationsOf(dataset.config).length > 0 ? countByFolder(trainedCaptions(dataset)) : [],
  },
  *dataset({ dataset, gathered, knowledge }) {
    for (const { folder, trigger } of declarationsOf(dataset.config)) {
      for (const phrases of alternativesOf(trigger)) {
        const told = phrases.map((phrase) => meaningOf(phrase, knowledge));
        const files = sumOfFolders(gathered, (path) => isCalled(dataset, path, folder));
        if (told[0] && told.every(Boolean) && files.count > 0) yield { files, message: told[0] };
      }
    }
  },
});

/** A trigger that is declared for a folder of that name, or for all. */
interface Declaration {
  readonly folder: string | undefined;
  readonly trigger: TriggerSetting;
}

function declarationsOf({ dataset, concepts }: Config): readonly Declaration[] {
  const found: Declaration[] = [];
  if (dataset?.trigger !== undefined) found.push({ folder: undefined, trigger: dataset.trigger });
  for (const [folder, { trigger }] of Object.entries(concepts ?? {}))
    if (trigger !== undefined) found.push({ folder, trigger });
  return found;
}

/** What a trigger means already; undefined where it is a word of its own. */
function meaningOf(phrase: string, { dictionary }: Knowledge): Message | undefined {
  const posts = dictionary?.count(phrase) ?? 0;
  if (posts >= KNOWN_POSTS)
    return message('The trigger "{0}" is a tag of {1} posts: a model may know it.', phrase, posts);
  return isGeneric(tagKey(phrase))
    ? message('The trigger "{0}" is an ordinary word, which the model knows already.', phrase)
    : undefined;
}

/** Whether a folder is the concept folder of that name; any is where none is named. */
function isCalled({ root }: DatasetOutline, folder: string, name: string | undefined): boolean {
  return name === undefined || (folder !== root && basename(folder) === name);
}
