import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import { fromNative } from '../../../../core/node/native-path.ts';
import { FollowedRun, runOf } from '../../../../core/node/runs/followed-run.ts';
import { LeftFilesReader } from '../../../../core/node/runs/left-files.ts';
import { rate, readRatings } from '../../../../core/node/runs/rating-store.ts';
import { basename } from '../../../../core/path.ts';
import { outputs } from '../../../../core/trainers/sd-scripts/output/outputs.ts';
import { training } from '../../../../core/trainers/sd-scripts/training.ts';
import { groupRuns } from '../../../../core/training/outputs/output-run.ts';
import { ARTICLE_NAME, layOutArticle, writeLora } from '../../../support/article-output.mjs';
import { eventFile } from '../../../support/event-file.ts';
import { recordOf } from '../training/records.ts';

let native = '';
let folder = '';
let reader = new LeftFilesReader(outputs);
const file = (name: string) => path.join(native, name);
const runs = () => groupRuns(reader.read(folder, false));

async function judged() {
  const [run] = runs();
  if (!run) throw new Error('no run is found');
  const followed = new FollowedRun(training, run, undefined);
  await followed.follow(run, undefined);
  return { followed, ...followed.judge() };
}

beforeEach(() => {
  native = mkdtempSync(path.join(tmpdir(), 'lora-run-'));
  folder = fromNative(native);
  reader = new LeftFilesReader(outputs);
});
afterEach(() => rmSync(native, { recursive: true, force: true }));

describe('a folder with what the trainer left', () => {
  it('is a run with its checkpoints, samples and log', async () => {
    layOutArticle(native);
    const [run, ...others] = runs();
    expect(others).toEqual([]);
    expect([run?.name, run?.folder]).toEqual([ARTICLE_NAME, folder]);
    expect([run?.checkpoints.length, run?.samples.length, run?.logs.length]).toEqual([8, 27, 1]);
  });

  it('is judged by epoch: loss, samples, the lowest loss and the last', async () => {
    layOutArticle(native);
    const { epochs, prompts, whyNone } = await judged();
    expect(epochs.map(({ key }) => key)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((epoch) => `epoch-${epoch}`),
    );
    expect(prompts).toEqual([0, 1, 2]);
    expect(epochs[0]?.checkpoint).toBeUndefined();
    const sixth = epochs[6];
    expect(basename(sixth?.checkpoint?.path ?? '')).toBe(`${ARTICLE_NAME}-000006.safetensors`);
    expect(sixth?.loss).toEqual({ value: 0.37063127756118774, kind: 'epoch' });
    expect([...(sixth?.samples.keys() ?? [])].sort()).toEqual([0, 1, 2]);
    expect(epochs.at(-1)?.marks.map(({ kind }) => kind)).toEqual(['lowest', 'last']);
    expect(whyNone).toBeUndefined();
  });

  it('has no lowest loss for a model that learns by flow matching', async () => {
    layOutArticle(native, { ss_base_model_version: 'flux1' });
    const { epochs, judged: by } = await judged();
    expect(by.isFlow).toBe(true);
    expect(epochs.flatMap(({ marks }) => marks.map(({ kind }) => kind))).toEqual(['last']);
  });

  it('may have been deleted in part, and be without metadata', async () => {
    layOutArticle(native);
    for (const epoch of [1, 2, 3]) rmSync(file(`${ARTICLE_NAME}-00000${epoch}.safetensors`));
    writeFileSync(file(`${ARTICLE_NAME}-000004.ckpt`), 'weights');
    rmSync(file(`${ARTICLE_NAME}-000004.safetensors`));
    const { epochs } = await judged();
    const saved = epochs.filter(({ checkpoint }) => checkpoint);
    expect(saved.map(({ key }) => key)).toEqual(['epoch-4', 'epoch-5', 'epoch-6', 'epoch-7', 'epoch-8']);
    expect(saved[0]?.loss?.value).toBeCloseTo(0.41235);
  });

  it('tells a checkpoint that is cut off or still written', () => {
    layOutArticle(native);
    truncateSync(file(`${ARTICLE_NAME}.safetensors`), 200);
    const last = runs()[0]?.checkpoints.find(({ moment }) => moment.kind === 'last');
    expect(last?.isWhole).toBe(false);
  });

  it('tells trainings of several names apart, and passes over models of nobody', () => {
    layOutArticle(native);
    writeLora(file('other-000001.safetensors'), { ss_output_name: 'other', ss_base_model_version: 'sd_v1' });
    writeLora(file('v1-5.safetensors'), { format: 'pt' });
    writeFileSync(file('v1-5.ckpt'), 'model');
    mkdirSync(file(`${ARTICLE_NAME}-state`));
    writeLora(file(`${ARTICLE_NAME}-state/model.safetensors`), { ss_output_name: 'x' });
    expect(
      runs()
        .map(({ name, checkpoints }) => [name, checkpoints.length])
        .sort(),
    ).toEqual([
      [ARTICLE_NAME, 8],
      ['other', 1],
    ]);
  });

  it('has its log elsewhere below the folder, as kohya_ss lays it out', () => {
    layOutArticle(file('model'));
    renameSync(file('model/logs'), file('log'));
    const [run, ...others] = runs();
    expect(others).toEqual([]);
    expect([run?.folder, run?.logs.length]).toEqual([`${folder}/model`, 1]);
  });

  it('finds the log that was begun during the training among several', () => {
    layOutArticle(native);
    const later = file('logs/20261201000000/network_train');
    mkdirSync(later, { recursive: true });
    writeFileSync(
      path.join(later, 'events.out.tfevents.1796083200.vm.1.0'),
      eventFile([{ step: 1, values: { loss: 1 } }]),
    );
    const [run, other] = runs();
    expect(run?.logs.map(({ begun }) => begun)).toEqual([1795381214]);
    expect([other?.name, other?.checkpoints.length]).toEqual(['20261201000000', 0]);
  });
});

