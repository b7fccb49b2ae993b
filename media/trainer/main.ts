import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import * as z from 'zod/mini';
import {
  type FromTrainerPage,
  type PageCheck,
  type ToTrainerPage,
  type TrainerStrings,
  toTrainerPage,
} from '../../protocol/trainer-page.ts';
import { openChannel } from '../shared/open-channel.ts';

// It would otherwise try whether it may make functions from texts, which the page's policy forbids and reports.
z.config({ jitless: true });

type Act = keyof TrainerStrings['acts'];

const icons = { ok: 'pass', warning: 'warning', error: 'error', info: 'info' } as const;

const main = document.querySelector('main');
const { channel } = openChannel<FromTrainerPage, ToTrainerPage, Record<string, never>>(
  {},
  toTrainerPage,
  (page) => {
    if (main) render(pageOf(page), main);
  },
);
channel.send({ type: 'ready' });

function pageOf({ strings, checks, state, problem }: ToTrainerPage): TemplateResult {
  return html`<h1>${strings.title}</h1>
    <div class="actions" role="toolbar" aria-label=${strings.title}>
      ${(['choose', 'install', 'open-file', 'again', 'copy'] as const).map((act) => button(strings, act))}
    </div>
    <p class="summary" role="status">${problem ?? summaryOf(strings, checks, state)}</p>
    <ul aria-busy=${state === 'done' ? 'false' : 'true'}>
      ${checks.map((check) => itemOf(strings, check))}
    </ul>`;
}

function summaryOf(
  { looking, asking, complete, lacking, lackingOne }: TrainerStrings,
  checks: readonly PageCheck[],
  state: ToTrainerPage['state'],
): string {
  if (state === 'looking') return looking;
  const errors = checks.filter((check) => check.state === 'error').length;
  const found = errors === 0 ? complete : errors === 1 ? lackingOne : lacking.replace('{0}', String(errors));
  return state === 'asking' ? asking : found;
}

function itemOf(
  strings: TrainerStrings,
  { title, state, value, path, wayOut, act }: PageCheck,
): TemplateResult {
  return html`<li class=${state}>
    <span class="codicon codicon-${icons[state]}" aria-hidden="true"></span>
    <div>
      <h2>${title}<span class="unseen">: ${strings.states[state]}</span></h2>
      <p>${value}</p>
      ${path === null ? nothing : html`<p class="path">${path}</p>`}
      ${wayOut === null ? nothing : html`<p class="way-out">${wayOut}</p>`}
      ${act === null ? nothing : button(strings, act)}
    </div>
  </li>`;
}

function button(strings: TrainerStrings, act: Act): TemplateResult {
  return html`<button type="button" class="secondary" @click=${() => channel.send({ type: 'act', act })}>
    ${strings.acts[act]}
  </button>`;
}
