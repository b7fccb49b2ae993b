import type { ListingWish } from '../../../protocol/gallery/listing.ts';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { Grid } from '../grid/grid.ts';
import { move } from '../grid/keys.ts';
import type { Pages } from '../grid/pages.ts';
import type { HostChannel } from '../host.ts';
import type { Pointed } from '../input/pointing.ts';
import type { Listed } from '../listed.ts';
import type { PageState } from '../state.ts';
import { ListedImages } from './listed-images.ts';
import { type Anchor, Selection } from './selection.ts';

/** What a cursor needs from outside. */
export interface CursorContext {
  readonly channel: HostChannel;
  readonly grid: Grid;
  readonly pages: Pages;
  readonly listed: Listed;
  /** Hears that another pair is the current one, or others are chosen. */
  onChange(): void;
}

/** More chosen pictures than these aren't kept while the page isn't shown, unless all are. */
const MOST_KEPT = 5000;
/** How long it may take until a picture is listed by its new name (ms). */
const RENAMING = 3000;

/** Which pair one is at, and which ones are chosen. */
export class Cursor {
  readonly #context: CursorContext;
  readonly #images: ListedImages;
  readonly selection = new Selection();
  /** The place of the current pair. */
  index = 0;
  /** Its picture; undefined while nothing is chosen, or not known yet. */
  image: string | undefined;
  /** Whether the current cell is to get the focus when it is drawn. */
  takesFocus = false;
  /** All are to be chosen, as soon as it is known which: unless something was chosen since this change. */
  #wantsAllSince: number | undefined;
  /** What was wished when pairs were listed last. */
  #wish: ListingWish | undefined;
  /** What got another name a moment ago, and may be listed by that in the next one. */
  #renamed: { readonly images: ReadonlySet<string>; readonly until: number } | undefined;
  /** What is to be chosen as soon as it is here. */
  #coming: { readonly begun: number; readonly images: Promise<readonly string[]> } | undefined;

  constructor(context: CursorContext) {
    this.#context = context;
    this.#images = new ListedImages(context.channel, context.listed);
  }

  /** The pictures that an action is meant for: the chosen ones, else the current one. */
  get chosen(): readonly string[] {
    if (this.selection.size > 0) return this.selection.list;
    return this.image === undefined ? [] : [this.image];
  }

  /** Does something to the pictures that an action is meant for; where a range is on its way, as soon as it is here. */
  withChosen(act: (images: readonly string[]) => void): void {
    const coming = this.#coming;
    if (coming?.begun !== this.selection.changes) act(this.chosen);
    // Where nobody tells which ones they are, nothing is done.
    else void coming.images.then(act, () => undefined);
  }

  /** The current pair, as soon as it is here. */
  get pair(): Pair | undefined {
    const { pages } = this.#context;
    const here = pages.at(this.index);
    if (this.image === undefined) return undefined;
    return here?.image === this.image ? here : pages.find(this.image);
  }

  /** Pictures got other names: who was at one, or had chosen it, still does. */
  rename(names: ReadonlyMap<string, string>): void {
    const { image } = this;
    if (image !== undefined) this.image = names.get(image) ?? image;
    this.selection.rename(names);
    this.#renamed = { images: new Set(names.values()), until: performance.now() + RENAMING };
  }

  /** The pair that one works on: the only chosen one, else the current one. */
  get single(): Pair | undefined {
    const [only] = this.selection.size === 1 ? this.selection.list : [];
    return only === undefined || only === this.image ? this.pair : this.#context.pages.find(only);
  }

  /** Goes to a neighbour. */
  step(step: 1 | -1): void {
    const { total } = this.#context.listed.listing;
    const target = this.index + step;
    if (target >= 0 && target < total) this.goTo(target);
  }

  /** Goes where one was when the page was last seen. */
  restore({ image, selection }: Pick<PageState, 'image' | 'selection'>): void {
    this.index = 0;
    this.image = image ?? undefined;
    this.selection.only(undefined);
    this.#wantsAllSince = selection === 'all' ? this.selection.changes : undefined;
    if (selection !== 'all') this.selection.take(selection, false);
  }

  /** What is to be kept while the page isn't shown. */
  get kept(): Pick<PageState, 'image' | 'selection'> {
    const { size, images } = this.selection;
    const { total } = this.#context.listed.listing;
    const selection = size > 1 && size === total ? 'all' : size > MOST_KEPT ? [] : [...images];
    return { image: this.image ?? null, selection };
  }

