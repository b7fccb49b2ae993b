// How many steps a run takes, and what happens when.
import process from 'node:process';

/** @typedef {{ trainImages: number, regImages: number, batches: number, batchSizes: bigint[], accumulation: number, perEpoch: number, epochs: number, steps: number }} Plan */

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** The arithmetic of a run. @returns {Plan} */
export function planOf(datasets, args) {
  // Several processes share them.
  const processes = Number(process.env['WORLD_SIZE'] ?? 1);
  const batches = Math.ceil(sum(datasets.map((dataset) => dataset.batches)) / processes);
  const accumulation = Number(args.gradient_accumulation_steps);
  const perEpoch = Math.ceil(batches / accumulation);
  const wanted = args.max_train_epochs;
  const steps = wanted === undefined ? Number(args.max_train_steps) : Number(wanted) * perEpoch;
  return {
    trainImages: sum(datasets.map((dataset) => dataset.trainImages)),
    regImages: sum(datasets.map((dataset) => dataset.regImages)),
    batches,
    batchSizes: datasets.map((dataset) => dataset.values.batch_size),
    accumulation,
    perEpoch,
    epochs: Math.ceil(steps / perEpoch),
    steps,
  };
}

const every = (option) => (option === undefined || option <= 0n ? undefined : Number(option));

/** After how many epochs a checkpoint is saved. */
function saveEvery(args, epochs) {
  const ratio = every(args.save_n_epoch_ratio);
  return ratio === undefined ? every(args.save_every_n_epochs) : Math.floor(epochs / ratio) || 1;
}

/** When checkpoints and sample pictures are made, and which checkpoints are removed. @param {Plan} plan */
export function scheduleOf(args, { epochs }) {
  const epochSave = saveEvery(args, epochs);
  const stepSave = every(args.save_every_n_steps);
  const epochSample = every(args.sample_every_n_epochs);
  const stepSample = epochSample === undefined ? every(args.sample_every_n_steps) : undefined;
  const hits = (number, interval) => interval !== undefined && number % interval === 0;
  return {
    savesEpoch: (epoch) => hits(epoch, epochSave) && epoch < epochs,
    savesStep: (step) => hits(step, stepSave),
    samplesEpoch: (epoch) => hits(epoch, epochSample),
    samplesStep: (step) => hits(step, stepSample),
    /** The epoch whose checkpoint goes when this one's came. */
    outdatedEpoch(epoch) {
      const kept = every(args.save_last_n_epochs);
      return kept === undefined ? undefined : epoch - (epochSave ?? 0) * kept;
    },
    outdatedStep(step) {
      const kept = every(args.save_last_n_steps);
      if (kept === undefined || stepSave === undefined) return undefined;
      const number = step - kept - 1;
      return number < 0 ? undefined : number - (number % stepSave);
    },
  };
}
