export function machineOf(bytes: Buffer): string | undefined;
export function libcOf(bytes: Buffer): 'musl' | 'glibc' | undefined;
