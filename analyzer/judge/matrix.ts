import type { Facts } from '../facts.ts';
import type { Evidence } from '../finding.ts';
import type { MatrixColumn, MatrixRow } from '../result.ts';
import { permissionFact } from '../rules/permissions.ts';
import type { Category, RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { codeEvidence, showsCollection } from './code-evidence.ts';
import { placeOf } from './listing-place.ts';

interface Cells {
  declared: Evidence[];
  used: Evidence[];
  disclosed: Evidence[];
}

/** Information of children under fourteen has rules of its own (PIPL art. 31). */
const MINORS = 'minor-information';

/** Evidence a cell shows at most: the report's lists hold the rest. */
const MAXIMUM_EVIDENCE = 20;

/** For each type of personal information met anywhere or needed by the category: declared, used, disclosed, necessary. */
export function matrixOf(facts: Facts, rules: RulePack): MatrixRow[] {
  const rows = new Map<string, Cells>();
  const cells = (type: string): Cells => {
    let row = rows.get(type);
    if (row === undefined) {
      row = { declared: [], used: [], disclosed: [] };
      rows.set(type, row);
    }
    return row;
  };
  const add = (types: readonly string[], column: MatrixColumn, evidence: Evidence): void => {
    for (const type of types) {
      const list = cells(type)[column];
      if (list.length < MAXIMUM_EVIDENCE) list.push(evidence);
    }
  };

  const category = facts.category === null ? undefined : rules.categories.get(facts.category.id);
  for (const need of category?.necessaryPersonalInformation ?? []) cells(need.id);
  for (const [permission, evidence] of declaredPermissions(facts)) {
    add(permissionFact(rules, permission)?.personalInformation ?? [], 'declared', evidence);
  }
  for (const call of facts.code?.calls?.apiCalls ?? []) {
    if (showsCollection(call, facts)) add(call.personalInformation, 'used', codeEvidence(call, facts));
  }
  for (const statement of facts.policy?.statements ?? []) {
    if (statement.negated) continue;
    const { quote, start, end, section } = statement;
    add(statement.personalInformation, 'disclosed', {
      kind: 'policy',
      input: facts.policy?.input ?? 0,
      quote,
      start,
      end,
      section,
    });
  }
  if (facts.listing !== null) {
    const { input, url } = placeOf(facts.listing, 'privacyLabel');
    for (const { personalInformation, quote } of facts.listing.privacyLabel?.collected ?? []) {
      add(personalInformation, 'disclosed', { kind: 'listing', input, field: 'privacyLabel', quote, url });
    }
  }
  return finish(rows, notLookedAt(facts), category, rules);
}

function* declaredPermissions(facts: Facts): Generator<[string, Evidence]> {
  if (facts.package !== null) {
    const input = facts.package.input;
    for (const use of facts.package.manifest.permissions) {
      yield [use.name, { kind: 'manifest', input, element: use.declaredAs, name: use.name, line: use.line }];
    }
  }
  if (facts.listing !== null) {
    const { permissionWords } = facts.listing;
    const { input, url } = placeOf(facts.listing, 'permissions');
    for (const name of facts.listing.permissions ?? []) {
      const quote = permissionWords[name] ?? name;
      yield [name, { kind: 'listing', input, field: 'permissions', quote, url }];
    }
  }
}

function notLookedAt(facts: Facts): MatrixColumn[] {
  const missing: MatrixColumn[] = [];
  if (facts.package === null && facts.listing?.permissions == null) missing.push('declared');
  if (facts.code?.calls == null) missing.push('used');
  if (facts.policy === null && facts.listing?.privacyLabel == null) missing.push('disclosed');
  return missing;
}

function finish(
  rows: ReadonlyMap<string, Cells>,
  missing: readonly MatrixColumn[],
  category: Category | undefined,
  rules: RulePack,
): MatrixRow[] {
  const result: MatrixRow[] = [];
  for (const [id, type] of rules.personalInformation) {
    const row = rows.get(id);
    if (row === undefined) continue;
    result.push({
      personalInformation: id,
      name: type.name,
      grade: type.grade,
      ...row,
      necessary: necessity(id, category, rules),
      ...neededFor(id, category, rules),
      handling: rules.handling[id === MINORS ? 'minors' : type.grade],
      notLookedAt: missing,
    });
  }
  return result;
}

/**
 * What the 2021 rule says of one type for a category: needed by the basic function, or by one service of it. Where it lists the type for
 * neither, a standard may still call it necessary for something that services of every category do (an account's password); else it is not.
 */
export function necessity(
  type: string,
  category: Category | undefined,
  rules: RulePack,
): MatrixRow['necessary'] {
  if (category === undefined) return 'unknown';
  const needs = needsOf(type, category, rules);
  if (needs.length === 0) return 'no';
  return needs.some(({ onlyFor }) => onlyFor === undefined) ? 'yes' : 'conditional';
}

/** What needs the type where not all of the category's services do. */
function neededFor(
  type: string,
  category: Category | undefined,
  rules: RulePack,
): Pick<MatrixRow, 'necessaryFor'> {
  if (category === undefined || necessity(type, category, rules) !== 'conditional') return {};
  const reasons = needsOf(type, category, rules).flatMap(({ onlyFor }) => onlyFor ?? []);
  return {
    necessaryFor: {
      zh: reasons.map(({ zh }) => zh).join('；'),
      en: reasons.map(({ en }) => en).join('; '),
    },
  };
}

/** The category's own needs of the type; where it has none, those that services have in common. */
function needsOf(type: string, category: Category, rules: RulePack): readonly { readonly onlyFor?: Text }[] {
  const own = category.necessaryPersonalInformation.filter(({ id }) => id === type);
  if (own.length > 0) return own;
  return rules.commonInformation.necessary.filter(
    ({ id, categories }) => id === type && (categories === undefined || categories.includes(category.id)),
  );
}
