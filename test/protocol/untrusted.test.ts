// A folder that is not trusted: whatever is asked for, no program is started, and none is asked by the network.
import { describe, expect, it } from 'vitest';
import { posix, Workshop } from '../cli/training.ts';
import { uriOf } from './client.ts';
import { open } from './trainings.ts';

describe.runIf(posix)('a folder that is not trusted', () => {
  it('has no program started or asked, by any request', async () => {
    const workshop = new Workshop().settle();
    const { client } = await open(workshop, { isTrusted: false });
    const uri = uriOf(workshop.dataset);
    // Nobody may be asked: whoever listened here would hear of it.
    const place = { address: 'http://127.0.0.1:9', model: '', checkpoints: [] };
    const run = { ...place, run: uri, weights: [1], hasBaseline: false, prompts: [0] };
    const requests: readonly (readonly [string, unknown])[] = [
      ['lora/prepareTraining', { uri, wish: {} }],
      ['lora/startTraining', { uri, wish: {}, isDryRun: false }],
      ['lora/startTraining', { uri, wish: {}, isDryRun: true }],
      ['lora/trainerReport', { uri, wish: {}, isDeep: true }],
      ['lora/installChoices', {}],
      ['lora/connectWebUi', place],
      ['lora/copyLoras', { files: [], folder: workshop.folder }],
      ['lora/paintGrid', run],
      ['lora/continueGrid', { ...place, folder: uri }],
    ];
    for (const [method, params] of requests)
      await expect(client.request(method, params), method).rejects.toThrow('a folder that is not trusted');
    expect(workshop.runs()).toEqual([]);
  });
});
