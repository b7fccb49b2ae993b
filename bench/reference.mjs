// What a1111-tagcomplete does for a keystroke: a regular expression over the name and the raw aliases of every row.

function expressionFor(typed) {
  const word = typed.trim().toLowerCase().replaceAll(' ', '_');
  return new RegExp(`(^|[^a-zA-Z])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i');
}

/** All rows that match, in the list's order, of which it then shows the first: it needs all, to sort by use. */
export function scan(rows, typed) {
  const expression = expressionFor(typed);
  return rows.filter(([name, , , aliases]) => expression.test(name) || (aliases && expression.test(aliases)));
}

/** The same, but kinder: it stops when there is enough to show. */
export function scanUntil(rows, typed, most) {
  const expression = expressionFor(typed);
  const found = [];
  for (const row of rows) {
    if (!expression.test(row[0]) && !(row[3] && expression.test(row[3]))) continue;
    found.push(row);
    if (found.length === most) break;
  }
  return found;
}
