// The file that TensorBoard reads, as the trainer writes it: the losses of the bar, step by step.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { stamp } from './python-text.mjs';

/** CRC-32C, a byte at a time. */
function crc32c(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
  }
  return ~sum >>> 0;
}

function checkOf(bytes) {
  const sum = crc32c(bytes);
  const check = Buffer.alloc(4);
  check.writeUInt32LE((((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0);
  return check;
}

function record(data) {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(data.length));
  return Buffer.concat([length, checkOf(length), data, checkOf(data)]);
}

function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Buffer.from([...bytes, rest]);
}

const field = (number, bytes) => Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);

let last = 0;

/** Python's clock tells parts of a millisecond: no two events have the same time (seconds since 1970). */
function now() {
  last = Math.max(Date.now() / 1000, last + 1e-5);
  return last;
}

function event(step, content) {
  const time = Buffer.alloc(9);
  time[0] = 9;
  time.writeDoubleLE(now(), 1);
  return record(Buffer.concat([time, Buffer.from([16]), varint(step), content]));
}

function scalar(tag, step, value) {
  const simple = Buffer.alloc(5);
  simple[0] = 0x15;
  simple.writeFloatLE(value, 1);
  return event(step, field(5, field(1, Buffer.concat([field(1, Buffer.from(tag)), simple]))));
}

/** Begins the log of a run; where it wants none, nothing is written. */
export function createEvents(args) {
  if (args.logging_dir === undefined) return { step: () => {}, epoch: () => {} };
  const folder = path.join(
    args.logging_dir,
    `${args.log_prefix ?? ''}${stamp()}`,
    args.log_tracker_name ?? 'network_train',
  );
  fs.mkdirSync(folder, { recursive: true });
  const seconds = Math.floor(Date.now() / 1000);
  const file = path.join(folder, `events.out.tfevents.${seconds}.stand-in.${process.pid}.0`);
  fs.writeFileSync(file, event(0, field(3, Buffer.from('brain.Event:2'))));
  let last = Number.NaN;
  return {
    /** @param {string} tail of the bar @param {number} step that is done */
    step(tail, step) {
      const told = /avr_loss=([^\]]*)\]/.exec(tail)?.[1];
      last = told === undefined ? last : Number(told);
      const scalars = [
        ['loss/current', last],
        ['loss/average', last],
        ['lr/unet', 1e-4],
      ];
      fs.appendFileSync(file, Buffer.concat(scalars.map(([tag, value]) => scalar(tag, step, value))));
    },
    epoch: (epoch) => fs.appendFileSync(file, scalar('loss/epoch_average', epoch, last)),
  };
}
