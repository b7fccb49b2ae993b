import { type ConfigNode, plainValue } from '../../../config/config-node.ts';
import type { Fix } from '../../../finding.ts';
import { message } from '../../../message.ts';
import type { ValueKind } from './dataset-schema.ts';

/** How a value is written that a key takes, where what was meant is plain: `"1"` → `1`, `"512,768"` → `[512, 768]`. */
export function valueFixes(kind: ValueKind, node: ConfigNode): readonly Fix[] {
  const meant = meantBy(kind, node);
  if (meant === undefined) return [];
  return [
    {
      title: message('Write it as {0}', meant),
      kind: 'suggested',
      edits: [{ span: node.span, newText: meant }],
    },
  ];
}

function meantBy(kind: ValueKind, node: ConfigNode): string | undefined {
  if (node.kind === 'list') {
    const parts = node.items.map((item) => String(plainValue(item)));
    return kind === 'size' || kind === 'floats' ? pair(kind, parts) : undefined;
  }
  if (node.kind === 'table') return undefined;
  const written = String(node.value).trim();
  switch (kind) {
    case 'bool':
      if (/^(?:true|1|yes)$/i.test(written)) return 'true';
      return /^(?:false|0|no)$/i.test(written) ? 'false' : undefined;
    case 'int':
      return whole(written);
    case 'float':
      return withPoint(written);
    case 'number':
      return /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(written) ? written : undefined;
    case 'size':
      return /,/.test(written) ? pair(kind, written.split(',')) : whole(written);
    case 'floats':
      return pair(kind, written.split(','));
    default:
      return undefined;
  }
}

function pair(kind: 'size' | 'floats', parts: readonly string[]): string | undefined {
  const values = parts.map((part) => (kind === 'size' ? whole(part.trim()) : withPoint(part.trim())));
  return values.length === 2 && values.every((value) => value !== undefined)
    ? `[${values.join(', ')}]`
    : undefined;
}

function whole(written: string): string | undefined {
  return /^-?(?:0|[1-9]\d*)(?:\.0+)?$/.test(written) ? written.replace(/\.0+$/, '') : undefined;
}

function withPoint(written: string): string | undefined {
  if (/^-?(?:0|[1-9]\d*)$/.test(written)) return `${written}.0`;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+(?:e[+-]?\d+)?|e[+-]?\d+)$/i.test(written) ? written : undefined;
}
