import * as vscode from 'vscode';
import type { Cancellation, Handlers } from '../../protocol/channel.ts';
import type { ServedOutcome } from '../../protocol/gallery/edits.ts';
import type { ShownPicture, ShownThumbnail } from '../../protocol/gallery/picture.ts';
import {
  editingMethods,
  type galleryRequests,
  type ServerMethod,
  serverMethod,
  serverRequests,
} from '../../protocol/gallery/requests.ts';
import {
  type MaskParams,
  type MaskResult,
  maskRequest,
  type ThumbnailParams,
  type ThumbnailResult,
  thumbnailRequest,
} from '../../protocol/pairs.ts';
import { dirtyDocuments, saveEdited } from '../edited-documents.ts';
import type { GalleryContext, GalleryServer } from './context.ts';
import type { PageDrafts } from './page-drafts.ts';
import { brokenReason } from './strings/broken-reason.ts';

type Answers = Handlers<typeof galleryRequests>;

/** Who answers what a page asks: mostly the language server, whose words are passed on. */
export function answersFor(webview: vscode.Webview, context: GalleryContext, drafts: PageDrafts): Answers {
  const passed = Object.fromEntries(
    (Object.keys(serverRequests) as ServerMethod[]).map((method) => [
      method,
      (params: object, cancellation: Cancellation) => passOn(context, method, params, cancellation),
    ]),
  ) as Pick<Answers, ServerMethod>;
  return {
    ...passed,
    editNow: (edit) => drafts.save(edit),
    thumbnail: ({ image }, cancellation) => thumbnail(webview, context, image, cancellation),
    picture: ({ dataset, image }) => picture(webview, context, dataset, image),
    addFile: async (piece) => ({ problem: (await context.files.takePiece(piece)) ?? null }),
  };
}

async function passOn(
  { client }: GalleryContext,
  method: ServerMethod,
  params: object,
  cancellation: Cancellation,
): Promise<unknown> {
  // A page that goes away gives up nothing that is being written.
  if ((editingMethods as readonly string[]).includes(method)) return passOnEdit(client, method, params);
  return withToken(cancellation, (token) => client.request(serverMethod(method), params, token));
}

/** Has captions changed, and saves what was changed in the editor. */
export async function passOnEdit(
  client: GalleryServer,
  method: ServerMethod,
  params: object,
): Promise<ServedOutcome> {
  const sent = { ...params, dirty: dirtyDocuments() };
  const result = await client.request<ServedOutcome>(serverMethod(method), sent);
  await saveEdited(result);
  return result;
}

async function thumbnail(
  webview: vscode.Webview,
  { client }: GalleryContext,
  image: string,
  cancellation: Cancellation,
): Promise<ShownThumbnail> {
  const params: ThumbnailParams = { image };
  const made = await withToken(cancellation, (token) =>
    client.request<ThumbnailResult>(thumbnailRequest, params, token),
  );
  if (made.kind === 'broken') return { reason: brokenReason(made.reason, made.detail) };
  if (made.kind === 'made') return { src: address(webview, made.uri) };
  return { src: address(webview, image), isWhole: true, isTurned: made.isTurned };
}

async function picture(
  webview: vscode.Webview,
  { client }: GalleryContext,
  dataset: string,
  image: string,
): Promise<ShownPicture> {
  const params: MaskParams = { dataset, image };
  const { mask } = await client.request<MaskResult>(maskRequest, params);
  return { src: address(webview, image), mask: mask === null ? null : address(webview, mask) };
}

function address(webview: vscode.Webview, uri: string): string {
  return webview.asWebviewUri(vscode.Uri.parse(uri)).toString();
}

async function withToken<Result>(
  cancellation: Cancellation,
  ask: (token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result> {
  const source = new vscode.CancellationTokenSource();
  cancellation.onCancel(() => source.cancel());
  try {
    return await ask(source.token);
  } finally {
    source.dispose();
  }
}
