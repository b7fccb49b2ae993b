import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Operation } from '../../../protocol/gallery/edits.ts';
import type { ManyStrings } from '../../../protocol/gallery/strings.ts';
import type { Page } from '../page.ts';
import { choice } from './choice.ts';
import {
  emptyFields,
  type Fields,
  formKinds,
  operationOf,
  orders,
  places,
  type TagFieldName,
  tagFieldsOf,
  withTag,
} from './form-fields.ts';
import { describedBy, fieldNotes, type Labelled } from './labelled.ts';
import { TagField } from './tag-field.ts';

/** A rule with a quick fix, and for how many captions it has one. */
export interface Fixable {
  readonly code: string;
  readonly title: string;
  readonly count: number;
}

/** What the form needs from outside. */
export interface FormEvents {
  /** Something else is to be done. @param isTyped whether more letters may follow */
  onChange(isTyped: boolean): void;
  /** Enter: the user is done with the form. */
  onEnter(): void;
  /** Something else stands in the form. */
  onFields(fields: Fields): void;
}

/** What is to be done to the captions: which kind of thing, and what that needs. */
export class OperationForm {
  readonly #page: Page;
  readonly #events: FormEvents;
  readonly #tagFields: Readonly<Record<TagFieldName, TagField>>;
  #fields = emptyFields;
  #fixes: readonly Fixable[] = [];
  /** The field for a tag that one was in last. */
  #last: TagFieldName | undefined;

