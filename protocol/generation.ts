/** How a picture was made, by what it carries itself. The path is a URI. */
export const generationParametersRequest = 'lora/generationParameters';
export interface GenerationParametersParams {
  readonly uri: string;
}
export type GenerationParametersResult =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'read';
      /** All of it to read, in the editor's language. */
      readonly text: string;
      readonly prompt: string;
      readonly negative: string;
    };
