import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { LoraFileAct, PageBlock, ToLoraFilePage } from '../../protocol/lora-file-page.ts';
import { fill } from '../shared/fill.ts';
import { section } from './pieces.ts';

/** How far each block is moved, as bars beside their numbers. */
export function weightsSection(
  { strings, weights, other }: ToLoraFilePage,
  button: (act: LoraFileAct, label: string) => TemplateResult,
): TemplateResult {
  const about = html`<p class="about">
    ${strings.weightsAbout}${other ? html` ${strings.weightsCompared}` : nothing}
  </p>`;
  if (weights.state === 'unmeasured')
    return section(
      strings.weights,
      html`${about}
        <p>${button('measure', strings.acts.measure)} <span class="note">${strings.unmeasured}</span></p>`,
    );
  if (weights.state === 'measuring') {
    const percent = Math.round(100 * weights.share);
    const told = fill(strings.measuring, percent);
    return section(
      strings.weights,
      html`${about}
        <p class="measuring">
          <progress max="100" value=${percent} aria-label=${told}></progress> ${told}
          ${button('cancel', strings.acts.cancel)}
        </p>`,
    );
  }
  const { blocks, total, unmeasured } = weights;
  const left = unmeasured.map((why) => html`<p class="unmeasured">${why}</p>`);
  if (blocks.length === 0)
    return section(
      strings.weights,
      html`${about}${left.length === 0 ? html`<p>${strings.nothingToMeasure}</p>` : left}`,
    );
  const largest = Math.max(
    ...blocks.map(({ norm, other: twin }) => Math.max(norm, twin ?? 0)),
    Number.MIN_VALUE,
  );
  const isCompared = total.other !== null;
  const head = [
    strings.block,
    strings.norm,
    '',
    ...(isCompared ? [fill(strings.other, other?.name ?? ''), strings.cosine] : []),
  ];
  return section(
    strings.weights,
    html`${about}
      <table class="weights">
        <thead>
          <tr>
            ${head.map((title, at) => (title === '' ? html`<td></td>` : html`<th scope="col" class=${at > 0 ? 'number' : ''}>${title}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${blocks.map((block) => rowOf(`${block.part} ${block.label}`, block, largest))}
          ${rowOf(strings.all, total, undefined)}
        </tbody>
      </table>
      ${left}`,
  );
}

function rowOf(
  label: string,
  { norm, other, cosine }: PageBlock,
  largest: number | undefined,
): TemplateResult {
  return html`<tr>
    <th scope="row">${label}</th>
    <td class="number">${digits(norm)}</td>
    <td class="bars" aria-hidden="true">
      ${largest === undefined ? nothing : html`${bar(norm / largest, '')}${other === null ? nothing : bar(other / largest, 'other')}`}
    </td>
    ${other === null ? nothing : html`<td class="number">${digits(other)}</td>`}
    ${cosine === null ? nothing : html`<td class="number">${cosine.toFixed(2)}</td>`}
  </tr>`;
}

/** The style attribute is forbidden by the page's policy; the length is an attribute of the drawing instead. */
function bar(share: number, kind: string): TemplateResult {
  return html`<svg class="bar ${kind}" viewBox="0 0 100 1" preserveAspectRatio="none">
    <rect width=${Math.max(0, Math.min(100, 100 * share))} height="1"></rect>
  </svg>`;
}

function digits(value: number): string {
  return value === 0 ? '0' : Number(value.toPrecision(3)).toString();
}
