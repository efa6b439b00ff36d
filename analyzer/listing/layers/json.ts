/** A slice longer than this is no app's record. */
const MAXIMUM_SLICE = 8_000_000;
const MAXIMUM_DEPTH = 200;
/** Values that one search looks at. */
const MAXIMUM_VISITS = 400_000;

/**
 * The JSON value that begins at `start` in a script's text: its end is found by counting brackets outside of strings,
 * then it is parsed, never run. `null` when it is no JSON, too long or too deep. `end` is where a next search goes on, also
 * after a value that is no JSON, so that looking for many values in one text stays linear.
 */
export function jsonAt(text: string, start: number): { value: unknown; end: number } | null {
  const end = endOfValue(text, start);
  if (end === null) return null;
  return { value: parseJson(text.slice(start, end)), end };
}

/** `undefined` when it is no JSON. A key `__proto__` becomes a plain property of its object; nothing is ever merged. */
export function parseJson(text: string): unknown {
  if (text.length > MAXIMUM_SLICE || endOfValue(text, text.search(/\S/)) === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function endOfValue(text: string, start: number): number | null {
  const limit = Math.min(text.length, start + MAXIMUM_SLICE);
  let depth = 0;
  let inString = false;
  for (let at = Math.max(start, 0); at < limit; at++) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 92) at++;
      else if (char === 34) inString = false;
    } else if (char === 34) inString = true;
    else if (char === 123 || char === 91) {
      if (++depth > MAXIMUM_DEPTH) return null;
    } else if (char === 125 || char === 93) {
      if (--depth <= 0) return at + 1;
    }
  }
  return null;
}

/** What stands at a path of own properties and indices; `undefined` when it is not there. A negative index counts from the end. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let one = value;
  for (const step of path) {
    if (Array.isArray(one) && typeof step === 'number') one = one.at(step);
    else if (isRecord(one) && Object.hasOwn(one, step)) one = one[step];
    else return undefined;
  }
  return one;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function stringAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  const found = at(value, ...path);
  if (typeof found === 'string') return found;
  return typeof found === 'number' ? String(found) : null;
}

export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The first value anywhere inside that passes, breadth first: the outermost of several. */
export function search<T>(value: unknown, test: (one: unknown) => T | null): T | null {
  const queue: unknown[] = [value];
  for (let next = 0; next < queue.length && next < MAXIMUM_VISITS; next++) {
    const one = queue[next];
    const found = test(one);
    if (found !== null) return found;
    if (typeof one !== 'object' || one === null) continue;
    for (const inner of Object.values(one)) {
      if (queue.length >= MAXIMUM_VISITS) break;
      queue.push(inner);
    }
  }
  return null;
}
