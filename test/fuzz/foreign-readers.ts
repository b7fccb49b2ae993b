import * as fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { scannedJson } from '../../core/config/json-places.ts';
import { readConfig } from '../../core/config/read-config.ts';
import { scannedToml } from '../../core/config/toml-places.ts';
import { parseGrid } from '../../core/generation/grid-file.ts';
import { parametersIn } from '../../core/generation/parameters-in.ts';
import { parseA1111 } from '../../core/generation/parse-a1111.ts';
import { parseComfy } from '../../core/generation/parse-comfy.ts';
import { HEAD_BYTES, readImageFacts, TAIL_BYTES } from '../../core/image/header.ts';
import { pictureTexts } from '../../core/image/picture-texts.ts';
import { lintConfig } from '../../core/lint-config.ts';
import { describeFile } from '../../core/lora-file/describe-file.ts';
import { modulesOf } from '../../core/lora-file/modules.ts';
import { readTrainingMetadata } from '../../core/lora-file/training-metadata.ts';
import { decodeList } from '../../core/node/dictionaries/decode-list.ts';
import { inflate } from '../../core/node/generation/read-parameters.ts';
import { faultsOf } from '../../core/safetensors/faults.ts';
import { headerLength, LENGTH_BYTES, parseHeader } from '../../core/safetensors/header.ts';
import { whatInstead } from '../../core/safetensors/other-formats.ts';
import { configsOf } from '../../core/trainers/config-adapters.ts';
import { cacheOf } from '../../core/trainers/sd-scripts/caches.ts';
import { optionsIn } from '../../core/trainers/sd-scripts/config/installed-options.ts';
import { LogReader } from '../../core/trainers/sd-scripts/output/log-reader.ts';
import { EventReader } from '../../core/training/events/event-reader.ts';
import { RecordReader } from '../../core/training/events/records.ts';
import { ScalarLog } from '../../core/training/events/scalar-log.ts';
import { parseRatings } from '../../core/training/outputs/epoch-ratings.ts';
import { parseRunRecord } from '../../core/training/run-record.ts';
import { parseStopRequest } from '../../core/training/stop-request.ts';
import { parseTrainedPairs } from '../../core/training/trained-pairs.ts';
import { readModels, readTrainers } from '../../core/training/user-files.ts';
import { readDictionary } from '../../core/vocabulary/dictionary/read-dictionary.ts';
import { eventFile } from '../support/event-file.ts';
import { safetensorsFile } from '../support/safetensors-file.ts';

