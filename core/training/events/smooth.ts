/**
 * A moving average as TensorBoard draws it: exponential, and corrected for beginning at zero. What is no finite number
 * stays as it is and is not counted; a series that never changes is left alone.
 * Source: TensorBoard's `classicSmoothing` in `data_transformer.ts`.
 * @param weight of what was before, from 0 (as it is) to less than 1
 */
export function smooth(values: Float64Array, weight: number): Float64Array {
  const smoothed = values.slice();
  if (weight <= 0 || isConstant(values)) return smoothed;
  let [last, count] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    last = last * weight + (1 - weight) * value;
    count++;
    smoothed[index] = last / (1 - weight ** count);
  }
  return smoothed;
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}
