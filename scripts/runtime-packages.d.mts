export function runtimePackages(from?: string): string[];
