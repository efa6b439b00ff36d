import { u16, walkCode } from '../../apk/dex/code-item.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import { Kind } from '../../apk/dex/opcodes.ts';
import type { DenialExit } from '../../facts/code.ts';
import { indexMethods } from '../calls/member-index.ts';
import { SINKS } from '../calls/sinks.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { findType, methodBody, methodText, protoText, typeName } from '../program/program.ts';
import { type Abstract, ANSWER, RESULTS, UNKNOWN } from './abstract.ts';
import { AnswerFlow, type Step, Work } from './answer-flow.ts';
import {
  type Consequence,
  DENIAL_CALLBACKS,
  END_METHODS,
  GRANTED_RESULTS,
  LISTENERS,
} from './denial-rules.ts';

export interface Denial {
  /** The callback that learns of the denial. */
  readonly callback: number;
  readonly consequence: DenialExit['consequence'];
  /** The method called in the end. */
  readonly api: string;
  /** From the callback to the method that makes that call. */
  readonly path: readonly string[];
}

/** Calls followed from what runs only after a denial. */
const MAXIMUM_DEPTH = 3;
const MAXIMUM_FOLLOWED = 500;

export interface Denials {
  readonly found: readonly Denial[];
  /** Whether a bound was reached: more may follow than was found. */
  readonly isCut: boolean;
}

interface Callback {
  readonly method: number;
  /** What the parameters are; `null`: it runs only after a denial. */
  readonly answer: readonly Abstract[] | null;
}

/**
 * What follows when a permission is refused. A callback that hears either answer is read twice, once as it stands and once
 * as if everything had been granted: what only the first reading does, a denial causes.
 *
 * @param launchers types of the activities that open the app: closing another screen is not leaving the app
 * @param requesters methods that ask for permissions: an observer that they create may hear the answer as a Boolean
 */
export function findDenials(
  hierarchy: Hierarchy,
  launchers: readonly number[],
  requesters: Iterable<number>,
): Denials {
  const work = new Work();
  const granted = new Map<number, Abstract>();
  for (const [method, values] of indexMethods(hierarchy, GRANTED_RESULTS))
    granted.set(method, values[0] as number);
  const finder = new DenialFinder(hierarchy, launchers, work);
  const seen = new Set<number>();
  for (const { method, answer } of [...callbacks(hierarchy), ...observers(hierarchy, requesters, work)]) {
    if (seen.has(method)) continue;
    seen.add(method);
    const either = new AnswerFlow(hierarchy, { granted: false }, granted, work);
    either.run(method, answer ?? []);
    let denied = [...either.steps];
    if (answer !== null) {
      const agreed = new AnswerFlow(hierarchy, { granted: true }, granted, work);
      agreed.run(method, answer);
      denied = denied.filter(([key]) => !agreed.steps.has(key));
    }
    finder.add(
      method,
      denied.map(([, step]) => step),
    );
  }
  return { found: finder.found, isCut: work.isSpent };
}

class DenialFinder {
  readonly found: Denial[] = [];
  readonly #hierarchy: Hierarchy;
  readonly #work: Work;
  /** Launcher activities and what they inherit from. */
  readonly #launchers: ReadonlySet<number>;
  readonly #ends: ReadonlyMap<number, readonly Consequence[]>;
  readonly #listeners: readonly { readonly type: number; readonly name: number }[];