describe('a run that is followed', () => {
  it('sees what is logged, painted and saved since', async () => {
    layOutArticle(native);
    rmSync(file(`${ARTICLE_NAME}.safetensors`));
    const { followed, epochs } = await judged();
    expect(epochs.at(-1)?.checkpoint).toBeUndefined();
    const log = file('logs/20261122210012/network_train/events.out.tfevents.1795381214.vm.9699.0');
    appendFileSync(log, eventFile([{ time: 2e9, step: 9, values: { 'loss/epoch_average': 0.1 } }]));
    writeLora(file(`${ARTICLE_NAME}.safetensors`), {
      ss_output_name: ARTICLE_NAME,
      ss_epoch: '9',
      ss_base_model_version: 'sd_v1',
    });
    const first = `${ARTICLE_NAME}_e000008_00_20261122212338_1.png`;
    cpSync(file(`sample/${first}`), file(`sample/${first.replace('e000008', 'e000009')}`));
    const [run] = runs();
    if (run) await followed.follow(run, undefined);
    const last = followed.judge().epochs.at(-1);
    expect([last?.key, last?.samples.size, last?.loss?.value]).toEqual(['epoch-9', 1, Math.fround(0.1)]);
    expect(last?.marks.map(({ kind }) => kind)).toEqual(['lowest', 'last']);
  });

  it('shows a sample when it is painted whole, and one that stays half as it is', () => {
    layOutArticle(native);
    const name = `${ARTICLE_NAME}_e000009_00_20261122212638_1.png`;
    const whole = readFileSync(file(`sample/${ARTICLE_NAME}_e000008_00_20261122212338_1.png`));
    const isThere = () => runs()[0]?.samples.some(({ path: sample }) => basename(sample) === name);
    writeFileSync(file(`sample/${name}`), whole.subarray(0, whole.length - 20));
    expect(isThere()).toBe(false);
    utimesSync(file(`sample/${name}`), 1, 1);
    expect(isThere()).toBe(true);
    writeFileSync(file(`sample/${name}`), whole);
    expect(isThere()).toBe(true);
  });

  it('has the quantities of its log, and their curves', async () => {
    layOutArticle(native);
    const { followed } = await judged();
    expect(followed.quantities.map(({ tag, kind, length }) => [tag, kind, length])).toEqual([
      ['loss/current', 'loss', 3360],
      ['loss/average', 'average', 3360],
      ['lr/textencoder', 'rate', 3360],
      ['lr/unet', 'rate', 3360],
      ['lr/group1', 'rate', 3360],
      ['loss/epoch_average', 'epoch', 8],
    ]);
    expect(followed.curve('loss/epoch_average').length).toBe(8);
    expect(followed.curve('no such').length).toBe(0);
    expect(followed.epochEnds.get(6)).toBe(2520);
  });

  it('of ours tells by its recipe what kind of model it is, before a checkpoint does', () => {
    for (const [recipe, isFlow] of [
      ['flux-likeness', true],
      ['sd15-likeness', false],
      ['of nobody', undefined],
    ] as const) {
      const run = runOf(reader.read(folder, true), folder, 'alice', true);
      if (!run) throw new Error('no run is found');
      const { judged: by } = new FollowedRun(training, run, recordOf(folder, { recipe })).judge();
      expect(by.isFlow).toBe(isFlow);
    }
  });

  it('of ours has all logs of its folder, and its files below `output`', () => {
    layOutArticle(file('output'));
    renameSync(file('output/logs'), file('logs'));
    const run = runOf(reader.read(folder, true), folder, ARTICLE_NAME, true);
    expect([run?.folder, run?.checkpoints.length, run?.logs.length]).toEqual([`${folder}/output`, 8, 1]);
  });
});

describe('what somebody thinks of an epoch', () => {
  const ratings = () => `${folder}/epochs.json`;

  it('is kept in a file, and changed in part', () => {
    rate(nodeJournalDisk, ratings(), 'epoch-6', { stars: 4 });
    rate(nodeJournalDisk, ratings(), 'epoch-6', { note: 'best hands' });
    rate(nodeJournalDisk, ratings(), 'epoch-8', { stars: 2 });
    expect(readRatings(ratings())).toEqual(
      new Map([
        ['epoch-6', { stars: 4, note: 'best hands', keep: false }],
        ['epoch-8', { stars: 2, note: '', keep: false }],
      ]),
    );
    rate(nodeJournalDisk, ratings(), 'epoch-8', { stars: null });
    expect([...(readRatings(ratings()) as Map<string, unknown>).keys()]).toEqual(['epoch-6']);
  });

  it('is not written over a file that is none of ours', () => {
    writeFileSync(file('epochs.json'), '{"version": 2}');
    expect(readRatings(ratings())).toBe('unreadable');
    expect(rate(nodeJournalDisk, ratings(), 'epoch-6', { stars: 4 })).toBeUndefined();
  });

  it('stands beside its epoch', async () => {
    layOutArticle(native);
    rate(nodeJournalDisk, `${folder}/${ARTICLE_NAME}.epochs.json`, 'epoch-6', { stars: 5 });
    expect((await judged()).epochs[6]?.rating.stars).toBe(5);
  });
});
