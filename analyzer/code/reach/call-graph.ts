import { ACC_STATIC } from '../../apk/dex/class-data.ts';
import { u16, walkCode } from '../../apk/dex/code-item.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import { invokeKind, Kind, Op } from '../../apk/dex/opcodes.ts';
import { type Hierarchy, MAXIMUM_DEPTH } from '../program/hierarchy.ts';
import { methodBody, type Program } from '../program/program.ts';
import { Tuples } from '../program/tuples.ts';
import { CallEdges } from './call-edges.ts';
import { type Callback, Callbacks } from './callbacks.ts';
import type { EntryMethod } from './entry-points.ts';
import { ANY, FlowTypes } from './flow-types.ts';
import { NO_TYPES, TypeFlow } from './type-flow.ts';

/** Bounds a call graph whose every method calls every other: what was found until then holds. */
const MAXIMUM_CALLS = 4_000_000;

const NOT_ASKED = -2;

const INTERESTING =
  Kind.invoke |
  Kind.newInstance |
  Kind.staticField |
  Kind.instanceField |
  Kind.checkCast |
  Kind.classConstant;

/**
 * The methods that run from given entry methods. Each method reached is read once; virtual and interface calls go to
 * what the objects that can be in the calling method make of them (`TypeFlow`), and an object handed to the framework
 * runs as `callback-rules.ts` says.
 */
export class CallGraph {
  readonly edges = new CallEdges();
  readonly #hierarchy: Hierarchy;
  readonly #program: Program;
  readonly #types: FlowTypes;
  readonly #callbacks: Callbacks;
  readonly #flow: TypeFlow;
  readonly #nodeOf: Int32Array;
  readonly #fieldNode: Int32Array;
  /** Static initialiser of each class. */
  readonly #initialisers: Int32Array;
  readonly #pending: number[] = [];
  /** Classes that a reached method casts to: what its values of type Object can be. */
  readonly #casts = new Map<number, number[]>();
  /** Masks by what they are made of, made once: a method may cast to every class there is, and be called from everywhere. */
  readonly #castMasks = new Map<readonly number[], number>();
  readonly #argumentMasks = new Map<number, number>();
  readonly #sites = new Tuples(4096);
  readonly #siteCallback: (Callback | null)[] = [];
  readonly #callbackIds = new Map<Callback, number>();
  /** Everything that was handed to framework code: collections, intents, listeners. */
  readonly #outside: number;
  readonly #initialiserName: number;
  #calls = 0;

  constructor(hierarchy: Hierarchy) {
    this.#hierarchy = hierarchy;
    this.#program = hierarchy.program;
    this.#types = new FlowTypes(hierarchy);
    this.#callbacks = new Callbacks(hierarchy);
    this.#flow = new TypeFlow(hierarchy, (site, type) => this.#arrived(site, type));
    this.#nodeOf = new Int32Array(this.#program.methods.count).fill(NONE);
    this.#fieldNode = new Int32Array(this.#program.fields.count).fill(NONE);
    this.#initialisers = new Int32Array(this.#program.classes.count).fill(NOT_ASKED);
    this.#outside = this.#flow.node(true);
    this.#initialiserName = this.#program.symbols.find('<clinit>');
  }

  /** Whether a bound was reached: more may run than was found. */
  get exhausted(): boolean {
    return this.#flow.exhausted || this.#calls > MAXIMUM_CALLS || this.#hierarchy.cut;
  }

  follow(entries: readonly EntryMethod[]): void {
    for (const { type, method } of entries) {
      this.#reach(method);
      this.#put(method, type);
      this.#initialise(method, type);
    }
    this.#flow.run(() => this.#readPending());
  }

  isReached(method: number): boolean {
    return this.#nodeOf[method] !== NONE;
  }

  #readPending(): void {
    for (let method = this.#pending.pop(); method !== undefined; method = this.#pending.pop()) {
      if (this.#calls <= MAXIMUM_CALLS) this.#read(method);
    }
  }

