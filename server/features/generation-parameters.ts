import { whyNoParameters } from '../../core/generation/no-parameters.ts';
import { parameterLines } from '../../core/generation/parameter-lines.ts';
import { message } from '../../core/message.ts';
import { readParameters } from '../../core/node/generation/read-parameters.ts';
import {
  type GenerationParametersParams,
  type GenerationParametersResult,
  generationParametersRequest,
} from '../../protocol/generation.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells how a picture was made, by what it carries itself. */
export const generationParameters: Feature = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest<GenerationParametersResult, never>(
      generationParametersRequest,
      guard<GenerationParametersParams, GenerationParametersResult>(
        connection,
        'generation parameters',
        ({ uri }) => {
          const path = pathOfUri(uri);
          if (path === undefined)
            return { kind: 'refused', reason: translate(message('It is not on this disk: {0}', uri)) };
          const found = readParameters(path);
          if (found.kind !== 'read') return { kind: 'refused', reason: translate(whyNoParameters(found)) };
          const { prompt, negative } = found.parameters;
          const text = parameterLines(found.parameters, translate).join('\n');
          return { kind: 'read', text, prompt, negative };
        },
      ),
    );
  },
};
