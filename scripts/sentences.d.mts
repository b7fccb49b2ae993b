export declare function collectSentences(): { sentences: string[]; unclear: string[] };
