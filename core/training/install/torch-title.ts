import { type Message, message } from '../../message.ts';
import type { TorchChoice } from './trainer-source.ts';

const titles: Readonly<Record<TorchChoice['id'], Message>> = {
  cu118: message('CUDA 11.8, for drivers older than 525'),
  cu124: message('CUDA 12.4, as the trainer is tested'),
  cu128: message('CUDA 12.8, for RTX 50 and newer'),
  cpu: message('The processor alone'),
  default: message('The one for this system'),
};

/** What a build of PyTorch is for. */
export function torchTitle({ id }: TorchChoice): Message {
  return titles[id];
}
