import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What Debian's dexdump says of one dex file. */
export interface DexDump {
  readonly classes: number;
  readonly methods: number;
  readonly invokes: number;
  /** Invocations of each of the methods asked for, `Landroid/net/Uri;.parse`. */
  readonly calls: ReadonlyMap<string, number>;
}

/** The text of a large file has a hundred megabytes: it is counted on the way. Lines that come out: `<count> <method>`. */
const COUNT = `dexdump -f -d "$0" 2>/dev/null | LC_ALL=C awk '
  /^(class_defs_size|method_ids_size) / { print $3, $1; next }
  match($0, /: invoke-(virtual|super|direct|static|interface)(\\/range)? /) {
    text = substr($0, RSTART); at = index(text, "}, "); text = substr(text, at + 3); sub(/:.*/, "", text); n[text]++
  }
  END { for (method in n) print n[method], method }'`;

/**
 * Disassembles a dex file with dexdump and counts.
 * @returns `null` when dexdump refuses the file
 */
export async function dexdump(path: string, methods: readonly string[]): Promise<DexDump | null> {
  const { stdout } = await promisify(execFile)('sh', ['-c', COUNT, path], { maxBuffer: 2 ** 28 });
  const counts = new Map<string, number>();
  for (const line of stdout.split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0) counts.set(line.slice(space + 1), Number(line.slice(0, space)));
  }
  const classes = counts.get('class_defs_size');
  const methodIds = counts.get('method_ids_size');
  if (classes === undefined || methodIds === undefined) return null;
  counts.delete('class_defs_size');
  counts.delete('method_ids_size');
  let invokes = 0;
  for (const count of counts.values()) invokes += count;
  return {
    classes,
    methods: methodIds,
    invokes,
    calls: new Map(methods.map((method) => [method, counts.get(method) ?? 0])),
  };
}