  #reach(method: number): number {
    const known = this.#nodeOf[method] as number;
    if (known !== NONE) return known;
    const node = this.#flow.node();
    this.#nodeOf[method] = node;
    this.#pending.push(method);
    return node;
  }

  #put(method: number, type: number): void {
    if (this.#types.carried(type) === type) this.#flow.put(this.#nodeOf[method] as number, type);
  }

  /** The body of a method: what it calls, creates, reads and writes. */
  #read(method: number): void {
    const program = this.#program;
    const code = methodBody(program, method);
    if (code === null) return;
    const { bytes, map } = code;
    const node = this.#nodeOf[method] as number;
    const casts = this.#castsOf(method);
    if (casts.length > 0) this.#flow.edge(this.#outside, node, this.#castMask(casts));
    const named: number[] = [];
    const called = new Set<number>();
    walkCode(bytes, code.start, code.end, INTERESTING, (opcode, at) => {
      const index = u16(bytes, at + 2);
      if (opcode >= 0x6e) {
        const callee = map.method[index] ?? NONE;
        if (callee === NONE) return;
        this.#calls++;
        called.add(program.methods.b[callee] as number);
        this.#call(method, node, casts, invokeKind(opcode), callee);
      } else if (opcode === 0x22) {
        const type = map.type[index] ?? NONE;
        if (type === NONE) return;
        this.#put(method, type);
        this.#initialise(method, type);
      } else if (opcode >= 0x52) {
        const field = map.field[index] ?? NONE;
        if (field !== NONE) this.#field(method, node, casts, opcode, field);
      } else if (opcode === 0x1c) {
        const type = map.type[index] ?? NONE;
        if (type !== NONE && program.classOf[type] !== NONE) named.push(type);
      }
    });
    if (named.length > 0) this.#startComponents(method, named, called);
  }

  #castsOf(method: number): number[] {
    const known = this.#casts.get(method);
    if (known !== undefined) return known;
    const code = methodBody(this.#program, method);
    const casts = new Set<number>();
    if (code !== null) {
      const { bytes, map } = code;
      walkCode(bytes, code.start, code.end, Kind.checkCast, (_, at) => {
        const carried = this.#types.carried(map.type[u16(bytes, at + 2)] ?? NONE);
        if (carried >= 0) casts.add(carried);
      });
    }
    const list = [...casts].sort((a, b) => a - b);
    this.#casts.set(method, list);
    return list;
  }

  #call(caller: number, node: number, casts: number[], kind: number, reference: number): void {
    const { program } = this.#hierarchy;
    const type = program.methods.a[reference] as number;
    switch (kind) {
      case Op.invokeStatic:
      case Op.invokeDirect: {
        if (kind === Op.invokeStatic) this.#initialise(caller, type);
        const target = this.#hierarchy.resolve(type, reference);
        if (target === NONE) this.#outsideCall(caller, node, casts, reference);
        else {
          this.#inside(caller, target, kind === Op.invokeDirect);
          this.#setOff(caller, node, reference, false);
        }
        return;
      }
      case Op.invokeSuper: {
        // The reference names the class to begin at (Dalvik bytecode, invoke-super), or an interface with a default method.
        const target = this.#hierarchy.dispatch(type, reference);
        if (target !== NONE) this.#inside(caller, target, true);
        return;
      }
    }
    if (type === this.#hierarchy.objectType || this.#callbacks.isLater(reference)) return;
    const single = !this.#hierarchy.hasSubclass(type) && program.classOf[type] !== NONE;
    if (single) {
      const target = this.#hierarchy.dispatch(type, reference);
      if (target === NONE) this.#outsideCall(caller, node, casts, reference);
      else {
        this.#inside(caller, target, true);
        this.#setOff(caller, node, reference, false);
      }
      return;
    }
    const carried = this.#types.carried(type);
    if (carried >= 0) this.#watch(caller, node, reference, this.#flow.mask([carried]), null);
    const inherited = this.#hierarchy.resolve(type, reference);
    if (inherited === NONE && program.classOf[type] === NONE)
      this.#outsideCall(caller, node, casts, reference);
    else this.#setOff(caller, node, reference, inherited === NONE && !this.#hierarchy.isInterface(type));
  }

  /** A call whose target is certain. @param onObject whether the receiver's classes go along */
  #inside(caller: number, target: number, onObject: boolean): void {
    const from = this.#nodeOf[caller] as number;
    const to = this.#link(caller, target);
    this.#flow.edge(from, to, this.#argumentMask(target, onObject));
    this.#flow.edge(to, from, this.#returnMask(target, caller));
  }

  #link(caller: number, target: number): number {
    this.edges.add(caller, target);
    return this.#reach(target);
  }

  /** A call of framework code: arguments may be kept there, results may be anything kept there that fits. */
  #outsideCall(caller: number, node: number, casts: number[], reference: number): void {
    const { program } = this.#hierarchy;
    const proto = program.methods.c[reference] as number;
    this.#flow.edge(node, this.#outside, this.#parametersMask(proto, [this.#hierarchy.objectType]));
    const returned = this.#types.carried(program.protoReturn[proto] as number);
    if (returned >= 0) this.#flow.edge(this.#outside, node, this.#flow.mask([returned]));
    else if (returned === ANY && casts.length > 0)
      this.#flow.edge(this.#outside, node, this.#castMask(casts));
    this.#setOff(caller, node, reference, true);
  }

  /** What the framework runs because of this call. */
  #setOff(caller: number, node: number, reference: number, outside: boolean): void {
    for (const callback of this.#callbacks.of(reference, outside)) {
      const carried = this.#types.carried(callback.type);
      if (carried < 0) {
        // A class without kin has no set: it is what the reference says.
        if (this.#program.classOf[callback.type] !== NONE) this.#run(caller, callback, callback.type);
        continue;
      }
      this.#watch(caller, node, reference, this.#flow.mask([carried]), callback);
    }
  }

  #watch(caller: number, node: number, reference: number, mask: number, callback: Callback | null): void {
    if (mask === NO_TYPES) return;
    let id = 0;
    if (callback !== null) {
      id = this.#callbackIds.get(callback) ?? this.#callbackIds.size + 1;
      this.#callbackIds.set(callback, id);
    }
    const before = this.#sites.count;
    const site = this.#sites.add(caller, reference, id);
    if (site !== before) return;
    this.#siteCallback.push(callback);
    this.#flow.watch(node, mask, site);
  }

  /** An object of this class came to where a call, or a callback, of it is. */
  #arrived(site: number, type: number): void {
    const caller = this.#sites.a[site] as number;
    const reference = this.#sites.b[site] as number;
    const callback = this.#siteCallback[site];
    if (callback != null) {
      this.#run(caller, callback, type);
      return;
    }
    const target = this.#hierarchy.dispatch(type, reference);
    if (target === NONE) {
      // The app's class inherits the method from the framework: `start()` of its Thread.
      this.#setOffBy(caller, reference, type);
      return;
    }
    this.#inside(caller, target, false);
    this.#put(target, type);
  }

  #setOffBy(caller: number, reference: number, type: number): void {
    if (this.#program.classOf[this.#program.methods.a[reference] as number] === NONE) return;
    for (const callback of this.#callbacks.of(reference, false)) {
      if (this.#hierarchy.isSubtype(type, callback.type)) this.#run(caller, callback, type);
    }
  }

  #run(caller: number, callback: Callback, type: number): void {
    for (const name of callback.names) {
      for (const method of this.#hierarchy.methodsNamed(type, name)) {
        this.#link(caller, method);
        this.#put(method, type);
      }
    }
  }

  #field(method: number, node: number, casts: number[], opcode: number, field: number): void {
    const program = this.#program;
    const isStatic = opcode >= 0x60;
    if (isStatic) this.#initialise(method, program.fields.a[field] as number);
    const carried = this.#types.carried(program.fields.c[field] as number);
    if (carried === NONE) return;
    const isWrite = isStatic ? opcode >= 0x67 : opcode >= 0x59;
    let fieldNode = this.#fieldNode[field] as number;
    if (fieldNode === NONE) {
      fieldNode = this.#flow.node();
      this.#fieldNode[field] = fieldNode;
    }
    if (isWrite) {
      this.#flow.edge(
        node,
        fieldNode,
        this.#flow.mask([carried === ANY ? this.#hierarchy.objectType : carried]),
      );
    } else if (carried !== ANY) this.#flow.edge(fieldNode, node, this.#flow.mask([carried]));
    else if (casts.length > 0) this.#flow.edge(fieldNode, node, this.#castMask(casts));
  }

  /** Static initialisers run when a class is first used (JLS 12.4.1), its superclasses' before. Each user may be the first. */
  #initialise(caller: number, type: number): void {
    const { classOf, classes } = this.#program;
    let depth = 0;
    for (let current = type; current !== NONE; ) {
      if (++depth > MAXIMUM_DEPTH) {
        this.#hierarchy.cut = true;
        return;
      }
      const c = classOf[current] as number;
      if (c === NONE) return;
      const initialiser = this.#initialiserOf(c);
      if (initialiser !== NONE) this.#link(caller, initialiser);
      current = classes.superType[c] as number;
    }
  }

  #initialiserOf(c: number): number {
    const known = this.#initialisers[c] as number;
    if (known !== NOT_ASKED) return known;
    const { classes, methods } = this.#program;
    const { start, items } = classes.methods;
    let found = NONE;
    for (let i = start[c] as number; i < (start[c + 1] as number); i++) {
      if (methods.b[items[i] as number] === this.#initialiserName) found = items[i] as number;
    }
    this.#initialisers[c] = found;
    return found;
  }

  #startComponents(method: number, named: readonly number[], called: ReadonlySet<number>): void {
    for (const { callback, calls } of this.#callbacks.components) {
      if (![...calls].some((name) => called.has(name))) continue;
      for (const type of named) {
        if (this.#hierarchy.isSubtype(type, callback.type)) this.#run(method, callback, type);
      }
    }
  }

  #castMask(casts: readonly number[]): number {
    const known = this.#castMasks.get(casts) ?? this.#flow.mask(casts);
    this.#castMasks.set(casts, known);
    return known;
  }

  #argumentMask(target: number, onObject: boolean): number {
    const key = onObject ? target : -target - 1;
    const known = this.#argumentMasks.get(key) ?? this.#makeArgumentMask(target, onObject);
    this.#argumentMasks.set(key, known);
    return known;
  }

  #makeArgumentMask(target: number, onObject: boolean): number {
    const proto = this.#program.methods.c[target] as number;
    const own = this.#program.methods.a[target] as number;
    const isStatic = ((this.#program.methodAccess[target] as number) & ACC_STATIC) !== 0;
    const extra = onObject && !isStatic && this.#types.carried(own) >= 0 ? [own] : [];
    return this.#parametersMask(proto, null, target, extra);
  }

  /** Classes that the parameters let through; for one of type Object, `any`, or what the target casts to. */
  #parametersMask(proto: number, any: number[] | null, target = NONE, extra: number[] = []): number {
    const { start, items } = this.#program.protoParameters;
    const classes = extra;
    let hasAny = false;
    for (let i = start[proto] as number; i < (start[proto + 1] as number); i++) {
      const carried = this.#types.carried(items[i] as number);
      if (carried >= 0) classes.push(carried);
      else if (carried === ANY) hasAny = true;
    }
    if (hasAny) {
      if (any !== null) return this.#flow.mask(any);
      for (const cast of this.#castsOf(target)) classes.push(cast);
    }
    return this.#flow.mask(classes);
  }

  #returnMask(target: number, caller: number): number {
    const returned = this.#types.carried(
      this.#program.protoReturn[this.#program.methods.c[target] as number] as number,
    );
    if (returned >= 0) return this.#flow.mask([returned]);
    return returned === ANY ? this.#castMask(this.#castsOf(caller)) : NO_TYPES;
  }
}
