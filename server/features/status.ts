import type { Dataset } from '../../core/dataset/dataset.ts';
import {
  type DatasetStatus,
  type ExperimentalCapabilities,
  type ServerStatus,
  statusNotification,
} from '../../protocol/lsp.ts';
import { uriOfPath } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Tells a client that takes it what the server does and has, once for all changes of a moment. */
export const status: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, client, session, findings, dictionaries, decoder } = context;
    const { status: isTaken } = (client.experimental ?? {}) as ExperimentalCapabilities;
    if (!isTaken) return;
    let sent = '';
    let isPending = false;
    const send = () => {
      isPending = false;
      const now: ServerStatus = {
        state: session.isScanning ? 'indexing' : 'ready',
        datasets: session.datasets.map((dataset) => datasetStatus(context, dataset)),
        knownTags: dictionaries.current?.size ?? 0,
        withoutPixels: decoder.isMissing,
      };
      const text = JSON.stringify(now);
      if (text === sent) return;
      sent = text;
      void connection.sendNotification(statusNotification, now);
    };
    const soon = () => {
      if (isPending) return;
      isPending = true;
      setImmediate(send);
    };
    session.onDidScan(soon);
    session.onDidChange(soon);
    findings.onDidChange(soon);
    dictionaries.onDidChange(soon);
    decoder.onDidChange(soon);
  },
};

function datasetStatus({ findings }: FeatureContext, dataset: Dataset): DatasetStatus {
  return {
    uri: uriOfPath(dataset.root),
    declared: dataset.origin !== 'flat',
    images: dataset.images.size,
    captions: dataset.statistics.captions,
    findings: findings.countsBelow(dataset.root),
  };
}
