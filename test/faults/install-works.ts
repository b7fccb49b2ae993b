import * as fs from 'node:fs';
import { expect } from 'vitest';
import { formatMessage } from '../../core/message.ts';
import {
  type InstallOutcome,
  installationAt,
  installTrainer,
} from '../../core/node/training/install/install-trainer.ts';
import { OWN, partialOf } from '../../core/training/install/plan.ts';
import { INSTALL_FILE, parseDoneSteps, writeDoneSteps } from '../../core/training/install/record.ts';
import { InstallMachine, PACKAGES, VERSIONS, wishIn } from './install-programs.ts';
import { told } from './told.ts';
import type { Work } from './tried-everywhere.ts';

const machine = new InstallMachine();

/** Installs as a process of its own. */
function install(folder: string, version = 'v1'): Promise<InstallOutcome> {
  machine.beginAnew();
  return installTrainer(machine.ports(folder), wishIn(folder, version));
}

/** What the user reads on the terminal. */
function outcomeTold(outcome: InstallOutcome): readonly string[] {
  if (outcome.kind === 'installed') return [...machine.running.keys()].map((pid) => `${pid} still runs.`);
  if (outcome.kind === 'stopped') throw new Error('Nobody stopped it.');
  const { message, wayOut } = outcome.refusal;
  return [...machine.said, formatMessage(message), ...(wayOut ? [formatMessage(wayOut)] : [])];
}

function work(name: string, version: string, prepare: Work['prepare']): Work {
  return {
    name,
    async prepare(folder) {
      machine.running.clear();
      await prepare(folder);
    },
    run: (folder) => told(() => install(folder, version), outcomeTold),
    others: /^state\//,
    keeps: /^sd\.partial\//,
    goesOn: true,
    isStep: (file, bytes) =>
      file.endsWith(INSTALL_FILE)
        ? parseDoneSteps(bytes.toString()) !== undefined
        : // A program that found no room leaves what it has. What is half got is git's.
          bytes.length === 0 || file.startsWith('sd.partial/checkout/'),
    check(folder, _, { gone }) {
      expect(machine.own, 'programs that nobody waits for').toEqual([]);
      if (gone.length === 0) expectTrue(`${folder}/sd`);
    },
  };
}

/** What is noted as done is there. */
function expectTrue(folder: string): void {
  const read = (file: string) =>
    fs.existsSync(`${folder}/${file}`) ? fs.readFileSync(`${folder}/${file}`, 'utf8') : '';
  const done = (file: string) => parseDoneSteps(read(`${file}/${INSTALL_FILE}`)) ?? {};
  const { get } = done('.git');
  const { environment, torch, requirements } = done('venv');
  const version = get?.split(' ')[1];
  if (version !== undefined) expect(read('train_network.py')).toBe(VERSIONS[version]?.['train_network.py']);
  if (environment !== undefined) expect(read('venv/bin/python')).not.toBe('');
  if (torch !== undefined) expect(read(`venv/${PACKAGES}/torch/version`)).toBe(torch.trim());
  if (requirements !== undefined) expect(read(`venv/${PACKAGES}/accelerate/version`)).not.toBe('');
}

/** An installation of a trainer, from nothing and from all that an earlier one may leave. */
export const installWorks: readonly Work[] = [
  work('a trainer that is installed', 'v1', () => {}),
  work('a trainer that was being got, by a program that still runs', 'v1', (folder) => {
    const partial = partialOf(`${folder}/sd`);
    fs.mkdirSync(`${partial}/checkout/.git`, { recursive: true });
    fs.writeFileSync(`${partial}/${INSTALL_FILE}`, writeDoneSteps({}));
    fs.writeFileSync(`${partial}/checkout/train_network.py`, 'half');
    const { state, name } = installationAt(`${folder}/state`, `${folder}/sd`);
    fs.mkdirSync(state, { recursive: true });
    fs.writeFileSync(`${state}/${name}.json`, JSON.stringify(machine.leaveRunning()));
  }),
  work("the user's own trainer", 'v1', (folder) => {
    fs.mkdirSync(`${folder}/sd/venv/bin`, { recursive: true });
    fs.mkdirSync(`${folder}/sd/venv/${PACKAGES}/torch`, { recursive: true });
    const files = { ...VERSIONS['v1'], 'venv/bin/python': 'theirs', [`venv/${PACKAGES}/torch/version`]: OWN };
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(`${folder}/sd/${name}`, text);
  }),
  work('another version of a trainer', 'v2', async (folder) => {
    await install(folder);
  }),
];
