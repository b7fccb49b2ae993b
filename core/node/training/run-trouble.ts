/** What keeps somebody from looking after a run, in a sentence for a person: no mistake of the program's. */
export class RunTrouble extends Error {}
