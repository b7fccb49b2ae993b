import { decodeHTML, decodeHTMLStrict } from 'entities';

const ENTITY = /&#?[0-9A-Za-z]{1,24};/g;

/**
 * HTML's entities as their characters, those written in capitals as well (`P&EACUTE;REZ`): what `ftfy` 6.3.1 does with
 * a text that holds no `<`.
 */
export function unescapeHtml(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, unescapeEntity) : text;
}

function unescapeEntity(entity: string): string {
  if (entity.startsWith('&#')) return unescapeNumber(entity);
  const named = decodeHTMLStrict(entity);
  if (named !== entity) return named;
  const lower = entity.toLowerCase();
  const character = decodeHTMLStrict(lower);
  // In capitals only where that is no other entity's name, nor begins with one.
  const isCapital = entity === lower.toUpperCase() && character !== lower && decodeHTML(entity) === entity;
  return isCapital ? character.toUpperCase() : entity;
}

/** Source: CPython's `html.unescape`, after the HTML standard. */
function unescapeNumber(entity: string): string {
  const digits = /^&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));$/.exec(entity);
  if (!digits) return entity;
  const code = digits[1] === undefined ? Number.parseInt(digits[2] ?? '', 16) : Number(digits[1]);
  if (code === 0x0d) return '\r';
  if (code >= 0x80 && code <= 0x9f) return decodeHTMLStrict(entity);
  if (code === 0 || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return '\ufffd';
  return isNoCharacter(code) ? '' : String.fromCodePoint(code);
}

function isNoCharacter(code: number): boolean {
  const isControl = code <= 0x08 || code === 0x0b || (code >= 0x0e && code <= 0x1f) || code === 0x7f;
  return isControl || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
}
