export function shippedFiles(): string[];
