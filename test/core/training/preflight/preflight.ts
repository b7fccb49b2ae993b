import type { ImageFile } from '../../../../core/dataset/files.ts';
import type { Finding } from '../../../../core/finding.ts';
import { formatMessage, message } from '../../../../core/message.ts';
import type { Gpu } from '../../../../core/training/gpu.ts';
import type { Machine } from '../../../../core/training/machine.ts';
import { mergeOptions, type Options } from '../../../../core/training/options.ts';
import type { Plan, StepCount } from '../../../../core/training/plan.ts';
import type { Check, Preflight } from '../../../../core/training/problem.ts';
import { sd15Likeness } from '../../../../core/training/recipes/sd15-likeness.ts';
import { planOf } from '../plans.ts';

export const gpu: Gpu = {
  index: 0,
  uuid: 'GPU-1a',
  name: 'NVIDIA GeForce RTX 3060',
  memory: 12288,
  used: 400,
  driver: '550.54',
};

export const packages = {
  accelerate: '1.6.0',
  torch: '2.6.0+cu124',
  transformers: '4.54.1',
  diffusers: '0.32.1',
  tensorboard: '2.19.0',
  bitsandbytes: undefined,
  xformers: undefined,
};

const machine: Machine = {
  installation: {
    root: '/trainer',
    kind: 'sd-scripts',
    scripts: '/trainer',
    python: '/trainer/venv/bin/python',
  },
  version: 'v0.10.1',
  python: { version: '3.10.11', packages },
  gpus: [gpu],
  gpuTrouble: undefined,
  gpuWish: { by: 'nobody' },
  gpu,
  model: { kind: 'file', family: 'sd15' },
  missingParts: [],
};

export function picture(name: string, width = 768, height = 768): ImageFile {
  return {
    path: `/dataset/img/10_alice woman/${name}`,
    facts: { state: 'readable', width, height, format: 'png' },
  };
}

export function findingOf(severity: Finding['severity'], file = '/dataset/10_alice/a.txt'): Finding {
  return {
    code: 'empty-caption',
    severity,
    file,
    span: { start: 0, end: 0 },
    message: message('It is {0}.', 'empty'),
    fixes: [],
    related: [],
    scope: 'file',
    count: 1,
    unnecessary: false,
  };
}

/** What is known before a training that nothing stands against, but for these changes. */
export interface Circumstances {
  readonly plan?: Partial<Plan>;
  readonly machine?: Partial<Machine>;
  /** The user's; they are in the plan too. */
  readonly options?: Options;
  readonly images?: readonly ImageFile[];
  readonly ignoredImages?: readonly string[];
  readonly findings?: readonly Finding[];
  readonly steps?: StepCount;
  readonly estimates?: Partial<Preflight['estimates']>;
  readonly missingFiles?: Preflight['missingFiles'];
  readonly beginning?: Preflight['beginning'];
}

export function preflightOf(changes: Circumstances = {}): Preflight {
  const { options = {} } = changes;
  return {
    plan: planOf({ options: mergeOptions(sd15Likeness.options, options), ...changes.plan }),
    images: changes.images ?? [picture('a.png'), picture('b.png', 640, 768)],
    machine: { ...machine, ...changes.machine },
    ownOptions: options,
    modelsFile: '/home/me/models.toml',
    ignoredImages: changes.ignoredImages ?? [],
    findings: changes.findings ?? [],
    steps: changes.steps,
    estimates: {
      ...{ disk: undefined, space: undefined, memory: undefined, time: undefined },
      ...changes.estimates,
    },
    missingFiles: changes.missingFiles ?? [],
    ...(changes.beginning ? { beginning: changes.beginning } : {}),
  };
}

/** What a check says, as one reads it: `error: …`, and what helps. */
export function said(check: Check, changes?: Circumstances): readonly string[] {
  return [...check(preflightOf(changes))].map(({ severity, message, wayOut }) =>
    [`${severity}: ${formatMessage(message)}`, ...(wayOut ? [formatMessage(wayOut)] : [])].join(' '),
  );
}