  constructor(page: Page, events: FormEvents) {
    this.#page = page;
    this.#events = events;
    const tagField = (name: TagFieldName) =>
      new TagField(`many-${name}`, page, name === 'tags', {
        onInput: (text) => this.#set({ [name]: text }, true),
        onFocus: () => {
          this.#last = name;
        },
      });
    this.#tagFields = {
      tags: tagField('tags'),
      from: tagField('from'),
      to: tagField('to'),
      moved: tagField('moved'),
      beside: tagField('beside'),
    };
  }

  /** Fills the form in as it was once. */
  restore(fields: Fields): void {
    this.#fields = fields;
  }

  /** What is to be done; undefined while something is missing. */
  get operation(): Operation | undefined {
    return operationOf(this.#fields);
  }

  /** Takes which rules have fixes for the captions. What was chosen stays, even if there is none at the moment. */
  takeFixes(fixes: readonly Fixable[]): void {
    this.#fixes = fixes;
    const [first] = fixes;
    if (this.#fields.code === '' && first) this.#set({ code: first.code }, false);
  }

  /** Puts a tag into the form, and goes on to the next field that is empty. */
  takeTag(tag: string): void {
    this.#set(withTag(this.#fields, tag, this.#last), false);
    const next = tagFieldsOf(this.#fields).find((name) => this.#fields[name].trim() === '');
    if (next) this.#tagFields[next].focus();
  }

  /** @param problem why what is in the form can't be done */
  template(problem: string | undefined): TemplateResult {
    const { many: strings } = this.#page.strings;
    const { kind } = this.#fields;
    return html`<form
      aria-label=${strings.form}
      @submit=${(event: Event) => event.preventDefault()}
      @keydown=${this.#key}
    >
      ${choice(
        'many-kind',
        strings.kind,
        formKinds.map((value) => ({ value, label: strings[`do-${value}`] })),
        kind,
        (chosen) => this.#set({ kind: chosen }, false),
      )}
      ${this.#fieldsTemplate(strings, problem)}
    </form>`;
  }

  #fieldsTemplate(strings: ManyStrings, problem: string | undefined): TemplateResult | typeof nothing {
    const tag = (name: TagFieldName, labelled: Labelled) =>
      this.#tagFields[name].template(this.#fields[name], labelled);
    switch (this.#fields.kind) {
      case 'replace':
        return html`${tag('from', { label: strings.from })} ${tag('to', { label: strings.to, problem })}`;
      case 'add':
        return html`${tag('tags', { label: strings.tagsToAdd, hint: strings.commas, problem })}
        ${this.#place(strings)}`;
      case 'remove':
        return tag('tags', { label: strings.tagsToRemove, hint: strings.commas, problem });
      case 'move':
        return html`${tag('moved', { label: strings.from, problem })} ${this.#place(strings)}`;
      case 'regex':
        return this.#regex(strings, problem);
      case 'sort':
        return html`${choice(
          'many-order',
          strings.order,
          orders.map((value) => ({ value, label: strings[`order-${value}`] })),
          this.#fields.order,
          (order) => this.#set({ order }, false),
        )}
        ${problemOf(problem)}`;
      case 'fix':
        return html`${this.#fix(strings)} ${problemOf(problem)}`;
      case 'dedupe':
        return problemOf(problem);
    }
  }

  #place(strings: ManyStrings): TemplateResult {
    const { at, beside } = this.#fields;
    const isBeside = at === 'before' || at === 'after';
    return html`${choice(
      'many-place',
      strings.place,
      places.map((value) => ({ value, label: strings[`at-${value}`] })),
      at,
      (chosen) => this.#set({ at: chosen }, false),
    )}
    ${
      isBeside
        ? this.#tagFields.beside.template(beside, {
            label: strings[`beside-${at}`],
            hint: strings.besideHint,
          })
        : nothing
    }`;
  }

  #regex(strings: ManyStrings, problem: string | undefined): TemplateResult {
    const { ignoresCase } = this.#fields;
    const change = ({ target }: Event) =>
      this.#set({ ignoresCase: target instanceof HTMLInputElement && target.checked }, false);
    return html`${this.#text('pattern', { label: strings.pattern, problem })}
      ${this.#text('replacement', { label: strings.to, hint: strings.groups })}
      <div class="labelled check">
        <input type="checkbox" id="many-case" .checked=${live(ignoresCase)} @change=${change} />
        <label for="many-case">${strings.ignoresCase}</label>
      </div>`;
  }

  /** A field for what is no tag. */
  #text(name: 'pattern' | 'replacement', labelled: Labelled): TemplateResult {
    const id = `many-${name}`;
    const input = ({ target }: Event) =>
      target instanceof HTMLInputElement && this.#set({ [name]: target.value }, true);
    return html`<div class="labelled">
      <label for=${id}>${labelled.label}</label>
      <input
        type="text"
        class="code"
        id=${id}
        spellcheck="false"
        autocomplete="off"
        aria-invalid=${labelled.problem !== undefined}
        aria-describedby=${describedBy(id, labelled)}
        .value=${live(this.#fields[name])}
        @input=${input}
      />
      ${fieldNotes(id, labelled)}
    </div>`;
  }

  #fix(strings: ManyStrings): TemplateResult {
    const { code } = this.#fields;
    if (this.#fixes.length === 0) return html`<p class="hint">${strings.noFixes}</p>`;
    const options = this.#fixes.map(({ code: value, title, count }) => ({
      value,
      label: `${title} (${count})`,
    }));
    const isGone = !this.#fixes.some((one) => one.code === code);
    const all = isGone ? [{ value: code, label: `${code} (0)` }, ...options] : options;
    return choice('many-fix', strings.fix, all, code, (chosen) => this.#set({ code: chosen }, false));
  }

  readonly #key = (event: KeyboardEvent) => {
    const { target, key, isComposing } = event;
    if (key !== 'Enter' || isComposing || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    this.#events.onEnter();
  };

  #set(change: Partial<Fields>, isTyped: boolean): void {
    this.#fields = { ...this.#fields, ...change };
    this.#events.onFields(this.#fields);
    this.#events.onChange(isTyped);
  }
}

/** What is wrong where there is no field that it could stand at. */
function problemOf(problem: string | undefined): TemplateResult | typeof nothing {
  return fieldNotes('many-form', { label: '', problem });
}