  constructor(hierarchy: Hierarchy, launchers: readonly number[], work: Work) {
    this.#work = work;
    this.#hierarchy = hierarchy;
    this.#launchers = new Set(launchers.flatMap((launcher) => [...hierarchy.ancestors(launcher)]));
    const asks = SINKS.filter(
      (sink) => sink.value.kind === 'permission' && sink.name === 'requestPermissions',
    );
    this.#ends = indexMethods<Consequence>(hierarchy, [
      ...END_METHODS,
      ...asks.map((sink) => ({ ...sink, value: 'ask' as const })),
    ]);
    const { program } = hierarchy;
    this.#listeners = LISTENERS.map(([type, name]) => ({
      type: findType(program, type),
      name: program.symbols.find(name),
    })).filter(({ type, name }) => type !== NONE && name !== NONE);
  }

  add(callback: number, denied: readonly Step[]): void {
    const { program } = this.#hierarchy;
    const reached = new Map<Consequence, { readonly api: string; readonly path: readonly number[] }>();
    const seen = new Set<number>([callback]);
    const queue: {
      readonly steps: readonly Step[];
      readonly path: readonly number[];
      readonly waits: boolean;
    }[] = [{ steps: denied, path: [callback], waits: false }];
    let goesOn = false;
    for (const { steps, path, waits } of queue) {
      for (const step of steps) {
        const own = step.method === path.at(-1) ? path : [...path, step.method];
        for (const consequence of step.kind === 'call' ? (this.#ends.get(step.of) ?? []) : []) {
          if (consequence === 'go-on' && !waits) goesOn = true;
          // Asking again when a person presses a button of an explanation is no loop.
          if (consequence === 'ask' && waits) continue;
          if (!reached.has(consequence))
            reached.set(consequence, { api: methodText(program, step.of), path: own });
        }
        if (own.length > MAXIMUM_DEPTH || seen.size > MAXIMUM_FOLLOWED) continue;
        for (const { method, isListener } of this.#next(step)) {
          if (seen.has(method)) continue;
          seen.add(method);
          const flow = new AnswerFlow(this.#hierarchy, { granted: false }, new Map(), this.#work);
          flow.run(method, []);
          queue.push({ steps: [...flow.steps.values()], path: [...own, method], waits: waits || isListener });
        }
      }
    }
    const leaves = this.#opensTheApp(callback) && !goesOn;
    for (const [consequence, { api, path }] of reached) {
      const kind = KINDS[consequence];
      if (kind === null || (consequence === 'finish' && !leaves)) continue;
      this.found.push({
        callback,
        consequence: kind,
        api,
        path: path.map((method) => methodText(program, method)),
      });
    }
  }

  *#next(step: Step): Generator<{ readonly method: number; readonly isListener: boolean }> {
    const { program } = this.#hierarchy;
    if (step.kind === 'call') {
      if (this.#ends.has(step.of)) return;
      const method = this.#hierarchy.resolve(program.methods.a[step.of] as number, step.of);
      if (method !== NONE) yield { method, isListener: false };
      return;
    }
    for (const { type, name } of this.#listeners) {
      if (!this.#hierarchy.isSubtype(step.of, type)) continue;
      for (const method of this.#hierarchy.methodsNamed(step.of, name)) yield { method, isListener: true };
    }
  }

  /** Whether the callback belongs to a launcher activity: its own, inherited, or of a class inside it. */
  #opensTheApp(callback: number): boolean {
    const { program } = this.#hierarchy;
    const owner = program.methods.a[callback] as number;
    const name = typeName(program, owner);
    const outer = name.includes('$') ? findType(program, `${name.slice(0, name.indexOf('$'))};`) : owner;
    return this.#launchers.has(owner) || this.#launchers.has(outer);
  }
}

const KINDS: Record<Consequence, DenialExit['consequence'] | null> = {
  finish: 'finish',
  'finish-all': 'finish',
  exit: 'exit',
  kill: 'kill',
  ask: 'ask-again',
  'go-on': null,
};

function* callbacks(hierarchy: Hierarchy): Generator<Callback> {
  const { program } = hierarchy;
  const result = program.symbols.find('onRequestPermissionsResult');
  const activityResult = program.symbols.find('onActivityResult');
  const resultCallback = findType(program, 'Landroidx/activity/result/ActivityResultCallback;');
  const denials = DENIAL_CALLBACKS.map(([type, name]) => ({
    type: findType(program, type),
    name: program.symbols.find(name),
  })).filter(({ type, name }) => type !== NONE && name !== NONE);
  const { classes, methods } = program;
  for (let c = 0; c < classes.count; c++) {
    for (let i = classes.methods.start[c] as number; i < (classes.methods.start[c + 1] as number); i++) {
      const method = classes.methods.items[i] as number;
      const name = methods.b[method] as number;
      const own = classes.type[c] as number;
      if (name === result && result !== NONE) {
        if (protoText(program, methods.c[method] as number) === '(I[Ljava/lang/String;[I)V')
          yield { method, answer: [UNKNOWN, UNKNOWN, RESULTS] };
      } else if (
        name === activityResult &&
        resultCallback !== NONE &&
        hierarchy.isSubtype(own, resultCallback)
      ) {
        yield { method, answer: [ANSWER] };
      } else if (denials.some((rule) => rule.name === name && hierarchy.isSubtype(own, rule.type))) {
        yield { method, answer: null };
      }
    }
  }
}

/** Methods that take an Object and read it as a Boolean, of classes that a method which asks for permissions creates. */
function* observers(hierarchy: Hierarchy, requesters: Iterable<number>, work: Work): Generator<Callback> {
  const { program } = hierarchy;
  const { classOf, classes, methods } = program;
  for (const requester of new Set(requesters)) {
    const flow = new AnswerFlow(hierarchy, { granted: false }, new Map(), work);
    flow.run(requester, []);
    for (const { kind, of } of flow.steps.values()) {
      const c = kind === 'create' ? (classOf[of] as number) : NONE;
      if (c === NONE) continue;
      for (let i = classes.methods.start[c] as number; i < (classes.methods.start[c + 1] as number); i++) {
        const method = classes.methods.items[i] as number;
        if (protoText(program, methods.c[method] as number) !== '(Ljava/lang/Object;)V') continue;
        if (castsToBoolean(hierarchy, method)) yield { method, answer: [ANSWER] };
      }
    }
  }
}

function castsToBoolean(hierarchy: Hierarchy, method: number): boolean {
  const { program } = hierarchy;
  const code = methodBody(program, method);
  if (code === null) return false;
  const { bytes, map } = code;
  const wanted = findType(program, 'Ljava/lang/Boolean;');
  let found = false;
  walkCode(bytes, code.start, code.end, Kind.checkCast, (_, at) => {
    if (wanted !== NONE && map.type[u16(bytes, at + 2)] === wanted) found = true;
  });
  return found;
}
