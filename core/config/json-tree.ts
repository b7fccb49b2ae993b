import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ConfigNode, ScalarNode } from './config-node.ts';
import type { TomlMistake } from './toml.ts';

/** Reads a JSON text with the place of each key and value, as strictly as Python does. Never throws. */
export function jsonTree(text: string): ConfigNode | TomlMistake {
  const errors: ParseError[] = [];
  const options = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };
  const root = isTooDeep(text) ? undefined : parseTree(text, errors, options);
  const [first] = errors;
  if (first) return { mistake: words(printParseErrorCode(first.error)), offset: first.offset };
  return root ? nodeOf(root, text) : { mistake: 'value expected', offset: 0 };
}

/** Deeper than any configuration; Python gives up at about a thousand. */
const DEEPEST = 200;

/** Whether a text has more brackets in each other than the parser should go down. */
export function isTooDeep(text: string): boolean {
  return depthOf(text) > DEEPEST;
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === ']' || sign === '}') depth--;
  }
  return deepest;
}

/** `CommaExpected` → `comma expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function nodeOf(node: Node, text: string): ConfigNode {
  const span = { start: node.offset, end: node.offset + node.length };
  const { children = [] } = node;
  if (node.type === 'array') return { kind: 'list', span, items: children.map((one) => nodeOf(one, text)) };
  if (node.type !== 'object') return { kind: scalarKind(node, text), span, value: node.value };
  const entries = children.flatMap(({ children: [key, value] = [] }) =>
    key && value
      ? [
          [
            String(key.value),
            { key: { start: key.offset, end: key.offset + key.length }, node: nodeOf(value, text) },
          ] as const,
        ]
      : [],
  );
  return { kind: 'table', span, entries: new Map(entries) };
}

function scalarKind(node: Node, text: string): ScalarNode['kind'] {
  if (node.type === 'string') return 'text';
  if (node.type === 'boolean') return 'bool';
  if (node.type !== 'number') return 'null';
  return /[.e]/i.test(text.slice(node.offset, node.offset + node.length)) ? 'float' : 'int';
}
