// For which machine a file of native code was made, read off its header.

const ELF = { 62: 'x64', 183: 'arm64' };
const MACH_O = { 16777223: 'x64', 16777228: 'arm64' };
const PE = { 34404: 'x64', 43620: 'arm64' };

/**
 * The system and the processor that a library was made for.
 * @param {Buffer} bytes the whole file, or at least its first 4 kB
 * @returns {string | undefined} as in `linux-x64`; undefined where it is no such file, or of another machine
 */
export function machineOf(bytes) {
  if (bytes.length < 64) return undefined;
  const named = (system, cpu) => cpu && `${system}-${cpu}`;
  // ELF, of 64 bits, little end first.
  if (bytes.readUInt32BE(0) === 0x7f454c46 && bytes[4] === 2 && bytes[5] === 1)
    return named('linux', ELF[bytes.readUInt16LE(18)]);
  if (bytes.readUInt32LE(0) === 0xfeedfacf) return named('darwin', MACH_O[bytes.readUInt32LE(4)]);
  if (bytes.readUInt16BE(0) !== 0x4d5a) return undefined;
  const header = bytes.readUInt32LE(60);
  if (header + 6 > bytes.length || bytes.readUInt32BE(header) !== 0x50450000) return undefined;
  return named('win32', PE[bytes.readUInt16LE(header + 4)]);
}

/**
 * Which C library an ELF file was linked against, by the name of it that its text holds.
 * @param {Buffer} bytes the whole file
 * @returns {'musl' | 'glibc' | undefined}
 */
export function libcOf(bytes) {
  if (bytes.includes('libc.musl-')) return 'musl';
  return bytes.includes('libc.so.6\0') ? 'glibc' : undefined;
}
