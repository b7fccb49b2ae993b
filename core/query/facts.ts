import { type Caption, readText, type Tag } from '../caption/caption.ts';
import { tagsOf } from '../caption/is-sentence.ts';
import { variantsOf } from '../caption/variants.ts';
import { isOfKind, kindsOf } from '../dataset/composition.ts';
import { captionOfImage, type Dataset, folderOf } from '../dataset/dataset.ts';
import { mostTokens } from '../dataset/text-limit.ts';
import { trainingOptions } from '../dataset/training-options.ts';
import { viewsOf, viewsOfImage } from '../dataset/views.ts';
import type { Finding } from '../finding.ts';
import type { Size } from '../image/size.ts';
import type { Message } from '../message.ts';
import { basename, dirname, relativeTo } from '../path.ts';
import type { BucketOfImage } from '../trainers/trainer.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import { namesView } from '../vocabulary/views/view-places.ts';

/** What a query is asked of. */
export interface QuerySources {
  readonly dataset: Dataset;
  readonly knowledge: Knowledge;
  /** What lint finds in a file; asked only by `issue:`. */
  readonly findingsOf: (file: string) => readonly Finding[];
  /** Whether somebody has marked a picture as looked at; asked only by `is:`. */
  readonly isReviewed: (image: string) => boolean;
}

/** A picture with its caption, as a query sees it. What is asked for several times is worked out once. */
export class PairFacts {
  /** Path of the picture. */
  readonly image: string;
  readonly #sources: QuerySources;
  readonly #captionPath: string | undefined;
  /** Undefined where there is none, or none that can be read. */
  readonly caption: Caption | undefined;
  #text: string | undefined;
  #lowered: string | undefined;
  #ownTags: readonly Tag[] | undefined;

  constructor(sources: QuerySources, image: string) {
    this.image = image;
    this.#sources = sources;
    const file = captionOfImage(sources.dataset, image);
    this.#captionPath = file?.path;
    this.caption = file?.caption;
  }

  /** What the trainer reads of the caption; empty where there is none. */
  get text(): string {
    this.#text ??= this.caption ? readText(this.caption) : '';
    return this.#text;
  }

  get lowered(): string {
    this.#lowered ??= this.text.toLowerCase();
    return this.#lowered;
  }

  /** The tags with a comma and a blank between them, however they are written. */
  get joined(): string {
    return this.caption?.tags.map(({ text }) => text).join(', ') ?? '';
  }

  /** What is a tag of the caption, and no sentence or piece of one. */
  get ownTags(): readonly Tag[] {
    this.#ownTags ??= this.caption ? tagsOf(this.caption) : [];
    return this.#ownTags;
  }

  get name(): string {
    return basename(this.image);
  }

  /** As seen from the dataset. */
  get path(): string {
    return relativeTo(this.#sources.dataset.root, this.image);
  }

  /** All that one may call the folder: its name, its path and those above it in the dataset, the concept in its name. */
  get folders(): readonly string[] {
    const { dataset } = this.#sources;
    const path = relativeTo(dataset.root, dirname(this.image));
    const above = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    const folder = folderOf(dataset, this.image);
    const concept = folder?.classTokens ?? '';
    return [basename(dirname(this.image)), ...above, concept, concept.split(' ')[0] ?? ''].filter(Boolean);
  }

  /** Whether caption, name or configuration say that it is one of some views. @param isMeant tells by a view's tag */
  isOfView(isMeant: (tag: string) => boolean): boolean {
    const { dataset } = this.#sources;
    const { caption } = this;
    if (viewsOfImage(dataset, this.image).some(({ view: { tag } }) => isMeant(tag))) return true;
    // Only those that are asked for: to look for all of them takes longer than all the rest.
    return (
      caption !== undefined && viewsOf(dataset).some((view) => isMeant(view.tag) && namesView(caption, view))
    );
  }

  /** As stored, in pixels; undefined where it isn't known. */
  get size(): Size | undefined {
    const facts = this.#sources.dataset.images.get(this.image)?.facts;
    return facts?.state === 'readable' ? [facts.width, facts.height] : undefined;
  }

  /** Where it is trained; undefined where it isn't, or where its size isn't known. */
  get place(): BucketOfImage | undefined {
    const { trainer, config } = this.#sources.dataset;
    const { size } = this;
    return size && trainer.bucketOf(size, trainingOptions(config));
  }

  /** Why it is in no bucket; undefined where it is in one, or where its size isn't known. */
  get whyNoBucket(): Message | undefined {
    const { trainer, config } = this.#sources.dataset;
    const { size } = this;
    return size && trainer.whyNoBucket(size, trainingOptions(config));
  }

  get bucket(): Size | undefined {
    return this.place?.bucket;
  }

  /** Whether it is of some kinds of the dataset's plan. @param isMeant tells by a kind's key */
  isOfKind(isMeant: (key: string) => boolean): boolean {
    const { dataset } = this.#sources;
    return kindsOf(dataset).some((kind) => isMeant(kind) && isOfKind(dataset, this.image, kind));
  }

  /** What lint finds in the picture and its caption. */
  get findings(): readonly Finding[] {
    const files = [this.image, ...(this.#captionPath === undefined ? [] : [this.#captionPath])];
    return files.flatMap(this.#sources.findingsOf).filter(({ scope }) => scope === 'file');
  }

  /** Whether somebody has marked it as looked at, and nothing changed since. */
  get isReviewed(): boolean {
    return this.#sources.isReviewed(this.image);
  }

  /** How many tags or pieces of sentences there are between commas; of several captions in a file, in the one that has most. */
  get tags(): number {
    return this.caption ? most(variantsOf(this.caption).map(({ tags }) => tags.length)) : 0;
  }

  /** How many characters what is read has; of several captions in a file, the longest. */
  get chars(): number {
    return this.caption ? most(variantsOf(this.caption).map((line) => [...readText(line)].length)) : 0;
  }

  /** How many tokens the trainer counts, of several captions in the longest; undefined where they can't be counted. */
  get tokens(): number | undefined {
    const { dataset, knowledge } = this.#sources;
    return this.caption ? mostTokens(dataset, knowledge, this.caption) : 0;
  }
}

function most(counts: readonly number[]): number {
  return counts.reduce((a, b) => Math.max(a, b), 0);
}
