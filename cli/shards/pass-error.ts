/** Why a pass or a merge can't be done; its message is a sentence, which names the file or the flag. */
export class PassError extends Error {}
