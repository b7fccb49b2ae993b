import { existsSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { png } from '../images.ts';

/** What a made program does wrong. */
export interface Mischief {
  /** The picture, from 1 on, at which it dies; or says that it can't. */
  readonly diesAt?: number;
  readonly failsAt?: number;
  /** Whether it never answers when it shall paint. */
  readonly hangs?: boolean;
  /** Who may ask: `user:password`. */
  readonly auth?: string;
  /** The picture, from 1 on, over which ComfyUI is started anew: it knows nothing of it afterwards. */
  readonly forgetsAt?: number;
  /** Whether others' pictures are painted before ours. */
  readonly isBusy?: boolean;
}

/** A server that follows the documented API of a program that paints. */
export class FakeWebUi {
  /** What it was asked for, in order: method and path. */
  readonly asked: string[] = [];
  /** The bodies of what it painted. */
  readonly painted: Record<string, unknown>[] = [];
  loras: string[] = [];
  /** What the LoRAs' files say that their weights are, by name. */
  hashes: Readonly<Record<string, string>> = {};
  /** The base model. */
  model = 'v1-5-pruned-emaonly.safetensors';
  readonly #server: Server;
  mischief: Mischief;
  readonly #answer: (fake: FakeWebUi, request: string, body: Record<string, unknown>) => unknown;

  private constructor(answer: FakeWebUi['answer'], mischief: Mischief) {
    this.#answer = answer;
    this.mischief = mischief;
    this.#server = createServer((request, response) => void this.#hear(request, response));
  }

  /** @param answer undefined for what it doesn't know, `hang` for what never ends */
  static async start(
    answer: (fake: FakeWebUi, request: string, body: Record<string, unknown>) => unknown,
    mischief: Mischief = {},
  ): Promise<FakeWebUi> {
    const fake = new FakeWebUi(answer, mischief);
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get answer() {
    return this.#answer;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Notes a picture. @returns how it is to be answered */
  paints(body: Record<string, unknown>): 'painted' | 'fails' | 'hang' {
    this.painted.push(body);
    const { diesAt, failsAt, hangs } = this.mischief;
    if (hangs) return 'hang';
    if (this.painted.length === diesAt) {
      this.#server.closeAllConnections();
      this.#server.close();
      return 'hang';
    }
    return this.painted.length === failsAt ? 'fails' : 'painted';
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { auth } = this.mischief;
    const wanted = auth === undefined ? undefined : `Basic ${Buffer.from(auth).toString('base64')}`;
    if (wanted !== undefined && request.headers.authorization !== wanted) {
      response.writeHead(401).end('{"detail":"Incorrect username or password"}');
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const text = Buffer.concat(parts).toString('utf8');
    const what = `${request.method} ${request.url}`;
    this.asked.push(what);
    const answer = this.#answer(this, what, text === '' ? {} : JSON.parse(text));
    if (answer === 'hang') return;
    if (answer instanceof Refusal) response.writeHead(answer.status).end(JSON.stringify(answer.body));
    else if (answer === undefined) response.writeHead(404).end('{"detail":"Not Found"}');
    else if (answer instanceof Uint8Array) response.end(answer);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }
}

/** An answer that is none. */
export class Refusal {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }
}

/** A picture that tells by its size which one it is. */
export function pictureOf(number: number): Uint8Array {
  return png(8 + number, 8);
}

/** Those that a test names, else what lies in the folder. */
function lorasOf({ loras }: FakeWebUi, folder: string): readonly string[] {
  if (loras.length > 0 || !existsSync(folder)) return loras;
  return readdirSync(folder).map((name) => path.parse(name).name);
}

/** AUTOMATIC1111 started with `--api`. */
export function fakeA1111(place: string | (() => string), mischief: Mischief = {}): Promise<FakeWebUi> {
  const folder = () => (typeof place === 'string' ? place : place());
  return FakeWebUi.start((fake, request, body) => {
    switch (request) {
      case 'GET /sdapi/v1/options':
        return {
          sd_model_checkpoint: `${fake.model} [6ce0161689]`,
          CLIP_stop_at_last_layers: 1,
        };
      case 'GET /sdapi/v1/loras':
        return lorasOf(fake, folder()).map((name) => ({
          name,
          // Of all epochs of a training the same.
          alias: 'alice',
          path: `${folder()}/${name}.safetensors`,
          metadata: name in fake.hashes ? { sshs_model_hash: fake.hashes[name] } : {},
        }));
      case 'GET /sdapi/v1/cmd-flags':
        return { lora_dir: folder(), api: true };
      case 'GET /sdapi/v1/progress?skip_current_image=true':
        return { progress: 0.5, eta_relative: 1.5, state: { sampling_step: 10, sampling_steps: 20 } };
      case 'POST /internal/progress': {
        const isOurs = fake.painted.some(({ force_task_id }) => force_task_id === body['id_task']);
        const isBusy = fake.mischief.isBusy ?? false;
        return { active: isOurs && !isBusy, queued: isOurs && isBusy, completed: false, progress: 0.25 };
      }
      case 'POST /sdapi/v1/refresh-loras':
      case 'POST /sdapi/v1/interrupt':
        return {};
      case 'POST /sdapi/v1/txt2img': {
        const outcome = fake.paints(body);
        if (outcome === 'hang') return outcome;
        if (outcome === 'fails')
          return new Refusal(500, {
            error: 'OutOfMemoryError',
            detail: '',
            body: '',
            errors: 'CUDA out of memory.',
          });
        const picture = Buffer.from(pictureOf(fake.painted.length)).toString('base64');
        return { images: [picture], parameters: body, info: '{}' };
      }
      default:
        return undefined;
    }
  }, mischief);
}

/** ComfyUI; a picture is done the second time that one asks. */
export function fakeComfyUi(mischief: Mischief = {}): Promise<FakeWebUi> {
  const asked = new Map<string, number>();
  return FakeWebUi.start((fake, request, body) => {
    const list = (node: string, input: string, names: readonly string[]) => ({
      [node]: { input: { required: { [input]: [names, { tooltip: '' }] } } },
    });
    const [, id] = /^GET \/history\/(\d+)$/.exec(request) ?? [];
    const waits = (one: string) => (asked.get(one) ?? 0) < 2 && mischief.forgetsAt !== Number(one);
    if (request === 'GET /queue') {
      const ours = fake.painted.map((_, index) => String(index + 1)).filter(waits);
      const items = [...(mischief.isBusy ? ['theirs'] : []), ...ours].map((one, at) => [at, one, {}, {}, []]);
      return { queue_running: items.slice(0, 1), queue_pending: items.slice(1) };
    }
    const [, file] = /^GET \/view_metadata\/loras\?filename=(.*)$/.exec(request) ?? [];
    if (file !== undefined) {
      const hash = fake.hashes[decodeURIComponent(file)];
      return hash === undefined ? undefined : { sshs_model_hash: hash };
    }
    if (id !== undefined) {
      if (mischief.forgetsAt === Number(id)) return {};
      const times = (asked.get(id) ?? 0) + 1;
      asked.set(id, times);
      if (times === 1) return {};
      const images = [{ filename: `ComfyUI_temp_${id}_.png`, subfolder: '', type: 'temp' }];
      const failed = [
        'execution_error',
        { node_type: 'KSampler', exception_message: 'Allocation on device\n' },
      ];
      return mischief.failsAt === Number(id)
        ? { [id]: { outputs: {}, status: { status_str: 'error', completed: false, messages: [failed] } } }
        : {
            [id]: {
              outputs: { picture: { images } },
              status: { status_str: 'success', completed: true, messages: [] },
            },
          };
    }
    if (request.startsWith('GET /view?')) return pictureOf(Number(/_(\d+)_\.png/.exec(request)?.[1]));
    switch (request) {
      case 'GET /system_stats':
        return { system: { os: 'posix' }, devices: [] };
      case 'GET /object_info/CheckpointLoaderSimple':
        return list('CheckpointLoaderSimple', 'ckpt_name', [fake.model, 'sd/other.safetensors']);
      case 'GET /object_info/LoraLoader':
        return list('LoraLoader', 'lora_name', fake.loras);
      case 'POST /prompt': {
        const outcome = fake.paints(body);
        if (outcome === 'hang') return outcome;
        return { prompt_id: String(fake.painted.length), number: 1, node_errors: {} };
      }
      case 'POST /queue':
      case 'POST /interrupt':
        return {};
      default:
        return undefined;
    }
  }, mischief);
}
