// The sample pictures of a run, and what the trainer says of them.
import fs from 'node:fs';
import path from 'node:path';
import { PythonError } from './errors.mjs';
import { readPrompts } from './prompts.mjs';
import { repr, stamp, str } from './python-text.mjs';
import { recorded, recordedSamples } from './recordings.mjs';
import { wholeBar } from './tqdm.mjs';

const noPrompts = 'TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType';

/** What diffusers warns of; Python warns again after each checkpoint. */
function warning({ venv }) {
  const text = recorded('merged/train.log');
  const start = text.indexOf('/home/artist/train/venv/lib');
  const end = text.indexOf('\n', text.indexOf('deprecate("steps_offset', start)) + 1;
  return text.slice(start, end).replace('/home/artist/train/venv', venv);
}

const toEight = (side) => Math.max(64, side - (side % 8));

function sayPrompt(prompt, sampler, log) {
  const { width = 512, height = 512, sample_steps = 30, scale = 7.5, seed, negative_prompt } = prompt;
  log.info('train_util.py:6542', `prompt: ${prompt.prompt}`);
  log.info('train_util.py:6543', `negative_prompt: ${str(negative_prompt)}`);
  log.info('train_util.py:6544', `height: ${toEight(height)}`);
  log.info('train_util.py:6545', `width: ${toEight(width)}`);
  log.info('train_util.py:6546', `sample_steps: ${sample_steps}`);
  log.info('train_util.py:6547', `scale: ${repr(scale)}`);
  log.info('train_util.py:6548', `sample_sampler: ${prompt.sample_sampler ?? sampler}`);
  if (seed !== undefined) log.info('train_util.py:6550', `seed: ${seed}`);
}

function fileName({ output_name: name }, { epoch, step }, index, seed) {
  const when = epoch === undefined ? String(step).padStart(6, '0') : `e${String(epoch).padStart(6, '0')}`;
  const parts = [name, when, String(index).padStart(2, '0'), stamp(), seed];
  return `${parts.filter((part) => part !== undefined).join('_')}.png`;
}

/** Makes the sample pictures of a run. The bar of the steps stands above theirs once it is there. */
export function createSampler(args, run) {
  const { log, err, tape } = run;
  const pictures = recordedSamples();
  let warned = false;
  return {
    /** A checkpoint was saved. */
    saved: () => {
      warned = false;
    },
    /** @param {{ epoch?: number, step: number }} when by epoch, or by step alone */
    sample(when, below) {
      log.info('train_util.py:6393', '');
      log.info(
        'train_util.py:6394',
        `generating sample images at step / サンプル画像生成 ステップ: ${when.step}`,
      );
      if (args.sample_prompts === undefined) throw new PythonError(noPrompts);
      const prompts = readPrompts(args.sample_prompts);
      if (prompts === undefined) {
        log.error(
          'train_util.py:6396',
          `No prompt file / プロンプトファイルがありません: ${args.sample_prompts}`,
        );
        return;
      }
      const folder = path.join(args.output_dir, 'sample');
      fs.mkdirSync(folder, { recursive: true });
      if (!warned) err.write(warning(run));
      warned = true;
      for (const [index, prompt] of prompts.entries()) {
        sayPrompt(prompt, args.sample_sampler, log);
        const steps = prompt.sample_steps ?? 30;
        err.write(wholeBar('', steps, tape.sampleFrames(steps), below));
        const file = path.join(folder, fileName(args, when, index, prompt.seed));
        fs.writeFileSync(file, pictures[index % pictures.length]);
      }
    },
  };
}
