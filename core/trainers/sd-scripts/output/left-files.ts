import type { CheckpointName, SampleName } from '../../../training/outputs/output-adapter.ts';

const EXTENSIONS = /\.(?:safetensors|ckpt|pt)$/;
/** The trainer's own names, where it is given none. Source: `DEFAULT_*_NAME` in `train_util.py`. */
const UNNAMED = new Set(['epoch', 'at', 'last']);

/**
 * What the name of a checkpoint tells: `NAME-000006.safetensors`, `NAME-step00000500.safetensors`, and `NAME.safetensors` at the
 * end. Source: `EPOCH_FILE_NAME`, `STEP_FILE_NAME` and `get_last_ckpt_name` in `train_util.py`.
 */
export function checkpointOf(name: string): CheckpointName | undefined {
  if (!EXTENSIONS.test(name)) return undefined;
  const stem = name.replace(EXTENSIONS, '');
  const [, ofStep, step] = /^(.*)-step(\d{8,})$/.exec(stem) ?? [];
  if (step !== undefined) return { run: nameOf(ofStep), moment: { kind: 'step', at: Number(step) } };
  const [, ofEpoch, epoch] = /^(.*)-(\d{6})$/.exec(stem) ?? [];
  if (epoch !== undefined) return { run: nameOf(ofEpoch), moment: { kind: 'epoch', at: Number(epoch) } };
  return { run: nameOf(stem), moment: { kind: 'last' } };
}

function nameOf(stem = ''): string {
  return UNNAMED.has(stem) ? '' : stem;
}

/** `NAME_e000006_00_20261122211753_1.png`; a step instead of an epoch has no `e`, and without a seed nothing stands for it. */
const SAMPLE = /^(?:(.+)_)?(e)?(\d{6,})_(\d{2,})_(\d{14})(?:_(-?\d+))?\.png$/;
/** As versions before 2024 had it: `NAME_20230415123456_e000006_00_1.png`. */
const OLD_SAMPLE = /^(?:(.+)_)?(\d{14})_(e)?(\d{6,})_(\d{2,})(?:_(-?\d+))?\.png$/;

/** What the name of a sample tells. Source: `sample_image_inference` in `train_util.py`. */
export function sampleOf(name: string): SampleName | undefined {
  const old = OLD_SAMPLE.exec(name);
  if (old) {
    const [, run, time = '', isEpoch, at, prompt, seed] = old;
    return sample(run, isEpoch, at, prompt, time, seed);
  }
  const [, run, isEpoch, at, prompt, time, seed] = SAMPLE.exec(name) ?? [];
  return time === undefined ? undefined : sample(run, isEpoch, at, prompt, time, seed);
}

function sample(
  run: string | undefined,
  isEpoch: string | undefined,
  at: string | undefined,
  prompt: string | undefined,
  time: string,
  seed: string | undefined,
): SampleName {
  return {
    run: run ?? '',
    moment: { kind: isEpoch === undefined ? 'step' : 'epoch', at: Number(at) },
    prompt: Number(prompt),
    time,
    seed: seed === undefined ? undefined : Number(seed),
  };
}
