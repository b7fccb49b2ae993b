import { message } from '../../../message.ts';
import { familyTitles } from '../../../training/family.ts';
import { type ModelPart, modelParts } from '../../../training/model-parts.ts';
import type { Check, Preflight } from '../../../training/problem.ts';
import { families } from '../families.ts';

/** Without its text encoders and its VAE a model can't be loaded: the trainer ends over the first that is not there. */
export const trainModelPart: Check = function* (preflight) {
  const { plan, machine, modelsFile } = preflight;
  const lacking = lackingParts(preflight);
  if (lacking.length > 0) {
    // A name that nobody explained yet stands where its place would.
    const name = plan.model.kind === 'unknown' ? plan.model.place : plan.model.name;
    const isListed = name !== undefined && plan.model.kind !== 'unknown';
    const values = lacking.map((part) => `${part} = "…"`).join(', ');
    yield {
      code: 'train-model-part',
      severity: 'error',
      // A name that has a place is explained there.
      ...(plan.model.name === undefined ? {} : { file: modelsFile }),
      ...(isListed ? { lacks: { model: name, parts: lacking } } : {}),
      message: message(
        '{0} is in several files, and nobody said where these are: {1}.',
        familyTitles[plan.family],
        lacking.map((part) => modelParts[part]).join(', '),
      ),
      wayOut:
        name === undefined
          ? message(
              'Set {0} in [training.options], or give the base model a name in {1}.',
              values,
              modelsFile,
            )
          : message('Write {0} below [{1}] in {2}.', values, name, modelsFile),
    };
  }
  for (const part of machine.missingParts) {
    yield {
      code: 'train-model-part',
      severity: 'error',
      file: modelsFile,
      ...(plan.model.name === undefined ? {} : { lacks: { model: plan.model.name, parts: [part] } }),
      message: message('{0} of the base model is not there: "{1}".', part, plan.model.parts?.[part] ?? ''),
      wayOut: message('Put it there, or change {0} in {1}.', part, modelsFile),
    };
  }
};

function lackingParts({ plan: { family, model, options }, machine }: Preflight): readonly ModelPart[] {
  const { needed, inside } = families[family];
  const own = machine.model.kind === 'file' ? machine.model.parts : undefined;
  return needed.filter((part) => {
    if (model.parts?.[part] !== undefined || options[part]) return false;
    // A file that may have it in itself has it, unless its content says otherwise.
    return inside[part] === undefined || (own !== undefined && !own.includes(part));
  });
}
