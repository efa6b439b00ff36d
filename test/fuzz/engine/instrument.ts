import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

/** A place where code branches: the beginning of a function, an arm of an `if`, a case, the right side of `&&`. */
export interface Branch {
  readonly file: string;
  readonly line: number;
}

/** Counts beyond this many branches are not kept. */
const MAXIMUM_BRANCHES = 1 << 15;

/** What the sources counted so far: how often each branch was taken, and what they compare with. */
export interface Instrumentation {
  /** By branch; wraps at 256. */
  readonly hits: Uint8Array;
  readonly branches: readonly Branch[];
  readonly numbers: readonly number[];
  readonly words: readonly string[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * From now on the sources that are imported from these places of the checkout count their branches. Node's own coverage
 * cannot be asked after each of some thousand executions a second; Jazzer.js counts in the same way, but its add-on
 * needs glibc 2.38.
 * @param root of the checkout
 * @param covers beginnings of paths in it
 */
export function instrument(root: string, covers: readonly string[]): Instrumentation {
  const branches: Branch[] = [];
  const numbers = new Set<number>();
  const words = new Set<string>();
  const hits = new Uint8Array(MAXIMUM_BRANCHES);
  Reflect.set(globalThis, HITS, hits);
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
      const file = relative(root, fileURLToPath(url)).replaceAll('\\', '/');
      if (!covers.some((start) => file.startsWith(start))) return nextLoad(url, context);
      const loaded = nextLoad(url, { ...context, format: 'module-typescript' });
      const text =
        typeof loaded.source === 'string'
          ? loaded.source
          : new TextDecoder().decode(loaded.source as Uint8Array);
      const source = new Source(stripTypeScriptTypes(text), file, branches, numbers, words);
      return { format: 'module', source: source.counted(), shortCircuit: true };
    },
  });
  return {
    hits,
    branches,
    get numbers() {
      return [...numbers];
    },
    get words() {
      return [...words];
    },
  };
}

const HITS = '__fuzzHits';

/** One source, with a count at each branch. Lines stay where they are. */
class Source {
  readonly #code: string;
  readonly #file: string;
  readonly #branches: Branch[];
  readonly #numbers: Set<number>;
  readonly #words: Set<string>;
  readonly #inserts: { readonly at: number; readonly text: string }[] = [];

  constructor(code: string, file: string, branches: Branch[], numbers: Set<number>, words: Set<string>) {
    this.#code = code;
    this.#file = file;
    this.#branches = branches;
    this.#numbers = numbers;
    this.#words = words;
  }

  counted(): string {
    this.#visit(parseAst(this.#code) as unknown as Node);
    const parts = [`const ${HITS} = globalThis.${HITS};`];
    let from = 0;
    // Stable: what was put in first at a place stands first.
    for (const { at, text } of this.#inserts.toSorted((a, b) => a.at - b.at)) {
      parts.push(this.#code.slice(from, at), text);
      from = at;
    }
    parts.push(this.#code.slice(from));
    return parts.join('');
  }

  #visit(node: Node): void {
    this.#collect(node);
    const wrapped = this.#before(node);
    for (const child of children(node)) {
      const close = wrapped.get(child);
      if (close !== undefined) this.#insert(child.start, close.open(this.#count(child.start)));
      this.#visit(child);
      if (close !== undefined) this.#insert(child.end, close.close);
    }
    if (node.type === 'IfStatement' && get(node, 'alternate') === null) {
      this.#insert(node.end, ` else{${HITS}[${this.#count(node.start)}]++}`);
    }
  }

  /** Which children are branches, and how each is counted. */
  #before(node: Node): Map<Node, Wrap> {
    const wraps = new Map<Node, Wrap>();
    const add = (child: unknown) => {
      if (isNode(child)) wraps.set(child, wrapOf(child));
    };
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'CatchClause':
        add(get(node, 'body'));
        break;
      case 'IfStatement':
      case 'ConditionalExpression':
        add(get(node, 'consequent'));
        add(get(node, 'alternate'));
        break;
      case 'LogicalExpression':
      case 'AssignmentPattern':
        add(get(node, 'right'));
        break;
      case 'SwitchCase': {
        const [first] = get(node, 'consequent') as Node[];
        if (first !== undefined) wraps.set(first, { open: (n) => `${HITS}[${n}]++;`, close: '' });
      }
    }
    return wraps;
  }

  #count(at: number): number {
    const id = this.#branches.length;
    if (id >= MAXIMUM_BRANCHES) throw new RangeError('more branches than are counted');
    let line = 1;
    for (let i = this.#code.indexOf('\n'); i >= 0 && i < at; i = this.#code.indexOf('\n', i + 1)) line++;
    this.#branches.push({ file: this.#file, line });
    return id;
  }

  #insert(at: number, text: string): void {
    this.#inserts.push({ at, text });
  }

  #collect(node: Node): void {
    if (node.type !== 'Literal') return;
    const value = get(node, 'value');
    if (typeof value === 'number' && Number.isInteger(value) && value > 4 && value < 2 ** 32)
      this.#numbers.add(value);
    if (typeof value === 'string' && value.length > 1 && value.length <= 24 && !value.includes('/'))
      this.#words.add(value);
  }
}

interface Wrap {
  readonly open: (branch: number) => string;
  readonly close: string;
}

function wrapOf(child: Node): Wrap {
  // A block's own brace comes first, so that a directive and a declaration stay in it.
  if (child.type === 'BlockStatement' || child.type === 'FunctionBody')
    return { open: (n) => `{${HITS}[${n}]++;`, close: '}' };
  if (child.type.endsWith('Statement') || child.type === 'VariableDeclaration')
    return { open: (n) => `{${HITS}[${n}]++;`, close: '}' };
  return { open: (n) => `(${HITS}[${n}]++,`, close: ')' };
}

function* children(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) yield one;
    } else if (isNode(value)) yield value;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function get(node: Node, key: string): unknown {
  return Reflect.get(node, key) ?? null;
}
