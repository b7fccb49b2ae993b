import * as z from 'zod';
import type { TorchFacts } from '../../training/machine.ts';

/** Loads PyTorch, which takes seconds to a minute, and asks it what it can use. */
const deepProbeScript = `
import json, warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    import torch
    available = torch.cuda.is_available()
    def device(index):
        major, minor = torch.cuda.get_device_capability(index)
        return {"name": torch.cuda.get_device_name(index), "capability": [major, minor]}
    devices = [device(index) for index in range(torch.cuda.device_count())] if available else []
    print(json.dumps({
        "version": torch.__version__,
        "cuda": torch.version.cuda,
        "hip": getattr(torch.version, "hip", None),
        "available": available,
        "devices": devices,
        "arches": torch.cuda.get_arch_list() if available else [],
        "warnings": [str(one.message) for one in caught if "CUDA" in str(one.message) or "NVIDIA" in str(one.message)],
    }))
`.trim();

/** The arguments of a Python that is to tell what its PyTorch can use. */
export const deepProbeArguments: readonly string[] = ['-c', deepProbeScript];

const capability = z.tuple([z.int(), z.int()]);
const answer = z.object({
  version: z.string(),
  cuda: z.string().nullable(),
  hip: z.string().nullable(),
  available: z.boolean(),
  devices: z.array(z.object({ name: z.string(), capability })),
  arches: z.array(z.string()),
  warnings: z.array(z.string()),
});
type Answer = z.infer<typeof answer>;

/** Cards from this generation on (Ampere) calculate in bf16. */
const FIRST_WITH_BF16 = 8;

/** Reads the answer: the last line, whatever is printed before it. */
export function parseDeepProbe(output: string): TorchFacts | undefined {
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  try {
    const { version, cuda, hip, available, devices, arches, warnings } = answer.parse(JSON.parse(line));
    return {
      version,
      built: cuda !== null ? `CUDA ${cuda}` : hip !== null ? `ROCm ${hip}` : undefined,
      isAvailable: available,
      devices: devices.map((device) => ({
        name: device.name,
        // AMD's numbers mean something else.
        isSupported: cuda === null || runs(device.capability, arches),
        hasBf16: cuda === null || device.capability[0] >= FIRST_WITH_BF16,
      })),
      warnings,
    };
  } catch {
    return undefined;
  }
}

/** Code for `sm_80` runs on 8.0 and later ones of the same generation, `compute_80` is translated for any later one. */
function runs([major, minor]: Answer['devices'][number]['capability'], arches: Answer['arches']): boolean {
  if (arches.length === 0) return true;
  return arches.some((arch) => {
    const [, kind, digits = ''] = /^(sm|compute)_(\d+)/.exec(arch) ?? [];
    const [hasMajor, hasMinor] = [Number(digits.slice(0, -1)), Number(digits.slice(-1))];
    if (kind === 'sm') return hasMajor === major && hasMinor <= minor;
    return kind === 'compute' && (hasMajor < major || (hasMajor === major && hasMinor <= minor));
  });
}
