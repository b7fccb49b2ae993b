import { formatMessage, type Message, message } from '../../message.ts';
import type { InstallRefusal, InstallStep, StepId } from './plan.ts';

/** How a step did not come to its end. */
export type StepFailure =
  | { readonly kind: 'ended'; readonly code: number; readonly program: string }
  | { readonly kind: 'signal'; readonly signal: string; readonly program: string }
  | { readonly kind: 'not-started'; readonly detail: string; readonly program: string }
  /** Its programs ended well, and what they were to make is not there. */
  | { readonly kind: 'undone' };

const waysOut: Readonly<Record<StepId, Message>> = {
  get: message(
    'What git said stands above: look at the network, the room on the disk, the address and the version (--repository, --version).',
  ),
  version: message(
    'What git said stands above: files that you changed there have to be committed or put back before.',
  ),
  environment: message(
    'What it said stands above: another Python can be named (--python), or install uv (https://docs.astral.sh/uv/).',
  ),
  torch: message(
    'What it said stands above: look at the network, the room on the disk, and whether there is that PyTorch for this Python (--torch, --torch-index-url).',
  ),
  requirements: message(
    'What it said stands above: look at the network and the room on the disk; a package that has to be compiled may lack a compiler.',
  ),
};

/** What a failed step means, and what helps. */
export function explainStep({ id, title }: InstallStep, failure: StepFailure): InstallRefusal {
  return { message: reasonOf(title, failure), wayOut: waysOut[id] };
}

function reasonOf(title: Message, failure: StepFailure): Message {
  const step = formatMessage(title);
  if (failure.kind === 'undone')
    return message('"{0}" ended well, but what it was to make is not there.', step);
  if (failure.kind === 'not-started')
    return message('"{0}" failed: {1} can not be started ({2}).', step, failure.program, failure.detail);
  if (failure.kind === 'signal')
    return message('"{0}" failed: {1} was ended from outside ({2}).', step, failure.program, failure.signal);
  return message('"{0}" failed: {1} ended with exit code {2}.', step, failure.program, failure.code);
}
