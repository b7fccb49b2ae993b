import { type Message, message } from '../message.ts';
import { bytesOf } from './dtypes.ts';
import { LENGTH_BYTES, type SafetensorsHeader } from './header.ts';
import { repeatedKey } from './repeated-key.ts';

/**
 * What the format forbids and a file has, as the reference implementation refuses it.
 * @param json the header's own text
 */
export function faultsOf(header: SafetensorsHeader, fileSize: number, json: string): readonly Message[] {
  const repeated = repeatedKey(json);
  const other = Object.entries(header.metadata).find(([, value]) => typeof value !== 'string')?.[0];
  return [
    ...(repeated === undefined ? [] : [message('its header has "{0}" twice', shortened(repeated))]),
    ...(other === undefined
      ? []
      : [message('the value of "{0}" in its metadata is no text', shortened(other))]),
    ...faultsOfTensors(header, fileSize),
  ];
}

/** Names may be of any length. */
function shortened(name: string): string {
  return name.length <= 200 ? name : `${name.slice(0, 200)}…`;
}

function faultsOfTensors({ tensors, size }: SafetensorsHeader, fileSize: number): readonly Message[] {
  const faults: Message[] = [];
  const places = [...tensors].sort((a, b) => a[1].place[0] - b[1].place[0] || a[1].place[1] - b[1].place[1]);
  let end = 0;
  for (const [name, tensor] of places) {
    const [start, after] = tensor.place;
    const bytes = bytesOf(tensor);
    if (after < start) faults.push(message('the tensor "{0}" ends before it begins', shortened(name)));
    else if (bytes !== undefined && after - start !== bytes)
      faults.push(
        message('the tensor "{0}" has {1} bytes, its shape needs {2}', shortened(name), after - start, bytes),
      );
    else if (start !== end)
      faults.push(
        message(
          'the tensor "{0}" begins at byte {1}, the one before it ends at {2}',
          shortened(name),
          start,
          end,
        ),
      );
    end = after;
    // One is enough to know that the file is not to be trusted; the next ones follow from it.
    if (faults.length > 0) return faults;
  }
  if (fileSize < size) faults.push(message('it is cut off: {0} of its {1} bytes are there', fileSize, size));
  else if (fileSize > size)
    faults.push(message('{0} bytes after its last tensor belong to nothing', fileSize - size));
  return faults;
}

/** How long the header itself is, with the eight bytes in front (bytes). */
export function headerSize({ tensors, size }: SafetensorsHeader): number {
  let data = 0;
  for (const { place } of tensors.values()) data = Math.max(data, place[1]);
  return Math.max(LENGTH_BYTES, size - data);
}
