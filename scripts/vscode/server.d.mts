/** The Node that VS Code needs, where it is installed here; else the one that runs this. */
export function nodeBinary(): string;
