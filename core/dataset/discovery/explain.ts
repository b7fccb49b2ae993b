import { CONFIG_FILE, type Config } from '../../config/schema.ts';
import { treeMatcher } from '../../glob.ts';
import { type Message, message } from '../../message.ts';
import { basename, dirname, isWithin, joinPath, relativeTo, splitExtension } from '../../path.ts';
import { trainerById } from '../../trainers/index.ts';
import { captionExtensionOf } from '../dataset.ts';
import { type DatasetRoot, filesOf, findDatasets } from './discovery.ts';
import { type FolderListing, isNeverDataset, type Listing } from './listing.ts';

/** What an explanation goes by: what discovery sees of a folder that is open, and the configurations in it. */
export interface ExplainPorts {
  readonly listing: Listing;
  /** The folder that the listing is of. */
  readonly top: string;
  readonly configOf: (root: string) => Config;
}

/** Why a folder is a dataset, belongs to one, or doesn't: one sentence a reason, the deciding one first. */
export function explainDataset(ports: ExplainPorts, folder: string): readonly Message[] {
  const { listing, top } = ports;
  const datasets = findDatasets(listing, top);
  const holder = innermost(datasets.filter(({ root }) => isWithin(folder, root)));
  const at = listing.get(folder);
  if (!at) return [whyUnlisted(top, folder)];
  const own = holder ? whyHeld(ports, holder, at) : undefined;
  return own ?? whyNone(ports, at);
}

function innermost(datasets: readonly DatasetRoot[]): DatasetRoot | undefined {
  return [...datasets].sort((a, b) => b.root.length - a.root.length)[0];
}

function whyUnlisted(top: string, folder: string): Message {
  if (!isWithin(folder, top)) return message('{0} lies outside {1}, which was looked at.', folder, top);
  const names = relativeTo(top, folder).split('/');
  const never = names.find(isNeverDataset);
  if (never === undefined) return message('There is no folder {0}, or it can not be listed.', folder);
  return /^[._]/.test(never)
    ? message('Folders whose name starts with "." or "_" are never looked into: "{0}".', never)
    : message(
        '"{0}" is the name of a folder that programs fill (such as outputs, samples, logs, models, masks, venv): nothing in it is taken for a dataset.',
        never,
      );
}

/** The reasons of a folder at or below a dataset's root; undefined where it has no part in it. */
function whyHeld(
  { listing, configOf }: ExplainPorts,
  dataset: DatasetRoot,
  at: FolderListing,
): readonly Message[] | undefined {
  const { root, origin } = dataset;
  const config = origin === 'config' ? configOf(root) : {};
  const files = filesOf(listing, dataset, config);
  const isPart = at.path === root || files.folders.some(({ path }) => isWithin(path, at.path));
  const images = files.images.filter((image) => isWithin(image, at.path));
  const captions = new Set(files.captions);
  const extension = captionExtensionOf(config, trainerById(config.dataset?.trainer));
  const captioned = images.filter((image) => captions.has(splitExtension(image)[0] + extension));
  const counts = message(
    '{0} pictures, {1} of them with a caption ({2}).',
    images.length,
    captioned.length,
    extension,
  );
  if (origin === 'config') {
    const where = joinPath(root, CONFIG_FILE);
    const declared =
      at.path === root
        ? message('It is a dataset: {0} declares it.', CONFIG_FILE)
        : message('It belongs to a dataset: {0} declares all below it.', where);
    return [
      declared,
      ...(isPart && images.length > 0 ? [counts] : []),
      ...leftOut(config, root, at),
      ...tooDeep(at),
    ];
  }
  if (!isPart) return undefined;
  if (origin === 'flat')
    return [
      message('It is taken for a dataset: it holds pictures with captions of the same name.'),
      counts,
      message(
        'Nobody declared it, so only captions that are open are checked. "LoRA: Use as Dataset" declares it.',
      ),
    ];
  const names = files.folders.map(({ name }) => name).join(', ');
  return at.path === root
    ? [
        message(
          'It is a dataset: its folders have names that say how often they are repeated, and hold captions: {0}.',
          names,
        ),
        counts,
      ]
    : [message('It is a part of the dataset {0}: its name says how often it is repeated.', root), counts];
}

/** What the configuration of a dataset leaves out of a folder. */
function leftOut(config: Config, root: string, at: FolderListing): readonly Message[] {
  const trainer = trainerById(config.dataset?.trainer);
  const images = at.files.filter((name) => trainer.readsImage(name)).map((name) => joinPath(at.path, name));
  const reasons: Message[] = [];
  const start = config.dataset?.images;
  if (start !== undefined && !isWithin(at.path, joinPath(root, start)) && images.length > 0)
    reasons.push(message('Its pictures are left out: "images" says that they lie in "{0}".', start));
  for (const pattern of config.dataset?.ignore ?? []) {
    const isIgnored = treeMatcher([pattern]);
    const ignored = images.filter((image) => isIgnored(relativeTo(root, image)));
    if (ignored.length > 0)
      reasons.push(
        message('{0} of its pictures are left out: they match "{1}" in "ignore".', ignored.length, pattern),
      );
  }
  if (images.length === 0 && at.folders.length === 0) reasons.push(message('It holds no pictures.'));
  return reasons;
}

function whyNone({ listing }: ExplainPorts, at: FolderListing): readonly Message[] {
  const trainer = trainerById(undefined);
  const images = at.files.filter((name) => trainer.readsImage(name));
  const reasons: Message[] = [...tooDeep(at)];
  const name = basename(at.path);
  const isConcept = trainer.parseFolderName(name) !== undefined;
  if (images.length > 0) {
    reasons.push(
      isConcept
        ? message(
            'Its name says how often it is repeated, but none of its {0} pictures has a caption ({1}).',
            images.length,
            trainer.captionExtension,
          )
        : message(
            'It is no dataset: none of its {0} pictures has a caption of the same name ({1}).',
            images.length,
            trainer.captionExtension,
          ),
      message('"LoRA: Set Up Dataset…" declares it; "LoRA: Write Base Caption…" then writes the captions.'),
    );
  } else reasons.push(message('It is no dataset: it holds no pictures.'));
  if (!isConcept && /^[^_]*\d[^_]*_/.test(name))
    reasons.push(
      message(
        'Its name "{0}" begins with no number above 0 that the trainer can read: "10_name class" would.',
        name,
      ),
    );
  const unread = [...listing.values()].filter(
    ({ path, files }) =>
      path !== at.path && dirname(path) === at.path && files.some((file) => trainer.readsImage(file)),
  );
  if (images.length === 0 && unread.length > 0)
    reasons.push(
      message('Pictures lie in folders of it: {0}.', unread.map(({ path }) => basename(path)).join(', ')),
    );
  return reasons;
}

/** Of a folder inside an `N_name` folder: the trainer looks only one level deep. */
function tooDeep(at: FolderListing): readonly Message[] {
  const trainer = trainerById(undefined);
  const parent = basename(dirname(at.path));
  const holdsImages = at.files.some((name) => trainer.readsImage(name));
  return holdsImages && trainer.parseFolderName(parent) !== undefined
    ? [
        message(
          'It lies in "{0}": the trainer reads the pictures of that folder, not those of folders in it.',
          parent,
        ),
      ]
    : [];
}
