import type { CancellationToken } from 'vscode-languageserver/node';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { prepareTraining } from '../../core/node/training/prepare/prepare-training.ts';
import type { TrainingRequest } from '../../core/node/training/prepare/training-request.ts';
import { basename, joinPath } from '../../core/path.ts';
import { problemName } from '../../core/training/allow-problem.ts';
import type { Course } from '../../core/training/beginning.ts';
import { estimateLines } from '../../core/training/estimate/estimate-lines.ts';
import { familyTitles } from '../../core/training/family.ts';
import { smallestGpu } from '../../core/training/machine.ts';
import { modelParts } from '../../core/training/model-parts.ts';
import type { Plan, StepCount } from '../../core/training/plan.ts';
import type { Preparation } from '../../core/training/preparation.ts';
import type { Problem } from '../../core/training/problem.ts';
import type { Recipe } from '../../core/training/recipe.ts';
import { recipeById, recipes } from '../../core/training/recipes/index.ts';
import { describeDiff, summarizeDiff } from '../../core/training/run-diff/describe-diff.ts';
import type { RunDiff } from '../../core/training/run-diff/side.ts';
import { sampleSettings } from '../../core/training/sample.ts';
import { stepFormula, stepsLeft } from '../../core/training/step-formula.ts';
import type { PreparedTraining, RecipeView, TrainingWish } from '../../protocol/training.ts';
import type { TrainingProblem } from '../../protocol/training-problem.ts';
import type { FeatureContext } from '../features/feature.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';
import { withSignal } from '../with-signal.ts';

/**
 * Prepares a training of a dataset as it is now, once all that was typed is looked at.
 * @throws GivenUp when the user thought better of it
 */
export async function prepare(
  { fileSystem, findings, training }: FeatureContext,
  dataset: Dataset,
  wish: TrainingWish,
  token: CancellationToken,
): Promise<Preparation> {
  await findings.settled();
  const config = joinPath(dataset.root, CONFIG_FILE);
  const found = findings.files
    .filter((path) => dataset.images.has(path) || dataset.captions.has(path) || path === config)
    .flatMap((path) => findings.of(path).findings);
  const { from, ...rest } = wish;
  const request: TrainingRequest = {
    ...rest,
    ...(from ? { from: { ...from, place: fromNative(from.place) } } : {}),
  };
  return await withSignal(token, (signal) =>
    prepareTraining(
      { fileSystem, platform: training.platform, signal, digestOf: training.digestOf },
      ...([dataset, found, request] as const),
    ),
  );
}

/** A prepared training as an editor shows it. */
export function asPrepared({
  plan,
  machine,
  steps,
  course,
  vram,
  states,
  estimates,
  samples,
  problems,
  differences,
  lacks,
  origin,
  remarks = [],
  since,
}: Preparation): PreparedTraining {
  const { installation, version, gpus, gpu, together } = machine;
  const recipe = recipeById(plan.recipe) ?? recipes[0];
  return {
    dataset: uriOfPath(plan.dataset),
    name: plan.name,
    recipe: asView(recipe),
    recipes: recipes.map(asView),
    formula: steps ? formulaOf(plan, steps, course) : null,
    model: { name: plan.model.name ?? null, place: plan.model.place, isKnown: plan.model.kind !== 'unknown' },
    trainer: installation
      ? { root: installation.root, kind: installation.kind, version: version ?? null }
      : null,
    gpus: gpus.map(({ index, name, memory }) => ({ index, name, memory: memory ?? null })),
    used: (together ?? (gpu ? [gpu] : [])).map(({ index }) => index),
    vram: vram ?? null,
    states,
    takes: estimateLines(estimates, smallestGpu(machine)).map(translate),
    samples: samples.map((sample) => ({
      prompt: sample.prompt,
      settings: translate(sampleSettings(sample)),
      negative: sample.negative ?? null,
      remarks: sample.remarks.map(translate),
    })),
    problems: problems.map(asProblem),
    differences: differences.map(({ message, why }) => ({
      message: translate(message),
      why: translate(why),
    })),
    lacks,
    origin: origin ? { kind: origin.kind, name: basename(origin.checkpoint ?? origin.run ?? '') } : null,
    remarks: remarks.map(translate),
    since: since ? asSince(since) : null,
  };
}

function formulaOf(plan: Plan, steps: StepCount, course: Course | undefined): string {
  const left = stepsLeft(steps, course);
  return [translate(stepFormula(plan, steps)), ...(left ? [translate(left)] : [])].join(' · ');
}

function asSince(since: RunDiff): PreparedTraining['since'] {
  const summary = summarizeDiff(since).map(translate).join(' · ');
  return summary !== '' ? { summary, text: describeDiff(since, translate).join('\n') } : null;
}

function asView({ id, title, about, family, isTested, download }: Recipe): RecipeView {
  return {
    ...{ id, isTested, title: translate(title), about: translate(about) },
    ...{ family: familyTitles[family], download: download ?? null },
  };
}

/** A problem as an editor shows it. */
export function asProblem(problem: Problem): TrainingProblem {
  const { severity, message, wayOut, file, span, isFinal, isAllowed, lacks } = problem;
  return {
    code: problemName(problem),
    severity,
    message: translate(message),
    wayOut: wayOut ? translate(wayOut) : null,
    uri: file === undefined ? null : uriOfPath(file),
    span: span && span.start < span.end ? { start: span.start, end: span.end } : null,
    allowing: severity !== 'error' || isFinal ? null : isAllowed ? 'done' : 'possible',
    ...(lacks
      ? {
          lacks: {
            model: lacks.model,
            parts: lacks.parts.map((part) => ({ part, title: modelParts[part] })),
          },
        }
      : {}),
  };
}