  /** Other pairs are listed, or in another order. What isn't listed any more isn't chosen: nothing is done to the unseen. */
  async follow(): Promise<void> {
    void this.#followAnchor();
    const { listing, shown } = this.#context.listed;
    const { total } = listing;
    const isAsWished = this.#wish === shown;
    this.#wish = shown;
    this.index = Math.min(this.index, Math.max(0, total - 1));
    const image = this.image;
    if (image !== undefined) {
      const index = await this.#images.find(image);
      if (this.image !== image) return;
      if (index === null) this.image = this.#isComing(image) ? image : undefined;
      else this.#go(index, image, this.#isComing(image));
    }
    if (this.selection.size > 0 || this.#wantsAll) {
      const images = await this.#images.all();
      const here = this.#wantsAll ? images : images.filter((one) => this.selection.has(one));
      const stays = new Set([...here, ...this.selection.list.filter((one) => this.#isComing(one))]);
      // What is still to come isn't given up for nothing.
      if (stays.size !== this.selection.size) this.selection.take(stays, false);
    }
    // It was taken away: one goes on with the next, as in any list.
    if (image !== undefined && this.image === undefined && this.selection.size === 0 && isAsWished)
      await this.#chooseAt(this.index);
    this.#context.onChange();
  }

  async #chooseAt(index: number): Promise<void> {
    const begun = this.selection.changes;
    const image = await this.#images.at(index);
    if (image === undefined || this.selection.changes !== begun) return;
    this.selection.only(image, index);
    this.#go(index, image, false);
  }

  /** Goes to a pair that the user looks at elsewhere; not if it is chosen already, perhaps with others. */
  async reveal(image: string): Promise<void> {
    if (this.selection.has(image)) return;
    const begun = this.selection.changes;
    const index = await this.#images.find(image);
    if (index === null || this.selection.changes !== begun) return;
    this.selection.only(image, index);
    this.#go(index, image);
  }

  /** Goes to the pair at a place and chooses it alone. */
  goTo(index: number): void {
    const image = this.#context.pages.at(index)?.image;
    this.selection.only(image, index);
    this.#go(index, image);
  }

  /** Something was pointed at. @returns whether there is something */
  point(index: number, how: Pointed): boolean {
    const image = this.#context.pages.at(index)?.image;
    if (image === undefined) return false;
    const anchor = this.#anchor;
    this.takesFocus = true;
    if (how === 'only') this.selection.only(image, index);
    else if (how === 'toggle') this.selection.toggle(image, index);
    else void this.chooseRange(anchor, index);
    this.#go(index, image);
    return true;
  }

  /** Takes a key that leads elsewhere. @returns whether it does */
  key({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    const { grid, pages } = this.#context;
    const withControl = ctrlKey || metaKey;
    const target = altKey ? undefined : move(key, withControl, this.index, grid.content, grid.screenful);
    if (target === undefined) return false;
    const anchor = this.#anchor;
    const image = pages.at(target)?.image;
    this.takesFocus = true;
    // With Ctrl, arrows move the focus alone.
    if (shiftKey) void this.chooseRange(anchor, target);
    else if (!withControl || key === 'Home' || key === 'End') this.selection.only(image, target);
    this.#go(target, image);
    return true;
  }

  toggleCurrent(): void {
    if (this.image !== undefined) this.selection.toggle(this.image, this.index);
    this.#context.onChange();
  }

  chooseCurrent(): void {
    this.selection.only(this.image, this.index);
    this.#context.onChange();
  }

  /** Chooses these and no others, nor those that are still to come. */
  chooseExactly(images: readonly string[]): void {
    const { selection } = this;
    selection.begin();
    if (selection.size === images.length && images.every((image) => selection.has(image))) return;
    if (images.length === 1) selection.only(images[0], this.index);
    else selection.take(images, false);
    this.#context.onChange();
  }

  chooseAll(): Promise<void> {
    return this.#choose({ index: 0, image: this.#context.pages.at(0)?.image }, this.#images.all());
  }

  /** Chooses all from one place to another, both included. */
  chooseRange(anchor: Anchor, index: number): Promise<void> {
    return this.#choose(
      anchor,
      this.#images.range(anchor, { index, image: this.#context.pages.at(index)?.image }),
    );
  }

  async #choose(anchor: Anchor, images: Promise<readonly string[]>): Promise<void> {
    // The next key may come before the answer.
    this.selection.anchor = anchor;
    const begun = this.selection.begin();
    this.#coming = { begun, images };
    const found = await images;
    if (this.selection.changes !== begun) return;
    this.selection.take(found, false);
    this.#context.onChange();
  }

  /** A band was drawn over some pairs, of which the first becomes the current one. */
  chooseBand(indices: readonly number[], keeps: boolean): void {
    const { pages } = this.#context;
    const images = indices.map((index) => pages.at(index)?.image).filter((image) => image !== undefined);
    this.selection.take(images, keeps);
    // Where a band begins between pictures, the mouse takes the focus away.
    this.takesFocus = true;
    const [first] = indices;
    if (first === undefined || (this.image !== undefined && this.selection.has(this.image)))
      this.#context.onChange();
    else this.#go(first, pages.at(first)?.image, false);
  }

  /** The pair at the current place has come: that is the one that is chosen. */
  settle(): void {
    if (this.image !== undefined || !this.takesFocus) return;
    this.image = this.#context.pages.at(this.index)?.image;
    if (this.image !== undefined && this.selection.size === 0) this.selection.only(this.image, this.index);
  }

  #isComing(image: string): boolean {
    return this.#renamed?.images.has(image) === true && performance.now() < this.#renamed.until;
  }

  get #wantsAll(): boolean {
    return this.#wantsAllSince === this.selection.changes;
  }

  get #anchor(): Anchor {
    return this.selection.anchor ?? { index: this.index, image: this.image };
  }

  /** A range goes on from the picture that it began at, wherever that stands now. */
  async #followAnchor(): Promise<void> {
    const { selection } = this;
    const image = selection.anchor?.image;
    selection.anchor = undefined;
    if (image === undefined) return;
    const { order } = this.#context.listed.listing;
    const index = await this.#images.find(image).catch(() => null);
    const isOld = this.#context.listed.listing.order !== order || selection.anchor !== undefined;
    if (index !== null && !isOld) selection.anchor = { index, image };
  }

  #go(index: number, image: string | undefined, reveals = true): void {
    const { grid, listed } = this.#context;
    this.index = index;
    this.image = image;
    grid.set(listed.listing.total, listed.listing.groups, index);
    if (reveals) grid.reveal(index);
    this.#context.onChange();
  }
}
