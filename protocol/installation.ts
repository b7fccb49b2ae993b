/** How `lora install` ends where the trainer is installed, but where it is could not be kept. */
export const INSTALLED_NOT_KEPT = 3;

/** Asks what could be installed. */
export const installChoicesRequest = 'lora/installChoices';
export interface InstallChoices {
  /** What the folder of a new trainer may lie in. */
  readonly home: string;
  readonly trainers: readonly {
    readonly kind: 'sd-scripts' | 'kohya_ss';
    readonly version: string;
    readonly repository: string;
  }[];
  /** Builds of PyTorch, the one that fits the machine first. */
  readonly torches: readonly {
    readonly title: string;
    readonly packages: string;
    /** Empty for where all other packages come from. */
    readonly index: string;
  }[];
  /** The cards that it was chosen by. */
  readonly gpus: readonly string[];
}
