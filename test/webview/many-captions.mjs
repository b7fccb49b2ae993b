// A server of a few captions, as far as editing many at once goes: it answers as the real one does, and keeps what it is asked.

/** Captions behind a gallery's page. */
export class ManyCaptions {
  /** By picture; null where there is none. */
  captions;
  asked = {
    describeCaptions: [],
    prepareEdit: [],
    preparedChanges: [],
    applyEdit: [],
    editNow: [],
    undoEdit: [],
    isUndone: [],
  };
  cancelled = [];
  fixes = [];
  refused = [];
  /** How many of them are sentences, as far as tags go. */
  sentences = 0;
  /** The edits that were taken back elsewhere. */
  undone = new Set();
  /** Hears that captions changed. */
  onChange = () => {};
  /** What is waited for before a question is answered. */
  before = async () => {};
  #prepared = new Map();
  #undo = [];

  constructor(captions) {
    this.captions = captions;
  }

  answers() {
    const answer = (name, run) => async (params, cancellation) => {
      this.asked[name].push(params);
      cancellation.onCancel(() => this.cancelled.push(name));
      await this.before(name, params);
      return run(params);
    };
    return {
      describeCaptions: answer('describeCaptions', ({ images }) => this.#describe(images)),
      prepareEdit: answer('prepareEdit', ({ images, operation }) => this.#prepare(images, operation)),
      preparedChanges: answer('preparedChanges', ({ id, start, end }) => this.#kept(id).slice(start, end)),
      applyEdit: answer('applyEdit', ({ id }) => {
        const changes = this.#kept(id);
        this.#prepared.delete(id);
        return this.#apply(changes);
      }),
      editNow: answer('editNow', ({ images, operation }) => this.#apply(this.#changes(images, operation))),
      undoEdit: answer('undoEdit', () => {
        const changes = this.#undo.pop() ?? [];
        for (const { image, before } of changes) this.captions.set(image, before);
        this.onChange();
        return outcome(changes.length, null);
      }),
      isUndone: answer('isUndone', ({ edit }) => this.undone.has(edit)),
    };
  }

  #describe(images) {
    const counts = new Map();
    const there = images.map((image) => this.captions.get(image)).filter((caption) => caption !== null);
    for (const caption of there)
      for (const tag of new Set(tagsOf(caption))) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    const tags = [...counts]
      .map(([tag, count]) => ({ tag, count }))
      .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
    return { captions: there.length, missing: images.length - there.length, tags, fixes: this.fixes };
  }

  #prepare(images, operation) {
    if (operation.kind === 'regex') {
      try {
        new RegExp(operation.pattern);
      } catch {
        const problem = 'This is no regular expression: Unterminated group.';
        return { id: '', title: '', changed: 0, unchanged: 0, sentences: 0, refused: [], problem };
      }
    }
    const changes = this.#changes(images, operation);
    const id = `edit-${this.asked.prepareEdit.length}`;
    this.#prepared.set(id, changes);
    const unchanged = images.length - changes.length;
    return {
      id,
      title: operation.kind,
      changed: changes.length,
      unchanged,
      sentences: this.sentences,
      refused: this.refused,
      problem: null,
    };
  }

  #kept(id) {
    const changes = this.#prepared.get(id);
    if (!changes) throw new Error('This change is not ready any more. Prepare it again.');
    return changes;
  }

  #changes(images, operation) {
    return images
      .map((image) => ({ image, before: this.captions.get(image) ?? '' }))
      .map(({ image, before }) => ({
        image,
        title: operation.kind,
        name: image.slice(image.lastIndexOf('/') + 1).replace('.png', '.txt'),
        before,
        after: after(before, operation),
      }))
      .filter((change) => change.before !== change.after);
  }

  #apply(changes) {
    for (const { image, after: text } of changes) this.captions.set(image, text);
    this.#undo.push(changes);
    this.onChange();
    return outcome(changes.length, `edit-${this.#undo.length}`);
  }
}

function outcome(done, edit) {
  return { title: 'Replace', done, refused: [], isCancelled: false, edit, problem: null };
}

function tagsOf(caption) {
  return caption.split(', ').filter((tag) => tag !== '');
}

/** What an operation makes of a caption: as much of it as tests look at. */
function after(caption, operation) {
  const tags = tagsOf(caption);
  switch (operation.kind) {
    case 'add':
      return [...tags, ...operation.tags.filter((tag) => !tags.includes(tag))].join(', ');
    case 'remove':
      return tags.filter((tag) => !operation.tags.includes(tag)).join(', ');
    case 'replace':
      return tags.map((tag) => (tag === operation.from ? operation.to : tag)).join(', ');
    case 'regex':
      return caption.replace(new RegExp(operation.pattern, 'gu'), operation.replacement);
    case 'sort':
      return tags.sort().join(', ');
    case 'dedupe':
      return [...new Set(tags)].join(', ');
    default:
      return caption;
  }
}
