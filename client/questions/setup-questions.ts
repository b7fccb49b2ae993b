import * as vscode from 'vscode';
import type { NewConfig } from '../../core/config/write-config.ts';
import { nameOf, type Pictures } from '../dataset/dataset-folder.ts';
import type { Asked } from './asked.ts';
import { askForChoice, askForText, askInSteps, type Choice, type Step, type StepEnd } from './steps.ts';

/** How a dataset is to be set up. */
export interface Setup {
  readonly config: NewConfig;
  /** The name of the folder that the pictures are moved into; undefined where they stay. */
  readonly conceptFolder: string | undefined;
}

type Purpose = NonNullable<NewConfig['purpose']>;

interface Answers {
  trigger: string;
  class: string;
  purpose: Purpose | undefined;
  /** Undefined as long as the user didn't touch it: it follows trigger and class. */
  baseCaption: string | undefined;
  isMoved: boolean;
  repeats: string;
}

const MOST_REPEATS = 1000;

/** Asks how to set a folder up, or takes the answers that the command was given. Undefined when it was given up. */
export async function askForSetup(
  title: string,
  folder: vscode.Uri,
  pictures: Pictures,
  asked: Asked,
): Promise<Setup | undefined> {
  const answers: Answers = {
    trigger: asked.text('trigger') ?? '',
    class: asked.text('class') ?? '',
    purpose: purposeOf(asked.text('purpose')),
    baseCaption: asked.text('baseCaption'),
    isMoved: asked.text('repeats') !== undefined,
    repeats: asked.text('repeats') ?? '10',
  };
  const isAnswered = asked.text('trigger') !== undefined;
  const questions = questionsOf(answers, folder, pictures);
  if (!isAnswered && !(await askInSteps(title, questions))) return undefined;
  if (mistakeInRepeats(answers.repeats) !== undefined) return undefined;
  return setupOf(answers, folder);
}

function setupOf({ trigger, purpose, isMoved, ...answers }: Answers, folder: vscode.Uri): Setup {
  const baseCaption = answers.baseCaption ?? '';
  return {
    config: {
      ...(purpose ? { purpose } : {}),
      ...(trigger ? { trigger } : {}),
      ...(answers.class ? { class: answers.class } : {}),
      ...(baseCaption ? { base_caption: baseCaption } : {}),
    },
    conceptFolder: isMoved
      ? conceptFolderName(answers.repeats, trigger || nameOf(folder), answers.class)
      : undefined,
  };
}

/** `10_alice woman`: the name of a folder for the trainer, without what no file system takes. */
export function conceptFolderName(repeats: string, trigger: string, classTokens: string): string {
  const tokens = `${trigger} ${classTokens}`.replace(/[\p{Cc}/\\:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ');
  return `${Number(repeats)}_${tokens.trim()}`.replace(/[. ]+$/, '');
}

function questionsOf(answers: Answers, folder: vscode.Uri, pictures: Pictures): () => readonly Step[] {
  const { l10n } = vscode;
  const take = <Answer>(end: StepEnd<Answer>, keep: (answer: Answer) => void) => {
    if (end.kind === 'answer') keep(end.answer);
    return end.kind === 'answer' ? 'next' : end.kind;
  };
  const trigger: Step = async (place) => {
    const prompt = l10n.t('The trigger: the word that shall bring it up later. Empty: decide later.');
    const options = { value: answers.trigger, prompt, placeholder: nameOf(folder) };
    return take(await askForText(place, options), (text) => {
      answers.trigger = text;
    });
  };
  const classTokens: Step = async (place) => {
    const prompt = l10n.t('The class: what it is one of. Empty: decide later.');
    const options = { value: answers.class, prompt, placeholder: l10n.t('woman, man, dog, car, style …') };
    return take(await askForText(place, options), (text) => {
      answers.class = text;
    });
  };
  const purpose: Step = async (place) => {
    const placeholder = l10n.t('What is it for? It decides what the Workbench advises.');
    return take(await askForChoice(place, placeholder, purposes(), answers.purpose), (chosen) => {
      answers.purpose = chosen;
    });
  };
  const baseCaption: Step = async (place) => {
    const prompt = l10n.t('The base caption: what all captions start from. Empty: decide later.');
    const words = [answers.trigger, answers.class].filter((word) => word !== '').join(', ');
    return take(await askForText(place, { value: answers.baseCaption ?? words, prompt }), (text) => {
      answers.baseCaption = text;
    });
  };
  const place: Step = async (at) => {
    const placeholder = l10n.t('Where shall the {0} pictures be?', pictures.images.length);
    return take(await askForChoice(at, placeholder, places(pictures), answers.isMoved), (chosen) => {
      answers.isMoved = chosen;
    });
  };
  const repeats: Step = async (at) => {
    const prompt = l10n.t(
      "How often is each picture shown in an epoch? The number stands in front of the folder's name.",
    );
    return take(
      await askForText(at, { value: answers.repeats, prompt, mistakeIn: mistakeInRepeats }),
      (text) => {
        answers.repeats = text;
      },
    );
  };
  return () => [
    trigger,
    classTokens,
    purpose,
    baseCaption,
    // Pictures in folders of their own stay there.
    ...(pictures.images.length > 0 ? [place] : []),
    ...(answers.isMoved ? [repeats] : []),
  ];
}

function purposes(): readonly Choice<Purpose | undefined>[] {
  const { l10n } = vscode;
  return [
    {
      label: l10n.t('Likeness'),
      detail: l10n.t('One person, character or thing that shall be recognised'),
      answer: 'likeness',
    },
    {
      label: l10n.t('Style'),
      detail: l10n.t('A way to draw or photograph, whatever is shown'),
      answer: 'style',
    },
    {
      label: l10n.t('Fine-tune'),
      detail: l10n.t('Many things at once, as a model is trained on'),
      answer: 'finetune',
    },
    {
      label: l10n.t('Decide later'),
      detail: l10n.t('Mistakes are found, no advice is given'),
      answer: undefined,
    },
  ];
}

function places({ images, companions }: Pictures): readonly Choice<boolean>[] {
  const { l10n } = vscode;
  return [
    { label: l10n.t('Leave them where they are'), answer: false },
    {
      label: l10n.t('Move them into a folder "repeats_name class"'),
      detail: l10n.t(
        'As the trainer wants its folders named: {0} pictures and {1} files of the same names are moved. It can be undone.',
        images.length,
        companions.length,
      ),
      answer: true,
    },
  ];
}

function mistakeInRepeats(text: string): string | undefined {
  const isRight = /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_REPEATS;
  return isRight ? undefined : vscode.l10n.t('A number from 1 to {0}.', MOST_REPEATS);
}

function purposeOf(text: string | undefined): Purpose | undefined {
  return text === 'likeness' || text === 'style' || text === 'finetune' ? text : undefined;
}
