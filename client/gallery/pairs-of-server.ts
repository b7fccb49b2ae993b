import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Cancellation } from '../../protocol/channel.ts';
import type { PairsPage } from '../../protocol/gallery.ts';
import {
  type FindPairParams,
  type FindPairResult,
  findPairRequest,
  type GalleryResult,
  galleryRequest,
  type PairsParams,
  type PairsResult,
  pairsRequest,
  type ThumbnailParams,
  type ThumbnailResult,
  thumbnailRequest,
} from '../../protocol/pairs.ts';

/** What the gallery asks the language server. */
export class PairsOfServer {
  readonly #client: LanguageClient;

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  gallery(): Promise<GalleryResult> {
    return this.#client.sendRequest<GalleryResult>(galleryRequest, {});
  }

  pairs(params: PairsParams): Promise<PairsPage> {
    return this.#client.sendRequest<PairsResult>(pairsRequest, params);
  }

  /** @param code of the rule that the pairs are limited to */
  find(uri: string, code?: string): Promise<FindPairResult> {
    const params: FindPairParams = { uri, ...(code === undefined ? {} : { code }) };
    return this.#client.sendRequest<FindPairResult>(findPairRequest, params);
  }

  async thumbnail(image: string, cancellation: Cancellation): Promise<ThumbnailResult> {
    const source = new vscode.CancellationTokenSource();
    cancellation.onCancel(() => source.cancel());
    const params: ThumbnailParams = { image };
    try {
      return await this.#client.sendRequest<ThumbnailResult>(thumbnailRequest, params, source.token);
    } finally {
      source.dispose();
    }
  }
}
