// The training itself: its bar, step by step, and what happens between the steps.
import path from 'node:path';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { gate } from './behaviour.mjs';
import { checkpointName, removeCheckpoint, saveCheckpoint } from './checkpoints.mjs';
import { PythonError } from './errors.mjs';
import { createEvents } from './events.mjs';
import { sayTypes } from './model.mjs';
import { scheduleOf } from './plan.mjs';
import { createSampler } from './samples.mjs';
import { saveState } from './states.mjs';
import { withLoss } from './tape.mjs';
import { createBar } from './tqdm.mjs';

/** The bar of the steps, with the losses that the test wants. */
function createSteps(plan, { tape, behaviour }) {
  const draw = createBar('steps: ', plan.steps);
  const isNan = (step) => step >= (behaviour().nanFrom ?? Number.POSITIVE_INFINITY);
  const seen = (tail, step) => (isNan(step) ? withLoss(tail, 'nan') : tail);
  return {
    start: () => draw(0, tape.stepTails(0)[0]),
    /** A step is done; its loss isn't known yet. */
    moved: (step) => draw(step, seen(tape.stepTails(step)[0], step - 1)),
    measured: (step) => draw(step, seen(tape.stepTails(step)[1], step)),
    tailOf: (step) => seen(tape.stepTails(step)[1], step),
    close: (step) => `${draw(step, seen(tape.closingTail(step), step))}\n`,
  };
}

/** Waits until it is time for the next step, and lets signals in. */
function createPace({ behaviour }) {
  let due = performance.now();
  return async () => {
    await turn();
    const { speed } = behaviour();
    if (!speed) return;
    // A late step is made up for, but not a long wait at a gate.
    due = Math.max(due + 1000 / speed, performance.now() - 100);
    const rest = due - performance.now();
    if (rest > 1) await pause(rest);
  };
}

/** A run that is under way. */
export class Training {
  #args;
  #plan;
  #run;
  #schedule;
  #sampler;
  #steps;
  #events;
  #step = 0;

  constructor(args, plan, run) {
    this.#args = args;
    this.#plan = plan;
    this.#run = run;
    this.#schedule = scheduleOf(args, plan);
    this.#sampler = createSampler(args, run);
    this.#events = createEvents(args);
  }

  /** Draws the bar for the last time, as happens however a run ends. */
  close() {
    if (this.#steps !== undefined) this.#run.err.write(this.#steps.close(this.#step));
  }

  /** Trains from the first sample pictures to the last checkpoint. @param {number} datasets how many there are */
  async train(datasets) {
    const { log, stdout, err, behaviour } = this.#run;
    if (this.#args.sample_at_first) this.#sampler.sample({ epoch: 0, step: 0 }, false);
    sayTypes(this.#args, this.#run);
    this.#steps = createSteps(this.#plan, this.#run);
    err.write(this.#steps.start());
    const pace = createPace(this.#run);
    await this.#hold();
    for (let epoch = this.#plan.before + 1; epoch <= this.#plan.epochs; epoch += 1) {
      stdout.write(`\nepoch ${epoch}/${this.#plan.epochs}\n\n`);
      for (let index = 0; index < datasets; index += 1)
        log.info('train_util.py:784', `epoch is incremented. current_epoch: ${epoch - 1}, epoch: ${epoch}`);
      const last = Math.min((epoch - this.#plan.before) * this.#plan.perEpoch, this.#plan.steps);
      while (this.#step < last) {
        await pace();
        await this.#doStep(epoch);
        await this.#hold();
      }
      await this.#endEpoch(epoch);
    }
    if (this.#args.save_state || this.#args.save_state_on_train_end) this.#saveState({}, this.#plan.epochs);
    if (!behaviour().noFinalFile) await this.#save({}, this.#plan.epochs);
    else stdout.write(`\nsaving checkpoint: ${this.#fileOf({})}\n`);
    log.info('train_network.py:1729', 'model saved.');
    this.close();
  }

  async #doStep(epoch) {
    const { err, behaviour } = this.#run;
    const step = this.#step + 1;
    const { failAt } = behaviour();
    if (failAt?.step === step) throw new PythonError(failAt.exception, undefined, failAt.exitCode);
    this.#step = step;
    const [samples, saves] = [this.#schedule.samplesStep(step), this.#schedule.savesStep(step)];
    const moved = this.#steps.moved(step);
    if (samples || saves) err.write(moved);
    if (samples) this.#sampler.sample({ step }, true);
    // The trainer counts epochs from 0 here.
    if (saves) await this.#save({ step }, epoch - 1);
    if (saves && this.#args.save_state) this.#saveState({ step }, epoch);
    const outdated = saves ? this.#schedule.outdatedStep(step) : undefined;
    if (outdated !== undefined) removeCheckpoint(this.#fileOf({ step: outdated }), this.#run);
    const measured = this.#steps.measured(step);
    this.#events.step(this.#steps.tailOf(step), step);
    err.write(samples || saves ? measured : moved + measured);
  }

  async #endEpoch(epoch) {
    this.#events.epoch(epoch);
    if (this.#schedule.savesEpoch(epoch)) {
      await this.#save({ epoch }, epoch);
      const outdated = this.#schedule.outdatedEpoch(epoch);
      if (outdated !== undefined) removeCheckpoint(this.#fileOf({ epoch: outdated }), this.#run);
      if (this.#args.save_state) this.#saveState({ epoch }, epoch);
    }
    if (this.#schedule.samplesEpoch(epoch)) this.#sampler.sample({ epoch, step: this.#step }, true);
  }

  #fileOf(which) {
    return path.join(this.#args.output_dir, checkpointName(this.#args, which));
  }

  async #save(which, epoch) {
    await saveCheckpoint(
      this.#fileOf(which),
      { args: this.#args, plan: this.#plan, epoch, step: this.#step },
      this.#run,
    );
    this.#sampler.saved();
  }

  #saveState(which, epoch) {
    saveState(this.#args, which, { epoch, step: this.#step }, this.#run);
  }

  async #hold() {
    const { scripts, behaviour, refresh } = this.#run;
    const step = this.#step;
    if (!behaviour().holdAt?.includes(step)) return;
    await gate(scripts, String(step), ({ holdAt }) => holdAt?.includes(step) === true);
    refresh();
  }
}
