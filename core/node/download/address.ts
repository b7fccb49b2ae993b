import { type Message, message } from '../../message.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i;

/** Whether what comes from an address can't be changed on its way: by https, or from this very machine. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** An address to download from, or why it is none. */
export function readAddress(text: string): URL | Message {
  let address: URL;
  try {
    address = new URL(text.trim());
  } catch {
    return message('"{0}" is no address. It begins with https://.', text);
  }
  if (address.username || address.password)
    return message('An address with a name and password is not used.');
  return isSafe(address) ? address : message('{0} is not used: only https:// is.', address.href);
}

/** Whether a server may send us on: never to a less safe place, nor from the network to this machine. */
export function mayFollow(from: URL, to: URL): boolean {
  if (!isSafe(to) || (from.protocol === 'https:' && to.protocol !== 'https:')) return false;
  return !LOOPBACK.test(to.hostname) || LOOPBACK.test(from.hostname);
}
