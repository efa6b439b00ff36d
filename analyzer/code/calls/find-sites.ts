import { NONE } from '../../apk/dex/dex-file.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { findType, methodText } from '../program/program.ts';
import type { ApiTable, FoundApi } from './api-table.ts';
import { type CodeUses, marked } from './code-uses.ts';
import { indexMethods } from './member-index.ts';
import { SINKS, type Sink } from './sinks.ts';
import { ValueTracker } from './track-values.ts';
import { each, textsOf, type Value } from './value.ts';
import { throughWrappers } from './wrappers.ts';

/** A place in the code at which a catalogued API is used. */
export interface ApiSite {
  readonly method: number;
  readonly found: FoundApi;
  /** By name, through reflection. */
  readonly reflective: boolean;
}

/** A place at which permissions are asked for; empty when they are put together elsewhere. */
export interface RequestSite {
  readonly method: number;
  readonly permissions: readonly string[];
  readonly api: string;
}

export interface Sites {
  readonly apis: readonly ApiSite[];
  readonly requests: readonly RequestSite[];
  /** Methods that look up members by names that are not constants. */
  readonly unresolvedReflection: readonly number[];
  /** Whether there are more calls than can be kept, or more values than are looked at. */
  readonly isCut: boolean;
}

/** How often a value is followed from the method that uses it to the one that gives it. */
const MAXIMUM_ROUNDS = 4;

/** Values that are looked at over all: an array may be handed on as often as there is code. */
const MAXIMUM_VALUES = 10_000_000;

/**
 * Finds every use of the catalogue's APIs and every request for permissions. Calls and fields are seen by one pass over
 * all instructions; strings only where they reach a method that gives them effect, directly or through methods of the app
 * that pass on their own parameter. A string by itself is nothing.
 */
export function findSites(
  hierarchy: Hierarchy,
  table: ApiTable,
  uses: CodeUses,
  checkCancelled: () => void,
): Sites {
  return new SiteFinder(hierarchy, table, checkCancelled).find(uses);
}

class SiteFinder {
  readonly #hierarchy: Hierarchy;
  readonly #table: ApiTable;
  readonly #checkCancelled: () => void;
  readonly #tracker: ValueTracker;
  readonly #apis: ApiSite[] = [];
  readonly #requests: RequestSite[] = [];
  readonly #unresolved = new Set<number>();
  readonly #seen = new Set<string>();
  /** Methods of the app that hand their own parameter to a sink, found in the present round. */
  #passing = new Map<number, Sink[]>();
  readonly #passed = new Set<string>();
  #left = MAXIMUM_VALUES;

  constructor(hierarchy: Hierarchy, table: ApiTable, checkCancelled: () => void) {
    this.#hierarchy = hierarchy;
    this.#table = table;
    this.#checkCancelled = checkCancelled;
    this.#tracker = new ValueTracker(hierarchy);
  }

