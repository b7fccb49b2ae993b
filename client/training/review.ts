import * as vscode from 'vscode';
import type { PreparedTraining, RunView } from '../../protocol/training.ts';
import type { TrainingProblem } from '../../protocol/training-problem.ts';
import { answerRows, type Decision, describeGpu, gpuRow, type Row } from './review-rows.ts';

/** What the window knows beside. */
export interface Circumstances {
  /** How many captions have changes that are not on disk. */
  readonly unsaved: number;
  /** The runs that have its GPU, or wait for it. */
  readonly before: readonly RunView[];
  /** Whether the run is only written: it is trained on another machine. */
  readonly isForElsewhere: boolean;
  /** Whether the user said of a warning that it may be so. */
  isAccepted(problem: TrainingProblem): boolean;
}

/**
 * Shows all that a training would be, as a list whose first entry starts it: what can be changed is changed by choosing
 * it, a problem leads to its file.
 * @returns undefined when it was given up
 */
export async function review(
  training: PreparedTraining,
  circumstances: Circumstances,
): Promise<Decision | undefined> {
  const chosen: Row | undefined = await vscode.window.showQuickPick<Row>(rowsOf(training, circumstances), {
    title: vscode.l10n.t('Train {0}', training.name),
    placeHolder: circumstances.isForElsewhere
      ? vscode.l10n.t('What will be trained elsewhere, and how. Enter writes it, or changes what is chosen.')
      : vscode.l10n.t('What will be trained, and how. Enter starts it, or changes what is chosen.'),
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen) return undefined;
  const { decision } = chosen;
  const isMeant = decision?.kind !== 'allow' || (await isAllowedBy(training, decision.codes));
  if (decision && isMeant) return decision;
  // A path in it may be longer than a row.
  if (chosen.words)
    await vscode.window.showInformationMessage(chosen.words[0], { modal: true, detail: chosen.words[1] });
  return await review(training, circumstances);
}

/** Says which errors are not to stop a training, and asks whether that is meant. */
async function isAllowedBy({ problems }: PreparedTraining, codes: readonly string[]): Promise<boolean> {
  const errors = problems.filter(({ severity, code }) => severity === 'error' && codes.includes(code));
  const train = vscode.l10n.t('Allow These Errors');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Train all the same?'),
    { modal: true, detail: errors.map(({ code, message }) => `${code}: ${message}`).join('\n') },
    train,
  );
  return answer === train;
}

function rowsOf(
  training: PreparedTraining,
  { unsaved, before, isForElsewhere, isAccepted }: Circumstances,
): readonly Row[] {
  const { problems, differences } = training;
  const errors = problems.filter((one) => one.severity === 'error' && one.allowing !== 'done');
  const accepted = problems.filter(
    (one) => one.allowing === 'done' || (one.severity === 'warning' && isAccepted(one)),
  );
  const warnings = problems.filter((one) => one.severity === 'warning' && !isAccepted(one));
  const [first] = before;
  return [
    startRow(training, errors.length, unsaved, isForElsewhere),
    ...group(vscode.l10n.t('errors'), [...errors.map(problemRow), ...allowRows(errors)]),
    ...group(vscode.l10n.t('warnings'), [...(first ? [queueRow(first)] : []), ...warnings.map(problemRow)]),
    ...group(
      vscode.l10n.t('accepted'),
      accepted.map((one) => ({ ...problemRow(one), label: `$(check) ${one.message}` })),
    ),
    ...group(vscode.l10n.t('how it begins'), originRows(training)),
    ...group(vscode.l10n.t('can be changed'), answerRows(training)),
    ...group(
      vscode.l10n.t('hardware'),
      training.gpus.length > 1 ? [] : [gpuRow(training.gpus.map(describeGpu))],
    ),
    ...group(
      vscode.l10n.t('what it will take'),
      training.takes.map((line): Row => ({ label: `$(graph) ${line}`, words: [line, ''] })),
    ),
    ...group(vscode.l10n.t('sample pictures'), training.samples.map(sampleRow)),
    ...group(
      vscode.l10n.t('differs from its source'),
      differences.map(
        ({ message, why }): Row => ({ label: `$(info) ${message}`, detail: why, words: [message, why] }),
      ),
    ),
    ...group(
      vscode.l10n.t('without training'),
      isForElsewhere
        ? []
        : [
            {
              label: vscode.l10n.t('$(save) Write the Run Folder Only'),
              description: vscode.l10n.t('to look at the files that the trainer would get'),
              decision: { kind: 'write' },
            },
          ],
    ),
  ];
}