/** One of our readers of files that come from anybody. It throws nothing, whatever the bytes are. */
export interface ForeignReader {
  readonly name: string;
  readonly read: (bytes: Uint8Array) => unknown;
  /** Sound files, which are damaged. */
  readonly seeds: readonly (Uint8Array | string)[];
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const run = 'test/fixtures/trainer-run';
const fixture = (file: string) => fs.readFileSync(path.join(run, file));
const picture = (name: string) => fs.readFileSync(`test/fixtures/pictures/${name}`);
const first = (folder: string) => fs.readdirSync(path.join(run, folder)).sort()[0] ?? '';
const events = 'merged/logs/20261122215825/network_train';
const sample = 'merged/sample';
const configs = configsOf('sd-scripts');

function readPicture(bytes: Uint8Array): void {
  readImageFacts(bytes.subarray(0, HEAD_BYTES), bytes.subarray(-TAIL_BYTES), bytes.length);
  parametersIn(pictureTexts(bytes, inflate) ?? []);
}

function readSafetensors(bytes: Uint8Array): void {
  const length = headerLength(bytes.subarray(0, LENGTH_BYTES));
  whatInstead(bytes.subarray(0, 64), bytes.length, length);
  if (length === undefined) return;
  const json = text(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  const header = parseHeader(json, length);
  if (!header) return;
  faultsOf(header, bytes.length, json);
  describeFile({ header, json, size: bytes.length }, modulesOf(header));
  readTrainingMetadata(header.metadata);
}

function readEvents(bytes: Uint8Array): void {
  const log = new ScalarLog();
  const records = new RecordReader(new EventReader(log).read);
  // As it is followed: in pieces.
  for (let at = 0; at < bytes.length; at += 60_000) records.push(bytes.subarray(at, at + 60_000));
  for (const series of log.series.values()) series.steps.at(-1);
}

const readTrainerConfig = (name: string) => (bytes: Uint8Array) => {
  const file = { name, text: text(bytes), bom: false };
  configs.read(file, { isMeant: true, role: undefined, training: {} });
  configs.prompts(file);
};

function readLog(bytes: Uint8Array): void {
  const reader = new LogReader();
  const whole = text(bytes);
  for (let at = 0; at < whole.length; at += 5000) reader.read(whole.slice(at, at + 5000));
  reader.end();
  JSON.stringify(reader.ending);
}

const a1111 =
  'alice, <lora:a:1>\nNegative prompt: blurry\nSteps: 20, Sampler: "Euler, a", Size: 512x512, Lora hashes: "a: 12ab", JSON: {"a": [1, "}"]}';
const comfy = JSON.stringify({
  1: { class_type: 'KSampler', inputs: { steps: 20, positive: ['2', 0], negative: ['3', 0] } },
  2: { class_type: 'CLIPTextEncode', inputs: { text: ['3', 0] } },
  3: { class_type: 'Text', inputs: { text: 'a "b" \\ c' } },
});
const workflow =
  '{"nodes":[{"id":1,"type":"KSampler","inputs":[{"name":"positive","link":1}],"widgets_values":[1,"a",NaN]}],"links":[[1,2,0]]}';
const source = `parser.add_argument("--a", type=int, default=1, choices=["x", 'y'], help="a" "b")  # c\nparser.add_argument("--b", action='store_true')\n`;

/** A small picture in other formats, turned, and with a text in its EXIF data. */
const small = sharp(picture('portrait.png'))
  .resize(24, 16)
  .withExif({ IFD0: { ImageDescription: a1111, Orientation: '6' }, IFD2: { UserComment: a1111 } });
const seeThrough = small.clone().ensureAlpha(0.5);
const encoded: readonly Uint8Array[] = await Promise.all([
  small.clone().jpeg().toBuffer(),
  small.clone().jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
  small.clone().webp().toBuffer(),
  seeThrough.clone().webp({ lossless: true }).toBuffer(),
  seeThrough.clone().webp({ quality: 20 }).toBuffer(),
  sharp(picture('square.png')).resize(8, 8).webp({ lossless: true }).toBuffer(),
  sharp(picture('square.png')).resize(8, 8).webp().toBuffer(),
]);

/** All of them. */
export const foreignReaders: readonly ForeignReader[] = [
  {
    name: 'pictures',
    read: readPicture,
    seeds: [
      ...[picture('square.png'), picture('portrait.png'), fixture(`${sample}/${first(sample)}`)],
      ...encoded,
    ],
  },
  {
    name: 'checkpoints',
    read: readSafetensors,
    seeds: [
      safetensorsFile(
        {
          'lora_unet_down_blocks_0.lora_down.weight': { shape: [2, 2], numbers: [1, 2, 3, 4] },
          'lora_unet_down_blocks_0.lora_up.weight': { shape: [2, 2], numbers: [1, 2, 3, 4] },
          'lora_unet_down_blocks_0.alpha': { shape: [], numbers: [1] },
        },
        { ss_tag_frequency: '{"3_a": {"b": 1}}', ss_bucket_info: '{"buckets": {}}', ss_epoch: '8' },
      ),
    ],
  },
  {
    name: 'event files',
    read: readEvents,
    seeds: [
      eventFile([
        { version: 'brain.Event:2' },
        { step: 1, values: { 'loss/current': 0.5 } },
        { step: 1, isStart: true },
        { step: 2, values: { lr: 1, 'loss/current': 0.25 } },
      ]),
      fixture(`${events}/${first(events)}`).subarray(0, 20_000),
    ],
  },
  {
    name: 'tag lists',
    read: (bytes) => readDictionary('danbooru.csv', decodeList(bytes).text),
    seeds: ['1girl,0,100,"a,b ""c"""\nlong_hair,0,90,\n', 'tag_id,name,category,count\n1,smile,0,5\n'],
  },
  {
    name: 'lora-dataset.toml',
    read: (bytes) => {
      lintConfig('/d/lora-dataset.toml', text(bytes));
      readConfig(text(bytes));
      scannedToml(text(bytes)).at(0);
    },
    seeds: [fs.readFileSync('samples/character-ai/lora-dataset.toml')],
  },
  { name: 'config.toml', read: readTrainerConfig('config.toml'), seeds: [fixture('merged/config.toml')] },
  { name: 'dataset.toml', read: readTrainerConfig('dataset.toml'), seeds: [fixture('merged/dataset.toml')] },
  {
    name: 'dataset.json',
    read: (bytes) => {
      readTrainerConfig('dataset.json')(bytes);
      scannedJson(text(bytes)).at(0);
    },
    seeds: ['{"general": {"shuffle_caption": true}, "datasets": [{"subsets": [{"image_dir": "a\\"b"}]}]}'],
  },
  { name: 'prompts.txt', read: readTrainerConfig('prompts.txt'), seeds: [fixture('merged/prompts.txt')] },
  {
    name: 'prompts.json',
    read: readTrainerConfig('prompts.json'),
    seeds: ['[{"prompt": "a", "width": 512}]'],
  },
  {
    name: 'generation parameters',
    read: (bytes) => {
      parseA1111(text(bytes));
      parseComfy(text(bytes));
    },
    seeds: [a1111, comfy, workflow],
  },
  {
    name: 'files of runs',
    read: (bytes) => {
      for (const parse of [parseRunRecord, parseStopRequest, parseGrid, parseRatings, parseTrainedPairs])
        parse(text(bytes));
    },
    seeds: ['{"version":1,"name":"a","state":"failed","commands":[["a"]],"epochs":{},"plan":{}}'],
  },
  {
    name: 'names of caches',
    read: (bytes) => cacheOf(text(bytes)),
    seeds: ['a_0512x0768_sd.npz', 'a_te_outputs.npz'],
  },
  {
    name: "the user's own files",
    read: (bytes) => {
      readModels(text(bytes));
      readTrainers(text(bytes));
    },
    seeds: ['sd15 = "/a"\n[flux]\npath = "/b"\n', '[sd-scripts]\npath = "/a"\npython = "/b"\n'],
  },
  { name: "the trainer's source", read: (bytes) => optionsIn(text(bytes)), seeds: [source] },
  { name: 'logs', read: readLog, seeds: [fixture('article/stdout.log').subarray(0, 8000)] },
];
