import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';

/** Workers that stay from epoch to epoch have to be there: PyTorch ends the training otherwise, after the model is loaded. */
export const trainWorkers: OptionCheck = function* ({ plan: { options } }) {
  if (options['persistent_data_loader_workers'] !== true || options['max_data_loader_n_workers'] !== 0)
    return;
  yield {
    code: 'train-workers',
    severity: 'error',
    setting: optionSetting('max_data_loader_n_workers'),
    message: message('persistent_data_loader_workers needs workers: max_data_loader_n_workers is 0.'),
    wayOut: message('The trainer would end: set the first to false, or the second to 1 or more.'),
  };
};