  find(uses: CodeUses): Sites {
    const { program } = this.#hierarchy;
    const uri = findType(program, 'Landroid/net/Uri;');
    let sinks = indexMethods(this.#hierarchy, SINKS);
    const tracked = new Set<number>();
    const { count } = program.methods;
    uses.callsOf(marked(count, this.#table.methods.keys(), sinks.keys()), (method, callee) => {
      if (this.#table.methods.has(callee))
        for (const found of this.#table.ofMethod(callee)) this.#add(method, found, false);
      if (sinks.has(callee)) tracked.add(method);
    });
    // An address is of interest only where it is given to something.
    const fields = [...this.#table.fields.keys()].filter((field) => program.fields.c[field] !== uri);
    uses.readsOf(marked(program.fields.count, fields), (method, field) => {
      for (const found of this.#table.ofField(field)) this.#add(method, found, false);
    });
    for (const { method, found } of this.#table.overrides()) this.#add(method, found, false);
    for (let round = 0; round < MAXIMUM_ROUNDS && tracked.size > 0; round++) {
      const present = sinks;
      for (const method of tracked) this.#follow(method, present);
      if (this.#passing.size === 0) break;
      sinks = this.#references(this.#passing);
      this.#passing = new Map();
      tracked.clear();
      uses.callsOf(marked(count, sinks.keys()), (method) => void tracked.add(method));
    }
    return {
      apis: throughWrappers(this.#hierarchy, this.#apis, uses),
      requests: this.#requests,
      unresolvedReflection: [...this.#unresolved],
      isCut: uses.isCut || this.#left < 0,
    };
  }

  #add(method: number, found: FoundApi, reflective: boolean): void {
    const key = `${method} ${found.text}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#apis.push({ method, found, reflective });
  }

  #follow(method: number, sinks: ReadonlyMap<number, readonly Sink[]>): void {
    this.#checkCancelled();
    this.#tracker.track(method, (callee, values) => {
      const reached = sinks.get(callee);
      if (reached === undefined || this.#left < 0) return;
      this.#left -= reached.length;
      for (const value of values) this.#left -= value?.kind === 'items' ? value.items.length : 1;
      for (const sink of reached) this.#reach(method, callee, sink, values);
    });
  }

  #reach(method: number, callee: number, sink: Sink, values: readonly (Value | null)[]): void {
    const given = sink.slot < 0 ? values : [values[sink.slot] ?? null];
    for (const value of given) for (const one of each(value)) this.#passOn(method, callee, sink, one, values);
    switch (sink.kind) {
      case 'settings-key':
        for (const key of given.flatMap(textsOf))
          this.#addAll(method, this.#table.ofSetting(sink.context ?? '', key));
        break;
      case 'content':
        for (const value of given) for (const one of each(value)) this.#content(method, one);
        break;
      case 'system-property':
        for (const name of given.flatMap(textsOf)) this.#addAll(method, this.#table.ofProperty(name), true);
        break;
      case 'command':
        for (const text of given.flatMap(textsOf)) {
          const property = /^\s*(?:\/system\/bin\/)?getprop\s+(\S+)/.exec(text)?.[1];
          if (property !== undefined) this.#addAll(method, this.#table.ofProperty(property));
        }
        break;
      case 'intent-action':
        for (const action of given.flatMap(textsOf)) this.#addAll(method, this.#table.ofAction(action));
        break;
      case 'method-name':
      case 'field-name':
        this.#member(method, sink, values);
        break;
      case 'method-call':
        this.#reflectiveCall(method, values);
        break;
      case 'permission':
        this.#request(method, callee, sink, given);
    }
  }

  #addAll(method: number, found: readonly FoundApi[], reflective = false): void {
    for (const one of found) this.#add(method, one, reflective);
  }

  #content(method: number, value: Value): void {
    if (value.kind === 'uri' && value.text === null) this.#addAll(method, this.#table.ofField(value.field));
    else if (value.kind === 'uri') this.#addAll(method, this.#table.ofAddress(value.text ?? ''));
    else if (value.kind === 'string') {
      // A provider may be named by its authority alone.
      const { text } = value;
      this.#addAll(method, this.#table.ofAddress(text.includes('://') ? text : `content://${text}`));
    }
  }

  /** A member looked up by name. `values`: the class and the name, or the name alone when the class is the sink's. */
  #member(method: number, sink: Sink, values: readonly (Value | null)[]): void {
    const owner = values[0];
    const name = values[sink.slot];
    const className = sink.context ?? (owner?.kind === 'class' ? owner.name : null);
    const kind = sink.kind === 'field-name' ? 'field' : 'method';
    if (className !== null && name != null) {
      for (const text of textsOf(name)) this.#addAll(method, this.#table.byName(className, text, kind), true);
    }
    const isBuilt = name?.kind === 'built' || owner?.kind === 'built';
    if (isBuilt) this.#unresolved.add(method);
  }

  #reflectiveCall(method: number, values: readonly (Value | null)[]): void {
    const [called, , given] = values;
    if (called?.kind !== 'method') return;
    const key = [...each(given)][0];
    if (key === undefined) return;
    if (called.owner === 'android.os.SystemProperties') {
      if (key.kind === 'string') this.#addAll(method, this.#table.ofProperty(key.text), true);
      else this.#passParameter(method, key, { kind: 'system-property', slot: 0, context: null, at: null });
    }
    const settings = /^android\.provider\.Settings\$(Secure|System|Global)$/.exec(called.owner);
    if (settings !== null && given != null) {
      for (const text of textsOf(given))
        this.#addAll(method, this.#table.ofSetting(called.owner, text), true);
    }
  }

  #request(method: number, callee: number, sink: Sink, given: readonly (Value | null)[]): void {
    const permissions = [...new Set(given.flatMap(textsOf).filter(isPermission))].sort();
    const isLaunch = sink.at?.endsWith('->launch') === true;
    // A launcher starts other contracts too, and a library's own call passes on what it was given.
    if (permissions.length === 0 && (isLaunch || sink.context !== null)) return;
    if (
      permissions.length === 0 &&
      given.some((value) => [...each(value)].some((one) => one.kind === 'parameter'))
    )
      return;
    const key = `${method} request ${permissions.join()}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#requests.push({ method, permissions, api: methodText(this.#hierarchy.program, callee) });
  }

  /** A value that is the method's own parameter: whoever calls the method gives it. */
  #passOn(method: number, callee: number, sink: Sink, value: Value, values: readonly (Value | null)[]): void {
    if (value.kind !== 'parameter') return;
    let { context } = sink;
    if (sink.kind === 'method-call') return;
    if (sink.kind === 'method-name' || sink.kind === 'field-name') {
      const owner = values[0];
      context ??= owner?.kind === 'class' ? owner.name : null;
      if (context === null) return;
    }
    if (sink.kind === 'permission') context = 'passed on';
    this.#passParameter(method, value, {
      ...sink,
      context,
      at: sink.at ?? methodText(this.#hierarchy.program, callee),
    });
  }

  #passParameter(method: number, value: Value, sink: Sink): void {
    if (value.kind !== 'parameter') return;
    const key = `${method} ${value.index} ${sink.kind} ${sink.context}`;
    if (this.#passed.has(key)) return;
    this.#passed.add(key);
    const list = this.#passing.get(method) ?? [];
    list.push({ ...sink, slot: value.index });
    this.#passing.set(method, list);
  }

  /** References by which these methods are called: to their own class, to one that inherits them, or that they override. */
  #references(passing: ReadonlyMap<number, readonly Sink[]>): ReadonlyMap<number, readonly Sink[]> {
    const { program } = this.#hierarchy;
    const found = new Map<number, readonly Sink[]>();
    const { a, b, c, count } = program.methods;
    const named = marked(
      program.symbols.count,
      Array.from(passing.keys(), (method) => b[method] as number),
    );
    const above = this.#above(passing.keys());
    for (let reference = 0; reference < count; reference++) {
      if (named[b[reference] as number] !== 1) continue;
      const type = a[reference] as number;
      const target = this.#hierarchy.resolve(type, reference);
      if (target !== NONE) {
        const sinks = passing.get(target);
        if (sinks !== undefined && c[target] === c[reference]) found.set(reference, sinks);
      } else if (program.classOf[type] !== NONE) {
        const methods = above.get(`${type} ${b[reference]} ${c[reference]}`) ?? [];
        const sinks = methods.flatMap((method) => passing.get(method) ?? []);
        if (sinks.length > 0) found.set(reference, distinct(sinks));
      }
    }
    return found;
  }

  /** Methods by what they may override: a type of the program above their own, their name and their signature. */
  #above(methods: Iterable<number>): ReadonlyMap<string, readonly number[]> {
    const { program } = this.#hierarchy;
    const { a, b, c } = program.methods;
    const above = new Map<string, number[]>();
    for (const method of methods) {
      for (const type of this.#hierarchy.ancestors(a[method] as number)) {
        if (program.classOf[type] === NONE) continue;
        const key = `${type} ${b[method]} ${c[method]}`;
        const list = above.get(key);
        if (list === undefined) above.set(key, [method]);
        else list.push(method);
      }
    }
    return above;
  }
}

/** An interface that ten thousand classes implement has one sink of each kind, not of each class. */
function distinct(sinks: readonly Sink[]): readonly Sink[] {
  return [
    ...new Map(sinks.map((sink) => [`${sink.kind} ${sink.slot} ${sink.context}`, sink] as const)).values(),
  ];
}

function isPermission(text: string): boolean {
  return /^[\w.]{1,200}\.permission[s]?\.\w{1,100}$/i.test(text) || VENDOR_PERMISSIONS.has(text);
}

/** Permission names without `permission` in them. */
const VENDOR_PERMISSIONS = new Set(['com.android.launcher.action.INSTALL_SHORTCUT']);
