import { type BlockWeight, unmeasuredText } from '../../core/lora-file/measured-weights.ts';
import { partTitles } from '../../core/lora-file/part-titles.ts';
import { message } from '../../core/message.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import {
  type LoraBlock,
  type LoraWeightsParams,
  type LoraWeightsResult,
  loraWeightsRequest,
} from '../../protocol/lora-file.ts';
import { guard } from '../guard.ts';
import { runLoraFileTask } from '../lora-file/run-worker.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import { withSignal } from '../with-signal.ts';
import type { Feature } from './feature.ts';

/** Measures how far a LoRA moves each block of the model, and how alike another one is. */
export const loraWeights: Feature = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest<LoraWeightsResult, never>(
      loraWeightsRequest,
      guard<LoraWeightsParams, LoraWeightsResult>(
        connection,
        'LoRA weights',
        ({ uri, other, workDoneToken }, token) =>
          withSignal(token, async (signal) => {
            const path = pathOfUri(uri);
            const otherPath = other === undefined ? undefined : pathOfUri(other);
            if (path === undefined)
              return { kind: 'refused', reason: translate(message('It is not on this disk: {0}', uri)) };
            const reporter = connection.window.attachWorkDoneProgress(workDoneToken);
            reporter.begin(translate(message('Measuring the weights')), 0, undefined, true);
            try {
              const { weights } = await runLoraFileTask(
                { kind: 'measure', path, other: otherPath },
                signal,
                (share) => reporter.report(Math.round(100 * share)),
              );
              if ('kind' in weights) return { kind: 'refused', reason: translate(whyNot(weights)) };
              return {
                kind: 'measured',
                blocks: weights.blocks.map(({ block, ...weight }) =>
                  asBlock(translate(partTitles[block.part]), block.label, weight),
                ),
                total: asBlock('', '', weights.total),
                unmeasured: weights.unmeasured.map((one) => translate(unmeasuredText(one, translate))),
              };
            } finally {
              reporter.done();
            }
          }),
      ),
    );
  },
};

function asBlock(part: string, label: string, weight: Omit<BlockWeight, 'block'>): LoraBlock {
  const { modules, norm, other = null, cosine = null } = weight;
  return { part, label, modules, norm, other, cosine };
}
