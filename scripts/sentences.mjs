// The sentences that an editor shows and that can be translated: the first argument of `l10n.t`, and of `message` in core and server.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vitest/node';
import { root } from './repository.mjs';

const ROOMS = ['client', 'core', 'protocol', 'server'];

/**
 * All of them, in order.
 * @returns {{ sentences: string[], unclear: string[] }} `unclear`: calls whose sentence is not to be read from the source
 */
export function collectSentences() {
  const sentences = new Set();
  const unclear = [];
  for (const file of ROOMS.flatMap((room) => sources(path.join(root, room)))) {
    const text = readFileSync(file, 'utf8');
    for (const call of callsIn(parseAst(text, { lang: 'ts' }))) {
      const found = textsOf(call.arguments[0]);
      for (const one of found ?? []) sentences.add(one);
      if (!found)
        unclear.push(`${path.relative(root, file)}: ${text.slice(call.start, call.end).slice(0, 80)}`);
    }
  }
  return { sentences: [...sentences].sort(), unclear };
}

function sources(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !/\.d\.ts$/.test(name))
    .map((name) => path.join(folder, name))
    .sort();
}

/** The calls in a tree that translate. */
function* callsIn(node) {
  if (Array.isArray(node)) for (const one of node) yield* callsIn(one);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  if (node.type === 'CallExpression' && isTranslator(node.callee)) yield node;
  for (const [key, child] of Object.entries(node)) if (key !== 'parent') yield* callsIn(child);
}

/** `t(…)`, `l10n.t(…)`, `vscode.l10n.t(…)`, `message(…)`. */
function isTranslator(callee) {
  if (callee.type === 'Identifier') return callee.name === 't' || callee.name === 'message';
  if (callee.type !== 'MemberExpression' || callee.property.name !== 't') return false;
  const { object } = callee;
  return object.name === 'l10n' || object.property?.name === 'l10n';
}

/** What an expression may come to; undefined where that isn't written there. */
function textsOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return [node.quasis[0].value.cooked];
  if (node?.type === 'ConditionalExpression')
    return both(textsOf(node.consequent), textsOf(node.alternate), (a, b) => [...a, ...b]);
  if (node?.type === 'BinaryExpression' && node.operator === '+')
    return both(textsOf(node.left), textsOf(node.right), (a, b) =>
      a.flatMap((one) => b.map((other) => one + other)),
    );
  return undefined;
}

function both(one, other, join) {
  return one && other ? join(one, other) : undefined;
}
