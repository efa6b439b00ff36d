import { NONE } from '../../apk/dex/dex-file.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { findType, protoText } from '../program/program.ts';
import { parameterDescriptor, type SensitiveApi, typeDescriptor } from '../sensitive-apis.ts';
import { indexMethods } from './member-index.ts';

/** An API as a call shows it: `text` names the very overload. */
export interface FoundApi {
  readonly api: SensitiveApi;
  /** `Landroid/telephony/TelephonyManager;->getDeviceId(I)`, `content://sms`. */
  readonly text: string;
}

/** The catalogue as it meets a program: which of its references, strings and classes are an entry. */
export class ApiTable {
  readonly #hierarchy: Hierarchy;
  readonly methods: ReadonlyMap<number, readonly SensitiveApi[]>;
  readonly fields = new Map<number, SensitiveApi>();
  readonly #byMember = new Map<string, SensitiveApi[]>();
  readonly #strings = new Map<string, SensitiveApi>();
  readonly #addresses: SensitiveApi[] = [];
  readonly #overrides: SensitiveApi[] = [];

  constructor(hierarchy: Hierarchy, apis: Iterable<SensitiveApi>) {
    this.#hierarchy = hierarchy;
    const methods: { owner: string; name: string; parameters: string | null; value: SensitiveApi }[] = [];
    for (const api of apis) {
      const owner = api.class === null ? '' : typeDescriptor(api.class);
      switch (api.kind) {
        case 'method':
          methods.push({ owner, name: api.name, parameters: parameterDescriptor(api), value: api });
          this.#remember(`${api.class}->${api.name}()`, api);
          break;
        case 'field':
          this.#addField(owner, api);
          this.#remember(`${api.class}->${api.name}`, api);
          break;
        case 'override':
          this.#overrides.push(api);
          break;
        case 'content-uri':
          this.#addresses.push(api);
          break;
        case 'settings-key':
          this.#strings.set(`settings-key ${api.class} ${api.name}`, api);
          break;
        default:
          this.#strings.set(`${api.kind} ${api.name}`, api);
      }
    }
    this.methods = indexMethods(hierarchy, methods);
    // The longest address first: content://sms/inbox before content://sms.
    this.#addresses.sort((a, b) => b.name.length - a.name.length);
  }

  #remember(member: string, api: SensitiveApi): void {
    const list = this.#byMember.get(member);
    if (list === undefined) this.#byMember.set(member, [api]);
    else list.push(api);
  }

  #addField(owner: string, api: SensitiveApi): void {
    const { program } = this.#hierarchy;
    const type = findType(program, owner);
    const name = program.symbols.find(api.name);
    if (type === NONE || name === NONE) return;
    const { a, b, count } = program.fields;
    for (let field = 0; field < count; field++) {
      if (b[field] === name && this.#hierarchy.isSubtype(a[field] as number, type))
        this.fields.set(field, api);
    }
  }

  /** A call of a catalogued method through this reference. */
  ofMethod(method: number): FoundApi[] {
    const { program } = this.#hierarchy;
    return (this.methods.get(method) ?? []).map((api) => {
      const proto = protoText(program, program.methods.c[method] as number);
      const parameters = proto.slice(0, proto.lastIndexOf(')') + 1);
      return { api, text: `${typeDescriptor(api.class ?? '')}->${api.name}${parameters}` };
    });
  }

  ofField(field: number): FoundApi[] {
    const api = this.fields.get(field);
    return api === undefined ? [] : [{ api, text: memberText(api) }];
  }

  /** A member found by name: `android.telephony.TelephonyManager`, `getDeviceId`. */
  byName(owner: string, name: string, kind: 'method' | 'field'): FoundApi[] {
    const member = `${owner}->${name}${kind === 'method' ? '()' : ''}`;
    // Overloads are one entry here: which one is meant, the name does not say.
    const api = this.#byMember.get(member)?.[0];
    return api === undefined ? [] : [{ api, text: memberText(api) }];
  }

  /** An address given to a content resolver. */
  ofAddress(address: string): FoundApi[] {
    const api = this.#addresses.find(
      ({ name }) =>
        address === name || (address.startsWith(name) && /[/?#]/.test(address.charAt(name.length))),
    );
    return api === undefined ? [] : [{ api, text: api.name }];
  }

  ofSetting(table: string, key: string): FoundApi[] {
    const api = this.#strings.get(`settings-key ${table} ${key}`);
    return api === undefined ? [] : [{ api, text: `${typeDescriptor(table)}->getString("${key}")` }];
  }

  ofProperty(name: string): FoundApi[] {
    const api = this.#strings.get(`system-property ${name}`);
    return api === undefined ? [] : [{ api, text: `SystemProperties.get("${name}")` }];
  }

  ofAction(action: string): FoundApi[] {
    const api = this.#strings.get(`intent-action ${action}`);
    return api === undefined ? [] : [{ api, text: action }];
  }

  /** Methods by which the app's classes receive information from the system. */
  *overrides(): Generator<{ readonly method: number; readonly found: FoundApi }> {
    const { program } = this.#hierarchy;
    for (const api of this.#overrides) {
      const type = findType(program, typeDescriptor(api.class ?? ''));
      const name = program.symbols.find(api.name);
      if (type === NONE || name === NONE) continue;
      for (let c = 0; c < program.classes.count; c++) {
        const own = program.classes.type[c] as number;
        if (!this.#hierarchy.isSubtype(own, type)) continue;
        for (const method of this.#hierarchy.methodsNamed(own, name)) {
          if (program.methods.a[method] === own) yield { method, found: { api, text: memberText(api) } };
        }
      }
    }
  }
}

function memberText(api: SensitiveApi): string {
  const owner = typeDescriptor(api.class ?? '');
  if (api.kind === 'field') return `${owner}->${api.name}`;
  return `${owner}->${api.name}${parameterDescriptor(api) ?? '()'}`;
}