function startRow(
  { formula, recipe }: PreparedTraining,
  errors: number,
  unsaved: number,
  isForElsewhere: boolean,
): Row {
  if (errors > 0) {
    return {
      label: vscode.l10n.t('$(error) Cannot Start Yet'),
      description: errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors),
      detail: formula ?? '',
    };
  }
  const saving =
    unsaved === 1 ? vscode.l10n.t('saves 1 file first') : vscode.l10n.t('saves {0} files first', unsaved);
  return {
    label: isForElsewhere ? vscode.l10n.t('$(save) Write the Run') : vscode.l10n.t('$(play) Start Training'),
    description: unsaved > 0 ? saving : '',
    detail: [formula, recipe.title].filter(Boolean).join(' · '),
    decision: { kind: isForElsewhere ? 'write' : 'start' },
  };
}

/** What it is made from, and what differs by now. */
function originRows({ origin, remarks, since }: PreparedTraining): readonly Row[] {
  const rows = remarks.map((remark): Row => ({ label: `$(info) ${remark}`, words: [remark, ''] }));
  if (!origin) return rows;
  const { kind, name } = origin;
  const title = {
    repeat: vscode.l10n.t('Repeats {0}', name),
    resume: vscode.l10n.t('Resumes from {0}', name),
    'warm-start': vscode.l10n.t('Warm start from {0}', name),
  }[kind];
  const same = vscode.l10n.t('Nothing differs from that run.');
  const told: Row = since
    ? {
        label: `$(diff) ${vscode.l10n.t('Differs by now')}`,
        detail: since.summary,
        words: [vscode.l10n.t('Differs by now'), since.text],
      }
    : { label: `$(check) ${same}`, words: [same, ''] };
  return [
    { label: `$(history) ${title}`, words: [title, ''] },
    ...rows,
    ...(kind === 'repeat' || since ? [told] : []),
  ];
}

/** A card trains one LoRA at a time. */
function queueRow({ name }: RunView): Row {
  const text = vscode.l10n.t('{0} is being trained: this one waits for the GPU.', name);
  const detail = vscode.l10n.t('It starts by itself when the GPU is free.');
  return { label: `$(watch) ${text}`, detail, words: [text, detail] };
}

/** Where all errors may be allowed. */
function allowRows(errors: readonly TrainingProblem[]): readonly Row[] {
  if (errors.length === 0 || errors.some(({ allowing }) => allowing === null)) return [];
  const codes = [...new Set(errors.map(({ code }) => code))];
  return [
    {
      label: vscode.l10n.t('$(debug-continue) Train All the Same…'),
      description: codes.join(', '),
      detail: vscode.l10n.t('It may end over them; the run keeps that they were allowed.'),
      decision: { kind: 'allow', codes },
    },
  ];
}

function problemRow(problem: TrainingProblem): Row {
  const { severity, message, wayOut, code, uri, allowing, lacks } = problem;
  const decision: Decision | undefined = lacks
    ? { kind: 'parts', lacks }
    : uri !== null
      ? { kind: 'open', problem: { ...problem, uri } }
      : allowing === 'possible'
        ? { kind: 'allow', codes: [code] }
        : undefined;
  return {
    label: `$(${severity}) ${message}`,
    detail: [fileOf(problem), lacks ? vscode.l10n.t('Choose the files…') : wayOut, code]
      .filter(Boolean)
      .join(' · '),
    words: [message, wayOut ?? ''],
    ...(decision ? { decision } : {}),
  };
}

/** The picture or caption that a problem is about, where its words don't name it; of configurations they name the key. */
function fileOf({ uri, message }: TrainingProblem): string | undefined {
  const name = uri === null ? undefined : vscode.Uri.parse(uri).path.split('/').at(-1);
  return name === undefined || name.endsWith('.toml') || message.includes(name) ? undefined : name;
}

function sampleRow({ prompt, settings, negative, remarks }: PreparedTraining['samples'][number]): Row {
  const without = negative === null ? undefined : vscode.l10n.t('not: {0}', negative);
  const words = [settings, without, ...remarks].filter((one) => one !== undefined);
  return {
    label: `$(${remarks.length > 0 ? 'warning' : 'device-camera'}) ${prompt}`,
    detail: words.join(' · '),
    words: [prompt, words.join('\n')],
  };
}

function group(label: string, rows: readonly Row[]): readonly Row[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}
