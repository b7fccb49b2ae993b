import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate of this machine that it signed itself, and its key: both PEM. */
export interface OwnCertificate {
  readonly key: string;
  readonly cert: string;
}

/** X.509 in its binary form: a tag, the length, the content. */
function der(tag: number, ...content: readonly (Uint8Array | readonly number[])[]): Buffer {
  const bytes = Buffer.concat(content.map((part) => Buffer.from(part)));
  const { length } = bytes;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), bytes]);
}

const sequence = (...content: readonly (Uint8Array | readonly number[])[]) => der(0x30, ...content);
const octets = (content: Uint8Array) => der(0x04, content);
const time = (when: Date) => {
  const digits = when.toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
};
/** By their numbers in X.509: the algorithm, a common name, the two extensions. */
const ECDSA_SHA256 = sequence(der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]));
const COMMON_NAME = der(0x06, [0x55, 4, 3]);
const BASIC_CONSTRAINTS = der(0x06, [0x55, 0x1d, 0x13]);
const ALTERNATIVE_NAMES = der(0x06, [0x55, 0x1d, 0x11]);
const TRUE = der(0x01, [0xff]);
const HOUR = 60 * 60 * 1000;

/** Makes one for `localhost` and `127.0.0.1`, good for an hour around now. */
export function ownCertificate(): OwnCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from('localhost')))));
  const validity = sequence(time(new Date(Date.now() - HOUR)), time(new Date(Date.now() + HOUR)));
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, [127, 0, 0, 1]));
  const extensions = sequence(
    sequence(BASIC_CONSTRAINTS, TRUE, octets(sequence(TRUE))),
    sequence(ALTERNATIVE_NAMES, octets(names)),
  );
  const content = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1, ...randomBytes(8)]),
    ...[ECDSA_SHA256, name, validity, name],
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, [0], sign('sha256', content, privateKey));
  const whole = sequence(content, ECDSA_SHA256, signature).toString('base64');
  const body = whole.match(/.{1,64}/g)?.join('\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
  };
}
