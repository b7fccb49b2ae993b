import * as vscode from 'vscode';
import {
  type PictureChoreParams,
  type PictureChoreResult,
  pictureChoreRequest,
} from '../protocol/pictures.ts';
import { tellResult, undoStep } from './bulk-edit.ts';
import type { CommandContext } from './commands/command.ts';
import { isIn, pickDataset } from './dataset/pick-dataset.ts';
import { dirtyDocuments } from './edited-documents.ts';
import { askedFor } from './questions/asked.ts';

/** What is done to pictures, and how it is told. */
interface Chore {
  readonly kind: PictureChoreParams['kind'];
  readonly title: string;
  /** That there is nothing to do in the dataset. */
  readonly nothing: string;
}

/** Has pictures written anew: those that are selected, dataset by dataset, or those of a dataset that need it. */
export async function writeAnew(
  context: CommandContext,
  [argument, selection]: readonly unknown[],
  chore: Chore,
): Promise<PictureChoreResult | undefined> {
  const { workbench, log } = context;
  const { kind, title, nothing } = chore;
  const asked = askedFor(argument);
  const selected = Array.isArray(selection) ? selection.filter((one) => one instanceof vscode.Uri) : [];
  const named = selected.length > 0 ? selected : asked.folder ? [asked.folder] : [];
  const client = await workbench.client('pictures are to be written anew');
  const dataset = await pickDataset(client, title, named[0]);
  if (!dataset) return undefined;
  const others = named.filter((uri) => !isIn(uri, dataset));
  const background = kind === 'flatten' ? (asked.text('background') ?? (await pickColour(title))) : '';
  if (background === undefined) return undefined;
  const params: PictureChoreParams = {
    uri: dataset.uri,
    kind,
    paths: named.filter((uri) => isIn(uri, dataset)).map((uri) => uri.toString()),
    background,
    confirmed: asked.text('confirmed') === 'yes',
    dirty: dirtyDocuments(),
  };
  const result = await client.request<PictureChoreResult>(pictureChoreRequest, params);
  const { done, refused, cancelled, found, impossible } = result;
  if (impossible !== undefined) {
    vscode.window.showWarningMessage(impossible);
    return result;
  }
  // Whoever said no needs no answer.
  if (done > 0 || refused.length > 0 || cancelled || found === 0)
    tellResult(log, found === 0 ? nothing : sentenceOf(result), result, undoStep(dataset.uri, result));
  if (others.length > 0 && !cancelled) await writeAnew(context, [argument, others], chore);
  return result;
}

function sentenceOf({ done, caches }: PictureChoreResult): string {
  const sentences = [
    done === 1
      ? vscode.l10n.t('One picture was written anew; its original is in "_originals".')
      : vscode.l10n.t('{0} pictures were written anew; their originals are in "_originals".', done),
  ];
  if (caches > 0 && done > 0)
    sentences.push(
      vscode.l10n.t(
        'There are latent caches (.npz) of them as they were: {0}. The trainer goes by these until they are removed.',
        caches,
      ),
    );
  return sentences.join(' ');
}

async function pickColour(title: string): Promise<string | undefined> {
  const items = [
    { label: vscode.l10n.t('White'), colour: 'white' },
    { label: vscode.l10n.t('Black'), colour: 'black' },
    { label: vscode.l10n.t('Grey'), colour: 'grey' },
    { label: vscode.l10n.t('Another Colour…'), colour: undefined },
  ];
  const placeHolder = vscode.l10n.t('What is to be seen through the transparent parts?');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder });
  if (!picked || picked.colour) return picked?.colour;
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('The colour, as #rrggbb'),
    value: '#ffffff',
    validateInput: (text) =>
      /^#[0-9a-f]{6}$/i.test(text.trim())
        ? undefined
        : vscode.l10n.t('Six digits, 0 to 9 and a to f, behind a #.'),
  });
}
