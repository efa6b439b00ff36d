/**
 * SHA-256 over data as compact JSON, lower-case hexadecimal. Members come in the order of the file, so Node and a browser, a formatted file
 * and a bundled one give the same digest.
 */
export async function digestOf(data: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
