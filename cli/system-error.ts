/** What the system calls an error (`ENOENT`, `ENOSPC`), for a line that a person reads; of any other error its text. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
