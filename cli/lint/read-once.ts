/** A function of a path or another text that does its work once for each: a command is over in a moment. */
export function readOnce<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.has(text) ? (known.get(text) as Value) : read(text);
    known.set(text, value);
    return value;
  };
}
