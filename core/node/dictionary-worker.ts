import { parentPort } from 'node:worker_threads';
import { checkList, type ListCheck } from './dictionaries/check-list.ts';
import { buffersOf } from './dictionaries/dictionary-bytes.ts';
import { type FoundList, findLists, type ListPlaces } from './dictionaries/find-lists.ts';
import { type DictionaryRequest, loadDictionary } from './dictionaries/load-dictionary.ts';
import type { LoadedDictionary } from './dictionaries/loaded-dictionary.ts';

/** What the worker is asked, and what it answers; `id` tells which request an answer belongs to. */
export type DictionaryWorkerRequest =
  | { readonly id: number; readonly find: ListPlaces }
  | { readonly id: number; readonly load: DictionaryRequest }
  | { readonly id: number; readonly check: { file: string; name: string; limit: number } };
export type DictionaryWorkerAnswer =
  | { readonly id: number; readonly found: readonly FoundList[] }
  | { readonly id: number; readonly loaded: LoadedDictionary }
  | { readonly id: number; readonly checked: ListCheck }
  | { readonly id: number; readonly error: string };

parentPort?.on('message', (request: DictionaryWorkerRequest) => {
  const { id } = request;
  const answer = (message: DictionaryWorkerAnswer, buffers: ArrayBuffer[] = []) =>
    parentPort?.postMessage(message, buffers);
  try {
    if ('find' in request) return answer({ id, found: findLists(request.find) });
    if ('check' in request) {
      const { file, name, limit } = request.check;
      return answer({ id, checked: checkList(file, name, limit) });
    }
    const loaded = loadDictionary(request.load);
    answer({ id, loaded }, buffersOf(loaded.data));
  } catch (error) {
    answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
