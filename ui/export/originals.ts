import type { AuditResult } from '../../analyzer/result.ts';
import type { AuditFile } from '../analysis/protocol.ts';

/**
 * Which of the files that the user chose is which input of an audit that was kept: by size, and by name where several have
 * it. Whether it is the same file its hash tells when it is packed.
 * @returns one for each input, in their order; `null` where none fits
 */
export function originalsOf(result: AuditResult, chosen: readonly File[]): readonly (AuditFile | null)[] {
  const left = new Set(chosen);
  const take = (fits: (file: File) => boolean): File | null => {
    const found = [...left].find(fits) ?? null;
    if (found !== null) left.delete(found);
    return found;
  };
  const named = result.inputs.map((input) =>
    take((file) => file.size === input.bytes && file.name === input.name),
  );
  return result.inputs.map((input, at) => {
    const file = named[at] ?? take((one) => one.size === input.bytes);
    if (file === null) return null;
    return { role: input.role, file, url: input.role === 'listing' ? (result.listing?.url ?? '') : '' };
  });
}
